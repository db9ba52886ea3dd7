"""Finding a date together: who asks, who votes, and what comes of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import shows
from bot.domain.circle import circles
from bot.domain.decisions import quorum, votes
from bot.domain.decisions.votes import (
    PollStanding,
    open_in,
    refuse_decided,
    show_again,
    standing,
    stop_asking,
)
from bot.domain.people.working_hours import DAY, to_utc
from bot.domain.planning import carrying, meetings
from bot.errors import AlreadyDone, InvalidInput, existing
from bot.zones import zone_named
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.circle import members as member_rows
from storage.decisions import polls as poll_rows
from storage.decisions import votes as votes_rows
from storage.models import (
    Circle,
    Poll,
    PollSlot,
    PollState,
    Vote,
)

MOST_SLOTS = 8  # more is a puzzle
STOP_TOLD = timedelta(days=7)  # of a poll without a moment ahead
FEWEST_SLOTS = 2  # one date is not a choice: plan it


@dataclass(frozen=True)
class PollForm:
    """A poll as the facilitator asked for it; `moments` by their row in the form."""

    circle_id: int
    moments: Mapping[int, datetime]  # wall clock of the circle
    minutes: int
    place: str
    deadline_on: date
    replaces: int | None = None  # the session in whose stead a date is sought


def check(wanted: PollForm, zone: str, now: datetime) -> list[datetime]:
    """The moments of a poll that can be held, in order; raises InvalidInput otherwise."""
    if wanted.minutes not in meetings.DURATIONS:
        raise InvalidInput("minutes", "error-choose")
    if not shows(wanted.place):
        raise InvalidInput("place", "error-empty")
    check_optional("place", wanted.place, meetings.LONGEST_PLACE)
    moments = check_moments(wanted.moments, zone, now)
    if len(moments) < FEWEST_SLOTS:
        raise InvalidInput(f"on-{FEWEST_SLOTS}", "poll-too-few")
    if len(moments) > MOST_SLOTS:
        raise InvalidInput(row_field(max(wanted.moments)), "poll-too-many", most=MOST_SLOTS)
    check_deadline(wanted.deadline_on, moments, zone, now)
    return moments


def row_field(number: int) -> str:
    """The field of the form that a moment was chosen in."""
    return f"on-{number}"


def check_moments(
    moments: Mapping[int, datetime], zone: str, now: datetime, taken: Sequence[datetime] = ()
) -> list[datetime]:
    seen = set(taken)
    for number, moment in moments.items():
        if moment.date() > (now + meetings.FURTHEST).date():
            raise InvalidInput(row_field(number), "meeting-too-far")
        if moment.date() < (now - DAY).date() or to_utc(moment, zone) <= now:
            raise InvalidInput(row_field(number), "meeting-past")
        if moment in seen:
            raise InvalidInput(row_field(number), "poll-slot-twice")
        seen.add(moment)
    return sorted(moments.values())


def check_deadline(
    deadline_on: date, moments: Sequence[datetime], zone: str, now: datetime
) -> None:
    if deadline_on < now.astimezone(zone_named(zone)).date():
        raise InvalidInput("deadline_on", "poll-deadline-past")
    if deadline_on >= min(moments).date():
        raise InvalidInput("deadline_on", "poll-deadline-late")


def check_free(session: Session, circle: Circle, now: datetime) -> None:
    """Raises InvalidInput when the circle is voting on moments that are still ahead."""
    if _going_on(session, circle, now):
        raise InvalidInput("circle", "poll-already-open")


def _going_on(session: Session, circle: Circle, now: datetime) -> PollStanding | None:
    """The poll about moments of which one can still be chosen."""
    found = open_in(session, circle, now)
    return found if found is not None and found.ahead else None


def to_begin(
    session: Session, led: Sequence[Circle], pressed: int | None, now: datetime
) -> tuple[int | None, PollStanding | None]:
    """The circle that a new poll is likely to be for, and the poll that goes on there.

    The one that was pressed, or the only one that is not voting; None where that is unclear.
    """
    going_on = {each.id: _going_on(session, each, now) for each in led}
    if pressed is not None:
        return pressed, going_on.get(pressed)
    idle = [circle_id for circle_id, poll in going_on.items() if poll is None]
    likely = idle if len(led) > 1 else list(going_on)
    return (likely[0], going_on[likely[0]]) if len(likely) == 1 else (None, None)


def _clear(session: Session, circle: Circle, now: datetime) -> None:
    """Nobody decided, and all its moments passed: such a poll makes way for a new one."""
    found = open_in(session, circle, now)
    if found is not None:
        found.poll.state = PollState.CANCELLED
        stop_asking(session, found.poll)
        session.flush()


def closing(deadline_on: date, zone: str) -> datetime:
    """The end of the last day for votes."""
    return to_utc(datetime.combine(deadline_on + DAY, time(0)), zone)


def create(session: Session, actor: Actor, wanted: PollForm, now: datetime) -> PollStanding:
    """Ask everyone in the circle but the actor, who is taken to be free at each slot."""
    member_rows.lock_circle(session, actor.workspace_id, wanted.circle_id)  # it may stop
    circle = meetings.running_circle(session, actor, wanted.circle_id)
    moments = check(wanted, circle.time_zone, now)
    check_free(session, circle, now)
    _clear(session, circle, now)
    if wanted.replaces is not None:
        _replace(session, actor, wanted.replaces, circle, now)
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "minutes": wanted.minutes,
        "place": wanted.place.strip(),
        "time_zone": circle.time_zone,
        "deadline_on": wanted.deadline_on,
        "closes_at": closing(wanted.deadline_on, circle.time_zone),
        "replaces_id": wanted.replaces,
        "created_by": actor.id,
        "created_at": now,
    }
    is_new = insert_unless_present(session, Poll, values)
    poll = poll_rows.open_of(session, circle.id)
    if not is_new or poll is None:
        raise InvalidInput("circle", "poll-already-open")
    add_slots(session, actor, poll, moments, now)
    _ask(session, poll, actor, now)
    audit.record(session, actor, "poll.created", "poll", poll.id, now)
    return standing(session, circle, poll, now)


def _replace(
    session: Session, actor: Actor, meeting_id: int, circle: Circle, now: datetime
) -> None:
    """The session in whose stead a date is sought is called off; the question says so."""
    replaced = quorum.replace(session, actor, meeting_id, now)
    if replaced.circle.id != circle.id:
        raise InvalidInput("circle", "poll-other-circle")


def add_slots(
    session: Session, actor: Actor, poll: Poll, moments: Sequence[datetime], now: datetime
) -> None:
    """A moment that was dropped before comes back with its votes."""
    rows = poll_rows.slots_with_votes(session, poll.id)
    known = {slot.local_start: slot for slot, _ in rows}
    mine = {slot.id for slot, vote in rows if vote is not None and vote.person_id == actor.id}
    slots = [
        known.get(moment)
        or PollSlot(
            workspace_id=poll.workspace_id,
            poll_id=poll.id,
            local_start=moment,
            starts_at=to_utc(moment, poll.time_zone),
        )
        for moment in moments
    ]
    for slot in slots:
        slot.dropped_at = None
    session.add_all(slots)
    session.flush()
    # Whoever proposes a moment can make it, until they say otherwise.
    new = {slot.id: Vote.YES for slot in slots if slot.id not in mine}
    if new:
        votes_rows.give(session, actor.workspace_id, actor.id, new, now)


def _ask(session: Session, poll: Poll, actor: Actor, now: datetime) -> None:
    for person in circle_rows.hearing(session, poll.circle_id):
        if person.id != actor.id:
            message = Due(
                workspace_id=poll.workspace_id,
                kind=MessageKind.POLL,
                subject_id=poll.id,
                circle_id=poll.circle_id,
                due_at=now,
                expires_at=poll.closes_at,
                to=person.id,
            )
            messages.queue(session, message, now=now)


@dataclass(frozen=True)
class PollChange:
    """What becomes of a poll: which slots stay, which come, and until when people vote."""

    poll_id: int
    keep: Collection[int]
    moments: Mapping[int, datetime]
    deadline_on: date


def to_change(session: Session, actor: Actor, poll_id: int, now: datetime) -> PollStanding:
    """Like `votes.look`; raises AlreadyDone when someone decided before."""
    found = votes.look(session, actor, poll_id, now)
    refuse_decided(found.poll)
    return found


def change(session: Session, actor: Actor, wanted: PollChange, now: datetime) -> PollStanding:
    """Drop and add slots, and let people vote (again) until the end of the day given.

    Votes stay, also those on a slot that is dropped. Nobody gets a new message: the one that
    asked is edited, and whoever did not vote on a new slot is included in the one reminder.

    Raises:
        AlreadyDone: someone decided before.
    """
    found = locked(session, actor, wanted.poll_id, now)
    poll = found.poll
    refuse_decided(poll)
    added = _check_change(found, wanted)
    for slot in found.slots:
        if slot.id not in wanted.keep:
            slot.dropped_at = now
    add_slots(session, actor, poll, added, now)
    poll.deadline_on = wanted.deadline_on
    poll.closes_at = closing(wanted.deadline_on, poll.time_zone)
    messages.cancel(session, poll.workspace_id, MessageKind.POLL_RESULT, poll.id)
    poll.ballot += 1
    show_again(session, poll, now)
    audit.record(session, actor, "poll.changed", "poll", poll.id, now)
    return votes.standing(session, found.circle, poll, now)


def _check_change(found: PollStanding, wanted: PollChange) -> list[datetime]:
    kept = [slot.local_start for slot in found.ahead if slot.id in wanted.keep]
    zone = found.poll.time_zone
    added = check_moments(wanted.moments, zone, found.now, kept)
    if not kept and not added:
        raise InvalidInput("keep" if found.ahead else row_field(1), "poll-none-left")
    if len(kept) + len(added) > MOST_SLOTS:
        raise InvalidInput(row_field(min(wanted.moments)), "poll-too-many", most=MOST_SLOTS)
    check_deadline(wanted.deadline_on, [*kept, *added], zone, found.now)
    return added


def close(session: Session, actor: Actor, poll_id: int, now: datetime) -> PollStanding:
    """End the voting before its last day; the facilitators hear how it stands.

    Raises:
        AlreadyDone: the voting is over, or someone decided before.
    """
    found = locked(session, actor, poll_id, now)
    refuse_decided(found.poll)
    if found.poll.closes_at <= now:
        raise AlreadyDone("poll-is-closed")
    found.poll.closes_at = now
    for kind in (MessageKind.POLL, MessageKind.POLL_REMINDER):
        messages.cancel(session, found.poll.workspace_id, kind, found.poll.id)
    show_again(session, found.poll, now)
    audit.record(session, actor, "poll.closed", "poll", found.poll.id, now)
    return found


def cancel(session: Session, actor: Actor, poll_id: int, now: datetime) -> PollStanding:
    """Give up looking for a date; whoever kept a date free is told, once.

    So is whoever gave something for the session that it replaced: it goes to the next one.

    Raises:
        AlreadyDone: someone decided before.
    """
    found = call_off(session, actor, poll_id, now)
    poll = found.poll
    if found.replaced is not None:
        carrying.hand_on(session, [found.replaced], now)
    ends = [slot.starts_at for slot in found.ahead]
    for person_id in found.people.keys() - {actor.id}:
        kept_free = {found.vote_of(slot, person_id) for slot in found.ahead}
        if person_id in found.givers or kept_free & {Vote.YES, Vote.IF_NEED_BE}:
            message = Due(
                workspace_id=poll.workspace_id,
                kind=MessageKind.POLL_CANCELLED,
                subject_id=poll.id,
                circle_id=poll.circle_id,
                due_at=now,
                expires_at=max(ends, default=now + STOP_TOLD),
                to=person_id,
            )
            messages.queue(session, message, now=now)
    return found


def call_off(session: Session, actor: Actor, poll_id: int, now: datetime) -> PollStanding:
    """Like `cancel`, for whoever tells everyone in words of their own."""
    found = locked(session, actor, poll_id, now)
    refuse_decided(found.poll)
    found.poll.state = PollState.CANCELLED
    stop_asking(session, found.poll)
    show_again(session, found.poll, now)
    audit.record(session, actor, "poll.cancelled", "poll", found.poll.id, now)
    return found


def locked(session: Session, actor: Actor, poll_id: int, now: datetime) -> PollStanding:
    poll = existing(find_row(Poll, session, actor.workspace_id, poll_id, lock=True))
    circle = circles.get_for_facilitator(session, actor, poll.circle_id)
    return votes.standing(session, circle, poll, now)
