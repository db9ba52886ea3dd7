intention-about = About { $about }
intention-form-title = My intention
intention-label = What will you try before next time?
intention-example = One thing, small enough to do. For example: I will ask procurement for one requirement about reuse.
intention-ask-on = When shall I ask how it went?
intention-ask-on-hint = I will ask once. If you do not work that day, I will ask on your next working day.
intention-level-hint = If you choose your circle, you will first see exactly what the circle would read.
intention-too-far = This is more than a year ahead. Choose an earlier day.
intention-no-meeting = There has been no session yet in any running circle of yours. After the first one you can write down an intention here.
intention-is-shared = Shared with your circle.
intention-kept = I have saved your intention. On { $day }, or soon after, I will ask once how it went. You can always change it or let it go with /leerkring intentions.
intention-changed = Saved. You can always change it or let it go with /leerkring intentions.
intention-changed-since = Your text has changed in the meantime. I shared nothing. Open your intention again.
intention-preview-opening = Saved, and not shared now. If you share it with ‘{ $circle }’, everyone in the circle can read it at once, with your name. The facilitator may put it in the recap. On the day of the next session, everyone in the channel will read this:
intention-preview-closing = If you close this window, it stays private until you do share it. You can choose fewer readers later. Nobody can take back copies that people made by then.
intention-not-shared-yet = Not shared with your circle yet. Open your intention and press ‘Save’. You will then see what the circle would read, and can share it.

intention-question = About { $about }: you wanted to try this. How did it go?
intention-question-private = Only you can see your answer. I will ask only once.
intention-question-circle = Everyone in the circle can read your answer at once, with your name. On the day of the next session it will be in the circle’s channel. If you let it go, nobody else will see it any more. I will ask only once.
intention-say-done = Done
intention-say-partly = Partly done
intention-say-not_yet = Not yet
intention-say-dropped = Let it go
intention-was-dropped = You let this intention go. You can take it up again with /leerkring intentions.
intention-let-go = You have let it go. Nobody else can see it any more, and I will not ask about it.
intention-take-up = Take it up again
intention-thanks = Thank you. Noted: { $result }.
intention-next-circle = Everyone in the circle can read this at once, with your name. On the day of the next session it will be in the circle’s channel.
intention-next-private = Only you can see this.
intention-say-more = Say what happened
intention-change-result = Change

intention-result-title = How did it go?
intention-how = How did it go?
intention-happened = What happened?

intention-state-open = under way
intention-state-done = done
intention-state-partly = partly done
intention-state-not_yet = not yet
intention-state-dropped = let go

intention-mine = My intentions
intention-mine-opening = This is what you wanted to try. Only you can see what you let go of.
intention-mine-empty = You have no intentions yet. After a session you can write one down, with /leerkring intention.
intention-asked-on = I will ask about it on { $day }.
intention-not-asked = I am not asking about this now. You can always tell how it went.
intention-was-asked = I ask about this only once. You can always tell how it went.
intention-tell = How did it go?
intention-change = Change
intention-more = { $count ->
    [one] And one more intention.
   *[other] And { $count } more intentions.
}
intention-invite = What will you try before next time? Write down one intention; I will ask about it once, on a day that you choose.
intention-form = My intention
intention-standing = Your intention ({ $state }):
agenda-intentions = We begin with our intentions:
harvest-intentions = What people wanted to try, and what came of it:
intention-as-answer = Let others learn from this
intention-case = Which case is this about?
intention-shared-title = What the circle will try
