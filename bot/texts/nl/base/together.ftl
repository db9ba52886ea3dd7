together-opening = Ik heb { $count ->
    [one] één ding
   *[other] { $count } dingen
} voor je. Alles staat in dit ene bericht.
together-over = Dit hoeft niet meer.
