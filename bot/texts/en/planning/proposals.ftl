again = Same as last time, four weeks later
proposal-free = As far as I know, everybody is free at these times: { $moments }.
proposal-use = Use these times
