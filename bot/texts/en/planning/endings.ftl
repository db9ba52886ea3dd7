ending-next = The last planned session of ‘{ $name }’ is over. How do you want to go on?
ending-next-once = I ask this once. If you do nothing, the circle stays as it is.
ending-goes-on = ‘{ $name }’ continues on { $when }.
ending-horizon = ‘{ $name }’ runs until { $date }. That is in about a month.
ending-horizon-next = If you do nothing, the circle stays after that day too.
ending-no-horizon = ‘{ $name }’ has no end date any more.
ending-harvested = Together: { $sessions ->
    [0] no session yet
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
ending-title = Pausing or finishing
ending-submit = Stop the circle
ending-choice = What do you want?
ending-choice-paused = Pause: this circle goes on later
ending-choice-closed = Finish: this circle is done
ending-calls-off = { $count ->
    [one] This session will then be cancelled:
   *[other] These { $count } sessions will then be cancelled:
}
ending-ends-poll = The date poll that is open now ends too.
ending-stays = What people wrote stays theirs. Insights can still be found. I erase nothing and ask nothing more.
ending-told = { $count ->
    [0] There is nobody else to tell.
    [one] One person hears about this.
   *[other] { $count } people hear about this.
}
ending-session-goes-on = A session is going on now. Try again when it is over.
ending-stopped-already = This circle has stopped already. There is nothing you need to do.
ending-runs-already = This circle is running again already. There is nothing you need to do.
ending-done-paused = ‘{ $name }’ is paused. Everyone will be told.
ending-done-closed = ‘{ $name }’ is finished. Everyone will be told. Thank you for leading it!
ending-way-back = Want to go on again? Type /leerkring archive.
ending-is-paused = ‘{ $name }’ is paused.
ending-is-closed = ‘{ $name }’ is finished.

ending-title-paused = ‘{ $name }’ is paused
ending-said-paused = The facilitator has paused the circle. I will not ask you anything now. You will hear when the circle goes on.
ending-title-closed = ‘{ $name }’ is finished
ending-said-closed = The circle is done. Thank you for taking part! I will ask you nothing more about this circle.
ending-called-off = { $count ->
    [one] This session is cancelled:
   *[other] These { $count } sessions are cancelled:
}
ending-stays-yours = What you wrote stays yours. You find it on the Home tab under ‘My answers’, and you can withdraw it there. I erase nothing unless you ask.
ending-see = See the circle
ending-title-resumed = ‘{ $name }’ continues
ending-said-resumed = You take part, as before. There is nothing you need to do now. You will hear from me when a session is planned.

ending-archive-title = Earlier circles
ending-archive-empty = You have not been in a circle that stopped.
ending-state-paused = Paused
ending-state-closed = Finished
ending-sessions = Sessions:
ending-insights = Insights of this circle:
ending-resume = Go on again
ending-resume-sure = Everyone in the circle will be told. What was cancelled has to be planned again.
ending-resumed = ‘{ $name }’ goes on. Everyone will be told. Plan a session now.
