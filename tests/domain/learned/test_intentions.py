"""The day to ask about an intention, and that it is asked once, in working hours."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.agenda.due import due
from bot.domain.agenda.sessions.sessions import (
    INTENTION_KEPT,
    Facts,
    OpenIntention,
    intention_question,
    plan,
)
from bot.domain.base.actor import Actor
from bot.domain.learned import intentions
from bot.domain.learned.intentions import proposed_day
from bot.domain.overview import privacy
from bot.domain.people.working_hours import LONGEST_GAP, Rhythm, holiday, is_working_day
from bot.domain.upcoming.queue import queue_bundles
from storage.database import Database
from storage.learned import intentions as rows
from storage.models import (
    Case,
    Intention,
    IntentionState,
    Meeting,
    MeetingSeries,
    Membership,
    ReleaseLevel,
)
from tests.domain.agenda.sessions.test_sessions import (
    QUARTER,
    around_clock_changes,
    local,
    rhythms,
)
from tests.domain.seeds import NOON, Seed, due_at, seed
from tests.shares import examples

DAY = timedelta(days=1)
DUTCH = Rhythm()


@pytest.mark.parametrize(
    ("today", "next_on", "working_days", "proposed"),
    [
        ("2026-03-04", None, "12345", "2026-04-01"),  # in four weeks
        ("2026-03-04", "2026-04-16", "12345", "2026-04-02"),  # two weeks before the next
        ("2026-03-04", "2026-04-17", "12345", "2026-04-02"),  # not on Good Friday
        ("2026-03-04", "2026-04-16", "12", "2026-03-31"),  # nor when they do not work
        ("2026-03-04", "2026-03-25", "12345", "2026-03-11"),  # a week is enough to try
        ("2026-03-04", "2026-03-24", "12345", "2026-03-20"),  # less is not: shortly before
        ("2026-03-04", "2026-03-18", "12345", "2026-03-16"),
        ("2026-03-04", "2026-03-05", "12345", "2026-04-01"),  # too soon to have tried anything
        ("2026-03-06", "2026-03-10", "12345", "2026-03-07"),  # no working day: never today
    ],
)
def test_the_day_to_ask_is_proposed(
    today: str, next_on: str | None, working_days: str, proposed: str
) -> None:
    following = date.fromisoformat(next_on) if next_on else None

    day = proposed_day(date.fromisoformat(today), following, working_days)

    assert day.isoformat() == proposed


@given(
    today=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    ahead=st.one_of(st.none(), st.integers(0, 400)),
    working_days=st.sets(st.sampled_from("1234567"), min_size=1).map("".join),
)
def test_the_proposal_is_ahead_and_never_after_the_next_session(
    today: date, ahead: int | None, working_days: str
) -> None:
    following = None if ahead is None else today + ahead * DAY

    day = proposed_day(today, following, working_days)

    assert day > today
    assert day == today + DAY or is_working_day(day, working_days)
    if following and ahead is not None and ahead >= 4:
        assert day < following


def question(ask_on: str, rhythm: Rhythm = DUTCH) -> OpenIntention:
    return OpenIntention(1, 9, 3, 5, rhythm, date.fromisoformat(ask_on))


@pytest.mark.parametrize(
    ("ask_on", "rhythm", "asked"),
    [
        ("2026-03-24", DUTCH, "2026-03-24 09:00"),
        ("2026-03-22", DUTCH, "2026-03-23 09:00"),  # a Sunday
        ("2026-03-29", DUTCH, "2026-03-30 09:00"),  # the clocks change
        ("2026-04-27", DUTCH, "2026-04-28 09:00"),  # King's Day
        ("2026-03-24", Rhythm(working_days="5"), "2026-03-27 09:00"),
        ("2026-03-24", Rhythm(quiet_until=time(11)), "2026-03-24 11:00"),
        (
            "2026-03-24",
            Rhythm(quiet_until=time(5), quiet_from=time(8)),
            "2026-03-24 05:00",
        ),
    ],
)
def test_the_question_comes_on_the_chosen_day_when_it_is_welcome(
    ask_on: str, rhythm: Rhythm, asked: str
) -> None:
    message = intention_question(question(ask_on, rhythm))

    assert message.due_at == local(asked)
    assert message.until - message.due_at == INTENTION_KEPT


days = st.builds(lambda day, n: day + n * DAY, around_clock_changes, st.integers(-4, 4))


@given(
    ask_on=days,
    rhythm=rhythms,
    ticks=st.lists(st.integers(-2 * 96, 40 * 96), max_size=40),
)
def test_it_is_asked_at_most_once_and_only_when_welcome(
    ask_on: date, rhythm: Rhythm, ticks: list[int]
) -> None:
    zone = ZoneInfo(rhythm.time_zone)
    begin = datetime.combine(ask_on, time(0), zone).astimezone(ZoneInfo("UTC"))
    said: list[datetime] = []
    for tick in sorted(ticks):
        now = begin + tick * QUARTER
        open_ones = [OpenIntention(1, 9, 3, 5, rhythm, ask_on)] if not said else []
        said += [now for _ in due(plan(Facts(intentions=open_ones), now), now)]

    assert len(said) <= 1
    for now in said:
        here = now.astimezone(zone)
        assert here.date() >= ask_on
        assert str(here.isoweekday()) in rhythm.working_days
        assert holiday(here.date()) is None
        assert rhythm.quiet_until <= here.time() < rhythm.quiet_from
        assert here.date() <= ask_on + INTENTION_KEPT + LONGEST_GAP


@settings(max_examples=examples(50))
@given(ask_on=days, rhythm=rhythms)
def test_with_frequent_ticks_it_is_never_forgotten(ask_on: date, rhythm: Rhythm) -> None:
    message = intention_question(OpenIntention(1, 9, 3, 5, rhythm, ask_on))
    facts = Facts(intentions=[OpenIntention(1, 9, 3, 5, rhythm, ask_on)])
    before = message.due_at - timedelta(minutes=1)

    assert len(list(due(plan(facts, message.due_at), message.due_at))) == 1
    assert list(due(plan(facts, before), before)) == []
    assert message.due_at.date() <= ask_on + LONGEST_GAP


# What a circle may read


def formed(session: Session, there: Seed, **changes: object) -> Intention:
    """Bram's intention at a session of yesterday."""
    series = MeetingSeries(
        workspace_id=there.circle.workspace_id,
        circle_id=there.circle.id,
        created_by=there.ada.id,
        created_at=NOON,
    )
    session.add(series)
    session.flush()
    meeting = Meeting(
        workspace_id=there.circle.workspace_id,
        circle_id=there.circle.id,
        series_id=series.id,
        position=1,
        local_start=datetime(2026, 3, 3, 10),  # noqa: DTZ001  # wall clock
        time_zone="Europe/Amsterdam",
        minutes=60,
        starts_at=NOON - DAY,
        ends_at=NOON - DAY + timedelta(hours=1),
        place="Stadhuis",
        calendar_uid=f"m{series.id}",
        created_at=NOON - 9 * DAY,
    )
    session.add(meeting)
    session.flush()
    values = {
        "workspace_id": there.circle.workspace_id,
        "circle_id": there.circle.id,
        "meeting_id": meeting.id,
        "person_id": there.bram.id,
        "text": "Klein beginnen.",
        "level": ReleaseLevel.CIRCLE,
        "ask_on": date(2026, 3, 24),
        "created_at": NOON,
        "updated_at": NOON,
    }
    intention = Intention(**(values | changes))
    session.add(intention)
    session.flush()
    return intention


