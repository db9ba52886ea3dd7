"""The workspace in a browser: one page, live, for one person at a time.

Everything a person does here goes the way that the tests' people go. The page gets data and
makes its own nodes of it: no markup travels.
"""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import SandboxError
from bot.sandbox.inputs import Values
from bot.sandbox.interactions import Place, find_element
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import Message, View
from bot.sandbox.server import Request, Response, json_response
from bot.sandbox.state import Conversation, Json

STATIC = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page/app.js": ("app.js", "text/javascript; charset=utf-8"),
    "/page/render.js": ("render.js", "text/javascript; charset=utf-8"),
    "/page/texts.js": ("texts.js", "text/javascript; charset=utf-8"),
    "/page/app.css": ("app.css", "text/css; charset=utf-8"),
}
PROTECTION = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
BEAT = 15  # seconds between signs of life on an open stream
LONGEST_JUMP = timedelta(days=100)

Move = Callable[[datetime], None]


class Page:
    """`move` brings the workspace's clock to a moment, with all that happens on the way."""

    def __init__(self, sandbox: Sandbox, move: Move | None = None) -> None:
        self._sandbox = sandbox
        self._move = move or sandbox.clock.move_to
        sandbox.route("/", self._static)
        sandbox.route("/ui/state", self._state)
        sandbox.route("/ui/changes", self._changes)
        sandbox.route("/ui/act", self._act)

    def _static(self, request: Request) -> Response:
        if request.path == "/favicon.ico":
            return Response(204)
        if request.path not in STATIC:
            return Response(404, b"Nothing here.\n")
        name, kind = STATIC[request.path]
        body = files(__package__).joinpath("browser", name).read_bytes()
        return Response(200, body, kind, PROTECTION)

    def _changes(self, _: Request) -> Response:
        """Says only that something changed; the page asks what."""

        def stream() -> Iterator[bytes]:
            version = self._sandbox.version
            yield b"data: 0\n\n"
            while not self._sandbox.stopping:
                version = self._sandbox.wait_for_change(version, BEAT)
                yield f"data: {version}\n\n".encode()

        return Response(content_type="text/event-stream", headers=PROTECTION, stream=stream())

    def _state(self, request: Request) -> Response:
        people = [person for person in self._sandbox.people if not person.profile.is_bot]
        wanted = request.query.get("as")
        me = next((person for person in people if person.id == wanted), people[0])
        return _private(json_response(self._seen_by(me, people)))

    def _seen_by(self, me: Person, people: list[Person]) -> Json:
        workspace = self._sandbox.workspace
        with workspace.lock:
            mine = [c for c in workspace.conversations.values() if me.id in c.members]
            direct = workspace.direct_messages(me.id)
        return {
            "version": self._sandbox.version,
            "now": self._sandbox.clock.now().isoformat(),
            "app": self._sandbox.app.name,
            "me": me.id,
            "language": me.profile.locale[:2],
            "people": [_described(person) for person in people],
            "names": {p.id: p.real_name for p in workspace.profiles.values()},
            "channels": [_channel(each) for each in mine if not each.partner],
            "direct": direct.id,
            "messages": {
                each.id: [_message(m) for m in me.reads(each.id)]
                for each in {c.id: c for c in [*mine, direct]}.values()
            },
            "home": _view(me.home),
            "modals": [_view(view) for view in me.modals],
            "toasts": me.toasts,
        }

    def _act(self, request: Request) -> Response:
        """One thing that a person does; what Slack would refuse comes back as words."""
        origin = request.headers.get("origin")
        if request.method != "POST" or (origin and urlsplit(origin).netloc != _host(request)):
            return json_response({"error": "not from this page"}, 403)
        said = request.fields
        try:
            return json_response(self._do(said) or {})
        except SandboxError as problem:
            return json_response({"error": str(problem)}, 409)
        except (KeyError, TypeError, ValueError):
            return json_response({"error": "that cannot be done here"}, 400)

    def _do(self, said: dict[str, Any]) -> Json | None:
        act = said["act"]
        if act == "clock":
            self._jump(timedelta(seconds=float(said["seconds"])))
            return None
        me = self._sandbox.person(str(said["as"]))
        match act:
            case "say":
                self._say(me, str(said["channel"]), str(said["text"]))
            case "home":
                me.open_home()
            case "press":
                self._press(me, said)
            case "choose":
                me.choose(self._where(me, said), str(said["block"]), said["value"])
            case "submit":
                return {"errors": me.submit(me.form, dict(said["values"]))}
            case "close":
                me.close(everything=bool(said.get("everything")))
            case _:
                raise SandboxError(f"nobody can {act!r} here")
        return None

    def _jump(self, span: timedelta) -> None:
        if not timedelta(0) < span <= LONGEST_JUMP:
            raise SandboxError("the clock goes forward, a hundred days at most")
        self._move(self._sandbox.clock.now() + span)

    def _say(self, me: Person, channel: str, text: str) -> None:
        direct = self._sandbox.workspace.direct_messages(me.id).id
        where = None if channel == direct else channel
        if text.startswith("/"):
            me.command(text, channel=where)
        else:
            me.says(text, channel=where)

    def _press(self, me: Person, said: dict[str, Any]) -> None:
        place = Place(said.get("channel"), said.get("ts"), said.get("view"))
        blocks = self._sandbox.interactions.blocks(me.profile, place)
        found = find_element(blocks, str(said["block"]), str(said["action"]))
        if found is None:
            raise SandboxError("this button is not there any more")
        self._sandbox.interactions.press(me.profile, place, *found)

    def _where(self, me: Person, said: dict[str, Any]) -> Message | View:
        if said.get("view"):
            shown = [*me.modals, *([me.home] if me.home else [])]
            return next(view for view in shown if view.id == said["view"])
        return next(m for m in me.reads(str(said["channel"])) if m.ts == said["ts"])


def _private(response: Response) -> Response:
    return dataclasses.replace(response, headers=PROTECTION)


def _host(request: Request) -> str:
    return request.headers.get("host", "")


def _described(person: Person) -> Json:
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
        "blocks": message.blocks,
        "values": message.values,
        "thread": message.thread_ts,
        "ephemeral": message.ephemeral,
        "edited": message.edited,
    }


def _view(view: View | None) -> Json | None:
    if view is None:
        return None
    values: Values = view.state["values"]
    return {
        "id": view.id,
        "hash": view.hash,
        "title": view.title,
        "blocks": view.blocks,
        "values": values,
        "submit": view.submit,
        "close": (view.json.get("close") or {}).get("text"),
        "errors": view.errors,
    }
