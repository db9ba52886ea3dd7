"""What may be told of a circle's results, and how far it is towards its horizon."""

from datetime import date, datetime, timedelta

import pytest

from bot.domain.overview import impact
from bot.domain.overview.impact import FIGURES, Figure, Group, Impact, Value, as_csv
from storage.database import Database
from storage.models import (
    InsightState,
    InsightUse,
    Intention,
    IntentionState,
    Meeting,
    MeetingSeries,
    ReleaseLevel,
)
from storage.overview.impact import count
from tests.domain.seeds import NOON, insight, reflection, seed


@pytest.mark.parametrize(
    ("number", "people", "told"),
    [
        (12, None, 12),  # about no people at all
        (12, 4, 12),
        (12, 3, None),
        (1, 1, None),
        (0, 0, 0),
    ],
)
def test_of_fewer_than_four_people_nothing_is_told(
    number: int, people: int, told: int | None
) -> None:
    assert impact.may_be_told(number, people) == told


def test_every_kind_of_value_has_figures_and_each_is_counted_once(database: Database) -> None:
    with database.read() as session:
        counted = count(session, 1, None, NOON)
    named = [name for names in FIGURES.values() for name in names]
    assert set(FIGURES) == set(Value)
    assert sorted(named) == sorted(counted)


def test_what_is_counted_is_of_this_circle_and_shared(database: Database) -> None:
    with database.begin() as session:
        there, elsewhere = seed(session), seed(session, "T0OTHER")
        for each in (there, elsewhere):
            card = insight(session, each, ReleaseLevel.NETWORK, InsightState.RELEASED)
            insight(session, each, ReleaseLevel.NETWORK, InsightState.PROPOSED)
            for actor in (each.bram, each.chris):
                use = InsightUse(
                    workspace_id=actor.workspace_id,
                    insight_id=card.id,
                    person_id=actor.id,
                    used_at=NOON,
                )
                session.add(use)
        reflection(session, there, there.bram, ReleaseLevel.CIRCLE)
        reflection(session, there, there.chris, ReleaseLevel.PRIVATE)
        session.flush()

        of_circle = count(session, there.circle.workspace_id, there.circle.id, NOON)
        of_all = count(session, there.circle.workspace_id, None, NOON)

    assert of_circle == of_all  # it is the only one there
    assert of_circle["insights"] == (1, None)
    assert of_circle["uses"] == (2, 2)
    assert of_circle["answers"] == (1, 1)


def test_only_shared_intentions_that_were_not_let_go_count(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
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
            place="Stadhuis",
            local_start=datetime(2026, 3, 1, 10),  # noqa: DTZ001  # a clock on a wall
            time_zone="Europe/Amsterdam",
            starts_at=NOON,
            ends_at=NOON,
            minutes=60,
            calendar_uid="uid",
            created_at=NOON,
        )
        session.add(meeting)
        session.flush()
        for actor, level, state in (
            (there.ada, ReleaseLevel.CIRCLE, IntentionState.DONE),
            (there.bram, ReleaseLevel.PRIVATE, IntentionState.DONE),
            (there.chris, ReleaseLevel.CIRCLE, IntentionState.DROPPED),
        ):
            formed = Intention(
                workspace_id=actor.workspace_id,
                circle_id=there.circle.id,
                meeting_id=meeting.id,
                person_id=actor.id,
                text="Klein beginnen.",
                level=level,
                ask_on=date(2026, 4, 1),
                state=state,
                created_at=NOON,
                updated_at=NOON,
            )
            session.add(formed)
        session.flush()

        counted = count(session, there.circle.workspace_id, there.circle.id, NOON)

    assert counted["intentions"] == (1, 1)
    assert counted["done"] == (1, 1)


@pytest.mark.parametrize(
    ("days", "later", "percent"),
    [
        (None, 4, None),
        (10, -2, 0),  # a clock that stood wrong
        (10, 0, 0),
        (10, 5, 50),
        (10, 200, 100),
        (0, 0, 100),  # as long as nothing
    ],
)
def test_how_far_a_circle_is_towards_its_horizon(
    database: Database, days: int | None, later: int, percent: int | None
) -> None:
    now = NOON + timedelta(days=later)
    with database.begin() as session:
        there = seed(session)
        if days is not None:
            there.circle.horizon_on = NOON.date() + timedelta(days=days)

        found = impact.of_circle(session, there.ada, there.circle.id, now)

    assert found.passed == percent


def test_a_file_has_a_row_for_each_figure_and_hides_what_is_about_too_few() -> None:
    groups = [Group(Value.APPLIED, [Figure("uses", None), Figure("tried", 5)])]
    assert as_csv(Impact(groups)).split() == [
        "value;figure;count",
        "applied;uses;<4",
        "applied;tried;5",
    ]
