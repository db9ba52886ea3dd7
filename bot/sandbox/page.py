"""The workspace in a browser: one page, live, for one person at a time.

Everything a person does here goes the way that the tests' people go. The page gets data and
makes its own nodes of it: no markup travels.
"""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from threading import Lock
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.sandbox.errors import SandboxError
from bot.sandbox.guide import LANGUAGES, Guide, Moment
from bot.sandbox.inputs import slots
from bot.sandbox.interactions import Place, find_element, find_same, find_slot
from bot.sandbox.looking import exchange_line, exchange_whole, seen_by
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import Message, View
from bot.sandbox.server import Request, Response, json_response
from bot.sandbox.state import Json
from bot.sandbox.switches import Switches

KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
PAGES = {"/": "page.html", "/gallery": "gallery.html"}
PROTECTION = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
BEAT = 15  # seconds between signs of life on an open stream
LONGEST_JUMP = timedelta(days=100)
LOG_LINES = 200
MORNING = time(9)

Act = Callable[[Person, Json], Json | None]


class Page:
    def __init__(self, sandbox: Sandbox, guide: Guide | None = None) -> None:
        self._sandbox = sandbox
        self._guide = guide or Guide(sandbox.clock.move_to)
        self._switches = Switches(sandbox.workspace, sandbox.faults, sandbox.delivery)
        self._moving = Lock()  # one jump at a time, each from where the last one ended
        self._acts: dict[str, Act] = {
            "clock": self._jump,
            "switch": self._switch,
            "tour": self._tour,
            "again": self._again,
            "say": self._say,
            "home": lambda me, _: sandbox.interactions.open_app(me.profile, "home"),
            "press": self._press,
            "choose": self._choose,
            "suggest": self._suggest,
            "shortcut": self._shortcut,
            "submit": self._submit,
            "close": lambda me, said: me.close(everything=bool(said.get("everything"))),
        }
        sandbox.route("/", self._static)
        sandbox.route("/ui/state", self._state)
        sandbox.route("/ui/log", self._log)
        sandbox.route("/ui/changes", self._changes)
        sandbox.route("/ui/act", self._act)

    def _static(self, request: Request) -> Response:
        if request.path == "/favicon.ico":
            return Response(204)
        name = PAGES.get(request.path) or request.path.removeprefix("/page/")
        kind = KINDS.get(name.rpartition(".")[2])
        found = files(__package__).joinpath("browser", name)
        if "/" in name or kind is None or not found.is_file():
            return Response(404, b"Nothing here.\n")
        return Response(200, found.read_bytes(), f"{kind}; charset=utf-8", PROTECTION)

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
        me = me.at(request.query.get("tab", ""))
        return _private(
            {
                **seen_by(self._sandbox, me, people),
                "moments": [_moment(each) for each in self._moments(me)],
                "switches": self._switches.state,
                "roles": self._guide.roles,
                "links": [dataclasses.asdict(link) for link in self._guide.links],
                "again": self._guide.again is not None,
                "language": self._guide.language,
                "tour": [
                    {"title": step.title, "text": step.text, "button": step.button}
                    for step in self._guide.tour
                ],
            }
        )

    def _log(self, request: Request) -> Response:
        """The newest lines, or with ?number= all of one exchange."""
        exchanges = self._sandbox.log
        if (number := request.query.get("number")) is None:
            newest = reversed(exchanges[-LOG_LINES:])
            return _private({"lines": [exchange_line(each) for each in newest]})
        found = next((each for each in exchanges if str(each.number) == number), None)
        if found is None:
            return Response(404, b"Not kept.\n")
        return _private(exchange_whole(found))

    def _act(self, request: Request) -> Response:
        """One thing that a person does; what Slack would refuse comes back as words."""
        origin = request.headers.get("origin")
        if request.method != "POST" or (origin and urlsplit(origin).netloc != _host(request)):
            return json_response({"error": "not from this page"}, 403)
        said = request.fields
        try:
            act = self._acts[str(said["act"])]
            me = self._sandbox.person(str(said["as"])).at(str(said.get("tab") or ""))
            return json_response(act(me, said) or {})
        except SandboxError as problem:
            return json_response({"error": str(problem)}, 409)
        except (KeyError, TypeError, ValueError):
            return json_response({"error": "that cannot be done here"}, 400)

    def _moments(self, me: Person) -> list[Moment]:
        now = self._sandbox.clock.now()
        local = now.astimezone(ZoneInfo(me.profile.tz))
        morning = datetime.combine(local + timedelta(days=1), MORNING, local.tzinfo)
        return [
            Moment("hour", now + timedelta(hours=1), {"nl": "+1 uur", "en": "+1 hour"}),
            Moment(
                "morning",
                morning.astimezone(UTC),
                {"nl": "Morgenochtend", "en": "Tomorrow morning"},
            ),
            Moment("week", now + timedelta(weeks=1), {"nl": "+1 week", "en": "+1 week"}),
            *(moment for moment in self._guide.moments() if moment.at > now),
        ]

    def _jump(self, me: Person, said: Json) -> None:
        with self._moving:
            aim = next((each.at for each in self._moments(me) if each.id == said["to"]), None)
            if aim is None or aim > self._sandbox.clock.now() + LONGEST_JUMP:
                raise SandboxError("that moment has passed, or is too far away")
            self._guide.move(aim)

    def _switch(self, _: Person, said: Json) -> None:
        self._switches.turn(str(said["name"]), on=said["on"] is True)

    def _again(self, _: Person, said: Json) -> None:
        if self._guide.again is None:
            raise SandboxError("this workspace cannot begin again")
        language = said.get("language") or self._guide.language
        if language not in LANGUAGES:
            raise ValueError(language)
        self._guide.again(language)

    def _tour(self, _: Person, said: Json) -> Json:
        step = self._guide.tour[int(said["step"])]
        with self._moving:
            return dataclasses.asdict(step.go())

    def _say(self, me: Person, said: Json) -> None:
        channel, text = str(said["channel"]), str(said["text"])
        direct = self._sandbox.workspace.direct_messages(me.id).id
        where = None if channel == direct else channel
        if text.startswith("/invite"):
            if where is None:
                raise SandboxError("/invite brings the app into a channel; go to one first")
            me.reads(where)
            self._sandbox.invite_bot(where)
        elif text.startswith("/"):
            me.command(text, channel=where)
        else:
            me.says(text, channel=where, thread=self._root(me, said))

    def _root(self, me: Person, said: Json) -> Message | None:
        if not said.get("thread"):
            return None
        return self._message(me, str(said["channel"]), str(said["thread"]))

    def _press(self, me: Person, said: Json) -> None:
        place = _place(said)
        block, element = self._element(me, said)
        self._hold(me, said)
        options = element.get("options") or []
        chosen = next((o for o in options if o.get("value") == said.get("option")), None)
        self._sandbox.interactions.press(me.profile, place, block, element, chosen)

    def _choose(self, me: Person, said: Json) -> None:
        block, action = str(said["block"]), str(said["action"])
        is_there = find_slot(self._blocks(me, said), block, action) is not None
        self._hold(me, said)
        what = (block, action) if is_there else action  # drawn anew meanwhile
        me.choose(self._where(me, said), what, _entered(said["value"]))

    def _hold(self, me: Person, said: Json) -> None:
        """What was typed around the button: Slack sends it with every press and choice.

        But not of a field that is gone: the bot may have published the view again meanwhile.
        """
        if values := said.get("values"):
            there = {slot.block_id for slot in slots(self._blocks(me, said))}
            entries = {block: _entered(values[block]) for block in values if block in there}
            me.types(self._where(me, said), entries)

    def _submit(self, me: Person, said: Json) -> Json:
        values = {block: _entered(value) for block, value in said["values"].items()}
        return {"errors": me.submit(me.form, values)}

    def _suggest(self, me: Person, said: Json) -> Json:
        """What the bot offers in an external select for these words."""
        slot = find_slot(self._blocks(me, said), str(said["block"]))
        if slot is None:
            raise SandboxError("this field is not there any more")
        options = self._sandbox.interactions.suggestions(
            me.profile, _place(said), slot.block, slot.element, str(said["words"])
        )
        return {"options": [{"value": o["value"], "text": o["text"]["text"]} for o in options]}

    def _shortcut(self, me: Person, said: Json) -> None:
        if said.get("ts"):
            message = self._message(me, str(said["channel"]), str(said["ts"]))
            me.message_shortcut(str(said["callback"]), message)
        else:
            me.shortcut(str(said["callback"]))

    def _element(self, me: Person, said: Json) -> tuple[Json, Json]:
        blocks = self._blocks(me, said)
        found = find_element(blocks, str(said["block"]), str(said["action"]))
        if found is None:  # drawn anew meanwhile
            found = find_same(blocks, str(said["action"]), said.get("value"))
        if found is None:
            raise SandboxError("this button is not there any more")
        return found

    def _blocks(self, me: Person, said: Json) -> list[Json]:
        return self._sandbox.interactions.blocks(me.profile, _place(said))

    def _where(self, me: Person, said: Json) -> Message | View:
        if not said.get("view"):
            return self._message(me, str(said["channel"]), str(said["ts"]))
        shown = [*me.modals, *([me.home] if me.home else [])]
        view = next((view for view in shown if view.id == said["view"]), None)
        if view is None:
            raise SandboxError("this form is not open any more")
        return view

    def _message(self, me: Person, channel: str, ts: str) -> Message:
        found = next((message for message in me.reads(channel) if message.ts == ts), None)
        if found is None:
            raise SandboxError("this message is not there any more")
        return found


def _entered(value: Any) -> Any:
    """An external select sends the words that were typed along with what was chosen."""
    if isinstance(value, list):
        return [_entered(each) for each in value]
    return (str(value["words"]), value["value"]) if isinstance(value, dict) else value


def _place(said: Json) -> Place:
    return Place(said.get("channel"), said.get("ts"), said.get("view"))


def _moment(moment: Moment) -> Json:
    return {"id": moment.id, "at": moment.at.isoformat(), "label": moment.label}


def _private(content: Json) -> Response:
    return dataclasses.replace(json_response(content), headers=PROTECTION)


def _host(request: Request) -> str:
    return request.headers.get("host", "")
