"""One session in one place: what it is about, what was said, and what is still asked of me.

Everything as its reader may read it at this moment. Nothing of it is kept here: what somebody
takes back is gone the next time that anyone looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.cases import case_votes
from bot.domain.circle.circles import get_for_member
from bot.domain.learned import prompts
from bot.domain.learned.prompts import PromptSeen
from bot.domain.planning import hosts, invitations, remarks
from bot.domain.sessions import attendance, duties, recaps
from bot.domain.sessions.attendance import EARLIEST, LATEST, Present
from bot.domain.sessions.recaps import RecapMaterial
from bot.search import search
from bot.search.search import Hit
from storage.cases import cases
from storage.cases.cases import Brought
from storage.circle import circles as circle_rows
from storage.insights import insights as insight_rows
from storage.learned import intentions
from storage.learned.intentions import Formed
from storage.models import (
    BroughtCase,
    Case,
    Circle,
    CircleState,
    Duty,
    GuidingQuestion,
    Insight,
    Intention,
    IntentionState,
    LearningQuestion,
    Meeting,
    MeetingState,
    Person,
    Prompt,
    PromptState,
    RecapState,
    Role,
    Rsvp,
    Run,
    RunPhase,
    RunState,
)
from storage.overview import session_pages as rows
from storage.overview.session_pages import Listed
from storage.people import people
from storage.planning import meetings
from storage.questions import questions
from storage.sessions import notes, runs
from storage.sessions.notes import Noted, Parked

LOOKED_BACK = timedelta(days=56)  # after a session: until then a recap is asked for
UNTOLD = (IntentionState.OPEN, IntentionState.NOT_YET)


@dataclass(frozen=True)
class People:
    """Who leads the circle, and who did what. `present`: names, or a count for participants."""

    facilitators: Sequence[Person]
    host: Person | None = None
    duties: Mapping[Duty, Person | None] | None = None
    present: Present | None = None  # once it began


@dataclass(frozen=True)
class Preparation:
    """Of a session to come. `phases`: for whoever leads it."""

    questions: Sequence[GuidingQuestion] = ()
    asked: Sequence[LearningQuestion] = ()  # by others, and taken up by the circle
    phases: Sequence[RunPhase] = ()


@dataclass(frozen=True)
class AsksLeader:
    """What is still open for whoever leads the circle."""

    presence: bool = False  # nobody said who was there
    recap: bool = False  # none was sent, nor declined
    to_note: Sequence[tuple[BroughtCase, Case]] = ()  # whether they were discussed


@dataclass(frozen=True)
class Asks:
    """What the reader can still do about it."""

    to_answer: bool = False  # whether they come
    answered: Rsvp | None = None
    to_check_in: bool = False
    ballot: int | None = None  # the id of a vote on cases that goes on
    prompt: Prompt | None = None
    rating: PromptSeen | None = None  # whether it was worth the time
    intention: Intention | None = None  # their own: what came of it
    case: BroughtCase | None = None  # their own: how it ended
    releases: Sequence[Insight] = ()  # cards that wait for their yes
    leader: AsksLeader = AsksLeader()


@dataclass(frozen=True)
class SessionPage:
    """A session as one member of its circle reads it."""

    circle: Circle
    meeting: Meeting
    is_over: bool
    leads: bool
    people: People
    remarks: Sequence[str]
    preparation: Preparation
    recap: RecapMaterial | None  # once it was sent
    cases: Sequence[Brought]
    parked: Sequence[Parked]
    notes: Sequence[Noted]  # what was shared, and the reader's own
    formed: Sequence[Formed]
    cards: Sequence[Hit]
    asks: Asks

    @property
    def takes_place(self) -> bool:
        return self.meeting.state is not MeetingState.CANCELLED

    @property
    def is_empty(self) -> bool:
        """Nothing was written about it that the reader may read."""
        return not any(
            (self.recap, self.cases, self.parked, self.notes, self.formed, self.cards)
        )


def look(session: Session, actor: Actor, meeting_id: int, now: datetime) -> SessionPage:
    """Raises NotFound for whoever is not in its circle."""
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    membership = circle_rows.membership(session, circle.id, actor.id)
    leads = membership is not None and membership.role is Role.FACILITATOR
    is_over = meeting.ends_at <= now or meeting.state is MeetingState.ROUND
    run = runs.find(session, actor.workspace_id, meeting.id)
    material = recaps.sent_in(session, actor.workspace_id, meeting.id) if is_over else None
    brought = cases.brought_to(session, meeting.id)
    return SessionPage(
        circle,
        meeting,
        is_over,
        leads,
        _people(session, circle, meeting, run, now, leads=leads),
        remarks.of(session, meeting),
        Preparation() if is_over else _preparation(session, circle, run, leads=leads),
        material if material and _was_sent(material) else None,
        brought,
        notes.parked(session, meeting.id),
        notes.of_meeting(session, meeting.id, actor.id),
        intentions.shared_in_circle(session, actor.workspace_id, circle.id, meeting.id),
        _cards(session, actor, meeting),
        _asks(session, actor, meeting, brought, material, now, leads=leads)
        if circle.state is CircleState.ACTIVE and meeting.state is not MeetingState.CANCELLED
        else Asks(),
    )


def _was_sent(material: RecapMaterial) -> bool:
    return material.recap is not None and material.recap.state is RecapState.SENT


def _people(
    session: Session,
    circle: Circle,
    meeting: Meeting,
    run: Run | None,
    now: datetime,
    *,
    leads: bool,
) -> People:
    """A division of duties is everybody's once it was decided, when the session began."""
    knows = run is not None and (leads or run.state is not RunState.PREPARED)
    began = meeting.state is MeetingState.PLANNED and meeting.starts_at <= now
    return People(
        circle_rows.members(session, circle.id, Role.FACILITATOR),
        hosts.host_of(session, circle, meeting),
        duties.shown(session, run, circle, meeting) if run is not None and knows else None,
        attendance.of_meeting(session, circle, meeting) if began else None,
    )


