agreements-field = Afspraken met elkaar
agreements-hint = Eén per regel, hooguit zeven. Wie iets deelt, ziet ze erbij.
agreements-yours = Jullie afspraken
contact-in-it = Let op: er staat een telefoonnummer of mailadres in. Mag iedereen die dit leest dat weten?
agreements-changed = De afspraken van deze kring zijn nu:
agreements-none = Deze kring heeft geen opgeschreven afspraken meer.
agreements-too-many = Kies de { $most } belangrijkste afspraken, één per regel.
agreements-too-long = Houd elke afspraak onder { $longest } tekens.
