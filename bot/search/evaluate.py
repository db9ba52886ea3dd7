"""How well the search finds: the product's own code on questions with known answers.

A directory holds `docs.jsonl` (id, source, lang, title, body), `queries.jsonl` (id, source,
lang, text) and `qrels.jsonl` (qid, did, rel): how well cards are ranked. Or it holds
`cards.jsonl` (id, title, body, why, condition) and `questions.jsonl` (kind, query, cards; no
cards when silence is the honest answer): what a colleague gets. Languages in the data are not
used when asking: the product does not know them either.
"""

import json
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.errors import ConfigError
from bot.search import search
from bot.search.meaning import Engine
from bot.search.reading import CardReader
from storage.database import Database
from storage.models import (
    Base,
    Circle,
    CircleState,
    Insight,
    InsightState,
    Kind,
    Outcome,
    Person,
    ReleaseLevel,
    Surface,
    Workspace,
)

DEPTH = 10
APART = {"upl-sdg"}  # short product names: reported, not averaged in
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Query:
    id: str
    source: str
    text: str
    language: str = ""


@dataclass(frozen=True)
class Ranked:
    """What came back for one query: document ids with scores, and how long it took."""

    query: Query
    found: tuple[tuple[str, float], ...]
    milliseconds: float


@dataclass(frozen=True)
class Asked:
    """A question of a colleague: of what kind, and the cards that answer it, if any."""

    kind: str
    text: str
    cards: frozenset[str]


@dataclass(frozen=True)
class Collection:
    documents: Sequence[Mapping[str, Any]]
    queries: Sequence[Query]
    relevant: Mapping[str, Mapping[str, int]]


def load(directory: str) -> Collection:
    """Raises ConfigError when a file is missing or is not what it should be."""
    try:
        qrels: dict[str, dict[str, int]] = {}
        for row in _lines(Path(directory) / "qrels.jsonl"):
            qrels.setdefault(row["qid"], {})[row["did"]] = int(row["rel"])
        queries = [
            Query(row["id"], row["source"], row["text"], row["lang"])
            for row in _lines(Path(directory) / "queries.jsonl")
        ]
        return Collection(list(_lines(Path(directory) / "docs.jsonl")), queries, qrels)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{directory} cannot be evaluated: {error}") from error


def load_questions(directory: str) -> tuple[Sequence[Mapping[str, Any]], Sequence[Asked]]:
    """The cards and the questions that can be judged by these; raises ConfigError as `load`."""
    try:
        cards = list(_lines(Path(directory) / "cards.jsonl"))
        asked = [
            Asked(row["kind"], row["query"], frozenset(row["cards"]))
            for row in _lines(Path(directory) / "questions.jsonl")
        ]
        here = {card["id"] for card in cards}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{directory} cannot be evaluated: {error}") from error
    return cards, [each for each in asked if not each.cards or each.cards & here]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def evaluate(
    directory: str,
    database_url: str | None = None,
    run_file: str | None = None,
    engine: Engine | None = None,
) -> dict[str, Any]:
    """Index, ask and score. `database_url` must name an empty database; default a fresh one."""
    with TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite:///{folder}/search.db")
        try:
            Base.metadata.create_all(database.engine)
            backend = "sqlite" if database.is_sqlite else "postgresql"
            if (Path(directory) / "questions.jsonl").exists():
                said = silence(database, *load_questions(directory), engine)
            else:
                said = quality(database, load(directory), run_file, engine)
            return {"backend": backend, "meaning": engine.name if engine else "off", **said}
        finally:
            database.close()


def quality(
    database: Database,
    data: Collection,
    run_file: str | None = None,
    engine: Engine | None = None,
) -> dict[str, Any]:
    """Of an empty database that gets these documents."""
    ids = fill_all(database, data.documents, engine)
    names = {n: did for did, n in ids.items()}
    ranked = ask_all(database, data.queries, names, engine=engine)
    if run_file:
        _write_run(run_file, ranked)
    every = score(
        ask_all(database, data.queries, names, gated=False, engine=engine), data.relevant
    )
    return {
        **score(ranked, data.relevant),
        "ungated ndcg@10": every["ndcg@10"],
        "docs": len(data.documents),
    }


THREE = 3  # cards that everyone reads


def silence(
    database: Database,
    cards: Sequence[Mapping[str, Any]],
    asked: Sequence[Asked],
    engine: Engine | None = None,
) -> dict[str, Any]:
    """By kind: how often a right card comes first, in the first three, or nothing comes."""
    ids = fill_all(database, cards, engine)
    names = {n: did for did, n in ids.items()}
    queries = [Query(str(n), each.kind, each.text) for n, each in enumerate(asked)]
    ranked = ask_all(database, queries, names, engine=engine)
    found = [[did for did, _ in each.found] for each in ranked]
    return {"cards": len(cards), "questions": len(asked), "kinds": by_kind(asked, found)}


