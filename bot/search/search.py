"""Finding insights again: asking, with the reader's rights. What is put in is in `indexing`."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.search import analyzers
from bot.search.indexing import FIELDS, IMPACT, catch_up, index, reindex, unindex
from bot.search.understanding import DEPTH, WEIGHT, Question, understand
from storage.models import Kind, Outcome, ReleaseLevel
from storage.questions import ranking
from storage.questions import search as rows
from storage.questions.ranking import Filters, Ranked, choices

__all__ = ["Filters", "ask", "catch_up", "choices", "index", "reindex", "unindex"]

COVERAGE = 0.2  # of a question's weight that a card must answer, or it is no answer
WORDS_COVERED = 0.3  # of its words, likewise
MOST_RANKED = 100  # cards; who looks further asks a better question
MOST_FOUND = 60  # cards of an answer, over all its pages
SPARE = 10  # cards looked at beyond the page: some were withdrawn just now
PHRASE_DEPTH = 5 * DEPTH  # cards that a word of a phrase brings


@dataclass(frozen=True)
class Hit:
    """A released card that answers, as it may be quoted."""

    insight_id: int
    circle_id: int
    circle_name: str
    title: str
    what: str
    outcome: Outcome
    why: str
    condition: str
    theme: str
    kind: Kind
    happened_on: date
    level: ReleaseLevel
    score: float
    place: str = ""
    layer: str | None = None
    links: tuple[str, ...] = ()
    theme_names: tuple[str, str] = ("", "")  # if the workspace named it: Dutch, English
    still_holds_at: datetime | None = None


@dataclass(frozen=True)
class Answer:
    """Cards, best first.

    `corrected`: the question as it was understood, when that differs. `no_phrase`: words
    between quotes that stand in no card like that, so that they were taken one by one.
    """

    hits: tuple[Hit, ...]
    corrected: str | None
    has_more: bool
    no_phrase: str | None = None


NOTHING = Answer((), None, has_more=False)


def ask(  # noqa: PLR0913  # what a reader can narrow a question with
    session: Session,
    *,
    workspace_id: int,
    reader_id: int | None,
    text: str,
    limit: int = 10,
    offset: int = 0,
    filters: Filters = Filters(),  # noqa: B008  # frozen
    coverage: float = COVERAGE,
) -> Answer:
    """The cards that answer a question, best first, among those that the reader may see.

    Any text is fine: nothing in it is an operator, but for quotes around a phrase. `reader_id`
    None is a stranger, who sees what is public. A card must carry `coverage` of what the
    question asks, so that "nothing found" is an honest answer; 0 lets every card through.
    """
    whole = rows.find_index(session, workspace_id)
    if whole is None:
        return NOTHING
    question = understand(session, whole, reader_id, text)
    if not question.wanted:
        return NOTHING
    asker = _Asker(session, workspace_id, reader_id, filters, coverage)
    limit = min(limit, MOST_FOUND - offset)
    phrases = analyzers.phrases(text)
    for phrase in phrases:
        if found := asker.with_phrase(question, phrase):
            return _page(question, found, limit, offset, None)
    found = asker.best(question, offset + limit + SPARE)
    return _page(question, found, limit, offset, phrases[0] if phrases else None)


def _page(
    question: Question, found: Sequence[Hit], limit: int, offset: int, no_phrase: str | None
) -> Answer:
    page = tuple(found[offset : offset + max(limit, 0)])
    more = len(found) > offset + limit and offset + limit < MOST_FOUND
    if not page:
        return NOTHING
    return Answer(page, question.corrected, more, no_phrase)


@dataclass(frozen=True)
class _Asker:
    session: Session
    workspace_id: int
    reader_id: int | None
    filters: Filters
    coverage: float

    def best(self, question: Question, most: int) -> list[Hit]:
        ranked = self._rank(question)
        enough = [each for each in ranked if _answers(question, each.present, self.coverage)]
        cards = ranking.cards(
            self.session, self.workspace_id, [each.insight_id for each in enough[:most]]
        )
        return [
            _hit(cards[each.insight_id], each.score)
            for each in enough[:most]
            if each.insight_id in cards
        ]

    def with_phrase(self, question: Question, phrase: str) -> list[Hit]:
        """Only cards in which these words follow each other."""
        said = set(phrase.split())
        words = [each.own for each in question.meant if each.word in said and each.own]
        if not words:
            return []
        rarest = min(words, key=lambda bits: bits & -bits)
        wanted = [
            replace(each, depth=PHRASE_DEPTH if rarest >> n & 1 else 0)
            for n, each in enumerate(question.wanted)
        ]
        ids = [
            [each.term_id for n, each in enumerate(question.wanted) if bits >> n & 1]
            for bits in words
        ]
        ranked = self._rank(replace(question, wanted=wanted), ids)
        cards = ranking.cards(
            self.session, self.workspace_id, [each.insight_id for each in ranked]
        )
        return [
            _hit(cards[each.insight_id], each.score)
            for each in ranked
            if each.insight_id in cards and _says(cards[each.insight_id], phrase)
        ]

    def _rank(self, question: Question, all_of: Sequence[Sequence[int]] = ()) -> list[Ranked]:
        return ranking.rank(
            self.session,
            workspace_id=self.workspace_id,
            reader_id=self.reader_id,
            wanted=question.wanted,
            language=question.language,
            filters=self.filters,
            most=MOST_RANKED,
            all_of=all_of,
        )


def _says(card: Row[Any], phrase: str) -> bool:
    return any(
        f" {phrase} " in f" {analyzers.in_order(str(getattr(card, name)))} "
        for name, _ in FIELDS
    )


def _answers(question: Question, present: int, coverage: float) -> bool:
    """Whether a card says enough of what was asked, in weight and in words."""
    if coverage <= 0:
        return True
    given = [each.weight for each in question.meant if each.terms & present]
    asked = math.fsum(each.weight for each in question.meant)
    enough_words = len(given) >= WORDS_COVERED * len(question.meant)
    return enough_words and math.fsum(given) >= coverage * asked


def one(
    session: Session, workspace_id: int, reader_id: int | None, insight_id: int
) -> Hit | None:
    """A single card, if the reader may see it."""
    if not ranking.may_see(session, workspace_id, reader_id, insight_id):
        return None
    return anyhow(session, workspace_id, insight_id)


def several(
    session: Session,
    workspace_id: int,
    reader_ids: Iterable[int],
    insight_ids: Sequence[int],
) -> list[Hit]:
    """The cards that each of these readers may see, in this order."""
    for reader_id in reader_ids:
        seen = ranking.seen_by(session, workspace_id, reader_id)
        insight_ids = [each for each in insight_ids if each in seen]
    found = ranking.cards(session, workspace_id, insight_ids)
    return [_hit(found[each], 0) for each in insight_ids if each in found]


def anyhow(session: Session, workspace_id: int, insight_id: int) -> Hit | None:
    """A single released card, for a caller that checks itself where it will be shown."""
    card = ranking.cards(session, workspace_id, [insight_id]).get(insight_id)
    return _hit(card, 0) if card else None


def _hit(card: Row[Any], score: int) -> Hit:
    return Hit(
        insight_id=card.id,
        circle_id=card.circle_id,
        circle_name=card.circle_name,
        title=card.title,
        what=card.what,
        outcome=card.outcome,
        why=card.why,
        condition=card.condition,
        theme=card.theme,
        kind=card.kind,
        happened_on=card.happened_on,
        level=card.level,
        score=score / (2 * WEIGHT * IMPACT),
        place=card.place,
        layer=card.layer,
        links=tuple(card.links),
        theme_names=(card.theme_nl or "", card.theme_en or ""),
        still_holds_at=card.still_holds_at,
    )
