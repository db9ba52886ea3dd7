"""All is looked at once in five minutes; in between, what cannot wait so long."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.domain.base.odd_rows import Odd
from bot.domain.upcoming.due import Look
from bot.ticker import tick
from storage.database import Database
from storage.models import Attendance, OddRow, Person, Rsvp
from tests.domain.seeds import Seed
from tests.domain.upcoming.test_queue import AFTER, REMINDED, answered, dutch, there

__all__ = ["there"]

HOUR = timedelta(hours=1)
# Minutes after a sweep, and whether what came up since that sweep is seen then.
SEEN_AT = [(1, False), (4, False), (5, True), (61, True)]


def change(database: Database, person_id: int, **values: Any) -> None:
    with database.begin() as session:
        session.execute(update(Person).where(Person.id == person_id).values(**values))


def beat(database: Database, moment: datetime, minutes: int = 0) -> int:
    return tick(database, moment + timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "is_seen"), SEEN_AT)
def test_a_reminder_is_for_the_next_sweep(
    database: Database, there: Seed, minutes: int, *, is_seen: bool
) -> None:
    with database.begin() as session:
        answered(session, there)
    assert beat(database, dutch(REMINDED)) == 1  # Chris
    with database.begin() as session:
        session.execute(update(Attendance).where(Attendance.rsvp == Rsvp.NO).values(rsvp=None))

    assert beat(database, dutch(REMINDED), minutes) == is_seen


@pytest.mark.parametrize(("minutes", "is_seen"), SEEN_AT)
def test_who_is_asked_more_than_an_hour_after_a_session_waits_for_it(
    database: Database, there: Seed, minutes: int, *, is_seen: bool
) -> None:
    change(database, there.bram.id, is_active=False)
    assert beat(database, dutch(AFTER)) == 2  # Chris is asked, and Ada thanked
    assert beat(database, dutch(AFTER) + HOUR) == 0
    change(database, there.bram.id, is_active=True)

    assert beat(database, dutch(AFTER) + HOUR, minutes) == is_seen


def test_right_after_a_session_nobody_waits(database: Database, there: Seed) -> None:
    change(database, there.bram.id, is_active=False)
    beat(database, dutch(AFTER))
    change(database, there.bram.id, is_active=True)

    assert beat(database, dutch(AFTER), 1) == 1


@pytest.mark.parametrize(
    ("is_sweep", "first", "then", "noted"),
    [
        (True, [7], [], []),
        (False, [7], [], [7]),  # it may not have been looked at
        (False, [7], [8], [7, 8]),
        (True, [7], [8], [8]),
        (False, [], [7, 7], [7]),
    ],
)
def test_only_a_sweep_finds_that_a_row_is_well_again(
    database: Database, first: list[int], then: list[int], noted: list[int], *, is_sweep: bool
) -> None:
    def met(*numbers: int, is_sweep: bool) -> Look:
        return Look((), (), [Odd("person", each) for each in numbers], is_sweep=is_sweep)

    tick(database, dutch(AFTER), lambda *_: met(*first, is_sweep=True))
    tick(database, dutch(AFTER), lambda *_: met(*then, is_sweep=is_sweep))

    with database.read() as session:
        assert sorted(row.subject_id for row in session.scalars(select(OddRow))) == noted
