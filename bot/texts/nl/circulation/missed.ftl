missed-title = Nieuwe kennisbrieven
missed-opening = { $count ->
    [0] Hier is niets meer te lezen.
    [one] Er is één nieuwe kennisbrief uitgekomen.
   *[other] Er zijn { $count } nieuwe kennisbrieven uitgekomen.
}
missed-more-cards = en nog { $count ->
    [one] één inzicht
   *[other] { $count } inzichten
}
