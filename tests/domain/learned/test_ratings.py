"""Scores without names: each counts where it was given, and shows with four at a time."""

import pytest
from sqlalchemy import select

from bot.domain.learned import ratings
from bot.domain.learned.ratings import SCORES
from storage.learned import ratings as rows
from storage.models import Membership, Prompt, Role
from tests.domain.refused import refusal
from tests.domain.seeds import NOON
from tests.domain.world import NOW, World


def prompt(w: World) -> int:
    """Bram's, about the session that ended, in a circle that is no small group any more."""
    if not w.session.scalar(select(Membership.id).where(Membership.person_id == w.mia.id)):
        w.session.add_all(
            Membership(
                workspace_id=w.circle.workspace_id,
                circle_id=w.circle.id,
                person_id=each.id,
                role=Role.PARTICIPANT,
                joined_at=NOON,
            )
            for each in (w.dora, w.mia)
        )
        w.session.flush()
    query = select(Prompt.id).where(
        Prompt.person_id == w.bram.id, Prompt.meeting_id == w.past.id
    )
    return w.session.scalars(query.limit(1)).one()


@pytest.mark.parametrize("score", SCORES)
def test_a_score_counts_where_it_was_given(w: World, score: int) -> None:
    assert refusal(lambda: ratings.give(w.session, w.bram, prompt(w), score, NOW)) is None

    rating = rows.of_meeting(w.session, w.past)
    assert list(rating.given) == [int(each == score) for each in SCORES]
    assert sum(rating.shown) == 0
    again = refusal(lambda: ratings.give(w.session, w.bram, prompt(w), score, NOW))
    assert again == "rating-given-before"


def test_a_score_that_there_is_not(w: World) -> None:
    for score in (min(SCORES) - 1, max(SCORES) + 1):
        said = refusal(lambda: ratings.give(w.session, w.bram, prompt(w), score, NOW))  # noqa: B023
        assert said == "error-not-found"
