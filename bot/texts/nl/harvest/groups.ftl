group-one = Maak hier één inzicht van
group-one-more = Maak nog een inzicht van deze groep
group-change = Pas groep aan
group-make = Maak zelf een groep
group-count = { $count } antwoorden die op elkaar lijken
group-unnamed = Groep zonder naam
group-title = Groep aanpassen
group-new-title = Nieuwe groep
group-question = Antwoorden op
group-opening = Alleen de begeleiders van deze kring zien de groepen. Haal je een antwoord weg? Dan staat het weer op zichzelf. Komt er later een antwoord bij, dan zet ik het bij de groep waar het op lijkt.
group-name = Naam van de groep
group-called = Zonder naam heet de groep: { $name }.
group-answers = Antwoorden in deze groep
group-merge = Voeg een andere groep toe
group-merge-none = Geen andere groep

harvest-noted = Van dit antwoord staat een concept klaar: ‘{ $title }’.
harvest-next = Ga verder met de volgende
harvest-next-is = { $count ->
    [one] Van dit antwoord is nog geen inzicht gemaakt:
   *[other] Van deze { $count } antwoorden is nog geen inzicht gemaakt:
}

insight-sources-count = Gemaakt van deze { $count } antwoorden:
insight-sources-left = { $count ->
    [one] Meer antwoorden passen niet in één inzicht. Eén antwoord uit de groep staat er nog niet bij. Kies zelf bij ‘Meer’.
   *[other] Meer antwoorden passen niet in één inzicht. { $count } antwoorden uit de groep staan er nog niet bij. Kies zelf bij ‘Meer’.
}
insight-source-gone = Een schrijver trok net een antwoord in, of past het aan. Het staat niet meer bij dit inzicht. Kijk of je tekst nog klopt, en stuur hem dan opnieuw in. Er is nog niets bewaard.
condition-of-answers = Bij de een werkte dit, bij de ander niet. Wat maakte het verschil? Schrijf dat hieronder, in je eigen woorden.
condition-of-readers = Is er een voorwaarde? Schrijf die hieronder, in je eigen woorden. Bij anderen ging het zo:
twin-differs = Daar liep het anders af dan in jouw tekst. Hangt dat van iets af? Dan is dat een voorwaarde.
condition-make = Maak er een voorwaarde van

remains-offered = Van de andere antwoorden kun je een nieuw inzicht maken.
remains-make = Maak het opnieuw
remains-opening = Dit zijn de antwoorden die er nog zijn. De tekst van het oude inzicht neem ik niet over: daar stonden ook woorden in van wie het introk.
remains-none = Van dit inzicht is al een nieuw gemaakt, of er is niets meer van over. Er is niets veranderd.
taken-back-told = Een andere schrijver trok het inzicht ‘{ $title }’ in, waaraan ook jij meewerkte; jouw eigen antwoord blijft zoals het is.
taken-back-erased = Een inzicht waaraan jij meewerkte, is ingetrokken; jouw eigen antwoord blijft zoals het is.

release-turned = Je veranderde een antwoord waarvan dit inzicht mede is gemaakt. Klopt het inzicht nog? Zolang je niets zegt, kan niemand het vinden.
release-still-right = Ja, het klopt nog
release-turned-choose = Je veranderde het antwoord achter dit inzicht. Kies ‘Ja, het klopt nog’ of ‘Trek in’ in je nieuwste bericht hierover. Er is niets veranderd.
release-told-turned = De schrijver veranderde het antwoord achter dit inzicht:
release-told-turned-by-one = Een van de schrijvers veranderde een antwoord achter dit inzicht:
release-told-turned-next = Ik vraag of het inzicht nog klopt. Tot het antwoord er is, kunnen lezers het niet vinden. Je hoort het van me.
