poll-form-title = Datum prikken
poll-form-opening = Stel een paar momenten voor. Eerst zie je alles nog eens. Pas daarna krijgt de kring de vraag.
poll-slot-on = Moment { $number }: datum
poll-slot-at = Moment { $number }: begintijd
poll-new-on = Nieuw moment { $number }: datum
poll-new-at = Nieuw moment { $number }: begintijd
poll-more-slots = Voeg een moment toe
poll-deadline = Stemmen tot en met
poll-deadline-hint = Wie nog niet heeft gestemd, krijgt vóór die tijd hooguit één herinnering.
poll-too-few = Stel minstens twee momenten voor. Weet je de datum al? Gebruik dan /leerkring plan.
poll-too-many = Dat zijn te veel momenten. Stel er hooguit { $most } voor.
poll-slot-twice = Dit moment staat er al. Kies een ander.
poll-deadline-past = Deze dag is al voorbij. Kies vandaag of later.
poll-deadline-late = Kies een dag vóór het eerste moment, anders kan niemand er nog op rekenen.
poll-already-open = Voor deze kring loopt al een datumprikker. Je vindt hem op het tabblad Home.

poll-other-circle = Kies de leerkring van de bijeenkomst die vervalt.

poll-preview-opening = { $count ->
    [one] Eén moment voor ‘{ $name }’. Er is nog niets verstuurd.
   *[other] { $count } momenten voor ‘{ $name }’. Er is nog niets verstuurd.
}
poll-preview-asked = { $count ->
    [0] Er gaat geen vraag weg: er is niemand anders die er nu een krijgt.
    [one] Eén persoon krijgt de vraag als privébericht:
   *[other] { $count } mensen krijgen de vraag als privébericht:
}
poll-until = Stemmen kan tot en met { $day }.
poll-until-moment = Stemmen kan tot { $moment }.
poll-ask = Vraag het aan de kring
poll-asked = De datumprikker staat open. Jouw stem staat overal op ‘Ja, ik kan’; wijzigen kan op het tabblad Home. Als iedereen heeft gestemd of de tijd om is, stel ik je de beste datum voor.

poll-title = Wanneer kun je? { $name }
poll-opening = We zoeken een datum voor een bijeenkomst. Zeg bij elk moment of je kunt.
poll-private = Alleen de begeleiders zien wie wat stemde.
poll-reminder = Je hebt nog niet bij elk moment gezegd of je kunt.
poll-reminder-last = Dit is de enige herinnering.
poll-open-vote = Stem
poll-change-vote = Wijzig mijn stem
poll-vote-yes = Ja, ik kan
poll-vote-if-need-be = Als het moet
poll-vote-no = Nee
poll-vote-title = Wanneer kun je?
poll-vote-opening = Voor ‘{ $name }’. Je hoeft niet alles in één keer in te vullen.
poll-vote-then = Tot dan kun je je stem wijzigen. Wordt het een moment waarop je ‘Ja, ik kan’ koos? Dan noteer ik meteen dat je komt.
poll-nothing-chosen = Kies bij minstens één moment wat voor jou geldt.
poll-voted = Bewaard. Zodra er een datum is, krijgt iedereen een uitnodiging.
poll-voted-partly = Bewaard. Je hebt nog niet bij elk moment iets gekozen; dat kan later ook.

poll-is-planned = Er is al een datum gekozen. Je vindt de bijeenkomst op het tabblad Home.
poll-is-cancelled = Deze datumprikker is gestopt zonder datum. Je hoeft niets te doen.
poll-is-closed = Stemmen kan niet meer. Zodra er een datum is, krijgt iedereen een uitnodiging.
poll-slot-dropped = Dit moment is vervallen. Kies een ander.
poll-slot-past = Dit moment is al voorbij. Kies een ander.
poll-slot-refused = Bij dit moment zei iedereen nee. Kies een ander.
poll-became = De datum is gekozen:
poll-became-off = De datum was gekozen, maar deze bijeenkomst gaat niet door:
poll-stopped = De datumprikker van ‘{ $name }’ is gestopt. Je hoeft geen van die momenten meer vrij te houden.

poll-overview-title = Datumprikker
poll-count-yes = { $count ->
    [one] Kan (1)
   *[other] Kunnen ({ $count })
}
poll-count-if-need-be = { $count ->
    [one] Kan als het moet (1)
   *[other] Kunnen als het moet ({ $count })
}
poll-count-no = { $count ->
    [one] Kan niet (1)
   *[other] Kunnen niet ({ $count })
}
poll-count-silent = Nog niet gestemd ({ $count })
poll-choose = Kies dit moment
poll-choose-title = Dit moment kiezen?
poll-choose-text = { $when } wordt een bijeenkomst en iedereen krijgt een uitnodiging.
poll-see = Bekijk alle stemmen
poll-open-change = Wijzig of verleng
poll-close = Sluit de stemming
poll-cancel = Stop zonder datum
poll-cancel-title = Datumprikker stoppen?
poll-cancel-text = Er komt geen bijeenkomst uit. Wie een moment vrijhield, krijgt bericht.

poll-result-title = Een datum voor ‘{ $name }’
poll-result = { $count ->
    [one] Dit moment past het best:
   *[other] { $count } momenten passen even goed. Kies er een:
}
poll-result-more = De andere vind je onder ‘Bekijk alle stemmen’.
poll-result-none = Alleen degene die de momenten voorstelde, heeft gestemd. Je kunt de stemming verlengen of andere momenten voorstellen. Toch een van deze momenten kiezen kan ook, bij ‘Bekijk alle stemmen’.
poll-result-nobody = Niemand heeft bij een van deze momenten gezegd te kunnen. Stel andere momenten voor, of stop zonder datum.
poll-result-past = Alle momenten zijn voorbij. Stel nieuwe momenten voor, of stop zonder datum.
poll-voting-none = Alleen degene die de momenten voorstelde, heeft tot nu toe gestemd.

poll-change-title = Wijzig of verleng
poll-change-opening = De stemmen op momenten die blijven, bewaar ik. Niemand krijgt nu een nieuw bericht: ik pas de vraag aan die er al staat.
poll-keep = Deze momenten blijven
poll-none-left = Houd minstens één moment over, of stel een nieuw moment voor.
poll-changed = Bewaard. Stemmen kan tot en met { $day }.

poll-sent-in = Wat je daarvoor meegaf of inbracht, gaat mee naar de nieuwe datum. Je hoeft het niet opnieuw te schrijven.
poll-stopped-sent-in = Wat je meegaf of inbracht, gaat mee naar de volgende bijeenkomst van de kring. Die moet dan wel binnen een half jaar zijn.
poll-replaces = De bijeenkomst van { $when } gaat niet door: er waren te weinig aanmeldingen.
poll-preview-replaces = De geplande bijeenkomst vervalt zodra je dit verstuurt. De deelnemers lezen dat in hetzelfde bericht.
