together-opening = There { $count ->
    [one] is one thing
   *[other] are { $count } things
} that I write to you about now. I put them in one message.
together-over = This is no longer needed.
