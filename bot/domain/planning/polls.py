"""Finding a date together: who asks, who votes, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.circle import circles
from bot.domain.people import rhythms
from bot.domain.people.calendar_rules import DAY, next_welcome, to_utc
from bot.domain.planning import meetings, quorum
from bot.domain.planning.best_date import Ranked, Slot, best, rank
from bot.errors import AlreadyDone, InvalidInput, NotFound
from storage.base import deliveries
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.models import (
    Circle,
    Meeting,
    Person,
    Poll,
    PollSlot,
    PollState,
    Role,
    Vote,
)
from storage.planning import meetings as meeting_rows
from storage.planning import polls

MOST_SLOTS = 10  # more is a puzzle, and Slack shows no more checkboxes
MESSAGES = (MessageKind.POLL, MessageKind.POLL_REMINDER, MessageKind.POLL_RESULT)
FEWEST_SLOTS = 2  # one date is not a choice: plan it


@dataclass(frozen=True)
class Wanted:
    """A poll as the facilitator asked for it; `moments` by their row in the form."""

    circle_id: int
    moments: Mapping[int, datetime]  # wall clock of the circle
    minutes: int
    place: str
    deadline_on: date
    replaces: int | None = None  # the session in whose stead a date is sought


@dataclass(frozen=True)
class Standing:
    """A poll as it stands at a moment."""

    circle: Circle
    poll: Poll
    slots: Sequence[PollSlot]  # without those that were dropped
    votes: Mapping[int, Mapping[int, Vote]]  # slot id → person id → vote
    people: Mapping[int, Person]  # who is in the circle now
    ranked: Sequence[Ranked]
    meeting: Meeting | None  # what it became
    replaced: Meeting | None
    now: datetime

    @property
    def is_voting(self) -> bool:
        return self.poll.state is PollState.OPEN and self.now < self.poll.closes_at

    @property
    def best(self) -> list[Ranked]:
        return best(self.ranked)

    @property
    def is_complete(self) -> bool:
        """Everybody said something about every slot that is still ahead."""
        return bool(self.ranked) and not any(each.silent for each in self.ranked)

    @property
    def has_votes(self) -> bool:
        """Of somebody else than the one who asked, whose votes are there from the start."""
        voters = {person_id for given in self.votes.values() for person_id in given}
        return bool(voters & self.people.keys() - {self.poll.created_by})

    @property
    def ahead(self) -> list[PollSlot]:
        return [slot for slot in self.slots if slot.starts_at > self.now]

    def vote_of(self, slot: PollSlot, person_id: int) -> Vote | None:
        return self.votes.get(slot.id, {}).get(person_id)

    def waits_for(self, person_id: int) -> bool:
        return self.is_voting and any(
            self.vote_of(slot, person_id) is None for slot in self.ahead
        )


def check(wanted: Wanted, zone: str, now: datetime) -> list[datetime]:
    """The moments of a poll that can be held, in order; raises InvalidInput otherwise."""
    if wanted.minutes not in meetings.DURATIONS:
        raise InvalidInput("minutes", "error-choose")
    if not wanted.place.strip():
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
    if deadline_on < now.astimezone(ZoneInfo(zone)).date():
        raise InvalidInput("deadline_on", "poll-deadline-past")
    if deadline_on >= min(moments).date():
        raise InvalidInput("deadline_on", "poll-deadline-late")


def check_free(session: Session, circle: Circle, now: datetime) -> None:
    """Raises InvalidInput when the circle is voting on moments that are still ahead."""
    found = open_in(session, circle, now)
    if found is not None and found.ahead:
        raise InvalidInput("circle", "poll-already-open")


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


def create(session: Session, actor: Actor, wanted: Wanted, now: datetime) -> Standing:
    """Ask everybody in the circle but the actor, who is taken to be free at each slot."""
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
    poll = polls.open_of(session, circle.id)
    if not is_new or poll is None:
        raise InvalidInput("circle", "poll-already-open")
    add_slots(session, actor, poll, moments, now)
    _ask(session, poll, actor, now)
    audit.note(session, actor, "poll.created", "poll", poll.id, now)
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
    known = {slot.local_start: slot for slot in polls.slots(session, poll.id)}
    mine = {
        vote.slot_id for vote in polls.votes(session, poll.id) if vote.person_id == actor.id
    }
    for moment in moments:
        slot = known.get(moment) or PollSlot(
            workspace_id=poll.workspace_id,
            poll_id=poll.id,
            local_start=moment,
            starts_at=to_utc(moment, poll.time_zone),
        )
        slot.dropped_at = None
        session.add(slot)
        session.flush()
        if slot.id not in mine:
            # Whoever proposes a moment can make it, until they say otherwise.
            polls.give(session, slot, actor.id, Vote.YES, now)


def _ask(session: Session, poll: Poll, actor: Actor, now: datetime) -> None:
    for person in circle_rows.members(session, poll.circle_id):
        if person.id != actor.id:
            messages.queue(
                session,
                workspace_id=poll.workspace_id,
                kind=MessageKind.POLL,
                subject_id=poll.id,
                circle_id=poll.circle_id,
                to=person.id,
                expires_at=poll.closes_at,
                now=now,
            )


def standing(session: Session, circle: Circle, poll: Poll, now: datetime) -> Standing:
    slots = [slot for slot in polls.slots(session, poll.id) if slot.dropped_at is None]
    votes: dict[int, dict[int, Vote]] = {}
    for row in polls.votes(session, poll.id):
        votes.setdefault(row.slot_id, {})[row.person_id] = row.vote
    people = {person.id: person for person in circle_rows.members(session, circle.id)}
    ranked = rank([_counted(slot, votes.get(slot.id, {})) for slot in slots], people, now)
    became = _meeting(session, poll, poll.meeting_id)
    replaced = _meeting(session, poll, poll.replaces_id)
    return Standing(circle, poll, slots, votes, people, ranked, became, replaced, now)


def _meeting(session: Session, poll: Poll, meeting_id: int | None) -> Meeting | None:
    if meeting_id is None:
        return None
    return meeting_rows.find(session, poll.workspace_id, meeting_id)


def _counted(slot: PollSlot, given: Mapping[int, Vote]) -> Slot:
    def who(vote: Vote) -> frozenset[int]:
        return frozenset(person_id for person_id, said in given.items() if said is vote)

    return Slot(slot.id, slot.starts_at, who(Vote.YES), who(Vote.IF_NEED_BE), who(Vote.NO))


def to_vote(session: Session, actor: Actor, poll_id: int, now: datetime) -> Standing:
    """Raises NotFound for a stranger, AlreadyDone when there is nothing to vote on any more."""
    poll = polls.find(session, actor.workspace_id, poll_id)
    return _to_vote(session, actor, poll, now)


def _to_vote(session: Session, actor: Actor, poll: Poll | None, now: datetime) -> Standing:
    if poll is None:
        raise NotFound
    circle = circles.get_for_member(session, actor, poll.circle_id)
    refuse_decided(poll)
    if poll.closes_at <= now:
        raise AlreadyDone("poll-is-closed")
    found = standing(session, circle, poll, now)
    if not found.ahead:
        raise AlreadyDone("poll-is-past")
    return found


def refuse_decided(poll: Poll) -> None:
    if poll.state is PollState.PLANNED:
        raise AlreadyDone("poll-is-planned")
    if poll.state is PollState.CANCELLED:
        raise AlreadyDone("poll-is-cancelled")


def vote(
    session: Session, actor: Actor, poll_id: int, given: Mapping[int, Vote], now: datetime
) -> Standing:
    """Keep what was said about some slots or all; the latest vote on each counts.

    Once everybody voted on everything, the facilitators hear of it, before the last day.
    """
    poll = polls.find(session, actor.workspace_id, poll_id, lock=True)
    before = _to_vote(session, actor, poll, now)
    if not given:
        raise InvalidInput(f"slot-{before.ahead[0].id}", "poll-nothing-chosen")
    slots = {slot.id: slot for slot in polls.slots(session, before.poll.id)}
    if not given.keys() <= slots.keys():
        raise NotFound
    for slot_id, said in given.items():
        polls.give(session, slots[slot_id], actor.id, said, now)
    session.flush()
    after = standing(session, before.circle, before.poll, now)
    if after.is_complete:
        _report(session, after)
    told = (MessageKind.POLL_RESULT,)
    redraw_all(session, after.poll, f"{actor.id}:{now.isoformat()}", now, told)
    return after


def _report(session: Session, found: Standing) -> None:
    """Tell the facilitators that everybody voted, when it is welcome."""
    for person in circle_rows.members(session, found.circle.id, Role.FACILITATOR):
        rhythm = rhythms.of_person(session, person, found.now)
        messages.queue(
            session,
            workspace_id=found.poll.workspace_id,
            kind=MessageKind.POLL_RESULT,
            subject_id=found.poll.id,
            circle_id=found.circle.id,
            to=person.id,
            occasion=f"ballot{found.poll.ballot}",
            due_at=next_welcome(found.now, rhythm),
            now=found.now,
        )


def look(session: Session, actor: Actor, poll_id: int, now: datetime) -> Standing:
    """How a poll stands, for a facilitator; raises NotFound or NotAllowed for others."""
    poll = polls.find(session, actor.workspace_id, poll_id)
    if poll is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, poll.circle_id)
    return standing(session, circle, poll, now)


def is_led_by(session: Session, found: Standing, actor: Actor) -> bool:
    member = circle_rows.membership(session, found.circle.id, actor.id)
    return member is not None and member.role is Role.FACILITATOR


def open_in(session: Session, circle: Circle, now: datetime) -> Standing | None:
    """The poll of a circle about which nobody decided yet."""
    poll = polls.open_of(session, circle.id)
    return standing(session, circle, poll, now) if poll else None


def waiting_for(session: Session, actor: Actor, now: datetime) -> list[Standing]:
    """The polls in which the actor did not say everything yet, the most urgent first."""
    found = [
        standing(session, circles.get_for_member(session, actor, poll.circle_id), poll, now)
        for poll in polls.voting(session, actor.workspace_id, actor.id, now)
    ]
    return [each for each in found if each.waits_for(actor.id)]


def stop_asking(session: Session, poll: Poll) -> None:
    for kind in MESSAGES:
        messages.cancel(session, poll.workspace_id, kind, poll.id)


def redraw_all(
    session: Session,
    poll: Poll,
    occasion: str,
    now: datetime,
    kinds: Sequence[MessageKind] = MESSAGES,
) -> None:
    """Bring the messages about the poll that stand in Slack up to date."""
    for kind in kinds:
        for sent in deliveries.sent_about(session, poll.workspace_id, kind.value, poll.id):
            messages.queue(
                session,
                workspace_id=poll.workspace_id,
                kind=MessageKind.POLL_UPDATE,
                subject_id=poll.id,
                circle_id=poll.circle_id,
                to=sent.person_id,
                occasion=f"{sent.id}:{poll.ballot}:{occasion}",
                details={
                    "update": {"channel": sent.slack_channel, "ts": sent.slack_ts},
                    "kind": kind.value,
                },
                now=now,
            )


def seen_by(
    session: Session, workspace_id: int, poll_id: int, reader: Person, now: datetime
) -> Standing | None:
    """A poll as a message to one of the circle shows it; None for anybody else."""
    poll = polls.find(session, workspace_id, poll_id)
    circle = circle_rows.find(session, workspace_id, poll.circle_id) if poll else None
    if poll is None or circle is None:
        return None
    if circle_rows.membership(session, circle.id, reader.id) is None:
        return None
    return standing(session, circle, poll, now)
