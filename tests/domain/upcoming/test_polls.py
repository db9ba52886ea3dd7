"""What the agenda of finding dates is given: only what may be due, never what was queued."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.decisions import polls, quorum
from bot.domain.decisions import votes as vote_rules
from bot.domain.people.people import as_actor
from bot.domain.planning import invitations, meetings
from bot.domain.upcoming.queue import queue_bundles
from storage.database import Database
from storage.decisions.quorum import usual
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Poll,
    PollSlot,
    PollState,
    Role,
    Rsvp,
    Surface,
    Vote,
)
from tests.domain.seeds import NOON, Seed, due_at, seed

REMINDED = "2026-03-12 09:00"  # votes until Friday 13 March
CLOSED = "2026-03-16 09:00"
OFFERED = "2026-03-17 14:00"  # a session on Thursday 19 March
ABOUT_DATES = {MessageKind.POLL_REMINDER, MessageKind.POLL_RESULT, MessageKind.QUORUM}
Said = set[tuple[MessageKind, int | None]]


def dutch(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def due(session: Session, moment: str) -> list[Due]:
    return [each for each in due_at(session, dutch(moment)) if each.kind in ABOUT_DATES]


def said(database: Database, moment: str) -> Said:
    with database.read() as session:
        return {(message.kind, message.to) for message in due(session, moment)}


def reminders(*people: Actor) -> Said:
    return {(MessageKind.POLL_REMINDER, person.id) for person in people}


def results(*people: Actor) -> Said:
    return {(MessageKind.POLL_RESULT, person.id) for person in people}


def offers(*people: Actor) -> Said:
    return {(MessageKind.QUORUM, person.id) for person in people}


@pytest.fixture
def there(database: Database) -> Seed:
    """Ada asked on Wednesday 4 March for the 17th or the 19th, at a quarter to two."""
    with database.begin() as session:
        found = seed(session)
        moments = {n: datetime(2026, 3, day, 13, 45) for n, day in ((1, 17), (2, 19))}  # noqa: DTZ001  # wall clock
        wanted = polls.PollForm(found.circle.id, moments, 60, "Stadhuis", date(2026, 3, 13))
        polls.create(session, found.ada, wanted, NOON)
        session.flush()
        session.execute(update(Delivery).values(state=DeliveryState.SENT))
        return found


def vote(database: Database, person: Actor, *given: Vote) -> None:
    with database.begin() as session:
        slots = session.scalars(select(PollSlot).order_by(PollSlot.starts_at)).all()
        votes = dict(zip([slot.id for slot in slots], given, strict=False))
        poll_id = session.scalars(select(Poll.id)).one()
        before = vote_rules.to_vote(session, person, poll_id, NOON, lock=True)
        vote_rules.vote(session, person, before, votes, NOON)


def queue_all(database: Database, moment: str) -> int:
    with database.begin() as session:
        found = due(session, moment)
        return queue_bundles(session, [[message] for message in found], dutch(moment))


def test_the_course_of_a_poll(database: Database, there: Seed) -> None:
    vote(database, there.bram, Vote.NO, Vote.NO)
    vote(database, there.chris, Vote.YES)

    assert said(database, "2026-03-12 08:59") == set()
    assert said(database, REMINDED) == reminders(there.chris)
    assert said(database, "2026-03-13 18:29") == reminders(there.chris)
    assert said(database, "2026-03-14 12:00") == set()
    assert said(database, CLOSED) == results(there.ada)


def test_what_was_queued_is_not_due_again(database: Database, there: Seed) -> None:
    for moment, count in ((REMINDED, 2), (CLOSED, 1)):
        assert queue_all(database, moment) == count
        assert said(database, moment) == set()


def test_two_workers_queue_a_message_once(database: Database, there: Seed) -> None:
    with database.read() as session:
        found = due(session, CLOSED)

    for expected in (1, 0):
        with database.begin() as session:
            assert queue_bundles(session, [[one] for one in found], dutch(CLOSED)) == expected


def test_when_everybody_voted_the_result_is_not_told_again(
    database: Database, there: Seed
) -> None:
    vote(database, there.bram, Vote.NO, Vote.YES)
    vote(database, there.chris, Vote.NO, Vote.YES)

    assert said(database, REMINDED) == set()
    assert said(database, CLOSED) == set()


def test_a_new_round_of_voting_has_a_result_of_its_own(database: Database, there: Seed) -> None:
    queue_all(database, CLOSED)
    with database.begin() as session:
        poll = session.scalars(select(Poll)).one()
        slots = {slot.id for slot in session.scalars(select(PollSlot))}
        change = polls.PollChange(poll.id, slots, {}, date(2026, 3, 16))
        polls.change(session, there.ada, change, dutch("2026-03-16 10:00"))

    assert said(database, "2026-03-16 12:00") == reminders(there.bram, there.chris)
    assert said(database, "2026-03-17 09:00") == results(there.ada)


def left(session: Session, there: Seed) -> None:
    gone = Membership.person_id.in_((there.bram.id, there.ada.id))
    session.execute(update(Membership).where(gone).values(left_at=NOON))


def deactivated(session: Session, there: Seed) -> None:
    gone = Person.id.in_((there.bram.id, there.ada.id))
    session.execute(update(Person).where(gone).values(is_active=False))


@pytest.mark.parametrize("change", [left, deactivated])
def test_who_is_gone_is_left_alone(
    database: Database, there: Seed, change: Callable[[Session, Seed], None]
) -> None:
    with database.begin() as session:
        change(session, there)

    assert said(database, REMINDED) == reminders(there.chris)
    assert said(database, CLOSED) == set()


def closed(session: Session) -> None:
    session.execute(update(Circle).values(state=CircleState.CLOSED))


def decided(session: Session) -> None:
    session.execute(update(Poll).values(state=PollState.CANCELLED))


@pytest.mark.parametrize("change", [closed, decided])
def test_nothing_is_said_about_what_is_over(
    database: Database, there: Seed, change: Callable[[Session], None]
) -> None:
    with database.begin() as session:
        change(session)

    assert [said(database, moment) for moment in (REMINDED, CLOSED)] == [set()] * 2


def test_whose_question_did_not_leave_yet_is_not_reminded(
    database: Database, there: Seed
) -> None:
    with database.begin() as session:
        waiting = Delivery.person_id == there.bram.id
        session.execute(update(Delivery).where(waiting).values(state=DeliveryState.PENDING))

    assert said(database, REMINDED) == reminders(there.chris)


# Too few people


@pytest.fixture
def planned(database: Database) -> Seed:
    with database.begin() as session:
        found = seed(session)
        begin = dutch("2026-03-19 10:00")
        wanted = meetings.MeetingPlan(
            found.circle.id, begin.date(), begin.time(), 60, "Stadhuis"
        )
        meetings.plan(session, found.ada, wanted, NOON)
        return found


def come(database: Database, *people: Actor) -> None:
    with database.begin() as session:
        meeting_id = session.scalars(select(Meeting.id)).one()
        for person in people:
            invitations.accept(session, person, meeting_id, NOON)


def test_the_facilitator_does_not_count(database: Database, planned: Seed) -> None:
    come(database, planned.bram)

    assert said(database, "2026-03-17 13:59") == set()
    assert said(database, OFFERED) == offers(planned.ada)


def test_a_contribution_does_not_count(database: Database, planned: Seed) -> None:
    come(database, planned.bram)
    with database.begin() as session:
        meeting_id = session.scalars(select(Meeting.id)).one()
        invitations.answer(session, planned.chris, meeting_id, Rsvp.CONTRIBUTES, NOON)

    assert said(database, OFFERED) == offers(planned.ada)


def test_enough_people(database: Database, planned: Seed) -> None:
    come(database, planned.bram, planned.chris)

    assert said(database, OFFERED) == set()


def test_who_left_does_not_come(database: Database, planned: Seed) -> None:
    come(database, planned.bram, planned.chris)
    with database.begin() as session:
        session.execute(update(Circle).values(quorum=2))
        gone = Membership.person_id == planned.bram.id
        session.execute(update(Membership).where(gone).values(left_at=NOON))

    assert said(database, OFFERED) == offers(planned.ada)


@pytest.mark.parametrize(("number", "is_asked"), [(0, False), (1, False), (2, True), (9, True)])
def test_the_number_of_the_circle(
    database: Database, planned: Seed, number: int, *, is_asked: bool
) -> None:
    come(database, planned.bram)
    with database.begin() as session:
        quorum.set_needed(session, planned.ada, planned.circle.id, number, NOON)

    assert said(database, OFFERED) == (offers(planned.ada) if is_asked else set())


def test_it_is_not_asked_again(database: Database, planned: Seed) -> None:
    assert queue_all(database, OFFERED) == 1
    assert said(database, OFFERED) == set()


def test_nothing_is_asked_about_what_was_decided_or_is_off(
    database: Database, planned: Seed
) -> None:
    with database.begin() as session:
        session.execute(update(Meeting).values(state=MeetingState.CANCELLED))
    assert said(database, OFFERED) == set()
    with database.begin() as session:
        session.execute(update(Meeting).values(state=MeetingState.PLANNED))
    queue_all(database, OFFERED)
    with database.begin() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id == planned.chris.id)
            .values(role=Role.FACILITATOR)
        )
    assert said(database, OFFERED) == offers(planned.chris)
    with database.begin() as session:
        meeting_id = session.scalars(select(Meeting.id)).one()
        quorum.go_on(session, planned.ada, meeting_id, NOON)
    assert said(database, OFFERED) == set()


@pytest.mark.parametrize(
    ("participants", "needed"),
    [(0, 0), (1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (8, 4), (25, 13)],
)
def test_the_usual_number(participants: int, needed: int) -> None:
    assert usual(participants) == needed


@pytest.mark.parametrize("participants", range(2, 9))
def test_the_database_counts_as_the_sentence_says(
    database: Database, planned: Seed, participants: int
) -> None:
    """With one fewer than the usual number it is short; with that number it is not."""
    with database.begin() as session:
        everybody = [planned.bram, planned.chris]
        everybody += [join(session, planned, n) for n in range(participants - 2)]
    come(database, *everybody[: usual(participants) - 1])
    assert said(database, OFFERED) == offers(planned.ada)

    come(database, everybody[usual(participants) - 1])
    assert said(database, OFFERED) == set()


def join(session: Session, there: Seed, number: int) -> Actor:
    shared = {"workspace_id": there.circle.workspace_id}
    person = Person(
        **shared,
        surface=Surface.SLACK,
        external_id=f"U0MORE{number}",
        name=f"More {number}",
        refreshed_at=NOON,
    )
    session.add(person)
    session.flush()
    member = Membership(
        **shared,
        circle_id=there.circle.id,
        person_id=person.id,
        role=Role.PARTICIPANT,
        joined_at=NOON,
    )
    session.add(member)
    session.flush()
    return as_actor(person)
