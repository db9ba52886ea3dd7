"""What a facilitator does when too few people come, and how many a session needs."""

from bot.domain.circle import circles
from bot.domain.decisions import polls, quorum
from bot.domain.planning import meetings, proposals
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.decisions.polls import Filled, poll_modal
from bot.slack.decisions.quorum import quorum_modal, read_quorum
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.action(ids.QUORUM_ROUND, does(quorum.hold_round))
    door.action(ids.QUORUM_NEW_DATE, open_poll)
    door.action(ids.QUORUM_GO_ON, does(quorum.go_on))
    door.action(ids.QUORUM_OPEN, shows(_number, read_id))
    door.view(ids.QUORUM_SET, submit_number, stored_number)


def open_poll(click: Click) -> None:
    """The form for a poll, filled in with what is known; nothing is called off yet."""
    with click.reading() as session:
        found = quorum.to_decide(session, click.actor, click.pressed, click.now)
        polls.check_free(session, found.circle, click.now)
        usual = meetings.usual_of(found.meeting)
        free = proposals.without_clash(session, found.circle, usual, click.now)
    meeting = found.meeting
    filled = Filled(found.circle.id, meeting.minutes, meeting.place, meeting.id, free)
    click.show(poll_modal([found.circle], click.texts, filled))


def stored_number(click: Click) -> Json:
    return _number(click, read_quorum(click.view)[0])


def _number(click: Click, circle_id: int) -> Json:
    with click.reading() as session:
        circle = circles.get_for_facilitator(session, click.actor, circle_id)
        needed = quorum.needed(session, circle)
    return quorum_modal(circle, needed, click.texts)


def submit_number(click: Click) -> None:
    circle_id, number = read_quorum(click.view)
    with click.work() as session:
        circle = quorum.set_needed(session, click.actor, circle_id, number, click.now)
        needed = quorum.needed(session, circle)
    click.done(click.notice("quorum-set", needed=needed))
