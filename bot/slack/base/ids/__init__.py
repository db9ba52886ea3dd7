"""Every command, action and form that Slack sends back to us, by the name we gave it.

One file a room: the room whose handlers answer. Names are subject, dot, verb; a form that is
submitted has the id of its view. The door refuses a second handler for the same name.
"""

# ruff: noqa: F403

from bot.slack.base.ids.base import *
from bot.slack.base.ids.cases import *
from bot.slack.base.ids.circle import *
from bot.slack.base.ids.circulation import *
from bot.slack.base.ids.decisions import *
from bot.slack.base.ids.harvest import *
from bot.slack.base.ids.insights import *
from bot.slack.base.ids.learned import *
from bot.slack.base.ids.overview import *
from bot.slack.base.ids.people import *
from bot.slack.base.ids.planning import *
from bot.slack.base.ids.questions import *
from bot.slack.base.ids.readers import *
from bot.slack.base.ids.sessions import *
from bot.slack.base.ids.specials import *
