note-open = Note
note-title = Note
note-text = What do you want to hold on to?
note-kind = What is it?
note-kind-insight = Insight
note-kind-question = Question
note-kind-agreement = Agreement
note-level-hint = Do you choose your circle? Then you first see what the circle would read. The facilitator can put the note in the recap.
note-kept = Saved, for you alone. You find it back under ‘Parking lot and notes’.
note-preview-opening = Saved. Nobody else can read it yet. If you share it, it will be among the circle's notes like this, and perhaps in the recap in the channel:
note-shared = Shared with your circle. You can always take it away, under ‘Parking lot and notes’.
note-open-list = Parking lot and notes
note-list-title = Parked and noted
note-list-opening = What is parked, and what you or others shared. Your own notes are among them.
note-list-empty = Nothing has been parked or written down yet.
note-drop = Throw away
note-more = { $count ->
    [one] And one more note.
   *[other] And { $count } more notes.
}
note-too-many = You already have { $most } notes about this session. Throw one away first.
note-too-early = It is not time yet. From half an hour before the beginning you can write something down.
note-too-late = This session is too long ago to write something down.

point-open = Park a point
point-title = Park a point
point-text = What do you want to come back to later?
point-hint = Everybody in the circle's channel can read it, with your name.
point-park = Park
point-by = Parked by { $name }
point-more = { $count ->
    [one] And one more point.
   *[other] And { $count } more points.
}
point-drop = No longer needed
point-ask = Make it a learning question
point-ask-title = Learning question
point-ask-opening = This makes it a learning question of your circle. You ask it: when an answer comes, you hear of it. Feel free to change the words.
point-ask-text = The question
point-asked = It is now a learning question of your circle.
point-too-many = There are already { $most } points in the parking lot. Take one away first.
point-not-yours = Only who parked the point or a facilitator can do something with it.
point-settled = This point is not in the parking lot any more.

recap-choose-notes = Notes shared with the circle

contribution-way = How does it come into the session?
contribution-told = The facilitator brings it up
contribution-shared = It may stand in the channel, with my name
