"""The Home tab."""

from bot.domain.base.actor import NOBODY
from bot.domain.overview import home
from bot.domain.people import people
from bot.slack.base import ids
from bot.slack.base.blocks import Json, remembered
from bot.slack.overview.home import all_modal
from bot.slack.overview.lists import list_modal, read_list
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.event("app_home_opened", open_home)
    door.action(ids.HOME_MORE, shows(_list, read_list))
    door.action(ids.HOME_ALL_OPEN, open_all)
    door.pages(ids.HOME_LIST_PAGE, turn_list)


def open_home(click: Click) -> None:
    if click.event.get("tab") != "home":
        return
    click.publish_home()
    if click.actor.id != NOBODY and not click.actor.opened_home:
        with click.work() as session:
            people.note_home(session, click.actor)


def open_all(click: Click) -> None:
    click.show(all_modal(click.home_now(), click.texts))


def turn_list(click: Click) -> None:
    click.replace(_list(click, read_list(remembered(click.view).get("list")), click.page))


def _list(click: Click, name: str, page: int = 0) -> Json:
    with click.reading() as session:
        state = home.look(session, click.actor, click.now, whole=True)
    return list_modal(state, click.texts, page, name=name)
