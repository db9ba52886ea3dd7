"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.circulation import feedback, reuse
from bot.domain.readers import subscriptions
from tests.domain.acts import Act, check
from tests.domain.world import NOW, World

ACTS = [
    Act(
        "news wanted",
        "bram",
        lambda w, a: reuse.choose(w.session, a, NOW, wants=True),
        {"+reuse_choice wants", "audit reuse.chosen"},
        tells=False,
    ),
    Act(
        "news not wanted",
        "bram",
        lambda w, a: reuse.choose(w.session, a, NOW, wants=False),
        {"+reuse_choice", "audit reuse.chosen"},
        tells=False,
    ),
    Act(
        "digests asked",
        "dora",
        lambda w, a: subscriptions.subscribe(w.session, a, subscriptions.Wish(), NOW),
        {"+subscription rhythm=each"},
    ),
    Act(
        "digests stopped",
        "bram",
        lambda w, a: subscriptions.stop(w.session, a, NOW),
        {"subscription.ended_at=now"},
    ),
    Act(
        "passed by",
        "dora",
        lambda w, a: feedback.pass_by(w.session, a, w.card.id, NOW),
        {"+not_for_me", "audit insight.passed"},
        tells=False,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
