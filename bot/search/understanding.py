"""What someone asks: which terms to look up, what each weighs, and what was misspelt."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import Session

from bot.search import analyzers, rarity, slips, synonyms, themes, tokens
from bot.search.analyzers import JOINED_WEIGHT, Group, Joined
from bot.search.slips import TWO_MISTAKES_FROM
from storage.questions import ranking
from storage.questions import search as rows
from storage.questions.ranking import MOST_TERMS, WeightedTerm
from storage.questions.search import Whole

DEPTH = 1_500  # cards looked at for one term: the most telling ones
ENOUGH_POSTINGS = 6_000  # of the rarest terms; the others only add to what these brought
FEW_CARDS = 50  # with fewer, how rare a word is says little
ABSENT = 0.17  # more weight for a word that no card has, for each tenfold of cards
HANDFUL = 5  # cards, of which nobody expects that they have every word
BRIEF = 2  # words
WEIGHT = 1_000  # weights are whole numbers, like impacts


@dataclass(frozen=True)
class Meant:
    """One word: what it weighs in the question, and what its terms cover of it.

    `shares`: for each of `wanted` that is one of its terms its bit, how much of the word it
    says (all, or less for a part or a synonym), and in how many open cards it stands. `own`:
    the bits of the word itself. `tells`: how telling it is, whatever the cards are about.
    """

    word: str
    weight: float
    shares: tuple[tuple[int, float, int], ...]
    own: int
    tells: float = 1.0

    def covered(self, present: int) -> tuple[float, int]:
        """What share of it a card with these terms says, and how many cards say that."""
        held = ((share, having) for bit, share, having in self.shares if bit & present)
        return max(held, default=(0.0, 0))


@dataclass(frozen=True)
class Question:
    """What is looked up, rarest first, and which words that stands for."""

    wanted: Sequence[WeightedTerm]
    meant: Sequence[Meant]
    corrected: str | None
    language: str | None
    documents: int  # open cards in the archive
    is_brief: bool  # a word or two, not a sentence
    terms: frozenset[str] = frozenset()  # those that say something, as they stand in cards
    follow_up: frozenset[str] = frozenset()  # words that were asked on top of what came before
    is_theme: bool = False  # the name of a theme, or several
    filed: int = 0  # the bits of those themes that cards are filed under


def understand(
    session: Session,
    whole: Whole,
    reader_id: int | None,
    text: str,
    *,
    as_typed: bool = False,
    after: str = "",
) -> Question:
    """`text` without markup: `tokens.plain`. `as_typed`: nothing is taken for a mistake.

    `after`: the question that it is asked on top of.
    """
    # What a question can be about: a stranger's only public cards.
    readable = whole.public if reader_id is None else whole.documents
    is_partial, whole = readable < whole.documents, replace(whole, documents=readable)
    before = set(analyzers.query_words(after, analyzers.language_of(after))) if after else set()
    text = f"{text}\n{after}" if after else text  # of too many words, the newest count
    language = analyzers.language_of(text)
    said = analyzers.query_words(text, language)
    joined = analyzers.joined(text, said)
    is_brief = len(list(tokens.compounds(text))) <= BRIEF
    reading = _Reading(
        session, whole, reader_id, text, joined, is_partial=is_partial, is_brief=is_brief
    )
    groups, known = reading.groups(said)
    corrected = None
    strange = [] if as_typed else reading.strange(groups, known)
    if repaired := reading.repaired(strange):
        said = list(dict.fromkeys(repaired.get(word, word) for word in said))
        before = {repaired.get(word, word) for word in before}
        groups, known = reading.groups(said)
        corrected = " ".join(said)
    follow_up = frozenset(said).difference(before) if after else frozenset()
    about = Question(
        (),
        (),
        corrected,
        language,
        whole.documents,
        is_brief,
        follow_up=follow_up,
        is_theme=reading.is_theme,
    )
    return _weigh(whole, groups, known, about)


class _Reading:
    """What the words of one question are, to this reader, in this archive.

    `is_partial`: for a stranger, where not all open cards are public. The others leave no
    trace: not in what a word weighs, nor in what is taken for a mistake.
    """

    def __init__(
        self,
        session: Session,
        whole: Whole,
        reader_id: int | None,
        text: str,
        joined: Sequence[Joined],
        *,
        is_partial: bool,
        is_brief: bool,
    ) -> None:
        self._session, self._whole, self._reader_id = session, whole, reader_id
        self._text = text
        self._language = analyzers.language_of(text)
        self._languages = [self._language] if self._language else list(_LANGUAGES)
        self._is_partial = is_partial
        self._is_brief = is_brief
        self._joined = joined
        self._same = synonyms.of_workspace(session, whole.workspace_id)
        self._lexicon: dict[str, int] = {}
        self.is_theme = False

    def groups(self, said: Sequence[str]) -> tuple[list[Group], Mapping[str, Any]]:
        """The terms of each word, and those of them that the reader can have from a card."""
        pieces = analyzers.pieces(said)
        self._lexicon |= self._words(pieces)
        lexicon = analyzers.Lexicon(self._lexicon)
        groups = [
            analyzers.group(word, self._language, lexicon, is_brief=self._is_brief)
            for word in said
        ]
        groups = synonyms.widened(groups, self._same)
        together = {each: self._stems(each.word) for each in self._joined}
        together |= synonyms.phrases(said, self._same)
        wanted = [term for group in groups for term, _ in group.terms]
        wanted += [term for terms in together.values() for term in terms]
        filed = self._filed(groups)
        wanted += [term for terms in filed.values() for term in terms]
        known = self._find(list(dict.fromkeys(wanted)))
        groups = [
            each if _is_known(each, known) else analyzers.without_whole(each) for each in groups
        ]
        groups = _with_joined(groups, together, known)
        return [_with_themes(each, filed.get(each.word, ()), known) for each in groups], known

    def _filed(self, groups: Sequence[Group]) -> Mapping[str, Sequence[str]]:
        tells = {
            each.word: _telling(each.word, each.stems[0], self._language) for each in groups
        }
        own, is_brief = self._whole.themes, self._is_brief
        named = themes.asked(self._text, groups, self._same, own, tells, is_brief=is_brief)
        self.is_theme = bool(named)
        return named

    def _stems(self, word: str) -> list[str]:
        return list(dict.fromkeys(analyzers.stem(word, each) for each in self._languages))

    def _find(self, terms: Sequence[str]) -> Mapping[str, Any]:
        """A term that stands in closed cards alone is there only for whoever may read these.

        That is looked up in any case, so that it takes as long whether there is one or not.
        """
        if self._is_partial:
            return ranking.public_terms(self._session, self._whole.workspace_id, terms)
        found = rows.find_terms(self._session, self._whole.workspace_id, terms)
        closed = [row.id for row in found.values() if not row.documents]
        mine: set[int] = set()
        if self._reader_id is not None:
            mine = ranking.own_terms(self._session, self._reader_id, closed or [0])
        return {term: row for term, row in found.items() if row.documents or row.id in mine}

    def _words(self, words: Sequence[str]) -> Mapping[str, int]:
        """Those of these that stand in cards, with in how many."""
        return self._seen(rows.find_words(self._session, self._whole.workspace_id, words))

    def _seen(self, words: Mapping[str, int]) -> Mapping[str, int]:
        return self._in_cards(words) if self._is_partial else words

    def _in_cards(self, words: Iterable[str]) -> Mapping[str, int]:
        """Those of these of which any form stands in cards, with in how many."""
        stems = {word: self._stems(word) for word in words}
        every = list(dict.fromkeys(term for some in stems.values() for term in some))
        known = self._find(every)
        return {
            word: max(known[term].documents for term in some if term in known)
            for word, some in stems.items()
            if any(term in known for term in some)
        }

    def repaired(self, strange: Sequence[str]) -> dict[str, str]:
        """Word → the one that was probably meant, of those in open cards alone."""
        if not strange:
            return {}
        near_by = {word: slips.variants(word) for word in strange}
        parts = {word: dict(slips.repaired_parts(word)) for word in strange}
        every = [each for some in (*near_by.values(), *parts.values()) for each in some]
        near = self._words(list(dict.fromkeys(every)))
        found: dict[str, str] = {}
        for word in strange:
            pool = {each: near[each] for each in near_by[word] if each in near}
            if not pool and len(word) >= TWO_MISTAKES_FROM and not analyzers.is_compound(word):
                like = rows.words_like(self._session, self._whole.workspace_id, word, 2)
                pool = dict(self._seen(like))
            if not pool:  # a word at large, of which cards have another form
                pool = dict(self._in_cards(list(filter(rarity.is_general, near_by[word]))))
            firsts = [each for each in parts[word] if each in near or self._has_same(each)]
            if meant := slips.nearest(word, pool):
                found[word] = meant
            elif firsts:
                found[word] = parts[word][
                    max(firsts, key=lambda each: (near.get(each, 0), each))
                ]
        return found

    def _has_same(self, word: str) -> bool:
        """Whether the lists of words that mean the same know it."""
        return any(stem in self._same.words for stem in self._stems(word))

    def strange(self, groups: Sequence[Group], known: Mapping[str, Any]) -> list[str]:
        """Words that the reader has from no card, and that are no word at large: misspelt.

        A long compound is looked at too, although its parts are words: one letter may be wrong.
        """
        return [
            group.word
            for group in groups
            if slips.can_be_mistaken(group.word)
            and group.word not in self._lexicon
            and not rarity.is_general(group.word)
            and not any(term in known or term in self._same.words for term in group.stems)
            and (len(group.word) >= TWO_MISTAKES_FROM or not self._has_parts(group, known))
        ]

    def _has_parts(self, group: Group, known: Mapping[str, Any]) -> bool:
        return any(term in known or term in self._same.words for term in group.own)


_LANGUAGES = ("nl", "en")


def _is_known(group: Group, known: Mapping[str, Any]) -> bool:
    return any(term in known for term in group.stems)


def _with_joined(
    groups: Sequence[Group], together: Mapping[Joined, Sequence[str]], known: Mapping[str, Any]
) -> list[Group]:
    """The groups with the joined words that some card has."""
    more: dict[str, dict[str, Joined]] = {}
    unknown = {group.word for group in groups if not _is_known(group, known)}
    for joined, terms in together.items():
        if joined.weight == JOINED_WEIGHT and unknown.isdisjoint(joined.words):
            continue  # as neighbours often are, by chance
        for word in joined.words:
            for term in terms:
                if term in known:
                    more.setdefault(word, {}).setdefault(term, joined)
    return [_with(group, more[group.word]) if group.word in more else group for group in groups]


def _with(group: Group, more: Mapping[str, Joined]) -> Group:
    """What two words are together is looked up once, by halves, and says both."""
    terms = dict(group.terms)
    for term, joined in more.items():
        terms[term] = max(joined.weight / len(joined.words), terms.get(term, 0.0))
    return replace(
        group,
        terms=tuple(terms.items()),
        own=tuple(dict.fromkeys((*group.own, *more))),
        stems=tuple(dict.fromkeys((*group.stems, *more))),
        says={**group.says, **{term: each.weight for term, each in more.items()}},
    )


def _with_themes(group: Group, filed: Iterable[str], known: Mapping[str, Any]) -> Group:
    """What is filed under a theme that the word names says all of it."""
    here = dict.fromkeys((term for term in filed if term in known), 1.0)
    return replace(group, terms=(*group.terms, *here.items()), says={**group.says, **here})


def _weigh(
    whole: Whole, groups: Sequence[Group], known: Mapping[str, Any], about: Question
) -> Question:
    weights: dict[str, float] = {}
    for group in groups:
        for term, weight in group.terms:
            if row := known.get(term):
                idf = _idf(whole, row.documents)
                weights[term] = weights.get(term, 0.0) + weight * idf
    rarest = sorted(weights, key=lambda term: (known[term].documents, term))[:MOST_TERMS]
    places = {term: 1 << n for n, term in enumerate(rarest)}
    meant = [_meant(whole, group, known, places, about.language) for group in groups]
    depths = _depths([known[term].documents for term in rarest])
    wanted = [
        WeightedTerm(known[term].id, max(1, round(WEIGHT * weights[term])), depth)
        for term, depth in zip(rarest, depths, strict=True)
    ]
    return replace(
        about,
        wanted=wanted,
        meant=meant,
        filed=_bits(places, (term for term in places if themes.is_one(term))),
        terms=_telling_terms(groups, known, about),
    )


def _telling_terms(
    groups: Sequence[Group], known: Mapping[str, Any], about: Question
) -> frozenset[str]:
    return frozenset(
        term
        for group in groups
        for term, _ in group.terms
        if term in known and _telling(term, term, about.language) > rarity.SAYS_SOMETHING
    )


def _meant(
    whole: Whole,
    group: Group,
    known: Mapping[str, Any],
    places: Mapping[str, int],
    language: str | None,
) -> Meant:
    """A part or a synonym covers no more than it would weigh by itself."""

    def weight_of(word: str, term: str) -> float:
        row = known.get(term)
        return _rarity_asked(whole, row.documents if row else 0) * _telling(
            word, term, language
        )

    whole_weight = weight_of(group.word, group.terms[0][0])
    shares = []
    for term, share in group.terms:
        if term not in places:
            continue
        covered = group.says.get(term, share)
        if term not in group.stems and not themes.is_one(term):
            covered *= min(1.0, weight_of(term, term) / whole_weight)
        shares.append((places[term], covered, max(known[term].documents, 1)))
    tells = _telling(group.word, group.terms[0][0], language)
    return Meant(group.word, whole_weight, tuple(shares), _bits(places, group.stems), tells)


def _telling(word: str, term: str, language: str | None) -> float:
    languages = [language] if language else _LANGUAGES
    return min(rarity.telling(word, term, each) for each in languages)


def _bits(places: Mapping[str, int], terms: Iterable[str]) -> int:
    return sum({places[term] for term in terms if term in places})


def _depths(frequencies: Sequence[int]) -> list[int]:
    """How far to look for each term, rarest first, until enough cards have been looked at."""
    depths = []
    room = ENOUGH_POSTINGS
    for frequency in frequencies:
        depths.append(DEPTH if room > 0 else 0)
        room -= min(frequency, DEPTH)
    return depths


@lru_cache(maxsize=4096)
def _rarity(documents: int, having: int) -> float:
    rare = (max(documents, FEW_CARDS) - having + 0.5) / (having + 0.5)
    return math.log(1 + max(rare, 0.0))


def _idf(whole: Whole, having: int) -> float:
    return _rarity(whole.documents, having)


def _rarity_asked(whole: Whole, having: int) -> float:
    """Of a word asked. One that no card has tells the more, the more cards there are."""
    if having:
        return _idf(whole, having)
    many = math.log10(max(whole.documents, HANDFUL) / HANDFUL)
    return _idf(whole, 1) * (1 + ABSENT * many)
