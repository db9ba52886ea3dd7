"""Authors let a card go, or not."""

from bot.domain.insights import release, withdrawal
from bot.slack.base import ids
from bot.slack.insights.insights import read_seen
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.RELEASE_GIVE, give)
    door.action(ids.RELEASE_REFUSE, refuse)
    door.action(ids.RELEASE_WITHDRAW, does(withdrawal.withdraw, "release-withdrawn-said"))


def give(click: Click) -> None:
    insight_id, seen = read_seen(click.value)
    with click.work() as session:
        release.give(session, click.actor, insight_id, seen, click.now)


def refuse(click: Click) -> None:
    insight_id, seen = read_seen(click.value)
    with click.work() as session:
        release.refuse(session, click.actor, insight_id, seen, click.now)
