"""Being away until a day, and being back."""

from bot.domain.people import absences
from bot.slack.base import ids
from bot.slack.base.notices import notice_message
from bot.slack.people.absences import away_message
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.question(("afwezig", "away"), go_away)
    door.question(("terug", "back"), come_back)
    door.action(ids.AWAY_END, come_back)


def go_away(click: Click) -> None:
    """Without a day: says until when the person is away, or how to say so."""
    if not click.rest:
        with click.reading() as session:
            until = absences.current(session, click.actor, click.now)
    else:
        with click.work() as session:
            until = absences.go(session, click.actor, click.rest, click.now)
    click.tell(away_message(until, click.texts))


def come_back(click: Click) -> None:
    """By command, or by the button in a message or on Home."""
    with click.work() as session:
        absences.come_back(session, click.actor, click.now)
    click.tell(notice_message(click.texts("away-over")))
    click.refresh_home()
