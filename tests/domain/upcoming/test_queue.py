"""What the agenda is given: only what may be due, and never what was queued."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.domain.agenda.people.vacancies import GONE_KEPT
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.planning import invitations, meetings
from bot.domain.upcoming.due import Look, look
from bot.domain.upcoming.queue import queue_bundles
from bot.ticker import tick
from storage.database import Database
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
    Membership,
    OddRow,
    Person,
    Prompt,
    PromptState,
    Role,
    Rsvp,
    Surface,
)
from tests.domain.seeds import NOON, Seed, due_at, seed
from tests.heard import heard

REMINDED = "2026-03-17 09:00"
MORNING = "2026-03-19 08:30"
AFTER = "2026-03-19 11:00"
Said = set[tuple[MessageKind, int | None]]


def dutch(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def there(database: Database) -> Seed:
    """Ada planned a session for Thursday 19 March, ten to eleven; the invitations have left."""
    with database.begin() as session:
        return planned(session, seed(session))


def planned(session: Session, there: Seed) -> Seed:
    begin = dutch("2026-03-19 10:00")
    there.circle.quorum = 0  # too few people: see test_dates_upcoming
    wanted = meetings.MeetingPlan(there.circle.id, begin.date(), begin.time(), 60, "Stadhuis")
    meetings.plan(session, there.ada, wanted, NOON)
    session.flush()
    session.execute(update(Delivery).values(state=DeliveryState.SENT))
    return there


def said(database: Database, moment: str) -> Said:
    with database.read() as session:
        return {(message.kind, message.to) for message in due_at(session, dutch(moment))}


def reminders(*people: Actor) -> Said:
    return {(MessageKind.MEETING_REMINDER, person.id) for person in people}


def prompts(*people: Actor) -> Said:
    return {(MessageKind.PROMPT, person.id) for person in people}


def wrap_up(facilitator: Actor) -> Said:
    return {(MessageKind.MEETING_WRAP_UP, facilitator.id)}


def queue_all(database: Database, moment: str) -> int:
    with database.begin() as session:
        due = due_at(session, dutch(moment))
        return queue_bundles(session, [[message] for message in due], dutch(moment))


def test_the_course_of_a_session(database: Database, there: Seed) -> None:
    agenda: Said = {(MessageKind.MEETING_AGENDA, None)}

    assert said(database, "2026-03-17 08:59") == set()
    assert said(database, REMINDED) == reminders(there.bram, there.chris)
    assert said(database, MORNING) == agenda | reminders(there.bram, there.chris)
    brief = {(MessageKind.FACILITATOR_BRIEF, there.ada.id)}
    assert brief - said(database, "2026-03-19 08:59") == brief
    assert brief <= said(database, "2026-03-19 09:00")
    assert said(database, "2026-03-19 10:00") == set()
    assert said(database, AFTER) == prompts(there.bram, there.chris) | wrap_up(there.ada)
    assert said(database, "2026-03-29 12:00") == set()


def test_what_was_queued_is_not_due_again(database: Database, there: Seed) -> None:
    for moment, count in ((REMINDED, 2), (MORNING, 1), (AFTER, 3)):
        assert queue_all(database, moment) == count
        assert said(database, moment) == set()


def test_two_workers_queue_a_message_once(database: Database, there: Seed) -> None:
    with database.read() as session:
        due: list[Due] = due_at(session, dutch(AFTER))

    with database.begin() as session:
        assert queue_bundles(session, [[message] for message in due], dutch(AFTER)) == 3
    with database.begin() as session:
        assert queue_bundles(session, [[message] for message in due], dutch(AFTER)) == 0
        assert len(session.scalars(select(Prompt)).all()) == 2


def answered(session: Session, there: Seed) -> None:
    [meeting] = session.scalars(select(Meeting))
    invitations.answer(session, there.bram, meeting.id, Rsvp.NO, NOON)


def left(session: Session, there: Seed) -> None:
    mine = Membership.person_id == there.bram.id
    session.execute(update(Membership).where(mine).values(left_at=NOON))


def deactivated(session: Session, there: Seed) -> None:
    session.execute(update(Person).where(Person.id == there.bram.id).values(is_active=False))


@pytest.mark.parametrize("change", [answered, left, deactivated])
@pytest.mark.parametrize(
    ("moment", "expected"), [(REMINDED, reminders), (AFTER, prompts)], ids=["before", "after"]
)
def test_who_is_left_alone(
    database: Database,
    there: Seed,
    change: Callable[[Session, Seed], None],
    moment: str,
    expected: Callable[[Actor], Said],
) -> None:
    with database.begin() as session:
        change(session, there)

    of_leaders = wrap_up(there.ada) if moment == AFTER else set()
    assert said(database, moment) == expected(there.chris) | of_leaders


def test_nothing_is_said_for_a_circle_or_session_that_stopped(
    database: Database, there: Seed
) -> None:
    with database.begin() as session:
        session.execute(update(Meeting).values(state=MeetingState.CANCELLED))
    assert [said(database, moment) for moment in (REMINDED, MORNING, AFTER)] == [set()] * 3

    with database.begin() as session:
        session.execute(update(Meeting).values(state=MeetingState.PLANNED))
        session.execute(update(Circle).values(state=CircleState.CLOSED))
    assert [said(database, moment) for moment in (REMINDED, MORNING, AFTER)] == [set()] * 3


def test_who_joins_later_is_not_asked_to_look_back(database: Database, there: Seed) -> None:
    with database.begin() as session:
        mine = Membership.person_id == there.bram.id
        session.execute(update(Membership).where(mine).values(joined_at=dutch(AFTER)))

    assert said(database, AFTER) == prompts(there.chris) | wrap_up(there.ada)


def test_nobody_is_reminded_of_an_invitation_that_still_waits(
    database: Database, there: Seed
) -> None:
    with database.begin() as session:
        mine = Delivery.person_id == there.bram.id
        session.execute(update(Delivery).where(mine).values(state=DeliveryState.PENDING))

    assert said(database, REMINDED) == reminders(there.chris)


def test_somebody_who_works_on_fridays_hears_it_before_the_holidays(database: Database) -> None:
    """Christmas and New Year's Day of that winter are Fridays."""
    with database.begin() as session:
        there = seed(session)
        session.execute(
            update(Person).where(Person.id == there.chris.id).values(working_days="5")
        )
        begin = dutch("2027-01-08 10:00")
        wanted = meetings.MeetingPlan(
            there.circle.id, begin.date(), begin.time(), 60, "Stadhuis"
        )
        meetings.plan(session, there.ada, wanted, dutch("2026-11-02 10:00"))
        session.execute(update(Delivery).values(state=DeliveryState.SENT))

    assert said(database, "2026-12-18 08:59") == set()
    assert said(database, "2026-12-18 09:00") == reminders(there.chris)
    assert said(database, "2027-01-06 09:00") == reminders(there.bram)


