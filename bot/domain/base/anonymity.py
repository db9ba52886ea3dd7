"""When a text without a name may be called nameless.

Below four people who could have written it, a reader guesses. Then nothing claims that nobody
can tell, and whoever lets the text go hears so first. Nothing that is shown of nameless texts
says how many there are, how many wrote, or when a person wrote: there is nothing to subtract.
"""

import re

from storage.models import ReleaseLevel

CROWD = 4  # people who could have written it
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")
# Ten digits from a nought on, as in the Netherlands, or a country's number. A date has fewer.
_TELEPHONE = re.compile(r"(?<![\w.,/-])(?:0\d|\+\d{2})(?:[ ().-]{0,2}\d){8,10}(?![\w/-])")


def can_be_guessed(level: ReleaseLevel, people: int) -> bool:
    """Whether to warn before a text goes out without a name; `people`: who could be it."""
    return level >= ReleaseLevel.NETWORK and people < CROWD


def has_contact(words: str) -> bool:
    """Whether a telephone number or a mail address stands in it; names cannot be told."""
    return bool(_TELEPHONE.search(words) or ("@" in words and _MAILBOX.search(words)))
