"""How well and how fast the search finds, beside what both databases bring themselves."""

import json
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.search import evaluate, search, tokens
from bot.search.evaluate import DEPTH, Collection, Query, Ranked
from bot.search.stopwords import BY_LANGUAGE
from storage.database import Database
from storage.models import Base, Insight

DATA = Path(__file__).parent / "data" / "search-dev"
SEED = 20260302
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHOWN = ("ndcg@10", "recall@5", "mrr@10", "p50_ms", "p95_ms")
QUERIES = 200
CHANGED = 50  # cards


def main(postgres_url: str | None = None, sizes: Sequence[int] = (1_000, 10_000)) -> None:
    """Print quality on the development set, then latency at these numbers of cards."""
    quality(postgres_url)
    for size in sizes:
        latency(size, postgres_url)


def quality(postgres_url: str | None) -> None:
    clean = evaluate.load(str(DATA))
    for name, data in (
        ("clean", clean),
        ("one typo", spoiled(clean, 1)),
        ("a typo in every word", spoiled(clean, None)),
    ):
        for backend, url in backends(postgres_url):
            with fresh_database(url) as database:
                said = evaluate.quality(database, data)
            print(f"search, {name}, {backend}: {_short(said)}")
    for backend, url in backends(postgres_url):
        with fresh_database(url) as database:
            print(f"search, clean, plain {backend}: {_short(_plain(database, clean))}")


def _short(said: Mapping[str, Any]) -> str:
    more = {
        "ungated": said.get("ungated ndcg@10"),
        "short": said["short"]["ndcg@10"],
        "upl": said["by_source"].get("upl-sdg", {}).get("ndcg@10"),
    }
    return json.dumps({name: said[name] for name in SHOWN} | more)


def backends(postgres_url: str | None) -> Iterator[tuple[str, str | None]]:
    yield "sqlite", None
    if postgres_url:
        yield "postgresql", postgres_url


class fresh_database:  # noqa: N801  # used as a function
    """An empty database; PostgreSQL's is emptied first."""

    def __init__(self, url: str | None) -> None:
        self._folder = TemporaryDirectory()
        self._database = Database(url or f"sqlite:///{self._folder.name}/search.db")

    def __enter__(self) -> Database:
        Base.metadata.drop_all(self._database.engine)
        Base.metadata.create_all(self._database.engine)
        return self._database

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()


def spoiled(data: Collection, most: int | None) -> Collection:
    """The same questions with a slip of the finger in `most` content words, or in all."""
    dice = random.Random(SEED)
    queries = [
        replace(query, text=_with_typos(query.text, most, dice)) for query in data.queries
    ]
    return replace(data, queries=queries)


def _with_typos(question: str, most: int | None, dice: random.Random) -> str:
    said = question.split()
    places = [n for n, word in enumerate(said) if _is_content(word)]
    chosen = places if most is None else dice.sample(places, min(most, len(places)))
    for place in chosen:
        said[place] = _typo(said[place], dice)
    return " ".join(said)


def _is_content(word: str) -> bool:
    plain = word.strip("?!.,:;()‘’'\"").lower()
    return (
        len(plain) > 3 and plain.isalpha() and not any(plain in s for s in BY_LANGUAGE.values())
    )


def _typo(word: str, dice: random.Random) -> str:
    """Two letters swapped, one left out, one doubled, or one wrong; never the first."""
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + dice.choice(LETTERS) + word[at + 1 :],
        )
    )


Find = Callable[[Session, str], list[tuple[str, float]]]


def _plain(database: Database, data: Collection) -> dict[str, Any]:
    """FTS5 with OR, or PostgreSQL's own Dutch configuration: the named floor."""
    with database.begin() as session:
        find = (fill_fts5 if database.is_sqlite else fill_dutch)(session, data.documents)
    ranked = []
    with database.read() as session:
        for query in data.queries:
            begin = time.perf_counter()
            found = find(session, query.text)
            spent = (time.perf_counter() - begin) * 1000
            ranked.append(Ranked(query, tuple(found), spent))
    return evaluate.score(ranked, data.relevant)


def fill_fts5(session: Session, documents: Sequence[Mapping[str, Any]]) -> Find:
    session.execute(text("DROP TABLE IF EXISTS plain"))
    session.execute(text("CREATE VIRTUAL TABLE plain USING fts5(did UNINDEXED, title, body)"))
    session.execute(
        text("INSERT INTO plain VALUES (:id, :title, :body)"),
        [dict(each) for each in documents],
    )

    def find(session: Session, question: str) -> list[tuple[str, float]]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(tokens.words(question)))
        rows = session.execute(
            text("SELECT did, -rank FROM plain WHERE plain MATCH :q ORDER BY rank LIMIT :n"),
            {"q": words or '""', "n": DEPTH},
        )
        return [(row[0], row[1]) for row in rows]

    return find


def fill_dutch(session: Session, documents: Sequence[Mapping[str, Any]]) -> Find:
    session.execute(text("DROP TABLE IF EXISTS plain"))
    session.execute(text("CREATE TABLE plain (did text, words tsvector)"))
    session.execute(
        text("INSERT INTO plain VALUES (:id, to_tsvector('dutch', :title || ' ' || :body))"),
        [dict(each) for each in documents],
    )
    session.execute(text("CREATE INDEX plain_words ON plain USING gin (words)"))

    def find(session: Session, question: str) -> list[tuple[str, float]]:
        words = " OR ".join(dict.fromkeys(tokens.words(question)))
        rows = session.execute(
            text(
                "SELECT did, ts_rank(words, q) AS score FROM plain,"
                " websearch_to_tsquery('dutch', :q) q WHERE words @@ q"
                " ORDER BY score DESC, did LIMIT :n"
            ),
            {"q": words, "n": DEPTH},
        )
        return [(row[0], row[1]) for row in rows]

    return find


