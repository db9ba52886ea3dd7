digest-correct = Zet er een correctie bij
digest-correct-again = Pas de correctie aan
digest-correction-title = Een correctie
digest-correction-opening = { $audience ->
    [public] Klopt er iets niet? Zet het hier recht. Lezers zien precies wat je schrijft. Niemand krijgt een nieuw bericht. Binnen een minuut staat je correctie bovenaan de kennisbrief: in Slack, en op de webpagina als die er is. Je correctie staat ook in mails die nog weg moeten. Een mail die al weg is, kan niet meer veranderen. De link in die mail leidt naar de pagina waar de correctie wel staat, ook als schrijvers alles intrekken.
   *[other] Klopt er iets niet? Zet het hier recht. Lezers zien precies wat je schrijft. Niemand krijgt een nieuw bericht. Binnen een minuut staat je correctie bovenaan de kennisbrief in Slack, ook bij wie hem al heeft.
}
digest-correction-what = Wat moet er anders?
digest-correction-hint = Maak dit veld leeg om de correctie weg te halen.
digest-correction-kept = Dank je. Je correctie staat binnen een minuut bovenaan de kennisbrief.
digest-correction-gone = Binnen een minuut staat er geen correctie bij de kennisbrief.
# Followed by a colon and what the facilitator wrote.
digest-corrected = Correctie van { $date }
