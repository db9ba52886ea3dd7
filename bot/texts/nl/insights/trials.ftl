trial-ask = Een tijd geleden wilde je dit gebruiken. Hoe ging dat?
trial-ask-other = Een tijd geleden wilde je dit gebruiken. Elders werkte het niet, of maar deels. Hoe ging het bij jullie?
trial-how = Dit vraag ik één keer. Niemand ziet dat jij het bent. Bij het inzicht staat hoe vaak het werkte, vanaf drie mensen.
trial-worked = Het werkte
trial-did-not = Het werkte niet
trial-not-yet = Nog niet
trial-never-mind = Laat maar
trial-said-worked = Dank je wel! Je zei: het werkte. Dat telt mee bij het inzicht, zonder je naam.
trial-said-did-not = Dank je wel! Je zei: het werkte niet. Dat telt mee bij het inzicht, zonder je naam. Ook daar leren anderen van.
trial-said-before = Je zei al hoe het ging. Daarna is het inzicht aangepast. Je antwoord telt daarom niet meer mee. Geldt het nog? Druk dan opnieuw op een knop.
trial-said-not-yet = Goed. Je hebt het nog niet gebruikt. Ik vraag het niet nog eens: druk hier op een knop als het zover is.
trial-said-never-mind = Goed. Ik vraag er niet meer naar.
trial-tell = Vertel wat er gebeurde
trial-tell-again = Pas je zin aan
trial-title = Wat gebeurde er?
trial-happened = Wat gebeurde er, in één zin?
trial-saved = Dank je wel! Je zin staat nu bij het inzicht, zonder je naam. Je kunt die altijd wijzigen of intrekken.
trial-taken-back = Je antwoord en je zin zijn weg. Ze tellen niet meer mee bij het inzicht.
trial-counted = { $people } mensen probeerden het. { $worked ->
    [0] Bij niemand werkte het.
   *[other] Bij { $worked } werkte het{ $did_not ->
        [0] .
       *[other] , bij { $did_not } niet.
    }
}
trial-few = Een of twee mensen probeerden het. Vanaf drie mensen staat hier of het werkte.
trial-sentences = Wat er gebeurde bij wie het probeerde:
