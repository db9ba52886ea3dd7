"""Every command, action and form that Slack sends back to us, by the name we gave it.

Dotted: subject.verb. A form that is submitted has the id of its view.
"""

COMMAND = "/leerkring"

# circles
CIRCLE_NEW = "circle.new"  # form
CIRCLE_PREVIEW = "circle.preview"  # form: start
CIRCLE_OPEN_NEW = "circle.open_new"
CIRCLE_OPEN_DRAFT = "circle.open_draft"

# meetings
MEETING_OPEN_PLAN = "meeting.open_plan"
MEETING_PLAN = "meeting.plan"  # form
MEETING_PREVIEW = "meeting.preview"  # form: plan and invite
MEETING_YES = "meeting.yes"
MEETING_NO = "meeting.no"
MEETING_CONTRIBUTES = "meeting.contributes"
MEETING_CHANGE = "meeting.change"
MEETING_CONTRIBUTION = "meeting.contribution"  # form
MEETING_ATTENDEES = "meeting.attendees"

# people
SETTINGS = "settings"  # form
SETTINGS_OPEN = "settings.open"

HELP_OPEN = "help.open"
REFLECTION_SHORTCUT = "reflection.shortcut"
MESSAGE_NOTICE = "notice"  # a form that only says something
