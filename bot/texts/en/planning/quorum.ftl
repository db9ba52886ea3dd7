quorum-short = { $count ->
    [0] No participant has signed up for ‘{ $name }’ yet. Your minimum is { $needed }.
    [one] One participant has signed up for ‘{ $name }’. Your minimum is { $needed }.
   *[other] { $count } participants have signed up for ‘{ $name }’. Your minimum is { $needed }.
}
quorum-coming = Coming
quorum-round = Round without a session
quorum-round-title = Hold a round?
quorum-round-text = The session is called off. Every participant gets the guiding questions in a private message.
quorum-new-date = Find another date
quorum-go-on = Go on
quorum-once = I ask this once. If you do nothing, the session goes on.
quorum-chosen-round = The session was replaced by a round without a session.
quorum-chosen-new-date = The session was called off; the circle is looking for another date.
quorum-chosen-go-on = The session goes on.
quorum-reached = Enough participants have signed up by now. The session goes on.
quorum-moved = This session has been moved since. Nothing has changed. If too few participants come then, I will ask you again.
quorum-chosen-by = Chosen by { $name }.
quorum-called-off = The session of ‘{ $name }’ on { $when } is not taking place: too few people signed up. The participants get the guiding questions in a private message.

quorum-open = Minimum
quorum-form-title = Minimum number
quorum-form-opening = A session of ‘{ $name }’ now needs at least { $needed ->
    [one] one participant
   *[other] { $needed } participants
} who signed up. If there are fewer two working days before, I ask the facilitators what they want.
quorum-label = At least so many participants
quorum-hint = Leave empty for about half of the participants. With 0 I never ask.
quorum-wrong = Fill in a number from 0 to { $most }, or leave this empty.
quorum-set = { $needed ->
    [0] Saved. I will not ask any more.
    [one] Saved. One participant who signed up is enough.
   *[other] Saved. A session needs at least { $needed } participants who signed up.
}
