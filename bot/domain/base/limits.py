"""How much fits in a field of a form. Each raises InvalidInput, under that field."""

from bot.domain.base.visible import shows
from bot.errors import InvalidInput


def check_optional(
    field: str, text: str, longest: int, text_id: str = "error-too-long"
) -> None:
    if len(text) > longest:
        raise InvalidInput(field, text_id, longest=longest)


def check_required(field: str, text: str, longest: int) -> None:
    """What shows nothing is not there."""
    if not shows(text):
        raise InvalidInput(field, "error-empty")
    check_optional(field, text, longest)


def check_count(field: str, count: int, most: int, text_id: str) -> None:
    if count > most:
        raise InvalidInput(field, text_id, most=most)
