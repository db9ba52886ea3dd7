"""Connecting plain functions to what people do; refuses parameters that nobody fills in."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

from slack_bolt import App

from bot.slack.base import ids

Handler = Callable[..., Any]

# What Bolt, and `handlers.base.middleware`, put in by name.
INJECTED = {
    "ack",
    "action",
    "actor",
    "body",
    "client",
    "command",
    "db",
    "directory",
    "event",
    "nudge",
    "now",
    "respond",
    "rest",
    "shortcut",
    "texts",
    "view",
    "work",
}


class Door:
    """Where each subject registers its handlers."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.words: set[str] = set()

    def action(self, action_id: str, handler: Handler) -> None:
        self._app.action(action_id)(_checked(handler))

    def view(self, callback_id: str, handler: Handler) -> None:
        self._app.view(callback_id)(_checked(handler))

    def closed(self, callback_id: str, handler: Handler) -> None:
        """A form that asks to be told when it is closed without being sent in."""
        self._app.view_closed(callback_id)(_checked(handler))

    def shortcut(self, callback_id: str, handler: Handler) -> None:
        self._app.shortcut(callback_id)(_checked(handler))

    def event(self, kind: str, handler: Handler) -> None:
        self._app.event(kind)(_checked(handler))

    def subcommand(self, words: tuple[str, ...], handler: Handler) -> None:
        """`words`: Dutch first, then English. `rest` is what was typed after the word."""
        self.words.update(words)
        matches = [lambda command: split(command["text"])[0] in words]
        self._app.command(ids.COMMAND, matchers=matches)(_checked(handler))

    def any_command(self, handler: Handler) -> None:
        """For words that no subcommand knows; Bolt takes the first that matches, so last."""
        self._app.command(ids.COMMAND)(_checked(handler))


def split(text: str | None) -> tuple[str, str]:
    """The first word, in lower case, and the rest as it was typed."""
    word, *rest = (text or "").strip().split(maxsplit=1) or [""]
    return word.lower(), rest[0] if rest else ""


@cache
def _checked(handler: Handler) -> Handler:
    """Bolt passes None, and only warns, for a parameter that it does not know."""
    if unknown := set(inspect.signature(handler).parameters) - INJECTED:
        msg = f"{handler.__module__}.{handler.__qualname__} asks for {sorted(unknown)}"
        raise TypeError(msg)
    return handler
