"""All principles; and with words behind the command, those about something."""

from bot.domain.insights import principle_list
from bot.slack.base import ids
from bot.slack.insights.principle_list import principles_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns
from handlers.questions.search import answer_command

open_list = opens(principle_list.look, principles_modal)


def register(door: Door) -> None:
    door.subcommand(("handvatten", "handvat", "principles", "principle"), by_command)
    door.action(ids.PRINCIPLE_LIST, open_list)
    door.pages(ids.PRINCIPLE_LIST_PAGE, turns(principle_list.look, principles_modal))


def by_command(click: Click) -> None:
    if click.rest:
        answer_command(click, f"{click.texts('kind-principle').lower()} {click.rest}")
    else:
        open_list(click)
