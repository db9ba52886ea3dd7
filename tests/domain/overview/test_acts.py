"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.overview import privacy
from storage.models import Person
from tests.domain.acts import Act, check
from tests.domain.world import NOW, World

ACTS = [
    Act(
        "erased",
        "bram",
        lambda w, a: privacy.erase_person(w.session, w.session.get_one(Person, a.id), NOW),
        {
            "-search_document",
            "audit person.erased",
            "audit reflection.lowered",
            "brought_case.asked=",
            "brought_case.withdrawn_at=now",
            "capture.conclusion=",
            "capture.permalink=",
            "capture.state=expired",
            "case.asked_of_others=",
            "case.closed_at=now",
            "case.description=",
            "case.obstacle_kind=None",
            "case.phase=",
            "case.release_level=private",
            "case.title=verwijderd",
            "handover.answered_at=now",
            "handover.state=lapsed",
            "handover_answered to ada",
            "insight.state=withdrawn",
            "insight.title=verwijderd",
            "insight.what=",
            "insight.withdrawn_at=now",
            "insight.withdrawn_reason=author",
            "insight_source.answered_at=now",
            "insight_source.consent=refused",
            "insight_source.consented_level=private",
            "intention.level=private",
            "intention.state=dropped",
            "intention.text=",
            "intention.wanted_level=private",
            "membership.left_at=now",
            "note.text=",
            "parked_point.text=",
            "person.external_id=erased-2",
            "person.inactive_since=now",
            "person.is_active=False",
            "person.name=verwijderd",
            "prompt.state=skipped",
            "reflection.release_level=private",
            "reflection.text=",
            "reflection.wanted_level=private",
            "release_answered to ada",
            "stale capture_request",
            "stale handover",
            "stale host_question",
            "stale learning_question",
            "stale poll",
            "stale prompt",
            "stale release_answered",
            "stale release_request",
            "subscription.ended_at=now",
        },
        again={
            "audit person.erased",
            "audit reflection.lowered",
            "stale capture_request",
            "stale handover",
            "stale handover_answered",
            "stale host_question",
            "stale learning_question",
            "stale poll",
            "stale prompt",
            "stale release_answered",
            "stale release_request",
        },
        tells=False,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
