"""Where people let words go: what to think of first, and the agreements of their circle."""

from collections.abc import Iterable

from slack_sdk.models.blocks import Block

from bot.domain.base.anonymity import has_contact
from bot.slack.base.blocks import labelled, say
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


def contact_warning(words: Iterable[str], texts: Texts) -> list[Block]:
    """Before words of somebody go to others: a number or an address is easily overlooked."""
    return [say(texts("contact-in-it"))] if any(map(has_contact, words)) else []
