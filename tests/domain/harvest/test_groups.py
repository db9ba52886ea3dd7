"""What a harvest costs, what comes next in it, and when an answer is turned round."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.harvest import groups, harvest
from bot.domain.harvest.groups import Group
from bot.domain.harvest.harvest import Harvest
from bot.domain.insights.turning import turns_round
from storage.database import Database
from storage.learned.reflections import Written
from storage.models import Circle, Insight, Outcome, Person, Reflection, ReleaseLevel
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


def test_after_a_card_comes_what_stands_below_its_group() -> None:
    card, other = Insight(), Insight()
    found = Harvest(
        Circle(), None, [], [], [], {3: [card]}, groups=[group(1, 2), group(3), group(4, 5)]
    )

    nexts = [found.following(each) for each in (card, other, None)]

    assert [each.id if each else None for each in nexts] == [4, 1, 1]


@pytest.mark.parametrize(
    ("own", "added", "wish", "name"),
    [
        ("", "Klein", "", "Klein"),
        ("", "Klein", "Groot", "Groot"),
        ("Groot", "Klein", "", ""),  # the name was taken out of the form
    ],
)
def test_a_group_without_a_name_gets_that_of_the_one_added_to_it(
    session: Session, own: str, added: str, wish: str, name: str
) -> None:
    there, ids = three_apart(session)
    for number, said in ((ids[0], own), (ids[1], added)):
        arranged(session, there, [number], groups.Wish(said, [number]))

    found = arranged(session, there, [ids[0]], groups.Wish(wish, [ids[0]], merged=ids[1]))

    assert (found.name, found.ids) == (name, ids[:2])


def test_all_groups_stand_as_they_were_seen_once_one_is_arranged(session: Session) -> None:
    there, ids = three_apart(session)

    arranged(session, there, [ids[0]], groups.Wish("", [ids[0]], merged=ids[1]))

    others = groups.look(session, there.ada, [ids[2]]).group
    assert others is not None
    assert (others.ids, others.kept is not None) == ([ids[2]], True)


def three_apart(session: Session) -> tuple[Seed, list[int]]:
    """Three answers to one question that have nothing in common."""
    there = seed(session)
    answer(session, there, 3)
    rows = session.scalars(select(Reflection).order_by(Reflection.id)).all()
    for row, text in zip(rows, ("Koffiebekers", "Aanbesteding", "Wethouder"), strict=True):
        row.text = text
    return there, [row.id for row in rows]


def arranged(session: Session, there: Seed, answer_ids: list[int], wish: groups.Wish) -> Group:
    looked = groups.look(session, there.ada, answer_ids, lock=True)
    groups.arrange(session, there.ada, looked, wish, NOON)
    session.flush()
    found = groups.look(session, there.ada, answer_ids).group
    assert found is not None
    return found


def test_denials_are_known_in_english_too() -> None:
    assert turns_round("It works for us.", "It doesn't work for us.")
    assert not turns_round("It doesn't work for us.", "It doesn’t work for us!")
