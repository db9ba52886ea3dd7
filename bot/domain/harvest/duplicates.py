"""Whether someone is about to write down what is there already.

Candidates come from the search, with the writer's own rights in the query: a card that they
may not read cannot be hinted at.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz, utils
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.search import search
from bot.search.search import Hit
from storage.models import Insight

CANDIDATES = 10
SAME_TEXT = 0.8  # another word order, another spelling, a word more or less


@dataclass(frozen=True)
class Twin:
    """A released card that says nearly the same; `insight` is the note with the new text."""

    hit: Hit
    insight: Insight
    leads: bool = False  # the circle of the card: what differs may become a condition of it

    @property
    def differs(self) -> bool:
        """It turned out otherwise there."""
        return self.hit.outcome is not self.insight.outcome


def near(session: Session, actor: Actor, title: str, what: str) -> Hit | None:
    """The released card most like these words, if it is alike enough."""
    found = search.ask(
        session,
        workspace_id=actor.workspace_id,
        reader_id=actor.id,
        text=f"{title} {what}",
        limit=CANDIDATES,
        gated=False,
    )
    graded = [(text_similarity(what, hit.what), hit) for hit in found.hits]
    best = max(graded, key=lambda each: each[0], default=None)
    return best[1] if best and best[0] >= SAME_TEXT else None


def text_similarity(one: str, other: str) -> float:
    """From 0 to 1, whatever the order of the words."""
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process) / 100
