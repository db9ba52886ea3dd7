missed-title = Wat je miste
missed-opening = { $count ->
    [0] Wat hierin stond, is ingetrokken.
    [one] Sinds mijn vorige bericht hierover kwam er één kennisbrief uit.
   *[other] Sinds mijn vorige bericht hierover kwamen er { $count } kennisbrieven uit.
}
missed-more-cards = en nog { $count ->
    [one] één inzicht
   *[other] { $count } inzichten
}