def seen(session: Session, there: Seed, meeting_id: int) -> list[str]:
    found = rows.shared_in_circle(
        session, there.circle.workspace_id, there.circle.id, meeting_id, (NOON - DAY, NOON)
    )
    return [each.intention.text for each in found]


@pytest.mark.parametrize("level", [ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE])
@pytest.mark.parametrize("state", list(IntentionState))
def test_the_circle_reads_what_its_owner_shared_and_did_not_let_go(
    database: Database, level: ReleaseLevel, state: IntentionState
) -> None:
    with database.begin() as session:
        there = seed(session)
        intention = formed(session, there, level=level, state=state, answered_at=NOON)

        may = level is ReleaseLevel.CIRCLE and state is not IntentionState.DROPPED
        assert seen(session, there, intention.meeting_id) == ["Klein beginnen."] * may
        assert seen(session, there, 999) == ["Klein beginnen."] * may  # answered since


def test_another_circle_and_another_workspace_read_nothing(database: Database) -> None:
    with database.begin() as session:
        there, elsewhere = seed(session), seed(session, "T0OTHER")
        intention = formed(session, there)

        assert seen(session, elsewhere, intention.meeting_id) == []
        assert rows.own(session, elsewhere.circle.workspace_id, there.bram.id, 1) is None


def test_who_left_the_circle_took_it_along_and_is_not_asked(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        intention = formed(session, there)
        assert len(rows.unasked(session, date(2026, 3, 1), date(2026, 4, 1))) == 1

        own = Membership.person_id == there.bram.id
        session.scalars(select(Membership).where(own)).one().left_at = NOON
        session.flush()

        assert seen(session, there, intention.meeting_id) == []
        assert rows.unasked(session, date(2026, 3, 1), date(2026, 4, 1)) == []
        assert intentions.mine(session, there.bram)[0].intention is intention


def test_what_was_queued_is_not_due_again(database: Database) -> None:
    moment = local("2026-03-24 09:00")
    with database.begin() as session:
        formed(session, seed(session))
        [question] = due_at(session, moment)
        assert queue_bundles(session, [[question]], moment)

        assert due_at(session, moment) == []
        assert not queue_bundles(session, [[question]], moment)


def test_a_circles_file_holds_no_private_intentions(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        formed(session, there, text="Voor mij.", level=ReleaseLevel.PRIVATE)
        formed(
            session, there, text="Goed, je bent ermee gestopt.", state=IntentionState.DROPPED
        )
        formed(session, there, text="Van ons.")

        export = privacy.export_circle(session, there.circle.id, NOON)

    assert [row["text"] for row in export["intention"]] == ["Van ons."]


def test_a_case_shows_its_intentions_over_time(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        case = Case(
            workspace_id=there.circle.workspace_id,
            person_id=there.bram.id,
            title="Wormenfarm",
            created_at=NOON,
        )
        session.add(case)
        session.flush()
        levels = (ReleaseLevel.CIRCLE, ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE)
        states = (IntentionState.DONE, IntentionState.OPEN, IntentionState.DROPPED)
        for number, (level, state) in enumerate(zip(levels, states, strict=True)):
            formed(
                session,
                there,
                text=f"Stap {number}",
                level=level,
                state=state,
                case_id=case.id,
                created_at=NOON + number * DAY,
            )
        elsewhere = seed(session, "T0OTHER")

        def read_by(actor: Actor) -> list[str]:
            found = rows.on_case(session, actor.workspace_id, case.id, actor.id)
            return [each.intention.text for each in found]

        assert read_by(there.bram) == ["Stap 0", "Stap 1", "Stap 2"]
        assert read_by(there.chris) == ["Stap 0"]
        assert read_by(elsewhere.bram) == []
