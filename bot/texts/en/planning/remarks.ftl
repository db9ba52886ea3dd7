remark-label = Anything to add?
remark-hint = For instance what people should bring, or why it changes. It appears in the messages, in the channel on the day, and in participants’ calendars.
