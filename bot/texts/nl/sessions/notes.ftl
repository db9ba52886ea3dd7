note-open = Notitie
note-title = Notitie
note-text = Wat wil je vasthouden?
note-kind = Wat is het?
note-kind-insight = Les
note-kind-question = Vraag
note-kind-agreement = Afspraak
note-level-hint = Kies je voor je leerkring? Dan zie je eerst wat de kring zou lezen. De begeleider kan de notitie in de terugblik zetten.
note-kept = Bewaard, alleen voor jou. Je vindt je notitie terug onder ‘Punten en notities’.
note-preview-opening = Bewaard. Niemand anders kan het nu lezen. Deel je het? Dan staat het bij de notities van de kring, en misschien in de terugblik, voor iedereen in het kanaal. Zo ziet het eruit:
note-preview-closing = Sluit je dit venster? Dan blijft de notitie van jou alleen. Later toch delen? Schrijf die dan opnieuw op. Weghalen kan altijd. Wat iemand dan al had overgeschreven, kan niemand terughalen.
note-keep-private = Deel niet
note-shared = Gedeeld met je kring. Weghalen kan altijd, onder ‘Punten en notities’.
note-open-list = Punten en notities
note-list-title = Punten en notities
note-list-opening = De punten op de parkeerplaats en de notities van deze bijeenkomst. Een notitie die je niet deelde, zie jij alleen.
note-list-empty = Hier staat nu niets: geen punten op de parkeerplaats, en geen notities die jij kunt zien.
note-drop = Haal weg
note-more = { $count ->
    [one] En nog één notitie.
   *[other] En nog { $count } notities.
}
note-too-many = Je hebt al { $most } notities bij deze bijeenkomst. Haal er eerst een weg.
note-too-early = Het is nog niet zover. Vanaf een half uur voor het begin kun je iets opschrijven.
note-too-late = Deze bijeenkomst is te lang geleden om nog iets op te schrijven.

point-open = Parkeer een punt
point-title = Parkeer een punt
point-text = Waar wil je later op terugkomen?
point-hint = Iedereen in het kanaal van de kring kan het lezen, met je naam.
point-park = Parkeer
point-by = Geparkeerd door { $name }
point-more = { $count ->
    [one] En nog één punt.
   *[other] En nog { $count } punten.
}
point-drop = Haal weg
point-ask = Maak er een vraag aan de kring van
point-ask-title = Vraag aan de kring
point-ask-opening = Zo wordt het een vraag van jou aan je kring. Je naam staat er niet bij. Wie het punt las, denkt misschien dat de schrijver ervan dit vraagt. Komt er een antwoord, dan hoor je het van me. Pas de woorden gerust aan.
point-ask-text = De vraag
point-asked = Het is nu een vraag aan je kring. Je hoort van me als er een antwoord komt.
point-too-many = Er staan al { $most } punten op de parkeerplaats. Haal er eerst een weg.
point-not-yours = Alleen een begeleider kan dit doen, of degene die het punt parkeerde.
point-settled = Dit punt staat niet meer op de parkeerplaats.

recap-choose-notes = Notities die met de kring zijn gedeeld

contribution-way = Hoe komt het in de bijeenkomst?
contribution-way-hint = In het kanaal komt het alleen tijdens een draaiboek. Is dat er niet, of kom je later toch? Dan lezen alleen de begeleiders het.
contribution-told = De begeleider leest het, met mijn naam, en brengt het in
contribution-shared = Het mag in het kanaal, met mijn naam
