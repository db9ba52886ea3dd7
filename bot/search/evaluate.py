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
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.errors import ConfigError
from bot.search import search
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


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def evaluate(
    directory: str, database_url: str | None = None, run_file: str | None = None
) -> dict[str, Any]:
    """Index, ask and score. `database_url` must name an empty database; default a fresh one."""
    data = load(directory)
    with TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite:///{folder}/search.db")
        try:
            Base.metadata.create_all(database.engine)
            with database.begin() as session:
                ids = fill(session, data.documents)
            ranked = ask_all(database, data.queries, {n: did for did, n in ids.items()})
        finally:
            database.close()
    if run_file:
        _write_run(run_file, ranked)
    backend = "sqlite" if database.is_sqlite else "postgresql"
    return {**score(ranked, data.relevant), "backend": backend, "docs": len(data.documents)}


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
        "why": "",
        "condition": "",
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
    database: Database, queries: Sequence[Query], names: Mapping[int, str]
) -> list[Ranked]:
    """Every query as a reader who may see all."""
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
                coverage=0.0,
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
    by_source: dict[str, list[tuple[float, float, float]]] = {}
    for each in ranked:
        found = [did for did, _ in each.found]
        by_source.setdefault(each.query.source, []).append(
            measures(found, relevant.get(each.query.id, {}))
        )
    sources = {
        source: {**_mean(values), "n": len(values)} for source, values in by_source.items()
    }
    averaged = [value for source, value in sources.items() if source not in APART]
    times = sorted(each.milliseconds for each in ranked)
    return {
        **{name: _average([value[name] for value in averaged]) for name in NAMES},
        "p50_ms": percentile(times, 0.50),
        "p95_ms": percentile(times, 0.95),
        "queries": len(ranked),
        "by_source": sources,
    }


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
