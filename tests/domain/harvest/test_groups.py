"""What a harvest costs, what comes next in it, and when an answer is turned round."""

import pytest
from sqlalchemy.orm import Session

from bot.domain.harvest import groups, harvest
from bot.domain.harvest.groups import Group
from bot.domain.insights.turning import turns_round
from storage.database import Database
from storage.learned.reflections import Written
from storage.models import Circle, Outcome, Person, Reflection, ReleaseLevel
from tests.domain.seeds import NOON, Seed, reflection, seed
from tests.heard import heard

WORKED, PARTLY, DID_NOT = Outcome.WORKED, Outcome.PARTLY, Outcome.DID_NOT
ANSWER = "Met een kleine afdeling die wil, werkt klein beginnen bij ons goed."


def answer(session: Session, there: Seed, count: int) -> None:
    """So many answers to one question; that one author gives one is a rule of the form."""
    first = reflection(session, there, there.bram, ReleaseLevel.CIRCLE)
    for n in range(count - 1):
        row = Reflection(
            workspace_id=first.workspace_id,
            prompt_id=first.prompt_id,
            circle_id=first.circle_id,
            author_id=first.author_id,
            wording=first.wording,
            text=f"Wij begonnen met afdeling {n % 7} en gebouw {n % 5}.",
            wanted_level=ReleaseLevel.CIRCLE,
            release_level=ReleaseLevel.CIRCLE,
            created_at=NOON,
            updated_at=NOON,
        )
        session.add(row)


@pytest.mark.parametrize("arranged", [False, True])
def test_a_thousand_answers_ask_the_database_as_often_as_ten(
    database: Database, arranged: bool
) -> None:
    counts = []
    for n, count in enumerate((10, 1000)):
        with database.begin() as session:
            there = seed(session, f"T0TEST{n}")
            answer(session, there, count)
        if arranged:
            with database.begin() as session:
                found = harvest.look(session, there.ada, there.circle.id, None, NOON)
                looked = groups.look(session, there.ada, found.groups[0].ids, lock=True)
                wish = groups.Wish("Klein", looked.group.ids if looked.group else [])
                groups.arrange(session, there.ada, looked, wish, NOON)
        with heard(database) as statements, database.read() as session:
            found = harvest.look(session, there.ada, there.circle.id, None, NOON)
        assert len(found.shared) == count
        assert sum(len(each.answers) for each in found.groups) == count
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 9


def group(*ids: int) -> Group:
    nobody, circle = Person(), Circle()
    return Group([Written(Reflection(id=n), nobody, circle, None) for n in ids])


@pytest.mark.parametrize(
    ("used", "done", "expected"),
    [
        ([], [], 1),
        ([1, 2], [1, 2], 3),
        ([3], [3], 4),
        ([3, 4, 5], [4, 5], 1),  # what was passed over comes at the end
        ([1, 3, 5], [3], None),
    ],
)
def test_what_comes_next(used: list[int], done: list[int], expected: int | None) -> None:
    found = groups.following([group(1, 2), group(3), group(4, 5)], used, done)

    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("after", "was", "becomes", "turned"),
    [
        (ANSWER, WORKED, WORKED, False),
        (ANSWER.replace("goed", "heel goed"), WORKED, WORKED, False),
        (ANSWER.lower().replace(",", ""), None, None, False),
        (f"{ANSWER} Daarna volgde de rest.", None, WORKED, False),
        (ANSWER.replace("afdeling", "afdelign"), WORKED, None, False),
        (ANSWER, WORKED, DID_NOT, True),
        (ANSWER, PARTLY, WORKED, True),
        (ANSWER.replace("goed", "niet goed"), None, None, True),
        ("Wij zijn ermee gestopt.", None, None, True),
        ("?", None, None, True),
    ],
)
def test_when_an_answer_is_turned_round(
    after: str, was: Outcome | None, becomes: Outcome | None, turned: bool
) -> None:
    assert turns_round(ANSWER, after, was, becomes) is turned


def test_denials_are_known_in_english_too() -> None:
    assert turns_round("It works for us.", "It doesn't work for us.")
    assert not turns_round("It doesn't work for us.", "It doesn’t work for us!")
