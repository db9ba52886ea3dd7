"""Finding what one may see, and nothing else, on both databases."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.search import spoiled
from bot.errors import ConfigError
from bot.search import evaluate, search
from bot.search.search import Answer
from storage.database import Database
from storage.models import (
    Base,
    Consent,
    Insight,
    InsightState,
    Membership,
    ReleaseLevel,
    SearchDocument,
    SearchIndex,
    SearchPosting,
    SearchWord,
)
from storage.questions.ranking import Filters
from tests.domain import seeds
from tests.domain.seeds import NOON, Seed, seed
from tests.heard import heard
from tests.shares import examples

WORDS = "Het materialenpaspoort hoort bij de oplevering van het viaduct."
NETWORK, CIRCLE, PUBLIC = ReleaseLevel.NETWORK, ReleaseLevel.CIRCLE, ReleaseLevel.PUBLIC
QUESTION = "materialenpaspoort viaduct"


def add(session: Session, world: Seed, words: str, level: ReleaseLevel, title: str = "") -> int:
    """A released card, in the index."""
    insight = seeds.insight(session, world, level, InsightState.RELEASED)
    insight.title, insight.what = title or words[:40], words
    insight.why = insight.condition = ""
    insight.released_at = NOON
    session.flush()
    search.index(session, world.circle.workspace_id, insight.id)
    return insight.id


def ask(session: Session, world: Seed, text: str, reader: int | None, **how: object) -> Answer:
    return search.ask(
        session,
        workspace_id=world.circle.workspace_id,
        reader_id=reader,
        text=text,
        **how,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("level", "member", "colleague", "stranger"),
    [(CIRCLE, 1, 0, 0), (NETWORK, 1, 1, 0), (PUBLIC, 1, 1, 1)],
)
def test_each_level_reaches_its_readers(
    database: Database, level: ReleaseLevel, member: int, colleague: int, stranger: int
) -> None:
    with database.begin() as session:
        world = seed(session)
        outsider = seed(session, "T0OTHER").bram
        add(session, world, WORDS, level)

        assert len(ask(session, world, QUESTION, world.chris.id).hits) == member
        assert len(ask(session, world, QUESTION, outsider.id).hits) == colleague
        assert len(ask(session, world, QUESTION, None).hits) == stranger


def test_another_workspace_finds_nothing(database: Database) -> None:
    with database.begin() as session:
        world, other = seed(session), seed(session, "T0OTHER")
        add(session, world, WORDS, PUBLIC)

        assert ask(session, other, QUESTION, other.ada.id).hits == ()


def test_who_left_the_circle_no_longer_reads_it(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, CIRCLE)
        membership = session.scalars(
            select(Membership).where(Membership.person_id == world.chris.id)
        ).one()
        membership.left_at = NOON
        session.flush()

        assert ask(session, world, QUESTION, world.chris.id).hits == ()


def test_a_refusal_is_silent_at_once_also_while_the_index_lags(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        insight_id = add(session, world, WORDS, NETWORK)
        card = session.get_one(Insight, insight_id)
        written = seeds.reflection(session, world, world.bram, NETWORK)
        seeds.source(session, card, written).consent = Consent.REFUSED
        session.flush()

        assert session.get(SearchDocument, insight_id) is not None
        assert ask(session, world, QUESTION, world.ada.id).hits == ()


@pytest.mark.parametrize(
    "state", [InsightState.NOTE, InsightState.PROPOSED, InsightState.WITHDRAWN]
)
def test_what_is_not_released_cannot_be_indexed(
    database: Database, state: InsightState
) -> None:
    with database.begin() as session:
        world = seed(session)
        insight_id = add(session, world, WORDS, NETWORK)
        session.get_one(Insight, insight_id).state = state
        session.flush()
        search.index(session, world.circle.workspace_id, insight_id)

        for table in (SearchDocument, SearchPosting, SearchWord):
            assert session.scalars(select(table)).all() == []


def test_closed_cards_leave_no_trace_in_counts_or_suggestions(database: Database) -> None:
    """An outsider's answer is the same, score and all, with and without a closed card."""
    with database.begin() as session:
        world, reader = seed(session), seed(session, "T0OTHER").bram
        add(session, world, WORDS, NETWORK)
        add(session, world, "Een depot voor hout en steen.", NETWORK)
        before = [ask(session, world, q, reader.id) for q in (QUESTION, "viadukt", "wethuoder")]
        add(session, world, "De wethouder twijfelt over het viaduct en het depot.", CIRCLE)

        after = [ask(session, world, q, reader.id) for q in (QUESTION, "viadukt", "wethuoder")]

        assert after == before
        assert before[1].corrected == "viaduct"


