synonyms-title = Synoniemen
synonyms-opening = Zoekt iemand op het ene woord? Dan vindt die ook het andere. Meervouden hoef je niet op te schrijven.
synonyms-groups = Woorden die hetzelfde betekenen
synonyms-hint = Eén groep per regel, met komma’s ertussen: inkoop, aanbesteding, tender. Of een vertaling: oplevering = handover
synonyms-saved = { $count ->
    [0] Bewaard. Er zijn nu geen synoniemen.
    [one] Bewaard. Er is nu 1 groep. Zoeken werkt er meteen mee.
   *[other] Bewaard. Er zijn nu { $count } groepen. Zoeken werkt er meteen mee.
}
synonyms-not-yours = Dit kunnen alleen begeleiders en programmabeheerders veranderen.
synonyms-one-word = Op de regel ‘{ $word }’ staat nog niets wat hetzelfde betekent. Zet dat erachter, na een komma: inkoop, aanbesteding.
synonyms-no-word = Met ‘{ $word }’ kan ik niet zoeken. Gebruik een woord, of een paar woorden.
synonyms-long-line = De regel ‘{ $word }…’ is langer dan { $longest } tekens. Maak hem korter.
synonyms-changed = Iemand anders heeft deze lijst net veranderd. Bewaar je regels ergens, open het formulier opnieuw en voeg ze toe.
