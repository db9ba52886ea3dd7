"""What one person sees of the workspace, as the page gets it."""

from typing import Any

from bot.sandbox.inputs import Values
from bot.sandbox.log import Exchange
from bot.sandbox.marks import drawable, marks
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import Message, View
from bot.sandbox.state import Conversation, Json

_SECRETS = {"token", "client_secret", "app_token"}
_MASK = "…"


def seen_by(sandbox: Sandbox, me: Person, people: list[Person]) -> Json:
    """Channels, messages, Home and forms of this person; nothing of anyone else's."""
    workspace = sandbox.workspace
    with workspace.lock:  # one moment of it, whatever happens meanwhile
        mine = [c for c in workspace.conversations.values() if me.id in c.members]
        direct = workspace.direct_messages(me.id)
        conversations = {each.id: each for each in [*mine, direct]}
        return {
            "workspace": sandbox.id,
            "version": sandbox.version,
            "now": sandbox.clock.now().isoformat(),
            "app": sandbox.app.name,
            "me": me.id,
            "zone": me.profile.tz,
            "language": me.profile.locale[:2],
            "people": [described(person) for person in people],
            "names": {p.id: p.real_name for p in workspace.profiles.values()},
            "channels": [_channel(each) for each in mine if not each.partner],
            "direct": direct.id,
            "messages": {each: [_message(m) for m in me.reads(each)] for each in conversations},
            "home": view_json(me.home),
            "modals": [view_json(view) for view in me.modals],
            "toasts": me.toasts,
            "shortcuts": sandbox.app.shortcuts,
        }


def described(person: Person) -> Json:
    profile = person.profile
    return {"id": person.id, "name": profile.real_name, "deleted": profile.deleted}


def _channel(conversation: Conversation) -> Json:
    return {
        "id": conversation.id,
        "name": conversation.name,
        "private": conversation.kind == "private",
        "archived": conversation.archived,
    }


def _message(message: Message) -> Json:
    return {
        "ts": message.ts,
        "channel": message.channel,
        "user": message.user,
        "text": message.sees,
        "marks": [] if message.blocks else marks(message.text, message.reader),
        "blocks": drawable(message.blocks, message.reader),
        "values": message.values,
        "thread": message.thread_ts,
        "ephemeral": message.ephemeral,
        "edited": message.edited,
    }


def view_json(view: View | None) -> Json | None:
    if view is None:
        return None
    values: Values = view.state["values"]
    return {
        "id": view.id,
        "hash": view.hash,
        "title": view.title,
        "blocks": drawable(view.blocks, view.reader),
        "values": values,
        "submit": view.submit,
        "close": (view.json.get("close") or {}).get("text"),
        "errors": view.errors,
    }


def exchange_line(exchange: Exchange) -> Json:
    """One line of the log."""
    return {
        "number": exchange.number,
        "at": exchange.at.isoformat(),
        "to": exchange.direction.removeprefix("to_"),
        "kind": exchange.kind,
        "status": exchange.status,
        "milliseconds": round(exchange.duration * 1000),
        "attempt": exchange.attempt,
        "error": exchange.error,
    }


def exchange_whole(exchange: Exchange) -> Json:
    """With what was said; tokens are left out, though these open nothing elsewhere."""
    return {
        **exchange_line(exchange),
        "request": _without_secrets(exchange.request),
        "response": _without_secrets(exchange.response),
    }


def _without_secrets(said: Any) -> Any:
    if isinstance(said, dict):
        return {
            key: _MASK if key in _SECRETS else _without_secrets(value)
            for key, value in said.items()
        }
    return [_without_secrets(each) for each in said] if isinstance(said, list) else said
