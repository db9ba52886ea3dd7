digest-unfinished = There is still a draft: ‘{ $title }’. I will keep it until { $until }.
digest-go-on = Continue
digest-last = The previous digest from this circle came out on { $date }.
digest-how-far = Delivery so far
digest-progress-title = Delivery so far
digest-progress = { $sent } of { $total } delivered.
digest-progress-waiting = { $count ->
    [one] One message is waiting, for instance because its reader is away.
   *[other] { $count } messages are waiting, for instance because readers are away.
}
digest-progress-refused = { $count ->
    [one] One message did not arrive, or may not have arrived. If it was in Slack, the facilitators got a message about that.
   *[other] { $count } messages did not arrive, or may not have arrived. If they were in Slack, the facilitators got a message about that.
}
digest-progress-late = { $count ->
    [one] One message was too late to send, so I dropped it.
   *[other] { $count } messages were too late to send, so I dropped them.
}
digest-progress-dropped = { $count ->
    [one] One message will not go out.
   *[other] { $count } messages will not go out.
}
digest-progress-later = { $count ->
    [one] One subscriber will get this digest later: they have paused digests or get them less often.
   *[other] { $count } subscribers will get this digest later: they have paused digests or get them less often.
}
digest-refresh = Refresh
digest-stop = Stop sending
digest-stop-title = Stop sending?
digest-stop-confirm = I will send no more of these messages. Anyone who already has the digest keeps it. You cannot undo this.
digest-stopped = Sending stopped on { $moment }. Anyone who already had the digest keeps it.
digest-emptied = All insights in this digest have been withdrawn, so I will not send it any further.
digest-emptied-news = { $audience ->
    [public] All insights in the digest from ‘{ $name }’ were withdrawn before I could deliver it everywhere. I will not send it any further. In Slack, anyone who already has it now sees that nothing is left in it. Emails stay as they were.
   *[other] All insights in the digest from ‘{ $name }’ were withdrawn before I could deliver it everywhere. I will not send it any further. Anyone who already has it now sees that nothing is left in it.
}
