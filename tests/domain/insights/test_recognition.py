"""Recognising, contradicting and using cards of others."""

import pytest
from sqlalchemy import func, select

from bot.domain.insights import card_words
from bot.errors import NotFound
from bot.search import search
from storage.database import Database
from storage.models import InsightState, InsightUse, ReleaseLevel
from tests.domain.seeds import NOON, insight, seed


def test_a_use_is_kept_once_and_can_be_taken_back(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        card = insight(session, there, ReleaseLevel.NETWORK, InsightState.RELEASED)
        search.index(session, card.workspace_id, card.id)

        assert card_words.use(session, there.bram, card.id, NOON)
        assert not card_words.use(session, there.bram, card.id, NOON)
        assert session.scalar(select(func.count()).select_from(InsightUse)) == 1

        card_words.stop_using(session, there.bram, card.id, NOON)
        assert session.scalar(select(func.count()).select_from(InsightUse)) == 0


@pytest.mark.parametrize("which", ["closed", "withdrawn", "missing", "other workspace"])
def test_what_somebody_may_not_read_they_cannot_use(database: Database, which: str) -> None:
    with database.begin() as session:
        there = seed(session)
        other = seed(session, "T0OTHER")
        level = ReleaseLevel.CIRCLE if which == "closed" else ReleaseLevel.NETWORK
        state = InsightState.WITHDRAWN if which == "withdrawn" else InsightState.RELEASED
        card = insight(session, there, level, state)
        search.index(session, card.workspace_id, card.id)
        insight_id = 999 if which == "missing" else card.id
        stranger = there.bram if which in {"withdrawn", "missing"} else other.bram
        with pytest.raises(NotFound):
            card_words.use(session, stranger, insight_id, NOON)

        assert session.scalar(select(func.count()).select_from(InsightUse)) == 0
