"""How much of a list fits in a message: Slack refuses blocks that are too long together."""

import json
from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.slack.base.blocks import quote, say
from bot.texts import Texts
from storage.models import Person

MOST_BLOCKS = 14  # of one list: three of them fit in a message


def size(blocks: Sequence[Block]) -> int:
    """In characters as they travel."""
    return len(json.dumps([block.to_dict() for block in blocks], ensure_ascii=False))


def fitting(groups: Sequence[Sequence[Block]], room: int) -> tuple[list[Block], int]:
    """The first groups that fit in `room` characters as they travel; how many are left out.

    A message holds fifty blocks, and other things stand around a list.
    """
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        room -= size(group)
        if room < 0 or len(blocks) + len(group) > MOST_BLOCKS:
            return blocks, len(groups) - number
        blocks += group
    return blocks, 0


def fit_in_field(words: str, longest: int, texts: Texts) -> tuple[str, list[Block]]:
    """What a field can begin with, and blocks that show what did not fit in it."""
    rest = words[longest:].strip()
    return words[:longest], left_out(rest, longest, texts)


def left_out(rest: str, longest: int, texts: Texts) -> list[Block]:
    """So that nobody loses in silence what they typed."""
    return [say(texts("words-left-out", longest=longest)), quote(rest)] if rest else []


def names(people: Sequence[Person], room: int, texts: Texts) -> str:
    """As many names as fit in `room` characters as they travel, and how many more there are."""
    for count in range(len(people), 0, -1):
        rest = len(people) - count
        said = ", ".join(person.name for person in people[:count])
        if rest:
            said = f"{said} {texts('more-names', count=rest)}"
        if len(json.dumps(said, ensure_ascii=False)) <= room:
            return said
    return texts("more-names", count=len(people)) if people else ""


SHORT = 120  # characters of a question or a title inside a line
