"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.people import absences
from tests.domain.acts import Act, check
from tests.domain.world import NOW, WEEK, World

ACTS = [
    Act(
        "away",
        "bram",
        lambda w, a: absences.go(w.session, a, NOW.date() + WEEK, NOW),
        {"person.away_until=2026-03-11"},
        tells=False,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
