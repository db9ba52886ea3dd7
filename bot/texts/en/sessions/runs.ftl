run-title = Run of show: { $name }
run-place = { $method } · phase { $number } of { $count }
run-until = Until { $time }
run-paused = { $minutes ->
    [0] Paused. The time for this phase is up.
    [one] Paused. One minute is left.
   *[other] Paused. { $minutes } minutes are left.
}
run-next = Next: { $name } ({ $length })
run-last = This is the last phase.
run-parked = { $count ->
    [one] One point in the parking lot.
   *[other] { $count } points in the parking lot.
}
run-parked-list = This is still in the parking lot:
run-finished = This session is over. You can write something down until two weeks after it.
run-stopped = This run of show of ‘{ $name }’ has stopped: the session is not taking place or has moved.
run-press-next = Next phase
run-press-back = Previous phase
run-press-pause = Pause
run-press-resume = Resume
run-press-extend = + 5 minutes
run-press-finish = Finish
run-finish-title = Finish?
run-finish-sure = The clock will stop. You can still write something down.
run-input = { $name } has sent this in:
run-input-kept = { $count ->
    [one] One person sent in something that is not shown here. The facilitators can bring it up.
   *[other] { $count } people sent in something that is not shown here. The facilitators can bring it up.
}
run-soon = Two more minutes for ‘{ $name }’.
run-over = The time for ‘{ $name }’ is up.
run-done = That was it. Thank you all.
run-started = Started. The run of show is in the circle’s channel; you will find the buttons there. Two minutes before a phase ends I will say so in the thread. I do not do that for a short phase.

run-leaders-only = Only a facilitator can use these buttons. Would you like to move on, or have more time? Just say so out loud.
run-cancelled = This session is not taking place, so you cannot start the run of show.
run-goes-on = The run of show is already under way. The buttons are in the circle’s channel.
run-is-finished = This session is already over.
run-has-begun = The session has begun, so you can no longer change the phases. You can still change the timing with ‘+ 5 minutes’ and ‘Pause’.
run-too-early = It is too early for that. You can begin half an hour before the start at the earliest.
run-too-late = This session is over.
run-not-going = This run of show is not under way. Nothing has changed.
run-moved-on = Your click did nothing: the run of show had just changed. See where you are now.
run-no-meeting = There is no session planned now. Type /leerkring plan to plan one.

run-open = Run of show
