"""Pure: why a card answers: the words of its own text that the question brought."""

import re
from collections.abc import Collection, Iterator

from bot.search import analyzers, rarity, tokens

_WORD = re.compile(r"[^\W_]+(?:['’.&\-][^\W_]+)*")

Part = tuple[str, bool]  # a piece of a text, and whether it is one of these words


def marked(text: str, terms: Collection[str]) -> list[Part]:
    """A text in pieces. `terms`: what the question looked up, as `Question.terms`."""
    found: list[Part] = []
    end = 0
    for match in _WORD.finditer(text) if terms else ():
        if _is_one(match.group(), terms):
            found += [(text[end : match.start()], False), (match.group(), True)]
            end = match.end()
    return [part for part in [*found, (text[end:], False)] if part[0]]


def has_one(text: str, terms: Collection[str]) -> bool:
    return any(is_one for _, is_one in marked(text, terms))


def _is_one(word: str, terms: Collection[str]) -> bool:
    return any(term in terms for said in tokens.words(word) for term in _terms(said))


def _terms(word: str) -> Iterator[str]:
    for language in rarity.LANGUAGES:
        for term, _ in analyzers.expand(word, language, analyzers.Lexicon(())):
            yield term
