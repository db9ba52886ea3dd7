wrap-up = Dat was { $about }. Dank je wel voor het begeleiden. Ik vraag de deelnemers wat ze meenemen en wat ze gaan proberen.
wrap-up-present = { $count ->
    [0] Niemand staat als aanwezig genoteerd.
    [one] Eén persoon staat als aanwezig genoteerd.
   *[other] { $count } mensen staan als aanwezig genoteerd.
}
wrap-up-unsaid = { $count ->
    [0] Niemand drukte op ‘Ik ben er’. Wil je noteren wie er was?
    [one] Niemand drukte op ‘Ik ben er’; één persoon zou komen. Wil je noteren wie er was?
   *[other] Niemand drukte op ‘Ik ben er’; { $count } mensen zouden komen. Wil je noteren wie er was?
}
recap-offer-draft = Wil je de kring een terugblik sturen? Ik zet klaar wat de kring mag lezen; jij past aan en verstuurt. Doe het als het jou past: ik vraag er niet nog eens naar.
recap-offer-dismissed = Goed, geen terugblik. Wil je er later toch een? Dat kan altijd nog.
recap-offer-sent = De terugblik is verstuurd naar het kanaal van de kring.
recap-make-draft = Maak een terugblik
recap-make-dismissed = Maak toch een terugblik
recap-none = Geen terugblik
recap-title = Terugblik
recap-form-opening = Dit is een begin. Maak er jouw tekst van. Kies hieronder wat onder jouw tekst komt: notities, antwoorden en voornemens die met de kring zijn gedeeld. Daarna zie je eerst hoe het wordt.
recap-form-nothing = Over deze bijeenkomst deelde nog niemand iets met de kring. Wil je antwoorden onder je tekst? Wacht dan een paar dagen. Je kunt ook nu je eigen tekst sturen. Eerst zie je hoe het wordt.
recap-words = Jouw tekst
recap-choose-reflections = Antwoorden die met de kring zijn gedeeld
recap-choose-intentions = Voornemens die met de kring zijn gedeeld
recap-too-many = Kies er hooguit { $most }.
recap-draft = Op { $day } kwamen we bij elkaar.
recap-draft-with = Op { $day } kwamen we bij elkaar, met { $count } mensen.
recap-draft-below = Dit nemen we mee:
recap-exercise = Voor de volgende keer: { $words }
recap-preview-opening = Zo komt het in het kanaal van de kring. Er is nog niets verstuurd. Trekt iemand woorden in, dan haal ik ze ook hier weg.
recap-send = Verstuur
recap-sent = De terugblik gaat nu naar het kanaal van de kring.
recap-already-sent = De terugblik is al verstuurd. Je hoeft niets meer te doen.
recap-changed-since = De terugblik is intussen veranderd. Er is niets verstuurd. Open hem opnieuw.
recap-heading = Terugblik: { $name }
recap-case = Hierover ging het:
recap-intentions = Dit gaan we proberen:
