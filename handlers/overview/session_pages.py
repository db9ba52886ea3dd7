"""One session in one place, and the list of all of them."""

from bot.domain.overview import session_pages
from bot.domain.planning import changes
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import about_circle_or_none, about_meeting
from bot.slack.overview.session_pages import list_modal, page_modal
from bot.slack.planning.changes import sessions_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import turns
from handlers.base.show import depth_of


def register(door: Door) -> None:
    door.subcommand(("bijeenkomsten", "sessions"), open_mine)
    door.action(ids.SESSION_OPEN, open_page)
    door.pages(ids.SESSION_TURN, turns(session_pages.look, page_modal, about_meeting))
    door.action(ids.SESSION_LIST, open_list)
    door.pages(ids.SESSION_LIST_PAGE, turn_list)


def open_page(click: Click) -> None:
    with click.reading() as session:
        found = session_pages.look(session, click.actor, click.pressed, click.now)
    _show(click, page_modal(found, click.actor.time_zone, click.texts))


def _show(click: Click, view: Json) -> None:
    """So high in the stack that what is opened from it, and its preview, still fit."""
    if click.view.get("type") == "modal" and depth_of(click.view) > 1:
        click.replace(view)
    else:
        click.show(view)


def open_mine(click: Click) -> None:
    """To move or cancel, for whoever facilitates; for anybody else, to look at."""
    with click.reading() as session:
        led = changes.led(session, click.actor, None, click.now)
    zone, texts = click.actor.time_zone, click.texts
    click.show(sessions_modal(led, zone, texts) if led else _list(click, None))


def open_list(click: Click) -> None:
    _show(click, _list(click, click.pressed_or_none))


def turn_list(click: Click) -> None:
    click.replace(_list(click, about_circle_or_none(click.view), click.page))


def _list(click: Click, circle_id: int | None, page: int = 0) -> Json:
    with click.reading() as session:
        if circle_id is None:
            found = session_pages.every(session, click.actor, click.now)
        else:
            found = session_pages.of_circle(session, click.actor, circle_id, click.now)
    return list_modal(found, click.actor.time_zone, click.texts, page)
