"""Cases: brought to a session, put to an anonymous vote, chosen, followed over time.

A vote is counted, not kept: there is a number per case, and, until the vote is closed, who has
voted. Nothing connects the two. No number is shown to anybody, for in a small circle a number
can tell who it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional, check_required
from bot.domain.circle import circles
from bot.domain.planning.meetings import get_for_member
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound
from storage.circle import circles as circle_rows
from storage.learned import intentions
from storage.learned.intentions import Formed
from storage.models import (
    BroughtCase,
    Case,
    CaseVote,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    ReleaseLevel,
    Role,
)
from storage.planning import meetings
from storage.sessions import cases
from storage.sessions.cases import Brought

PHASES = ("idea", "exploring", "pilot", "scaling", "standard")
OBSTACLES = ("rule", "budget", "network", "knowledge", "other")
LONGEST_TITLE = 75  # characters; fits a choice in a Slack menu
LONGEST_TEXT = 1000
MOST_BROUGHT = 10  # what can be read, and voted on, in a minute
VOTE_LASTS = timedelta(minutes=1)
STILL_FOLLOWED = timedelta(days=14)  # how long a session that is over stays on the board


@dataclass(frozen=True)
class Words:
    """A case as its owner wrote it down."""

    title: str
    description: str
    parties: str
    phase: str
    obstacle_kind: str
    obstacle: str
    asked_of_others: str


@dataclass(frozen=True)
class Board:
    """What one member sees of the cases for a session."""

    circle: Circle
    meeting: Meeting | None  # the next one, or the one that goes on
    brought: Sequence[Brought]
    earlier: Sequence[Case]  # the reader's own, that are not on this table
    reader_id: int
    leads: bool
    vote: CaseVote | None
    is_open: bool  # whether one can vote now
    chosen: BroughtCase | None
    to_pick: frozenset[int]  # the cases among which the facilitator may decide


@dataclass(frozen=True)
class Outcome:
    """What a vote decided: a case, a tie of several, or nothing."""

    winners: tuple[int, ...]


@dataclass(frozen=True)
class Past:
    """A case with all that happened to it."""

    case: Case
    sessions: Sequence[tuple[BroughtCase, Meeting]]
    intentions: Sequence[Formed] = ()  # as far as the reader may see them, oldest first


def check(words: Words) -> None:
    """Raises InvalidInput, naming the field of the form."""
    check_required("title", words.title, LONGEST_TITLE)
    for field in ("description", "asked_of_others"):
        check_required(field, getattr(words, field), LONGEST_TEXT)
    for field in ("parties", "obstacle"):
        check_optional(field, getattr(words, field), LONGEST_TEXT)
    if words.phase not in PHASES:
        raise InvalidInput("phase", "error-choose")
    if words.obstacle_kind not in OBSTACLES:
        raise InvalidInput("obstacle_kind", "error-choose")


def board(session: Session, actor: Actor, circle_id: int, now: datetime) -> Board:
    """Raises NotFound for a stranger."""
    circle = circles.get_for_member(session, actor, circle_id)
    meeting = _meeting_of_board(session, circle, now)
    brought = cases.brought_to(session, meeting.id) if meeting else []
    on_table = {case.id for _, case, _ in brought}
    vote = cases.last_vote(session, meeting.id) if meeting else None
    return Board(
        circle=circle,
        meeting=meeting,
        brought=brought,
        earlier=[
            case
            for case in cases.of_person(session, circle.id, actor.id)
            if case.id not in on_table
        ],
        reader_id=actor.id,
        leads=_leads(session, actor, circle),
        vote=vote,
        is_open=vote is not None and is_open(vote, now),
        chosen=next((row for row, _, _ in brought if row.chosen_at is not None), None),
        to_pick=_to_pick(session, brought, vote),
    )


def _meeting_of_board(session: Session, circle: Circle, now: datetime) -> Meeting | None:
    if ahead := meetings.upcoming(session, circle.id, now):
        return ahead[0]
    past = meetings.past(session, circle.id, now)
    return past[0] if past and past[0].ends_at > now - STILL_FOLLOWED else None


def _leads(session: Session, actor: Actor, circle: Circle) -> bool:
    membership = circle_rows.membership(session, circle.id, actor.id)
    return membership is not None and membership.role is Role.FACILITATOR


def is_open(vote: CaseVote, now: datetime) -> bool:
    return vote.closed_at is None and now < vote.closes_at


def bring(
    session: Session, actor: Actor, meeting_id: int, words: Words, now: datetime
) -> BroughtCase:
    """A new case for a session; the members of the circle can read it from now on."""
    meeting = _table(session, actor, meeting_id, now)
    check(words)
    case = Case(
        workspace_id=meeting.workspace_id,
        circle_id=meeting.circle_id,
        person_id=actor.id,
        title="",
        created_at=now,
    )
    _write(case, words)
    session.add(case)
    session.flush()
    return _put(session, actor, case, meeting, now)


def bring_again(
    session: Session, actor: Actor, meeting_id: int, case_id: int, now: datetime
) -> BroughtCase:
    """A case from an earlier session, or one that was withdrawn."""
    meeting = _table(session, actor, meeting_id, now)
    case = own(session, actor, case_id)
    if case.circle_id != meeting.circle_id:
        raise NotFound
    return _put(session, actor, case, meeting, now)


def _table(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """A session to which a case can still be brought."""
    circle, meeting = get_for_member(session, actor, meeting_id)
    if circle.state is not CircleState.ACTIVE or meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if meeting.ends_at <= now:
        raise AlreadyDone("case-meeting-over")
    return meeting


def _put(
    session: Session, actor: Actor, case: Case, meeting: Meeting, now: datetime
) -> BroughtCase:
    if len(cases.brought_to(session, meeting.id)) >= MOST_BROUGHT:
        raise AlreadyDone("case-too-many", most=MOST_BROUGHT)
    row = cases.bring(session, case, meeting, now)
    row.withdrawn_at = None
    audit.note(session, actor, "case.brought", "case", case.id, now)
    return row


def own(session: Session, actor: Actor, case_id: int) -> Case:
    """Raises NotFound for anybody but who wrote it, while they are in the circle."""
    case = cases.find(session, actor.workspace_id, case_id)
    if case is None or case.person_id != actor.id or case.closed_at is not None:
        raise NotFound
    circles.get_for_member(session, actor, case.circle_id)
    return case


def edit(session: Session, actor: Actor, case_id: int, words: Words, now: datetime) -> Case:
    case = own(session, actor, case_id)
    check(words)
    _write(case, words)
    shown.refresh(session, case.workspace_id, case.circle_id, case.created_at, now)
    audit.note(session, actor, "case.edited", "case", case.id, now)
    return case


def _write(case: Case, words: Words) -> None:
    case.title = words.title
    case.description = words.description
    case.parties = words.parties
    case.phase = words.phase
    case.obstacle_kind = words.obstacle_kind
    case.obstacle = words.obstacle
    case.asked_of_others = words.asked_of_others


def withdraw(session: Session, actor: Actor, brought_id: int, now: datetime) -> BroughtCase:
    """Take a case back from a session, at any moment; nobody else sees it there any more.

    Raises:
        AlreadyDone: it was withdrawn before.
    """
    row = _brought(session, actor, brought_id)
    own(session, actor, row.case_id)
    if row.withdrawn_at is not None:
        raise AlreadyDone("case-already-withdrawn")
    row.withdrawn_at = now
    row.chosen_at = None
    shown.refresh(session, row.workspace_id, row.circle_id, row.brought_at, now)
    audit.note(session, actor, "case.withdrawn", "case", row.case_id, now)
    return row


def _brought(session: Session, actor: Actor, brought_id: int) -> BroughtCase:
    row = cases.find_brought(session, actor.workspace_id, brought_id)
    if row is None:
        raise NotFound
    circles.get_for_member(session, actor, row.circle_id)
    return row


def start_vote(session: Session, actor: Actor, meeting_id: int, now: datetime) -> CaseVote:
    """One minute for all; the circle's channel hears of it, without a word of any case.

    Raises:
        AlreadyDone: a vote goes on, a case was chosen, or there is nothing to choose from.
    """
    circle, meeting = _to_lead(session, actor, meeting_id, now)
    brought = cases.brought_to(session, meeting.id)
    last = _settled(session, circle, meeting, brought, now)
    if len(brought) < 2:  # noqa: PLR2004  # a choice is between two at least
        raise AlreadyDone("case-one-only" if brought else "case-none")
    vote = cases.open_vote(
        session,
        meeting,
        (last.round if last else 0) + 1,
        [case.id for _, case, _ in brought],
        now,
        now + VOTE_LASTS,
    )
    if vote is None:
        raise AlreadyDone("case-vote-open")
    _tell(session, circle, MessageKind.CASE_VOTE, vote.id, now, expires_at=vote.closes_at)
    audit.note(session, actor, "case_vote.opened", "case_vote", vote.id, now)
    return vote


def _to_lead(
    session: Session, actor: Actor, meeting_id: int, now: datetime
) -> tuple[Circle, Meeting]:
    """Raises NotFound for strangers, NotAllowed for participants, AlreadyDone afterwards."""
    meeting = meetings.find(session, actor.workspace_id, meeting_id)
    if meeting is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    return circle, _table(session, actor, meeting_id, now)


def _settled(
    session: Session,
    circle: Circle,
    meeting: Meeting,
    brought: Sequence[Brought],
    now: datetime,
) -> CaseVote | None:
    """The last vote, closed; raises AlreadyDone when one goes on, or all is decided."""
    last = cases.last_vote(session, meeting.id)
    if last is not None and is_open(last, now):
        raise AlreadyDone("case-vote-open")
    if last is not None and last.closed_at is None:
        _close(session, last, last.closes_at)
        _tell(session, circle, MessageKind.CASE_VOTE_CLOSED, last.id, now)
        session.flush()
    if any(row.chosen_at is not None for row, _, _ in brought):
        raise AlreadyDone("case-chosen-already")
    return last


def ballot(
    session: Session, actor: Actor, vote_id: int, now: datetime
) -> tuple[CaseVote, list[Brought]]:
    """What a participant chooses from.

    Raises:
        NotFound: no such vote, or not in the circle.
        NotAllowed: a facilitator does not vote.
        AlreadyDone: closed, or this person has voted.
    """
    vote = cases.find_vote(session, actor.workspace_id, vote_id)
    if vote is None:
        raise NotFound
    return vote, _choices(session, actor, vote, now)


def _choices(session: Session, actor: Actor, vote: CaseVote, now: datetime) -> list[Brought]:
    circle, meeting = get_for_member(session, actor, vote.meeting_id)
    if _leads(session, actor, circle):
        raise NotAllowed("case-vote-participants")
    if not is_open(vote, now) or meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("case-vote-closed")
    listed = cases.tallies(session, vote)
    return [each for each in cases.brought_to(session, meeting.id) if each[1].id in listed]


def cast(session: Session, actor: Actor, vote_id: int, case_id: int, now: datetime) -> None:
    """Count one vote. It cannot be changed: nobody knows which one it was.

    Raises:
        InvalidInput: the case is not, or not any more, among the choices.
        AlreadyDone: closed, or this person has voted.
    """
    vote = cases.lock_vote(session, actor.workspace_id, vote_id)
    if vote is None:
        raise NotFound
    choices = {case.id for _, case, _ in _choices(session, actor, vote, now)}
    if case_id not in choices:
        raise InvalidInput("case", "case-not-there")
    if not cases.take_voter(session, vote, actor.id):
        raise AlreadyDone("case-voted")
    cases.count(session, vote, case_id)


def close_vote(session: Session, actor: Actor, vote_id: int, now: datetime) -> CaseVote:
    """Before the minute is over; what was chosen is told in the circle's channel."""
    vote = cases.lock_vote(session, actor.workspace_id, vote_id)
    meeting = meetings.find(session, actor.workspace_id, vote.meeting_id) if vote else None
    if vote is None or meeting is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    if vote.closed_at is not None:
        raise AlreadyDone("case-vote-closed")
    _close(session, vote, min(now, vote.closes_at))
    _tell(session, circle, MessageKind.CASE_VOTE_CLOSED, vote.id, now)
    audit.note(session, actor, "case_vote.closed", "case_vote", vote.id, now)
    return vote