@given(st.lists(st.sampled_from(["hout", "steen", "glas", "staal"]), min_size=1, max_size=6))
@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_indexed_and_taken_out_again_leaves_nothing(
    database: Database, chosen: list[str]
) -> None:
    with database.begin() as session:
        world = seed(session)
        ids = [add(session, world, f"Een kozijn van {word}.", NETWORK) for word in chosen]
        for insight_id in ids:
            search.unindex(session, world.circle.workspace_id, insight_id)

        ours = SearchWord.workspace_id == world.circle.workspace_id
        assert (
            session.scalars(select(SearchWord).where(ours, SearchWord.documents > 0)).all()
            == []
        )
        assert ask(session, world, "kozijn hout", world.ada.id).hits == ()
        session.rollback()


def test_made_anew_the_index_gives_the_same_answers(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        for words in (WORDS, "Een depot voor hout.", "Hout en steen in het viaduct."):
            add(session, world, words, NETWORK)
        one_by_one = [ask(session, world, q, None) for q in ("hout depot", QUESTION)]

        assert search.reindex(session, world.circle.workspace_id) == 3

        again = [ask(session, world, q, None) for q in ("hout depot", QUESTION)]
        ids = [[hit.insight_id for hit in answer.hits] for answer in again]
        assert ids == [[hit.insight_id for hit in answer.hits] for answer in one_by_one]


def test_a_card_indexed_again_asks_for_little_and_writes_what_changed(
    database: Database,
) -> None:
    with database.begin() as session:
        world = seed(session)
        workspace_id, insight_id = (
            world.circle.workspace_id,
            add(session, world, WORDS, NETWORK),
        )

        def asked(words: str) -> list[str]:
            session.get_one(Insight, insight_id).what = words
            session.flush()
            with heard(database) as statements:
                search.index(session, workspace_id, insight_id)
            return statements

        unchanged = asked(WORDS)
        assert len(unchanged) <= 6
        assert not [each for each in unchanged if each.startswith(("INSERT", "UPDATE"))]
        assert len(asked(f"{WORDS} Met een havenloods.")) <= 13
        assert len(asked(WORDS)) <= 13


def test_making_the_index_anew_asks_for_nothing_that_it_takes_out(database: Database) -> None:
    """Whatever stands in it would be in memory at once: gigabytes, of many cards."""
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK)
        with heard(database) as statements:
            search.reindex(session, world.circle.workspace_id)

        cleared = [each for each in statements if each.startswith("DELETE")]
        assert len(cleared) == 5
        assert not [each for each in cleared if "RETURNING" in each]


