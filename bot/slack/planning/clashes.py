"""A moment that is proposed for a session, with what stands in its way."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block

from bot.domain.planning.clashes import Clash, Obstacles
from bot.slack.base.blocks import say
from bot.slack.base.moments import proposed
from bot.texts import Texts

IN_ONE = 8  # moments with their warnings; one block of Slack holds 3000 characters


def moment_blocks(
    moments: Sequence[datetime], zone: str, obstacles: Obstacles, texts: Texts
) -> list[Block]:
    lines = [moment_line(local, zone, obstacles, texts) for local in moments]
    return [
        say("\n".join(lines[begin : begin + IN_ONE])) for begin in range(0, len(lines), IN_ONE)
    ]


def moment_line(local: datetime, zone: str, obstacles: Obstacles, texts: Texts) -> str:
    clash = obstacles.clashes.get(local, Clash())
    return proposed(local, zone, texts, obstacles.days_off, *_warnings(clash, texts))


def _warnings(clash: Clash, texts: Texts) -> Iterator[str]:
    if clash.is_taken:
        yield texts("clash-taken")
    if clash.elsewhere:
        yield texts("clash-elsewhere", count=clash.elsewhere)
    if clash.off:
        yield texts("clash-off", count=clash.off)
