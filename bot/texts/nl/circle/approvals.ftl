approval-needed = Een programmabeheerder kijkt eerst mee. Zegt die ja, dan start de kring meteen en krijgen de deelnemers het welkomstbericht. Tot dan horen de deelnemers niets.
approval-ask = Vraag goedkeuring
approval-waits-title = Gevraagd
approval-waits = Je vraag voor ‘{ $name }’ ligt bij de programmabeheerder. Je hoort van me zodra er een antwoord is. Tot dan krijgen de deelnemers geen bericht.
approval-waits-now = Deze kring wacht op een programmabeheerder. De deelnemers weten nog van niets.
approval-was-refused = Een programmabeheerder zei: nu niet. Dit is de reden:
approval-again = Pas de kring aan, of overleg eerst. Daarna kun je het opnieuw vragen.

approval-asked = { $name } wil de leerkring ‘{ $circle }’ starten. Mag dat?
approval-people = { $count ->
    [one] Met één persoon, de begeleider meegeteld.
   *[other] Met { $count } mensen, de begeleiders meegeteld.
}
approval-nobody-knows = De deelnemers weten nog van niets.
approval-yes = Ja, start maar
approval-no = Nee, nu niet
approval-is-approved = { $name } zei ja. De kring is gestart.
approval-is-no = { $name } zei: nu niet. Deze reden gaf ik door:
approval-let-go = Er is geen goedkeuring meer nodig: de kring is gestart.
approval-approved = { $name } zei ja. ‘{ $circle }’ is gestart, en de deelnemers krijgen het welkomstbericht. Plan hierna de eerste bijeenkomst.
approval-refused = { $name } zei dat ‘{ $circle }’ nu niet kan starten. Dit is de reden:
approval-refused-next = De deelnemers weten nog van niets. Pas de kring aan, of overleg. Daarna kun je het opnieuw vragen.
approval-look-again = Bekijk en vraag opnieuw
approval-no-opening = { $name } krijgt je antwoord, met de reden.
approval-reason = Waarom nu niet?
approval-reason-hint = Zeg ook wat er anders moet, of met wie de maker kan overleggen.
approval-send = Stuur het antwoord
approval-rule-open = Nieuwe kringen
approval-rule-title = Nieuwe kringen
approval-rule = Moet een programmabeheerder ja zeggen voordat een kring start?
approval-rule-no = Nee, begeleiders starten zelf
approval-rule-yes = Ja, behalve als een programmabeheerder de kring start
approval-rule-hint = Alle programmabeheerders krijgen dan één bericht per kring die wacht. Wie het eerst antwoordt, beslist.
approval-rule-is-on = Nieuwe kringen wachten op een ja van een programmabeheerder.
approval-rule-is-off = Begeleiders starten nieuwe kringen zelf.
approval-waiting = { $name } wil deze kring starten en wacht op een antwoord.

approval-asked-already = Je hebt dit al gevraagd. Je hoort van me zodra een programmabeheerder antwoordt.
approval-answered = Op deze vraag is al geantwoord. Er is niets veranderd.
