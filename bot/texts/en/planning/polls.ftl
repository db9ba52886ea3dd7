poll-form-title = Find a date
poll-form-opening = Propose some dates and times. You see everything once more before I ask the circle.
poll-slot-on = Time { $number }: date
poll-slot-at = Time { $number }: starts at
poll-new-on = New time { $number }: date
poll-new-at = New time { $number }: starts at
poll-more-slots = Add a time
poll-deadline = Vote until the end of
poll-deadline-hint = Anyone who has not voted by then gets one reminder beforehand.
poll-too-few = Propose at least two times. If you already know the date, use /leerkring plan.
poll-too-many = That is too many times. Propose { $most } at most.
poll-slot-twice = This time is already there. Choose another.
poll-deadline-past = This day has passed. Choose today or later.
poll-deadline-late = Choose a day before the first time, or nobody can plan for it any more.
poll-already-open = This circle already has a date poll. You will find it on the Home tab.

poll-other-circle = Choose the circle whose session you are cancelling.

poll-preview-opening = { $count ->
    [one] One time for ‘{ $name }’. I have sent nothing yet.
   *[other] { $count } times for ‘{ $name }’. I have sent nothing yet.
}
poll-preview-asked = { $count ->
    [0] You are the only one in this circle: there is nobody to ask.
    [one] I will ask one person in a private message:
   *[other] I will ask { $count } people in a private message:
}
poll-until = You can vote until the end of { $day }.
poll-until-moment = You can vote until { $moment }.
poll-ask = Ask the circle
poll-asked = Sent. Your own vote is ‘Yes, I can’ for every time; you can change that on the Home tab. When everybody has voted or time is up, I will propose the best date to you.

poll-title = When can you come? { $name }
poll-opening = We are looking for a date for a session. Say for each time whether you can come.
poll-private = Only the facilitators see who voted what.
poll-reminder = You have not said for every time whether you can come.
poll-reminder-last = This is the only reminder.
poll-open-vote = Vote
poll-change-vote = Change my vote
poll-vote-yes = Yes, I can
poll-vote-if-need-be = If need be
poll-vote-no = No
poll-vote-title = When can you come?
poll-vote-opening = For ‘{ $name }’. You do not have to fill in everything at once.
poll-vote-then = Until then you can change your vote. If the facilitator chooses a time you said yes to, I will note that you are coming.
poll-nothing-chosen = Choose an answer for at least one time.
poll-voted = Saved. You will hear from me as soon as there is a date.
poll-voted-partly = Saved. For some times you have not chosen anything yet; you can do that later.

poll-is-planned = The circle has a date now. You find the session on the Home tab.
poll-is-cancelled = This date poll stopped without a date. There is nothing you need to do.
poll-is-closed = Voting is over. The facilitator now chooses a date; after that you will hear from me.
poll-slot-dropped = This time is no longer in the poll. Choose another.
poll-slot-past = This time has passed. Choose another.
poll-slot-refused = Nobody can come at this time. Choose another.
poll-became = This is the date:
poll-stopped = The date poll of ‘{ $name }’ has stopped. You do not need to keep any of those times free.

poll-overview-title = Date poll
poll-count-yes = Can come ({ $count })
poll-count-if-need-be = Can come if need be ({ $count })
poll-count-no = Would miss it ({ $count })
poll-count-silent = Not voted yet ({ $count })
poll-choose = Choose this time
poll-choose-title = Choose this time?
poll-choose-text = It becomes a session and everybody gets an invitation.
poll-see = See all votes
poll-open-change = Change or extend
poll-close = Close voting
poll-cancel = Stop without a date
poll-cancel-title = Stop the date poll?
poll-cancel-text = There will be no session. Anyone who kept a time free gets a message.

poll-result-title = A date for ‘{ $name }’
poll-result = { $count ->
    [one] This time suits best:
   *[other] { $count } times suit equally well. Choose one:
}
poll-result-more = You find the others under ‘See all votes’.
poll-result-none = Nobody else has voted. You can extend voting, propose other times, or choose a time anyway.
poll-result-nobody = Nobody can come at any of the times. Propose other times, or stop without a date.
poll-result-past = All times have passed. Propose new times, or stop without a date.
poll-voting-none = Nobody else has voted yet.

poll-change-title = Change or extend
poll-change-opening = All votes stay. Nobody gets a new message: I will update the question that is already there.
poll-keep = These times stay
poll-none-left = Keep at least one time, or propose a new one.
poll-changed = Saved. You can vote until the end of { $day }.

poll-replaces = The session of { $when } is not taking place: too few people signed up.
poll-preview-replaces = I cancel the planned session as soon as you send this. The same message says so.