def latency(size: int, postgres_url: str | None) -> None:
    """Real questions to cards in real sentences, beside what each database brings itself."""
    dice = random.Random(SEED)
    data = evaluate.load(str(DATA))
    documents = list(invented(data.documents, size, dice))
    queries = dice.sample(list(data.queries), QUERIES)
    spoiled_queries = spoiled(replace(data, queries=queries), None).queries
    for backend, url in backends(postgres_url):
        with fresh_database(url) as database:
            begin = time.perf_counter()
            with database.begin() as session:
                ids = evaluate.fill(session, documents)
            built = time.perf_counter() - begin
            _settle(database)
            names = {n: did for did, n in ids.items()}
            ask = partial(evaluate.ask_all, database, names=names)
            ours, worse = _timed(ask, queries), _timed(ask, spoiled_queries)
            with database.begin() as session:
                find = (fill_fts5 if database.is_sqlite else fill_dutch)(session, documents)
            _settle(database)
            floor = _timed(partial(_asked_plainly, database, find), queries)
            changed = _one_card_more(database, queries, names)
            again = _in_a_new_process(database, sorted(names)[:CHANGED])
        print(
            f"search, {size} cards, {backend}: {ours}; a typo in every word {worse};"
            f" plain {floor}; one card more {changed}; index built in {built:.1f} s;"
            f" {again}"
        )


def _settle(database: Database) -> None:
    """What PostgreSQL does by itself within a minute after a large change."""
    if not database.is_sqlite:
        with database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM ANALYZE"))


def _timed(ask: Callable[..., Sequence[Ranked]], queries: Sequence[Query]) -> str:
    """Each question's best of three, for the machine may have other things to do."""
    ask(queries[:20])  # warm
    runs = [[each.milliseconds for each in ask(queries)] for _ in range(3)]
    best = sorted(min(times) for times in zip(*runs, strict=True))
    p50, p95 = (evaluate.percentile(best, share) for share in (0.50, 0.95))
    return f"p50 {p50} ms, p95 {p95} ms"


def _asked_plainly(database: Database, find: Find, queries: Sequence[Query]) -> list[Ranked]:
    ranked = []
    with database.read() as session:
        for query in queries:
            begin = time.perf_counter()
            found = find(session, query.text)
            ranked.append(Ranked(query, tuple(found), (time.perf_counter() - begin) * 1000))
    return ranked


def _one_card_more(
    database: Database, queries: Sequence[Query], names: Mapping[int, str]
) -> str:
    """Putting a card in again, and the first question after."""
    spent, asked = [], []
    for number in sorted(names)[:CHANGED]:
        begin = time.perf_counter()
        with database.begin() as session:
            search.index(session, 1, number)
        spent.append((time.perf_counter() - begin) * 1000)
        asked.append(evaluate.ask_all(database, queries[:1], names)[0].milliseconds)
    return f"{median(spent):.1f} ms, the next question {median(asked):.1f} ms"


def _in_a_new_process(database: Database, numbers: Sequence[int]) -> str:
    """What costs processor and memory, where nothing else was done before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        cards = pool.submit(_change_cards, database.url, numbers).result()
        seconds, megabytes = pool.submit(_make_again, database.url).result()
    return (
        f"processor for a card {cards[0]:.1f} ms, with two words more {cards[1]:.1f} ms;"
        f" all made again in {seconds:.1f} s of it and {megabytes} MB"
    )


def _change_cards(url: str, numbers: Sequence[int]) -> tuple[float, float]:
    database = Database(url)
    unchanged, changed = [], []
    for number in numbers:
        unchanged.append(_indexed(database, number))
        with database.begin() as session:
            session.get_one(Insight, number).what += " vrachtfiets en havenloods"
        changed.append(_indexed(database, number))
    database.close()
    return median(unchanged), median(changed)


def _indexed(database: Database, number: int) -> float:
    """Milliseconds of the processor."""
    begin = time.process_time()
    with database.begin() as session:
        search.index(session, 1, number)
    return (time.process_time() - begin) * 1000


def _make_again(url: str) -> tuple[float, int]:
    database = Database(url)
    begin = time.process_time()
    with database.begin() as session:
        search.reindex(session, 1)
    spent = time.process_time() - begin
    database.close()
    return spent, _most_memory()


def _most_memory() -> int:
    """Megabytes. What `resource` says a new process takes over from the one that began it."""
    try:
        said = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", said)
    return int(found[1]) // 1024 if found else 0


def invented(
    real: Sequence[Mapping[str, Any]], size: int, dice: random.Random
) -> Iterator[dict[str, str]]:
    """Cards of three to six real sentences, in which a tenth of the words are others.

    Of those, half are compounds that nobody wrote before, so that the number of different
    words grows with the number of cards, as it does in Dutch.
    """
    sentences: dict[str, list[list[str]]] = {}
    for document in real:
        for said in re.split(r"[.?!\n]+", f"{document['title']}. {document['body']}"):
            if 4 <= len(said.split()) <= 40:
                sentences.setdefault(document["lang"], []).append(said.split())
    usual = [word for some in sentences.values() for said in some for word in said]
    long = [word.lower() for word in usual if word.isalpha() and 4 <= len(word) <= 10]
    for number in range(size):
        some = sentences[dice.choice(list(sentences))]
        words = [word for _ in range(dice.randint(3, 6)) for word in dice.choice(some)]
        for place in range(len(words)):
            chance = dice.random()
            if chance < 0.05:
                words[place] = dice.choice(long) + dice.choice(long)
            elif chance < 0.1:
                words[place] = dice.choice(usual)
        yield {"id": f"d{number}", "title": " ".join(words[:6]), "body": " ".join(words)}
