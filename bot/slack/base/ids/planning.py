# hosting in turn
HOST_OPEN = "host.open"
HOST_FORM = "host.form"  # form
HOST_TAKE = "host.take"
HOST_DECLINE = "host.decline"

MEETING_OPEN_PLAN = "meeting.open_plan"
MEETING_AGAIN = "meeting.again"  # like the last one, four weeks on
MEETING_PLAN = "meeting.plan"  # form
MEETING_PREVIEW = "meeting.preview"  # form: plan and invite
MEETING_YES = "meeting.yes"
MEETING_YES_TO_ALL = "meeting.yes_to_all"
MEETING_ANSWER_ALL = "meeting.answer_all"
MEETING_ANSWERS = "meeting.answers"  # form: on which dates one comes
MEETING_NO = "meeting.no"
MEETING_CONTRIBUTES = "meeting.contributes"
MEETING_CHANGE = "meeting.change"
MEETING_CONTRIBUTION = "meeting.contribution"  # form
MEETING_ATTENDEES = "meeting.attendees"
MEETING_ATTENDEES_PAGE = "meeting.attendees_page"

# moving and cancelling sessions
CHANGE_SESSIONS = "change.sessions"  # the list; has no submit
CHANGE_SESSIONS_PAGE = "change.sessions_page"
CHANGE_OPEN_MOVE = "change.open_move"
CHANGE_MOVE = "change.move"  # form
CHANGE_MOVE_PREVIEW = "change.move_preview"  # form: move
CHANGE_OPEN_CANCEL = "change.open_cancel"
CHANGE_CANCEL = "change.cancel"  # form
CHANGE_CANCEL_PREVIEW = "change.cancel_preview"  # form: cancel

CALENDAR = "calendar"  # the list of addresses; has no submit
CALENDAR_PAGE = "calendar.page"
CALENDAR_RENEW = "calendar.renew"
CALENDAR_STOP = "calendar.stop"
CALENDAR_MAIL = "calendar.mail"  # opens the form to ask for it, and is its id
CALENDAR_MAIL_STOP = "calendar.mail_stop"
CALENDAR_MAIL_WAKE = "calendar.mail_wake"
CALENDAR_ADD = "calendar.add"  # a link: Slack opens it

POLL_PROPOSED = "poll.proposed"  # a form with the proposed moments
