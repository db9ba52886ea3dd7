poll-form-title = Find a date
poll-form-opening = Propose some dates and times. You will see everything once more before I ask the circle.
poll-slot-on = Option { $number }: date
poll-slot-at = Option { $number }: starts at
poll-new-on = New option { $number }: date
poll-new-at = New option { $number }: starts at
poll-more-slots = Add an option
poll-deadline = Vote until the end of
poll-deadline-hint = Anyone who has not voted will get at most one reminder, shortly before voting ends.
poll-too-few = Propose at least two options. If you already know the date, use /leerkring plan.
poll-too-many = That is too many options. Propose { $most } at most.
poll-slot-twice = This option is already there. Choose another.
poll-deadline-past = This day has passed. Choose today or later.
poll-deadline-late = Choose a day before the earliest option. Otherwise nobody can plan for it.
poll-already-open = This circle already has a date poll. You will find it on the Home tab.

poll-other-circle = Choose the circle whose session you are cancelling.

poll-preview-opening = { $count ->
    [one] One option for ‘{ $name }’. I have sent nothing yet.
   *[other] { $count } options for ‘{ $name }’. I have sent nothing yet.
}
poll-preview-asked = { $count ->
    [0] No question will go out: there is nobody else who gets one now.
    [one] I will ask one person in a direct message:
   *[other] I will ask { $count } people in a direct message:
}
poll-until = You can vote until the end of { $day }.
poll-until-moment = You can vote until { $moment }.
poll-ask = Ask the circle
poll-asked = Voting is open. Your own vote is ‘Yes, I can’ for every option; you can change that on the Home tab. When everybody has voted or time is up, I will propose the best date to you.

poll-title = When can you come? { $name }
poll-opening = We are looking for a date for a session. Say for each option whether you can come.
poll-private = Only the facilitators see how each person voted.
poll-reminder = There are still options that you have not voted on.
poll-reminder-last = This is the only reminder.
poll-open-vote = Vote
poll-change-vote = Change my vote
poll-vote-yes = Yes, I can
poll-vote-if-need-be = If necessary
poll-vote-no = No
poll-vote-title = When can you come?
poll-vote-opening = For ‘{ $name }’. You do not have to fill in everything at once.
poll-vote-then = Until then you can change your vote. If the facilitator chooses an option you said yes to, I will note that you are coming.
poll-nothing-chosen = Choose an answer for at least one option.
poll-voted = Saved. As soon as there is a date, everyone will get an invitation.
poll-voted-partly = Saved. You have not chosen something for every option yet; you can do that later.

poll-is-planned = The circle has a date now. You will find the session on the Home tab.
poll-is-cancelled = This date poll has stopped without a date. There is nothing more you need to do.
poll-is-closed = Voting is over. As soon as there is a date, everyone will get an invitation.
poll-slot-dropped = This option is no longer in the poll. Choose another.
poll-slot-past = This option has passed. Choose another.
poll-slot-refused = Everybody said no to this option. Choose another.
poll-became = The date has been chosen:
poll-became-off = The date was chosen, but this session is not taking place:
poll-stopped = The date poll of ‘{ $name }’ has stopped. You do not need to keep any of those times free.

poll-overview-title = Date poll
poll-count-yes = Can come ({ $count })
poll-count-if-need-be = Can come if necessary ({ $count })
poll-count-no = Cannot come ({ $count })
poll-count-silent = Not voted yet ({ $count })
poll-choose = Choose this option
poll-choose-title = Choose this option?
poll-choose-text = { $when } will become a session, and everybody will get an invitation.
poll-see = See all votes
poll-open-change = Change or extend
poll-close = Close voting
poll-cancel = Stop without a date
poll-cancel-title = Stop the date poll?
poll-cancel-text = There will be no session. Anyone who chose ‘Yes, I can’ or ‘If necessary’ will get a message.

poll-result-title = A date for ‘{ $name }’
poll-result = { $count ->
    [one] This option works best:
   *[other] { $count } options work equally well. Choose one:
}
poll-result-more = You will find the others under ‘See all votes’.
poll-result-none = Only the person who started the poll has voted. You can extend voting, propose other options, or choose one anyway under ‘See all votes’.
poll-result-nobody = Nobody has said that they can come on any of these dates. Propose other options, or stop without a date.
poll-result-past = All options have passed. Propose new ones, or stop without a date.
poll-voting-none = Only the person who started the poll has voted so far.

poll-change-title = Change or extend
poll-change-opening = Votes on options that stay are kept. Nobody will get a new message now: I will update the question that is already there.
poll-keep = These options stay
poll-none-left = Keep at least one option, or propose a new one.
poll-changed = Saved. You can vote until the end of { $day }.

poll-sent-in = What you sent in or brought for it will move to the new date. You do not have to send it again.
poll-stopped-sent-in = What you sent in or brought will move to the circle’s next session, if that is within half a year.
poll-replaces = The session on { $when } is not taking place: too few people signed up.
poll-preview-replaces = I will cancel the planned session as soon as you send this. The message that asks for a new date will say so too.
