"""Finding insights again: asking, with the reader's rights. What is put in is in `indexing`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.search import analyzers, gate, meaning, tokens
from bot.search.indexing import FIELDS, IMPACT, catch_up, index, reindex, unindex
from bot.search.meaning import Engine, Meaning
from bot.search.understanding import DEPTH, WEIGHT, Question, understand
from storage.models import Kind, Outcome, ReleaseLevel
from storage.questions import ranking
from storage.questions import search as rows
from storage.questions.ranking import Filters, Ranked, choices

__all__ = ["Filters", "ask", "catch_up", "choices", "index", "reindex", "unindex"]

TELLING = 300  # characters of a card that tell its language
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
    language: str = ""  # that it is written in
    terms: frozenset[str] = frozenset()  # of the question: see `why.marked`


@dataclass(frozen=True)
class Answer:
    """Cards, best first.

    `corrected`: the question as it was understood, when that differs. `no_phrase`: words
    between quotes that stand in no card like that, so that they were taken one by one. `near`:
    when nothing answers, cards that have something of it; they are no answer.
    """

    hits: tuple[Hit, ...]
    corrected: str | None
    has_more: bool
    no_phrase: str | None = None
    near: tuple[Hit, ...] = ()
    is_cut: bool = False  # there are more than `MOST_FOUND`, which no page shows


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
    gated: bool = True,
    as_typed: bool = False,
    after: str = "",
    engine: Engine | None = None,
) -> Answer:
    """The cards that answer a question, best first, among those that the reader may see.

    Any text is fine: nothing in it is an operator, but for quotes around a phrase. `reader_id`
    None is a stranger, who sees what is public. Cards that do not answer are left out, so that
    "nothing found" is an honest answer; unless `gated` is off, for a list of what is alike.
    With `as_typed` no word is taken for a mistake. `after`: the question that this one follows
    up; the cards must answer both. `engine` orders what answers by its meaning too, and looks
    for near cards when nothing does.
    """
    whole = rows.find_index(session, workspace_id)
    if whole is None:
        return NOTHING
    text = tokens.plain(text)
    after = tokens.plain(after)
    question = understand(session, whole, reader_id, text, as_typed=as_typed, after=after)
    meant = meaning.understood(engine, f"{text}\n{after}" if after else text)
    asker = _Asker(session, workspace_id, reader_id, filters, meant)
    if not question.wanted:
        return replace(NOTHING, near=asker.near(question, ()))
    limit = min(limit, MOST_FOUND - offset)
    phrases = analyzers.phrases(text)
    for phrase in phrases:
        if found := asker.with_phrase(question, phrase):
            return _page(question, found, limit, offset, None)
    ranked = asker.rank(question)
    answering = gate.answering(question, ranked) if gated else ranked
    if meant:
        answering = meant.ordered(session, answering)
    found = asker.hits(question, answering[: offset + limit + SPARE])
    if not found:
        near = asker.near(question, ranked) if gated else ()
        return Answer((), question.corrected, has_more=False, near=near)
    return _page(question, found, limit, offset, phrases[0] if phrases else None)


def _page(
    question: Question, found: Sequence[Hit], limit: int, offset: int, no_phrase: str | None
) -> Answer:
    page = tuple(map(_as_written, found[offset : offset + max(limit, 0)]))
    if not page:
        return NOTHING
    more, is_last = len(found) > offset + limit, offset + limit >= MOST_FOUND
    return Answer(
        page, question.corrected, more and not is_last, no_phrase, is_cut=more and is_last
    )


def _as_written(hit: Hit) -> Hit:
    """With the language of its words: its circle may speak another."""
    spoken = analyzers.language_of(f"{hit.title} {hit.what}"[:TELLING])
    return replace(hit, language=spoken or hit.language)


@dataclass(frozen=True)
class _Asker:
    session: Session
    workspace_id: int
    reader_id: int | None
    filters: Filters
    meant: Meaning | None

    def near(self, question: Question, ranked: Sequence[Ranked]) -> tuple[Hit, ...]:
        """When nothing answers: first those that may mean it, then those with words of it."""
        found = gate.near(question, ranked)
        if self.meant:
            close = self.meant.near(
                self.session, self.workspace_id, self.reader_id, self.filters
            )
            found = [*close, *found]
        once = {each.insight_id: each for each in found}
        few = list(once.values())[: gate.MOST_NEAR]
        return tuple(self.hits(question, few)) if few else ()

    def hits(self, question: Question, ranked: Sequence[Ranked]) -> list[Hit]:
        """These cards in the same order, but for those that were withdrawn just now."""
        ids = [each.insight_id for each in ranked]
        cards = ranking.cards(self.session, self.workspace_id, ids)
        return [
            _hit(cards[each.insight_id], each.score, question.terms)
            for each in ranked
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
        ranked = self.rank(replace(question, wanted=wanted), ids)
        return [hit for hit in self.hits(question, ranked) if _says(hit, phrase)]

    def rank(self, question: Question, all_of: Sequence[Sequence[int]] = ()) -> list[Ranked]:
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


def _says(card: Hit, phrase: str) -> bool:
    return any(
        f" {phrase} " in f" {tokens.in_order(str(getattr(card, name)))} " for name, _ in FIELDS
    )


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
    reader_ids: Iterable[int | None],
    insight_ids: Sequence[int],
) -> list[Hit]:
    """The cards that each of these readers may see, in this order; None is a stranger."""
    for reader_id in reader_ids:
        seen = ranking.seen_by(session, workspace_id, reader_id)
        insight_ids = [each for each in insight_ids if each in seen]
    found = ranking.cards(session, workspace_id, insight_ids)
    return [_hit(found[each], 0) for each in insight_ids if each in found]


def anyhow(session: Session, workspace_id: int, insight_id: int) -> Hit | None:
    """A single released card, for a caller that checks itself where it will be shown."""
    card = ranking.cards(session, workspace_id, [insight_id]).get(insight_id)
    return _hit(card, 0) if card else None


def _hit(card: Row[Any], score: int, terms: frozenset[str] = frozenset()) -> Hit:
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
        language=card.language,
        terms=terms,
    )
