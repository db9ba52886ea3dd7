"""Handing a circle over, and taking over one that nobody leads."""

from bot.domain.circle import facilitators, handovers
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.circle.handovers import handover_modal, read_handover, taken_modal
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.for_everybody.action(ids.HANDOVER_OPEN, opens(handovers.look, handover_modal))
    door.for_everybody.view(ids.HANDOVER_FORM, submit_handover)
    door.for_everybody.action(
        ids.HANDOVER_WITHDRAW, does(handovers.withdraw, "handover-withdrawn-said")
    )
    door.action(ids.HANDOVER_ACCEPT, accept)
    door.for_everybody.action(ids.HANDOVER_DECLINE, does(handovers.decline))
    door.action(ids.VACANCY_TAKE, take_over)
    door.for_everybody.action(ids.VACANCY_DECLINE, does(handovers.refuse))


def submit_handover(click: Click) -> None:
    circle_id, address, then = read_handover(click.view)
    profile = click.directory.profile(address)
    if profile is None:
        raise InvalidInput("person", "handover-unknown-person")
    with click.work() as session:
        asked = handovers.ask(session, click.actor, circle_id, profile, then, click.now)
    said = "handover-sent-outside" if asked.is_from_outside else "handover-sent"
    click.done(click.notice(said, name=asked.taker.name))


def accept(click: Click) -> None:
    """From now on the actor leads: they see at once what is open."""
    handover_id = click.pressed
    with click.work() as session:
        circle = handovers.accept(session, click.actor, handover_id, click.now)
        work_now = facilitators.open_for(session, click.actor, circle, click.now)
    click.offer(taken_modal(work_now, click.texts))


def take_over(click: Click) -> None:
    with click.work() as session:
        circle = handovers.take_over(session, click.actor, click.pressed, click.now)
        work_now = facilitators.open_for(session, click.actor, circle, click.now)
    click.offer(taken_modal(work_now, click.texts))
