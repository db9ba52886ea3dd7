digest-last = The previous digest of this circle is of { $date }.
digest-how-far = How far is it?
digest-progress-title = How far is it?
digest-progress = { $sent } of { $total } delivered.
digest-progress-waiting = { $count ->
    [one] One message is waiting, for instance because its reader is away.
   *[other] { $count } messages are waiting, for instance because readers are away.
}
digest-progress-refused = { $count ->
    [one] One message did not, or perhaps did not, arrive. You got a separate message about that.
   *[other] { $count } messages did not, or perhaps did not, arrive. You got a separate message about those.
}
digest-progress-late = { $count ->
    [one] One message could not leave in time, and will not leave any more.
   *[other] { $count } messages could not leave in time, and will not leave any more.
}
digest-progress-dropped = { $count ->
    [one] One message will not leave any more.
   *[other] { $count } messages will not leave any more.
}
digest-progress-later = { $count ->
    [one] One subscriber gets this digest later, together with others.
   *[other] { $count } subscribers get this digest later, together with others.
}
digest-refresh = Refresh
digest-stop = Stop sending
digest-stop-title = Stop sending?
digest-stop-confirm = What has not left will not leave any more. Who has the digest already keeps it. This cannot be undone.
digest-stopped = Sending was stopped on { $moment }. Who had the digest already keeps it.
digest-emptied = All insights in this digest have been withdrawn. So what had not left will not leave.
digest-emptied-news = All insights in the digest of circle { $name } were withdrawn before it was delivered everywhere. So I do not send it any further. Who had the digest already sees that nothing is left in it.