def _preparation(
    session: Session, circle: Circle, run: Run | None, *, leads: bool
) -> Preparation:
    return Preparation(
        circle_rows.questions(session, circle.id),
        questions.on_agenda(session, circle.id),
        runs.phases(session, run.id) if run is not None and leads else (),
    )


def _cards(session: Session, actor: Actor, meeting: Meeting) -> Sequence[Hit]:
    """A guest reads no cards."""
    if actor.is_guest:
        return ()
    ids = rows.cards_about(session, actor.workspace_id, meeting.id)
    return search.several(session, actor.workspace_id, [actor.id], ids)


def _asks(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    brought: Sequence[Brought],
    material: RecapMaterial | None,
    now: datetime,
    *,
    leads: bool,
) -> Asks:
    """Of a circle that runs, and a session that was not called off."""
    own = meetings.attendance(session, meeting.id, actor.id)
    is_planned = meeting.state is MeetingState.PLANNED
    is_over = not is_planned or now >= meeting.ends_at
    is_ahead = is_planned and now < meeting.starts_at
    near = is_planned and meeting.starts_at - EARLIEST <= now < meeting.ends_at + LATEST
    vote = cases.last_vote(session, meeting.id)
    seen = _prompt(session, actor, meeting, now)
    return Asks(
        to_answer=is_ahead and (own is None or own.rsvp is None),
        answered=own.rsvp if own is not None and is_ahead else None,
        to_check_in=near and not (own is not None and own.was_present),
        ballot=vote.id if vote is not None and case_votes.is_open(vote, now) else None,
        prompt=seen.prompt if seen is not None and _is_open(seen) else None,
        rating=seen if _may_rate(seen, meeting, now) else None,
        intention=_intention(session, actor, meeting, now) if is_over else None,
        case=_untold(actor, brought) if is_over else None,
        releases=_releases(session, actor, meeting),
        leader=_of_leader(meeting, brought, material, now) if leads else AsksLeader(),
    )


def _prompt(
    session: Session, actor: Actor, meeting: Meeting, now: datetime
) -> PromptSeen | None:
    """What its reader was asked about a session that began."""
    if meeting.starts_at > now and meeting.state is not MeetingState.ROUND:
        return None
    reader = people.get(session, actor.workspace_id, actor.id)
    return prompts.seen_by(session, actor.workspace_id, meeting.id, reader, now)


def _is_open(seen: PromptSeen | None) -> bool:
    return (
        seen is not None and seen.prompt is not None and seen.prompt.state is PromptState.OPEN
    )


def _may_rate(seen: PromptSeen | None, meeting: Meeting, now: datetime) -> bool:
    over = meeting.ends_at <= now
    return over and seen is not None and seen.may_rate and seen.rater is None


def _intention(
    session: Session, actor: Actor, meeting: Meeting, now: datetime
) -> Intention | None:
    """Not before the day that its owner chose."""
    found = intentions.at_meeting(session, actor.workspace_id, meeting.id, actor.id)
    if found is None or not found.text or found.ask_on > now.date():
        return None
    return found if found.state in UNTOLD else None


def _untold(actor: Actor, brought: Sequence[Brought]) -> BroughtCase | None:
    return next(
        (
            row
            for row, case, person in brought
            if person.id == actor.id and row.chosen_at is not None and case.told_at is None
        ),
        None,
    )


def _releases(session: Session, actor: Actor, meeting: Meeting) -> Sequence[Insight]:
    waiting = insight_rows.waiting_for(session, actor.workspace_id, actor.id)
    return [each for each in waiting if each.meeting_id == meeting.id]


def _of_leader(
    meeting: Meeting, brought: Sequence[Brought], material: RecapMaterial | None, now: datetime
) -> AsksLeader:
    """`material` is there once it is over."""
    if meeting.state is not MeetingState.PLANNED or material is None:
        return AsksLeader()
    is_recent = now < meeting.ends_at + LOOKED_BACK
    recap = material.recap
    return AsksLeader(
        presence=is_recent and not material.present.is_said,
        recap=is_recent and (recap is None or recap.state is RecapState.DRAFT),
        to_note=[
            (row, case)
            for row, case, _ in brought
            if row.chosen_at is not None and row.discussed_at is None
        ],
    )


@dataclass(frozen=True)
class SessionList:
    """Sessions of the reader's circles: what comes, soonest first; what was, latest first."""

    ahead: Sequence[Listed]
    past: Sequence[Listed]
    circle: Circle | None = None  # of this one alone


def every(session: Session, actor: Actor, now: datetime) -> SessionList:
    return listed(rows.of_person(session, actor.workspace_id, actor.id), now)


def of_circle(session: Session, actor: Actor, circle_id: int, now: datetime) -> SessionList:
    """Raises NotFound for a stranger."""
    circle = get_for_member(session, actor, circle_id)
    found = rows.of_person(session, actor.workspace_id, actor.id, circle.id)
    return listed(found, now, circle)


def listed(found: Sequence[Listed], now: datetime, circle: Circle | None = None) -> SessionList:
    def is_ahead(each: Listed) -> bool:
        return each.meeting.state is MeetingState.PLANNED and each.meeting.ends_at > now

    ahead = [each for each in reversed(found) if is_ahead(each)]
    return SessionList(ahead, [each for each in found if not is_ahead(each)], circle)
