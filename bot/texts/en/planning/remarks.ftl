remark-label = Would you like to add something?
remark-hint = For instance what people should bring, or why it changes. It stands in the messages, in the channel on the day, and in participants’ calendars.
