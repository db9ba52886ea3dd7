"""Whoever asks for a theme by its name gets what is filed under it."""

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.domain.base import likeness
from bot.search import search, themes
from bot.texts import Texts
from storage.database import Database
from storage.models import Insight, Theme, ThemeGroup
from tests.domain.seeds import NOON, Seed, seed
from tests.search.test_search import CIRCLE, NETWORK, PUBLIC, add, ask

UNDER_IT = (
    "Eerst een gesprek met aannemers, dan pas de eisen.",
    "Met vijftig euro per ton veranderde er niets.",
    "Kleine hoveniers hebben geen certificaat.",
    "Tel eerst wat er in kelders staat.",
)


def filed(session: Session, world: Seed) -> set[int]:
    """Cards under procurement without its name, among two others."""
    for words in ("De hovenier koos bijen langs het asfalt.", "Een circulaire school."):
        put(session, world, add(session, world, words, PUBLIC), "food")
    return {put(session, world, add(session, world, each, PUBLIC)) for each in UNDER_IT}


def put(session: Session, world: Seed, insight_id: int, theme: str = "procurement") -> int:
    session.execute(update(Insight).where(Insight.id == insight_id).values(theme=theme))
    search.index(session, world.circle.workspace_id, insight_id)
    return insight_id


def found(session: Session, world: Seed, question: str, reader: int | None = None) -> set[int]:
    return {hit.insight_id for hit in ask(session, world, question, reader).hits}


def test_themes_are_called_as_in_our_texts() -> None:
    spoken = [Texts("nl"), Texts("en")]

    for key, names in themes.NAMES.items():
        assert names == tuple(texts(f"theme-{key}") for texts in spoken)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Inkoop", "procurement"),
        ("wat weten we over vergunningen?", "permits"),
        ("beleid", "rules"),
        ("Minder gebruiken", "use-less"),  # not also the theme of what is used longer
        ("making things last", "last-longer"),
        ("gebruiken", None),
        ("goods", None),
        ("together", None),
        ("inkoop van zeppelins", None),
        ("", None),
    ],
)
def test_a_question_is_the_name_of_one_theme(question: str, key: str | None) -> None:
    """As far as who follows it hears of a card for its theme alone."""
    subject = likeness.subject(question)
    assert [
        each for each, names in themes.NAMES.items() if themes.is_name(question, subject, names)
    ] == ([key] if key else [])


@pytest.mark.parametrize(
    "question",
    [
        "inkoop",
        "Procurement?",
        "tender",
        "aanbestedingen",
        "wat weten we over inkoop?",
        "circulaire inkoop",
        "Zijn er nieuwe tips over inkopen voor gemeenten?",
    ],
)
def test_a_name_or_its_synonym_finds_every_card_of_the_theme(
    database: Database, question: str
) -> None:
    with database.begin() as session:
        world = seed(session)
        mine = filed(session, world)

        answer = ask(session, world, question, None)

        assert {hit.insight_id for hit in answer.hits[:4]} == mine


@pytest.mark.parametrize(
    "question",
    [
        "inkoop van zeppelins",
        "zeppelins inkopen",
        "bouw",
        "hoe regel je dat",
        "kunststoffen",  # no part of it
        *("school policy", "tax rules", "rules for dogs", "what about parking policy?"),
        *("regels voor honden", "beleid op school"),
    ],
)
def test_a_theme_is_no_answer_to_what_is_about_something_else(
    database: Database, question: str
) -> None:
    with database.begin() as session:
        world = seed(session)
        mine = filed(session, world)
        put(session, world, min(mine), "rules")
        add(session, world, "Maaisel is een grondstof.", PUBLIC)

        assert not found(session, world, question)


def test_a_name_of_usual_words_is_known_when_it_is_all_that_is_asked(
    database: Database,
) -> None:
    with database.begin() as session:
        world = seed(session)
        mine = min(filed(session, world))
        put(session, world, mine, "last-longer")

        assert found(session, world, "Langer gebruiken") == {mine}
        put(session, world, mine, "funding")
        assert found(session, world, "Is er iets over geld bekend?") == {mine}
        assert found(session, world, "gebruiken") == set()


def test_a_workspace_calls_its_themes_itself(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        mine = filed(session, world)
        theme = Theme(
            workspace_id=world.circle.workspace_id,
            key="procurement",
            group=ThemeGroup.INSTRUMENT,
            position=1,
            name_nl="Slim kiezen & leasen",
            name_en="",
            changed_by=world.ada.id,
            changed_at=NOON,
        )
        session.add(theme)
        session.flush()

        assert found(session, world, "leasen") == mine
        assert found(session, world, "slim kiezen en leasen") == mine
        assert not found(session, world, "inkoop")


def test_a_theme_of_closed_cards_finds_nothing_for_others(database: Database) -> None:
    with database.begin() as session:
        world, elsewhere = seed(session), seed(session, "T0OTHER").bram
        filed(session, world)
        closed = add(session, world, "De wethouder twijfelt.", CIRCLE)
        shared = put(session, world, add(session, world, "Flessen terug.", NETWORK), "rules")
        put(session, world, closed, "plastics")

        assert found(session, world, "kunststoffen", world.chris.id) == {closed}
        assert not found(session, world, "kunststoffen", elsewhere.id)

        put(session, world, shared, "plastics")

        assert found(session, world, "kunststoffen", world.chris.id) == {closed, shared}
        assert found(session, world, "kunststoffen", elsewhere.id) == {shared}
        assert not found(session, world, "kunststoffen")
