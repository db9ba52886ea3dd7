special-or = Or make something other than a digest:
special-make-story = Travel story
special-make-event = For an event
special-make-quarter = Quarterly page
special-form-story = Travel story
special-form-event = For an event
special-form-quarter = Quarterly page
special-opening-story = The story of your circle: how its questions changed, what you learned and what came of it. I will start with what has been released. Then you choose what goes in.
special-opening-event = Slides, a page with a QR code and an A4 sheet about your public insights. First you choose which ones.
special-opening-quarter = One page for those in charge: figures, two public quotes and what changed. Nobody is named on it.
special-no-web = This is only possible once Leerkring has pages on the web. Ask the { -technician } for a web address.
special-last = The latest one is from { $date }.
special-read = Read
special-all-circles = All circles together
special-quarter = Which quarter?
special-quarter-name = quarter { $number } of { $year }
special-title-hint = If you leave this empty, I will choose a title.
special-title-story = The travel story of { $name }
special-title-event = What { $name } learned
special-title-quarter = { $name }: { $quarter }
special-introduction-story = Introduction
special-introduction-event = Introduction
special-introduction-quarter = What changed?
special-audience-hint = Answers and intentions only appear in a story for your own circle. Outside the circle, what people wrote travels only through an insight.
special-nothing-public = There are no public insights here yet. Make them with /leerkring harvest, and have them released for everyone.
special-preview-opening = I have published nothing yet. Who may read it: { $audience }. Choose what goes in, and in what order.
special-is-public = This will go on a page that everyone with the address can read. I cannot take back what has been printed.
special-part-questions = Our questions
special-part-principles = Principles
special-part-quotes = What people said
special-part-intentions = Intentions and what came of them
special-part-cards = Insights
special-question-came = { $session ->
    [0] Asked from the start.
    [one] Added after the first session.
   *[other] Added after { $session } sessions.
}
special-question-went = { $session ->
    [one] Dropped after the first session.
   *[other] Dropped after { $session } sessions.
}
special-became = What came of it
special-level = for our circle only
special-sessions = { $count ->
    [0] There has been no session yet.
    [one] One session.
   *[other] { $count } sessions.
}
special-figure = { $name }: { $now } (previous quarter: { $before })
special-figure-sessions = Sessions
special-figure-people = People who took part
special-figure-insights = New insights
special-figure-principles = New principles
special-figure-recognised = Times recognised by readers
special-figure-uses = Times that readers chose ‘I will use this’
special-share = Counted per session: of everyone who answered or whose attendance was noted, { $share }% came. Where nobody noted it, a yes counts as coming.
special-others = { $count ->
    [one] The one below is not in it. There is room for { $most } at most.
   *[other] The { $count } below are not in it. There is room for { $most } at most.
}
special-too-many = This holds { $most } at most. Leave one out first.
special-already-published = This has already been published. There is nothing you need to do.
special-changed-since = Something has changed in the meantime, so I published nothing. Open it again and have another look.
special-nothing-left = There is nothing in it. Put in at least one thing.
special-published = The travel story is ready. A message is going to the circle’s channel.
special-published-web = It is online. Share the address with anyone you like.
special-published-live = Words that somebody withdraws disappear from it at once.
special-page = Page
special-slides = Slides
special-a4 = A4 to print
special-closing = Do you have a question? Send Leerkring a direct message.
special-take-back = Take it down
special-take-back-sure = Nobody will be able to read it any more, in Slack or on the web. I cannot take back what has been printed.
special-taken-back = It has been taken down. Nobody can read it any more, in Slack or on the web.
special-gone = This is no longer here: it was taken down, or everything in it has been withdrawn.
special-emptied = Everything in this has been withdrawn. In Slack, readers can no longer open it. If it has a page on the web, they see only your correction there, if there is one.
special-correction-opening = Is something not right? Correct it here. Your correction will be at the top straight away: in Slack, and on the page, the slides and the A4 sheet if there are any. If the authors withdraw everything, your correction stays on the page. What has been printed cannot be changed.
special-story-news = The travel story of ‘{ $name }’ is ready: our questions, what we learned and what came of it.
special-story-gone = The travel story of ‘{ $name }’ has been taken down.
special-story-offer = Would you like to tell the story of this circle? I will start with what has been released.
special-story-make = Make the travel story
special-story-read = Read the travel story

special-web-gone = This page is gone
special-web-gone-said = It was taken down, or everything in it has been withdrawn.
special-web-made = Made on { $date }. Words that somebody withdraws disappear from the page on the web at once.
special-web-figures = The figures
special-web-figure = What
special-web-now = This quarter
special-web-before = Previous quarter
special-web-quarter-changed = What changed
special-web-slides = See it as slides
special-web-print = A4 as a PDF
special-web-no-pdf = I cannot make a PDF here. Print this page: it fits A4.
special-web-qr = QR code to this page
special-web-scan = Read it yourself
special-web-cut = This is not the whole text.
special-web-read-on = Read on
special-web-previous = Previous
special-web-next = Next
special-web-slide = Slide { $number } of { $count }
special-web-keys = Press the space bar or Page Down for the next slide.
special-web-back = To the page
