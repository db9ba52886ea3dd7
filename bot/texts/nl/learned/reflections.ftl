reflection-about = de bijeenkomst van ‘{ $circle }’ op { $date }
reflection-about-circle = leerkring ‘{ $circle }’
reflection-about-round = de vragenronde van ‘{ $circle }’ (in plaats van de bijeenkomst op { $date })
reflection-heading = Over { $about }
reflection-no-circle = Je doet nu niet mee aan een lopende leerkring. Met /leerkring meedoen zie je welke er zijn.

choose-circle-title = Welke leerkring?
choose-circle = Leerkring

prompt-title = Wat neem jij mee?
prompt-title-away = Wat speelt er bij jou?
prompt-opening = Dit gaat over { $about }. Dit zijn de vragen van je kring:
prompt-opening-away = Dit gaat over { $about }. Ook als je er niet bij was, hoor ik graag wat jij over deze vragen te vertellen hebt:
prompt-round = De bijeenkomst van ‘{ $circle }’ op { $when } gaat niet door: er waren te weinig aanmeldingen. Gaf je daarvoor al iets mee of bracht je een praktijk in? Dat gaat mee naar de volgende bijeenkomst. Toch hoor ik nu al graag van je: wat speelt er in jouw werk?
prompt-promise = Vijf minuten is genoeg, een half antwoord ook. Jij kiest wie het mag lezen. Je ziet eerst precies wat anderen te lezen krijgen. Daarna pas deel je het.
prompt-reminder = Je antwoorden over { $about } zijn nog welkom:
prompt-reminder-promise = Dit is de enige herinnering. Sla gerust over: niemand ziet wie er niet antwoordt.
prompt-answer = Beantwoord
prompt-later = Later
prompt-skip = Sla over
prompt-answer-anyway = Beantwoord toch
prompt-skipped = Prima, over { $about } hoef je niets op te schrijven. Ik vraag er niet meer naar. Toch iets opschrijven mag altijd.
prompt-postponed = Goed. Ik vraag je nog één keer naar { $about }. Dat doe ik op { $moment }.
prompt-stays-open = Ik herinner je hier niet meer aan. Schrijven over { $about } kan altijd nog: druk op ‘Beantwoord’ wanneer het jou uitkomt.

reflection-form-title = Wat neem jij mee?
reflection-form-opening = Vul in wat je kwijt wilt; leeg laten mag. Wat je nu schrijft, bewaar ik eerst alleen voor jou. Deel je het? Dan laat ik eerst precies zien wat anderen zouden lezen.
reflection-who = Wie mag dit lezen?
reflection-who-all = Wie mag je antwoorden lezen?
reflection-who-hint = Buiten je kring en het kanaal van je kring leest niemand het antwoord zelf. Wel soms een inzicht dat ervan is gemaakt. Voordat het naar buiten gaat, vraag ik het jou.
reflection-who-per-question = Kies dit per vraag
reflection-who-each = Per vraag, zoals je eerder koos
reflection-more = Meer: praktijk, wat je probeerde
reflection-more-told = Bekijk wat je nog meer vertelde
reflection-empty = Schrijf bij minstens één vraag iets op.
reflection-already-answered = Je hebt dit al beantwoord. Aanpassen kan bij ‘Mijn antwoorden’.
reflection-changed-since = Je tekst is intussen veranderd. Er is niets gedeeld. Open ‘Bekijk en deel’ nog eens.
reflection-nothing-to-share = Er staat niets klaar om te delen. Alles is zoals jij het koos.

reflection-preview-title = Dit zien anderen
reflection-preview-opening = Je woorden zijn bewaard. Ze zijn nu niet gedeeld. Als je deelt, is dit precies wat anderen zien:
reflection-preview-opening-more = Je woorden zijn bewaard. Wie ze al mocht lezen, kan dat nog. Als je deelt, is dit precies wat anderen zien:
reflection-preview-closing = Sluit je dit venster? Dan blijft dit alleen van jou, tot je wel deelt. Intrekken kan altijd. Wat iemand dan al had overgeschreven, kan niemand terughalen.
reflection-preview-closing-more = Sluit je dit venster? Dan blijft gelijk wie je woorden leest, tot je wel deelt. Intrekken kan altijd. Wat iemand dan al had overgeschreven, kan niemand terughalen.
reflection-audience-private = Alleen jij leest dit.
reflection-audience-circle = Wie dit leest: iedereen in ‘{ $circle }’, met je naam erbij. De begeleider kan het in de terugblik zetten. Die leest iedereen in het kanaal van de kring.
reflection-audience-network = Wie dit leest: iedereen in ‘{ $circle }’, met je naam erbij. De begeleider kan het in de terugblik zetten. Die leest iedereen in het kanaal van de kring. Verder leest niemand buiten de kring dit antwoord. Wel kan een begeleider er een inzicht van maken voor iedereen in onze Slack, zonder je naam. Dat zie jij eerst. Zonder jouw ja gaat het niet verder. Let op: wie jou kent, herkent je misschien aan je verhaal.
reflection-audience-public = Wie dit leest: iedereen in ‘{ $circle }’, met je naam erbij. De begeleider kan het in de terugblik zetten. Die leest iedereen in het kanaal van de kring. Verder leest niemand buiten de kring dit antwoord. Wel kan een begeleider er een inzicht van maken voor iedereen, ook buiten Slack, zonder je naam. Dat zie jij eerst. Zonder jouw ja gaat het niet verder. Let op: wie jou kent, herkent je misschien aan je verhaal.
reflection-small-circle = { $count ->
    [0] Let op: jullie kring heeft nu geen deelnemers. Wie de kring kent, kan raden dat jij dit schreef.
    [one] Let op: jullie kring telt maar één deelnemer. Wie de kring kent, weet dat jij dit schreef.
   *[other] Let op: jullie kring telt maar { $count } deelnemers. Wie de kring kent, kan raden dat jij dit schreef.
}
reflection-share = Deel zoals hierboven
reflection-not-yet = Deel nog niet

