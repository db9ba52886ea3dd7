"""What becomes of a poll: a slot is chosen, or it is changed, closed or given up."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.domain.people.people import as_actor
from bot.domain.planning import meetings, polls
from bot.domain.planning.polls import Standing
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound
from storage.models import Meeting, Poll, PollSlot, PollState, Rsvp, Vote
from storage.planning import polls as poll_rows


@dataclass(frozen=True)
class Change:
    """What becomes of a poll: which slots stay, which come, and until when people vote."""

    poll_id: int
    keep: Collection[int]
    moments: Mapping[int, datetime]
    deadline_on: date


def to_change(session: Session, actor: Actor, poll_id: int, now: datetime) -> Standing:
    """Like `polls.look`; raises AlreadyDone when somebody decided before."""
    found = polls.look(session, actor, poll_id, now)
    polls.refuse_decided(found.poll)
    return found


def choose(session: Session, actor: Actor, slot_id: int, now: datetime) -> meetings.Planned:
    """Make a slot the session. Who said yes has confirmed; everybody gets the invitation.

    Raises:
        AlreadyDone: somebody decided before, or the slot was dropped or has passed.
        NotAllowed: everybody said no to it.
    """
    slot = poll_rows.find_slot(session, actor.workspace_id, slot_id)
    if slot is None:
        raise NotFound
    found = _locked(session, actor, slot.poll_id, now)
    polls.refuse_decided(found.poll)
    if slot.id not in {each.id for each in found.slots}:
        raise AlreadyDone("poll-slot-dropped")
    if slot.starts_at <= now:
        raise AlreadyDone("poll-slot-past")
    if any(each.slot.id == slot.id and each.is_refused for each in found.ranked):
        raise NotAllowed("poll-slot-refused")
    planned = meetings.plan(session, actor, _plan(found.poll, slot), now)
    [meeting] = planned.meetings
    _confirm(session, actor, found, slot, meeting, now)
    found.poll.state = PollState.PLANNED
    found.poll.meeting_id = meeting.id
    polls.stop_asking(session, found.poll)
    polls.redraw_all(session, found.poll, "planned", now)
    audit.note(session, actor, "poll.chosen", "poll", found.poll.id, now)
    return planned


def _plan(poll: Poll, slot: PollSlot) -> meetings.Plan:
    local = slot.local_start
    return meetings.Plan(poll.circle_id, local.date(), local.time(), poll.minutes, poll.place)


def _confirm(
    session: Session,
    actor: Actor,
    found: Standing,
    slot: PollSlot,
    meeting: Meeting,
    now: datetime,
) -> None:
    """A yes to the slot is a yes to the session; any other answer is asked for again."""
    for person_id, person in found.people.items():
        if found.vote_of(slot, person_id) is Vote.YES:
            meetings.answer(session, as_actor(person), meeting.id, Rsvp.YES, now)
    if found.vote_of(slot, actor.id) is Vote.NO:
        # Whoever plans a session is taken to come, but this one said otherwise.
        meetings.decline(session, actor, meeting.id, now)


def change(session: Session, actor: Actor, wanted: Change, now: datetime) -> Standing:
    """Drop and add slots, and let people vote (again) until the end of the day given.

    Votes stay, also those on a slot that is dropped. Nobody gets a new message: the one that
    asked is edited, and whoever did not vote on a new slot is included in the one reminder.

    Raises:
        AlreadyDone: somebody decided before.
    """
    found = _locked(session, actor, wanted.poll_id, now)
    poll = found.poll
    polls.refuse_decided(poll)
    added = _check_change(found, wanted)
    for slot in found.slots:
        if slot.id not in wanted.keep:
            slot.dropped_at = now
    polls.add_slots(session, actor, poll, added, now)
    poll.deadline_on = wanted.deadline_on
    poll.closes_at = polls.closing(wanted.deadline_on, poll.time_zone)
    messages.cancel(session, poll.workspace_id, MessageKind.POLL_RESULT, poll.id)
    poll.ballot += 1
    polls.redraw_all(session, poll, "changed", now)
    audit.note(session, actor, "poll.changed", "poll", poll.id, now)
    return polls.standing(session, found.circle, poll, now)


def _check_change(found: Standing, wanted: Change) -> list[datetime]:
    kept = [slot.local_start for slot in found.ahead if slot.id in wanted.keep]
    zone = found.poll.time_zone
    added = polls.check_moments(wanted.moments, zone, found.now, kept)
    if not kept and not added:
        raise InvalidInput("keep" if found.ahead else polls.row_field(1), "poll-none-left")
    if len(kept) + len(added) > polls.MOST_SLOTS:
        raise InvalidInput(
            polls.row_field(min(wanted.moments)), "poll-too-many", most=polls.MOST_SLOTS
        )
    polls.check_deadline(wanted.deadline_on, [*kept, *added], zone, found.now)
    return added


def close(session: Session, actor: Actor, poll_id: int, now: datetime) -> Standing:
    """End the voting before its last day; the facilitators hear how it stands.

    Raises:
        AlreadyDone: the voting is over, or somebody decided before.
    """
    found = _locked(session, actor, poll_id, now)
    polls.refuse_decided(found.poll)
    if found.poll.closes_at <= now:
        raise AlreadyDone("poll-is-closed")
    found.poll.closes_at = now
    for kind in (MessageKind.POLL, MessageKind.POLL_REMINDER):
        messages.cancel(session, found.poll.workspace_id, kind, found.poll.id)
    polls.redraw_all(session, found.poll, "closed", now)
    audit.note(session, actor, "poll.closed", "poll", found.poll.id, now)
    return found


def cancel(session: Session, actor: Actor, poll_id: int, now: datetime) -> Standing:
    """Give up looking for a date; whoever kept a date free is told, once.

    Raises:
        AlreadyDone: somebody decided before.
    """
    found = _locked(session, actor, poll_id, now)
    poll = found.poll
    polls.refuse_decided(poll)
    poll.state = PollState.CANCELLED
    polls.stop_asking(session, poll)
    for person_id in found.people.keys() - {actor.id}:
        kept_free = {found.vote_of(slot, person_id) for slot in found.ahead}
        if kept_free & {Vote.YES, Vote.IF_NEED_BE}:
            messages.queue(
                session,
                workspace_id=poll.workspace_id,
                kind=MessageKind.POLL_CANCELLED,
                subject_id=poll.id,
                circle_id=poll.circle_id,
                to=person_id,
                expires_at=max(slot.starts_at for slot in found.ahead),
                now=now,
            )
    polls.redraw_all(session, poll, "cancelled", now)
    audit.note(session, actor, "poll.cancelled", "poll", poll.id, now)
    return found


def _locked(session: Session, actor: Actor, poll_id: int, now: datetime) -> Standing:
    poll = poll_rows.find(session, actor.workspace_id, poll_id, lock=True)
    if poll is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, poll.circle_id)
    return polls.standing(session, circle, poll, now)
