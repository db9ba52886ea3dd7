recognition-confirm = I recognise this
recognition-differ = It’s different for us, because…
recognition-mine = ✓ I recognise this
recognition-mine-differs = ✓ It’s different for us
recognition-title = I recognise this
recognition-replaces = You have already responded to this insight. What you save now replaces that.
recognition-title-differs = It’s different for us
recognition-how = How did it go where you work?
recognition-why = It’s different for us, because…
recognition-why-missing = Say in one sentence what is different where you work.
recognition-organisation-hint = With the insight I show how many organisations say something, not how many people. I will keep this in your settings and will not ask again.
recognition-reach-circle = The members of the circle can read what you write, next to this insight. They do not see your name.
recognition-reach-network = Everyone in our Slack can read what you write, next to this insight. They do not see your name or organisation.
recognition-reach-public = Anyone can read what you write, next to this insight, outside Slack too. They do not see your name or organisation.
recognition-few-guess = If few people respond, somebody may guess that you wrote it. Please leave out other people’s names too. You can always change or withdraw this.
recognition-take-back = Withdraw my response
recognition-own = You worked on this insight yourself. Only others can say whether they recognise it.
recognition-saved = Thank you! Your response is now next to the insight. You can change or withdraw it there at any time.
recognition-taken-back = Your response is gone. The insight no longer counts it.
recognition-none = Nobody has said yet whether this is true elsewhere too.
recognition-few = Few responses so far. Once four people have responded, you will see here how many organisations recognise this.
recognition-counted = { $confirming ->
    [0] No organisation has recognised this yet.
    [one] One organisation recognises this.
   *[other] { $confirming } organisations recognise this.
} { $differing ->
    [0] Nobody has reported a difference.
    [one] At one organisation it was different.
   *[other] At { $differing } organisations it was different.
}
recognition-confirmed = How it went for others:
recognition-differing = For others it went differently:

use-start = I will use this
use-stop = ✓ I will use this
use-next = You would like to use this. I ask only once how it went, four weeks after you chose that. Nobody will see that it was you.
use-stopped = I have noted that you no longer use this. The insight itself is no longer here, or it is not yours to see.

card-where = Where
card-links = Read more
card-case = Case: { $case }
card-page = Public, also for colleagues without Slack:
card-age = Released on { $date }{ $years ->
    [0] .
    [one] , more than a year ago.
   *[other] , more than { $years } years ago.
}
card-confirmed = Last confirmed on { $date }.

principle-rule = An insight can become a principle when at least { $organisations } organisations recognise it. At least four people must have responded. It may be different for at most { $percent }% of the organisations.
principle-is = This is a principle. { $rule }
principle-proposed = Many organisations recognise this insight. It can become a principle:
principle-nothing = If you do nothing, it stays an ordinary insight.
principle-make = Make it a principle
principle-made = Readers will see everywhere that this insight is now a principle:
principle-not-any-more = This insight does not meet the rule for principles any more:
principle-ended = This insight is no longer a principle. It does not meet the rule any more:
principle-already = This insight is already a principle.
principle-no-longer = Your click did nothing: this insight was changed or withdrawn, or does not meet the rule for principles any more.

age-opening = { $count ->
    [one] An insight that you worked on is more than a year old. Does it still hold?
   *[other] { $count } insights that you worked on are more than a year old. Do they still hold?
}
age-closing = I will ask this once a quarter at most. If you do nothing, everything stays as it is, and readers will see how old it is.
age-holds = Yes, it still does
age-outdated = Withdraw it
age-outdated-title = Withdraw the insight?
age-revise = Change it
age-answered-holds = You checked this. Thank you! Readers will see the date next to the insight.
age-answered-revise = You want this changed. The facilitators can read what you wrote, with your name. They may talk to you about it.
age-no-facilitator = This circle has no other facilitator now who could change it. Choose another button. Nothing has changed.
age-answered-gone = Withdrawn. I no longer show it to readers.
