"""How much of a list fits in a message: Slack refuses blocks that are too long together."""

import json
from collections.abc import Sequence

from slack_sdk.models.blocks import Block


def size(blocks: Sequence[Block]) -> int:
    """In characters as they travel."""
    return len(json.dumps([block.to_dict() for block in blocks], ensure_ascii=False))


def fitting(groups: Sequence[Sequence[Block]], room: int) -> tuple[list[Block], int]:
    """The first groups that fit in `room` characters as they travel; how many are left out."""
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        room -= size(group)
        if room < 0:
            return blocks, len(groups) - number
        blocks += group
    return blocks, 0


SHORT = 120  # characters of a question or a title inside a line
