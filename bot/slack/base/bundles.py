"""Several messages as one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.base.blocks import MESSAGE_BLOCKS, Json, Message, divider, message_of, say
from bot.texts import Texts

LONGEST = 12_000  # characters as they travel; Slack refuses somewhat more
AROUND = 3  # blocks: the opening, and a line between parts


@dataclass(frozen=True)
class Room:
    """What is left for more parts."""

    blocks: int = MESSAGE_BLOCKS - AROUND
    characters: int = LONGEST

    def after(self, part: Message) -> "Room":
        return Room(self.blocks - len(part.blocks) - 1, self.characters - _size(part))


def fits(room: Room, part: Message) -> bool:
    left = room.after(part)
    return left.blocks >= 0 and left.characters >= 0


def _size(part: Message) -> int:
    return len(json.dumps(part.blocks, ensure_ascii=False))


def bundle_message(parts: Sequence[Message | None], texts: Texts) -> Message:
    """One after the other; None is what has lost its use since it was sent."""
    blocks: list[Json] = []
    if len(parts) > 1:
        blocks.append(say(texts("together-opening", count=len(parts))).to_dict())
    for number, part in enumerate(parts):
        if number or len(parts) > 1:
            blocks.append(divider().to_dict())
        blocks += part.blocks if part else [say(texts("together-over")).to_dict()]
    return message_of(blocks)