def close_by_itself(session: Session, workspace_id: int, vote_id: int) -> None:
    """When the minute is over; whoever calls this tells the channel."""
    vote = cases.lock_vote(session, workspace_id, vote_id)
    if vote is not None and vote.closed_at is None:
        _close(session, vote, vote.closes_at)


def _close(session: Session, vote: CaseVote, at: datetime) -> None:
    vote.closed_at = at
    cases.forget_voters(session, vote)
    brought = cases.brought_to(session, vote.meeting_id)
    winners = outcome(session, vote, brought).winners
    if len(winners) == 1:
        [row] = [row for row, case, _ in brought if case.id == winners[0]]
        row.chosen_at = at


def outcome(session: Session, vote: CaseVote, brought: Sequence[Brought]) -> Outcome:
    """What the votes say about the cases that still lie on the table."""
    there = [case.id for _, case, _ in brought]
    votes = {case: n for case, n in cases.tallies(session, vote).items() if case in there}
    most = max(votes.values(), default=0)
    return Outcome(tuple(case for case in there if most and votes.get(case) == most))


def _to_pick(
    session: Session, brought: Sequence[Brought], vote: CaseVote | None
) -> frozenset[int]:
    """A facilitator decides where a vote could not: a tie, no vote at all, or one case."""
    if not brought or any(row.chosen_at for row, _, _ in brought):
        return frozenset()
    everything = frozenset(case.id for _, case, _ in brought)
    if len(everything) == 1 and (vote is None or vote.closed_at is not None):
        return everything
    if vote is None or vote.closed_at is None:
        return frozenset()
    return frozenset(outcome(session, vote, brought).winners) or everything


