together-opening = I have { $count ->
    [one] one thing
   *[other] { $count } things
} for you, all in this one message.
together-over = You can ignore this part now.
