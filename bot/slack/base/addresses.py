"""Asking for a mail address."""

from slack_sdk.models.blocks import Block, EmailInputElement

from bot.domain.base.mail_address import read_address
from bot.slack.base.blocks import Json, field
from bot.slack.base.forms import Answers


def address_field(label: str, hint: str, known: str) -> Block:
    """`known`: filled in for them, nothing goes there before they send it."""
    return field("address", label, EmailInputElement(initial_value=_valid(known)), hint=hint)


def _valid(known: str) -> str | None:
    """Slack opens no form with an address that is none."""
    try:
        return read_address(known)
    except ValueError:
        return None


def read_address_typed(view: Json) -> str:
    return Answers(view).text("address")
