"""Whatever stands in one row, everybody else gets what is theirs."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, Table, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from bot.delivery.render import RENDERERS
from bot.domain.agenda.due import Plan, PlannedMeeting
from bot.domain.agenda.sessions.sessions import Facts, Invitee, plan
from bot.domain.base import odd_rows
from bot.domain.base.kinds import MessageKind
from bot.domain.base.odd_rows import Odd, Place
from bot.domain.overview import home, privacy, status
from bot.domain.people.working_hours import Rhythm
from bot.domain.upcoming.due import look
from bot.domain.upcoming.sieve import Planner, Sieve
from bot.slack.overview.home import home_tab
from bot.slack.overview.ledger import status_message
from bot.texts import texts_for
from storage.columns import Day, Hour, Json, Level, UtcDateTime, WallClock, Words
from storage.database import Database
from storage.models import (
    Circle,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingSeries,
    Membership,
    Person,
    Workspace,
)
from storage.sqlite_file import ReplacedError
from tests.domain.seeds import NOON, Seed, seed
from tests.domain.upcoming.test_queue import dutch, planned
from tests.domain.world import NOW, World
from tests.shares import examples

OF_BRAM = {"person", "membership"}
MOMENTS = ["2026-03-17 09:00", "2026-03-19 08:30", "2026-03-19 11:00", "2026-03-29 12:00"]
WORDS = ["", "weird", "Etc/Unknown", "x" * 5000, "\u202e\u200b\x07", "12", "nl"]
DAYS = ["0001-01-01", "0999-12-31", "9999-12-31"]
JSONS = ["[]", "{}", "null", '"x"', '[{"a": [null]}]', '{"waits": 3, "thread": "x"}']


TEXTS = st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8", exclude_characters="\0"))
HOURS = ["00:00:00.000000", "23:59:59.999999"]
NUMBERS = [-(2**31), -1, 0, 2**31 - 1]
ODD: dict[tuple[type[Any], ...], st.SearchStrategy[Any]] = {
    (Words,): st.sampled_from(["", "weird", "ACTIVE"]),
    (Level,): st.sampled_from([-1, 4, 99]),
    (Day, UtcDateTime, WallClock): st.sampled_from(DAYS),
    (Hour,): st.sampled_from(HOURS),
    (Json,): st.sampled_from(JSONS),
    (Integer,): st.sampled_from(NUMBERS),
}


def odd_values(column: Column[Any]) -> st.SearchStrategy[Any]:
    fitting = (found for kinds, found in ODD.items() if isinstance(column.type, kinds))
    return next(fitting, TEXTS)


def columns() -> Iterator[tuple[Table, Column[Any]]]:
    for model in (Person, Membership, Circle, Meeting, MeetingSeries, Delivery, Workspace):
        table = model.__table__
        assert isinstance(table, Table)
        for column in table.c:
            if (
                not column.foreign_keys
                and column.name != "id"
                and str(column.type) != "BOOLEAN"
            ):
                yield table, column


def theirs(session: Session, workspace_id: int, *, without: int | None = None) -> list[str]:
    """What leaves at each of the moments, for everybody in a workspace but one."""
    found = (look(session, dutch(moment)) for moment in MOMENTS)
    return sorted(
        f"{message.key} {message.due_at}"
        for each in found
        for bundle in each.bundles
        for message in bundle
        if message.workspace_id == workspace_id and message.to != without
    )


def see_everything(session: Session, there: Seed) -> None:
    """All that somebody asks for or is sent renders."""
    circle, person = there.circle, session.get_one(Person, there.ada.id)
    person.is_programme_manager = True
    texts = texts_for("nl")
    home_tab(home.look(session, there.ada, NOON), texts)
    status_message(status.look(session, there.ada, NOON), "Europe/Amsterdam", texts)
    json.dumps(privacy.export_person(session, person, NOON))
    json.dumps(privacy.export_circle(session, circle.id, NOON))
    ours = Delivery.kind.in_(MessageKind)  # another one is refused by itself
    mine = select(Delivery).where(Delivery.workspace_id == circle.workspace_id, ours)
    for delivery in session.scalars(mine):
        reader = session.get(Person, delivery.person_id or 0)
        RENDERERS[MessageKind(delivery.kind)](session, delivery, reader, NOON)


@pytest.mark.slow
def test_an_odd_value_costs_nobody_else(database: Database) -> None:
    with database.unkept().begin() as session:
        odd, well = (planned(session, seed(session, team)) for team in ("T0ODD", "T0WELL"))
        session.flush()
        before = theirs(session, well.circle.workspace_id)
        at_home = theirs(session, odd.circle.workspace_id, without=odd.bram.id)

        @settings(max_examples=examples(40), suppress_health_check=list(HealthCheck))
        @given(st.data())
        def costs_nobody_else(data: st.DataObject) -> None:
            with session.begin_nested() as example:
                spoil(session, data, odd, well, before, at_home)
                example.rollback()
            session.expire_all()

        costs_nobody_else()


def spoil(
    session: Session,
    data: st.DataObject,
    odd: Seed,
    well: Seed,
    before: list[str],
    at_home: list[str],
) -> None:
    """Something odd in a column of one row; everybody else gets what they would have got."""
    table, column = data.draw(st.sampled_from(list(columns())), "column")
    value = data.draw(odd_values(column), "value")
    home_id, mine = odd.circle.workspace_id, table.c.get("person_id", table.c.id)
    whose = odd.bram.id if table.name in OF_BRAM else mine
    own = table.c.get("workspace_id", table.c.id) == home_id
    row = session.scalars(select(table.c.id).where(own, mine == whose)).first()
    change = text(f'UPDATE "{table.name}" SET "{column.name}" = :value WHERE id = :id')  # noqa: S608
    try:
        session.execute(change, {"value": value, "id": row})
    except DBAPIError:
        return  # the database itself refuses it
    session.expire_all()

    assert theirs(session, well.circle.workspace_id) == before
    if table.name in OF_BRAM:
        assert theirs(session, home_id, without=odd.bram.id) == at_home
    # A workspace that is odd itself may cost what it is shown.
    for each in [well] if table.name == "workspace" else [well, odd]:
        see_everything(session, each)


UTC_NOON = datetime.fromisoformat("2026-03-19T11:00:00+00:00")


USUAL: Any = Rhythm()


def invitee(
    meeting_id: int, person_id: int, rhythm: Any = USUAL, begin: Any = UTC_NOON
) -> Invitee:
    meeting = PlannedMeeting(1, meeting_id, 9, "C1", "Europe/Amsterdam", begin, begin)
    return Invitee(meeting, person_id, rhythm, NOON)


BROKEN: Any = None


@pytest.mark.parametrize(
    ("unasked", "odd", "left"),
    [
        ([invitee(1, 1, BROKEN), invitee(2, 1, BROKEN), invitee(1, 2)], [("person", 1)], 1),
        ([invitee(1, n, begin=BROKEN) for n in (1, 2)] + [invitee(2, 1)], [("meeting", 1)], 1),
        ([invitee(1, 1, BROKEN), invitee(1, 2, BROKEN), invitee(2, 3)], [("meeting", 1)], 1),
        ([invitee(1, 1, BROKEN), invitee(2, 2)], [("person", 1)], 1),
    ],
    ids=["a person in two sessions", "a session", "nobody in a session", "a person"],
)
def test_as_few_rows_as_explain_it_are_blamed(
    unasked: list[Invitee], odd: list[tuple[str, int]], left: int
) -> None:
    sieve = Sieve()

    found = list(sieve.planned(plan, Facts(unasked=unasked), NOON))

    assert [each.key for each in sieve.odd] == odd
    assert len(found) == left


@pytest.mark.parametrize(
    "outage", [ReplacedError("replaced"), OperationalError("SELECT", {}, OSError("cut off"))]
)
def test_a_database_that_is_away_makes_no_row_odd(outage: Exception) -> None:
    def load(part: int) -> int:
        raise outage

    def plan(_facts: Facts, _now: datetime) -> Plan:
        raise outage

    sieve = Sieve()
    with pytest.raises(type(outage)):
        sieve.each([1, 2], load)
    with pytest.raises(type(outage)):
        sieve.planned(plan, Facts(unasked=[invitee(1, 1)]), NOON)
    with pytest.raises(type(outage)):
        sieve.planned(
            _with_more_than_one(plan), Facts(unasked=[invitee(1, 1), invitee(2, 1)]), NOON
        )

    assert sieve.odd == []


def _with_more_than_one(fail: Planner) -> Planner:
    """Goes wrong at first, and finds the database away while it is tried part by part."""

    def plan(facts: Facts, now: datetime) -> Plan:
        if len(facts.unasked) > 1:
            raise ValueError
        return fail(facts, now)

    return plan


def test_values_that_are_not_understood_are_found_until_they_are_well(
    database: Database,
) -> None:
    changes = {
        "person": ("time_zone", "Etc/Unknown", "Europe/Amsterdam"),
        "circle": ("state", "weird", "active"),
        "meeting": ("ends_at", "0001-01-01", "2026-03-19 10:00:00"),
    }
    with database.begin() as session:
        planned(session, seed(session))
        for table, (column, odd, well) in changes.items():
            for value in (odd, well):
                change = text(f'UPDATE "{table}" SET {column} = :value')  # noqa: S608
                session.execute(change, {"value": value})
                odd_rows.look_through(session, NOON)
                session.flush()
                shown = {(each["subject"], each["what"]) for each in odd_rows.shown(session)}
                assert shown == ({(table, column)} if value == odd else set())


@pytest.mark.parametrize(
    ("place", "state", "hours", "is_kept"),
    [
        (Place.OUTBOX, DeliveryState.PENDING, 24, True),
        (Place.OUTBOX, DeliveryState.PENDING, 25, False),
        (Place.OUTBOX, DeliveryState.SENT, 0, False),  # it left after all
        (Place.WEB, DeliveryState.SENT, 24, True),
        (Place.WEB, DeliveryState.SENT, 25, False),
        (Place.HEARTBEAT, DeliveryState.SENT, 25, True),  # looked through again and again
    ],
)
def test_what_is_well_is_forgotten(
    w: World, place: Place, state: DeliveryState, hours: int, is_kept: bool
) -> None:
    sent = w.session.scalars(select(Delivery)).first()
    assert sent is not None
    sent.state = state
    w.session.flush()
    odd_rows.note(w.session, place, Odd("delivery", sent.id), NOW)

    odd_rows.forget(w.session, NOW + timedelta(hours=hours))

    assert [row.place for row in odd_rows.known(w.session)] == [place] * is_kept
