"""Asking for a mail address, whose owner confirms it from the mailbox."""

from slack_sdk.models.blocks import Block, EmailInputElement

from bot.domain.base.mail_address import read_address
from bot.slack.base.blocks import Json, field, say
from bot.slack.base.forms import Answers
from bot.texts import Texts


def address_blocks(what: str, known: str, texts: Texts) -> list[Block]:
    """`what` comes there; `known`: filled in for them, and not used before they send it."""
    element = EmailInputElement(initial_value=_valid(known))
    hint = texts("address-hint")
    return [say(what), field("address", texts("address-which"), element, hint=hint)]


def _valid(known: str) -> str | None:
    """Slack opens no form with an address that is none."""
    try:
        return read_address(known)
    except ValueError:
        return None


def read_address_typed(view: Json) -> str:
    return Answers(view).text("address")
