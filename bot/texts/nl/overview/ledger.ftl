ledger-title = Bezorging
ledger-open = Bezorging
ledger-opening = Kies een bijeenkomst. Je ziet wie welk bericht kreeg, en wanneer.
ledger-no-circle = Ik vond geen bijeenkomst van een lopende kring die je begeleidt. Ik kijk drie maanden terug, en naar wat er komt.
ledger-nothing = Over deze bijeenkomst is nog niets verstuurd.
ledger-private = Wat iemand met een bericht deed, zie je hier niet.
ledger-channel = Het kanaal
ledger-fate-sent = { $name }: verstuurd op { $when }
ledger-fate-together = { $name }: verstuurd op { $when }, samen met andere berichten
ledger-waiting-soon = { $name }: wordt verstuurd op { $when }
ledger-waiting-late = { $name }: is nu niet aan het werk, krijgt het op { $when }
ledger-waiting-away = { $name }: is afwezig, krijgt het op { $when } als het dan nog nuttig is
ledger-waiting-budget = { $name }: kreeg al genoeg berichten, krijgt het na { $when } als het dan nog nuttig is
ledger-expired-late = { $name }: niet verstuurd (het was te laat)
ledger-expired-away = { $name }: niet verstuurd (was afwezig tot het te laat was)
ledger-expired-budget = { $name }: niet verstuurd (kreeg al genoeg berichten)
ledger-outcome-failed = { $name }: niet aangekomen
ledger-outcome-unsure = { $name }: misschien niet aangekomen
ledger-outcome-unneeded = { $name }: was niet meer nodig
ledger-outcome-not-sent = { $name }: niet verstuurd
ledger-outcome-no-surface = { $name }: niet verstuurd (heeft geen Slack-account)

status-title = Hoe gaat het met Leerkring?
status-beat = Laatst actief: { $when }
status-no-beat = Leerkring was nog niet actief. Draait de software?
status-waiting = { $count ->
    [0] Er ligt nu geen bericht klaar.
    [one] Eén bericht ligt klaar en wacht op zijn moment.
   *[other] { $count } berichten liggen klaar en wachten op hun moment.
}
status-oldest = Het oudste bericht dat ik nu mag versturen, wacht sinds { $when }.
status-failed = { $count ->
    [0] De laatste 30 dagen is geen bericht mislukt.
    [one] De laatste 30 dagen kwam één bericht niet aan.
   *[other] De laatste 30 dagen kwamen { $count } berichten niet aan.
}
status-unsure = { $count ->
    [0] Van elk bericht van de laatste 30 dagen weet ik of het aankwam.
    [one] Van één bericht is niet zeker of het aankwam.
   *[other] Van { $count } berichten is niet zeker of ze aankwamen.
}
status-expired = { $count ->
    [0] De laatste 30 dagen was geen bericht te laat om te versturen.
    [one] Eén bericht verstuurde ik niet meer: het was te laat om nog nuttig te zijn.
   *[other] { $count } berichten verstuurde ik niet meer: ze waren te laat om nog nuttig te zijn.
}
status-paused = Slack neemt even niets aan. De reden: { $reason }
status-odd = { $count ->
    [one] Eén gegeven klopt niet. Dat sla ik over. Al het andere gaat door. Geef dit door aan de { -technician }: { $which }
   *[other] { $count } gegevens kloppen niet. Die sla ik over. Al het andere gaat door. Geef dit door aan de { -technician }: { $which }
 }
status-next = Dit komt er als eerste aan:
status-nothing-next = Er komt nog niets aan.
status-send = { $when }: { $kind }
status-send-circle = { $when }: { $kind } van ‘{ $name }’
status-private = Wat mensen schreven, en wie wat krijgt, staat hier niet.
status-not-allowed = Dit is voor programmabeheerders. Wil jij dat zijn? Vraag het aan de { -technician }.
