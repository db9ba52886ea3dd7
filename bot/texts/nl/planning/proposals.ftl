again = Zelfde als de vorige keer, vier weken verder
proposal-free = Zonder botsing, voor zover ik weet: { $moments }.
proposal-use = Prik met deze data
