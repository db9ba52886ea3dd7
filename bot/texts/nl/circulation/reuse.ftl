reuse-ask = Een inzicht van jou is nu te lezen. Wil je ook horen als anderen het willen gebruiken?
reuse-how = Hooguit één keer per maand vertel ik wat er gebeurde met wat jij deelde. Is er niets te vertellen, dan hoor je niets. Zeg je nee, dan stuur ik je dat bericht niet. Ik vraag dit één keer.
reuse-yes = Ja, laat het me weten
reuse-no = Nee, dank je
reuse-chosen-yes = Goed. Als anderen willen gebruiken wat jij deelde, hoor je het aan het begin van de maand.
reuse-chosen-no = Goed. Ik stuur je dit niet.
reuse-news = Dit gebeurde er vorige maand met wat jij deelde:
reuse-input = Wat je meegaf voor de bijeenkomst van ‘{ $circle }’ op { $date }, kwam aan bod in fase { $phase } van het draaiboek.
reuse-input-insights = { $count ->
    [0] Er is nog geen inzicht van gemaakt.
    [one] Uit die bijeenkomst kwam één inzicht.
   *[other] Uit die bijeenkomst kwamen { $count } inzichten.
}
reuse-became-card = Wat jij schreef, zit in dit inzicht.
reuse-became-principle = Het is nu een handvat.
reuse-recognised = { $count } organisaties herkennen dit.
reuse-worked = Een of meer collega’s probeerden dit, en het werkte.
reuse-count-municipality = { $count } gemeenten willen dit inzicht gebruiken.
reuse-count-province = { $count } provincies willen dit inzicht gebruiken.
reuse-count-water-board = { $count } waterschappen willen dit inzicht gebruiken.
reuse-count-national = { $count } organisaties van het Rijk willen dit inzicht gebruiken.
reuse-count-civil-society = { $count } maatschappelijke organisaties willen dit inzicht gebruiken.
reuse-others = Een of meer collega’s willen dit inzicht gebruiken.
reuse-others-too = En nog een of meer anderen.
reuse-no-names = Ik noem geen namen. Dank je wel dat je het deelde.
reuse-stop = Stop met dit bericht
reuse-gone = Hier staat niets meer: je hebt dit bericht uitgezet, of waar het over ging is er niet meer.
reuse-passed = { $count } lezers zeiden: niet voor mij.
