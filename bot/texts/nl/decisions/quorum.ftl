quorum-short = { $count ->
    [0] Er heeft zich nog geen deelnemer aangemeld voor de bijeenkomst van ‘{ $name }’. Jullie minimum is { $needed }. Dat minimum kun je aanpassen op het tabblad Home, bij ‘Beheer’.
    [one] Er heeft zich één deelnemer aangemeld voor de bijeenkomst van ‘{ $name }’. Jullie minimum is { $needed }. Dat minimum kun je aanpassen op het tabblad Home, bij ‘Beheer’.
   *[other] Er hebben zich { $count } deelnemers aangemeld voor de bijeenkomst van ‘{ $name }’. Jullie minimum is { $needed }. Dat minimum kun je aanpassen op het tabblad Home, bij ‘Beheer’.
}
quorum-coming = Wie komt
quorum-round = Stel alleen de vragen
quorum-round-title = Alleen de vragen?
quorum-round-text = De bijeenkomst vervalt. Elke deelnemer krijgt de hoofdvragen als privébericht.
quorum-new-date = Zoek een andere datum
quorum-go-on = Laat de bijeenkomst doorgaan
quorum-usual = Dat minimum is ongeveer de helft van de deelnemers, omdat jullie zelf niets kozen.
quorum-once = Ik vraag dit één keer. Doe je niets, dan gaat de bijeenkomst door.
quorum-chosen-round = De bijeenkomst gaat niet door. De deelnemers krijgen alleen de vragen.
quorum-chosen-new-date = De bijeenkomst is vervallen; de kring zoekt een andere datum.
quorum-chosen-go-on = De bijeenkomst gaat door.
quorum-reached = Jullie minimum is gehaald. De bijeenkomst gaat door.
quorum-moved = Je klik heeft niets gedaan: deze bijeenkomst is net verplaatst. Als er weer te weinig deelnemers komen, vraag ik het je opnieuw.
quorum-chosen-by = Gekozen door { $name }.
quorum-called-off = De bijeenkomst van ‘{ $name }’ op { $when } gaat niet door: er waren te weinig aanmeldingen. De deelnemers krijgen de hoofdvragen als privébericht.

quorum-open = Minimumaantal deelnemers
quorum-form-title = Minimumaantal deelnemers
quorum-form-opening = { $needed ->
    [0] Een bijeenkomst van ‘{ $name }’ heeft nu geen minimum. Ook als er weinig mensen komen, vraag ik de begeleiders niets.
    [one] Een bijeenkomst van ‘{ $name }’ heeft nu minstens één aangemelde deelnemer nodig. Is er twee werkdagen vooraf niemand, dan vraag ik de begeleiders wat ze willen.
   *[other] Een bijeenkomst van ‘{ $name }’ heeft nu minstens { $needed } aangemelde deelnemers nodig. Zijn het er minder, twee werkdagen vooraf? Dan vraag ik de begeleiders wat ze willen.
}
quorum-label = Minimumaantal deelnemers
quorum-hint = Laat leeg voor ongeveer de helft van de deelnemers. Met 0 vraag ik er nooit naar.
quorum-wrong = Vul een getal in van 0 tot en met { $most }, of laat dit leeg.
quorum-set = { $needed ->
    [0] Bewaard. Ik vraag er niet meer naar.
    [one] Bewaard. Is er twee werkdagen vooraf nog geen deelnemer aangemeld, dan vraag ik wat je wilt.
   *[other] Bewaard. Zijn er minder dan { $needed } deelnemers aangemeld, twee werkdagen vooraf? Dan vraag ik wat je wilt.
}
