"""The way to all of one session, from wherever it is spoken of."""

from slack_sdk.models.blocks import ButtonElement

from bot.slack.base import ids
from bot.slack.base.blocks import button
from bot.texts import Texts


def page_button(meeting_id: int, texts: Texts) -> ButtonElement:
    return button(texts("session-open"), ids.SESSION_OPEN, meeting_id)
