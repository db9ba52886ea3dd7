"""Cards and questions compared by what they mean: an extra, beside the words.

Words decide whether there is an answer, and which cards it has. Meaning only puts these in
order, and looks for cards nearby when there is no answer. Whatever goes wrong here, the
search goes on by words.
"""

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from statistics import median
from typing import Protocol

from sqlalchemy.orm import Session

from bot import logs
from storage.questions import vectors
from storage.questions.ranking import Filters, Ranked

log = logging.getLogger(__name__)

WEIGHT = 1.0  # of meaning, where words weigh 1 too
SPAN = 0.15  # below the cosine of the closest card, meaning says nothing any more
MOST_COMPARED = 10_000  # of the newest cards, when words find nothing
FEW = 200  # rows, which take less time than numpy takes to load
ENGINE = "engine"  # in the `info` of sessions that have one


class Engine(Protocol):
    """Makes numbers of texts: those of like meaning lie close. A row has a byte for each."""

    name: str  # with its version: what another made is made again
    near: float  # the cosine from which a card may be about the question

    def passage(self, texts: Sequence[str]) -> list[bytes]: ...

    def query(self, text: str) -> bytes: ...


def engine_of(session: Session) -> Engine | None:
    """None: the search goes by words alone."""
    return session.info.get(ENGINE)


@dataclass(frozen=True)
class Meaning:
    """What one question means."""

    engine: Engine
    numbers: bytes

    def ordered(self, session: Session, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Those that answer by their words, in the order of words and meaning together.

        A card that the engine has still to read is taken as an average one.
        """
        rows = vectors.of_cards(session, self.engine.name, [each.insight_id for each in ranked])
        close = dict(zip(rows, cosines(self.numbers, list(rows.values())), strict=True))
        if not close:
            return list(ranked)
        best, closest = ranked[0].score, max(close.values())
        share = {key: max(0.0, 1 + (each - closest) / SPAN) for key, each in close.items()}
        usual = median(share.values())
        together = [
            (each.score / best + WEIGHT * share.get(each.insight_id, usual), -place)
            for place, each in enumerate(ranked)
        ]
        return [ranked[-place] for _, place in sorted(together, reverse=True)]

    def near(
        self, session: Session, workspace_id: int, reader_id: int | None, filters: Filters
    ) -> list[Ranked]:
        """A few cards that may be about it, of those that the reader may see."""
        found = vectors.visible(
            session,
            workspace_id=workspace_id,
            reader_id=reader_id,
            engine=self.engine.name,
            filters=filters,
            most=MOST_COMPARED,
        )
        close = cosines(self.numbers, [row for _, row in found])
        graded = [
            (each, insight_id)
            for each, (insight_id, _) in zip(close, found, strict=True)
            if each >= self.engine.near
        ]
        graded.sort(reverse=True)
        return [Ranked(insight_id, 0, 0) for _, insight_id in graded]


def understood(engine: Engine | None, text: str) -> Meaning | None:
    """None without an engine, or when it fails."""
    if engine is None:
        return None
    try:
        return Meaning(engine, engine.query(text))
    except Exception as error:  # noqa: BLE001  # somebody else's code, with anything in it
        log.error("the engine of MEANING failed: %s", logs.where(error))
        return None


def cosines(one: bytes, others: Sequence[bytes]) -> list[float]:
    """Of whole numbers, so that every machine gives the same; 0 for what cannot be compared."""
    fitting = [other for other in others if len(other) == len(one)]
    found = iter((_one_by_one if len(fitting) < FEW else _at_once)(one, fitting))
    return [next(found) if len(other) == len(one) else 0.0 for other in others]


def _one_by_one(one: bytes, others: Sequence[bytes]) -> list[float]:
    asked = memoryview(one).cast("b")
    size = sum(map(mul, asked, asked))
    rows = [memoryview(other).cast("b") for other in others]
    return [
        sum(map(mul, asked, row)) / math.sqrt(max(size * sum(map(mul, row, row)), 1))
        for row in rows
    ]


def _at_once(one: bytes, others: Sequence[bytes]) -> list[float]:
    import numpy as np  # noqa: PLC0415  # comes with the engine, and with nothing else

    asked = np.frombuffer(one, "i1").astype("i8")
    rows = np.frombuffer(b"".join(others), "i1").reshape(-1, len(one)).astype("i4")
    sizes = np.einsum("ij,ij->i", rows, rows) * (asked @ asked)
    found: list[float] = (rows @ asked.astype("i4") / np.sqrt(np.maximum(sizes, 1))).tolist()
    return found
