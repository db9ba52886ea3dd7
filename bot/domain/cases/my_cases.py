"""Someone's own running projects, over all their circles: who reads them, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.sessions.cases import asks_on
from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.cases.cases import LEVELS, own, show_again, table
from bot.errors import AlreadyDone, InvalidInput
from bot.zones import zone_named
from storage.base.finding import find_row
from storage.cases import cases
from storage.models import Case, Circle, Meeting, Person, ReleaseLevel

FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class MyCase:
    """`ended_on`: its last session, while its owner is still to be asked how it ended."""

    case: Case
    circles: Sequence[Circle]
    ended_on: date | None

    @property
    def asks_on(self) -> date | None:
        """When its owner is asked; None once they were, or told it."""
        return asks_on(self.ended_on, self.case.ask_on) if self.ended_on else None


def mine(session: Session, actor: Actor) -> list[MyCase]:
    """Running ones first, the latest first."""
    found = cases.of_person(session, actor.workspace_id, actor.id)
    ids = [case.id for case in found]
    circles, ended = cases.circles_with(session, ids), _ended(session, actor, found)
    every = [MyCase(case, circles.get(case.id, ()), ended.get(case.id)) for case in found]
    return sorted(every, key=lambda each: each.case.told_at is not None)


def one(session: Session, actor: Actor, case_id: int) -> MyCase:
    """Raises NotFound for anyone but its owner."""
    case = own(session, actor, case_id)
    circles = cases.circles_with(session, [case.id])
    return MyCase(case, circles.get(case.id, ()), _ended(session, actor, [case]).get(case.id))


def _ended(session: Session, actor: Actor, found: Sequence[Case]) -> dict[int, date]:
    ids = [case.id for case in found if case.told_at is None]
    ended, asked = cases.last_session(session, ids), cases.was_asked(session, ids)
    zone = zone_named(actor.time_zone)
    return {
        case.id: ended[case.id].astimezone(zone).date()
        for case in found
        if case.id in ended and case.id not in asked
    }


def set_reach(
    session: Session,
    actor: Actor,
    case_id: int,
    level: ReleaseLevel,
    ask_on: date | None,
    now: datetime,
) -> Case:
    """Who may read it from now on, and the one day on which its owner is asked about it.

    Raises:
        InvalidInput: a level that a case cannot have, or a day that is not ahead.
    """
    before = one(session, actor, case_id)
    if level not in LEVELS:
        raise InvalidInput("level", "error-choose")
    case = before.case
    if before.ended_on is not None and ask_on != before.asks_on:
        today = now.astimezone(zone_named(actor.time_zone)).date()
        if not today < asks_on(before.ended_on, ask_on) <= today + FURTHEST:
            raise InvalidInput("ask_on", "case-ask-day")
        case.ask_on = ask_on  # None: as if nobody had chosen
    case.release_level = level
    show_again(session, case, now)
    audit.record(session, actor, "case.reach_set", "case", case.id, now)
    return case


@dataclass(frozen=True)
class Taking:
    """A case, and the sessions to which its owner can bring it."""

    case: Case
    tables: Sequence[tuple[Meeting, Circle]]


def to_take(
    session: Session,
    actor: Actor,
    case_id: int,
    now: datetime,
    meeting_id: int | None = None,
) -> Taking:
    """`meeting_id`: only to this session. Raises AlreadyDone when there is none to take it."""
    case = own(session, actor, case_id)
    tables = [
        (meeting, circle)
        for meeting, circle in cases.tables(session, actor.workspace_id, actor.id, case.id, now)
        if meeting_id in {None, meeting.id}
    ]
    if not tables:
        raise AlreadyDone("case-no-table")
    return Taking(case, tables)


@dataclass(frozen=True)
class Choice:
    """What can be brought to a session, beside something new."""

    meeting: Meeting
    running: Sequence[Case]


def to_choose(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Choice:
    """Raises AlreadyDone when it is too late for that session."""
    meeting = table(session, actor, meeting_id, now)
    there = {case.id for _, case, _ in cases.brought_to(session, meeting.id)}
    found = cases.of_person(session, actor.workspace_id, actor.id)
    running = [each for each in found if each.told_at is None and each.id not in there]
    return Choice(meeting, running)


@dataclass(frozen=True)
class Asked:
    """What the one question is about. `is_open`: somebody who is there still has to tell it."""

    case: Case
    is_open: bool


def question_for(
    session: Session, workspace_id: int, case_id: int, reader: Person
) -> Asked | None:
    """None for anyone but its owner, or once it is gone."""
    case = find_row(Case, session, workspace_id, case_id)
    if case is None or case.person_id != reader.id or case.closed_at is not None:
        return None
    is_there = case.id in cases.last_session(session, [case.id])
    return Asked(case, case.told_at is None and is_there)
