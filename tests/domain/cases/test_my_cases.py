"""Who may read a case, and the one day on which its owner is asked about it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.domain.cases import my_cases
from bot.domain.cases.my_cases import FURTHEST
from storage.models import BroughtCase, Case, ReleaseLevel
from tests.domain.refused import refusal
from tests.domain.world import NOW, World

TODAY, DAY = NOW.date(), timedelta(days=1)
CIRCLE = ReleaseLevel.CIRCLE


@pytest.fixture
def brought(w: World) -> Case:
    """Bram's case lay on the table of the session that ended."""
    row = update(BroughtCase).where(BroughtCase.id == w.brought)
    w.session.execute(row.values(meeting_id=w.past.id))
    w.session.expire_all()
    return w.case


@pytest.mark.parametrize(
    ("level", "ask_on", "said"),
    [
        (CIRCLE, None, None),
        (ReleaseLevel.PRIVATE, None, None),
        (CIRCLE, TODAY, ("ask_on", "case-ask-day")),
        (CIRCLE, TODAY + DAY, None),
        (CIRCLE, TODAY + FURTHEST, None),
        (CIRCLE, TODAY + FURTHEST + DAY, ("ask_on", "case-ask-day")),
    ],
)
def test_a_reach(
    w: World, brought: Case, level: ReleaseLevel, ask_on: date | None, said: object
) -> None:
    def reach() -> object:
        return my_cases.set_reach(w.session, w.bram, brought.id, level, ask_on, NOW)

    assert refusal(reach) == said
    if said is None:
        assert (brought.release_level, brought.ask_on) == (level, ask_on)


def test_a_day_that_stands_may_be_over(w: World, brought: Case) -> None:
    proposed = my_cases.one(w.session, w.bram, brought.id).asks_on
    assert proposed is not None

    later = NOW + (proposed - TODAY) + DAY
    my_cases.set_reach(w.session, w.bram, brought.id, CIRCLE, proposed, later)
    assert brought.ask_on is None  # nobody chose it

    chosen = TODAY + 2 * DAY
    my_cases.set_reach(w.session, w.bram, brought.id, CIRCLE, chosen, NOW)
    my_cases.set_reach(w.session, w.bram, brought.id, CIRCLE, chosen, NOW + 5 * DAY)
    assert brought.ask_on == chosen
