button-next = Volgende
button-cancel = Annuleer
button-close = Sluit
button-save = Bewaar
button-back = Terug

notice-title = Leerkring
message-outdated = Dit bericht is niet meer actueel. Kijk op het tabblad Home hoe het er nu voor staat.

language-nl = Nederlands
language-en = English

release-private = Alleen ik
release-circle = Onze leerkring, met mijn naam
release-network = Iedereen in onze Slack, maar buiten de kring zonder mijn naam
release-public = Iedereen, ook buiten Slack, maar buiten de kring zonder mijn naam
level-private = alleen jij
level-circle = je kring, met je naam
level-network = je kring, met je naam; iedereen in onze Slack alleen via een inzicht, zonder je naam
level-public = je kring, met je naam; iedereen, ook buiten Slack, alleen via een inzicht, zonder je naam

theme-construction = Bouw
theme-plastics = Kunststoffen
theme-food = Biomassa en voedsel
theme-manufacturing = Maakindustrie
theme-consumer-goods = Consumptiegoederen
theme-use-less = Minder gebruiken
theme-last-longer = Langer gebruiken
theme-recycling = Recyclen
theme-procurement = Inkoop
theme-permits = Vergunningen
theme-rules = Regels en beleid
theme-cooperation = Samenwerken
theme-funding = Geld en financiering

error-unexpected = Er ging iets mis en er is niets bewaard. Probeer het nog eens. Blijft het misgaan? Geef dan dit nummer door aan de { -technician }: { $reference }
error-no-database = Ik kan nu even niet bij wat ik bewaar. Er is niets veranderd. Probeer het over een paar minuten nog eens.
error-slack-silent = Slack antwoordt me nu niet. Er is niets bewaard. Probeer het over een minuut nog eens.
error-stored = Het is bewaard. Daarna kon ik niet laten zien hoe het er nu voor staat. Je hoeft het niet nog eens te doen. Je ziet het op het tabblad Home.
error-stored-unexpected = Het is bewaard, maar daarna ging er iets mis. Je hoeft het niet nog eens te doen. Gebeurt dit vaker? Geef dan dit nummer door aan de { -technician }: { $reference }
error-stored-too-late = Dat duurde te lang voor Slack. Wat je invulde, is bewaard. Je kunt het nog eens openen om te kijken.
error-too-late = Dat duurde te lang voor Slack. Er is niets veranderd. Probeer het nog eens.
error-not-found = Dit is er niet meer, of het is niet voor jou. Er is niets veranderd.
error-facilitator-only = Dit kan alleen een begeleider van deze leerkring doen.
error-already-done = Dit is al gedaan. Je hoeft niets meer te doen.
error-empty = Vul hier iets in.
error-too-long = Dit is te lang. Gebruik hooguit { $longest } tekens.
error-choose = Maak een keuze.
error-past-date = Kies een datum in de toekomst.
typed-somebody = iemand
typed-channel = een kanaal
typed-group = een groep
typed-moment = een moment
file-not-kept = Wat je meestuurde, kan ik niet zien en bewaar ik niet. Ik lees alleen je woorden.
error-unreachable = Slack zegt me nu niet wie je bent. Er is niets bewaard. Probeer het over een minuut nog eens.
newer-opening = Terwijl dit formulier openstond, is er iets nieuws bewaard, misschien op een ander apparaat of door een collega. Ik heb nog niets veranderd.
newer-stored = Nu bewaard bij ‘{ $label }’
newer-choose = Hieronder staat wat jij net schreef. Ga je hiermee door? Dan komt het in de plaats van wat hierboven staat. Als je dit formulier sluit, blijft alles zoals het is.
newer-nothing = (niets)

more-count = { $count ->
    [one] En nog één.
   *[other] En nog { $count }.
}
more-see = Toon alles
more-names = en nog { $count }
words-left-out = In dit veld passen { $longest } tekens. Wat hieronder staat, paste er niet meer bij; neem over wat je nodig hebt:
