"""Who does what in a session: proposed by turn, changed by the facilitator, declined by anyone.

The history of sessions is the source. There is no list of who did how much.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.planning import invitations
from bot.errors import AlreadyDone, NotFound
from storage.cases import cases
from storage.circle import circles as circle_rows
from storage.models import (
    Circle,
    Duty,
    DutyWish,
    Meeting,
    MeetingState,
    Person,
    Role,
    Rsvp,
    Run,
    RunState,
)
from storage.planning import meetings as meeting_rows
from storage.sessions import runs

NEVER = -1
Cost = tuple[int, int, int]
Chosen = dict[str, int]


@dataclass(frozen=True)
class DutyCandidate:
    """Someone who comes. `last`: in which session (growing with time) they last had a duty."""

    person_id: int
    last: Mapping[str, int]
    declines: frozenset[str] = frozenset()


@dataclass(frozen=True)
class MyDuties:
    """What one member has to do this time, and what they rather never do."""

    circle: Circle
    meeting: Meeting
    duties: Sequence[Duty]
    never: frozenset[Duty]
    leads: bool


def coming(session: Session, circle: Circle, meeting: Meeting) -> list[Person]:
    """Who is there, or said to come and was not found missing."""
    given = {row.person_id: row for row in meeting_rows.attendances(session, [meeting.id])}

    def comes(person: Person) -> bool:
        row = given.get(person.id)
        if row is None:
            return False
        return row.rsvp is Rsvp.YES if row.was_present is None else row.was_present

    return [each for each in circle_rows.members(session, circle.id) if comes(each)]


def shown(
    session: Session, run: Run, circle: Circle, meeting: Meeting
) -> dict[Duty, Person | None]:
    """Decided, or before the beginning as it would be decided now."""
    if run.state is RunState.PREPARED:
        found = proposal(session, run, circle, meeting)
    else:
        found = runs.duties(session, run.id)
    return {Duty(duty): found.get(Duty(duty)) for duty in run.duties}


def proposal(
    session: Session, run: Run, circle: Circle, meeting: Meeting
) -> dict[Duty, Person]:
    members = {each.id: each for each in circle_rows.members(session, circle.id)}
    declines = _declines(session, circle, meeting)
    present = coming(session, circle, meeting)
    fixed = _fixed(session, run, meeting, members, {each.id for each in present}, declines)
    chosen = propose(run.duties, _candidates(session, run, present, declines), fixed)
    return {Duty(duty): members[person] for duty, person in chosen.items()}


def _fixed(
    session: Session,
    run: Run,
    meeting: Meeting,
    members: Mapping[int, Person],
    present: set[int],
    declines: Mapping[int, frozenset[str]],
) -> dict[str, int]:
    """What was chosen by hand; and whoever's case was chosen brings it."""
    decided = {duty.value: each.id for duty, each in runs.duties(session, run.id).items()}
    for brought, case, _ in cases.brought_to(session, meeting.id):
        declined = Duty.BRINGER in declines.get(case.person_id, frozenset())
        if brought.chosen_at is not None and case.person_id in present and not declined:
            decided.setdefault(Duty.BRINGER.value, case.person_id)
    return {duty: person for duty, person in decided.items() if person in members}


def _declines(session: Session, circle: Circle, meeting: Meeting) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for wish in runs.wishes(session, circle.id, meeting.id):
        found.setdefault(wish.person_id, set()).add(wish.duty.value)
    return {person: frozenset(each) for person, each in found.items()}


def _candidates(
    session: Session,
    run: Run,
    present: Sequence[Person],
    declines: Mapping[int, frozenset[str]],
) -> list[DutyCandidate]:
    last: dict[int, dict[str, int]] = {}
    for person_id, duty, starts_at in runs.history(session, run.circle_id, run.id):
        own = last.setdefault(person_id, {})
        own[duty.value] = max(own.get(duty.value, 0), int(starts_at.timestamp()))
    return [
        DutyCandidate(each.id, last.get(each.id, {}), declines.get(each.id, frozenset()))
        for each in present
    ]


def confirm(session: Session, run: Run, circle: Circle, meeting: Meeting) -> None:
    """From now on it is decided, until someone changes it."""
    found = proposal(session, run, circle, meeting)
    for duty in Duty:
        person = found.get(duty)
        runs.set_duty(session, run, duty, person.id if person else None)


def assign(
    session: Session,
    actor: Actor,
    run: Run,
    circle: Circle,
    wanted: Mapping[Duty, int | None],
    now: datetime,
) -> None:
    """The facilitator decides; None: not needed this time.

    Raises:
        NotFound: someone who is not in the circle.
    """
    members = {each.id for each in circle_rows.members(session, circle.id)}
    if not {person for person in wanted.values() if person is not None} <= members:
        raise NotFound
    run.duties = [duty.value for duty in Duty if wanted.get(duty) is not None]
    for duty in Duty:
        runs.set_duty(session, run, duty, wanted.get(duty))
    audit.record(session, actor, "run.duties", "run", run.id, now)


