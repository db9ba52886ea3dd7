"""Who hears that others use their card, and that something else came of what they gave."""

from datetime import datetime, timedelta

import pytest

from bot.domain.agenda.insights.reuse import Listener, month_before
from bot.domain.circulation import reuse as told
from bot.domain.upcoming import heartbeat
from bot.domain.upcoming.insights import reuse
from storage.models import Person
from tests.domain.world import NOW, World, used

SECOND = timedelta(seconds=1)
BEGIN, END = month_before(NOW, "Europe/Amsterdam")


def heard(w: World) -> Listener:
    w.session.flush()
    [found] = reuse.load(w.session, heartbeat.begin(w.session, NOW)).listeners
    assert found.person_id == w.bram.id
    return found


def test_a_use_is_told_as_such_and_apart_from_what_else_came(w: World) -> None:
    """Bram's words became the card, which Dora uses."""
    told.choose(w.session, w.bram, NOW, wants=True)

    before = heard(w)
    used(w)
    after = heard(w)

    assert (before.used_at, before.since) == ([], None)
    assert (after.used_at, after.since) == ([NOW], NOW)
    assert before.came_at == after.came_at != []


@pytest.mark.parametrize(
    ("released_at", "is_told"),
    [
        (BEGIN - SECOND, False),
        (BEGIN, True),
        (END - SECOND, True),
        (END, False),
    ],
)
def test_a_card_is_new_in_the_month_of_its_release(
    w: World, released_at: datetime, *, is_told: bool
) -> None:
    w.card.released_at = released_at
    w.session.flush()

    news = told.told(w.session, w.session.get_one(Person, w.bram.id), NOW)

    assert (news is not None) is is_told
