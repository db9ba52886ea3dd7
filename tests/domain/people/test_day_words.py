"""How people write the day on which they are back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.day_words import first_day_back

TODAY = date(2026, 7, 29)  # a Wednesday


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("tot 14 augustus", "2026-08-14"),
        ("14 aug", "2026-08-14"),
        ("Tot Vrijdag 14 Augustus 2026", "2026-08-14"),
        ("t/m 14 augustus", "2026-08-15"),
        ("tot en met 14 augustus.", "2026-08-15"),
        ("until 2026-08-14", "2026-08-14"),
        ("until and including August 14", "2026-08-15"),
        ("through 14 August", "2026-08-15"),
        ("until the 14th of August", "2026-08-14"),
        ("till Aug. 14, 2026", "2026-08-14"),
        ("14-8", "2026-08-14"),
        ("14/08/2026", "2026-08-14"),
        ("14.8.26", "2026-08-14"),
        ("tot 3 januari", "2027-01-03"),
        ("tot 29 juli", "2027-07-29"),  # today: the next one that comes
        ("tot 1 mei 2026", "2026-05-01"),  # past: refused elsewhere, with its own sentence
        ("tot 29 februari 2028", "2028-02-29"),
        ("tot morgen", "2026-07-30"),
        ("until tomorrow", "2026-07-30"),
        ("overmorgen", "2026-07-31"),
        ("tot vrijdag", "2026-07-31"),
        ("until wednesday", "2026-08-05"),
        ("tot volgende week", "2026-08-03"),
        ("until next week Thursday", "2026-08-06"),
        ("tot volgende maandag", "2026-08-03"),
        ("twee weken", "2026-08-12"),
        ("for 3 weeks", "2026-08-19"),
        ("over 10 dagen", "2026-08-08"),
    ],
)
def test_what_is_understood(said: str, back: str) -> None:
    assert first_day_back(said, TODAY) == date.fromisoformat(back)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "tot",
        "tot straks",
        "31 februari",
        "14",
        "13-13",
        "ma",
        "2026-99-99",
        "<!channel>",
        "tot 14 augustus en daarna ook niet",
        "0-0-0000",
    ],
)
def test_what_is_not(said: str) -> None:
    assert first_day_back(said, TODAY) is None


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_day_or_not(said: str) -> None:
    found = first_day_back(said, TODAY)

    assert found is None or isinstance(found, date)


@given(st.dates(date(2026, 7, 30), date(2027, 7, 28)))
def test_every_day_of_the_coming_year_can_be_named(day: date) -> None:
    assert first_day_back(f"tot {day.day}-{day.month}", TODAY) == day
    assert first_day_back(f"until {day.isoformat()}", TODAY) == day
