"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.learned import intentions
from storage.models import IntentionState, ReleaseLevel
from tests.domain.acts import OWN, STRANGERS, Act, check
from tests.domain.world import NOW, WEEK, World

ACTS = [
    Act(
        "intention kept",
        "chris",
        lambda w, a: intentions.keep(
            w.session,
            a,
            intentions.IntentionForm(
                w.past.id, "Vragen", ReleaseLevel.CIRCLE, NOW.date() + WEEK
            ),
            NOW,
        ),
        {
            "+intention level=private wanted_level=circle state=open",
            "audit intention.kept",
            "stale prompt",
        },
        again={"audit intention.kept", "stale prompt"},
        barred=STRANGERS,
    ),
    Act(
        "intention reworded",
        "bram",
        lambda w, a: intentions.keep(
            w.session,
            a,
            intentions.IntentionForm(
                w.past.id, "Mailen", ReleaseLevel.CIRCLE, NOW.date() + WEEK
            ),
            NOW,
        ),
        {
            "audit intention.kept",
            "intention.level=private",
            "intention.text=Mailen",
            "stale prompt",
        },
        again={"audit intention.kept", "stale prompt"},
        barred=STRANGERS,
    ),
    Act(
        "intention done",
        "bram",
        lambda w, a: intentions.answer(w.session, a, w.intention.id, IntentionState.DONE, NOW),
        {
            "audit intention.done",
            "intention.answered_at=now",
            "intention.state=done",
            "stale prompt",
        },
        again={"audit intention.done", "stale prompt"},
        barred=OWN,
    ),
    Act(
        "intention told",
        "bram",
        lambda w, a: intentions.tell(
            w.session,
            a,
            intentions.IntentionResult(
                w.intention.id, IntentionState.DONE, "Het werkte", ReleaseLevel.CIRCLE
            ),
            NOW,
        ),
        {
            "audit intention.done",
            "intention.answered_at=now",
            "intention.happened=Het werkte",
            "intention.level=private",
            "intention.state=done",
            "stale prompt",
        },
        again={"audit intention.done", "stale prompt"},
        barred=OWN,
    ),
    Act(
        "intention dropped",
        "bram",
        lambda w, a: intentions.drop(w.session, a, w.intention.id, NOW),
        {
            "audit intention.dropped",
            "intention.answered_at=now",
            "intention.level=private",
            "intention.state=dropped",
            "stale prompt",
        },
        again={"audit intention.dropped", "stale prompt"},
        barred=OWN,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
