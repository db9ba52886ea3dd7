again = Same as last time, four weeks on
proposal-free = Without a clash, as far as I know: { $moments }.
proposal-use = Poll these dates
