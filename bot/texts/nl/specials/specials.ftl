special-or = Of maak iets anders dan een kennisbrief:
special-make-story = Reisverhaal
special-make-event = Presentatie
special-make-quarter = Kwartaalblad
special-form-story = Reisverhaal
special-form-event = Presentatie
special-form-quarter = Kwartaalblad
special-opening-story = Het verhaal van je leerkring: hoe de vragen veranderden, wat jullie leerden en wat ervan kwam. Ik begin met wat is vrijgegeven. Daarna kies jij wat erin staat.
special-opening-event = Dia’s, een pagina met QR-code en een blad A4 over jullie openbare inzichten. Eerst kies je welke.
special-opening-quarter = Eén blad voor je bestuur of opdrachtgever: cijfers, twee openbare citaten en wat er veranderde. Niemand staat er met naam in.
special-no-web = Dit werkt nog niet: de { -technician } moet eerst een webadres instellen.
special-last = Al eerder gemaakt, op { $date }.
special-read = Lees
special-all-circles = Alle leerkringen samen
special-quarter = Welk kwartaal?
special-quarter-name = kwartaal { $number } van { $year }
special-title-hint = Laat je dit leeg? Dan kies ik een titel.
special-title-story = Het reisverhaal van { $name }
special-title-event = Wat { $name } leerde
special-title-quarter = { $name }: { $quarter }
special-introduction-story = Inleiding
special-introduction-event = Inleiding
special-introduction-quarter = Wat veranderde er?
special-audience-hint = Antwoorden en voornemens staan alleen in een reisverhaal voor je eigen leerkring. Daarbuiten komt wat mensen schreven alleen in een inzicht terecht.
special-nothing-public = Er zijn hier nog geen openbare inzichten. Maak ze met /leerkring oogst, en laat ze vrijgeven voor iedereen.
special-preview-opening = Er is nog niets gepubliceerd. Voor wie? { $audience }. Kies wat erin staat, en in welke volgorde.
special-is-public = Dit komt op een pagina die iedereen met het adres kan lezen. Wat geprint is, kan ik niet terughalen.
special-part-questions = Onze vragen
special-part-principles = Handvatten
special-part-quotes = Wat mensen zeiden
special-part-intentions = Voornemens en wat ervan kwam
special-part-cards = Inzichten
special-question-came = { $session ->
    [0] Vanaf het begin.
    [one] Erbij gekomen na de eerste bijeenkomst.
   *[other] Erbij gekomen na { $session } bijeenkomsten.
}
special-question-went = { $session ->
    [one] Losgelaten na de eerste bijeenkomst.
   *[other] Losgelaten na { $session } bijeenkomsten.
}
special-became = Wat ervan kwam
special-level = alleen voor onze leerkring
special-sessions = { $count ->
    [0] Er is nog geen bijeenkomst geweest.
    [one] Eén bijeenkomst.
   *[other] { $count } bijeenkomsten.
}
special-figure = { $name }: { $now } (het kwartaal ervoor: { $before })
special-figure-sessions = Bijeenkomsten
special-figure-people = Mensen die meededen
special-figure-insights = Nieuwe inzichten
special-figure-principles = Nieuwe handvatten
special-figure-recognised = Hoe vaak lezers iets herkenden
special-figure-uses = Hoe vaak lezers ‘Ga ik gebruiken’ kozen
special-share = Geteld per bijeenkomst: van iedereen die antwoordde of van wie de aanwezigheid is genoteerd, kwam { $share } procent. Is dat niet genoteerd? Dan telt een ja als gekomen.
special-others = { $count ->
    [one] Dit staat er niet in. Er passen er hooguit { $most } in.
   *[other] Deze { $count } staan er niet in. Er passen er hooguit { $most } in.
}
special-too-many = Hier passen er hooguit { $most } in. Laat er eerst een weg.
special-already-published = Dit is al gepubliceerd. Je hoeft niets meer te doen.
special-changed-since = Er is intussen iets veranderd, dus ik heb niets gepubliceerd. Open het opnieuw en kijk het nog eens na.
special-nothing-left = Er staat niets in. Zet er minstens één ding bij.
special-published = Het reisverhaal is klaar. Er gaat een bericht naar het kanaal van de leerkring.
special-published-web = Het staat online. Deel het adres met wie je wilt.
special-published-live = Trekt iemand woorden in? Dan staan ze er meteen niet meer in.
special-page = Pagina
special-slides = Dia’s
special-a4 = A4 om te printen
special-closing = Heb je een vraag? Stuur Leerkring een privébericht.
special-take-back = Haal weg
special-take-back-sure = Niemand kan het dan nog lezen, in Slack of op het web. Wat geprint is, kan ik niet terughalen.
special-taken-back = Het is weg. Niemand kan het nog lezen, in Slack of op het web.
special-gone = Dit is er niet meer: het is weggehaald, of alles wat erin stond, is ingetrokken.
special-emptied = Alles wat hierin stond, is ingetrokken. In Slack kunnen lezers dit niet meer openen. Heeft het een pagina op het web? Daar zien ze alleen nog je correctie, als die er is.
special-correction-opening = Klopt er iets niet? Zet het hier recht. Je correctie staat meteen bovenaan: in Slack, en op de pagina, de dia’s en het blad A4 als die er zijn. Trekken schrijvers alles in? Dan blijft je correctie op de pagina staan. Wat geprint is, kan niet meer veranderen.
special-story-news = Het reisverhaal van ‘{ $name }’ is klaar: onze vragen, wat we leerden en wat ervan kwam.
special-story-gone = Het reisverhaal van ‘{ $name }’ is weggehaald.
special-story-offer = Wil je vertellen wat deze leerkring meemaakte? Ik zet klaar wat is vrijgegeven.
special-story-make = Maak het reisverhaal
special-story-read = Lees het reisverhaal

special-web-gone = Deze pagina is weg
special-web-gone-said = De pagina is weggehaald, of alles wat erop stond, is ingetrokken.
special-web-made = Van { $date }. Trekt iemand woorden in, dan verdwijnen ze meteen van de pagina op het web.
special-web-figures = De cijfers
special-web-figure = Wat
special-web-now = Dit kwartaal
special-web-before = Kwartaal ervoor
special-web-quarter-changed = Wat er veranderde
special-web-slides = Bekijk als dia’s
special-web-print = A4 als pdf
special-web-no-pdf = Hier is geen pdf te maken. Print deze pagina: die past op A4.
special-web-qr = QR-code naar deze pagina
special-web-scan = Lees het zelf na
special-web-cut = Dit is niet de hele tekst.
special-web-read-on = Lees verder
special-web-previous = Vorige
special-web-next = Volgende
special-web-slide = Dia { $number } van { $count }
special-web-keys = Druk op de spatiebalk of op Page Down voor de volgende dia.
special-web-back = Naar de pagina
