"""What stands in the way of a moment: sessions elsewhere, the circle's own, days off."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.people.working_hours import Rhythm
from bot.domain.planning.clashes import Busy, Clash, judge

OURS, THEIRS = 1, 2
ANN, BEN, CAS = 1, 2, 3
LOCAL = datetime.combine(date(2026, 3, 12), time(10))  # a Thursday
AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
USUAL = Rhythm()
NO_THURSDAYS = Rhythm(working_days="1235")


def busy(person: int, circle: int, begin: datetime, hours: int = 1) -> Busy:
    return Busy(person, 7, circle, begin, begin + hours * HOUR)


@pytest.mark.parametrize(
    ("sessions", "clash"),
    [
        ([], Clash()),
        ([busy(ANN, THEIRS, AT - HOUR)], Clash()),  # ends as this one begins
        ([busy(ANN, THEIRS, AT + HOUR)], Clash()),  # begins as this one ends
        ([busy(ANN, THEIRS, AT - HOUR / 2)], Clash(elsewhere=1)),
        ([busy(ANN, THEIRS, AT - HOUR, 3)], Clash(elsewhere=1)),
        ([busy(ANN, THEIRS, AT), busy(ANN, 3, AT)], Clash(elsewhere=1)),  # one person
        ([busy(ANN, THEIRS, AT), busy(BEN, THEIRS, AT)], Clash(elsewhere=2)),
        ([busy(ANN, OURS, AT), busy(BEN, OURS, AT)], Clash(is_taken=True)),
    ],
)
def test_sessions_at_the_same_time(sessions: list[Busy], clash: Clash) -> None:
    members = dict.fromkeys((ANN, BEN), USUAL)
    assert judge(LOCAL, AT, AT + HOUR, OURS, sessions, members) == clash


@pytest.mark.parametrize(
    ("rhythm", "off"),
    [
        (USUAL, 0),
        (NO_THURSDAYS, 1),
        (Rhythm(away_until=date(2026, 3, 13)), 1),
        (Rhythm(away_until=date(2026, 3, 12)), 0),  # the day on which they are back
        (Rhythm(days_off=((date(2026, 3, 12), date(2026, 3, 12)),)), 1),
    ],
)
def test_people_who_do_not_work_that_day(rhythm: Rhythm, off: int) -> None:
    members = {ANN: rhythm, BEN: USUAL}
    assert judge(LOCAL, AT, AT + HOUR, OURS, [], members) == Clash(off=off)


def test_somebody_counts_once() -> None:
    """Who has a session elsewhere on a day off decided to work then."""
    members = {ANN: NO_THURSDAYS, BEN: NO_THURSDAYS}
    found = judge(LOCAL, AT, AT + HOUR, OURS, [busy(ANN, THEIRS, AT)], members)
    assert found == Clash(elsewhere=1, off=1)


def test_a_public_holiday_is_said_once_for_all() -> None:
    christmas = datetime.combine(date(2026, 12, 25), time(10))
    at = datetime(2026, 12, 25, 9, tzinfo=UTC)
    assert judge(christmas, at, at + HOUR, OURS, [], {ANN: USUAL, CAS: USUAL}) == Clash()
