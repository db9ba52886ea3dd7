"""Whose turn it is to host a session."""

from bot.domain.circle import circles
from bot.domain.planning import hosts
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.planning.hosts import host_modal, read_host, set_modal
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.action(ids.HOST_OPEN, shows(_form, read_id))
    door.view(ids.HOST_FORM, submit_form, stored)
    door.action(ids.HOST_TAKE, does(hosts.take))
    door.action(ids.HOST_DECLINE, does(hosts.decline))


def stored(click: Click) -> Json:
    return _form(click, read_host(click.view).circle_id)


def _form(click: Click, circle_id: int) -> Json:
    with click.reading() as session:
        circle = circles.get_for_facilitator(session, click.actor, circle_id)
        hosting = hosts.to_choose(session, click.actor, circle_id, click.now)
        people = circles.overview(session, circle)
    everybody = [*people.participants, *people.facilitators]
    return host_modal(circle, hosting, everybody, click.texts)


def submit_form(click: Click) -> None:
    chosen = read_host(click.view)
    with click.work() as session:
        hosts.set_rotation(
            session, click.actor, chosen.circle_id, click.now, rotates=chosen.rotates
        )
        if chosen.rotates and chosen.meeting_id is not None:
            hosts.choose(session, click.actor, chosen.meeting_id, chosen.person_id, click.now)
        hosting = hosts.to_choose(session, click.actor, chosen.circle_id, click.now)
    click.done(set_modal(hosting if chosen.rotates else None, click.texts))
