"""Making cards: whose words may be used, and how far the card goes."""

from collections.abc import Collection
from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.insights import cards, curation, drafts
from bot.domain.insights.cards import Proposal
from bot.domain.insights.release import ProposalResult
from bot.errors import AlreadyDone, NotAllowed, NotFound
from storage.database import Database
from storage.models import (
    Delivery,
    Insight,
    InsightSource,
    InsightState,
    Kind,
    Outcome,
    ReleaseLevel,
)
from tests.domain.seeds import NOON, Seed, reflection, seed

SHARED = [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC]


def proposal(level: ReleaseLevel, title: str = "Begin klein") -> Proposal:
    return Proposal(
        title, "Wij begonnen klein.", Outcome.WORKED, "", "", "food", Kind.TIP, level
    )


def propose(
    session: Session, actor: Actor, card: Proposal, ids: Collection[int], now: datetime
) -> ProposalResult:
    note = drafts.prepare(session, actor, None, card, ids, now)
    assert isinstance(note, Insight)
    return drafts.propose(session, actor, note.id, now)


@pytest.mark.parametrize(
    "own", [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC]
)
@pytest.mark.parametrize(
    "level", [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC]
)
def test_an_author_is_asked_when_the_card_leaves_the_circle(
    database: Database, own: ReleaseLevel, level: ReleaseLevel
) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, own)
        result = propose(session, there.ada, proposal(level), [written.id], NOON)

        further = level > ReleaseLevel.CIRCLE
        assert result.asked == further
        assert (result.insight.state is InsightState.RELEASED) == (not further)
        requests = session.scalars(
            select(Delivery.person_id).where(Delivery.kind == "release_request")
        ).all()
        assert requests == ([there.bram.id] if further else [])


def test_an_author_of_several_sources_is_asked_once(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        first = reflection(session, there, there.bram, ReleaseLevel.CIRCLE)
        second = reflection(session, there, there.chris, ReleaseLevel.CIRCLE)
        second.author_id = there.bram.id
        session.flush()
        result = propose(
            session, there.ada, proposal(ReleaseLevel.PUBLIC), [first.id, second.id], NOON
        )

        assert result.asked == 1
        assert session.scalar(select(func.count()).select_from(Delivery)) == 1


@pytest.mark.parametrize("which", ["private", "missing", "other workspace", "one of each"])
def test_only_what_the_circle_may_read_becomes_a_card(database: Database, which: str) -> None:
    with database.begin() as session:
        there = seed(session)
        other = seed(session, "T0OTHER")
        private = reflection(session, there, there.bram, ReleaseLevel.PRIVATE)
        shared = reflection(session, there, there.chris, ReleaseLevel.PUBLIC)
        foreign = reflection(session, other, other.bram, ReleaseLevel.PUBLIC)
    ids: dict[str, Collection[int]] = {
        "private": [private.id],
        "missing": [999],
        "other workspace": [foreign.id],
        "one of each": [shared.id, foreign.id],
    }

    with pytest.raises(NotFound), database.begin() as session:
        propose(session, there.ada, proposal(ReleaseLevel.CIRCLE), ids[which], NOON)

    with database.read() as session:
        assert session.scalars(select(Insight)).all() == []


def test_only_a_facilitator_makes_cards(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.PUBLIC)

    with pytest.raises(NotAllowed), database.begin() as session:
        propose(session, there.bram, proposal(ReleaseLevel.CIRCLE), [written.id], NOON)


def test_a_source_that_went_private_keeps_its_say(database: Database) -> None:
    """The facilitator cannot shake off an author by changing the card."""
    with database.begin() as session:
        there = seed(session)
        first = reflection(session, there, there.bram, ReleaseLevel.NETWORK)
        second = reflection(session, there, there.chris, ReleaseLevel.NETWORK)
        card = proposal(ReleaseLevel.NETWORK)
        made = propose(session, there.ada, card, [first.id, second.id], NOON)
        first.release_level = ReleaseLevel.PRIVATE
        session.flush()

        changed = cards.revise(
            session,
            there.ada,
            made.insight.id,
            proposal(ReleaseLevel.NETWORK, "Anders"),
            [second.id],
            NOON,
        )

        assert changed.asked == 2  # other words
        assert changed.insight.state is InsightState.PROPOSED
        links = session.scalars(select(InsightSource.reflection_id)).all()
        assert set(links) == {first.id, second.id}


def test_a_withdrawn_card_stays_withdrawn(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.NETWORK)
        card = proposal(ReleaseLevel.NETWORK)
        made = propose(session, there.ada, card, [written.id], NOON)
        curation.withdraw(session, there.ada, made.insight.id, "outdated", "", NOON)

    for attempt in (_revise, _retract):
        with pytest.raises(AlreadyDone), database.begin() as session:
            attempt(session, there, made.insight.id, written.id)


def _revise(session: Session, there: Seed, insight_id: int, source_id: int) -> None:
    card = proposal(ReleaseLevel.NETWORK, "Anders")
    cards.revise(session, there.ada, insight_id, card, [source_id], NOON)


def _retract(session: Session, there: Seed, insight_id: int, source_id: int) -> None:
    curation.withdraw(session, there.ada, insight_id, "outdated", "", NOON)
