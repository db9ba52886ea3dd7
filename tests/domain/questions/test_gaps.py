"""What is asked and not known: how much of it is told."""

import pytest

from bot.domain.questions import gaps
from storage.database import Database
from storage.models import LearningQuestion, Person, QuestionState, Surface
from tests.domain.seeds import NOON, seed


@pytest.mark.parametrize(
    ("askers", "told"), [(1, []), (2, [False]), (4, [False]), (5, [True]), (6, [True])]
)
def test_often_is_what_five_people_ask(
    database: Database, askers: int, told: list[bool]
) -> None:
    with database.begin() as session:
        there = seed(session)
        workspace_id = there.circle.workspace_id
        people = [
            Person(
                workspace_id=workspace_id,
                surface=Surface.SLACK,
                external_id=f"U0VRAGER{number}",
                name="Vrager",
                language="nl",
                time_zone="Europe/Amsterdam",
                refreshed_at=NOON,
            )
            for number in range(askers)
        ]
        session.add_all(people)
        session.flush()
        session.add_all(
            LearningQuestion(
                workspace_id=workspace_id,
                asker_id=person.id,
                circle_id=there.circle.id,
                text="Hoe krijg je statiegeld op bekers?",
                created_at=NOON,
            )
            for person in people
        )
        session.flush()

        found = gaps.for_reader(session, workspace_id, there.ada.id)

    assert [each.is_asked_often for each in found] == told


def test_what_a_circle_took_up_gives_its_words(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        asked = [
            LearningQuestion(
                workspace_id=there.circle.workspace_id,
                asker_id=asker.id,
                circle_id=there.circle.id,
                text=text,
                state=state,
                created_at=NOON,
            )
            for asker, text, state in (
                (there.bram, "Hoe werkt statiegeld op bekers?", QuestionState.OPEN),
                (there.chris, "Statiegeld op bekers: hoe werkt het?", QuestionState.ACCEPTED),
            )
        ]
        session.add_all(asked)
        session.flush()

        [found] = gaps.for_reader(session, there.circle.workspace_id, there.ada.id)
        assert (found.text, found.is_on_agenda) == (asked[1].text, True)

        asked[1].state = QuestionState.OPEN
        [found] = gaps.for_reader(session, there.circle.workspace_id, there.ada.id)
        assert not found.is_on_agenda
