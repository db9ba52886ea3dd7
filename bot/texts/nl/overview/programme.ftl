programme-open = Programma
programme-title = Programma
programme-nothing = Er is nog geen leerkring gestart.
programme-private = Wat deelnemers schreven, staat hier niet.
programme-state-active = Loopt
programme-state-paused = Pauzeert
programme-state-closed = Afgerond
programme-line = { $state } · { $people ->
    [one] één persoon
   *[other] { $people } mensen
}
programme-vacant = Niemand begeleidt deze kring.
programme-horizon = Einddatum: { $date }.
programme-ask = Vraag iemand
programme-by-theme = Per thema
programme-themes-opening = Waar weten we al veel van, en waar nog weinig? Bovenaan staan de thema’s waar de meeste mensen op een antwoord wachten.
programme-theme = { $circles ->
    [0] geen lopende kring
    [one] één lopende kring
   *[other] { $circles } lopende kringen
}, { $insights ->
    [0] nog geen inzichten
    [one] één inzicht
   *[other] { $insights } inzichten
}
programme-theme-asked-some = Meer dan één persoon wacht op een antwoord.
programme-theme-asked-often = Veel mensen wachten op een antwoord.
programme-themes-private = Een vraag van één persoon tel ik niet mee. Zo kun je niet raden van wie die is.
