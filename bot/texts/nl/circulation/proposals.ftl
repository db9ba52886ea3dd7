circle-proposes = Zal ik een kennisbrief voorstellen als er nieuwe inzichten zijn?
circle-proposes-never = Nee, ik begin er zelf aan
circle-proposes-weekly = Hooguit elke week
circle-proposes-monthly = Hooguit elke maand
circle-proposes-after-session = Na elke bijeenkomst
digest-proposed = { $count ->
    [one] In ‘{ $name }’ kan één inzicht in een nieuwe kennisbrief voor iedereen in onze Slack. Kijk je of het een kennisbrief kan worden?
   *[other] In ‘{ $name }’ kunnen { $count } inzichten in een nieuwe kennisbrief voor iedereen in onze Slack. Kijk je of het een kennisbrief kan worden?
}
digest-proposed-rule = Er gaat niets weg tot jij publiceert. Hoe vaak ik dit voorstel, kies je bij ‘Pas de kring aan’.
digest-proposed-see = Bekijk het voorstel
digest-proposed-done = In ‘{ $name }’ is niets nieuws meer voor een kennisbrief. Je hoeft niets te doen.
