"""Who was told what: for facilitators per session, for the programme manager as a whole."""

from bot.domain.overview import ledger, status
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.forms import about_circle_or_none, about_meeting
from bot.slack.overview.ledger import (
    ledger_modal,
    ledger_sessions_modal,
    status_message,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.subcommand(("bezorging", "delivery"), open_sessions)
    door.subcommand(("status",), say_status)
    door.action(ids.LEDGER_SESSIONS, open_sessions)
    door.action(ids.LEDGER_OPEN, opens(ledger.of_meeting, ledger_modal))
    door.pages(ids.LEDGER_SESSIONS_PAGE, turn_sessions)
    door.pages(ids.LEDGER_PAGE, turns(ledger.of_meeting, ledger_modal, about_meeting))


def open_sessions(click: Click) -> None:
    circle_id = click.pressed_or_none
    with click.reading() as session:
        found = ledger.sessions(session, click.actor, circle_id, click.now)
    if not found and circle_id is None:
        raise NotAllowed("ledger-no-circle")
    zone = click.actor.time_zone
    click.show(ledger_sessions_modal(found, zone, click.texts, circle_id=circle_id))


def turn_sessions(click: Click) -> None:
    circle_id = about_circle_or_none(click.view)
    with click.reading() as session:
        found = ledger.sessions(session, click.actor, circle_id, click.now)
    page, zone = click.page, click.actor.time_zone
    click.replace(ledger_sessions_modal(found, zone, click.texts, page, circle_id=circle_id))


def say_status(click: Click) -> None:
    with click.reading() as session:
        found = status.look(session, click.actor, click.now)
    click.tell(status_message(found, click.actor.time_zone, click.texts))
