"""What a circle or a programme brought about, for whoever leads it."""

from collections.abc import Callable

from bot.domain.overview import impact
from bot.domain.overview.impact import Impact
from bot.slack.base import ids
from bot.slack.overview.impact import csv_modal, impact_modal, read_about
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.IMPACT_OPEN, opens(impact.of_circle, impact_modal))
    door.action(ids.IMPACT_ALL, opens(impact.of_programme, impact_modal))
    door.action(ids.IMPACT_CSV, show_csv)
    door.action(ids.IMPACT_SHARE, share)
    door.action(ids.IMPACT_STOP, stop)


def show_csv(click: Click) -> None:
    circle_id = read_about(click.value)
    with click.reading() as session:
        found = impact.of_either(session, click.actor, circle_id, click.now)
    click.show(csv_modal(found, click.texts))


def share(click: Click) -> None:
    _change(click, impact.share)


def stop(click: Click) -> None:
    _change(click, impact.stop)


def _change(click: Click, change: Callable[..., Impact]) -> None:
    circle_id = read_about(click.value)
    with click.work() as session:
        found = change(session, click.actor, circle_id, click.now)
    click.replace(impact_modal(found, click.texts))
