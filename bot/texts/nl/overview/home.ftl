home-search = Wat hebben anderen geleerd?
home-search-example = Typ je vraag en druk op Enter
home-asked = Dit wacht op jou
home-prompt = Wat heb je geleerd in ‘{ $name }’?
home-answer = Beantwoord
home-request = Een inzicht wacht op jouw antwoord: ‘{ $title }’. Antwoorden kan in mijn privébericht hierover. Is dat er nog niet? Dan komt het in je werktijd.
home-draft = ‘{ $name }’ is nog niet gestart.
home-open-draft = Bekijk de kring
home-poll = Wanneer kun je? ‘{ $name }’ zoekt een datum.
home-next = Wat er komt
home-in = Je doet mee aan: { $names }
home-nothing-next = Er is nog geen bijeenkomst gepland.
home-led = Kringen die je begeleidt
home-led-rest = Mis je een knop? Kijk bij ‘Beheer’, bijvoorbeeld voor wie er komt, oogsten en kennisbrieven.
home-no-meeting = Nog geen bijeenkomst gepland.
home-next-meeting = Volgende bijeenkomst: { $when }
home-plan = Plan een bijeenkomst
home-find-date = Prik een datum
home-see-poll = Datumprikker
home-harvest = Oogst: maak inzichten
home-digest = Kennisbrief
home-attendees = Wie komt er?
home-sessions = Verplaats of zeg af
home-question = Vraag aan de kring:
home-wanting = { $count ->
    [one] Iemand wil meedoen aan ‘{ $name }’ en wacht op antwoord.
   *[other] { $count } mensen willen meedoen aan ‘{ $name }’ en wachten op antwoord.
}
home-joined = Mijn leerkringen
home-shared = Mijn antwoorden
home-shared-private = { $count ->
    [one] Eén antwoord dat alleen jij kunt lezen
   *[other] { $count } antwoorden die alleen jij kunt lezen
}
home-shared-circle = { $count ->
    [one] Eén antwoord dat je met je leerkring deelde
   *[other] { $count } antwoorden die je met je leerkring deelde
}
home-shared-network = { $count ->
    [one] Eén antwoord dat een inzicht mag worden voor iedereen in onze Slack, zonder je naam
   *[other] { $count } antwoorden die inzichten mogen worden voor iedereen in onze Slack, zonder je naam
}
home-shared-public = { $count ->
    [one] Eén antwoord dat een inzicht mag worden voor iedereen, ook buiten Slack, zonder je naam
   *[other] { $count } antwoorden die inzichten mogen worden voor iedereen, ook buiten Slack, zonder je naam
}
home-see-mine = Mijn antwoorden
home-intentions = Mijn voornemens
home-see-intentions = Mijn voornemens
home-read = Kennisbrieven
home-read-digest = Lees
home-subscribed = Je krijgt de kennisbrieven die je koos.
home-not-subscribed = Een kennisbrief bundelt wat leerkringen leerden. Wil je die als privébericht krijgen?
home-subscription = Kies kennisbrieven
home-settings = Instellingen
home-new-circle = Nieuwe leerkring
home-calendar = In mijn agenda
home-help = Hulp
home-list-title = Alles op een rij
home-nothing-left = Hier staat nu niets.
home-all = Meer
home-all-title = Meer
home-about = Welkom bij Leerkring
home-about-reading = Zoek hier wat anderen leerden, of kies welke kennisbrieven je wilt krijgen.
home-running = { $count ->
    [one] Deze leerkring loopt nu: { $names }
   *[other] Deze leerkringen lopen nu: { $names }
}
home-running-led = ‘{ $name }’ (begeleid door { $names })
home-joining = Wil je meedoen? Vraag het aan de begeleider. Is er plek? Dan kan de begeleider je toevoegen.
home-joining-open = Bij een open kring vraag je met ‘Open kringen’ of je mee kunt doen. Bij een andere kring vraag je het aan de begeleider.
home-waits = Je vroeg of je mee kunt doen aan { $names }. Je hoort het van me zodra er nieuws is.
home-running-open = ‘{ $name }’ (open, begeleid door { $names })
home-see-sessions = Komende bijeenkomsten
home-shared-all = Wat ik schreef
home-about-me = En verder
