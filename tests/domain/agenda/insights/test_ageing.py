"""When someone is asked whether old cards still hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.agenda.due import due
from bot.domain.agenda.insights.ageing import (
    NOT_AGAIN_WITHIN,
    OLD_AFTER,
    AskedBefore,
    Facts,
    OldCard,
    plan,
)
from bot.domain.base.kinds import Due
from bot.domain.people.working_hours import Rhythm

TUESDAY = datetime(2027, 3, 2, 10, 0, tzinfo=UTC)
WRITTEN = TUESDAY - OLD_AFTER
CARD = OldCard(1, 7, 3, Rhythm(), WRITTEN)
HOUR = timedelta(hours=1)


def said(
    cards: Sequence[OldCard], asked: Mapping[int, AskedBefore], now: datetime
) -> list[Due]:
    return list(due(plan(Facts(cards, asked), now), now))


@pytest.mark.parametrize(
    ("age", "before", "asked"),
    [
        (OLD_AFTER, None, True),
        (OLD_AFTER - HOUR, None, False),
        (3 * OLD_AFTER, None, True),  # nobody was asked for years: it did not expire
        (3 * OLD_AFTER, NOT_AGAIN_WITHIN + HOUR, True),
        (3 * OLD_AFTER, NOT_AGAIN_WITHIN - HOUR, False),
    ],
)
def test_a_year_old_and_once_a_quarter(
    age: timedelta, before: timedelta | None, asked: bool
) -> None:
    card = replace(CARD, holds_since=TUESDAY - age)
    earlier = {3: AskedBefore(4, TUESDAY - before)} if before is not None else {}

    found = said([card], earlier, TUESDAY)

    assert bool(found) is asked
    assert all(each.until > TUESDAY for each in found)


def test_all_cards_of_a_person_are_one_message_with_its_own_key() -> None:
    cards = [CARD, replace(CARD, circle_id=8), replace(CARD, person_id=4)]

    found = said(cards, {3: AskedBefore(2, TUESDAY - OLD_AFTER)}, TUESDAY)

    assert [(each.to, each.subject_id, each.occasion) for each in found] == [
        (3, 3, "3"),
        (4, 4, "1"),
    ]


@pytest.mark.parametrize("hour", [5, 19])
def test_never_outside_working_hours(hour: int) -> None:
    assert said([CARD], {}, TUESDAY.replace(hour=hour)) == []
    saturday = TUESDAY + timedelta(days=4)
    assert said([CARD], {}, saturday) == []
