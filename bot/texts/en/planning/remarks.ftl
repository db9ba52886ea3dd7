remark-label = Anything to add?
remark-hint = For instance what people should bring, or why something changes. It appears in the messages and in participants’ calendars. If the session goes ahead, it also appears in the channel on the day. If you go back, what you wrote here is lost.
remark-cancel-hint = For instance why. It appears in the messages and in participants’ calendars. If you go back, what you wrote here is lost.
