"""What is there already is offered to recognise; what someone may not read, is not there."""

import pytest
from sqlalchemy.orm import Session

from bot.domain.harvest import cards, drafts
from bot.domain.harvest.duplicates import SAME_TEXT, Twin, near, text_similarity
from bot.domain.people.people import as_actor
from bot.search import search
from storage.database import Database
from storage.models import (
    Circle,
    CircleState,
    InsightState,
    Kind,
    Membership,
    Outcome,
    Person,
    ReleaseLevel,
    Role,
    Surface,
)
from tests.domain.seeds import NOON, Seed, insight, reflection, seed

WORDS = "Het materialenpaspoort vult de aannemer in bij de oplevering."


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (WORDS, True),
        ("Bij de oplevering vult de aannemer het materialenpaspoort in!", True),
        (WORDS.replace("vult", "vulde"), True),
        ("Het materialenpaspoort bleek te duur voor de gemeente.", False),
        ("", False),
    ],
)
def test_other_order_and_spelling_are_alike(other: str, alike: bool) -> None:
    assert (text_similarity(WORDS, other) >= SAME_TEXT) is alike


@pytest.mark.parametrize("level", [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK])
def test_a_closed_twin_is_as_if_it_were_not_there(
    database: Database, level: ReleaseLevel
) -> None:
    """Someone outside the circle gets the same answer with the closed card and without it."""
    with database.begin() as session:
        there = seed(session)
        outsider = Person(
            workspace_id=there.circle.workspace_id,
            surface=Surface.SLACK,
            external_id="U0EVA",
            name="Eva",
            refreshed_at=NOON,
        )
        session.add(outsider)
        session.flush()
        eva = as_actor(outsider)
        before = near(session, eva, "Titel", WORDS)
        card = insight(session, there, level, InsightState.RELEASED)
        card.what = WORDS
        session.flush()
        search.index(session, card.workspace_id, card.id)

        after = near(session, eva, "Titel", WORDS)
        member = near(session, there.bram, "Titel", WORDS)

        assert before is None
        assert (after is None) is (level is ReleaseLevel.CIRCLE)
        assert member is not None


def test_a_facilitator_of_another_circle_just_makes_the_card(database: Database) -> None:
    """With a closed near-twin elsewhere and without: the same result."""
    with database.begin() as session:
        there = seed(session)
        closed = insight(session, there, ReleaseLevel.CIRCLE, InsightState.RELEASED)
        closed.what = WORDS
        session.flush()
        search.index(session, closed.workspace_id, closed.id)
        written = reflection(session, there, there.chris, ReleaseLevel.NETWORK, WORDS)
        card = cards.Proposal(
            "Titel", WORDS, Outcome.WORKED, "", "", "food", Kind.TIP, ReleaseLevel.NETWORK
        )
        inside = drafts.prepare(session, there.ada, None, card, [written.id], NOON)
        assert isinstance(inside, Twin)

        # The closed card is one of a circle that Ada is not in.
        other = seed_circle(session, there)
        closed.circle_id = other
        session.flush()
        search.index(session, closed.workspace_id, closed.id)
        outside = drafts.prepare(session, there.ada, None, card, [written.id], NOON)

        assert isinstance(outside, drafts.NoteSeen)


def seed_circle(session: Session, there: Seed) -> int:
    """A circle of Bram alone."""
    circle = Circle(
        workspace_id=there.circle.workspace_id,
        name="Andere kring",
        theme="food",
        purpose="Leren.",
        channel="C0ANDERS",
        state=CircleState.ACTIVE,
        created_at=NOON,
        created_by=there.bram.id,
    )
    session.add(circle)
    session.flush()
    session.add(
        Membership(
            workspace_id=circle.workspace_id,
            circle_id=circle.id,
            person_id=there.bram.id,
            role=Role.FACILITATOR,
            joined_at=NOON,
        )
    )
    session.flush()
    return circle.id
