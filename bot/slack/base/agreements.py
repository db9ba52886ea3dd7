"""The agreements of a circle: where people let words go, and where they come in."""

from slack_sdk.models.blocks import Block

from bot.slack.base.blocks import labelled
from bot.texts import Texts
from storage.models import Circle


def agreement_blocks(
    circle: Circle, texts: Texts, label: str = "agreements-yours"
) -> list[Block]:
    """Nothing as long as there are none."""
    if not circle.agreements:
        return []
    lines = "\n".join(f"• {line}" for line in circle.agreements)
    return [labelled(texts(label), lines)]
