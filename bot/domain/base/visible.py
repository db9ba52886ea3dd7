"""Pure: which characters show something, and keeping typed text within itself.

Whole classes of Unicode, so that no single character is forgotten. What joins (in words and
in emoji) is kept wherever something is shown.
"""

import re
import unicodedata

# Control, format, surrogate, private, unassigned; spaces and separators; marks without a base.
SHOW_NOTHING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"})
# Letters and symbols by their class, drawn as nothing: the letters that Unicode calls
# default-ignorable, and blank glyphs (Braille, music, hieroglyphs, a picture left out).
BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\ufffc\U0001d159\U00013441\U00013442")
# Whatever follows is turned around, up to a character that ends it or to the end of the line.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
BREAKING = frozenset({"Cc", "Cs", "Zs", "Zl", "Zp"})


def shows(text: str) -> bool:
    """Whether a reader sees anything of it."""
    return any(
        unicodedata.category(each) not in SHOW_NOTHING and each not in BLANK for each in text
    )


def contained(text: str) -> str:
    """Turning no text around it: for what was stored before, and what others gave us."""
    return text.translate(TURNING)


def tidy(text: str) -> str:
    """As it may be stored: empty when it shows nothing, and turning no text around it."""
    kept = contained(text).strip()
    return kept if shows(kept) else ""


def one_line(text: str) -> str:
    """On one line, without what only steers a machine; what joins characters stays."""
    apart = (" " if unicodedata.category(c) in BREAKING else c for c in contained(text))
    return " ".join("".join(apart).split())


def adds_to(sent: str, stored: str, began: str) -> bool:
    """Whether `sent` keeps the words that were stored since its form was opened.

    Words that `began` had already were not added since: there, something was taken out.
    """
    if not stored or stored in began:
        return False
    return re.search(rf"(?<!\w){re.escape(stored)}(?!\w)", sent) is not None
