"""Moments that the bot proposes by itself, in the forms that ask for one."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.people.working_hours import to_utc
from bot.slack.base import ids
from bot.slack.base.blocks import button, fine_print
from bot.texts import Texts


def again_button(circle_id: int, texts: Texts) -> ButtonElement:
    return button(texts("again"), ids.MEETING_AGAIN, circle_id)


def free_moments(moments: Sequence[datetime], zone: str, texts: Texts) -> list[Block]:
    if not moments:
        return []
    said = "; ".join(texts.moment(to_utc(each, zone), zone) for each in moments)
    return [fine_print(texts("proposal-free", moments=said))]
