circle-proposes = Propose a digest
circle-proposes-never = No, I start it myself
circle-proposes-weekly = At most every week
circle-proposes-monthly = At most every month
circle-proposes-after-session = After each session
digest-proposed = { $count ->
    [one] In { $name } one insight was released that has not been in a digest. Will you see whether it can become one?
   *[other] In { $name } { $count } insights were released that have not been in a digest. Will you see whether they can become one?
}
digest-proposed-rule = Nothing goes out before you publish. You choose how often I propose this at ‘Change the circle’.
digest-proposed-see = See the proposal
digest-proposed-done = There is nothing new for a digest in { $name } any more. There is nothing for you to do.
