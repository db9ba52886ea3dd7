"""What somebody sends costs no more than its length: ten times longer, not a hundred times."""

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest

from bot.domain.base import anonymity, likeness, visible
from bot.domain.people import day_words
from bot.search import analyzers, slips, tokens, why
from bot.slack.base import blocks, typed
from bot.texts import texts_for

NL = texts_for("nl")
SHORT, LONG = 4_000, 40_000
NOISE = 0.02  # seconds; below it nothing is measured
MOST = 30  # times; linear is ten, quadratic a hundred

PIECES = {
    "one word": "a",
    "words": "fiets ",
    "brackets": "[",
    "open marks": "<",
    "closed marks": "<>",
    "links": "<http://a|",
    "bars": "<a|b",
    "entities": "&lt;",
    "spaces": " ",
    "lines": "\n",
    "quotes": '"',
    "stars": "*_~`",
    "digits": "1",
    "telephones": "06-1234",
    "mailboxes": "a@a",
    "hyphens": "a-",
    "dots": "a.",
    "groups of digits": "1.000.",
    "pairs": "a & ",
    "particles": "fiets op ",
    "emoji": ":fiets:",
    "accents": "e\u0301",
    "no width": "\u200b",
    "turned": "\u202e",
    "until": "tot ",
    "away": "weg ben ik ",
}


def in_word(text: str) -> object:
    return analyzers.group(text, None, {"fiets": 1, "aaaa": 1})


READERS: dict[str, Callable[[str], object]] = {
    "as_typed": lambda text: typed.as_typed(text, NL),
    "unescape": typed.unescape,
    "mentioned": typed.mentioned,
    "shows": visible.shows,
    "contained": visible.contained,
    "tidy": visible.tidy,
    "has_contact": anonymity.has_contact,
    "one_line": visible.one_line,
    "says_away": lambda text: day_words.says_away(f"ik ben {text}", date(2026, 3, 2)),
    "says_back": day_words.says_back,
    "understand": lambda text: day_words.understand(text, date(2026, 3, 2)),
    "words": lambda text: list(tokens.words(text)),
    "plain": tokens.plain,
    "even": tokens.even,
    "reunited": lambda text: list(tokens.reunited(text)),
    "verbs": lambda text: list(analyzers.verbs(text)),
    "repaired_parts": lambda text: list(slips.repaired_parts(text)),
    "joined": lambda text: analyzers.joined(text, analyzers.query_words(text, "nl")),
    "marked": lambda text: why.marked(text, frozenset({"fiets"})),
    "in_order": tokens.in_order,
    "phrases": analyzers.phrases,
    "query_words": lambda text: analyzers.query_words(text, None),
    "terms": lambda text: analyzers.terms(text, "nl", {"fiets": 1, "aaaa": 1}),
    "group": in_word,
    "variants": slips.variants,
    "subject": likeness.subject,
    "likeness": lambda text: likeness.likeness(text, text[::-1]),
    "quote": lambda text: blocks.quote(text).to_dict(),
    "cut_as_sent": lambda text: blocks.cut_as_sent(text, 2_000),
}


@pytest.mark.parametrize("reader", READERS)
def test_ten_times_longer_is_about_ten_times_the_work(reader: str) -> None:
    read = READERS[reader]
    for piece in PIECES.values():
        short, long = (cost(read, piece, length) for length in (SHORT, LONG))

        assert long < MOST * max(short, NOISE), f"{reader} of {piece!r}"


def cost(read: Callable[[str], object], piece: str, length: int) -> float:
    text = (piece * length)[:length]
    spent = []
    for _ in range(2):
        begin = process_time()
        read(text)
        spent.append(process_time() - begin)
    return min(spent)
