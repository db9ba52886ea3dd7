ledger-title = Delivery
ledger-open = Delivery
ledger-opening = Choose a session. You see who got which message, and when.
ledger-no-circle = No circle of yours has started yet.
ledger-nothing = Nothing has been sent about this session yet.
ledger-private = What people did with a message is not shown here.
ledger-channel = The channel
ledger-fate-sent = { $name }: sent on { $when }
ledger-fate-together = { $name }: sent on { $when }, together with other messages
ledger-waiting-soon = { $name }: will be sent on { $when }
ledger-waiting-late = { $name }: is not working now, gets it on { $when }
ledger-waiting-away = { $name }: is away, gets it on { $when } if it is still useful then
ledger-waiting-budget = { $name }: had enough messages this week, gets it after { $when } if it is still useful then
ledger-expired-late = { $name }: not sent, it was too late
ledger-expired-away = { $name }: not sent, away for as long as it was useful
ledger-expired-budget = { $name }: not sent, there were enough messages that week
ledger-outcome-failed = { $name }: did not arrive
ledger-outcome-unsure = { $name }: perhaps did not arrive
ledger-outcome-unneeded = { $name }: was no longer needed
ledger-outcome-not-sent = { $name }: not sent
ledger-outcome-no-surface = { $name }: not sent, as they have no Slack account

status-title = How is Leerkring doing?
status-beat = Last active: { $when }
status-no-beat = Leerkring has not been active yet. Has it been started?
status-waiting = { $count ->
    [0] Nothing is waiting to be sent.
    [one] One message is waiting for its moment.
   *[other] { $count } messages are waiting for their moment.
}
status-oldest = The oldest message that may be sent now has been waiting since { $when }.
status-failed = { $count ->
    [0] Everything arrived in the last 30 days.
    [one] One message did not arrive in the last 30 days.
   *[other] { $count } messages did not arrive in the last 30 days.
}
status-unsure = { $count ->
    [0] For every message I know whether it arrived.
    [one] One message may not have arrived.
   *[other] { $count } messages may not have arrived.
}
status-expired = { $count ->
    [0] Nothing expired.
    [one] One message expired, because it came too late to be useful.
   *[other] { $count } messages expired, because they came too late to be useful.
}
status-paused = Slack is not accepting messages for now. The reason: { $reason }
status-odd = { $count ->
    [one] One piece of data is not right. That is left out. Everything else goes on. Pass this on to whoever runs Leerkring: { $which }
   *[other] { $count } pieces of data are not right. Those are left out. Everything else goes on. Pass this on to whoever runs Leerkring: { $which }
 }
status-next = Next to be sent:
status-nothing-next = Nothing is ready to be sent.
status-send = { $when }: { $kind }
status-send-circle = { $when }: { $kind } from ‘{ $name }’
status-private = What people wrote, and who gets what, is not shown here.
status-not-allowed = This is for the programme manager. Would you like to be one? Ask whoever runs Leerkring.
