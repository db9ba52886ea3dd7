button-next = Next
button-cancel = Cancel
button-close = Close
button-save = Save
button-back = Back

notice-title = Leerkring
message-outdated = This message is out of date. The Home tab shows how things stand now.

language-nl = Nederlands
language-en = English

release-private = Only me
release-circle = Our circle, with my name
release-network = Everyone in our Slack, without my name outside our circle
release-public = Everyone, also outside Slack, without my name outside our circle
level-private = only you
level-circle = your circle, with your name
level-network = your circle, with your name; everyone in our Slack, only through an insight without your name
level-public = your circle, with your name; everyone, also outside Slack, only through an insight without your name

theme-construction = Construction
theme-plastics = Plastics
theme-food = Biomass and food
theme-manufacturing = Manufacturing
theme-consumer-goods = Consumer goods
theme-use-less = Using less
theme-last-longer = Making things last
theme-recycling = Recycling
theme-procurement = Procurement
theme-permits = Permits
theme-rules = Rules and policy
theme-cooperation = Working together
theme-funding = Money and funding

error-unexpected = Something went wrong and I saved nothing. Please try again. If it keeps happening, give this number to the { -technician }: { $reference }
error-no-database = I cannot reach my records just now. Nothing has changed. Please try again in a few minutes.
error-slack-silent = Slack is not answering me just now. I saved nothing. Please try again in a minute.
error-stored = I saved it, but I could not show you the result. You do not have to do it again. The Home tab shows how things stand now.
error-stored-unexpected = I saved it, but something went wrong after that. You do not have to do it again. If this keeps happening, give this number to the { -technician }: { $reference }
error-stored-too-late = That took too long for Slack. I saved whatever you filled in. You can open it again to check.
error-too-late = That took too long for Slack. Nothing has changed. Please try again.
error-not-found = This is no longer here, or it is not yours to see. Nothing has changed.
error-facilitator-only = Only a facilitator of this circle can do this.
error-already-done = This is already done. You do not need to do anything.
error-empty = Please fill this in.
error-too-long = This is too long. Use { $longest } characters at most.
error-choose = Please make a choice.
error-past-date = Choose a date in the future.
typed-somebody = somebody
typed-channel = a channel
typed-group = a group
typed-moment = a date or time
file-not-kept = I cannot see what you attached, and I do not keep it. I read only your words.
error-unreachable = Slack is not telling me who you are just now. I saved nothing. Please try again in a minute.
newer-opening = While this form was open, you or a colleague saved something newer. I have changed nothing yet.
newer-stored = This is now saved under ‘{ $label }’
newer-choose = Below is what you just wrote. If you go on with it, it replaces what is above. If you close the form, everything stays as it is.
newer-nothing = (nothing)

more-count = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
more-see = Show all
more-names = and { $count } more
words-left-out = This field holds { $longest } characters. The rest did not fit. Copy what you need:
