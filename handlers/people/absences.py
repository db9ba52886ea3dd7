"""Being away until a day, and being back."""

from bot.domain.people import absences
from bot.domain.people.absences import Absence, Told
from bot.slack.base import ids
from bot.slack.base.notices import notice_message
from bot.slack.people.absences import MOST_CHOICES, away_message, read_absence, told_message
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.subcommand(("afwezig", "away"), go_away)
    door.subcommand(("terug", "back"), come_back)
    door.action(ids.AWAY_END, come_back)
    for choice in range(MOST_CHOICES + 1):  # and that day alone
        door.action(f"{ids.AWAY_UNTIL}.{choice}", go_until)


def go_away(click: Click) -> None:
    """Without a day: says until when the person is away, or how to say so.

    A day that is in doubt is asked about, and nothing is stored before the answer.
    """
    if not click.rest:
        with click.reading() as session:
            absence = absences.current(session, click.actor, click.now)
            promised = absences.promised(session, click.actor, absence, click.now)
        click.tell(away_message(absence, click.texts, promised))
        return
    meant = absences.meant(click.actor, click.rest, click.now)
    if meant.is_sure:
        _go(click, Absence(meant.days[0], meant.first))
    else:
        click.tell(told_message(Told(None, meant.days, meant.first), click.texts))


def go_until(click: Click) -> None:
    """The day that was meant, chosen from those it could be."""
    _go(click, read_absence(click.action))


def _go(click: Click, wanted: Absence) -> None:
    with click.work() as session:
        absence = absences.go(session, click.actor, wanted, click.now)
        promised = absences.promised(session, click.actor, absence, click.now)
    click.tell(away_message(absence, click.texts, promised))


def come_back(click: Click) -> None:
    """By command, or by the button in a message or on Home."""
    with click.work() as session:
        ended = absences.come_back(session, click.actor, click.now)
    said = "away-over" if ended.first is None else "away-cancelled"
    click.tell(notice_message(click.texts(said)))
