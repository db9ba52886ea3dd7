"""Being away until a day, and being back."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.messages import Tied
from bot.domain.people.day_words import Understood, says_away, says_back, understand
from bot.domain.people.working_hours import DAY, LONGEST_AWAY
from bot.errors import AlreadyDone, InvalidInput
from bot.zones import zone_named
from storage.base import deliveries
from storage.models import Person
from storage.people import people


def current(session: Session, actor: Actor, now: datetime) -> date | None:
    """The first day on which the actor is there again; None when they are there."""
    return away_until(people.get(session, actor.workspace_id, actor.id), now)


def away_until(person: Person, now: datetime) -> date | None:
    until = person.away_until
    return until if until is not None and until > _today(person.time_zone, now) else None


def meant(actor: Actor, said: str, now: datetime) -> Understood:
    """The day that someone wrote, or the days to choose from; nothing is stored.

    Raises:
        InvalidInput: no day is understood, has yet to come and lies near enough.
    """
    found = understand(said, _today(actor.time_zone, now))
    if not found.days:
        raise InvalidInput("away_until", "away-not-understood")
    days = tuple(day for day in found.days if not _wrong_with(day, actor.time_zone, now))
    if not days:
        check(found.days[0], actor.time_zone, now)
    return replace(found, days=tuple(dict.fromkeys(days)))


@dataclass(frozen=True)
class Told:
    """Words that say that one is away or back: nothing is done before a button says so."""

    until: date | None  # they are away already
    days: tuple[date, ...] = ()  # of which one may be the first day back


def told(session: Session, actor: Actor, said: str, now: datetime) -> Told | None:
    """None for words that say something else."""
    away = says_away(said, _today(actor.time_zone, now))
    if away is None and not says_back(said):
        return None
    until = current(session, actor, now)
    if away is None:
        return Told(until) if until else None
    days = (day for day in away.days if not _wrong_with(day, actor.time_zone, now))
    return Told(until, tuple(dict.fromkeys(days)))


def go(session: Session, actor: Actor, until: date, now: datetime) -> None:
    """Nothing personal is sent from now on until that day.

    Raises:
        InvalidInput: the day has passed, or lies too far ahead.
    """
    check(until, actor.time_zone, now)
    _set(session, people.get(session, actor.workspace_id, actor.id), until, now)


def check(until: date, zone: str, now: datetime) -> None:
    if wrong := _wrong_with(until, zone, now):
        raise InvalidInput("away_until", wrong)


def _wrong_with(until: date, zone: str, now: datetime) -> str | None:
    today = _today(zone, now)
    if until <= today:
        return "away-past"
    return "away-too-far" if until > today + LONGEST_AWAY * DAY else None


def change(session: Session, person: Person, until: date | None, now: datetime) -> None:
    """From the settings: another day, or none.

    Raises:
        InvalidInput: the day has passed, or lies too far ahead.
    """
    current = away_until(person, now)
    if until == current:
        return
    if until is not None:
        check(until, person.time_zone, now)
    _set(session, person, until or _today(person.time_zone, now), now)


def come_back(session: Session, actor: Actor, now: datetime) -> None:
    """What waited leaves at once: someone who says so is looking.

    Raises:
        AlreadyDone: the actor was there.
    """
    if current(session, actor, now) is None:
        raise AlreadyDone("away-is-there")
    person = people.get(session, actor.workspace_id, actor.id)
    _set(session, person, _today(actor.time_zone, now), now)


def _set(session: Session, person: Person, until: date, now: datetime) -> None:
    """Whatever waits is looked at again: it may wait for another morning, or for none.

    A day that has come stays: until then they were away, so that what came up meanwhile counts
    from their return.
    """
    person.away_until = until
    apart = deliveries.release(session, person.workspace_id, person.id, now)
    bundles = [each for each in apart if each.kind == MessageKind.TOGETHER]
    single = [each for each in apart if each.kind != MessageKind.TOGETHER]
    for each in single if bundles else ():
        each.bundle_id = bundles[0].id
    if len(single) > 1 and not bundles:
        parts = [Tied(each.id, each.workspace_id, person.id) for each in single]
        messages.tie(session, [parts], now)


def _today(zone: str, now: datetime) -> date:
    return now.astimezone(zone_named(zone)).date()