def pick(session: Session, actor: Actor, brought_id: int, now: datetime) -> BroughtCase:
    """Decide after a tie, when nobody voted, or when there is one case.

    Raises:
        AlreadyDone: a vote goes on, or something was chosen.
        NotAllowed: the participants have not had their say, or chose otherwise.
    """
    row = _brought(session, actor, brought_id)
    circle, meeting = _to_lead(session, actor, row.meeting_id, now)
    brought = cases.brought_to(session, meeting.id)
    last = _settled(session, circle, meeting, brought, now)
    if row.case_id not in _to_pick(session, brought, last):
        raise NotAllowed("case-vote-first")
    row.chosen_at = now
    _tell(session, circle, MessageKind.CASE_PICKED, meeting.id, now, occasion=str(row.id))
    audit.note(session, actor, "case.picked", "case", row.case_id, now)
    return row


def discussed(session: Session, actor: Actor, brought_id: int, now: datetime) -> BroughtCase:
    """The facilitator notes that the chosen case was talked about."""
    row = _brought(session, actor, brought_id)
    circles.get_for_facilitator(session, actor, row.circle_id)
    if row.chosen_at is None or row.withdrawn_at is not None:
        raise NotAllowed("case-not-chosen")
    if row.discussed_at is not None:
        raise AlreadyDone
    row.discussed_at = now
    audit.note(session, actor, "case.discussed", "case", row.case_id, now)
    return row


