"""Cases of others, as far as their owners let them travel: by a question, and by obstacle."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.search import case_match
from bot.search.gate import ENOUGH
from storage.models import Case
from storage.questions import found_cases as rows
from storage.questions.found_cases import WORDS

OBSTACLES = ("rule", "budget", "network", "knowledge", "other")
MOST_FOUND = 20


@dataclass(frozen=True)
class FoundCases:
    question: str
    cases: Sequence[Case]


@dataclass(frozen=True)
class Library:
    """What stood in the way, and what helped; `obstacle`: only that kind."""

    obstacle: str | None
    cases: Sequence[Case]


def about(session: Session, actor: Actor, question: str) -> FoundCases:
    """The cases that hold enough of the question, and that the actor may read; best first."""
    asked = case_match.understand(question)
    if not asked:
        return FoundCases(question, ())
    held = rows.holding(
        session,
        actor.workspace_id,
        actor.id,
        case_match.beginnings(asked),
        is_guest=_is_guest(actor),
    )
    weighed = [(case_match.covered(asked, _words(case)), case) for case in held]
    found = sorted((pair for pair in weighed if pair[0] >= ENOUGH), key=lambda pair: -pair[0])
    return FoundCases(question, [case for _, case in found[:MOST_FOUND]])


def library(session: Session, actor: Actor, obstacle: str | None) -> Library:
    """Cases that were told to their end, as far as the actor may read them."""
    obstacle = obstacle if obstacle in OBSTACLES else None
    found = rows.told(
        session, actor.workspace_id, actor.id, obstacle, is_guest=_is_guest(actor)
    )
    return Library(obstacle, found)


def _is_guest(actor: Actor) -> bool:
    """Who may be one is held for one: in their own circles only."""
    return actor.is_guest or not actor.is_known


def _words(case: Case) -> list[str]:
    return [str(getattr(case, column.key)) for column in WORDS]
