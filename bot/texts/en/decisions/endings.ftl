ending-next = The last planned session of ‘{ $name }’ is over. How do you want to continue?
ending-next-once = I will ask this once. If you do nothing, the circle stays as it is.
ending-goes-on = ‘{ $name }’ continues on { $when }.
ending-horizon = ‘{ $name }’ runs until { $date }. How do you want to continue after that?
ending-horizon-next = If you do nothing, the circle simply carries on after that day.
ending-no-horizon = ‘{ $name }’ has no end date any more.
ending-harvested = In total: { $sessions ->
    [0] no sessions
    [one] one session
   *[other] { $sessions } sessions
}, { $answers ->
    [0] no shared answers
    [one] one shared answer
   *[other] { $answers } shared answers
} and { $insights ->
    [0] no insights
    [one] one insight
   *[other] { $insights } insights
}.

ending-open = Pause or finish
ending-title = Pause or finish
ending-submit = Confirm
ending-choice = What do you want?
ending-choice-paused = Pause: this circle continues later
ending-choice-closed = Finish: this circle is done
ending-calls-off = { $count ->
    [one] I will then cancel this session:
   *[other] I will then cancel these { $count } sessions:
}
ending-ends-poll = The date poll that is open now will end too.
ending-stays = What people wrote stays theirs. I am not erasing anything now. I may still ask an author about an insight.
ending-told = { $count ->
    [0] There is nobody else to tell.
    [one] One person will hear about this.
   *[other] { $count } people will hear about this.
}
ending-session-goes-on = A session is going on now. Try again when it is over.
ending-stopped-already = This circle has already stopped. There is nothing you need to do.
ending-runs-already = This circle is already running again. There is nothing you need to do.
ending-done-paused = ‘{ $name }’ is paused. I am telling everyone else in the circle.
ending-done-closed = ‘{ $name }’ is finished. I am telling everyone else in the circle.
ending-thanks = Thank you for facilitating!
ending-way-back = To start it again later, type /leerkring archive.
ending-without-lead = Before the circle can go on, find a facilitator for it, under ‘Programme’.
ending-is-paused = ‘{ $name }’ is paused.
ending-is-closed = ‘{ $name }’ is finished.

ending-title-paused = ‘{ $name }’ is paused
ending-said-paused = The circle is paused for now. You will get no invitations from this circle, and no questions about its sessions. You will hear when the circle continues.
ending-title-closed = ‘{ $name }’ is finished
ending-said-closed = The circle has come to an end. Thank you for taking part! You will get no more invitations from this circle, and no questions about its sessions. I may still ask you about an insight made from your words.
ending-called-off = { $count ->
    [one] This session is cancelled:
   *[other] These { $count } sessions are cancelled:
}
ending-sent-in = What you sent in or brought for a session is not lost. If a new one is planned within half a year of that session’s date, I will move it there.
ending-stays-yours = What you wrote stays yours. You will find it on the Home tab under ‘My answers’, and you can withdraw it there. I am not erasing anything now.
ending-see = See the circle
ending-title-resumed = ‘{ $name }’ continues
ending-said-resumed = You are taking part again, as before. There is nothing you need to do now. You will hear from me when there is a new session.

ending-archive-title = Circles that stopped
ending-archive-empty = You have no circles that have stopped yet.
ending-state-paused = Paused
ending-state-closed = Finished
ending-sessions = Sessions:
ending-insights = Insights from this circle:
ending-resume = Continue the circle
ending-resume-sure = I will tell everyone else in the circle. The cancelled sessions stay cancelled; you can plan new ones.
ending-resumed = ‘{ $name }’ continues. I am telling everyone else in the circle. Plan a session now.
