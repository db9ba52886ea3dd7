remark-label = Wil je er iets bij schrijven?
remark-hint = Bijvoorbeeld wat mensen meenemen, of waarom het verandert. Dit komt in de berichten en in de agenda van deelnemers. Gaat de bijeenkomst door? Dan komt het ook op de dag zelf in het kanaal.
