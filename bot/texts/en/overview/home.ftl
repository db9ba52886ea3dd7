home-search = What have others learned?
home-search-example = Type your question and press Enter
home-asked = Waiting for you
home-prompt = What did you learn in ‘{ $name }’?
home-answer = Answer
home-request = An insight waits for your answer: ‘{ $title }’. You can answer in my direct message about it. If it is not there yet, you will get it in your working hours.
home-draft = ‘{ $name }’ has not started yet.
home-open-draft = View the circle
home-poll = When can you come? ‘{ $name }’ is looking for a date.
home-next = Coming up
home-in = You are in: { $names }
home-nothing-next = There is no session planned yet.
home-led = Circles you facilitate
home-led-rest = Missing a button? Look under ‘Manage’, for example for who is coming, harvest and digests.
home-no-meeting = No session planned yet.
home-next-meeting = Next session: { $when }
home-plan = Plan a session
home-find-date = Find a date
home-see-poll = Date poll
home-harvest = Harvest: make insights
home-digest = Digest
home-attendees = Who is coming
home-sessions = Move or cancel
home-question = Question for the circle:
home-wanting = { $count ->
    [one] Somebody would like to join ‘{ $name }’ and is waiting for an answer.
   *[other] { $count } people would like to join ‘{ $name }’ and are waiting for an answer.
}
home-joined = My circles
home-shared = My answers
home-shared-private = { $count ->
    [one] One answer that only you can read
   *[other] { $count } answers that only you can read
}
home-shared-circle = { $count ->
    [one] One answer that you shared with your circle
   *[other] { $count } answers that you shared with your circle
}
home-shared-network = { $count ->
    [one] One answer that may become an insight for everyone in our Slack, without your name
   *[other] { $count } answers that may become insights for everyone in our Slack, without your name
}
home-shared-public = { $count ->
    [one] One answer that may become an insight for everyone, also outside Slack, without your name
   *[other] { $count } answers that may become insights for everyone, also outside Slack, without your name
}
home-see-mine = My answers
home-intentions = My intentions
home-see-intentions = My intentions
home-read = Digests
home-read-digest = Read
home-subscribed = You get digests in the way you chose.
home-not-subscribed = Would you like to get digests as a direct message?
home-subscription = Choose digests
home-settings = Settings
home-new-circle = New circle
home-calendar = My calendar
home-help = Help
home-list-title = Everything
home-nothing-left = This list is empty now.
home-all = More
home-all-title = More
home-about = Welcome to Leerkring
home-about-reading = Search here for what others learned, or choose which digests you want to get.
home-running = { $count ->
    [one] This circle is running now: { $names }
   *[other] These circles are running now: { $names }
}
home-running-led = ‘{ $name }’ (facilitated by { $names })
home-joining = Would you like to join? Ask the facilitator. If there is room, they can add you.
home-joining-open = To join an open circle, press ‘Open circles’. For another circle, ask its facilitator.
home-waits = You asked to join { $names }. I will tell you as soon as there is news.
home-running-open = ‘{ $name }’ (open, facilitated by { $names })
home-see-sessions = Upcoming sessions
home-shared-all = What I wrote
home-about-me = Everything else
