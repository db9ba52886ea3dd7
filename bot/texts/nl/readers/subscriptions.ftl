subscription-title = Kennisbrieven
subscription-opening = Een kennisbrief bundelt wat leerkringen hebben geleerd. Je krijgt die alleen als je dat zelf kiest.
subscription-wanted = Hoe vaak wil je kennisbrieven krijgen?
subscription-each = Elke kennisbrief, zodra die uitkomt
subscription-monthly = Hooguit eens per maand, in één bericht
subscription-quarterly = Hooguit eens per kwartaal, in één bericht
subscription-off = Geen kennisbrieven
subscription-themes = Over welke thema’s?
subscription-themes-hint = Kies je niets? Dan krijg je ze over alle thema’s.
subscription-channel = In welk kanaal?
subscription-channel-hint = Kies je niets? Dan krijg je een privébericht. Kies anders een kanaal waar jij en ik in zitten. Een kennisbrief alleen voor een kring zet ik daar nooit.
subscription-pause = Pauze tot
subscription-pause-hint = Tot die dag krijg je in Slack geen kennisbrieven. Wat je miste, zit in het eerste bericht daarna. Krijg je ze ook per mail? Die gaan door.
subscription-pause-past = Kies een dag die nog komt, of laat dit leeg.
subscription-pause-long = Kies een dag binnen een jaar. Wil je langer niets krijgen? Stop dan met kennisbrieven.
subscription-bot-not-in-channel = Ik zit niet in dit kanaal. Typ daar /invite @Leerkring en probeer het nog eens.
subscription-not-your-channel = Je zit zelf niet in dit kanaal. Kies er een waar je in zit, of laat dit leeg.
subscription-channel-taken = Een collega laat de kennisbrieven al in dit kanaal zetten. Kies een ander kanaal, of laat dit leeg.
subscription-saved-each = Bewaard. Elke nieuwe kennisbrief die bij je keuze past, { $place ->
    [channel] zet ik in dat kanaal.
   *[private] krijg je van me als privébericht.
}
subscription-saved-monthly = Bewaard. Hooguit eens per maand { $place ->
    [channel] zet ik in dat kanaal
   *[private] krijg je van me
} één bericht met de kennisbrieven van die tijd. Is er niets nieuws, dan komt er ook geen bericht.
subscription-saved-quarterly = Bewaard. Hooguit eens per kwartaal { $place ->
    [channel] zet ik in dat kanaal
   *[private] krijg je van me
} één bericht met de kennisbrieven van die tijd. Is er niets nieuws, dan komt er ook geen bericht.
subscription-saved-paused = Bewaard. Tot { $day } krijg je in Slack geen kennisbrieven. Wat je miste, zit in het eerste bericht daarna.
subscription-mail = Krijg ze ook per mail
subscription-mail-title = Kennisbrieven per mail
subscription-mail-what = Per mail komen de kennisbrieven die iedereen mag lezen, over de thema’s die je hier hebt bewaard. Bewaarde je er geen? Dan over alle thema’s. Wat je in Slack krijgt, verandert niet.
subscription-mail-asked = Kijk in je mailbox. Ik stuur één mail naar { $address }. Open de link daarin binnen twee dagen en druk op de knop. Dan komen kennisbrieven die iedereen mag lezen, ook daar. Zie je geen mail? Kijk dan bij ongewenste mail, of probeer het over tien minuten opnieuw. Ik stuur hooguit drie mails in twee dagen.
subscription-less = Minder vaak, of pauze
subscription-rather-monthly = Liever eens per maand
subscription-rather-quarterly = Liever eens per kwartaal
subscription-stop = Stop met kennisbrieven
subscription-stopped = Ik stuur je in Slack geen kennisbrieven meer. Wil je ze weer krijgen? Typ /leerkring abonnement. Kreeg je ze ook per mail? Stoppen kan onderaan elke mail.
