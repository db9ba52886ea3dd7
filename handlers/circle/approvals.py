"""A programme manager says whether a new circle may start."""

from bot.domain.circle import approvals
from bot.domain.overview import programme
from bot.slack.base import ids
from bot.slack.circle.approvals import no_modal, read_no, read_rule, rule_modal
from bot.slack.overview.programme import programme_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.APPROVAL_YES, approve)
    door.action(ids.APPROVAL_OPEN_NO, opens(approvals.to_answer, no_modal))
    door.view(ids.APPROVAL_NO, submit_no)
    door.action(ids.APPROVAL_OPEN_RULE, opens(approvals.is_rule, rule_modal))
    door.view(ids.APPROVAL_RULE, submit_rule, again(approvals.is_rule, rule_modal))


def approve(click: Click) -> None:
    """The message shows what came of it; so does the list of circles."""
    with click.work() as session:
        approvals.approve(session, click.actor, click.pressed, click.now)
        found = programme.look(session, click.actor, click.now)
    click.replace(programme_modal(found, click.actor.time_zone, click.texts))


def submit_no(click: Click) -> None:
    circle_id, reason = read_no(click.view)
    with click.work() as session:
        approvals.refuse(session, click.actor, circle_id, reason, click.now)
    _done(click)


def submit_rule(click: Click) -> None:
    with click.work() as session:
        needed = read_rule(click.view)
        approvals.set_rule(session, click.actor, click.now, needed=needed)
    _done(click)


def _done(click: Click) -> None:
    with click.reading() as session:
        found = programme.look(session, click.actor, click.now)
    click.done()
    click.refresh_below(programme_modal(found, click.actor.time_zone, click.texts))
