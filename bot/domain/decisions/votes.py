"""Voting in a date poll, and how it stands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles, fading
from bot.domain.decisions.best_date import Ranked, Slot, best, rank
from bot.domain.people import rhythms
from bot.domain.people.working_hours import next_welcome
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.decisions import polls, votes
from storage.models import Circle, Meeting, Person, Poll, PollSlot, PollState, Role, Vote
from storage.planning import carried

Votes = Mapping[int, Mapping[int, Vote]]


@dataclass(frozen=True)
class PollStanding:
    """A poll as it stands at a moment."""

    circle: Circle
    poll: Poll
    slots: Sequence[PollSlot]  # without those that were dropped
    votes: Votes  # slot id → person id → vote
    people: Mapping[int, Person]  # who is in the circle now
    ranked: Sequence[Ranked]
    meeting: Meeting | None  # what it became
    replaced: Meeting | None
    now: datetime
    dropped: Sequence[PollSlot] = ()
    givers: Collection[int] = ()  # whose words or cases for what it replaces go along

    @property
    def is_voting(self) -> bool:
        return self.poll.state is PollState.OPEN and self.now < self.poll.closes_at

    @property
    def best(self) -> list[Ranked]:
        return best(self.ranked)

    @property
    def is_complete(self) -> bool:
        """Everyone said something about every slot that is still ahead."""
        return bool(self.ranked) and not any(each.silent for each in self.ranked)

    @property
    def has_votes(self) -> bool:
        """Of someone else than the one who asked, whose votes are there from the start."""
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


def standing(session: Session, circle: Circle, poll: Poll, now: datetime) -> PollStanding:
    slots: list[PollSlot] = []
    given: dict[int, dict[int, Vote]] = {}
    for slot, row in polls.slots_with_votes(session, poll.id):
        if slot not in slots:
            slots.append(slot)
        if row is not None:
            given.setdefault(slot.id, {})[row.person_id] = row.vote
    asked = [slot for slot in slots if slot.dropped_at is None]
    people = {person.id: person for person in circle_rows.members(session, circle.id)}
    return PollStanding(
        circle=circle,
        poll=poll,
        slots=asked,
        votes=given,
        people=people,
        ranked=_ranked(asked, given, people, now),
        meeting=_meeting(session, poll, poll.meeting_id),
        replaced=_meeting(session, poll, poll.replaces_id),
        now=now,
        dropped=[slot for slot in slots if slot.dropped_at is not None],
        givers=carried.givers(session, [poll.replaces_id]) if poll.replaces_id else (),
    )


def _ranked(
    slots: Sequence[PollSlot], given: Votes, people: Mapping[int, Person], now: datetime
) -> Sequence[Ranked]:
    return rank([_counted(slot, given.get(slot.id, {})) for slot in slots], people, now)


def _meeting(session: Session, poll: Poll, meeting_id: int | None) -> Meeting | None:
    if meeting_id is None:
        return None
    return find_row(Meeting, session, poll.workspace_id, meeting_id)


def _counted(slot: PollSlot, given: Mapping[int, Vote]) -> Slot:
    def who(vote: Vote) -> frozenset[int]:
        return frozenset(person_id for person_id, said in given.items() if said is vote)

    return Slot(slot.id, slot.starts_at, who(Vote.YES), who(Vote.IF_NEED_BE), who(Vote.NO))


def to_vote(
    session: Session, actor: Actor, poll_id: int, now: datetime, *, lock: bool = False
) -> PollStanding:
    """Raises NotFound for a stranger, AlreadyDone when there is nothing to vote on any more."""
    poll = existing(find_row(Poll, session, actor.workspace_id, poll_id, lock=lock))
    circle = circles.get_for_member(session, actor, poll.circle_id)
    refuse_decided(poll)
    if poll.closes_at <= now:
        raise AlreadyDone("poll-is-closed")
    return standing(session, circle, poll, now)


def vote(
    session: Session,
    actor: Actor,
    before: PollStanding,
    given: Mapping[int, Vote],
    now: datetime,
) -> PollStanding:
    """Keep what was said about some slots or all; the latest vote on each counts.

    Once everyone voted on everything, the facilitators hear of it, before the last day.
    `before`: from `to_vote`, locked, in this transaction.
    """
    if not given:
        raise InvalidInput(f"slot-{before.ahead[0].id}", "poll-nothing-chosen")
    if not given.keys() <= {slot.id for slot in (*before.slots, *before.dropped)}:
        raise NotFound
    votes.give(session, actor.workspace_id, actor.id, given, now)
    fading.note_act(session, actor, before.circle.id, now)
    after = _after(before, actor.id, given)
    if after.is_complete:
        _report(session, after)
    poll_id = before.poll.id
    own = [(kind, poll_id) for kind in (MessageKind.POLL, MessageKind.POLL_REMINDER)]
    messages.make_stale(session, actor.workspace_id, own, now, reader=actor.id)
    results = [(MessageKind.POLL_RESULT, poll_id)]
    messages.make_stale(session, actor.workspace_id, results, now)
    return after


def _after(before: PollStanding, person_id: int, given: Mapping[int, Vote]) -> PollStanding:
    """How a poll stands once someone said this, too."""
    votes = dict(before.votes)
    for slot_id, said in given.items():
        votes[slot_id] = {**votes.get(slot_id, {}), person_id: said}
    ranked = _ranked(before.slots, votes, before.people, before.now)
    return replace(before, votes=votes, ranked=ranked)


def _report(session: Session, found: PollStanding) -> None:
    """Tell the facilitators that everyone voted, when it is welcome."""
    for person in circle_rows.members(session, found.circle.id, Role.FACILITATOR):
        rhythm = rhythms.of_person(session, person, found.now)
        message = Due(
            workspace_id=found.poll.workspace_id,
            kind=MessageKind.POLL_RESULT,
            subject_id=found.poll.id,
            circle_id=found.circle.id,
            due_at=next_welcome(found.now, rhythm),
            to=person.id,
            occasion=f"ballot{found.poll.ballot}",
        )
        messages.queue(session, message, now=found.now)


def look(session: Session, actor: Actor, poll_id: int, now: datetime) -> PollStanding:
    """How a poll stands, for a facilitator; raises NotFound or NotAllowed for others."""
    poll = existing(find_row(Poll, session, actor.workspace_id, poll_id))
    circle = circles.get_for_facilitator(session, actor, poll.circle_id)
    return standing(session, circle, poll, now)


def is_led_by(session: Session, found: PollStanding, actor: Actor) -> bool:
    member = circle_rows.membership(session, found.circle.id, actor.id)
    return member is not None and member.role is Role.FACILITATOR


def open_in(session: Session, circle: Circle, now: datetime) -> PollStanding | None:
    """The poll of a circle about which nobody decided yet."""
    poll = polls.open_of(session, circle.id)
    return standing(session, circle, poll, now) if poll else None


def most_urgent(session: Session, actor: Actor, now: datetime) -> PollStanding | None:
    """Of the polls in which the actor did not say everything yet, the one that closes first."""
    waiting = votes.waiting_for(session, actor.workspace_id, actor.id, now)
    first = next(iter(waiting), None)
    return standing(session, first.circle, first.poll, now) if first else None


def seen_by(
    session: Session, workspace_id: int, poll_id: int, reader: Person, now: datetime
) -> PollStanding | None:
    """A poll as a message to one of the circle shows it; None for anyone else."""
    poll = find_row(Poll, session, workspace_id, poll_id)
    circle = find_row(Circle, session, workspace_id, poll.circle_id) if poll else None
    if poll is None or circle is None:
        return None
    if circle_rows.membership(session, circle.id, reader.id) is None:
        return None
    return standing(session, circle, poll, now)


MESSAGES = (MessageKind.POLL, MessageKind.POLL_REMINDER, MessageKind.POLL_RESULT)


def refuse_decided(poll: Poll) -> None:
    if poll.state is PollState.PLANNED:
        raise AlreadyDone("poll-is-planned")
    if poll.state is PollState.CANCELLED:
        raise AlreadyDone("poll-is-cancelled")


def stop_asking(session: Session, poll: Poll) -> None:
    for kind in MESSAGES:
        messages.cancel(session, poll.workspace_id, kind, poll.id)


def take_buttons(session: Session, since: datetime, now: datetime) -> None:
    """From what stands in Slack about polls of which the time for votes ended since then."""
    for poll in polls.closed(session, since, now):
        show_again(session, poll, now)


def show_again(session: Session, poll: Poll, now: datetime) -> None:
    """Bring the messages about the poll that stand in Slack up to date."""
    subjects = [(kind, poll.id) for kind in MESSAGES]
    messages.make_stale(session, poll.workspace_id, subjects, now)
