together-opening = Er { $count ->
    [one] is één ding
   *[other] zijn { $count } dingen
} waar ik je nu over schrijf. Ik heb ze in één bericht gezet.
together-over = Dit hoeft niet meer.
