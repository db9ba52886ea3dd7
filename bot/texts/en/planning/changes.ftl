change-sessions-title = Sessions
change-move = Move
change-cancel = Cancel session
change-move-title = Change a session
change-move-opening = Change what will be different. You first see what happens; only then does anybody hear about it.
change-day = Date
change-which = For which sessions?
change-only-this = Only this one
change-following = { $count ->
    [one] This one and the one after it
   *[other] This one and the { $count } after it
}
change-move-preview = { $count ->
    [one] One session of ‘{ $name }’ changes. Nothing has been sent yet.
   *[other] { $count } sessions of ‘{ $name }’ change. Nothing has been sent yet.
}
change-from = Was: { $when }
change-to = Becomes: { $when }
change-told = { $count ->
    [0] Nobody needs to be told.
    [one] One person is told at once:
   *[other] { $count } people are told at once, in one message each:
}
change-asked-again = Everybody is asked again whether they are coming. I have noted that you are coming.
change-answers-stay = The time stays the same. Earlier answers still count.
change-edited = I will edit the invitations and reminders that are there already.
change-confirm = Change and notify
change-move-done = The session has been changed and the messages are being sent now. The Home tab shows who is coming.
change-nothing = You have not changed anything yet. Change the date, the time, the length or the place.
change-has-begun = This session has begun or is over. Nothing has changed.
change-was-cancelled = This session had already been cancelled. Nothing has changed and no new message goes out.
change-meanwhile = Your click did nothing: somebody has just changed these sessions. Close this window and look again.

change-cancel-title = Cancel a session
change-cancel-preview = { $count ->
    [one] One session of ‘{ $name }’ will not take place. Nothing has been sent yet.
   *[other] { $count } sessions of ‘{ $name }’ will not take place. Nothing has been sent yet.
}
change-cancel-confirm = Cancel it
change-cancel-done = It has been cancelled. Everybody is being told now.

change-moved-title = New time: { $name }
change-moved = { $count ->
    [one] The session has a new time. An earlier answer was for the old one. Are you coming?
   *[other] { $count } sessions have a new time. An earlier answer was for the old one. Are you coming?
}
change-place-title = Other place: { $name }
change-place = The time stays the same. Have you already answered? Then there is nothing you need to do.
change-cancelled-title = Cancelled: { $name }
change-cancelled = { $count ->
    [one] There is nothing you need to do, but do take the session out of your own calendar.
   *[other] There is nothing you need to do, but do take the sessions out of your own calendar.
}
change-superseded = ‘{ $name }’: this was changed once more, or is over. The Home tab shows what is next.
change-outdated-moved = ‘{ $name }’: the session of { $when } has been moved to { $new }.
change-outdated-cancelled = ‘{ $name }’: the session of { $when } will not take place.
