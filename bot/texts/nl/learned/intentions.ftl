intention-about = Over { $about }
intention-form-title = Mijn voornemen
intention-label = Wat ga je proberen vóór de volgende keer?
intention-example = Eén ding, klein genoeg om te doen. Bijvoorbeeld: ik vraag inkoop om één eis over hergebruik.
intention-ask-on = Wanneer zal ik vragen hoe het ging?
intention-ask-on-hint = Ik vraag het één keer. Werk je die dag niet, dan op je eerste werkdag erna.
intention-level-hint = Kies je voor je leerkring? Dan zie je eerst precies wat de kring zou lezen.
intention-too-far = Dit ligt meer dan een jaar vooruit. Kies een eerdere dag.
intention-no-meeting = Er is nog geen bijeenkomst geweest in een lopende leerkring van jou. Na de eerste kun je hier een voornemen opschrijven.
intention-is-shared = Gedeeld met je kring.
intention-kept = Je voornemen is bewaard. Op { $day }, of kort daarna, vraag ik één keer hoe het ging. Aanpassen of stoppen kan altijd met /leerkring voornemens.
intention-changed = Bewaard. Aanpassen of stoppen kan altijd met /leerkring voornemens.
intention-changed-since = Je tekst is intussen veranderd. Er is niets gedeeld. Open je voornemen nog eens.
intention-preview-opening = Bewaard, maar nu niet gedeeld. Deel je het met ‘{ $circle }’? Dan kan iedereen in de kring het meteen lezen, met je naam. De begeleider kan het in de terugblik zetten. Op de dag van de volgende bijeenkomst leest iedereen in het kanaal dit:
intention-preview-closing = Sluit je dit venster? Dan blijft het van jou alleen, tot je wel deelt. Intrekken kan altijd. Wat iemand dan al had overgeschreven, kan niemand terughalen.
intention-not-shared-yet = Nog niet gedeeld met je kring. Open je voornemen en druk op ‘Bewaar’. Dan zie je eerst wat de kring zou lezen.

intention-question = Dit wilde je proberen. Het hoort bij { $about }. Hoe ging het?
intention-question-private = Alleen jij ziet je antwoord. Ik vraag het maar één keer.
intention-question-circle = Iedereen in de kring kan je antwoord meteen lezen, met je naam. Op de dag van de volgende bijeenkomst staat het in het kanaal van de kring. Kies je ‘Ik doe het niet meer’? Dan ziet niemand anders je voornemen meer. Ik vraag het maar één keer.
intention-say-done = Gedaan
intention-say-partly = Deels gedaan
intention-say-not_yet = Nog niet
intention-say-dropped = Ik doe het niet meer
intention-was-dropped = Met dit voornemen ben je gestopt. Wil je het weer oppakken? Dat kan met /leerkring voornemens.
intention-let-go = Goed, je bent ermee gestopt. Niemand anders ziet het nog, en ik vraag er niet meer naar.
intention-take-up = Pak dit weer op
intention-thanks = Dank je. Genoteerd: { $result }.
intention-next-circle = Iedereen in de kring kan dit meteen lezen, met je naam. Op de dag van de volgende bijeenkomst staat het in het kanaal van de kring.
intention-next-private = Alleen jij ziet dit.
intention-say-more = Vertel wat er gebeurde
intention-change-result = Pas aan

intention-result-title = Hoe ging het?
intention-how = Hoe ging het?
intention-happened = Wat gebeurde er?

intention-state-open = loopt nog
intention-state-done = gedaan
intention-state-partly = deels gedaan
intention-state-not_yet = nog niet gelukt
intention-state-dropped = gestopt

intention-mine = Mijn voornemens
intention-mine-opening = Dit wilde je proberen. Waar je mee stopt, ziet alleen jij nog.
intention-mine-empty = Je hebt nog geen voornemen. Na een bijeenkomst kun je er een opschrijven, met /leerkring voornemen.
intention-asked-on = Ik vraag ernaar op { $day }.
intention-not-asked = Ik vraag hier nu niet naar. Vertellen hoe het ging kan altijd.
intention-was-asked = Ik vraag hier maar één keer naar. Vertellen hoe het ging kan altijd.
intention-tell = Hoe ging het?
intention-change = Pas aan
intention-more = { $count ->
    [one] En nog één voornemen.
   *[other] En nog { $count } voornemens.
}
intention-invite = Wat ga je proberen vóór de volgende keer? Schrijf één voornemen op. Ik vraag je er één keer naar, op een dag die jij kiest.
intention-form = Mijn voornemen
intention-standing = Je voornemen ({ $state }):
agenda-intentions = We beginnen met onze voornemens:
harvest-intentions = Wat mensen wilden proberen, en wat ervan kwam:
intention-as-answer = Laat anderen hiervan leren
intention-case = Over welke praktijk?
intention-shared-title = Voornemens van de kring
