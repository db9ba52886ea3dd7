circle-proposes = Shall I suggest a digest when there are new insights?
circle-proposes-never = No, I will start it myself
circle-proposes-weekly = Once a week at most
circle-proposes-monthly = Once a month at most
circle-proposes-after-session = After each session
digest-proposed = { $count ->
    [one] One insight from ‘{ $name }’ can go into a new digest for everyone in our Slack. Would you like to make one?
   *[other] { $count } insights from ‘{ $name }’ can go into a new digest for everyone in our Slack. Would you like to make one?
}
digest-proposed-rule = Nothing goes out until you publish it. You can change how often I suggest this, under ‘Change the circle’.
digest-proposed-see = See the proposal
digest-proposed-done = ‘{ $name }’ no longer has anything new for a digest. There is nothing you need to do.
