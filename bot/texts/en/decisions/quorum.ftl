quorum-short = { $count ->
    [0] No participant has signed up for ‘{ $name }’ yet. Your minimum is { $needed }. You can change this minimum on the Home tab, under ‘Manage’.
    [one] One participant has signed up for ‘{ $name }’. Your minimum is { $needed }. You can change this minimum on the Home tab, under ‘Manage’.
   *[other] { $count } participants have signed up for ‘{ $name }’. Your minimum is { $needed }. You can change this minimum on the Home tab, under ‘Manage’.
}
quorum-coming = Coming
quorum-round = Cancel it, send the questions
quorum-round-title = Cancel, and send only the questions?
quorum-round-text = I will cancel the session. Every participant will get the guiding questions in a direct message.
quorum-new-date = Find another date
quorum-go-on = Go ahead anyway
quorum-usual = That minimum is about half of the participants, as you did not choose one.
quorum-once = I will ask this once. If you do nothing, the session goes ahead.
quorum-chosen-round = The session is cancelled. The participants will get the guiding questions instead.
quorum-chosen-new-date = The session will not take place; the circle is looking for another date.
quorum-chosen-go-on = The session goes ahead.
quorum-reached = Your minimum has been reached. The session goes ahead.
quorum-moved = Your click did nothing: this session has just moved. If too few participants sign up for the new time, I will ask you again.
quorum-chosen-by = Chosen by { $name }.
quorum-called-off = The session of ‘{ $name }’ on { $when } is not taking place: too few people signed up. The participants will get the guiding questions in a direct message.

quorum-open = Minimum participants
quorum-form-title = Minimum participants
quorum-form-opening = { $needed ->
    [0] A session of ‘{ $name }’ has no minimum now. Even if few people sign up, I will not ask the facilitators anything.
    [one] A session of ‘{ $name }’ now needs at least one participant to sign up. If nobody has signed up two working days before, I will ask the facilitators what to do.
   *[other] A session of ‘{ $name }’ now needs at least { $needed } participants to sign up. If fewer have signed up two working days before, I will ask the facilitators what to do.
}
quorum-label = Minimum number of participants
quorum-hint = Leave this empty for about half of the participants. With 0 I will never ask.
quorum-wrong = Fill in a number from 0 to { $most }, or leave this empty.
quorum-set = { $needed ->
    [0] Saved. I will not ask any more.
    [one] Saved. If no participant has signed up two working days before, I will ask what to do.
   *[other] Saved. If fewer than { $needed } participants have signed up two working days before, I will ask what to do.
}