def to_follow_up(session: Session, actor: Actor, brought_id: int) -> BroughtCase:
    """Raises NotFound for anybody but who brought it, NotAllowed when nothing was discussed."""
    row = _brought(session, actor, brought_id)
    own(session, actor, row.case_id)
    if row.discussed_at is None or row.withdrawn_at is not None:
        raise NotAllowed("case-not-discussed")
    return row


def follow_up(
    session: Session, actor: Actor, brought_id: int, words: str, now: datetime
) -> BroughtCase:
    """What came of it, in the owner's words, for the members of the circle."""
    row = to_follow_up(session, actor, brought_id)
    check_required("follow_up", words, LONGEST_TEXT)
    row.follow_up = words
    row.followed_up_at = now
    audit.note(session, actor, "case.followed_up", "case", row.case_id, now)
    return row


def past(session: Session, actor: Actor, case_id: int) -> Past:
    """A case's history, for members of its circle; sessions it was withdrawn from left out."""
    case = cases.find(session, actor.workspace_id, case_id)
    if case is None or case.closed_at is not None:
        raise NotFound
    circles.get_for_member(session, actor, case.circle_id)
    sessions = [
        (row, meeting)
        for row, meeting in cases.history(session, case.id)
        if row.withdrawn_at is None
    ]
    is_readable = bool(sessions) and case.release_level >= ReleaseLevel.CIRCLE
    if case.person_id != actor.id and not is_readable:
        raise NotFound
    formed = intentions.on_case(session, actor.workspace_id, case.id, actor.id)
    return Past(case, sessions, formed)


def _tell(
    session: Session,
    circle: Circle,
    kind: MessageKind,
    subject_id: int,
    now: datetime,
    *,
    occasion: str = "",
    expires_at: datetime | None = None,
) -> None:
    messages.queue(
        session,
        workspace_id=circle.workspace_id,
        kind=kind,
        subject_id=subject_id,
        channel=circle.channel,
        circle_id=circle.id,
        occasion=occasion,
        expires_at=expires_at,
        now=now,
    )
