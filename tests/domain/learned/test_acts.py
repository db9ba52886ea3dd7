"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.learned import captures, intentions
from bot.domain.learned.captures import CaptureWords, Source
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
    Act(
        "capture asked",
        "chris",
        lambda w, a: captures.ask(
            w.session,
            a,
            Source(w.bram.address, "C0KRING", "2.000100", "", "gemeente", False),
            w.circle.id,
            "Vragen loont.",
            NOW,
        ),
        {"+capture state=asked", "audit capture.asked", "capture_request to bram"},
        again="capture-before",
        barred={
            "bram": "error-not-found",
            "dora": "capture-not-together",
            "mia": "capture-not-together",
        },
    ),
    Act(
        "capture accepted",
        "bram",
        lambda w, a: captures.accept(
            w.session,
            a,
            w.capture,
            CaptureWords("Klein beginnen helpt.", ReleaseLevel.CIRCLE, "Gezegd"),
            NOW,
        ),
        {
            "+prompt state=answered",
            "+reflection wanted_level=circle release_level=private",
            "audit capture.kept",
            "audit reflection.kept",
            "capture.conclusion=",
            "capture.permalink=",
            "capture.state=kept",
            "capture_answered to chris",
            "stale capture_request",
        },
        again="capture-settled",
        barred=OWN,
    ),
    Act(
        "capture refused",
        "bram",
        lambda w, a: captures.refuse(w.session, a, w.capture, NOW),
        {
            "audit capture.refused",
            "capture.conclusion=",
            "capture.permalink=",
            "capture.state=refused",
            "capture_answered to chris",
            "stale capture_request",
        },
        again="capture-settled",
        barred=OWN,
        tells=False,
    ),
    Act(
        "own words kept",
        "bram",
        lambda w, a: captures.keep_own(
            w.session,
            a,
            Source(w.bram.address, "C0KRING", "3.000100", "", "gemeente", False),
            w.circle.id,
            CaptureWords("Vragen loont.", ReleaseLevel.CIRCLE, "Gezegd"),
            NOW,
        ),
        {
            "+prompt state=answered",
            "+reflection wanted_level=circle release_level=private",
            "audit reflection.kept",
        },
        again={
            "+reflection wanted_level=circle release_level=private",
            "audit reflection.kept",
        },
        barred=OWN,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
