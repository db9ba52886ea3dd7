"""Pure: from text to words, so that every usual way to write a thing gives the same ones."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

LONGEST_WORD = 40  # characters; Dutch law has longer ones, questions do not

# Without width: soft hyphens, joiners, marks of direction, accents, fillers: they part no
# words.
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
_FILLERS = frozenset("\u115f\u1160\uffa0")
# Letters that are no plain letter with an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NUMBER = r"\d+(?:\.\d+)+[a-z]?(?![^\W_])"
_WORD = re.compile(rf"{_NUMBER}|[^\W_]+(?:['’\-&+][^\W_]+)*")
_APART = re.compile(rf"{_NUMBER}|[^\W_]+")
_BETWEEN = re.compile(r"['’\-&+]")
_POSSESSIVE = re.compile(r"['’]s\b")

# m.e.r., A.V.G., B. V.
_DOTTED = re.compile(r"(?<![\w.])[^\W\d_]\.(?: ?[^\W\d_]\.)* ?[^\W\d_](?:\.|(?![\w.]))")
# B&W, B en W, R & D: single letters, with or without dots.
_PAIR = re.compile(r"(?<![\w.&])([^\W\d_])\.?(?: ?[&+] ?| en | and )([^\W\d_])(?![\w&])\.?")
_GROUPED = re.compile(r"(?<![\d.,:])\d{1,3}(?:([., '’])\d{3})(?:\1\d{3})*(?!\d|[.:]\d|,\d{3})")
_POINT = re.compile(r"(?<=\d)[,:](?=\d)")
_ARTICLE = re.compile(r"\bart(?:\.|ikelen|s)? ?(?=\d)")
_DIGIT = re.compile(r"\d")

_LINK = re.compile(
    r"<(?P<mark>[@#!]|https?:|mailto:|tel:)(?P<rest>[^<>|]*)(?:\|(?P<label>[^<>]*))?>"
)
_EMOJI = re.compile(r"(?<!\w):[a-z+\-][\w+\-]*:(?::skin-tone-\d:)?", re.IGNORECASE)
_MENTION = re.compile(r"(?<!\w)@[\w.\-]+")


def plain(text: str) -> str:
    """A question without Slack's markup, names that it is addressed to, and emoji codes."""
    if "<" in text:
        text = _LINK.sub(_shown, text)
    return unescape(_MENTION.sub(" ", _EMOJI.sub(" ", text)))


def _shown(link: re.Match[str]) -> str:
    """What a reader sees of it; nothing for an address or someone who is called."""
    return "" if link["mark"] == "@" else f" {link['label'] or ''} "


def folded(text: str) -> str:
    """Lower case, without accents and without what has no width."""
    small = text.lower()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    return _NOT_ASCII.sub(_with_width, apart)


def _with_width(found: re.Match[str]) -> str:
    character = found.group()
    is_unseen = unicodedata.category(character) in _UNSEEN or character in _FILLERS
    return "" if is_unseen or unicodedata.combining(character) else character


def even(text: str) -> str:
    """Folded, with one way of writing for abbreviations, numbers, pairs and articles of law."""
    said = folded(text)
    if "." in said:
        said = _DOTTED.sub(_without_dots, said)
    said = _PAIR.sub(r"\1en\2 ", said)
    if _DIGIT.search(said):
        said = _GROUPED.sub(_without_dots, said)
        said = _POINT.sub(".", said)
        said = _ARTICLE.sub("artikel ", said)
    return said


def _without_dots(written: re.Match[str]) -> str:
    return "".join(c for c in written.group() if c.isalnum())


def words(text: str) -> Iterator[str]:
    """As they are looked up. A hyphenated word gives its joined form and its parts."""
    for said in compounds(text):
        if len(said) > 1:
            yield "".join(said)[:LONGEST_WORD]
        for part in said:
            yield part[:LONGEST_WORD]


def compounds(text: str) -> Iterator[list[str]]:
    """Each word as the parts between its hyphens; of "10.1" the whole, and its beginning."""
    for match in _WORD.finditer(_POSSESSIVE.sub("", even(text))):
        said = match.group()
        if said.isalnum():
            yield [said]
            continue
        if said[0].isdigit() and _BETWEEN.search(said) is None:
            yield [said]
            yield [said.split(".")[0]]
            continue
        if found := [part for part in _BETWEEN.split(said) if part]:
            yield found


def in_order(text: str) -> str:
    """Every word in its place between single spaces, to find a phrase in."""
    return " ".join(match.group() for match in _APART.finditer(even(text)))


# Parts of Dutch verbs that stand apart: "we halen het op", "op te halen".
PARTICLES = frozenset(
    """aan af bij door in los mee na neer om op open over rond samen terug toe uit vast vol voor
    vrij weg""".split()  # noqa: SIM905
)
_SENTENCE = re.compile(r"[.!?;\n]+")
REACH = 10  # words between a verb and its particle


def reunited(text: str) -> Iterator[tuple[str, str]]:
    """What may be a verb, and what it is with a particle that stands apart in its sentence."""
    for sentence in _SENTENCE.split(even(text)):
        said = _APART.findall(sentence)
        for at, particle in enumerate(said):
            if particle not in PARTICLES:
                continue
            if said[at + 1 : at + 2] == ["te"] and at + 2 < len(said):
                yield said[at + 2], particle + said[at + 2]
            for verb in dict.fromkeys(said[max(0, at - REACH) : at]):
                yield verb, (particle + verb)[:LONGEST_WORD]
