"""The cases that a circle looks at, and what became of one over time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.cases.case_votes import is_open, to_pick
from bot.domain.cases.cases import leads
from bot.domain.circle import circles
from bot.errors import NotFound
from storage.base.finding import find_row
from storage.cases import cases
from storage.cases.cases import Brought, Sitting
from storage.learned import intentions, reflections
from storage.learned.intentions import Formed
from storage.learned.reflections import Written
from storage.models import BroughtCase, Case, CaseVote, Circle, Meeting, ReleaseLevel
from storage.planning import meetings

STILL_FOLLOWED = timedelta(days=14)  # how long a session that is over stays on the board


@dataclass(frozen=True)
class Earlier:
    """A case, and the last time that it was brought to a session that is over."""

    case: Case
    last: BroughtCase | None


@dataclass(frozen=True)
class Board:
    """What one member sees of the cases for a session."""

    circle: Circle
    meeting: Meeting | None  # the next one, or the one that goes on
    brought: Sequence[Brought]
    earlier: Sequence[Earlier]  # the reader's own, that are not on this table
    reader_id: int
    leads: bool
    vote: CaseVote | None
    is_open: bool  # whether one can vote now
    chosen: BroughtCase | None
    to_pick: frozenset[int]  # the cases among which the facilitator may decide
    to_note: Sequence[Brought] = ()  # of earlier sessions; whether they were discussed
    is_over: bool = False  # the session
    ownerless: Sequence[Brought] = ()  # not told to their end, by people who are gone


@dataclass(frozen=True)
class Past:
    """A case with what its reader may know of what happened to it."""

    case: Case
    sessions: Sequence[Sitting]
    intentions: Sequence[Formed] = ()  # as far as the reader may see them, oldest first
    answers: Sequence[Written] = ()  # the same


def board(session: Session, actor: Actor, circle_id: int, now: datetime) -> Board:
    """Raises NotFound for a stranger."""
    circle = circles.get_for_member(session, actor, circle_id)
    meeting = _meeting_of_board(session, circle, now)
    brought = cases.brought_to(session, meeting.id) if meeting else []
    on_table = {case.id for _, case, _ in brought}
    vote = cases.last_vote(session, meeting.id) if meeting else None
    is_leading = leads(session, actor, circle)
    return Board(
        circle=circle,
        meeting=meeting,
        brought=brought,
        earlier=_earlier(session, actor, circle, on_table, now),
        reader_id=actor.id,
        leads=is_leading,
        vote=vote,
        is_open=vote is not None and is_open(vote, now),
        chosen=next((row for row, _, _ in brought if row.chosen_at is not None), None),
        to_pick=to_pick(session, brought, vote),
        to_note=[
            each
            for each in (cases.undiscussed(session, circle.id, now) if is_leading else [])
            if each[0].id not in {row.id for row, _, _ in brought}
        ],
        is_over=meeting is not None and meeting.ends_at <= now,
        ownerless=cases.ownerless(session, circle.id) if is_leading else [],
    )


def circles_in_use(session: Session, actor: Actor, now: datetime) -> list[Circle]:
    """The running circles of the actor whose board shows a session, or cases to tell about.

    All of them where none does.
    """
    mine = circles.active_of(session, actor)
    used = [each for each in mine if len(mine) > 1 and _is_used(session, actor, each, now)]
    return used or mine


def _is_used(session: Session, actor: Actor, circle: Circle, now: datetime) -> bool:
    if _meeting_of_board(session, circle, now) is not None:
        return True
    if not leads(session, actor, circle):
        return False
    return bool(
        cases.undiscussed(session, circle.id, now) or cases.ownerless(session, circle.id)
    )


def _earlier(
    session: Session, actor: Actor, circle: Circle, on_table: Collection[int], now: datetime
) -> Sequence[Earlier]:
    mine = [
        case
        for case in cases.of_person(session, actor.workspace_id, actor.id, circle.id)
        if case.id not in on_table
    ]
    last = cases.last_brought(session, [case.id for case in mine], now)
    return [Earlier(case, last.get(case.id)) for case in mine]


def _meeting_of_board(session: Session, circle: Circle, now: datetime) -> Meeting | None:
    if ahead := meetings.upcoming(session, circle.id, now):
        return ahead[0]
    past = meetings.past(session, circle.id, now)
    return past[0] if past and past[0].ends_at > now - STILL_FOLLOWED else None


def past(session: Session, actor: Actor, case_id: int) -> Past:
    """A case's history: all of it for its owner, of their own circles for their members."""
    case = find_row(Case, session, actor.workspace_id, case_id)
    if case is None or case.closed_at is not None:
        raise NotFound
    sessions = cases.history(session, case, actor.id)
    is_readable = bool(sessions) and case.release_level >= ReleaseLevel.CIRCLE
    if case.person_id != actor.id and not is_readable:
        raise NotFound
    formed = intentions.on_case(session, actor.workspace_id, case.id, actor.id)
    written = reflections.shared_on_case(session, actor.workspace_id, case.id, actor.id)
    return Past(case, sessions, formed, written)
