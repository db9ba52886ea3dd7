"""Making cards: whose words may be used, and how far the card goes."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.harvest import cards, drafts
from bot.domain.harvest.cards import Proposal
from bot.domain.insights import curation, release
from bot.domain.insights.card_words import as_card
from bot.domain.insights.release import ProposalResult
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound
from storage.database import Database
from storage.models import (
    Insight,
    InsightSource,
    InsightState,
    Kind,
    Outcome,
    ReleaseLevel,
)
from tests.domain.seeds import NOON, Seed, due_at, reflection, seed

Keep = Callable[..., object]
HOUR = timedelta(hours=1)  # what is asked together is gathered first
SHARED = [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC]


def proposal(level: ReleaseLevel, title: str = "Begin klein") -> Proposal:
    return Proposal(
        title, "Wij begonnen klein.", Outcome.WORKED, "", "", "food", Kind.TIP, level
    )


def propose(
    session: Session, actor: Actor, card: Proposal, ids: Collection[int], now: datetime
) -> ProposalResult:
    note = drafts.prepare(session, actor, None, card, ids, now)
    assert isinstance(note, drafts.NoteSeen)
    return drafts.propose(session, actor, note.insight.id, now)


def requests(session: Session) -> list[int | None]:
    """Who is asked at the next heartbeat."""
    kind = MessageKind.RELEASE_REQUEST
    return [message.to for message in due_at(session, NOON + HOUR) if message.kind is kind]


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
        assert requests(session) == ([there.bram.id] if further else [])


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
        assert requests(session) == [there.bram.id]


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

    refused = InvalidInput if which == "one of each" else NotFound
    with pytest.raises(refused), database.begin() as session:
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


def test_an_answer_that_is_added_later_has_its_say(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        first = reflection(session, there, there.bram, ReleaseLevel.NETWORK)
        second = reflection(session, there, there.chris, ReleaseLevel.NETWORK)
        card = proposal(ReleaseLevel.NETWORK)
        made = propose(session, there.ada, card, [first.id], NOON)

        both = [first.id, second.id]
        changed = cards.revise(session, there.ada, made.insight.id, card, both, NOON)

        assert changed.asked == 2
        assert set(session.scalars(select(InsightSource.author_id))) == {
            there.bram.id,
            there.chris.id,
        }


def test_a_no_to_a_card_is_no_answer_to_the_next_one(database: Database) -> None:
    """What stays in the circle needs nobody's yes, also after a no to what would leave it."""
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.CIRCLE)
        made = propose(
            session, there.ada, proposal(ReleaseLevel.NETWORK), [written.id], NOON
        ).insight
        seen = release.fingerprint(as_card(made, there.circle.name), made.level)
        release.refuse(session, there.bram, made.id, seen, NOON)

        near = proposal(ReleaseLevel.CIRCLE)
        changed = cards.revise(session, there.ada, made.id, near, [written.id], NOON)

        assert changed.asked == 0
        assert changed.insight.state is InsightState.RELEASED


@pytest.mark.parametrize("level", [None, ReleaseLevel.PRIVATE])
def test_a_card_goes_to_the_circle_at_least(level: ReleaseLevel | None) -> None:
    cards.check(proposal(ReleaseLevel.CIRCLE))
    with pytest.raises(InvalidInput) as refusal:
        cards.check(replace(proposal(ReleaseLevel.CIRCLE), level=level))

    assert refusal.value.field == "level"


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


@pytest.mark.parametrize(
    ("forged", "field"),
    [
        ({"kind": Kind.PRINCIPLE}, "kind"),
        ({"theme": "nothing"}, "theme"),
        ({"case_id": 99}, "case"),
    ],
)
@pytest.mark.parametrize("keep", [drafts.save, drafts.prepare])
@pytest.mark.parametrize("is_note", [False, True])
def test_what_cannot_be_chosen_is_not_taken_from_a_forged_form(
    database: Database, *, keep: Keep, is_note: bool, forged: dict[str, Any], field: str
) -> None:
    """Neither at once nor by way of a note, which would vouch for itself afterwards."""
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.NETWORK)
        card = proposal(ReleaseLevel.NETWORK)
        note = drafts.save(session, there.ada, None, card, [written.id], NOON)
        insight_id = note.id if is_note else None

    with pytest.raises(InvalidInput) as refusal, database.begin() as session:
        keep(session, there.ada, insight_id, replace(card, **forged), [written.id], NOON)

    assert refusal.value.field == field
    with database.read() as session:
        [kept] = session.scalars(select(Insight))
    assert (kept.kind, kept.theme, kept.case_id) == (Kind.TIP, "food", None)
