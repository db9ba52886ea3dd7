change-sessions-title = Bijeenkomsten
change-move = Verplaats
change-cancel = Zeg af
change-move-title = Bijeenkomst wijzigen
change-move-opening = Verander wat er anders wordt. Je ziet eerst wat er gebeurt. Daarna pas krijgt iemand bericht.
change-day = Datum
change-which = Voor welke bijeenkomsten?
change-only-this = Alleen deze
change-following = { $count ->
    [one] Deze en de ene die erna komt
   *[other] Deze en de { $count } die erna komen
}
change-move-preview = { $count ->
    [one] Eén bijeenkomst van ‘{ $name }’ verandert. Er is nog niets verstuurd.
   *[other] { $count } bijeenkomsten van ‘{ $name }’ veranderen. Er is nog niets verstuurd.
}
change-from = Was: { $when }
change-to = Wordt: { $when }
change-told = { $count ->
    [0] Er hoeft niemand bericht te krijgen.
    [one] Eén persoon krijgt bericht:
   *[other] { $count } mensen krijgen elk één bericht:
}
change-asked-again = Eerdere antwoorden tellen niet meer: mijn bericht vraagt het opnieuw. Jou noteer ik alvast: jij komt.
change-answers-stay = De tijd blijft gelijk. Eerdere antwoorden blijven gelden.
change-edited = Uitnodigingen en herinneringen die er al staan, pas ik aan.
change-confirm = Wijzig en stuur bericht
change-move-done = Gewijzigd. Wie in de lijst stond, hoort het van me. Op het tabblad Home zie je wie er komt.
change-move-alone = Gewijzigd. Op het tabblad Home zie je wie er komt.
change-nothing = Je hebt nog niets gewijzigd. Verander de datum, de tijd, de duur of de plaats.
change-has-begun = Deze bijeenkomst is al begonnen of voorbij. Er is niets veranderd.
change-was-cancelled = Deze bijeenkomst was al afgezegd. Er is niets veranderd en er gaat geen nieuw bericht weg.
change-meanwhile = Je klik heeft niets gedaan: iemand heeft deze bijeenkomsten net gewijzigd. Sluit dit venster en kijk opnieuw.

change-cancel-title = Bijeenkomst afzeggen
change-cancel-preview = { $count ->
    [one] Eén bijeenkomst van ‘{ $name }’ gaat niet door. Er is nog niets verstuurd.
   *[other] { $count } bijeenkomsten van ‘{ $name }’ gaan niet door. Er is nog niets verstuurd.
}
change-givers = { $count ->
    [one] Eén persoon gaf hiervoor al iets mee of bracht een praktijk in. Dat gaat mee naar de eerste bijeenkomst van de kring daarna. Staat die nog niet gepland? Plan die dan binnen een half jaar.
   *[other] { $count } mensen gaven hiervoor al iets mee of brachten een praktijk in. Dat gaat mee naar de eerste bijeenkomst van de kring daarna. Staat die nog niet gepland? Plan die dan binnen een half jaar.
}
change-cancel-confirm = Zeg af
change-cancel-done = Afgezegd. Wie in de lijst stond, hoort het van me.
change-cancel-alone = Afgezegd.

change-moved-title = Nieuwe tijd: { $name }
change-moved = { $count ->
    [one] De bijeenkomst heeft een nieuwe tijd. Een eerder antwoord telt niet meer. Kom je?
   *[other] { $count } bijeenkomsten hebben een nieuwe tijd. Een eerder antwoord telt niet meer. Kom je?
}
change-sent-in = Wat je meegaf, gaat mee naar de nieuwe tijd. Kies je ‘Nee’? Dan komt het in de bijeenkomst op de manier die je koos.
change-place-title = Andere plaats: { $name }
change-place = De tijd blijft gelijk. Had je al geantwoord? Dan hoef je niets te doen.
change-sent-in-next = Wat je hiervoor meegaf of inbracht, gaat mee naar de eerste bijeenkomst van de kring daarna. Is die er nog niet? Dan bewaar ik het een half jaar.
change-cancelled-title = Gaat niet door: { $name }
change-cancelled = { $count ->
    [one] Zette je de bijeenkomst zelf in je agenda? Haal die er dan uit. Verder hoef je niets te doen.
   *[other] Zette je de bijeenkomsten zelf in je agenda? Haal ze er dan uit. Verder hoef je niets te doen.
}
change-superseded = ‘{ $name }’: dit is niet meer actueel. Op het tabblad Home staat wat er komt.
change-outdated-moved = ‘{ $name }’: de bijeenkomst van { $when } is verplaatst naar { $new }.
change-outdated-cancelled = ‘{ $name }’: de bijeenkomst van { $when } gaat niet door.
