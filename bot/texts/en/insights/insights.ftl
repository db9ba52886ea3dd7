outcome-worked = This worked
outcome-partly = This partly worked
outcome-did-not = This did not work

kind-tool = Tool
kind-tip = Tip
kind-practice = Practice example
kind-obstacle = About an obstacle
kind-question = Question
kind-principle = Principle

card-why = Why
card-condition = Works only if

card-circle = Our circle
card-network = Everyone in our Slack
card-public = Everyone, also outside Slack

harvest-no-circle = Only facilitators of a running circle can make insights from answers. You do not facilitate one now.
harvest-title = Harvest: make insights
harvest-opening = This is what participants shared with the circle. What they keep to themselves is not here, and I do not count it.
harvest-empty = Nobody has shared anything about this with the circle yet. As soon as somebody does, it will be here.
harvest-no-meeting = Not part of a session
harvest-cards = Insights made from this:
harvest-note = Draft
harvest-proposed = Waiting for a yes
harvest-refused = Goes no further like this: an author would rather not release it. Change it, or talk about it in your circle.
harvest-released = Released
harvest-withdrawn = Withdrawn
harvest-make-more = Make another insight
harvest-used = There is already an insight made from this answer: ‘{ $title }’.
harvest-shared-circle = our circle, with their name
harvest-shared-network = everyone in our Slack, without their name outside our circle
harvest-shared-public = everyone, also outside Slack, without their name outside our circle
harvest-make = Make an insight
harvest-change = Change

insight-form-title = New insight
insight-change-title = Change insight
insight-form-opening = Make it an insight that helps a colleague elsewhere. It does not show who wrote it. Please leave people’s names out of your text too.
insight-more = More: place, theme, kind, links
insight-sources = Made from
insight-sources-hidden = An author is working on one of the answers. That answer still belongs to this insight.
insight-too-many-sources = Choose { $most } answers at most for one insight.
insight-title = Title
insight-what = What happened?
insight-outcome = How did it turn out?
insight-why = Why?
insight-condition = Works only if…
insight-theme = Theme
insight-kind = Kind
insight-level = Who may read this insight?
insight-level-explained = I will ask each author first if the insight leaves the circle, or reaches more people than an author chose. They will see it exactly as you write it here.
insight-released-circle = The insight is released. The members of the circle can find it now.
insight-released-network = The insight is released. Everyone in our Slack can find it now, and it may go into a digest.
insight-released-public = The insight is released. Anyone may read it, and it may go into a public digest.
insight-waits = { $count ->
    [0] Nothing has changed. This insight is still waiting for a yes.
    [one] Saved. Nobody can find this insight for now. First I will ask one author, in their working hours. Whoever proposed the insight will hear the answer. If there is none, it stays under ‘Harvest: make insights’.
   *[other] Saved. Nobody can find this insight for now. First I will ask { $count } authors, in their working hours. Whoever proposed the insight will hear when all say yes, or when somebody says no. If somebody does not answer, it stays under ‘Harvest: make insights’.
}
insight-retract = Withdraw this insight
insight-retract-title = Withdraw the insight?
insight-retract-confirm = Readers will no longer find it. If it is on the web or in digests in Slack, I will take it out there. Emails already sent stay as they are. You cannot undo this.
insight-retracted = Withdrawn. Readers cannot find it.

insight-place = Where did it happen?
insight-layer = What kind of organisation?
insight-layer-hint = A place or a kind of organisation can reveal who wrote it. The authors see the insight before it leaves the circle.
insight-layer-proposed = Kind of organisation of the authors: { $layer }. Name it only if that helps.
insight-not-named = Do not name it
insight-case = Which case is this about?
insight-no-case = No case
insight-links = Links to read more (one per line)
insight-no-principle = An insight becomes a principle when enough organisations recognise it. Choose another kind first.

note-explained = Not finished? Save it as a draft, below. ‘Back’ loses what you typed. Only the facilitators of this circle see drafts.
note-save = Save as a draft
note-propose = Propose
note-release = Release
note-retract-confirm = Only the facilitators could see this draft. You cannot undo this.
note-saved = Saved as a draft. You will find it under ‘Harvest: make insights’, and you can finish it whenever you want.
note-no-longer = This is no longer a draft. Nothing has changed.
note-offer = Propose as an insight
note-offered = { $name } has proposed an answer as an insight. It is ready as a draft.
note-offered-before = Somebody is already making an insight from this answer.
note-offer-done = Thank you! The facilitators now see your answer as a draft insight. Before it leaves the circle, I will ask you.
note-look = View the draft
note-next = Make it an insight, or withdraw the draft.

twin-title = These look alike
twin-opening = This is very similar to an existing insight. Do you recognise that one?
twin-propose = Make a new insight anyway
twin-offer = Propose it anyway
twin-note-kept = I saved your text as a draft. If you no longer need it, withdraw it.
twin-answer-kept = Your answer stays as it is.

withdraw-reason = Why are you withdrawing it?
withdraw-words = Would you like to add something?
withdraw-submit = Withdraw
withdraw-read-by-authors = The authors behind this insight will read your reason, with your name.
withdraw-read-by-note = Only the facilitators will read your reason.
withdraw-told = { $name } withdrew an insight that was made with your words:
withdraw-told-reason = Reason: { $reason }
withdrawn-outdated = It is outdated
withdrawn-wrong = It is not right
withdrawn-recognisable = People can tell who it is about
withdrawn-double = Another insight already says this
withdrawn-other = Something else
withdrawn-author = An author withdrew it
withdrawn-facilitator = A facilitator withdrew it