reflection-kept = Bewaard. Je beantwoordde { $asked ->
    [one] de vraag
   *[other] { $given } van de { $asked } vragen
} over { $about }. Achter elke vraag staat wie je antwoord nu mag lezen:
reflection-not-shared-yet = { $count ->
    [one] Eén antwoord is nog niet gedeeld zoals je wilde. Bekijk eerst wat anderen zien.
   *[other] { $count } antwoorden zijn nog niet gedeeld zoals je wilde. Bekijk eerst wat anderen zien.
}
reflection-all-settled = Van wat je met je kring deelt, kan een begeleider een inzicht maken. Gaat dat inzicht de kring uit? Dan vraag ik het eerst aan jou. Je kunt je antwoord altijd aanpassen of intrekken.
reflection-see-and-share = Bekijk en deel
reflection-change = Pas aan
reflection-mine = Mijn antwoorden

mine-title = Mijn antwoorden
mine-opening = Dit heb je geschreven. Per antwoord staat erbij wie het mag lezen en waar het is gebruikt.
mine-empty = Je hebt nog niets geschreven. Dat kan altijd met /leerkring reflectie.
mine-level = Wie dit nu mag lezen: { $level }
mine-wanted = Dit koos je, maar je hebt het nog niet gedeeld: { $level }
mine-used-in = Gebruikt in inzicht:
mine-in-digests = { $count ->
    [one] In één kennisbrief:
   *[other] In { $count } kennisbrieven:
}
mine-in-channels = { $count ->
    [one] Gedeeld in één kanaal, als inzicht zonder je naam.
   *[other] Gedeeld in { $count } kanalen, als inzicht zonder je naam.
}
mine-in-recap = Staat in de terugblik op de bijeenkomst.
mine-whole-session = Wijzig wie al deze antwoorden leest
mine-change-level = Wijzig wie dit leest
mine-level-title = Wie mag dit lezen?
mine-level-explained = Kies je minder lezers? Dat geldt meteen. Is van je antwoord een inzicht gemaakt dat meer mensen mogen lezen dan je nu kiest? Dan trek ik dat inzicht in. Een verstuurde mail kan ik niet terughalen. Kies je meer lezers? Dan zie je eerst precies wat zij zien. Een inzicht houdt zijn eigen woorden, ook als je je antwoord verandert.

page-previous = Vorige
page-next = Volgende

draft-keep = Bewaar en ga later verder
draft-kept = Je concept is bewaard. Alleen jij kunt het zien. Open dezelfde vragen nog eens, dan staat alles er weer.
draft-nothing = Er staat niets nieuws in het formulier. Wat je eerder instuurde, blijft zoals het was.
draft-resumed = Dit is je concept, met wat je hier eerder schreef. Wat je nog niet deelde, ziet alleen jij.
draft-forget = Haal dit concept weg
draft-forgotten = Je concept is weg. Wat je al deelde, blijft zoals het was. Open de vragen nog eens als je opnieuw wilt beginnen.

follow-up = Heb je iets uitgeprobeerd?
follow-up-open = Kies wat past
follow-up-worked = Ja, het werkte
follow-up-partly = Ja, het werkte deels
follow-up-did-not = Ja, het werkte niet
follow-up-otherwise = Nee, het gaat over iets anders
why-worked = Waarom werkte het?
why-partly = Wat werkte wel, wat niet, en waarom?
why-did-not = Waarom werkte het niet?

details-condition = Werkt alleen als…
details-learning = Voor wie is deze les?
details-links = Links
details-links-hint = Adressen van pagina’s of bestanden, één per regel, hooguit { $most }. Wie je antwoord mag lezen, ziet ze ook.
details-case = Over welke praktijk gaat dit?
details-no-case = Geen bepaalde praktijk
details-about-case = Over de praktijk ‘{ $title }’
details-without-answer = Schrijf eerst een antwoord op deze vraag.
details-bad-link = Dit is geen webadres. Begin elke regel met https:// of http://.
details-too-many-links = Geef hooguit { $most } links.

learning-individual = Voor mij
learning-task = Voor de opgave of het project
learning-organisation = Voor onze organisatie
