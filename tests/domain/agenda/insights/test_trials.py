"""When somebody is asked what came of using a card."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agenda.due import due, lost, waiting
from bot.domain.agenda.insights.trials import Use, plan
from bot.domain.people.working_hours import Rhythm


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def use(used: str, rhythm: Rhythm = Rhythm()) -> Use:  # noqa: B008  # frozen
    return Use(1, 5, 7, rhythm, local(used))


@pytest.mark.parametrize(
    ("used", "now", "is_asked"),
    [
        ("2026-03-03 14:00", "2026-03-31 10:00", False),  # four weeks are not over
        ("2026-03-03 14:00", "2026-04-01 08:59", False),
        ("2026-03-03 14:00", "2026-04-01 09:00", True),  # the morning after, by summer time
        ("2026-03-06 14:00", "2026-04-04 10:00", False),  # a Saturday
        ("2026-03-06 14:00", "2026-04-07 09:00", True),  # after Easter Monday
        ("2026-03-03 14:00", "2026-04-21 10:00", True),
        ("2026-03-03 14:00", "2026-04-22 10:00", False),  # too late to remember
    ],
)
def test_asked_once_four_weeks_later_on_a_working_morning(
    used: str, now: str, is_asked: bool
) -> None:
    assert bool(list(due(plan([use(used)], local(now)), local(now)))) is is_asked


def test_what_lost_its_use_is_noted_and_who_is_away_is_asked_later() -> None:
    away = Rhythm(away_until=date(2026, 4, 9))
    now = local("2026-04-02 10:00")
    assert list(due(plan([use("2026-03-03 14:00", away)], now), now)) == []
    [(_, at)] = waiting(plan([use("2026-03-03 14:00", away)], now), now)
    assert at.date() >= date(2026, 4, 9)
    stays_away = Rhythm(away_until=date(2026, 6, 1))
    late = local("2026-06-02 10:00")
    [message] = lost(plan([use("2026-03-03 14:00", stays_away)], late), late)
    assert (message.to, message.subject_id, message.circle_id) == (7, 5, None)
