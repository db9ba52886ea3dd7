check-in = I am here
check-in-said = Good to have you here. I made a note of it; only the facilitator sees who was there.
check-in-early = It is not time yet. From half an hour before the start you can say here that you are present.
check-in-late = This session has been over for a while. Were you there and was that not noted? Tell the facilitator.

present-open = Who was there?
present-title = Who was there?
present-about = About { $about }
present-label = Present
present-said = Chosen are the people who said themselves that they were there, or whom a facilitator chose.
present-unsaid = Nobody checked in. Chosen are the people who said they would come. Is that not right? Change it.

brief-title = In an hour: { $name }
brief-more = { $count ->
    [one] And one more contribution; look at ‘Who is coming’.
   *[other] And { $count } more contributions; look at ‘Who is coming’.
}
brief-intentions = To begin with: what people intended, and how it went.
brief-questions = Questions that others put to you:

wrap-up = That was { $about }. Thank you for facilitating. I ask those who took part what they take away and what they will try.
wrap-up-present = { $count ->
    [0] Nobody is noted as present.
    [one] One person is noted as present.
   *[other] { $count } people are noted as present.
}
wrap-up-unsaid = { $count ->
    [0] Nobody checked in. Would you like to note who was there?
    [one] Nobody checked in; one person said they would come. Would you like to note who was there?
   *[other] Nobody checked in; { $count } people said they would come. Would you like to note who was there?
}
recap-offer-draft = Would you like to send the circle a recap? I prepare what the circle may read; you change it and send it. Do it when it suits you: I will not ask again.
recap-offer-dismissed = Fine, no recap. Do you change your mind? You still can.
recap-offer-sent = The recap goes to the circle's channel.
recap-make-draft = Make a recap
recap-make-dismissed = Make a recap after all
recap-none = No recap
recap-title = Recap
recap-form-opening = This is a beginning. Make it your own, and choose what comes below it. Then you first see what it will look like.
recap-words = Your text
recap-choose-reflections = Answers shared with the circle
recap-choose-intentions = Intentions shared with the circle
recap-too-many = Choose { $most } at most.
recap-draft = On { $day } we met. This is what we take with us:
recap-draft-with = On { $day } we met, with { $count } people. This is what we take with us:
recap-preview-opening = This is how it will look in the circle's channel. Nothing has been sent yet. If somebody takes words back, I remove them here too.
recap-send = Send
recap-sent = The recap is now going to the circle's channel.
recap-already-sent = The recap has already been sent. There is nothing you need to do.
recap-changed-since = The recap has changed in the meantime. Nothing was sent. Open it again.
recap-heading = Recap: { $name }
recap-case = This is what it was about:
recap-intentions = This is what we will try:


kind-of-message-facilitator-brief = the overview beforehand
kind-of-message-meeting-wrap-up = the message afterwards
kind-of-message-meeting-recap = the recap
kind-of-message-intention-question = a personal question
