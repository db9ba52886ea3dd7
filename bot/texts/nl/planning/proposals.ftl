again = Plan hetzelfde, vier weken later
proposal-free = Op deze momenten kan iedereen, voor zover ik weet: { $moments }.
proposal-use = Neem deze momenten over
