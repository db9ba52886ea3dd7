"""The anonymous vote on which case to discuss in a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.cases.cases import check_takes_place, leads, led, one_brought, tell, to_lead
from bot.domain.circle import circles, fading
from bot.domain.planning.invitations import get_for_member
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.cases import cases
from storage.cases.cases import Brought
from storage.models import BroughtCase, CaseVote, Circle, Meeting, MeetingState

VOTE_LASTS = timedelta(minutes=1)


@dataclass(frozen=True)
class VoteOutcome:
    """What a vote decided: a case, a tie of several, or nothing."""

    winners: tuple[int, ...]


def is_open(vote: CaseVote, now: datetime) -> bool:
    return vote.closed_at is None and now < vote.closes_at


def start_vote(session: Session, actor: Actor, meeting_id: int, now: datetime) -> CaseVote:
    """One minute for all; the circle's channel hears of it, without a word of any case.

    Raises:
        AlreadyDone: a vote goes on, a case was chosen, or there is nothing to choose from.
    """
    circle, meeting = to_lead(session, actor, meeting_id, now)
    brought = cases.brought_to(session, meeting.id)
    last = last_closed(session, circle, meeting, brought, now)
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
    tell(session, circle, MessageKind.CASE_VOTE, vote.id, now, expires_at=vote.closes_at)
    audit.record(session, actor, "case_vote.opened", "case_vote", vote.id, now)
    return vote


def last_closed(
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
        tell(session, circle, MessageKind.CASE_VOTE_CLOSED, last.id, now)
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
        AlreadyDone: closed, or nothing is left to choose.
    """
    vote = existing(find_row(CaseVote, session, actor.workspace_id, vote_id))
    return vote, _choices(session, actor, vote, now)


def _choices(session: Session, actor: Actor, vote: CaseVote, now: datetime) -> list[Brought]:
    circle, meeting = get_for_member(session, actor, vote.meeting_id)
    if leads(session, actor, circle):
        raise NotAllowed("case-vote-participants")
    if not is_open(vote, now) or meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("case-vote-closed")
    listed = cases.tallies(session, vote)
    there = [each for each in cases.brought_to(session, meeting.id) if each[1].id in listed]
    if not there:
        raise AlreadyDone("case-none")
    return there


def cast(session: Session, actor: Actor, vote_id: int, case_id: int, now: datetime) -> None:
    """Count one vote. It cannot be changed: nobody knows which one it was.

    Raises:
        InvalidInput: the case is not, or not any more, among the choices; no vote is used up.
        AlreadyDone: closed, nothing is left to choose, or this person has voted.
    """
    vote = existing(find_row(CaseVote, session, actor.workspace_id, vote_id, lock=True))
    choices = {case.id: row.id for row, case, _ in _choices(session, actor, vote, now)}
    # Locked until the vote is counted, so that it cannot be withdrawn in between.
    row = find_row(BroughtCase, session, actor.workspace_id, choices.get(case_id, 0), lock=True)
    if row is None or row.withdrawn_at is not None:
        raise InvalidInput("case", "case-not-there")
    if not cases.take_voter(session, vote, actor.id):
        raise AlreadyDone("case-voted")
    cases.count(session, vote, case_id)
    circle, _ = get_for_member(session, actor, vote.meeting_id)
    fading.note_act(session, actor, circle.id, now)


def close_vote(session: Session, actor: Actor, vote_id: int, now: datetime) -> CaseVote:
    """Before the minute is over; what was chosen is told in the circle's channel."""
    vote = find_row(CaseVote, session, actor.workspace_id, vote_id, lock=True)
    meeting = find_row(Meeting, session, actor.workspace_id, vote.meeting_id) if vote else None
    if vote is None or meeting is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    if vote.closed_at is not None:
        raise AlreadyDone("case-vote-closed")
    _close(session, vote, min(now, vote.closes_at))
    tell(session, circle, MessageKind.CASE_VOTE_CLOSED, vote.id, now)
    audit.record(session, actor, "case_vote.closed", "case_vote", vote.id, now)
    return vote


def close_by_itself(session: Session, workspace_id: int, vote_id: int) -> None:
    """When the minute is over; whoever calls this tells the channel."""
    vote = find_row(CaseVote, session, workspace_id, vote_id, lock=True)
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


def outcome(session: Session, vote: CaseVote, brought: Sequence[Brought]) -> VoteOutcome:
    """What the votes say about the cases that still lie on the table."""
    there = [case.id for _, case, _ in brought]
    votes = {case: n for case, n in cases.tallies(session, vote).items() if case in there}
    most = max(votes.values(), default=0)
    return VoteOutcome(tuple(case for case in there if most and votes.get(case) == most))


def to_pick(
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

    Also after the session, so that it can be noted what was talked about; nobody hears it then.

    Raises:
        AlreadyDone: a vote goes on, something was chosen, or its owner took it back.
        NotAllowed: the participants have not had their say, or chose otherwise.
    """
    row = one_brought(session, actor, brought_id)
    circle, meeting = led(session, actor, row.meeting_id)
    check_takes_place(circle, meeting)
    if row.withdrawn_at is not None:
        raise AlreadyDone("case-not-there")
    brought = cases.brought_to(session, meeting.id)
    last = last_closed(session, circle, meeting, brought, now)
    if row.case_id not in to_pick(session, brought, last):
        raise NotAllowed("case-vote-first")
    row.chosen_at = now
    if now < meeting.ends_at:
        tell(session, circle, MessageKind.CASE_PICKED, meeting.id, now, occasion=str(row.id))
    audit.record(session, actor, "case.picked", "case", row.case_id, now)
    return row
