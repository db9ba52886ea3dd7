"""What every Web API method is given, and what several of them ask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import SlackError
from bot.sandbox.manifest import App
from bot.sandbox.messages import Event
from bot.sandbox.state import BOT_USER_ID, Conversation, Json, Workspace

PAGE = 100  # items of a list when no limit is asked
LARGEST_PAGE = 1000

_SCOPE_WORD = {"public": "channels", "private": "groups", "im": "im"}


@dataclass
class Call:
    """One call: who may what, with which arguments. `events` leave after the lock is free."""

    workspace: Workspace
    app: App
    url: str  # of the sandbox
    args: Json
    events: list[Event] = field(default_factory=list)

    def text(self, name: str) -> str:
        value = self.args.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        return str(self.args.get(name, "")).lower() in {"1", "true"}

    def needs(self, *scopes: str) -> None:
        """Refuse unless the app has one of these scopes."""
        if not self.app.scopes & set(scopes):
            raise SlackError(
                "missing_scope",
                needed=",".join(scopes),
                provided=",".join(sorted(self.app.scopes)),
            )

    def needs_for(self, conversation: Conversation, verb: str) -> None:
        self.needs(f"{_SCOPE_WORD[conversation.kind]}:{verb}")


Method = Callable[[Call], Json]


def visible(call: Call, channel: str) -> Conversation:
    """The conversation, if the bot may know that it exists."""
    conversation = call.workspace.conversation(channel)
    if conversation is None:
        raise SlackError("channel_not_found")
    if conversation.kind != "public" and BOT_USER_ID not in conversation.members:
        raise SlackError("channel_not_found")
    return conversation


def joined(call: Call, channel: str) -> Conversation:
    """The conversation, if the bot is in it."""
    conversation = visible(call, channel)
    if BOT_USER_ID not in conversation.members:
        raise SlackError("not_in_channel")
    return conversation


def page(call: Call, items: Sequence[Any]) -> tuple[list[Any], Json]:
    """One page of a list, and the metadata that leads to the next."""
    limit = _limit(call)
    cursor = call.text("cursor")
    if cursor and not cursor.removeprefix("next:").isdigit():
        raise SlackError("invalid_cursor")
    start = int(cursor.removeprefix("next:")) if cursor else 0
    more = start + limit < len(items)
    following = f"next:{start + limit}" if more else ""
    return list(items[start : start + limit]), {"next_cursor": following}


def _limit(call: Call) -> int:
    text = call.text("limit") or str(PAGE)
    if not text.isdigit() or not 0 < int(text) <= LARGEST_PAGE:
        raise SlackError("invalid_limit")
    return int(text)
