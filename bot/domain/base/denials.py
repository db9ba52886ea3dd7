"""Words that turn a sentence round, however much the rest of it stays the same."""

from bot.search import tokens

DENIALS = frozenset(
    [
        *("niet", "geen", "nooit", "niets", "niks", "niemand", "nergens", "zonder"),
        *("not", "no", "never", "nothing", "nobody", "nowhere", "without", "cannot"),
        *("dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "cant", "couldnt"),  # as read
    ]
)


def denials(text: str) -> int:
    """How many there are."""
    return sum(word in DENIALS for word in tokens.words(text))
