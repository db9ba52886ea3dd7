"""What a request says: which button, form, command or event it is, and where."""

from dataclasses import dataclass
from typing import Any

from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.paging import read_page
from handlers.base.payloads import split


@dataclass(frozen=True)
class Sent:
    body: Json  # as Slack sent it

    @property
    def action(self) -> Json:
        """The button, or the field that reports each change; empty for anything else."""
        return next(iter(self.body.get("actions") or ()), {})

    @property
    def value(self) -> Any:
        return self.action.get("value")

    @property
    def pressed(self) -> int:
        """The row's id in the pressed button's value. Raises NotFound when it is none."""
        return read_id(self.value)

    @property
    def pressed_or_none(self) -> int | None:
        """None for a command, and for a button that is about nothing in particular."""
        return self.pressed if self.value else None

    @property
    def page(self) -> int:
        """The page of a long list that was asked for."""
        return read_page(self.action)

    @property
    def view(self) -> Json:
        """The form that was submitted, or in which something was pressed; empty elsewhere."""
        return self.body.get("view") or {}

    @property
    def event(self) -> Json:
        return self.body.get("event") or {}

    @property
    def is_command(self) -> bool:
        return "command" in self.body

    @property
    def word(self) -> str:
        """The first word after the slash command, in lower case."""
        return split(self.body["text"])[0] if self.is_command else ""

    @property
    def channel(self) -> str:
        """Where a command was typed, or the message stands; empty elsewhere."""
        channel = self.body.get("channel") or {}
        return str(channel.get("id") or self.body.get("channel_id") or "")

    @property
    def message_ts(self) -> str:
        """Of the message in which something was pressed; empty elsewhere."""
        return str((self.body.get("message") or {}).get("ts") or "")
