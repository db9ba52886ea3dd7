"""What colleagues get: right cards, and silence where there is none, at several sizes.

`python -m benchmarks.answers [postgresql-url]` prints the table of docs/search.md.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import search as searching
from bot.search import evaluate
from bot.search.evaluate import Asked, Query
from storage.database import Database

DATA = Path(__file__).parent / "data" / "questions"
OF_THE_CIRCLE = "d-"  # cards of the demo's circle: the smallest archive
LARGE = 10_000


def main(postgres_url: str | None = None) -> None:
    cards, asked = evaluate.load_questions(str(DATA))
    print("| cards | search | " + " | ".join(_HEADS) + " |")
    print("|---|---|" + "---|" * len(_HEADS))
    for documents in archives(cards):
        here = {each["id"] for each in documents}
        fitting = [each for each in asked if not each.cards or each.cards & here]
        for name, url in searching.backends(postgres_url):
            with searching.fresh_database(url) as database:
                ours = evaluate.silence(database, documents, fitting)["kinds"]
                plain = _plainly(database, documents, fitting)
            print(f"| {len(documents)} | {name} | {row(ours)} |")
            print(f"| {len(documents)} | plain {name} | {row(plain)} |")


def archives(
    cards: Sequence[Mapping[str, Any]],
) -> Iterator[Sequence[Mapping[str, Any]]]:
    """One circle's cards, sixty, the same among real government texts, and among many cards."""
    real = evaluate.load(str(searching.DATA)).documents
    yield [card for card in cards if card["id"].startswith(OF_THE_CIRCLE)]
    yield cards
    yield [*cards, *real]
    dice = random.Random(searching.SEED)
    yield [*cards, *searching.invented(real, LARGE - len(cards), dice)]


def _plainly(
    database: Database, documents: Sequence[Mapping[str, Any]], asked: Sequence[Asked]
) -> Mapping[str, Mapping[str, float]]:
    whole = [
        {
            "id": each["id"],
            "title": each["title"],
            "body": " ".join(str(each.get(name, "")) for name in ("body", "why", "condition")),
        }
        for each in documents
    ]
    with database.begin() as session:
        fill = searching.fill_fts5 if database.is_sqlite else searching.fill_dutch
        find = fill(session, whole)
    with database.read() as session:
        queries = [Query(str(n), each.kind, each.text) for n, each in enumerate(asked)]
        found = [[did for did, _ in find(session, query.text)] for query in queries]
    return evaluate.by_kind(asked, found)


def _kinds(kinds: Mapping[str, Mapping[str, float]]) -> Mapping[str, Mapping[str, float]]:
    """All kinds of real life together."""
    real = [each for kind, each in kinds.items() if kind.startswith("real-")]
    count = sum(each["n"] for each in real)
    together = {
        name: sum(each[name] * each["n"] for each in real) / count
        for name in ("first", "three", "silent")
    }
    return {**kinds, "real": together}


_HEADS = (
    "off-topic silent",
    "near-topic silent",
    "answerable first / silent",
    "real life first / in three / silent",
    "a word or two: off-topic silent",
    "answerable first / silent",
    "sentences of ours: off-topic silent",
    "answerable in three / silent",
)
_CELLS: Sequence[Callable[[Mapping[str, Mapping[str, float]]], Sequence[float]]] = (
    lambda said: (said["off"]["silent"],),
    lambda said: (said["near"]["silent"],),
    lambda said: _of(said, "answerable", "first", "silent"),
    lambda said: _of(said, "real", "first", "three", "silent"),
    # The half that a rule was made on, and the one that was kept apart.
    lambda said: (said["short-off"]["silent"], said["apart-off"]["silent"]),
    lambda said: (
        *_of(said, "short-answerable", "first", "silent"),
        *_of(said, "apart-answerable", "first", "silent"),
    ),
    lambda said: (said["long-off"]["silent"], said["kept-off"]["silent"]),
    lambda said: (
        *_of(said, "long-answerable", "three", "silent"),
        *_of(said, "kept-answerable", "three", "silent"),
    ),
)


def _of(said: Mapping[str, Mapping[str, float]], kind: str, *names: str) -> list[float]:
    return [said[kind][name] for name in names] if kind in said else []


def row(kinds: Mapping[str, Mapping[str, float]]) -> str:
    """The cells of one archive."""
    said = _kinds(kinds)
    cells = (" / ".join(f"{value:.2f}" for value in cell(said)) for cell in _CELLS)
    return " | ".join(cell or "–" for cell in cells)


if __name__ == "__main__":
    main(*sys.argv[1:2])
