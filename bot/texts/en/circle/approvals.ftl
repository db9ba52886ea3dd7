approval-needed = A programme manager will look at it first. If they say yes, the circle will start at once and the participants will get the welcome message. Until then, the participants will not hear anything.
approval-ask = Ask for approval
approval-waits-title = Request sent
approval-waits = The programme manager has your request for ‘{ $name }’. You will hear from me when there is an answer. Until then, the participants will not get a message.
approval-waits-now = This circle is waiting for a programme manager. The participants do not know about it yet.
approval-was-refused = A programme manager said: not now. This is the reason:
approval-again = Change the circle, or talk to them first. Then you can ask again.

approval-asked = { $name } would like to start the circle ‘{ $circle }’. Is that all right?
approval-people = { $count ->
    [one] With one person, facilitator included.
   *[other] With { $count } people, facilitators included.
}
approval-nobody-knows = The participants do not know about it yet.
approval-yes = Yes, go ahead
approval-no = No, not now
approval-is-approved = { $name } said yes. The circle has started.
approval-is-no = { $name } said: not now. I passed on this reason:
approval-let-go = Approval is no longer needed: the circle has started.
approval-approved = { $name } said yes. ‘{ $circle }’ has started, and the participants are getting the welcome message. Now plan the first session.
approval-refused = { $name } said that ‘{ $circle }’ cannot start now. This is the reason:
approval-refused-next = The participants do not know about it yet. Change the circle, or talk to them. Then you can ask again.
approval-look-again = Review and ask again
approval-no-opening = { $name } will get your answer, with the reason.
approval-reason = Why not now?
approval-reason-hint = Also say what would have to change, or who they can talk to.
approval-send = Send the answer
approval-rule-open = New circles
approval-rule-title = New circles
approval-rule = Must a programme manager say yes before a circle starts?
approval-rule-no = No, facilitators start circles
approval-rule-yes = Yes, unless a programme manager starts it
approval-rule-hint = All programme managers will then get one message about each circle that waits. The first to answer decides.
approval-rule-is-on = New circles wait for a programme manager to say yes.
approval-rule-is-off = Facilitators start new circles themselves.
approval-waiting = { $name } would like to start this circle and is waiting for an answer.

approval-asked-already = You have already asked. You will hear from me when a programme manager answers.
approval-answered = This has already been answered. Nothing has changed.
