"""Being away, at once or from a day on, until a day; and being back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.messages import Tied
from bot.domain.people.day_words import (
    Understood,
    likely_ends,
    says_away,
    says_back,
    understand,
)
from bot.domain.people.working_hours import DAY, LONGEST_AWAY
from bot.errors import AlreadyDone, InvalidInput
from bot.zones import zone_named
from storage.base import deliveries
from storage.models import Circle, Meeting, Person
from storage.people import people
from storage.planning import meetings


@dataclass(frozen=True)
class Absence:
    """`until`: the first day back. `first`: when it begins; None: it has begun."""

    until: date
    first: date | None = None


def current(session: Session, actor: Actor, now: datetime) -> Absence | None:
    """The absence that the actor is in, or that is to come."""
    return of_person(people.get(session, actor.workspace_id, actor.id), now)


def of_person(person: Person, now: datetime) -> Absence | None:
    until, first, today = person.away_until, person.away_from, _today(person.time_zone, now)
    if until is None or until <= today:
        return None
    return Absence(until, first if first is not None and first > today else None)


def promised(
    session: Session, actor: Actor, absence: Absence | None, now: datetime
) -> Sequence[Row[Circle, Meeting]]:
    """The sessions in an absence that they said to come to: an answer is theirs to change."""
    if absence is None:
        return ()
    zone = zone_named(actor.time_zone)
    first, back = (
        datetime.combine(day, time(), zone)
        for day in (absence.first or _today(actor.time_zone, now), absence.until)
    )
    return meetings.promised(session, actor.workspace_id, actor.id, max(first, now), back)


def meant(actor: Actor, said: str, now: datetime) -> Understood:
    """The day that someone wrote, or the days to choose from; nothing is stored.

    No days: they only wrote when it begins.

    Raises:
        InvalidInput: no day is understood, has yet to come and lies near enough.
    """
    found = understand(said, _today(actor.time_zone, now))
    if not found.days and found.first is None:
        raise InvalidInput("away_until", "away-not-understood")
    days = tuple(day for day in found.days if not _wrong_with(day, actor.time_zone, now))
    if found.days and not days:
        check(found.days[0], actor.time_zone, now)
    return replace(found, days=tuple(dict.fromkeys(days)))


@dataclass(frozen=True)
class Told:
    """Words that say that one is away or back: nothing is done before a button says so."""

    current: Absence | None  # they said so before
    days: tuple[date, ...] = ()  # of which one may be the first day back
    first: date | None = None  # when it begins, when that has yet to come
    only_on: date | None = None  # the day that was named, if that is all that was

    @property
    def replaces(self) -> Absence | None:
        """One that has yet to begin: there is room for one."""
        return self.current if self.current and self.current.first else None


def told(session: Session, actor: Actor, said: str, now: datetime) -> Told | None:
    """None for words that say something else."""
    away = says_away(said, _today(actor.time_zone, now))
    if away is None and not says_back(said):
        return None
    before = current(session, actor, now)
    if away is None:
        return Told(before) if before else None
    likely = away.days
    is_away = before is not None and before.first is None
    if not likely and away.first is None and not is_away:
        likely = likely_ends(_today(actor.time_zone, now))
    near = [day for day in likely if not _wrong_with(day, actor.time_zone, now)]
    first = away.first if near or not away.days else None
    return Told(before, tuple(dict.fromkeys(near)), first, _only_on(away, actor, now))


def _only_on(away: Understood, actor: Actor, now: datetime) -> date | None:
    """A single day to come, without an end being named: "I am not there on Friday"."""
    match away.days:
        case (day, back) if back == day + DAY and away.first is None:
            return day if day > _today(actor.time_zone, now) else None
    return None


def go(session: Session, actor: Actor, absence: Absence, now: datetime) -> Absence:
    """Nothing personal is sent from its first day on until the day back.

    Raises:
        InvalidInput: the day back has passed, lies too far ahead, or before the first.
    """
    check(absence.until, actor.time_zone, now)
    person = people.get(session, actor.workspace_id, actor.id)
    absence = _checked(absence, person, now)
    _set(session, person, absence, now)
    return absence


def check(until: date, zone: str, now: datetime) -> None:
    if wrong := _wrong_with(until, zone, now):
        raise InvalidInput("away_until", wrong)


def _checked(absence: Absence, person: Person, now: datetime) -> Absence:
    """One whose first day has come begins at once."""
    first = absence.first
    if first is None or first <= _today(person.time_zone, now):
        return Absence(absence.until)
    if first >= absence.until:
        raise InvalidInput("away_from", "away-from-late")
    return absence


def _wrong_with(until: date, zone: str, now: datetime) -> str | None:
    today = _today(zone, now)
    if until <= today:
        return "away-past"
    return "away-too-far" if until > today + LONGEST_AWAY * DAY else None


def change(
    session: Session, person: Person, until: date | None, first: date | None, now: datetime
) -> Absence | None:
    """From the settings: other days, or none. The absence, where it is another than before.

    A first day that stood there may be left: it was folded away, and goes with the day back.

    Raises:
        InvalidInput: as for `go`, or there is another first day and no day back.
    """
    before = of_person(person, now)
    if until is None:
        if first is not None and (before is None or first != before.first):
            raise InvalidInput("away_until", "error-choose")
        if before is not None:
            _end(session, person, before, now)
        return None
    wanted = Absence(until, first)
    if wanted == before:
        return None
    check(until, person.time_zone, now)
    wanted = _checked(wanted, person, now)
    _set(session, person, wanted, now)
    return wanted


def come_back(session: Session, actor: Actor, now: datetime) -> Absence:
    """What waited leaves at once: someone who says so is looking. The absence that ends.

    Raises:
        AlreadyDone: the actor was there, and was going to be.
    """
    before = current(session, actor, now)
    if before is None:
        raise AlreadyDone("away-is-there")
    person = people.get(session, actor.workspace_id, actor.id)
    _end(session, person, before, now)
    return before


def _end(session: Session, person: Person, absence: Absence, now: datetime) -> None:
    """One that had begun lasted until today; one that was still to come never was."""
    if absence.first is not None:
        person.away_from = person.away_until = None
        return
    person.away_until = _today(person.time_zone, now)
    look_again(session, person, now)


def _set(session: Session, person: Person, absence: Absence, now: datetime) -> None:
    """One that has begun keeps its first day.

    A day that has come stays: until then they were away, so that what came up meanwhile counts
    from their return.
    """
    began = of_person(person, now)
    is_running = began is not None and began.first is None
    if absence.first is not None or not is_running:
        person.away_from = absence.first
    person.away_until = absence.until
    look_again(session, person, now)


def look_again(session: Session, person: Person, now: datetime) -> None:
    """Whatever waits may wait for another morning now, or for none."""
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
