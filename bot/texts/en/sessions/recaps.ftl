wrap-up = That was { $about }. Thank you for facilitating. I will ask the participants what they learned and what they will try.
wrap-up-present = { $count ->
    [0] I have not noted anybody as present.
    [one] I have noted one person as present.
   *[other] I have noted { $count } people as present.
}
wrap-up-unsaid = { $count ->
    [0] Nobody pressed ‘I am here’. Would you like to note who was there?
    [one] Nobody pressed ‘I am here’. One person said they would come. Would you like to note who was there?
   *[other] Nobody pressed ‘I am here’. { $count } people said they would come. Would you like to note who was there?
}
recap-offer-draft = Would you like to send the circle a recap? I will put together what the circle may read, and you can change it before you send it. Do it when it suits you: I will not ask again.
recap-offer-dismissed = OK, no recap. You can still make one later.
recap-offer-sent = The recap has been sent to the circle’s channel.
recap-make-draft = Make a recap
recap-make-dismissed = Make a recap after all
recap-none = No recap
recap-title = Recap
recap-form-opening = This is a start. Make it your own, and choose what comes below it. You will see how it looks before you send it.
recap-form-nothing = Nobody has shared anything about this session with the circle yet. If you would like answers below your text, wait a few days. You can also send your own text now. You will see how it looks first.
recap-words = Your text
recap-choose-reflections = Answers shared with the circle
recap-choose-intentions = Intentions shared with the circle
recap-too-many = Choose { $most } at most.
recap-draft = We met on { $day }.
recap-draft-with = We met on { $day }. There were { $count } of us.
recap-draft-below = This is what we are taking away:
recap-exercise = For next time: { $words }
recap-preview-opening = This is how it will look in the circle’s channel. I have sent nothing yet. If somebody withdraws their words, I will remove them here too.
recap-send = Send
recap-sent = The recap is now going to the circle’s channel.
recap-already-sent = The recap has already been sent. There is nothing you need to do.
recap-changed-since = The recap has changed in the meantime. I sent nothing. Open it again.
recap-heading = Recap: { $name }
recap-case = This is what it was about:
recap-intentions = This is what we will try:
