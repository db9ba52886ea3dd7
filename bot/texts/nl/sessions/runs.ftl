run-title = Draaiboek: { $name }
run-place = { $method } · fase { $number } van { $count }
run-until = Tot { $time }
run-paused = { $minutes ->
    [0] Pauze. De tijd van deze fase is om.
    [one] Pauze. Er is nog één minuut over.
   *[other] Pauze. Er zijn nog { $minutes } minuten over.
}
run-next = Hierna: { $name } ({ $length })
run-last = Dit is de laatste fase.
run-parked = { $count ->
    [one] Eén punt op de parkeerplaats.
   *[other] { $count } punten op de parkeerplaats.
}
run-parked-list = Dit staat nog op de parkeerplaats:
run-finished = Deze bijeenkomst is afgerond. Iets opschrijven kan nog tot twee weken erna.
run-stopped = Dit draaiboek van ‘{ $name }’ is gestopt: de bijeenkomst gaat niet door of is verplaatst.
run-press-next = Volgende fase
run-press-back = Vorige fase
run-press-pause = Pauze
run-press-resume = Ga verder
run-press-extend = + 5 minuten
run-press-finish = Rond af
run-finish-title = Afronden?
run-finish-sure = Dan stopt de tijd. Iets opschrijven kan daarna nog.
run-input = { $name } geeft dit mee:
run-input-kept = { $count ->
    [one] Eén persoon gaf iets mee dat hier niet staat. De begeleiders kunnen het inbrengen.
   *[other] { $count } mensen gaven iets mee dat hier niet staat. De begeleiders kunnen het inbrengen.
}
run-soon = ‘{ $name }’ duurt nog twee minuten.
run-over = De tijd voor ‘{ $name }’ is om.
run-done = Dat was het. Dank jullie wel.
run-started = Gestart. Het draaiboek staat in het kanaal van de kring; daar vind je de knoppen. Twee minuten voor het einde van een fase waarschuw ik in een reactie onder dat bericht. Bij een korte fase doe ik dat niet.

run-leaders-only = Alleen een begeleider bedient het draaiboek. Wil jij verder, of juist meer tijd? Zeg het gerust hardop.
run-cancelled = Deze bijeenkomst gaat niet door. Het draaiboek kan dus niet starten.
run-goes-on = Het draaiboek loopt al. De knoppen staan in het kanaal van de kring.
run-is-finished = Deze bijeenkomst is al afgerond.
run-has-begun = De bijeenkomst is begonnen. De fasen liggen nu vast; met ‘+ 5 minuten’ en ‘Pauze’ kun je nog schuiven.
run-too-early = Het is nog niet zover. Starten kan vanaf een half uur voor het begin.
run-too-late = Deze bijeenkomst is voorbij.
run-not-going = Dit draaiboek loopt nu niet. Er is niets veranderd.
run-moved-on = Je klik heeft niets gedaan: het draaiboek was net al veranderd. Kijk waar jullie nu zijn.
run-no-meeting = Er staat nu geen bijeenkomst gepland. Typ /leerkring plan om er een te plannen.

run-open = Draaiboek