def by_kind(
    asked: Sequence[Asked], found: Sequence[Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Of each kind how many there are, and the shares; `found`: cards for each question."""
    kinds: dict[str, list[tuple[bool, bool, bool]]] = {}
    for each, ids in zip(asked, found, strict=True):
        right = [did in each.cards for did in ids[:THREE]]
        kinds.setdefault(each.kind, []).append((right[:1] == [True], any(right), not ids))
    return {kind: _shares(values) for kind, values in kinds.items()}


def _shares(values: Sequence[tuple[bool, bool, bool]]) -> dict[str, float]:
    first, three, silent = (
        _average(list(map(float, each))) for each in zip(*values, strict=True)
    )
    return {"n": len(values), "first": first, "three": three, "silent": silent}


def fill_all(
    database: Database, documents: Sequence[Mapping[str, Any]], engine: Engine | None
) -> dict[str, int]:
    """As `fill`, and read by the engine."""
    with database.begin() as session:
        ids = fill(session, documents)
    if engine is not None:
        reader = CardReader(database, engine, Event())
        while reader.read_some():
            pass
    return ids


def fill(session: Session, documents: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Public cards of one circle, indexed in one go: document id → insight id."""
    workspace = Workspace(
        surface=Surface.SLACK, external_id="TEVALUATE", name="evaluation", created_at=EPOCH
    )
    session.add(workspace)
    session.flush()
    person = Person(
        workspace_id=workspace.id,
        surface=Surface.SLACK,
        external_id="U0",
        name="evaluation",
        refreshed_at=EPOCH,
    )
    session.add(person)
    session.flush()
    circle = Circle(
        workspace_id=workspace.id,
        name="evaluation",
        theme="rules",
        purpose="",
        channel="C0",
        state=CircleState.ACTIVE,
        created_at=EPOCH,
        created_by=person.id,
    )
    session.add(circle)
    session.flush()
    ids = {document["id"]: n for n, document in enumerate(documents, start=1)}
    rows = [
        _row(ids[each["id"]], workspace.id, circle.id, person.id, each) for each in documents
    ]
    if rows:
        session.execute(insert(Insight), rows)
    search.reindex(session, workspace.id)
    return ids


def _row(
    insight_id: int, workspace_id: int, circle_id: int, person_id: int, said: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "id": insight_id,
        "workspace_id": workspace_id,
        "circle_id": circle_id,
        "title": said["title"],
        "what": said["body"],
        "outcome": Outcome.WORKED,
        "why": said.get("why", ""),
        "condition": said.get("condition", ""),
        "theme": "rules",
        "kind": Kind.TIP,
        "language": "nl",
        "happened_on": date(2026, 1, 1),
        "level": ReleaseLevel.PUBLIC,
        "state": InsightState.RELEASED,
        "created_by": person_id,
        "created_at": EPOCH,
        "released_at": EPOCH,
    }


def ask_all(
    database: Database,
    queries: Sequence[Query],
    names: Mapping[int, str],
    *,
    gated: bool = True,
    engine: Engine | None = None,
) -> list[Ranked]:
    """Every query as colleagues ask; `gated` off for the ranking alone."""
    ranked = []
    with database.read() as session:
        for query in queries:
            begin = time.perf_counter()
            answer = search.ask(
                session,
                workspace_id=1,
                reader_id=None,
                text=query.text,
                limit=DEPTH,
                gated=gated,
                engine=engine,
            )
            spent = (time.perf_counter() - begin) * 1000
            found = tuple((names[hit.insight_id], hit.score) for hit in answer.hits)
            ranked.append(Ranked(query, found, spent))
    return ranked


def _write_run(path: str, ranked: Sequence[Ranked]) -> None:
    with Path(path).open("w", encoding="utf-8") as file:
        for each in ranked:
            for rank, (did, score) in enumerate(each.found, start=1):
                print(each.query.id, rank, did, f"{score:.6f}", sep="\t", file=file)


def score(
    ranked: Sequence[Ranked], relevant: Mapping[str, Mapping[str, int]]
) -> dict[str, Any]:
    """Averages over source and language; whoever asks in English deserves as much."""
    by_source: dict[str, list[tuple[float, float, float]]] = {}
    by_language: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for each in ranked:
        found = [did for did, _ in each.found]
        query = each.query
        measured = measures(found, relevant.get(query.id, {}))
        by_source.setdefault(query.source, []).append(measured)
        by_language.setdefault((query.source, query.language), []).append(measured)
    averaged = [_mean(some) for (source, _), some in by_language.items() if source not in APART]
    short = [
        measures([did for did, _ in each.found], relevant.get(each.query.id, {}))
        for each in ranked
        if len(each.query.text.split()) <= SHORT
    ]
    times = sorted(each.milliseconds for each in ranked)
    return {
        **{name: _average([value[name] for value in averaged]) for name in NAMES},
        "p50_ms": percentile(times, 0.50),
        "p95_ms": percentile(times, 0.95),
        "queries": len(ranked),
        "short": {**_mean(short), "n": len(short)},
        "by_source": {
            source: {**_mean(some), "n": len(some)} for source, some in by_source.items()
        },
        "by_language": {
            f"{source} {language}".strip(): {**_mean(some), "n": len(some)}
            for (source, language), some in by_language.items()
        },
    }


SHORT = 2  # words
NAMES = ("ndcg@10", "recall@5", "mrr@10")


def measures(found: Sequence[str], relevant: Mapping[str, int]) -> tuple[float, float, float]:
    """nDCG@10, recall@5 and MRR@10 of one ranking."""
    gains = [relevant.get(did, 0) for did in found[:DEPTH]]
    ideal = sorted(relevant.values(), reverse=True)[:DEPTH]
    best = _discounted(ideal)
    good = {did for did, rel in relevant.items() if rel > 0}
    first = next((rank for rank, gain in enumerate(gains, start=1) if gain > 0), None)
    return (
        _discounted(gains) / best if best else 0.0,
        len(good & set(found[:5])) / len(good) if good else 0.0,
        1 / first if first else 0.0,
    )


def _discounted(gains: Sequence[int]) -> float:
    return math.fsum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _mean(values: Sequence[tuple[float, float, float]]) -> dict[str, float]:
    return {name: _average([each[n] for each in values]) for n, name in enumerate(NAMES)}


def _average(values: Sequence[float]) -> float:
    return round(math.fsum(values) / len(values), 4) if values else 0.0


def percentile(ordered: Sequence[float], share: float) -> float:
    if not ordered:
        return 0.0
    return round(ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)], 3)
