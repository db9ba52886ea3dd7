home-search = Wat hebben anderen geleerd?
home-search-example = Typ je vraag en druk op Enter
home-asked = Wat er van jou wordt gevraagd
home-prompt = Wat heb je geleerd in ‘{ $name }’?
home-answer = Beantwoorden
home-request = Mag dit inzicht verder reizen? ‘{ $title }’. De vraag staat in je berichten met mij.
home-draft = ‘{ $name }’ staat klaar, maar is nog niet gestart.
home-open-draft = Bekijk en start
home-poll = Wanneer kun je? ‘{ $name }’ zoekt een datum.
home-next = Wat er komt
home-nothing-next = Er is nog geen bijeenkomst gepland.
home-led = Kringen die je begeleidt
home-no-meeting = Nog geen bijeenkomst gepland.
home-next-meeting = Volgende bijeenkomst: { $when }
home-plan = Plan
home-find-date = Datum prikken
home-see-poll = Datumprikker
home-harvest = Oogst
home-digest = Kennisbrief
home-attendees = Wie komt er
home-sessions = Verplaats of zeg af
home-question = Vraag aan de kring:
home-joined = Mijn leerkringen
home-shared = Wat ik schreef
home-shared-private = { $count ->
    [one] Eén antwoord dat alleen jij kunt lezen
   *[other] { $count } antwoorden die alleen jij kunt lezen
}
home-shared-circle = { $count ->
    [one] Eén antwoord voor je leerkring
   *[other] { $count } antwoorden voor je leerkring
}
home-shared-network = { $count ->
    [one] Eén antwoord voor alle lezers, zonder je naam
   *[other] { $count } antwoorden voor alle lezers, zonder je naam
}
home-shared-public = { $count ->
    [one] Eén antwoord dat openbaar is
   *[other] { $count } antwoorden die openbaar zijn
}
home-see-mine = Bekijk en wijzig
home-intentions = Mijn voornemens
home-see-intentions = Hoe ging het? Bekijk en wijzig
home-read = Kennisbrieven
home-read-digest = Lees
home-subscribed = Je krijgt kennisbrieven als privébericht.
home-not-subscribed = Wil je kennisbrieven als privébericht krijgen?
home-subscription = Kies
home-settings = Instellingen
home-new-circle = Nieuwe leerkring
home-calendar = In mijn agenda
home-help = Hulp
home-list-title = Alles op een rij
home-nothing-left = Hier staat niets meer.
