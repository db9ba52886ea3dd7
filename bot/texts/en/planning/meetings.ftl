meeting-form-title = Plan a session
meeting-form-opening = You will see all the dates before any invitation goes out.
meeting-circle = Circle
meeting-first-on = Date (of the first session)
meeting-at = Starts at
meeting-at-hint = In the circle’s time zone. The time stays the same when the clocks change.
meeting-minutes = How long?
meeting-place = Place or link
meeting-place-hint = For example an address and room, or the link of a video call. Is there no place yet? Write that it will follow.
meeting-repeat = Repeat
meeting-count = Number of sessions
meeting-count-hint = Only for a series, { $most } at most. Fill in this or the last date.
meeting-until = Last date
meeting-once = No, once
meeting-every-weeks = { $weeks ->
    [one] Every week
   *[other] Every { $weeks } weeks
}
meeting-monthly-nth = Monthly, e.g. on the 2nd Thursday
meeting-monthly-last = Monthly, e.g. on the last Thursday
meeting-duration = { $hours ->
    [0] { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
    [one] { $minutes ->
        [0] 1 hour
        [one] 1 hour and 1 minute
       *[other] 1 hour and { $minutes } minutes
    }
   *[other] { $minutes ->
        [0] { $hours } hours
        [one] { $hours } hours and 1 minute
       *[other] { $hours } hours and { $minutes } minutes
    }
}
meeting-clocks-changed = { $time } (the clocks have changed by then)
meeting-no-circle = You are not facilitating a running circle now. Type /leerkring new to start one, or /leerkring archive to resume one that stopped.
meeting-circle-not-started = This circle is not running. If it has not started yet, start it on the Home tab. If it has stopped, type /leerkring archive to resume it.
meeting-past = This time has passed. Choose a time in the future.
meeting-too-far = This is more than two years ahead. Plan it later.
meeting-repeat-missing = You filled in a number or a last date. Choose here how many weeks there are between sessions, or monthly.
meeting-is-a-fifth = This is the fifth time that weekday comes round in the month, and not every month has five. Choose an earlier date, or ‘Monthly, e.g. on the last Thursday’.
meeting-not-the-last = You chose to repeat on the last one of the month, for example the last Thursday. This date is not the last. Choose another date, or another way to repeat.
meeting-count-and-until = Fill in a number or a last date, not both.
meeting-no-end = Fill in a number, or a last date below.
meeting-count-wrong = Fill in a number from 1 to { $most }.
meeting-until-before-first = The last date comes before the first.
meeting-too-many = That is too many sessions. Plan { $most } at most at a time.

meeting-preview-title = Is this right?
meeting-preview-opening = { $count ->
    [one] One session of ‘{ $name }’. I have sent nothing yet.
   *[other] { $count } sessions of ‘{ $name }’. I have sent nothing yet.
}
meeting-preview-waiting = { $count ->
    [one] One person sent something in or brought a case for a session that did not take place. That will move to the first session you plan now.
   *[other] { $count } people sent something in or brought a case for a session that did not take place. That will move to the first session you plan now.
}
meeting-poll = This circle’s date poll
meeting-stop-poll = Stop the poll: this session replaces it
meeting-stop-poll-hint = Nobody has to vote any more. In my message about the poll, people will see this date instead.
meeting-preview-invited = { $count ->
    [0] No invitation will go out: there is nobody else who gets one now.
    [one] One person will get an invitation:
   *[other] { $count } people will get one invitation each:
}
meeting-on-holiday = note: { $name }
meeting-on-liberation-day = note: Liberation Day
meeting-in-school-holiday = note: { $kind }, { $region }
meeting-on-weekend = note: weekend
meeting-on-quiet-day = note: many people are off that day
clash-taken = note: this circle already has a session then
clash-elsewhere = { $count ->
    [one] note: one person has another session then
   *[other] note: { $count } people have another session then
}
clash-off = { $count ->
    [one] note: one person does not work then
   *[other] note: { $count } people do not work then
}
meeting-invite = Plan and invite
meeting-planned-title = Planned
meeting-planned = { $count ->
    [one] I have planned the session of ‘{ $name }’. I will take care of the invitations.
   *[other] I have planned { $count } sessions of ‘{ $name }’. I will take care of the invitations.
}
meeting-planned-you = I have noted that you are coming. You can change that on the Home tab.
meeting-planned-without-you = You voted no for { $day }, so I have noted that you are not coming then. You can change that on the Home tab.
meeting-planned-next = { $series ->
    [long] Anyone who does not answer will get at most one reminder, two working days before. For the fourth session and later ones, I will ask about a week before instead.
   *[short] Anyone who does not answer will get at most one reminder, two working days before.
} The Home tab shows who is coming. Afterwards I will ask the participants what they learned.
meeting-left-out = Leave these dates out
meeting-all-left-out = You left out every date. Keep at least one.
meeting-topic = Topic: { $words }
meeting-preparation = To prepare: { $words }
