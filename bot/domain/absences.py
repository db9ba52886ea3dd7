"""Being away until a day, and being back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.domain.calendar_rules import DAY, LONGEST_AWAY
from bot.domain.day_words import first_day_back
from bot.domain.people import Actor
from bot.errors import AlreadyDone, InvalidInput
from storage import deliveries, people
from storage.models import Person


def current(session: Session, actor: Actor, now: datetime) -> date | None:
    """The first day on which the actor is there again; None when they are there."""
    return away_until(people.get(session, actor.workspace_id, actor.id), now)


def away_until(person: Person, now: datetime) -> date | None:
    until = person.away_until
    return until if until is not None and until > _today(person.time_zone, now) else None


def go(session: Session, actor: Actor, said: str, now: datetime) -> date:
    """Nothing personal is sent from now on until the day that somebody wrote.

    Raises:
        InvalidInput: the day is not understood, has passed, or lies too far ahead.
    """
    until = first_day_back(said, _today(actor.time_zone, now))
    if until is None:
        raise InvalidInput("away_until", "away-not-understood")
    check(until, actor.time_zone, now)
    _set(session, people.get(session, actor.workspace_id, actor.id), until, now)
    return until


def check(until: date, zone: str, now: datetime) -> None:
    today = _today(zone, now)
    if until <= today:
        raise InvalidInput("away_until", "away-past")
    if until > today + LONGEST_AWAY * DAY:
        raise InvalidInput("away_until", "away-too-far")


def change(session: Session, person: Person, until: date | None, now: datetime) -> None:
    """From the settings; a day that was chosen before and has passed is no absence.

    Raises:
        InvalidInput: the day has passed, or lies too far ahead.
    """
    if until is not None and until != person.away_until:
        check(until, person.time_zone, now)
    if until != person.away_until:
        _set(session, person, until, now)


def come_back(session: Session, actor: Actor, now: datetime) -> None:
    """What waited leaves at once: somebody who says so is looking.

    Raises:
        AlreadyDone: the actor was there.
    """
    if current(session, actor, now) is None:
        raise AlreadyDone("away-is-there")
    _set(session, people.get(session, actor.workspace_id, actor.id), None, now)


def _set(session: Session, person: Person, until: date | None, now: datetime) -> None:
    """Whatever waits is looked at again: it may wait for another morning, or for none."""
    person.away_until = until
    deliveries.release(session, person.workspace_id, person.id, now)


def _today(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()
