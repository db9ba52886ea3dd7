remark-label = Een woord erbij
remark-hint = Bijvoorbeeld wat mensen meenemen, of waarom het verandert. Het staat in de berichten, op de dag zelf in het kanaal, en in de agenda van deelnemers.
