syllabus-open = Leerlijnen
syllabus-title = Leerlijnen
syllabus-title-one = Leerlijn
syllabus-opening = Een leerlijn is een hele reeks bijeenkomsten, elk met een onderwerp, een werkvorm en een voorbereiding. Eerst zie je alle data. Pas daarna gaan de uitnodigingen weg.
syllabus-size = { $count ->
    [one] Eén bijeenkomst
   *[other] { $count } bijeenkomsten, { $weeks ->
        [one] elke week
       *[other] elke { $weeks } weken
    }
}.
syllabus-own = Van jullie zelf.
syllabus-see = Bekijk
syllabus-plan = Plan deze reeks
syllabus-adopt = Maak een eigen versie
syllabus-adopt-first = Wil je iets anders? Maak een eigen versie. Daarin kun je elke bijeenkomst aanpassen.
syllabus-change-own = Deze leerlijn is van jullie. Wat al gepland is, verandert niet mee.
syllabus-add = Bijeenkomst erbij
syllabus-change = Pas aan
syllabus-drop = Haal weg
syllabus-preparation-line = Vooraf: { $words }
syllabus-exercise-line = Daarna: { $words }
syllabus-step-title = Bijeenkomst { $number }
syllabus-topic = Onderwerp
syllabus-method = Werkvorm
syllabus-preparation = Wat bereidt iedereen voor?
syllabus-preparation-hint = Deelnemers zien dit als ik vraag of ze komen. Het staat ook op het tabblad Home en, op de dag zelf, in het kanaal.
syllabus-exercise = Wat proberen jullie daarna?
syllabus-exercise-hint = Dit zet ik klaar in de terugblik.
syllabus-plan-title = Reeks plannen
syllabus-too-many = Jullie hebben al { $most } eigen leerlijnen. Pas een daarvan aan.
syllabus-last-session = Een leerlijn heeft minstens één bijeenkomst. Pas deze aan.
syllabus-too-long = Een leerlijn heeft hooguit { $most } bijeenkomsten.
syllabus-changed = Iemand heeft deze leerlijn net aangepast. Er is niets gepland. Bekijk hem opnieuw.
