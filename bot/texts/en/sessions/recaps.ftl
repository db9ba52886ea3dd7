wrap-up = That was { $about }. Thank you for facilitating. I ask the participants what they are taking away and what they will try.
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
recap-offer-dismissed = OK, no recap. Changed your mind? You still can.
recap-offer-sent = The recap goes to the circle’s channel.
recap-make-draft = Make a recap
recap-make-dismissed = Make a recap after all
recap-none = No recap
recap-title = Recap
recap-form-opening = This is a start. Make it your own, and choose what comes below it. Then you first see what it will look like.
recap-words = Your text
recap-choose-reflections = Answers shared with the circle
recap-choose-intentions = Intentions shared with the circle
recap-too-many = Choose { $most } at most.
recap-draft = On { $day } we met. This is what we are taking away:
recap-draft-with = On { $day } we met, with { $count } people. This is what we are taking away:
recap-preview-opening = This is how it will look in the circle’s channel. Nothing has been sent yet. If somebody withdraws words, I remove them here too.
recap-send = Send
recap-sent = The recap is now going to the circle’s channel.
recap-already-sent = The recap has already been sent. There is nothing you need to do.
recap-changed-since = The recap has changed in the meantime. Nothing was sent. Open it again.
recap-heading = Recap: { $name }
recap-case = This is what it was about:
recap-intentions = This is what we will try:
