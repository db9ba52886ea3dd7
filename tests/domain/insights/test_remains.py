"""Of what a new card can be made once an author took one back."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.domain.harvest import harvest
from bot.domain.insights import remains
from bot.domain.insights.release import BY_AUTHOR
from storage.models import Insight, InsightSource, InsightState, ReleaseLevel
from tests.domain.refused import refusal
from tests.domain.seeds import NOON
from tests.domain.world import NOW, World

GONE = InsightState.WITHDRAWN


def taken_back(
    w: World, state: InsightState, reason: str, level: ReleaseLevel, at: datetime
) -> Insight:
    """A card of Bram's answer, about which another author changed their mind."""
    card = w.asked
    card.state, card.withdrawn_reason, card.withdrawn_at = state, reason, at
    for source in w.session.scalars(
        select(InsightSource).where(InsightSource.insight_id == card.id)
    ):
        source.consented_level = level
    w.card.created_at = w.draft.created_at = NOON
    w.session.flush()
    return card


@pytest.mark.parametrize(
    ("state", "reason", "level", "at", "said"),
    [
        (GONE, BY_AUTHOR, ReleaseLevel.NETWORK, NOW, None),
        (GONE, BY_AUTHOR, ReleaseLevel.PUBLIC, NOW, None),
        (GONE, BY_AUTHOR, ReleaseLevel.CIRCLE, NOW, "remains-none"),  # they did not let it go
        (GONE, "wrong", ReleaseLevel.NETWORK, NOW, "remains-none"),
        (InsightState.PROPOSED, BY_AUTHOR, ReleaseLevel.NETWORK, NOW, "remains-none"),
        (GONE, BY_AUTHOR, ReleaseLevel.NETWORK, NOON, "remains-none"),  # one was made since
    ],
)
def test_what_remains(
    w: World,
    state: InsightState,
    reason: str,
    level: ReleaseLevel,
    at: datetime,
    said: object,
) -> None:
    card = taken_back(w, state, reason, level, at)

    assert refusal(lambda: remains.of_facilitator(w.session, w.ada, card.id)) == said
    assert remains.is_to_be_made(w.session, card) is (said is None)
    if said is None:
        bench = harvest.workbench_of_remains(w.session, w.ada, card.id)
        assert list(bench.chosen) == [w.answer.id]
        assert bench.instead_of is card


def test_who_may_make_it_anew(w: World) -> None:
    card = taken_back(w, GONE, BY_AUTHOR, ReleaseLevel.NETWORK, NOW)

    for name, said in (("bram", "error-facilitator-only"), ("dora", "error-not-found")):
        who = w.who(name)
        assert refusal(lambda: remains.of_facilitator(w.session, who, card.id)) == said  # noqa: B023
