digest-unfinished = Er ligt nog een concept: ‘{ $title }’. Ik bewaar het tot { $until }.
digest-go-on = Ga verder
digest-last = De vorige kennisbrief van deze leerkring is van { $date }.
digest-how-far = Hoe ver is de bezorging?
digest-progress-title = Hoe ver is de bezorging?
digest-progress = { $sent } van { $total } bezorgd.
digest-progress-waiting = { $count ->
    [one] Eén bericht wacht nog, bijvoorbeeld omdat de lezer afwezig is.
   *[other] { $count } berichten wachten nog, bijvoorbeeld omdat lezers afwezig zijn.
}
digest-progress-refused = { $count ->
    [one] Eén bericht kwam niet aan, of ik weet niet zeker of het aankwam. Was het in Slack? Dan kregen de begeleiders daarover bericht.
   *[other] { $count } berichten kwamen niet aan, of ik weet niet zeker of ze aankwamen. Over die in Slack kregen de begeleiders bericht.
}
digest-progress-late = { $count ->
    [one] Eén bericht kon niet op tijd weg. Ik verstuur het niet meer.
   *[other] { $count } berichten konden niet op tijd weg. Ik verstuur ze niet meer.
}
digest-progress-dropped = { $count ->
    [one] Eén bericht gaat niet meer weg.
   *[other] { $count } berichten gaan niet meer weg.
}
digest-progress-later = { $count ->
    [one] Eén abonnee krijgt deze kennisbrief later: die heeft een pauze, of krijgt ze minder vaak.
   *[other] { $count } abonnees krijgen deze kennisbrief later: ze hebben een pauze, of krijgen ze minder vaak.
}
digest-refresh = Ververs
digest-stop = Stop de verzending
digest-stop-title = Verzending stoppen?
digest-stop-confirm = Wat nog niet weg is, verstuur ik niet meer. Wie de kennisbrief al heeft, houdt hem. Dit kun je niet terugdraaien.
digest-stopped = De verzending is gestopt op { $moment }. Wie de kennisbrief al had, houdt hem.
digest-emptied = Alle inzichten in deze kennisbrief zijn ingetrokken. Wat nog niet weg was, verstuur ik daarom niet meer.
digest-emptied-news = { $audience ->
    [public] Alle inzichten in de kennisbrief van ‘{ $name }’ zijn ingetrokken voordat ik hem overal had bezorgd. De rest verstuur ik daarom niet meer. Wie hem in Slack al had, ziet dat er niets meer in staat. Een mail kan ik niet terughalen.
   *[other] Alle inzichten in de kennisbrief van ‘{ $name }’ zijn ingetrokken voordat ik hem overal had bezorgd. De rest verstuur ik daarom niet meer. Wie hem al had, ziet dat er niets meer in staat.
}
