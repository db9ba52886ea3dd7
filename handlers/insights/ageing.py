"""Answering whether an old card still holds."""

from bot.domain.insights import ageing
from bot.slack.base import ids
from handlers.base.acts import does
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.AGE_HOLDS, does(ageing.still_holds))
    door.action(ids.AGE_OUTDATED, does(ageing.outdated))
