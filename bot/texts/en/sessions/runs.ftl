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
run-finished = This session is closed. You can still write something down.
run-stopped = This run of show of ‘{ $name }’ has stopped: the session was cancelled or moved.
run-press-next = Next phase
run-press-back = Back
run-press-pause = Pause
run-press-resume = Resume
run-press-extend = + 5 minutes
run-press-finish = Finish
run-finish-title = Finish?
run-finish-sure = Then the clock stops. Writing something down is still possible.
run-input = { $name } is not here and sent this in:
run-input-kept = { $count ->
    [one] Somebody else who is not here sent something in. The facilitator brings it up.
   *[other] { $count } other people who are not here sent something in. The facilitator brings it up.
}
run-soon = Two more minutes for ‘{ $name }’.
run-over = The time for ‘{ $name }’ is up.
run-done = That was it. Thank you all.
run-started = Started. The run of show is in the circle’s channel; you will find the buttons there. Two minutes before a phase ends I say so in the thread.

run-leaders-only = Only a facilitator operates the run of show. Would you like to go on, or have more time? Just say it out loud.
run-cancelled = This session has been cancelled, so the run of show cannot start.
run-goes-on = The run of show is already going. The buttons are in the circle’s channel.
run-is-finished = This session has already been closed.
run-has-begun = The session has begun. The phases are fixed now; you can still shift time with + 5 minutes and Pause.
run-too-early = It is not time yet. You can start from half an hour before the beginning.
run-too-late = This session is over.
run-not-going = This run of show is not going (any more). Nothing has changed.
run-moved-on = Your click did nothing: somebody was just ahead of you. Look where you are now.
run-no-meeting = No session is planned yet. Type /leerkring plan to plan one.

run-open = Run of show