history-title = What happened to this insight:
history-noted = { $name } saved a draft
history-offered = { $name } proposed an answer
history-proposed = { $name } proposed the insight
history-revised = { $name } changed the insight
history-released = the insight was released
history-retracted = { $name } withdrew the insight
history-promoted = { $name } made it a principle

release-asking = { $name } made this insight, partly from your words. This is how it will look. I do not add your name. May more people read it?
release-asking-own = { $name } made this insight from your words. This is how it will look. I do not add your name. May more people read it?
release-wants-changes = You would like this insight changed first. The facilitators can read this, with your name. They may talk to you about it. If the text changes, I will ask you again.
release-asking-changed = This insight has changed since I asked you about it. This is how it will look now. I do not add your name. May more people read it?
release-changed-again = This insight has been changed since I asked you about it. If you had already answered, that no longer counts. I will ask you again.
release-changed-free = This insight has been changed since I asked you about it. If you had already answered, that no longer counts. There is nothing you need to do.
release-built-on = Made from your answer to: { $question }
release-reach-circle = Who may read it: the members of ‘{ $circle }’.
release-reach-network = Who may read it: everyone in our Slack, also outside ‘{ $circle }’.
release-reach-public = Who may read it: everyone, also outside Slack. It shows the name of the circle, ‘{ $circle }’. Nobody can take back what was mailed or copied already.
release-anyway-circle = If you release it after all, the members of ‘{ $circle }’ may read it.
release-anyway-network = If you release it after all, everyone in our Slack may read it, also outside ‘{ $circle }’.
release-anyway-public = If you release it after all, everyone may read it, also outside Slack. It shows the name of the circle, ‘{ $circle }’. Nobody can take back what was mailed or copied already.
release-small-circle = { $count ->
    [0] Note: the circle has no participants now. Anyone who knows the circle can guess whose experience this is.
    [one] Note: the circle has only one participant. Anyone who knows the circle knows whose experience this is.
   *[other] Note: the circle has only { $count } participants. Anyone who knows the circle can guess whose experience this is.
}
release-silent = Unless you say yes, it goes no further. You can always withdraw it, even after a yes.
release-further = That is further than you chose for your answer. Do you want fewer readers? Press ‘It should change’.
release-names-you = Note: your name is in the text. If you do not want that, press ‘It should change’.
release-give = Release
release-refuse = No, I would rather not
release-give-anyway = Release after all
release-withdraw = Withdraw
release-withdraw-title = Withdraw the insight?
release-withdraw-confirm = Readers will no longer find it. If it is on the web or in digests in Slack, I will take it out there. Emails already sent stay as they are. You cannot undo this.
release-withdraw-waiting = Readers cannot find it yet. It will stay that way, unless you release it after all.
release-given = You released this insight. Thank you! You can always withdraw it. Then I will no longer show it to readers.
release-given-waiting = You released this insight. Thank you! Others can read it as soon as all authors say yes. You can always withdraw it. Then I will no longer show it to readers.
release-refused = You did not release this insight. It goes no further. If you change your mind, press ‘Release after all’.
release-is-withdrawn = Withdrawn: ‘{ $title }’. I no longer show it to readers.
release-words-stay = Your own answer stays the way you chose.
release-withdrawn-said = Withdrawn. Readers cannot find the insight. If it was in digests in Slack, I am taking it out. I cannot take back emails that were already sent.
release-already-given = You have already released this insight. If you have changed your mind, choose ‘Withdraw’.
release-answered = You have already answered this. My latest message about it shows what you chose. Nothing has changed.
release-card-changed = Your click did nothing: the insight has just changed. Look at my latest message about it.
release-card-withdrawn = This insight has been withdrawn. There is nothing you need to do.
release-told-released = This insight has been released. Others can find it now:
release-told-refused = The author would rather not release this insight:
release-told-refused-by-one = One of the authors would rather not release this insight:
release-told-next = It goes no further. You can change the text or choose fewer readers, with /leerkring harvest.
release-told-withdrawn = An author withdrew this insight:
release-told-gone = I took it out of search, off the web and out of digests in Slack. Emails already sent stay as they are. Nobody has to give a reason.
proposal-title = Is this right?
proposal-opening = This is how readers will see this insight:
proposal-readers = Who may read it: { $readers }.
proposal-circle-next = I do not need to ask anybody. Once you press ‘Release’, the circle can find it.
proposal-released-next = I do not need to ask anybody. Once you press ‘Release’, these readers can find it.
proposal-authors-next = { $count ->
    [one] When you press ‘Propose’, I will ask one author, in their working hours. Others can find it once the author says yes.
   *[other] When you press ‘Propose’, I will ask { $count } authors, in their working hours. Others can find it only once all of them say yes.
}
proposal-kept = Not sure yet? Close this window. I have kept everything you wrote as a draft, under ‘Harvest: make insights’.
proposal-changed = Somebody changed this draft in the meantime. Close this window and open the draft again. I proposed nothing.
