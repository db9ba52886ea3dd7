again = Zelfde als de vorige keer, vier weken later
proposal-free = Dan kan iedereen, voor zover ik weet: { $moments }.
proposal-use = Prik met deze data
