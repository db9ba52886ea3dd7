circle-proposes = Zal ik een kennisbrief voorstellen als er nieuwe inzichten zijn?
circle-proposes-never = Nee, ik begin er zelf aan
circle-proposes-weekly = Hooguit elke week
circle-proposes-monthly = Hooguit elke maand
circle-proposes-after-session = Na elke bijeenkomst
digest-proposed = { $count ->
    [one] In ‘{ $name }’ is één inzicht vrijgegeven dat nog niet in een kennisbrief voor iedereen in onze Slack stond. Kijk je of het een kennisbrief kan worden?
   *[other] In ‘{ $name }’ zijn { $count } inzichten vrijgegeven die nog niet in een kennisbrief voor iedereen in onze Slack stonden. Kijk je of het een kennisbrief kan worden?
}
digest-proposed-rule = Er gaat niets weg tot jij publiceert. Hoe vaak ik dit voorstel, kies je bij ‘Pas de kring aan’.
digest-proposed-see = Bekijk het voorstel
digest-proposed-done = In ‘{ $name }’ is niets nieuws meer voor een kennisbrief. Je hoeft niets te doen.
