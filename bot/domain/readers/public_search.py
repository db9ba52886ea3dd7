"""Searching without Slack: the same search, over what anyone may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from bot.domain.base.visible import tidy
from bot.domain.questions import asked_principles
from bot.domain.questions.small_talk import has_subject
from bot.domain.readers import publications
from bot.domain.readers.publications import Published
from storage.models import Workspace
from storage.readers import publications as rows

PAGE = 10
LONGEST = 1000  # characters


class Silence(StrEnum):
    """Why there is no answer."""

    NOT_ASKED = "not-asked"
    TOO_LONG = "too-long"
    NO_SUBJECT = "no-subject"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Found:
    """Public cards, best first. `terms`: the words of each that were asked for.

    `corrected`: the question as it was understood, when that differs. `near`: when nothing
    answers, cards that have something of it.
    """

    question: str
    silence: Silence | None = None
    cards: Sequence[tuple[Published, frozenset[str]]] = ()
    near: Sequence[Published] = ()
    corrected: str = ""
    has_more: bool = False
    principles: bool | None = None  # whether these are principles, when those were asked for


def ask(
    session: Session, home: Workspace, typed: str, page: int = 1, *, as_typed: bool = False
) -> Found:
    """A page of the answer. `as_typed`: no word is taken for a mistake."""
    if len(typed) > LONGEST:
        return Found(typed[:LONGEST], Silence.TOO_LONG)
    question = tidy(typed)
    if not question:
        return Found("", Silence.NOT_ASKED)
    if not has_subject(question):
        return Found(question, Silence.NO_SUBJECT)
    answer, principles = asked_principles.answer(
        session,
        workspace_id=home.id,
        reader_id=None,
        text=question,
        limit=PAGE,
        offset=(page - 1) * PAGE,
        as_typed=as_typed,
    )
    ids = [hit.insight_id for hit in (*answer.hits, *answer.near)]
    public = rows.cards_among(session, home.id, ids)
    shown = {each: publications.published(home, row) for each, row in public.items()}
    cards = [
        (shown[hit.insight_id], hit.terms) for hit in answer.hits if hit.insight_id in shown
    ]
    return Found(
        question,
        None if cards else Silence.NOTHING,
        cards,
        [shown[hit.insight_id] for hit in answer.near if hit.insight_id in shown],
        answer.corrected or "",
        answer.has_more,
        principles,
    )
