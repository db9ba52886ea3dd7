meeting-form-title = Bijeenkomst plannen
meeting-form-opening = Eerst zie je alle data. Pas daarna gaan de uitnodigingen weg.
meeting-circle = Leerkring
meeting-first-on = Datum (van de eerste keer)
meeting-at = Begintijd
meeting-at-hint = In de tijdzone van de kring. Bij zomer- en wintertijd blijft de tijd gelijk.
meeting-minutes = Hoe lang?
meeting-place = Plaats of link
meeting-place-hint = Bijvoorbeeld een adres en zaal, of de link van een videogesprek. Is er nog geen plek? Schrijf dan dat die volgt.
meeting-repeat = Herhalen
meeting-count = Aantal bijeenkomsten
meeting-count-hint = Alleen bij een reeks, hooguit { $most }. Vul dit in óf de laatste datum.
meeting-until = Laatste datum
meeting-once = Nee, één keer
meeting-every-weeks = { $weeks ->
    [one] Elke week
   *[other] Elke { $weeks } weken
}
meeting-monthly-nth = Elke maand op dezelfde dag, bijvoorbeeld de 2e donderdag
meeting-monthly-last = Elke maand aan het eind, bijvoorbeeld de laatste donderdag
meeting-duration = { $hours ->
    [0] { $minutes ->
        [one] 1 minuut
       *[other] { $minutes } minuten
    }
   *[other] { $minutes ->
        [0] { $hours } uur
        [one] { $hours } uur en 1 minuut
       *[other] { $hours } uur en { $minutes } minuten
    }
}
meeting-clocks-changed = { $time } (de klok is dan verzet)
meeting-no-circle = Je begeleidt nu geen lopende leerkring. Een nieuwe begin je met /leerkring nieuw. Een gestopte kring start je weer met /leerkring archief.
meeting-circle-not-started = Deze leerkring loopt nu niet. Is de kring nog niet gestart? Start hem op het tabblad Home. Is de kring gestopt? Typ /leerkring archief om hem weer te starten.
meeting-past = Dit moment is al voorbij. Kies een moment in de toekomst.
meeting-too-far = Dit ligt meer dan twee jaar vooruit. Plan het later.
meeting-repeat-missing = Je vulde een aantal of een laatste datum in. Kies hier hoe vaak jullie elkaar zien.
meeting-is-a-fifth = Dit is de vijfde keer dat die weekdag in de maand voorkomt. Niet elke maand heeft er vijf. Kies een eerdere datum, of elke maand aan het eind.
meeting-not-the-last = Deze datum is niet de laatste van die weekdag in de maand. Kies een andere datum of een andere herhaling.
meeting-count-and-until = Vul een aantal in of een laatste datum, niet allebei.
meeting-no-end = Vul een aantal in, of hieronder een laatste datum.
meeting-count-wrong = Vul een getal in van 1 tot en met { $most }.
meeting-until-before-first = De laatste datum ligt vóór de eerste.
meeting-too-many = Dat zijn te veel bijeenkomsten. Plan er hooguit { $most } tegelijk.

meeting-preview-title = Klopt dit?
meeting-preview-opening = { $count ->
    [one] Eén bijeenkomst van ‘{ $name }’. Er is nog niets verstuurd.
   *[other] { $count } bijeenkomsten van ‘{ $name }’. Er is nog niets verstuurd.
}
meeting-preview-waiting = { $count ->
    [one] Eén persoon gaf iets mee of bracht een praktijk in voor een bijeenkomst die niet doorging. Dat gaat mee naar de eerste bijeenkomst die je nu plant.
   *[other] { $count } mensen gaven iets mee of brachten een praktijk in voor een bijeenkomst die niet doorging. Dat gaat mee naar de eerste bijeenkomst die je nu plant.
}
meeting-poll = De datumprikker van deze kring
meeting-stop-poll = Stop de datumprikker: dit komt ervoor in de plaats
meeting-stop-poll-hint = Niemand hoeft dan nog te stemmen. Wie de vraag kreeg, ziet daar deze datum staan.
meeting-preview-invited = { $count ->
    [0] Er gaat geen uitnodiging weg: er is niemand anders die er nu een krijgt.
    [one] Eén persoon krijgt een uitnodiging:
   *[other] { $count } mensen krijgen elk één uitnodiging:
}
meeting-on-holiday = let op: { $name }
meeting-on-liberation-day = let op: Bevrijdingsdag
meeting-in-school-holiday = let op: { $kind }, { $region }
meeting-on-weekend = let op: weekend
meeting-on-quiet-day = let op: veel mensen zijn dan vrij
clash-taken = let op: dan is er al een bijeenkomst van deze kring
clash-elsewhere = { $count ->
    [one] let op: één persoon heeft dan een andere bijeenkomst
   *[other] let op: { $count } mensen hebben dan een andere bijeenkomst
}
clash-off = { $count ->
    [one] let op: één persoon werkt dan niet
   *[other] let op: { $count } mensen werken dan niet
}
meeting-invite = Plan en nodig uit
meeting-planned-title = Gepland
meeting-planned = { $count ->
    [one] De bijeenkomst van ‘{ $name }’ staat gepland. Ik regel de uitnodigingen.
   *[other] { $count } bijeenkomsten van ‘{ $name }’ staan gepland. Ik regel de uitnodigingen.
}
meeting-planned-you = Jou heb ik alvast genoteerd: jij komt. Wijzigen kan op het tabblad Home.
meeting-planned-without-you = Voor { $day } stemde je nee. Daarom heb ik genoteerd dat je dan niet komt. Wijzigen kan op het tabblad Home.
meeting-planned-next = { $series ->
    [long] Wie niet antwoordt, krijgt twee werkdagen vooraf hooguit één herinnering. Vanaf de vierde bijeenkomst vraag ik het ongeveer een week vooraf.
   *[short] Wie niet antwoordt, krijgt twee werkdagen vooraf hooguit één herinnering.
} Wie er komt, zie je op het tabblad Home. Na afloop vraag ik de deelnemers wat ze hebben geleerd.
meeting-left-out = Laat deze data weg
meeting-all-left-out = Je hebt alle data weggelaten. Laat er minstens één staan.
meeting-topic = Onderwerp: { $words }
meeting-preparation = Voorbereiding: { $words }
