reuse-ask = Others can now read one of your insights. Would you also like to hear when they want to use it?
reuse-how = At most once a month, I will tell you what came of what you contributed. If there is nothing to tell, you will hear nothing. If you say no, I will not send that message at all. I will ask this once.
reuse-yes = Yes, let me know
reuse-no = No, thank you
reuse-chosen-yes = OK. If others want to use what you shared, you will hear about it at the beginning of the month.
reuse-chosen-no = OK. I will not send you this.
reuse-news = This is what happened last month with what you shared:
reuse-input = What you sent in for the session of ‘{ $circle }’ on { $date } came up in phase { $phase }.
reuse-input-insights = { $count ->
    [0] No insight has come from it yet.
    [one] One insight came from that session.
   *[other] { $count } insights came from that session.
}
reuse-became-card = What you wrote went into this insight.
reuse-became-principle = It is a principle now.
reuse-recognised = { $count } organisations recognise this.
reuse-worked = One or more colleagues tried this, and it worked.
reuse-count-municipality = { $count } municipalities want to use this insight.
reuse-count-province = { $count } provinces want to use this insight.
reuse-count-water-board = { $count } water boards want to use this insight.
reuse-count-national = { $count } national government organisations want to use this insight.
reuse-count-civil-society = { $count } civil-society organisations want to use this insight.
reuse-others = One or more colleagues want to use this insight.
reuse-others-too = And one or more others.
reuse-no-names = I do not name anyone. Thank you for sharing it.
reuse-stop = Stop these messages
reuse-gone = There is nothing here any more: you stopped these messages, or what they were about is gone.
reuse-passed = { $count } readers said: not for me.
