"""Joining by oneself: open circles, asking, answering, the waiting list."""

from bot.domain.circle import joining, terms
from bot.slack.base import ids
from bot.slack.base.forms import about_circle
from bot.slack.circle.joining import (
    ask_modal,
    decline_modal,
    open_modal,
    read_decline,
    read_terms,
    read_wish,
    requests_modal,
    terms_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens, turns


def register(door: Door) -> None:
    """A guest does not join by asking, and can still take back what they asked before."""
    door.action(ids.JOIN_OPEN, opens(joining.look, open_modal))
    door.pages(ids.JOIN_PAGE, turns(joining.look, open_modal))
    door.action(ids.JOIN_OPEN_ASK, opens(joining.look_at, ask_modal))
    door.view(ids.JOIN_ASK, submit_ask)
    door.action(ids.JOIN_TAKE, take)
    door.for_everybody.action(ids.JOIN_WITHDRAW, withdraw)
    door.action(ids.JOIN_OPEN_REQUESTS, opens(joining.requests, requests_modal))
    door.pages(ids.JOIN_REQUESTS_PAGE, turns(joining.requests, requests_modal, about_circle))
    door.action(ids.JOIN_ACCEPT, accept)
    door.action(ids.JOIN_OPEN_DECLINE, opens(joining.to_answer, decline_modal))
    door.view(ids.JOIN_DECLINE, submit_decline)
    door.action(ids.JOIN_OPEN_TERMS, opens(terms.look, terms_modal))
    door.view(
        ids.JOIN_TERMS,
        submit_terms,
        again(terms.look, terms_modal, about_circle),
    )


def submit_ask(click: Click) -> None:
    circle_id, wish = read_wish(click.view)
    with click.work() as session:
        found = joining.ask(session, click.actor, circle_id, wish, click.now)
    click.done(click.notice("join-asked-said", name=found.circle.name))
    _refresh_list_below(click)


def _refresh_list_below(click: Click) -> None:
    with click.reading() as session:
        found = joining.look(session, click.actor, click.now)
    click.refresh_below(open_modal(found, click.actor.time_zone, click.texts))


def withdraw(click: Click) -> None:
    with click.work() as session:
        circle = joining.withdraw(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("join-withdrawn-said", name=circle.name))


def take(click: Click) -> None:
    with click.work() as session:
        circle = joining.take(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("join-taken-said", name=circle.name))


def accept(click: Click) -> None:
    """The message shows what came of it; so does the list, when it was pressed there."""
    with click.work() as session:
        seen = joining.accept(session, click.actor, click.pressed, click.now)
        found = joining.requests(session, click.actor, seen.circle.id, click.now)
    click.replace(requests_modal(found, click.texts, answered=seen))


def submit_decline(click: Click) -> None:
    request_id, reason = read_decline(click.view)
    with click.work() as session:
        seen = joining.decline(session, click.actor, request_id, reason, click.now)
        found = joining.requests(session, click.actor, seen.circle.id, click.now)
    click.done()
    click.refresh_below(requests_modal(found, click.texts))


def submit_terms(click: Click) -> None:
    circle_id = about_circle(click.view)
    wanted, most = read_terms(click.view)
    with click.work() as session:
        terms.change(session, click.actor, circle_id, wanted, most, click.now)
        found = joining.requests(session, click.actor, circle_id, click.now)
    click.done()
    click.refresh_below(requests_modal(found, click.texts))