def test_how_many_cards_there_are_for_whom_follows_each_card(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        workspace_id = world.circle.workspace_id

        def counted() -> tuple[int, int]:
            session.flush()
            index = session.get_one(SearchIndex, workspace_id)
            return index.documents, index.public_documents

        first, second = (add(session, world, WORDS, PUBLIC) for _ in range(2))
        for level in (NETWORK, CIRCLE):
            add(session, world, WORDS, level)
        assert counted() == (3, 2)

        session.get_one(Insight, second).level = NETWORK
        session.flush()
        search.index(session, workspace_id, second)
        assert counted() == (3, 1)
        search.reindex(session, workspace_id)
        assert counted() == (3, 1)
        search.unindex(session, workspace_id, first)
        assert counted() == (2, 0)


def test_filters_narrow_an_answer(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        first = add(session, world, WORDS, NETWORK)
        second = add(session, world, "Het viaduct kreeg een materialenpaspoort.", NETWORK)
        session.get_one(Insight, second).theme = "food"
        session.get_one(Insight, second).happened_on = date(2025, 1, 1)
        session.flush()
        search.index(session, world.circle.workspace_id, second)

        def found(**how: object) -> set[int]:
            filters = Filters(**how)  # type: ignore[arg-type]
            answer = ask(session, world, QUESTION, world.ada.id, filters=filters)
            return {hit.insight_id for hit in answer.hits}

        assert found() == {first, second}
        assert found(themes=["food"]) == {second}
        assert found(period=(date(2024, 12, 1), date(2025, 2, 1))) == {second}
        assert found(circles=[world.circle.id + 999]) == set()


@given(st.text(max_size=200))
@settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_question_gets_an_answer(database: Database, question: str) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK)

        assert len(ask(session, world, question, world.ada.id).hits) <= 1
        session.rollback()


# The contract of `leerkring evaluate-search`


def collection(folder: Path) -> Path:
    documents = [
        ("d1", "Paspoort", "Het materialenpaspoort vult de aannemer in."),
        ("d2", "Depot", "Een depot voor hout en steen."),
        ("d3", "Bermmaaisel", "Maaisel naar de boer om de hoek."),
    ]
    queries = [
        ("q1", "faq", "materialenpaspoort"),
        ("q2", "faq", "depot"),
        ("q3", "upl-sdg", "x"),
    ]
    write: dict[str, list[dict[str, object]]] = {
        "docs.jsonl": [
            {"id": i, "source": "faq", "lang": "nl", "title": t, "body": b}
            for i, t, b in documents
        ],
        "queries.jsonl": [
            {"id": i, "source": s, "lang": "nl", "text": t} for i, s, t in queries
        ],
        "qrels.jsonl": [
            {"qid": "q1", "did": "d1", "rel": 1},
            {"qid": "q2", "did": "d2", "rel": 1},
            {"qid": "q3", "did": "d3", "rel": 1},
        ],
    }
    for name, rows in write.items():
        (folder / name).write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return folder


def test_evaluation_reports_what_its_contract_says(tmp_path: Path) -> None:
    run = tmp_path / "run.tsv"

    said = evaluate.evaluate(str(collection(tmp_path)), None, str(run))

    assert {key: said[key] for key in ("ndcg@10", "recall@5", "mrr@10")} == {
        "ndcg@10": 1.0,
        "recall@5": 1.0,
        "mrr@10": 1.0,
    }
    assert (said["backend"], said["queries"], said["docs"]) == ("sqlite", 3, 3)
    assert said["by_source"]["upl-sdg"] == {
        "ndcg@10": 0.0,
        "recall@5": 0.0,
        "mrr@10": 0.0,
        "n": 1,
    }
    assert said["p95_ms"] >= said["p50_ms"] > 0
    first = run.read_text("utf-8").splitlines()[0].split("\t")
    assert first[:3] == ["q1", "1", "d1"]


def test_a_directory_that_is_not_a_collection_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be evaluated"):
        evaluate.evaluate(str(tmp_path))


@pytest.mark.slow
def test_both_databases_give_the_same_lists(
    tmp_path: Path, postgres_database: Database
) -> None:
    """For every question of the development set, as asked and with a typo in every word."""
    data = evaluate.load("benchmarks/data/search-dev")
    queries = [*data.queries, *spoiled(data, None).queries]
    lists, scores = [], [0.0, 0.0]
    for database in (Database(f"sqlite:///{tmp_path}/a.db"), postgres_database):
        Base.metadata.drop_all(database.engine)
        Base.metadata.create_all(database.engine)
        with database.begin() as session:
            ids = evaluate.fill(session, data.documents)
        names = {number: did for did, number in ids.items()}
        ranked = evaluate.ask_all(database, queries, names)
        lists.append([each.found for each in ranked])
        halves = (ranked[: len(data.queries)], ranked[len(data.queries) :])
        scores = [evaluate.score(some, data.relevant)["ndcg@10"] for some in halves]
    assert len(lists[0]) == 2 * len(data.queries)
    assert lists[0] == lists[1]
    assert scores[0] >= 0.75
    assert scores[1] >= 0.73
