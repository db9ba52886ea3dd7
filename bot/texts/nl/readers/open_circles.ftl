web-circles = Open kringen
web-circles-title = Open kringen van { $name }
web-circles-opening = Een leerkring is een kleine groep collega’s die van elkaars praktijk leert. Bij een open kring kun je vragen of je mee kunt doen.
web-circles-how = Zo doe je mee
web-circles-in-slack = Typ in Slack /leerkring meedoen en druk op ‘Open kringen’. Een begeleider van de kring antwoordt.
web-circles-elsewhere = Heb je geen account in deze Slack? Vraag dan een collega met een account om een uitnodiging.
web-circles-list = Deze kringen zijn open
web-circles-next = Volgende bijeenkomst:
web-circles-nothing-planned = Er is nog geen bijeenkomst gepland.
web-circles-full = Nu vol. Zegt de begeleider ja, dan kom je op de wachtlijst.
web-circles-none = Er staat hier nu geen open kring. In Slack zie je met /leerkring meedoen of er toch een kring open is.
web-circles-more = Volgende pagina
web-circles-before = Vorige pagina
web-circles-front = { $count ->
    [one] Eén kring staat open voor nieuwe mensen.
   *[other] { $count } kringen staan open voor nieuwe mensen.
}
web-circles-see = Bekijk de open kringen
