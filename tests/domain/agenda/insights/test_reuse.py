"""When the reuse signal is offered and told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agenda.due import Plan, due, lost
from bot.domain.agenda.insights.reuse import (
    Author,
    Facts,
    Listener,
    choice,
    month_before,
    news,
    plan,
)
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


SINCE = local("2026-02-01 12:00")


def listener(*used: str, rhythm: Rhythm = Rhythm(), since: datetime = SINCE) -> Listener:  # noqa: B008  # frozen
    return Listener(1, 7, rhythm, since, [local(each) for each in used])


def said(moment: str, *who: Author | Listener) -> list[Due]:
    """What leaves at this moment."""
    return list(due(_plan(moment, who), local(moment)))


def missed(moment: str, *who: Author | Listener) -> list[Due]:
    """What had no use any more by then."""
    return list(lost(_plan(moment, who), local(moment)))


def _plan(moment: str, who: Iterable[Author | Listener]) -> Plan:
    authors = [each for each in who if isinstance(each, Author)]
    listeners = [each for each in who if isinstance(each, Listener)]
    return plan(Facts(authors, listeners), local(moment))


def test_asked_on_the_working_morning_after_the_release() -> None:
    author = Author(1, 7, Rhythm(), local("2026-03-06 15:00"))  # a Friday
    assert choice(author).due_at == local("2026-03-09 09:00")
    assert said("2026-03-08 10:00", author) == []
    assert [m.to for m in said("2026-03-09 09:00", author)] == [7]
    assert said("2026-05-09 09:00", author) == []
    assert missed("2026-03-29 09:00", author) == []
    assert [m.to for m in missed("2026-05-09 09:00", author)] == [7]


@pytest.mark.parametrize(
    ("used", "now", "is_told"),
    [
        ("2026-03-10 12:00", "2026-04-01 09:00", True),
        ("2026-03-10 12:00", "2026-03-31 09:00", False),  # the month is not over
        ("2026-03-01 00:00", "2026-04-01 09:00", True),
        ("2026-03-31 23:59", "2026-04-01 09:00", True),  # by clocks that changed meanwhile
        ("2026-02-28 23:59", "2026-04-01 09:00", False),  # a month earlier
        ("2026-04-01 00:00", "2026-04-01 09:00", False),
        ("2026-03-10 12:00", "2026-04-25 09:00", False),  # too late to be news
        ("2026-04-10 12:00", "2026-05-01 10:00", True),
    ],
)
def test_told_on_the_first_working_morning_of_the_month(
    used: str, now: str, is_told: bool
) -> None:
    assert bool(said(now, listener(used))) is is_told


@pytest.mark.parametrize(("wanted", "is_told"), [("12:00", True), ("12:01", False)])
def test_what_came_before_somebody_wanted_to_hear_is_not_told(
    wanted: str, is_told: bool
) -> None:
    hears = listener("2026-03-10 12:00", since=local(f"2026-03-10 {wanted}"))

    assert bool(said("2026-04-01 09:00", hears)) is is_told


def test_what_could_not_be_told_for_three_weeks_is_lost() -> None:
    assert missed("2026-04-20 09:00", listener("2026-03-10 12:00")) == []
    [lost] = missed("2026-04-25 09:00", listener("2026-03-10 12:00"))
    assert (lost.kind, lost.occasion) == (MessageKind.REUSE_NEWS, "2026-03")


def test_what_was_queued_is_not_told_nor_lost_a_second_time() -> None:
    told = replace(listener("2026-03-10 12:00"), told_until=local("2026-04-01 09:00"))
    assert said("2026-04-01 09:00", told) == []
    assert missed("2026-04-25 09:00", told) == []
    before = replace(told, told_until=local("2026-03-31 09:00"))  # that was about February
    assert said("2026-04-01 09:00", before) != []


def test_told_once_under_one_key_and_never_about_the_time_before_the_yes() -> None:
    first = news(listener("2026-03-10 12:00"), local("2026-04-01 09:00"))
    later = news(listener("2026-03-10 12:00"), local("2026-04-03 09:00"))
    assert first is not None
    assert first == later
    assert first.occasion == "2026-03"
    late = listener("2026-03-10 12:00", since=local("2026-03-11 12:00"))
    assert news(late, local("2026-04-01 09:00")) is None


def test_what_came_of_it_is_told_without_a_yes_and_use_is_not() -> None:
    used = [local("2026-03-10 12:00")]
    silent = Listener(1, 7, Rhythm(), None, used)
    assert news(silent, local("2026-04-01 09:00")) is None
    gave = replace(silent, came_at=used)
    assert news(gave, local("2026-04-01 09:00")) is not None
    assert news(gave, local("2026-05-01 09:00")) is None


def test_a_month_is_that_of_the_person() -> None:
    begin, end = month_before(local("2026-04-01 01:00"), "America/New_York")
    assert end - begin < timedelta(days=29)  # there it still is March
