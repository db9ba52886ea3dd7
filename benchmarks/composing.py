"""Composing an edition where a great many cards are out: the proposal, and each look at it."""

import time
from datetime import timedelta
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.domain.circulation import composing, digests
from bot.domain.circulation.digests import DigestPlan
from storage.database import Database
from storage.models import Base, Insight, InsightState, Kind, Outcome, ReleaseLevel
from tests.domain.seeds import NOON, Seed, seed

CARDS = 100_000
SHARE_THAT_IS_NEW = 100  # one in so many was released this month
GOAL = 2.0  # seconds


def main(cards: int = CARDS, database_url: str | None = None) -> dict[str, float]:
    """Print and return the seconds that both take."""
    with TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite:///{Path(folder)}/cards.db")
        Base.metadata.create_all(database.engine)
        try:
            return _measure(database, cards)
        finally:
            database.close()


def _measure(database: Database, cards: int) -> dict[str, float]:
    with database.begin() as session:
        there = seed(session, "T0BENCH")
        _fill(session, there, cards)
    plan = DigestPlan(
        there.circle.id,
        "Wat we leerden",
        "",
        NOON.date() - timedelta(days=30),
        NOON.date(),
        (),
        ReleaseLevel.NETWORK,
        all_circles=True,
        channels=(),
    )
    begin = time.perf_counter()
    with database.begin() as session:
        digest_id = digests.draft(session, there.ada, plan, NOON).edition.digest.id
    proposed = time.perf_counter() - begin
    begin = time.perf_counter()
    with database.read() as session:
        composing.look(session, there.ada, digest_id, NOON, page=1)
    looked = time.perf_counter() - begin
    result = {
        "cards": cards,
        "propose_s": round(proposed, 2),
        "look_s": round(looked, 2),
        "goal_s": GOAL,
        "load": round(getloadavg()[0], 1),
    }
    print(f"composing ({'sqlite' if database.is_sqlite else 'postgresql'}): {result}")
    return result


def _fill(session: Session, there: Seed, cards: int) -> None:
    now = [number % SHARE_THAT_IS_NEW == 0 for number in range(cards)]
    session.execute(
        insert(Insight),
        [
            {
                "workspace_id": there.circle.workspace_id,
                "circle_id": there.circle.id,
                "title": f"Kaart {number}",
                "what": "We begonnen klein.",
                "outcome": Outcome.WORKED,
                "theme": "procurement",
                "kind": Kind.TIP,
                "happened_on": NOON.date() - timedelta(days=3 if is_new else 400),
                "level": ReleaseLevel.PUBLIC,
                "state": InsightState.RELEASED,
                "released_at": NOON - timedelta(days=3 if is_new else 400),
                "created_by": there.ada.id,
                "created_at": NOON,
            }
            for number, is_new in enumerate(now)
        ],
    )


if __name__ == "__main__":
    main()
