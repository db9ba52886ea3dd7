change-sessions-title = Sessions
change-move = Move
change-cancel = Cancel session
change-move-title = Change a session
change-move-opening = Change what you want. You will see what happens before anybody hears about it.
change-day = Date
change-which = Which sessions?
change-only-this = Only this one
change-following = { $count ->
    [one] This one and the one after it
   *[other] This one and the { $count } after it
}
change-move-preview = { $count ->
    [one] One session of ‘{ $name }’ will change. I have sent nothing yet.
   *[other] { $count } sessions of ‘{ $name }’ will change. I have sent nothing yet.
}
change-from = Was: { $when }
change-to = Will be: { $when }
change-told = { $count ->
    [0] There is nobody to tell.
    [one] I will tell one person:
   *[other] I will tell { $count } people, in one message each:
}
change-asked-again = Earlier answers no longer count, so my message will ask again. I will note that you are coming.
change-answers-stay = The time stays the same. Earlier answers still count.
change-edited = I will update the invitations and reminders that I sent before.
change-confirm = Change and notify
change-move-done = Changed. The people on the list will hear from me. The Home tab shows who is coming.
change-move-alone = Changed. The Home tab shows who is coming.
change-nothing = You have not changed anything yet. Change the date, the time, the length or the place.
change-has-begun = This session has begun or is over. Nothing has changed.
change-was-cancelled = This session had already been cancelled. Nothing has changed and I will send no new message.
change-meanwhile = Your click did nothing: somebody has just changed these sessions. Close this window and look again.

change-cancel-title = Cancel a session
change-cancel-preview = { $count ->
    [one] One session of ‘{ $name }’ will not take place. I have sent nothing yet.
   *[other] { $count } sessions of ‘{ $name }’ will not take place. I have sent nothing yet.
}
change-givers = { $count ->
    [one] One person has already sent something in or brought a case. I will move it to the circle’s first session after this one. If that is not planned yet, plan it within half a year.
   *[other] { $count } people have already sent something in or brought a case. I will move it to the circle’s first session after this one. If that is not planned yet, plan it within half a year.
}
change-cancel-confirm = Cancel it
change-cancel-done = Cancelled. The people on the list will hear from me.
change-cancel-alone = Cancelled.

change-moved-title = New time: { $name }
change-moved = { $count ->
    [one] The session has a new time. Any answer to the old time no longer counts. Are you coming?
   *[other] { $count } sessions have a new time. Any answer to an old time no longer counts. Are you coming?
}
change-sent-in = What you sent in will move with the session. If you answer ‘No’, it will come up in the way that you chose.
change-place-title = New place: { $name }
change-place = The time stays the same. If you have already answered, there is nothing you need to do.
change-sent-in-next = What you sent in or brought will move to the circle’s first session after this one. If there is none yet, I will keep it for half a year.
change-cancelled-title = Cancelled: { $name }
change-cancelled = { $count ->
    [one] If you put this session in your own calendar yourself, please remove it. There is nothing else you need to do.
   *[other] If you put these sessions in your own calendar yourself, please remove them. There is nothing else you need to do.
}
change-superseded = ‘{ $name }’: these dates have changed again, or have passed. The Home tab shows what is next.
change-outdated-moved = ‘{ $name }’: the session on { $when } has moved to { $new }.
change-outdated-cancelled = ‘{ $name }’: the session on { $when } will not take place.
