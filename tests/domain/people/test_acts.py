"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.people import absences
from bot.domain.people.absences import Absence
from tests.domain.acts import EVERYBODY, Act, check
from tests.domain.world import NOW, WEEK, World

LATER = Absence(NOW.date() + 2 * WEEK, NOW.date() + WEEK)
ACTS = [
    Act(
        "away",
        "bram",
        lambda w, a: absences.go(w.session, a, Absence(NOW.date() + WEEK), NOW),
        {"person.away_until=2026-03-11"},
    ),
    Act(
        "away later",
        "bram",
        lambda w, a: absences.go(w.session, a, LATER, NOW),
        {"person.away_from=2026-03-11", "person.away_until=2026-03-18"},
    ),
    Act(
        "not away after all",
        "bram",
        lambda w, a: absences.come_back(w.session, a, NOW),
        {"person.away_from=None", "person.away_until=None"},
        again="away-is-there",
        barred=dict.fromkeys(EVERYBODY, "away-is-there"),
        first=lambda w: absences.go(w.session, w.bram, LATER, NOW),
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