def mine(session: Session, actor: Actor, meeting_id: int) -> MyDuties:
    """Raises NotFound for strangers."""
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    run = runs.find(session, actor.workspace_id, meeting_id)
    found = shown(session, run, circle, meeting) if run else {}
    wishes = runs.wishes(session, circle.id, None)
    membership = circle_rows.membership(session, circle.id, actor.id)
    return MyDuties(
        circle,
        meeting,
        [duty for duty, person in found.items() if person and person.id == actor.id],
        frozenset(each.duty for each in wishes if each.person_id == actor.id),
        membership is not None and membership.role is Role.FACILITATOR,
    )


def step_aside(
    session: Session, actor: Actor, meeting_id: int, duty: Duty, now: datetime
) -> None:
    """Rather not this time: whoever is next gets it, and nobody is told why.

    Raises:
        AlreadyDone: it is over, or someone else has it by now.
    """
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    run = runs.find(session, actor.workspace_id, meeting_id, lock=True)
    if run is None or run.state is RunState.FINISHED:
        raise AlreadyDone("duty-too-late")
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    holder = shown(session, run, circle, meeting).get(duty)
    if holder is None or holder.id != actor.id:
        raise AlreadyDone("duty-not-yours")
    _wish(session, actor, circle, duty, meeting.id, now)
    runs.set_duty(session, run, duty, None)
    if run.state is RunState.RUNNING:
        found = proposal(session, run, circle, meeting).get(duty)
        runs.set_duty(session, run, duty, found.id if found else None)


def _wish(
    session: Session,
    actor: Actor,
    circle: Circle,
    duty: Duty,
    meeting_id: int | None,
    now: datetime,
) -> None:
    row = DutyWish(
        workspace_id=actor.workspace_id,
        circle_id=circle.id,
        person_id=actor.id,
        duty=duty,
        meeting_id=meeting_id,
        created_at=now,
    )
    session.add(row)
    session.flush()


def never(
    session: Session, actor: Actor, meeting_id: int, duties: Sequence[Duty], now: datetime
) -> None:
    """Which duties someone rather never has in this circle; the last word counts."""
    circle, _ = invitations.get_for_member(session, actor, meeting_id)
    runs.forget_wishes(session, circle.id, actor.id, None)
    for duty in dict.fromkeys(duties):
        _wish(session, actor, circle, duty, None, now)


def propose(
    duties: Sequence[str], candidates: Sequence[DutyCandidate], fixed: Mapping[str, int]
) -> Chosen:
    """A person for each duty, where anyone can be found; those in `fixed` stay as they are."""
    chosen = {duty: person for duty, person in fixed.items() if duty in duties}
    free = [each for each in candidates if each.person_id not in chosen.values()]
    chosen |= _one_each([duty for duty in duties if duty not in chosen], free)
    for duty in duties:
        willing = [each for each in candidates if duty not in each.declines]
        if duty not in chosen and willing:
            chosen[duty] = min(willing, key=lambda each: _turn(each, duty, chosen)).person_id
    return chosen


def _one_each(duties: Sequence[str], candidates: Sequence[DutyCandidate]) -> Chosen:
    """As many duties as possible, to different people: together those who did them longest ago.

    One after the other would leave the last duty to whoever just had it, though a swap helps
    everyone. So each set of duties keeps its best division, person by person.
    """
    ranks = _ranks(candidates)
    best: dict[frozenset[str], tuple[Cost, Chosen]] = {frozenset(): ((0, 0, 0), {})}
    for each in sorted(candidates, key=lambda candidate: candidate.person_id):
        for done, (cost, chosen) in tuple(best.items()):
            for duty in duties:
                if duty in done or duty in each.declines:
                    continue
                more = _plus(cost, _cost(each, duty, ranks))
                key = done | {duty}
                if key not in best or more < best[key][0]:
                    best[key] = more, {**chosen, duty: each.person_id}
    found = min(best.items(), key=lambda item: (-len(item[0]), item[1][0]))
    return found[1][1]


def _ranks(candidates: Iterable[DutyCandidate]) -> dict[int, int]:
    """Sessions in order of time: only that counts, not how long ago."""
    moments = {NEVER, *(last for each in candidates for last in each.last.values())}
    return {moment: rank for rank, moment in enumerate(sorted(moments))}


def _cost(candidate: DutyCandidate, duty: str, ranks: Mapping[int, int]) -> Cost:
    """How recently this duty, then any; then who came into the circle later."""
    last = candidate.last.get(duty, NEVER)
    any_duty = max(candidate.last.values(), default=NEVER)
    return ranks[last], ranks[any_duty], candidate.person_id


def _plus(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _turn(
    candidate: DutyCandidate, duty: str, chosen: Mapping[str, int]
) -> tuple[int, int, int]:
    """With too few people: who has least to do, then who did it longest ago."""
    today = list(chosen.values()).count(candidate.person_id)
    return today, candidate.last.get(duty, NEVER), candidate.person_id
