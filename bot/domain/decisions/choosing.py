"""How a poll ends in a session: a slot is chosen, or one is planned by hand instead."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.decisions import polls
from bot.domain.decisions.votes import (
    PollStanding,
    open_in,
    refuse_decided,
    show_again,
    stop_asking,
)
from bot.domain.people.people import as_actor
from bot.domain.planning import carrying, invitations, meetings
from bot.errors import AlreadyDone, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.models import Circle, Meeting, Poll, PollSlot, PollState, Rsvp, Vote


@dataclass(frozen=True)
class Waiting:
    """What waits in a circle for its next session."""

    givers: int = 0  # people who gave something for one that is off
    poll: PollStanding | None = None


def waiting_in(session: Session, circle: Circle, now: datetime) -> Waiting:
    givers = carrying.givers(session, circle.id, now)
    return Waiting(len(givers), open_in(session, circle, now))


def choose(session: Session, actor: Actor, slot_id: int, now: datetime) -> invitations.Planned:
    """Make a slot the session. Who said yes has confirmed; everyone gets the invitation.

    What people gave for the session that it replaces goes along.

    Raises:
        AlreadyDone: someone decided before, or the slot was dropped or has passed.
        NotAllowed: everyone said no to it.
    """
    slot = existing(find_row(PollSlot, session, actor.workspace_id, slot_id))
    found = polls.locked(session, actor, slot.poll_id, now)
    refuse_decided(found.poll)
    if slot.id not in {each.id for each in found.slots}:
        raise AlreadyDone("poll-slot-dropped")
    if slot.starts_at <= now:
        raise AlreadyDone("poll-slot-past")
    if any(each.slot.id == slot.id and each.is_refused for each in found.ranked):
        raise NotAllowed("poll-slot-refused")
    planned = meetings.plan(session, actor, _plan(found.poll, slot), now)
    return _become(session, actor, found, planned, now)


def plan(
    session: Session, actor: Actor, wanted: meetings.MeetingPlan, now: datetime
) -> invitations.Planned:
    """Plan by hand. The poll that this was to come instead of ends in its first session.

    Raises as `meetings.plan`; AlreadyDone when someone chose a moment of that poll before.
    """
    if wanted.instead_of is None:
        return meetings.plan(session, actor, wanted, now)
    found = polls.locked(session, actor, wanted.instead_of, now)
    if found.circle.id != wanted.circle_id:
        raise NotFound
    if found.poll.state is PollState.PLANNED:
        refuse_decided(found.poll)
    planned = meetings.plan(session, actor, wanted, now)
    is_open = found.poll.state is PollState.OPEN
    return _become(session, actor, found, planned, now) if is_open else planned


def _become(
    session: Session,
    actor: Actor,
    found: PollStanding,
    planned: invitations.Planned,
    now: datetime,
) -> invitations.Planned:
    """With what whoever decides said to that moment, if that was no."""
    meeting, poll = planned.meetings[0], found.poll
    if found.replaced is not None:
        carrying.replace(session, found.replaced, meeting)
    for slot in found.slots:
        if slot.starts_at == meeting.starts_at:
            _confirm(session, found, slot, meeting, now)
            if found.vote_of(slot, actor.id) is Vote.NO:
                # Whoever plans a session is taken to come, but this one said otherwise.
                invitations.decline(session, actor, meeting.id, now)
                planned = replace(planned, answers={meeting.id: Rsvp.NO})
    poll.state, poll.meeting_id = PollState.PLANNED, meeting.id
    stop_asking(session, poll)
    show_again(session, poll, now)
    audit.record(session, actor, "poll.chosen", "poll", poll.id, now)
    return planned


def _plan(poll: Poll, slot: PollSlot) -> meetings.MeetingPlan:
    local = slot.local_start
    return meetings.MeetingPlan(
        poll.circle_id, local.date(), local.time(), poll.minutes, poll.place
    )


def _confirm(
    session: Session, found: PollStanding, slot: PollSlot, meeting: Meeting, now: datetime
) -> None:
    """A yes to the slot is a yes to the session; any other answer is asked for again."""
    for person_id, person in found.people.items():
        if found.vote_of(slot, person_id) is Vote.YES:
            invitations.answer(session, as_actor(person), meeting.id, Rsvp.YES, now)
