"""Reading oneself in on a circle that is on its way."""

from bot.domain.overview import newcomers
from bot.slack.base import ids
from bot.slack.overview.newcomers import pack_modal
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.NEWCOMER_OPEN, opens(newcomers.look, pack_modal))
