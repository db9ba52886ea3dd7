again = Same as last time, four weeks on
proposal-free = Everybody is free then, as far as I know: { $moments }.
proposal-use = Poll these dates
