circle-form-title = New circle
circle-form-opening = First you will see everything once more. Only after that will anybody get a message.
circle-more = More: questions, co-facilitators
circle-name = Name of the circle
circle-theme = Theme
circle-theme-hint = Is your subject not there? Choose the theme that comes closest. The name of the circle says the rest.
circle-purpose = What is this circle for?
circle-purpose-hint = One or two sentences. Participants will read this in the welcome message.
circle-channel = Channel of the circle
circle-channel-hint = Everyone in this channel can read your agenda and recap. Invite the participants there, and Leerkring too. To do that, type in the channel: /invite @Leerkring
circle-channel-shared = Note: this is also the channel of { $names }. Everyone in it can read your agenda and recap.
circle-participants = Participants
circle-nobody-yet = nobody yet
circle-facilitators = Co-facilitators
circle-questions = Guiding questions
circle-questions-hint = One question per line, { $most } at most. You can change them later.
circle-questions-opening = This is what I will ask the participants of ‘{ $name }’ after a session. Existing answers keep the question they answered.
circle-questions-saved = Saved. From now on I will ask these questions. Anyone who has not yet written about the last session will get them too.
circle-question-1 = How do you stay focused on results while the project keeps changing?
circle-question-2 = How do you work with new partners and with scattered budgets?
circle-question-3 = What do you need to arrange so that the work really makes a difference?
circle-questions-ours = These guiding questions are my suggestion. You can always change them.
circle-default-release = What shall I fill in for ‘Who may read your answers?’
circle-release-circle = The circle, with the author’s name
circle-release-private = Only the author
circle-default-release-hint = The author can always choose something else. Nobody else reads an answer until its author shares it.
circle-language = Language of the circle
circle-horizon = Until when does the circle run?
circle-horizon-hint = Not sure yet? Leave this empty.

circle-no-participants = Choose at least one participant.
circle-too-many = That is too many people for one circle. Choose { $most } at most.
circle-no-questions = Write down at least one guiding question.
circle-too-many-questions = Choose { $most } guiding questions at most. Fewer questions give better answers.
circle-name-taken = There is a circle with this name already. Choose another one.
circle-bot-not-in-channel = Leerkring is not in this channel. Type /invite @Leerkring there and try again.
circle-bot = { $name } is an app and cannot take part. Remove this name.
circle-deactivated = { $name } no longer has a Slack account. Remove this name.
circle-unknown-person = Slack does not know one of these people. Remove that name and try again.
circle-already-started = This circle has already started. There is nothing you need to do.

circle-preview-title = Is this right?
circle-preview-opening = Here is your circle. The participants do not know about it yet.
circle-preview-kept = Not sure yet? Close this window. You will find the circle on your Home, and nobody gets anything.
circle-preview-welcome = { $count ->
    [0] As soon as there are participants, they will get this welcome message:
    [one] When the circle starts, one person will get this welcome message:
   *[other] When the circle starts, { $count } people will get this welcome message:
}
circle-fact-theme = Theme: { $theme }
circle-fact-release-circle = For ‘Who may read your answers?’, I will fill in ‘Our circle, with my name’. Authors can choose something else. Nobody else reads an answer until its author shares it.
circle-fact-release-private = For ‘Who may read your answers?’, I will fill in ‘Only me’. Authors can choose something else. Nobody else reads an answer until its author shares it.
circle-led-by = Facilitated by
circle-start = Start the circle
circle-keep-draft = Start later
circle-started-title = The circle has started
circle-started = ‘{ $name }’ has started. Participants get the welcome message. The next step: plan the first session.
circle-plan-first = Plan a session

welcome-title = Welcome to ‘{ $name }’
welcome-opening = You are taking part in this circle, facilitated by { $facilitators }. This is what the circle is for:
welcome-questions = { $count ->
    [one] After each session we look back with this question:
   *[other] After each session we look back with these questions:
}
welcome-channel = Our circle’s channel, with the agenda on the day of a session
welcome-will = What I do: I invite you to sessions, and remind you at most once about each invitation or question. After a session I ask what you learned. You choose who may read it.
welcome-will-not = What I do not do: read your channels, or show who wrote nothing after a session. I never take your words further than you chose. You can choose fewer readers later. Your facilitator does see who is coming, and who has not yet answered an invitation or date poll.
welcome-next = You do not have to do anything now. I will invite you to each session.

circle-settings-open = Change the circle
circle-settings-title = Change the circle
circle-settings-told = If the circle is running and you change more than a typo, I will say so once in the channel. Nobody gets a direct message about it.
circle-settings-saved = Saved. Anyone who can see the circle will see it like this from now on.
circle-settings-web = The circle is on the public web page. Everyone will see a new name, purpose or theme there at once.
circle-not-running = This circle is not running now. Nothing has changed.
circle-changed = The facilitator has changed this circle.
circle-changed-name = The circle’s name is now ‘{ $name }’.
circle-changed-purpose = This is what the circle is for:
circle-changed-channel = From now on, messages for the whole circle will appear in this channel.
circle-changed-language = From now on I will write in English in this channel. Your own messages stay in your language.
circle-changed-horizon = The circle runs until { $date }.
circle-changed-no-horizon = The circle has no end date any more.
