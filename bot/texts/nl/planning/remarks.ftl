remark-label = Wil je er iets bij schrijven?
remark-hint = Bijvoorbeeld wat mensen meenemen, of waarom er iets verandert. Dit komt in de berichten en in de agenda van deelnemers. Op de dag zelf staat het ook in het kanaal, als de bijeenkomst doorgaat. Ga je terug, dan vervalt wat je hier schreef.
remark-cancel-hint = Bijvoorbeeld waarom. Dit komt in de berichten en in de agenda van deelnemers. Ga je terug, dan vervalt wat je hier schreef.
