"""What the people in a circle agreed with each other: a few lines, kept by its facilitators."""

from collections.abc import Sequence

from bot.domain.base.limits import check_count, check_optional

FIELD = "agreements"
MOST_AGREEMENTS = 7
LONGEST_AGREEMENT = 150  # characters


def as_lines(text: str) -> list[str]:
    """One agreement per line, without the marks that people put before them."""
    lines = (line.strip().lstrip("-•*").strip() for line in text.splitlines())
    return [line for line in lines if line]


def check(agreements: Sequence[str]) -> None:
    """Raises InvalidInput, naming the field of the form."""
    check_count(FIELD, len(agreements), MOST_AGREEMENTS, "agreements-too-many")
    for line in agreements:
        check_optional(FIELD, line, LONGEST_AGREEMENT, "agreements-too-long")
