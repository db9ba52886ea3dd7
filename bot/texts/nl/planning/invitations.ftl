invitation-title = Uitnodiging: { $name }
invitation-sent-in = Je gaf iets mee of bracht een praktijk in voor een bijeenkomst die niet doorgaat. Dat gaat mee naar een bijeenkomst hieronder.
invitation-opening = { $count ->
    [one] Er is een bijeenkomst gepland. Kom je?
   *[other] Er zijn { $count } bijeenkomsten gepland. Kom je?
}
invitation-rest = Je kunt nu al op alle data antwoorden. Anders vraag ik het je voor deze latere data meestal een week van tevoren.
invitation-cancelled = Gaat niet door:

rsvp-yes = Ja, ik kom
rsvp-yes-to-all = { $count ->
    [2] Ja op allebei
    [3] Ja op alle drie
   *[other] Ja op alle { $count }
}
rsvp-yes-to-these = { $count ->
    [2] Ja op deze twee
    [3] Ja op deze drie
   *[other] Ja op deze { $count }
}
rsvp-no = Nee
rsvp-contributes = Nee, maar ik geef iets mee
rsvp-change = Wijzig mijn antwoord
rsvp-change-title = Kom je?
rsvp-yes-said = Je komt. Fijn, tot dan.
rsvp-yes-sent-in-said = Je komt. Fijn, tot dan. Wat je al meegaf, lezen alleen de begeleiders.
rsvp-no-said = Je komt niet. Bedankt dat je het laat weten.
rsvp-contributes-said = Je komt niet, maar je geeft iets mee. Dank je wel.

meeting-reminder = Binnenkort komt ‘{ $name }’ bij elkaar. Kom je?
meeting-reminder-first = Ik vraag dit één keer.
meeting-reminder-last = Dit is de enige herinnering.
meeting-is-cancelled = Deze bijeenkomst gaat niet door. Je hoeft niets te doen.
meeting-was-moved = Deze bijeenkomst is verplaatst. Een antwoord voor de oude tijd telt niet. De nieuwe tijd staat in mijn laatste bericht en op het tabblad Home. Laat daar weten of je komt.
meeting-moved-from = Verplaatst: eerst was het { $when }. Kom je op de nieuwe tijd?
meeting-has-begun = Deze bijeenkomst is al begonnen of voorbij. Je antwoord is niet meer nodig.

contribution-title = Wat geef je mee?
contribution-opening = Je bent er niet bij, maar je woorden wel. Kies hieronder hoe ze in de bijeenkomst komen.
contribution-label = Wat wil je meegeven?

agenda-title = Vandaag: { $name }
agenda-coming = { $count ->
    [0] Er heeft zich nog niemand aangemeld.
    [one] Eén persoon heeft zich aangemeld.
   *[other] { $count } mensen hebben zich aangemeld.
}
agenda-questions = { $count ->
    [one] Onze hoofdvraag:
   *[other] Onze hoofdvragen:
}
agenda-contributions = { $count ->
    [one] Eén persoon is er niet bij, maar geeft iets mee.
   *[other] { $count } mensen zijn er niet bij, maar geven iets mee.
}

attendees-title = Wie komt er?
attendees-yes = Wie komt
attendees-no = Wie niet komt
attendees-contributes = Wie niet komt, maar iets meegeeft
attendees-open = Nog geen antwoord
attendees-contribution = Van { $name } ({ $way ->
    [shared] mag in het kanaal
   *[told] alleen voor begeleiders
})
