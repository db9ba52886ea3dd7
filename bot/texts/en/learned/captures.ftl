capture-title = Keep as an insight
capture-opening = What can others learn from the message of { $name }? Write your conclusion in your own words.
capture-conclusion = Your conclusion
capture-promise = First I ask { $name }, in private. I keep only your conclusion and where the message stands, not the message itself. If { $name } says no, or nothing for two weeks, I forget it.
capture-ask = Ask
capture-asked-said = I am asking the author. You will hear from me what came of it.
capture-own-opening = This is your own message. Change the text until it is of use to others, and choose who may read it. Then I show exactly what others would read.
capture-words = What do you want to keep?
capture-heading = Kept from a message in Slack
capture-kept-private = Kept, for you alone. You find it under ‘My answers’.

capture-bot = This message was not written by a colleague. I keep nothing of it.
capture-private = This is a conversation between a few people. Of other people’s words in it I keep nothing. Ask your colleague to write it down, with /leerkring reflect.
capture-outside = Whoever wrote this does not belong to this Slack. I cannot ask, and keep nothing.
capture-gone = Whoever wrote this is not here any more. I cannot ask, and keep nothing.
capture-not-together = You are not in a running circle together with this colleague. That is why I keep nothing. A facilitator can invite your colleague.
capture-before = The author was asked about this message before. I do not ask again.
capture-settled = This was decided before, or it is too long ago. Nothing has changed.

capture-request = { $name } reads something in a message of yours that others in ‘{ $circle }’ can learn from. This is what I would keep, and nothing else:
capture-request-promise = You alone decide. If you say yes, you can still change the words and you choose who reads them. If you say no, or nothing up to { $date }, I forget this. No need to explain.
capture-yes = Yes, let me look
capture-no = No, rather not
capture-kept = These are your own words now. You find them under ‘My answers’: there you can always choose who reads them.
capture-refused = Fine. I forgot it, and you will not be asked about this again.
capture-expired = This was asked too long ago. I forgot it, and you will not be asked about this again.
capture-keep-opening = This is how it stands now. Change it to how you would say it.
capture-keep-promise = First I keep it for you alone. Then I show exactly what others would read.
capture-told-kept = Thank you for your attention. The author kept your conclusion as their own words for ‘{ $circle }’, and chooses who reads them.
capture-told-not = Your conclusion for ‘{ $circle }’ did not come to be, and I did not keep it. Nobody has to give a reason. Good that you pay attention.

kind-of-message-capture-request = the question whether a conclusion may be kept
kind-of-message-capture-answered = the answer about a conclusion