def ask(database: Database, there: Seed, **changes: object) -> None:
    """Both were asked; then something happens to Bram's prompt."""
    queue_all(database, AFTER)
    with database.begin() as session:
        mine = Prompt.person_id == there.bram.id
        session.execute(update(Prompt).where(mine).values(**changes))


def test_an_open_question_is_repeated_once(database: Database, there: Seed) -> None:
    ask(database, there, state=PromptState.ANSWERED)
    reminder: Said = {(MessageKind.PROMPT_REMINDER, there.chris.id)}

    assert said(database, "2026-03-23 08:59") == set()
    assert said(database, "2026-03-23 09:00") == reminder
    assert queue_all(database, "2026-03-23 09:00") == 1
    assert said(database, "2026-03-23 09:00") == set()
    assert said(database, "2026-03-25 09:00") == {(MessageKind.CIRCLE_NEXT, there.ada.id)}


def test_a_skipped_question_is_not_repeated(database: Database, there: Seed) -> None:
    ask(database, there, state=PromptState.SKIPPED)

    assert (MessageKind.PROMPT_REMINDER, there.bram.id) not in said(
        database, "2026-03-23 09:00"
    )


def test_later_is_when_the_person_said(database: Database, there: Seed) -> None:
    ask(database, there, later_at=dutch("2026-03-25 09:00"))
    reminder = (MessageKind.PROMPT_REMINDER, there.bram.id)

    assert reminder not in said(database, "2026-03-23 09:00")
    assert reminder in said(database, "2026-03-25 09:00")


def test_workspaces_do_not_hear_of_each_other(database: Database, there: Seed) -> None:
    with database.begin() as session:
        other = planned(session, seed(session, "T0OTHER"))

    with database.read() as session:
        due = due_at(session, dutch(AFTER))

    mine = {each.id: each.workspace_id for each in (there.ada, there.bram, there.chris)}
    theirs = {each.id: each.workspace_id for each in (other.ada, other.bram, other.chris)}
    assert {message.to: message.workspace_id for message in due} == mine | theirs


