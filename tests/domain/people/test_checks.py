"""What somebody can say of themselves, and how long they can be away."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.base.actor import Actor
from bot.domain.base.mail_address import LONGEST_ADDRESS, domain_of, read_address
from bot.domain.people import absences, people
from bot.domain.people.absences import Absence
from bot.domain.people.people import (
    FEWEST_PINGS,
    LAYERS,
    LONGEST_ORGANISATION,
    MOST_PINGS,
    Preferences,
)
from bot.domain.people.school_holidays import REGIONS, Period, spans
from bot.domain.people.working_hours import LONGEST_AWAY
from storage.models import Address, Person
from tests.domain.refused import refusal
from tests.domain.world import World

NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # the next day has begun in Amsterdam
TODAY, DAY = date(2026, 3, 5), timedelta(days=1)
ZONE = "Europe/Amsterdam"
ACTOR = Actor(1, 1, Address.slack("U1"), "Ada", "nl", ZONE)
Days = tuple[int | None, int | None]  # from and until, from today on
USUAL = Preferences("nl", "", None, "12345", time(18), time(9))


def _day(number: int | None) -> date | None:
    return None if number is None else TODAY + number * DAY


@pytest.mark.parametrize(
    ("change", "days", "said"),
    [
        ({}, "1", None),
        ({}, "", ("working_days", "settings-no-working-day")),
        ({"quiet_from": time(9)}, "1", ("quiet_from", "settings-no-hours")),
        ({"quiet_from": time(8, 59)}, "1", ("quiet_from", "settings-no-hours")),
        ({"quiet_from": time(9, 1)}, "1", None),
        ({"organisation": "x" * LONGEST_ORGANISATION}, "1", None),
        (
            {"organisation": "x" * (LONGEST_ORGANISATION + 1)},
            "1",
            ("organisation", "error-too-long"),
        ),
        *(({"layer": layer}, "1", None) for layer in LAYERS),
        ({"layer": "weird"}, "1", ("layer", "error-choose")),
        *(({"school_region": region}, "1", None) for region in REGIONS),
        ({"school_region": "weird"}, "1", ("school_region", "error-choose")),
        ({"pings_per_week": FEWEST_PINGS}, "1", None),
        ({"pings_per_week": FEWEST_PINGS - 1}, "1", ("pings", "error-choose")),
        ({"pings_per_week": MOST_PINGS}, "1", None),
        ({"pings_per_week": MOST_PINGS + 1}, "1", ("pings", "error-choose")),
    ],
)
def test_settings(change: dict[str, Any], days: str, said: object) -> None:
    wanted = replace(USUAL, **change)

    assert refusal(lambda: people.check_preferences(wanted, days)) == said


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (TODAY - DAY, "away-past"),
        (TODAY, "away-past"),
        (TODAY + DAY, None),
        (TODAY + LONGEST_AWAY * DAY, None),
        (TODAY + (LONGEST_AWAY + 1) * DAY, "away-too-far"),
    ],
)
def test_how_long_somebody_can_be_away(until: date, said: str | None) -> None:
    found = refusal(lambda: absences.check(until, ZONE, NOW))

    assert found == (said and ("away_until", said))


@pytest.mark.parametrize(
    ("first", "until", "away"),
    [
        (None, None, None),
        (None, TODAY, None),
        (None, TODAY - DAY, None),
        (None, TODAY + DAY, Absence(TODAY + DAY)),
        (TODAY, TODAY + DAY, Absence(TODAY + DAY)),  # it has begun
        (TODAY + DAY, TODAY + 2 * DAY, Absence(TODAY + 2 * DAY, TODAY + DAY)),
        (TODAY - 2 * DAY, TODAY, None),
    ],
)
def test_who_is_back_is_not_away(
    first: date | None, until: date | None, away: Absence | None
) -> None:
    person = Person(away_from=first, away_until=until, time_zone=ZONE)

    assert absences.of_person(person, NOW) == away


@pytest.mark.parametrize(
    ("before", "wanted", "stored"),
    [
        ((None, 9), (None, 9), (None, 9)),
        ((-3, 9), (None, 12), (-3, 12)),  # it goes on longer, and began when it did
        ((-3, 9), (5, 12), (5, 12)),  # another one
        ((-9, -3), (None, 9), (None, 9)),
        ((None, None), (5, 9), (5, 9)),
        ((None, None), (0, 9), (None, 9)),
        ((5, 9), (None, 9), (None, 9)),
        ((5, 9), (None, None), (None, None)),
        ((5, 9), (5, None), (None, None)),  # the first day was folded away
        ((-3, 9), (None, None), (-3, 0)),
    ],
)
def test_the_days_away_in_the_settings(
    w: World, before: Days, wanted: Days, stored: Days
) -> None:
    person = w.session.get_one(Person, w.bram.id)
    person.away_from, person.away_until = map(_day, before)
    first, until = map(_day, wanted)

    absences.change(w.session, person, until, first, NOW)

    assert (person.away_from, person.away_until) == tuple(map(_day, stored))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ((9, 9), ("away_from", "away-from-late")),
        ((10, 9), ("away_from", "away-from-late")),
        ((9, None), ("away_until", "error-choose")),
        ((None, 0), ("away_until", "away-past")),
    ],
)
def test_days_away_that_cannot_be(w: World, wanted: Days, said: object) -> None:
    person = w.session.get_one(Person, w.bram.id)
    first, until = map(_day, wanted)

    assert refusal(lambda: absences.change(w.session, person, until, first, NOW)) == said
    assert (person.away_from, person.away_until) == (None, None)


@pytest.mark.parametrize(
    ("typed", "days", "said"),
    [
        ("geen idee", None, "away-not-understood"),
        ("2026-03-06", [date(2026, 3, 6), date(2026, 3, 7)], None),  # that day, or the next
        ("2026-03-05", [date(2026, 3, 6)], None),  # the last day away
        ("2026-03-04", None, "away-past"),
        ("2027-03-06", [date(2027, 3, 6)], None),  # the next is too far
        ("2027-03-07", None, "away-too-far"),
    ],
)
def test_the_day_that_was_typed(typed: str, days: list[date] | None, said: str | None) -> None:
    found = refusal(lambda: absences.meant(ACTOR, typed, NOW))

    assert found == (said and ("away_until", said))
    assert days is None or list(absences.meant(ACTOR, typed, NOW).days) == days


LONGEST = f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'w' * 60}.example"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ada@gemeente.example", "ada@gemeente.example"),
        (" ada@gemeente.example\n", "ada@gemeente.example"),
        ("Ada@Gemeente.Example", "Ada@gemeente.example"),
        ("ada@büro.example", "ada@xn--bro-hoa.example"),
        (LONGEST, LONGEST),
        (f"{LONGEST}{' ' * (LONGEST_ADDRESS - len(LONGEST))}", LONGEST),
        (f"{LONGEST}{' ' * (LONGEST_ADDRESS - len(LONGEST) + 1)}", None),
        ("äda@gemeente.example", None),
        ("Ada <ada@gemeente.example>", None),
        ("ada@gemeente", None),
        ("ada", None),
        ("", None),
    ],
)
def test_a_mail_address(typed: str, address: str | None) -> None:
    if address is None:
        with pytest.raises(ValueError, match=r"mail address|too long"):
            read_address(typed)
    else:
        assert read_address(typed) == address


def test_the_domain_is_what_stands_last() -> None:
    assert domain_of("ada@gemeente.example") == "gemeente.example"
    assert domain_of('"a@b"@gemeente.example') == "gemeente.example"


def test_a_holiday_is_minded_until_its_last_day() -> None:
    north, south, *_ = REGIONS
    periods = [Period(each, f"2026-{each}", "spring", TODAY, TODAY + DAY) for each in REGIONS]

    assert spans(periods, north, TODAY + DAY) == ((TODAY, TODAY + DAY),)
    assert spans(periods, south, TODAY + 2 * DAY) == ()
