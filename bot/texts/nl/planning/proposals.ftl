again = Zelfde als de vorige keer, vier weken verder
proposal-free = Dan kan iedereen, voor zover ik weet: { $moments }.
proposal-use = Prik met deze data
