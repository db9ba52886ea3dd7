home-search = What have others learned?
home-search-example = Type your question and press Enter
home-asked = What is asked of you
home-prompt = What did you learn in ‘{ $name }’?
home-answer = Answer
home-request = May this insight travel further? ‘{ $title }’. The question is in your messages with me.
home-draft = ‘{ $name }’ is ready, but has not started yet.
home-open-draft = Look and start
home-poll = When can you come? ‘{ $name }’ is looking for a date.
home-next = What is next
home-nothing-next = No session has been planned yet.
home-led = Circles you facilitate
home-no-meeting = No session planned yet.
home-next-meeting = Next session: { $when }
home-plan = Plan
home-find-date = Find a date
home-see-poll = Date poll
home-harvest = Harvest
home-digest = Digest
home-attendees = Who is coming
home-sessions = Move or cancel
home-question = Question to the circle:
home-joined = My circles
home-shared = What I wrote
home-shared-private = { $count ->
    [one] One answer that only you can read
   *[other] { $count } answers that only you can read
}
home-shared-circle = { $count ->
    [one] One answer for your circle
   *[other] { $count } answers for your circle
}
home-shared-network = { $count ->
    [one] One answer for all readers, without your name
   *[other] { $count } answers for all readers, without your name
}
home-shared-public = { $count ->
    [one] One answer that is public
   *[other] { $count } answers that are public
}
home-see-mine = Look and change
home-intentions = My intentions
home-see-intentions = How did it go? Look and change
home-read = Digests
home-read-digest = Read
home-subscribed = You get digests as a direct message.
home-not-subscribed = Would you like to get digests as a direct message?
home-subscription = Choose
home-settings = Settings
home-new-circle = New circle
home-calendar = In my calendar
home-help = Help
home-list-title = The whole list
home-nothing-left = There is nothing left here.
