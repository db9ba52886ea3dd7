"""Authors let a card go, or not."""

from bot.domain.insights import release, withdrawal
from bot.slack.base import ids
from bot.slack.insights.insights import read_seen
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.RELEASE_GIVE, give)
    door.action(ids.RELEASE_REFUSE, refuse)
    door.action(ids.RELEASE_WITHDRAW, withdraw)


def give(click: Click) -> None:
    insight_id, seen = read_seen(click.value)
    with click.work() as session:
        release.give(session, click.actor, insight_id, seen, click.now)


def refuse(click: Click) -> None:
    insight_id, seen = read_seen(click.value)
    with click.work() as session:
        release.refuse(session, click.actor, insight_id, seen, click.now)


def withdraw(click: Click) -> None:
    """From the message that asked, or from the list of one's own answers."""
    insight_id = click.pressed
    with click.work() as session:
        withdrawal.withdraw(session, click.actor, insight_id, click.now)
    click.replace(click.notice("release-withdrawn-said"))
