search-title-nothing = Niets gevonden
search-title-near = Niet precies gevonden
search-not-this = Is dit niet wat je zocht?
search-title = Gevonden
search-card-title = Inzicht
search-empty = Waar ben je benieuwd naar? Schrijf je vraag in het zoekveld op het tabblad Home, of typ bijvoorbeeld: /leerkring zoek hoe regel je een materialenpaspoort
search-asked = Je vroeg:
search-corrected = Ik zocht op: { $question }
search-as-typed = Zoek op wat ik typte
search-group-worked = Dit werkte
search-group-did-not = Dit werkte niet
search-group-partly = Dit werkte deels
search-read = Lees meer
search-share = Deel hier
search-more = Meer
search-cut = Dit waren de eerste { $count }. Er is meer: verfijn je vraag om de rest te vinden.
search-private = Alleen jij ziet dit antwoord.
search-source = Je ziet alleen inzichten die jij mag lezen. Een inzicht gaat pas de kring uit als de schrijvers ja zeggen.
search-tells = Is dit iets wat je zelf leerde? Typ /leerkring reflectie en zet je woorden erachter. Dan staan ze in het formulier.
search-nothing = Ik vond hier nog geen ervaring mee. Misschien weet een leerkring meer.
search-near = Misschien bedoel je een van deze inzichten:
search-also-asked = Anderen vroegen dit ook. Vraag het ook: dan ziet een leerkring dat meer mensen dit willen weten.
search-also-on-agenda = Anderen vroegen dit ook. Een leerkring zoekt het al uit.
search-in-nl = in het Nederlands
search-in-en = in het Engels
search-put = Vraag het aan een leerkring
search-shared = Gedeeld in dit kanaal.
search-share-closed = Dit inzicht is alleen voor de leerkring zelf. Je kunt het hier niet delen.
search-shared-before = Dit inzicht is hier vandaag al gedeeld.
search-bot-not-in-channel = Ik zit niet in dit kanaal. Typ hier /invite @Leerkring en probeer het nog eens.
search-withdrawn = Dit inzicht is hier nu niet te lezen. Misschien is het ingetrokken.
search-no-phrase = Precies ‘{ $phrase }’ staat nergens. Dit lijkt er het meest op:
search-refine = Verfijn
search-about-me = Ging je vraag over Leerkring zelf?
search-nothing-narrowed = Met deze keuzes is er niets gevonden. Kies ruimer en zoek opnieuw.
search-ago-recent = kort geleden
search-ago-months = { $months ->
    [one] 1 maand geleden
   *[other] { $months } maanden geleden
}
search-ago-years = { $years } jaar geleden
search-still-holds = { $ago } bevestigd dat dit nog geldt
refine-title = Verfijn je zoekvraag
refine-question = Je vraag
refine-outcomes = Hoe het afliep
refine-themes = Thema
refine-kinds = Soort inzicht
refine-layers = Soort organisatie
refine-circles = Leerkring
refine-period = Periode
refine-always = Altijd
refine-years = { $years ->
    [one] Afgelopen jaar
   *[other] Afgelopen { $years } jaar
}
refine-submit = Zoek
refine-empty = Typ waar je naar zoekt.
refine-chosen-circles = { $count ->
    [one] 1 leerkring
   *[other] { $count } leerkringen
}
refine-narrowed = Verfijnd: { $to }
search-changed = Een inzicht dat hier stond, is ingetrokken of aangepast. Zoek je verder? Stel je vraag dan opnieuw.
search-principles = Je vroeg naar handvatten: inzichten die veel organisaties herkennen. Die hieronder gaan over je vraag.
search-no-principles = Hierover is nog geen handvat. De inzichten hieronder gaan er wel over.
