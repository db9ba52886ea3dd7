"""How long two people are kept for each other when one of them never answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.agenda.people.introductions import ANSWER_WITHIN, NOT_TWICE_WITHIN
from bot.domain.base.kinds import MessageKind
from bot.domain.questions import introductions
from bot.errors import AlreadyDone
from storage.database import Database
from storage.models import (
    Delivery,
    Exchange,
    Introduction,
    IntroductionState,
    LearningQuestion,
    QuestionState,
)
from tests.domain.seeds import NOON, Seed, seed

CUPS = "Hoe werkt statiegeld op koffiebekers?"
MOMENT = timedelta(seconds=1)
GIVER, ASKER = "bram", "chris"


def only(session: Session) -> int:
    return session.scalars(select(Introduction.id)).one()


@pytest.fixture
def there(database: Database) -> Seed:
    """Chris asked a question, and Bram was asked at noon whether he would like to help."""
    with database.begin() as session:
        found = seed(session)
        workspace_id = found.circle.workspace_id
        question = LearningQuestion(
            workspace_id=workspace_id,
            asker_id=found.chris.id,
            circle_id=found.circle.id,
            text=CUPS,
            state=QuestionState.ACCEPTED,
            may_introduce=True,
            created_at=NOON,
        )
        offer = Exchange(
            workspace_id=workspace_id,
            person_id=found.bram.id,
            wants="",
            brings=CUPS,
            is_open=True,
            updated_at=NOON,
        )
        session.add_all([question, offer])
        session.flush()
        assert introductions.begin(session, workspace_id, question.id, found.bram.id, NOON)
        return found


@pytest.mark.parametrize(
    ("asker_asked_after", "passed", "busy"),
    [
        # The giver says nothing: the asker is kept for two weeks, the giver rests for a month.
        (None, ANSWER_WITHIN - MOMENT, {GIVER, ASKER}),
        (None, ANSWER_WITHIN, {GIVER}),
        (None, NOT_TWICE_WITHIN, set()),
        # The asker says nothing: two weeks from their own question on, and then a month's rest.
        (timedelta(days=10), timedelta(days=24) - MOMENT, {GIVER, ASKER}),
        (timedelta(days=10), NOT_TWICE_WITHIN, {ASKER}),
        (timedelta(days=10), timedelta(days=40), set()),
    ],
)
def test_who_never_answers_is_not_busy_for_ever(
    database: Database,
    there: Seed,
    asker_asked_after: timedelta | None,
    passed: timedelta,
    busy: set[str],
) -> None:
    with database.begin() as session:
        if asker_asked_after is not None:
            introductions.say_yes(session, there.bram, only(session), NOON + asker_asked_after)

    with database.read() as session:
        found = introductions.busy(session, NOON + passed)

    assert found == {getattr(there, name).id for name in busy}


def test_a_yes_within_two_weeks_counts_and_one_after_it_does_not(
    database: Database, there: Seed
) -> None:
    with database.begin() as session, pytest.raises(AlreadyDone):
        introductions.say_yes(session, there.bram, only(session), NOON + ANSWER_WITHIN)
    with database.begin() as session:
        introductions.say_yes(session, there.bram, only(session), NOON + ANSWER_WITHIN - MOMENT)

    asked_again = NOON + 2 * ANSWER_WITHIN - MOMENT
    with database.begin() as session, pytest.raises(AlreadyDone):
        introductions.say_yes(session, there.chris, only(session), asked_again)
    with database.begin() as session:
        introductions.say_yes(session, there.chris, only(session), asked_again - MOMENT)
        assert session.scalars(select(Introduction.state)).one() is IntroductionState.MADE
        said = session.execute(select(Delivery.kind, Delivery.expires_at)).all()
        assert {(kind, ends) for kind, ends in said} == {
            (MessageKind.INTRODUCTION_OFFER.value, NOON + 2 * ANSWER_WITHIN - MOMENT),
            (MessageKind.INTRODUCTION.value, None),
        }
