answer-all = Antwoord op alle data
answer-all-title = Op welke data kom je?
answer-all-opening = ‘{ $name }’. Hier staan de data waarop je nog geen antwoord gaf.
answer-all-dates = Ik kom op
answer-all-others = En de andere data?
answer-all-open = Die laat ik nog open
answer-all-no = Dan kom ik niet
answer-all-none = Kies een of meer data, of kies hieronder dat je niet komt.
answer-all-given = Je hebt op alle data al geantwoord. Wijzigen kan op het tabblad Home.
answer-all-done = Bewaard. Je komt op { $yes ->
    [0] geen van deze data
    [one] één datum
   *[other] { $yes } data
}. Wijzigen kan op het tabblad Home.
rsvp-yes-short = je komt
rsvp-no-short = je komt niet
rsvp-contributes-short = je geeft iets mee
