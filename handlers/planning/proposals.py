"""Planning what the bot proposes by itself."""

from bot.domain.circle import circles
from bot.domain.decisions import polls
from bot.domain.planning import meetings, proposals
from bot.slack.base import ids
from bot.slack.decisions.polls import Filled, poll_modal, read_replaces
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.planning.meetings import review_of


def register(door: Door) -> None:
    door.action(ids.MEETING_AGAIN, open_again)
    door.action(ids.POLL_PROPOSED, open_poll)


def open_again(click: Click) -> None:
    """Nothing is stored yet: what would be planned is shown, and travels with the review."""
    with click.reading() as session:
        wanted = proposals.again(session, click.actor, click.pressed, click.now)
    click.replace_or_show(review_of(click, wanted))


def open_poll(click: Click) -> None:
    """A form of its own on top: in the one below, Slack keeps what was filled in."""
    with click.reading() as session:
        circle = meetings.running_circle(session, click.actor, click.pressed)
        polls.check_free(session, circle, click.now)
        mine = circles.facilitated_by(session, click.actor)
        usual = meetings.usual(session, mine, circle.id)
        moments = proposals.without_clash(session, circle, usual, click.now)
    replaces = read_replaces(click.view)
    filled = Filled(circle.id, usual.minutes, usual.place, replaces, moments=moments)
    click.show(poll_modal([circle], click.texts, filled))
