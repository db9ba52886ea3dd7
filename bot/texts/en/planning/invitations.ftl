invitation-title = Invitation: { $name }
invitation-sent-in = You sent something in, or brought a case, for a session that was called off. It has moved to a session below.
invitation-opening = { $count ->
    [one] There is a new session. Are you coming?
   *[other] There are { $count } new sessions. Are you coming?
}
invitation-rest = You can answer for all the dates now. If not, I will usually ask you a week before each of these later dates.
invitation-cancelled = Cancelled:

rsvp-yes = Yes, I am coming
rsvp-yes-to-all = { $count ->
    [2] Yes to both
    [3] Yes to all three
   *[other] Yes to all { $count }
}
rsvp-yes-to-these = { $count ->
    [2] Yes to these two
    [3] Yes to these three
   *[other] Yes to these { $count }
}
rsvp-no = No
rsvp-contributes = No, but I will send something
rsvp-change = Change my answer
rsvp-change-title = Are you coming?
rsvp-yes-said = You are coming. See you then.
rsvp-yes-sent-in-said = You are coming. See you then. Only facilitators read what you had already sent in.
rsvp-no-said = You are not coming. Thank you for letting us know.
rsvp-contributes-said = You are not coming, but you are sending something. Thank you.

meeting-reminder = ‘{ $name }’ meets soon. Are you coming?
meeting-reminder-first = I will ask this once.
meeting-reminder-last = This is the only reminder.
meeting-is-cancelled = This session is not taking place. There is nothing you need to do.
meeting-was-moved = This session has moved, so an answer for the old time does not count. My latest message and the Home tab show the new time. Please answer there.
meeting-moved-from = Moved: it was { $when }. Can you come at the new time?
meeting-has-begun = This session has begun or is over. You can no longer answer.

contribution-title = What will you send?
contribution-opening = You will not be there, but your words will. Choose below how they come up in the session.
contribution-label = What would you like to pass on?

agenda-title = Today: { $name }
agenda-coming = { $count ->
    [0] Nobody has signed up yet.
    [one] One person has signed up.
   *[other] { $count } people have signed up.
}
agenda-questions = { $count ->
    [one] Our guiding question:
   *[other] Our guiding questions:
}
agenda-contributions = { $count ->
    [one] One person will not be there, but has sent something.
   *[other] { $count } people will not be there, but have sent something.
}

attendees-title = Who is coming?
attendees-yes = Coming
attendees-no = Not coming
attendees-contributes = Not coming, but sending something
attendees-open = No answer yet
attendees-contribution = From { $name } ({ $way ->
    [shared] may appear in the channel
   *[told] for facilitators only
})
