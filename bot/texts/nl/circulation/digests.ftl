digest-form-title = Kennisbrief maken
digest-form-opening = Eerst zie je een voorstel. Daar bekijk je ook hoe een lezer het ziet. Er gaat niets weg tot jij publiceert.
digest-more = Meer: titel, inleiding, thema’s
digest-circle = Van welke leerkring?
digest-title = Titel
digest-title-proposed = Wat we leerden tot en met { $date }
digest-from = Inzichten vrijgegeven vanaf
digest-from-hint = Laat je deze dag staan? Dan begin ik waar de vorige kennisbrief voor dezelfde lezers ophield. Dat kan eerder zijn.
digest-to = Tot en met
digest-themes = Over welke thema’s?
digest-themes-hint = Kies je niets? Dan gaat het over alle thema’s.
digest-audience = Voor wie?
audience-circle = Onze leerkring
audience-network = Iedereen in onze Slack
audience-public = Iedereen, ook buiten Slack
audience-link = Iedereen, maar op het web alleen met de link
digest-page = Op het web:
digest-page-link = Op het web, alleen voor wie deze link heeft:
digest-scope = Welke inzichten?
digest-all-circles = Ook inzichten van andere leerkringen
digest-channels = In welke kanalen?
digest-channels-hint = Ik moet in deze kanalen zitten. Typ daar: /invite @Leerkring
digest-introduction = Inleiding
digest-no-circle = Een kennisbrief maak je als begeleider van een lopende leerkring. Jij begeleidt er nu geen.
digest-period-backwards = Deze datum ligt vóór de begindatum.
digest-own-channel-only = Een kennisbrief voor de leerkring kan alleen in het kanaal van de leerkring zelf.
digest-bot-not-in-channel = Ik zit niet in een van deze kanalen. Typ daar /invite @Leerkring en probeer het nog eens.
digest-empty = { $scope ->
    [all] In deze periode is niets vrijgegeven voor deze lezers.
   *[circle] Van ‘{ $name }’ is in deze periode niets vrijgegeven voor deze lezers.
} Kies een langere periode of andere thema’s, of maak eerst inzichten met /leerkring oogst.
digest-nothing-left = Er staat geen inzicht in. Staat er hieronder nog een? Zet het er dan bij. Anders kun je een nieuwe kennisbrief maken.
digest-already-published = Deze kennisbrief is al gepubliceerd. Je hoeft niets meer te doen.

digest-preview-title = Kennisbrief nakijken
digest-preview-readers = { $readers ->
    [0] { $channels ->
        [0] Er is geen kanaal gekozen, en geen abonnee krijgt deze kennisbrief meteen. Wie hem mag lezen, vindt hem op het tabblad Home, onder ‘Meer’.
        [one] Deze kennisbrief gaat naar één kanaal. Geen abonnee krijgt hem meteen.
       *[other] Deze kennisbrief gaat naar { $channels } kanalen. Geen abonnee krijgt hem meteen.
    }
    [one] { $channels ->
        [0] Deze kennisbrief gaat naar één abonnee. Er is geen kanaal gekozen.
        [one] Deze kennisbrief gaat naar één abonnee en één kanaal.
       *[other] Deze kennisbrief gaat naar één abonnee en { $channels } kanalen.
    }
   *[other] { $channels ->
        [0] Deze kennisbrief gaat naar { $readers } abonnees. Er is geen kanaal gekozen.
        [one] Deze kennisbrief gaat naar { $readers } abonnees en één kanaal.
       *[other] Deze kennisbrief gaat naar { $readers } abonnees en { $channels } kanalen.
    }
}
digest-preview-opening = Er is nog niets verstuurd. Deze inzichten komen erin. Druk op ‘Zo ziet een lezer het’ om de kennisbrief zelf te zien.
digest-nothing-but-sent = Er is niets nieuws voor deze lezers: { $count ->
    [one] dit inzicht
    [2] beide inzichten
   *[other] alle { $count } inzichten
} kregen ze al, het laatst op { $moment }. Kies hieronder wat je toch nog eens wilt sturen, of sluit dit venster.
digest-nothing-new = Deze lezers hebben alles al. Er is niets verstuurd.
digest-publish = Publiceer
digest-published-title = Gepubliceerd
digest-published = De kennisbrief met { $count ->
    [one] één inzicht
   *[other] { $count } inzichten
} { $readers ->
    [0] { $channels ->
        [0] is gepubliceerd. Er is geen kanaal gekozen, en geen abonnee krijgt hem meteen. Wie hem mag lezen, vindt hem op het tabblad Home, onder ‘Meer’.
        [one] gaat nu naar één kanaal.
       *[other] gaat nu naar { $channels } kanalen.
    }
    [one] { $channels ->
        [0] gaat nu naar één abonnee.
        [one] gaat nu naar één abonnee en één kanaal.
       *[other] gaat nu naar één abonnee en { $channels } kanalen.
    }
   *[other] { $channels ->
        [0] gaat nu naar { $readers } abonnees.
        [one] gaat nu naar { $readers } abonnees en één kanaal.
       *[other] gaat nu naar { $readers } abonnees en { $channels } kanalen.
    }
}
digest-published-frozen = { $audience ->
    [public] De tekst ligt nu vast. Trekt een schrijver iets in, dan haal ik dat weg uit Slack en van het web. Een mail kan ik niet terughalen.
   *[other] De tekst ligt nu vast. Trekt een schrijver iets in, dan haal ik alleen dat weg.
}

digest-period = { $begin } tot en met { $end }
digest-read-more = Lees meer
digest-edition-title = Kennisbrief
digest-item-title = Inzicht
digest-item-withdrawn = Dit inzicht is ingetrokken.
digest-closing = Heb je een vraag? Stuur Leerkring een privébericht.
digest-closing-here = Heb je een vraag? Typ die hier.
digest-too-many = In een kennisbrief passen hooguit { $most } inzichten. Laat er eerst een weg.
digest-later = { $count ->
    [one] Eén abonnee krijgt deze kennisbrief later: die heeft een pauze, of krijgt ze minder vaak.
   *[other] { $count } abonnees krijgen deze kennisbrief later: ze hebben een pauze, of krijgen ze minder vaak.
}
digest-other-themes = { $count ->
    [one] Er staat nog één inzicht in, over een ander thema.
   *[other] Er staan nog { $count } inzichten in, over andere thema’s.
}
digest-read-whole = Lees alles
digest-changed-since = De kennisbrief is intussen veranderd, dus er is niets verstuurd. Open hem opnieuw en kijk nog eens.
digest-up = Omhoog
digest-down = Omlaag
digest-out = Laat weg
digest-in = Zet erbij
digest-exact = Zo ziet een lezer het
digest-exact-title = Zo ziet een lezer het
digest-exact-for = Voor wie? { $audience }. Abonnees lezen alleen de inzichten over thema’s die ze kozen.
digest-exact-buttons = In Slack staan er bij elk inzicht ook knoppen, zoals ‘Lees meer’.
digest-others = { $count ->
    [one] Eén inzicht staat er niet in. Hieronder staat waarom. In een kennisbrief passen er hooguit { $most }.
   *[other] { $count } inzichten staan er niet in. Bij elk staat waarom. In een kennisbrief passen er hooguit { $most }.
}
digest-why-sent = kregen deze lezers al, op { $day }
digest-why-dropped = liet je weg
digest-why-circle = van deze leerkring staan er al twee of meer in
digest-why-room = stond niet in mijn voorstel
