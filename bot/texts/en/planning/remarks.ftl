remark-label = A word along with it
remark-hint = For instance what people should bring, or why it changes. It stands in the messages, in the channel on the day, and in participants’ calendars.