def test_a_queued_message_keeps_when_it_loses_its_use(database: Database, there: Seed) -> None:
    queue_all(database, MORNING)

    with database.read() as session:
        kind = Delivery.kind == MessageKind.MEETING_AGENDA.value
        [agenda] = session.scalars(select(Delivery).where(kind))
    assert (agenda.channel, agenda.person_id) == (there.circle.channel, None)
    assert agenda.expires_at == dutch("2026-03-19 10:00")
    assert agenda.due_at == dutch(MORNING)


def test_a_week_that_is_full_meanwhile_takes_nothing_more(
    database: Database, there: Seed
) -> None:
    """Another worker may have spent it since this one looked."""
    moment = dutch(REMINDED)
    with database.begin() as session:
        found = look(session, moment).bundles
        session.execute(update(Person).values(pings_per_week=1))
        first = [bundle for bundle in found if bundle[0].to == there.bram.id]
        assert [queue_bundles(session, [bundle], moment) for bundle in first] == [1]
        again = replace(first[0][0], subject_id=99)

        assert queue_bundles(session, [[again]], moment) == 0


def test_who_is_gone_is_told_about_until_it_is_noted(database: Database, there: Seed) -> None:
    """Also after an outage that lasted as long as the message was of use."""
    with database.begin() as session:
        session.execute(update(Membership).values(role=Role.FACILITATOR))
        gone = update(Person).where(Person.id == there.ada.id)
        session.execute(gone.values(is_active=False, inactive_since=NOON))

    with database.begin() as session:
        lost = look(session, NOON + GONE_KEPT).lost

    noted = {(each.kind, each.to) for each in lost}
    for deputy in (there.bram, there.chris):
        assert (MessageKind.FACILITATOR_GONE, deputy.id) in noted


def test_a_session_that_is_off_is_not_among_those_to_answer(
    database: Database, there: Seed
) -> None:
    with database.begin() as session:
        [meeting] = session.scalars(select(Meeting))
        bram = session.get_one(Person, there.bram.id)
        wanted = (session, meeting.workspace_id, meeting.series_id, bram, NOON)
        before = invitations.seen_by(*wanted)
        meeting.state = MeetingState.CANCELLED
        session.flush()

        seen = invitations.seen_by(*wanted)

        assert before is not None
        assert before.meetings == [meeting]
        assert seen is not None
        assert (seen.meetings, seen.cancelled) == ([], [meeting])


def wrap_ups(there: Seed, *readers: int, first: int = 0) -> list[list[Due]]:
    """One message to each; nobody else has these numbers, from `first` on."""
    return [
        [
            Due(
                workspace_id=there.ada.workspace_id,
                kind=MessageKind.MEETING_WRAP_UP,
                subject_id=number,
                circle_id=there.circle.id,
                due_at=dutch(AFTER),
                to=reader,
            )
        ]
        for number, reader in enumerate(readers, first)
    ]


def test_one_that_cannot_be_queued_costs_no_other_of_its_batch(
    database: Database, there: Seed
) -> None:
    nobody, bundles = 999, wrap_ups(there, *[there.bram.id, there.chris.id, there.ada.id])
    bundles[1:1] = wrap_ups(there, nobody, first=99)
    bundles.append(list(chain(*wrap_ups(there, there.bram.id, nobody, first=200))))

    assert tick(database, dutch(AFTER), lambda *_: Look(bundles, ())) == 4

    with database.read() as session:
        kind = Delivery.kind == MessageKind.MEETING_WRAP_UP.value
        told = session.execute(select(Delivery.subject_id, Delivery.person_id).where(kind))
        expected = {0: there.bram.id, 1: there.chris.id, 2: there.ada.id, 200: there.bram.id}
        assert dict(told.all()) == expected
        odd = session.scalars(select(OddRow).order_by(OddRow.subject_id)).all()
    assert [(each.subject, each.subject_id) for each in odd] == [
        ("meeting", 99),
        ("meeting", 201),
    ]


@pytest.mark.parametrize("count", [1, 60])
def test_many_are_queued_in_as_many_statements_as_one(
    database: Database, there: Seed, count: int
) -> None:
    with database.begin() as session:
        people = [
            Person(
                workspace_id=there.ada.workspace_id,
                surface=Surface.SLACK,
                external_id=f"U{n}",
                name=f"Collega {n}",
                refreshed_at=NOON,
            )
            for n in range(count)
        ]
        session.add_all(people)
        session.flush()
        bundles = wrap_ups(there, *[each.id for each in people])

        with heard(database) as statements:
            assert queue_bundles(session, bundles, dutch(AFTER)) == count
    # Who is asked, their choices, who is silent, their quarter or week, and the rows.
    assert len(statements) == 5
