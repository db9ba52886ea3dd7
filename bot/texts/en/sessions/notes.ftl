note-open = Note
note-title = Note
note-text = What do you want to remember?
note-kind = What is it?
note-kind-insight = Lesson
note-kind-question = Question
note-kind-agreement = Agreement
note-level-hint = If you choose your circle, you will first see what the circle would read. The facilitator can put the note in the recap.
note-kept = Saved. Only you can see it. You will find it under ‘Parking lot and notes’.
note-preview-opening = Saved. Nobody else can read it now. If you share it, it goes in the circle’s notes. It may also go in the recap, for everyone in the channel. It will look like this:
note-preview-closing = If you close this window, the note stays yours alone. To share it later, write it again. You can always remove it. Nobody can take back copies that people made by then.
note-keep-private = Do not share
note-shared = Shared with your circle. You can always remove it, under ‘Parking lot and notes’.
note-open-list = Parking lot and notes
note-list-title = Parking lot and notes
note-list-opening = The points in the parking lot and the notes of this session. A note that you did not share is visible to you alone.
note-list-empty = There is nothing here now: no points in the parking lot, and no notes that you can see.
note-drop = Remove
note-more = { $count ->
    [one] And one more note.
   *[other] And { $count } more notes.
}
note-too-many = You already have { $most } notes about this session. Remove one first.
note-too-early = It is too early for that. You can write something down half an hour before the start at the earliest.
note-too-late = This session was too long ago to add notes.

point-open = Park a point
point-title = Park a point
point-text = What do you want to come back to later?
point-hint = Everybody in the circle’s channel can read it, with your name.
point-park = Park
point-by = Parked by { $name }
point-more = { $count ->
    [one] And one more point.
   *[other] And { $count } more points.
}
point-drop = Remove
point-ask = Make it a question for the circle
point-ask-title = Question for the circle
point-ask-opening = This makes it a question from you to your circle. It will not show your name. Anyone who read the point may think that its writer is asking. Feel free to change the words. I will tell you if there is an answer.
point-ask-text = The question
point-asked = It is now a question for your circle. I will tell you if there is an answer.
point-too-many = There are already { $most } points in the parking lot. Remove one first.
point-not-yours = Only a facilitator, or the person who parked the point, can do this.
point-settled = This point is not in the parking lot any more.

recap-choose-notes = Notes shared with the circle

contribution-way = How should it come up in the session?
contribution-way-hint = It only appears in the channel during a run of show. Without one, or if you come after all, only facilitators read it.
contribution-told = Only facilitators read it, with my name, and can bring it up
contribution-shared = It may appear in the channel, with my name
