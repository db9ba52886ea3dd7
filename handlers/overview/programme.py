"""All circles at a glance, for the programme manager."""

from bot.domain.overview import programme
from bot.slack.base import ids
from bot.slack.overview.programme import programme_modal, themes_modal
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    look = opens(programme.look, programme_modal)
    door.subcommand(("programma", "programme"), look)
    door.action(ids.PROGRAMME_OPEN, look)
    door.pages(ids.PROGRAMME_PAGE, turns(programme.look, programme_modal))
    door.action(ids.PROGRAMME_THEMES, opens(programme.by_theme, themes_modal))
