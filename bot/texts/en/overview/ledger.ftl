ledger-title = Delivery
ledger-open = Delivery
ledger-opening = Choose a session. You will see who got which message, and when.
ledger-no-circle = I found no session of a running circle that you facilitate. I look three months back, and at what is coming.
ledger-nothing = I have sent nothing about this session yet.
ledger-private = This does not show what people did with a message.
ledger-channel = The channel
ledger-fate-sent = { $name }: sent on { $when }
ledger-fate-together = { $name }: sent on { $when }, together with other messages
ledger-waiting-soon = { $name }: will be sent on { $when }
ledger-waiting-late = { $name }: will be sent on { $when }, in working hours
ledger-waiting-away = { $name }: away; will be sent on { $when } if still useful
ledger-waiting-budget = { $name }: enough messages for now; will be sent after { $when } if still useful
ledger-expired-late = { $name }: not sent (it was too late)
ledger-expired-away = { $name }: not sent (was away until it was too late)
ledger-expired-budget = { $name }: not sent (enough messages already)
ledger-outcome-failed = { $name }: message did not arrive
ledger-outcome-unsure = { $name }: message may not have arrived
ledger-outcome-unneeded = { $name }: not sent, no longer needed
ledger-outcome-not-sent = { $name }: not sent
ledger-outcome-no-surface = { $name }: not sent, as they have no Slack account

status-title = How is Leerkring doing?
status-beat = Last active: { $when }
status-no-beat = Leerkring has not been active yet. Is it running?
status-waiting = { $count ->
    [0] There is nothing to send right now.
    [one] One message is waiting for the right moment.
   *[other] { $count } messages are waiting for the right moment.
}
status-oldest = The oldest message that I could send now has been waiting since { $when }.
status-failed = { $count ->
    [0] No message failed in the last 30 days.
    [one] One message did not arrive in the last 30 days.
   *[other] { $count } messages did not arrive in the last 30 days.
}
status-unsure = { $count ->
    [0] For every message of the last 30 days, I know whether it arrived.
    [one] One message may not have arrived.
   *[other] { $count } messages may not have arrived.
}
status-expired = { $count ->
    [0] In the last 30 days no message was too late to send.
    [one] One message was too late to be useful, so I dropped it.
   *[other] { $count } messages were too late to be useful, so I dropped them.
}
status-paused = Slack is not accepting messages for now. The reason: { $reason }
status-odd = { $count ->
    [one] One record has an error, so I am skipping it. Everything else carries on. Pass this on to the { -technician }: { $which }
   *[other] { $count } records have an error, so I am skipping them. Everything else carries on. Pass this on to the { -technician }: { $which }
 }
status-next = Planned next:
status-nothing-next = There is nothing to send yet.
status-send = { $when }: { $kind }
status-send-circle = { $when }: { $kind } (‘{ $name }’)
status-private = This does not show what people wrote, or who gets what.
status-not-allowed = This is for programme managers. Would you like to be one? Ask the { -technician }.
