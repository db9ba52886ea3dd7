remark-label = Wil je er iets bij schrijven?
remark-hint = Bijvoorbeeld wat mensen meenemen, of waarom het verandert. Dit komt in de berichten, op de dag zelf in het kanaal, en in de agenda van deelnemers.
