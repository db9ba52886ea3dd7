ending-next = De laatste geplande bijeenkomst van ‘{ $name }’ is geweest. Hoe gaan jullie verder?
ending-next-once = Ik vraag dit één keer. Doe je niets, dan blijft de kring bestaan.
ending-goes-on = ‘{ $name }’ gaat verder op { $when }.
ending-horizon = ‘{ $name }’ loopt tot { $date }. Hoe gaan jullie daarna verder?
ending-horizon-next = Doe je niets, dan blijft de kring ook na die dag bestaan.
ending-no-horizon = ‘{ $name }’ heeft geen einddatum meer.
ending-harvested = Samen: { $sessions ->
    [0] geen bijeenkomst
    [one] één bijeenkomst
   *[other] { $sessions } bijeenkomsten
}, { $answers ->
    [0] geen gedeelde antwoorden
    [one] één gedeeld antwoord
   *[other] { $answers } gedeelde antwoorden
} en { $insights ->
    [0] geen inzichten
    [one] één inzicht
   *[other] { $insights } inzichten
}.

ending-open = Pauzeer of rond af
ending-title = Pauzeren of afronden
ending-submit = Bevestig
ending-choice = Wat wil je?
ending-choice-paused = Pauzeren: later gaat deze kring verder
ending-choice-closed = Afronden: deze kring is klaar
ending-calls-off = { $count ->
    [one] Deze bijeenkomst gaat dan niet door:
   *[other] Deze { $count } bijeenkomsten gaan dan niet door:
}
ending-ends-poll = De datumprikker die nu openstaat, stopt dan ook.
ending-stays = Wat mensen schreven, blijft van hen. Ik wis er nu niets van. Is van hun woorden een inzicht gemaakt? Dan kan ik ze daar later nog iets over vragen.
ending-told = { $count ->
    [0] Er is niemand anders die bericht krijgt.
    [one] Eén persoon krijgt hierover bericht.
   *[other] { $count } mensen krijgen hierover bericht.
}
ending-session-goes-on = Er is nu een bijeenkomst bezig. Probeer het na afloop nog eens.
ending-stopped-already = Deze leerkring is al gestopt. Je hoeft niets meer te doen.
ending-runs-already = Deze leerkring loopt alweer. Je hoeft niets meer te doen.
ending-done-paused = ‘{ $name }’ pauzeert. Wie verder in de kring zit, krijgt bericht.
ending-done-closed = ‘{ $name }’ is afgerond. Wie verder in de kring zit, krijgt bericht.
ending-thanks = Dank je wel voor het begeleiden!
ending-way-back = Wil je weer verder? Typ dan /leerkring archief.
ending-without-lead = Gaat de kring later verder? Zoek dan eerst een begeleider, bij ‘Programma’.
ending-is-paused = ‘{ $name }’ pauzeert.
ending-is-closed = ‘{ $name }’ is afgerond.

ending-title-paused = ‘{ $name }’ pauzeert
ending-said-paused = De kring ligt voorlopig stil. Je krijgt van deze kring nu geen uitnodigingen en geen vragen over bijeenkomsten. Je hoort het als de kring weer verdergaat.
ending-title-closed = ‘{ $name }’ is afgerond
ending-said-closed = De kring is klaar. Dank je wel dat je meedeed! Je krijgt van deze kring geen uitnodigingen en geen vragen over bijeenkomsten meer. Is van jouw woorden een inzicht gemaakt? Dan kan ik je daar later nog iets over vragen.
ending-called-off = { $count ->
    [one] Deze bijeenkomst gaat niet door:
   *[other] Deze { $count } bijeenkomsten gaan niet door:
}
ending-sent-in = Wat je voor een bijeenkomst meegaf of inbracht, ben je niet kwijt. Komt er binnen een half jaar een nieuwe bijeenkomst? Dan gaat het daarnaartoe.
ending-stays-yours = Wat je schreef, blijft van jou. Je vindt het op het tabblad Home bij ‘Mijn antwoorden’, en je kunt het daar intrekken. Ik wis er nu niets van.
ending-see = Bekijk de kring
ending-title-resumed = ‘{ $name }’ gaat weer verder
ending-said-resumed = Je doet mee, net als eerst. Je hoeft nu niets te doen. Je hoort van me als er een bijeenkomst is gepland.

ending-archive-title = Gestopte kringen
ending-archive-empty = Er is nog geen kring van jou gestopt.
ending-state-paused = Pauzeert
ending-state-closed = Afgerond
ending-sessions = Bijeenkomsten:
ending-insights = Inzichten van deze kring:
ending-resume = Ga weer verder
ending-resume-sure = Wie verder in de kring zit, krijgt bericht. Wat niet doorging, plan je opnieuw.
ending-resumed = ‘{ $name }’ gaat weer verder. Wie verder in de kring zit, krijgt bericht. Plan nu een bijeenkomst.
