"""A Slack workspace on this machine: the front door, and the first file to read."""

import dataclasses
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlsplit

from bot.sandbox.answers import Answers
from bot.sandbox.api import Api
from bot.sandbox.clock import Clock
from bot.sandbox.delivery import JSON, Delivery
from bot.sandbox.errors import SandboxError
from bot.sandbox.faults import Faults
from bot.sandbox.interactions import Interactions
from bot.sandbox.limits import RateLimits
from bot.sandbox.log import Exchange, ExchangeLog
from bot.sandbox.manifest import App
from bot.sandbox.messages import Event
from bot.sandbox.methods.conversations import joined_event
from bot.sandbox.methods.users import user_json
from bot.sandbox.oauth import CLIENT_ID, CLIENT_SECRET, OAuth
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, any_reader, message_seen
from bot.sandbox.server import Handler, Request, Response, Server
from bot.sandbox.state import (
    BOT_USER_ID,
    TEAM_ID,
    Conversation,
    Post,
    Profile,
    Workspace,
)


class Sandbox:
    def __init__(
        self,
        manifest: Mapping[str, Any],
        *,
        now: datetime | None = None,
        port: int = 0,
        enforce_rate_limits: bool = False,
        running: bool = False,
    ) -> None:
        """`running` lets the clock go on by itself, as a demo wants; else it stands still."""
        # Made here and never given from outside: no real token can get in.
        self.bot_token = f"xoxb-sandbox-{secrets.token_hex(12)}"
        self.app_token = f"xapp-sandbox-{secrets.token_hex(12)}"
        self.signing_secret = f"sandbox-signing-secret-{secrets.token_hex(12)}"
        self.client_id, self.client_secret = CLIENT_ID, CLIENT_SECRET
        self.id = secrets.token_hex(4)  # of this run: what a browser keeps belongs to one
        self.team_id, self.bot_user_id = TEAM_ID, BOT_USER_ID
        self.app = App(manifest)
        self.clock = Clock(now, running=running)
        self.faults = Faults()
        self.rate_limits = RateLimits(enforced=enforce_rate_limits)
        self.workspace = Workspace(self.clock)
        self.clock.on_move(self.workspace.touch)
        self._log = ExchangeLog(self.workspace.touch)
        self._server = Server(port)
        self.delivery = Delivery(self.workspace, self.app, self._log, self.signing_secret)
        answers = Answers(self.workspace, self.delivery)
        self.interactions = Interactions(
            self.workspace, self.app, self.delivery, answers, self.url
        )
        self._people: dict[str, Person] = {}
        self.workspace.profiles[BOT_USER_ID] = Profile(
            BOT_USER_ID, _handle(self.app.name), self.app.name, "", "UTC", "en-US", is_bot=True
        )
        self._routes(answers)
        self._started = False

    def _routes(self, answers: Answers) -> None:
        api = Api(
            self.workspace,
            self.app,
            self.delivery,
            self._log,
            self.faults,
            self.rate_limits,
            self._server,
        )
        api.bot_token, api.app_token = self.bot_token, self.app_token
        oauth = OAuth(self.workspace, self.app, self.bot_token)
        self.route("/api/", api.handle)
        self.route("/api/oauth.v2.access", oauth.access)
        self.route("/oauth/v2/authorize", oauth.authorize)
        self.route("/hooks/response/", answers.handle)
        self.route("/upload/", self._upload)
        self.route("/link/", self.delivery.hub.upgrade)

    def start(self) -> None:
        self._server.start()
        self.delivery.start()
        self._started = True

    def stop(self) -> None:
        if self._started:
            self.delivery.stop()
        self._server.stopping.set()
        self.workspace.touch()  # wakes whoever waits for a change, so that streams end now
        self._server.stop()
        self._started = False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait_at_most(self, seconds: float) -> None:
        """Take acknowledgements and open forms so late, not within Slack's three seconds.

        For stories on a busy machine, whose being late says nothing about the bot.
        """
        self.delivery.ack_within = seconds
        self.workspace.trigger_seconds = seconds

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def stopping(self) -> bool:
        return self._server.stopping.is_set()

    def route(self, prefix: str, handler: Handler) -> None:
        """Serve more under this prefix; the longest prefix that fits answers."""
        self._server.route(prefix, handler)

    def deliver_to(self, url: str | None) -> None:
        """Deliver by signed HTTP to this address of the bot's; None: to nobody.

        Raises:
            SandboxError: it is not on this machine; the sandbox talks to nobody else.
        """
        if url is not None and urlsplit(url).hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise SandboxError(f"{url} is not on this machine")
        self.delivery.target = url

    def idle(self, timeout: float = 5) -> None:
        """Wait until no delivery is under way.

        Raises:
            SandboxError: some still are after so many seconds.
        """
        if not self.delivery.idle(timeout):
            raise SandboxError(f"deliveries are still under way after {timeout} seconds")

    def add_person(
        self,
        id: str,  # noqa: A002
        name: str,
        *,
        real_name: str | None = None,
        email: str | None = None,
        **traits: Any,
    ) -> Person:
        """Traits: tz, locale, is_bot, deleted, is_restricted, is_ultra_restricted, team_id."""
        if traits.get("team_id", "") is None:
            del traits["team_id"]
        profile = Profile(
            id,
            name,
            real_name or name.capitalize(),
            f"{name}@sandbox.example" if email is None else email,
            **traits,
        )
        with self.workspace.changing():
            if id in self.workspace.profiles:
                raise SandboxError(f"{id} exists already")
            self.workspace.profiles[id] = profile
            person = self._people[id] = Person(profile, self.interactions)
        return person

    def person(self, id: str) -> Person:  # noqa: A002
        return self._people[id]

    @property
    def people(self) -> list[Person]:
        return list(self._people.values())

    def add_channel(
        self,
        id: str,  # noqa: A002
        name: str,
        *,
        private: bool = False,
        members: Sequence[str] = (),
        bot_in: bool = True,
    ) -> str:
        """The id, which is what everything else takes."""
        with self.workspace.changing():
            if id in self.workspace.conversations:
                raise SandboxError(f"{id} exists already")
            unknown = [user for user in members if user not in self.workspace.profiles]
            if unknown:
                raise SandboxError(f"{name}: add these people first: {unknown}")
            self.workspace.conversations[id] = Conversation(
                id,
                name,
                "private" if private else "public",
                [*members, *([BOT_USER_ID] if bot_in else [])],
                created=int(self.clock.now().timestamp()),
            )
        return id

    def change_person(self, id: str, **changes: Any) -> None:  # noqa: A002
        """Change traits of a person; the bot hears of it if it listens to user_change."""
        with self.workspace.changing():
            profile = self.workspace.profiles[id]
            known = {field.name for field in dataclasses.fields(profile)}
            if unknown := set(changes) - known:
                raise SandboxError(f"a person has no {sorted(unknown)}")
            for name, value in changes.items():
                setattr(profile, name, value)
            user = user_json(
                profile,
                now=self.clock.now(),
                email="users:read.email" in self.app.scopes,
                locale=True,
            )
            body = {"type": "user_change", "user": user, "event_ts": self.workspace.ts()}
        self.delivery.event(Event("user_change", body))

    def deactivate(self, id: str) -> None:  # noqa: A002
        self.change_person(id, deleted=True)

    def archive(self, channel: str) -> None:
        with self.workspace.changing():
            self.workspace.conversations[channel].archived = True
            body = {"type": "channel_archive", "channel": channel}
        self.delivery.event(Event("channel_archive", body, channel))

    def rename(self, channel: str, name: str) -> None:
        with self.workspace.changing():
            self.workspace.conversations[channel].name = name

    def make_private(self, channel: str) -> None:
        with self.workspace.changing():
            self.workspace.conversations[channel].kind = "private"

    def change_id(self, channel: str, to: str) -> None:
        """As when a private channel is shared: under its old id it is not found any more."""
        with self.workspace.changing():
            conversation = self.workspace.conversations.pop(channel)
            conversation.id = to
            for post in conversation.posts:
                post.channel = to
            self.workspace.conversations[to] = conversation
            body = {
                "type": "channel_id_changed",
                "old_channel_id": channel,
                "new_channel_id": to,
                "event_ts": self.workspace.ts(),
            }
        self.delivery.event(Event("channel_id_changed", body, to))

    def invite_bot(self, channel: str) -> None:
        self.add_member(channel, BOT_USER_ID)

    def remove_bot(self, channel: str) -> None:
        self.remove_member(channel, BOT_USER_ID)

    def add_member(self, channel: str, user: str) -> None:
        with self.workspace.changing():
            conversation = self.workspace.conversations[channel]
            if user in conversation.members:
                return
            conversation.members.append(user)
            event = joined_event(conversation, user, self.workspace.ts())
        self.delivery.event(event)

    def remove_member(self, channel: str, user: str) -> None:
        with self.workspace.changing():
            conversation = self.workspace.conversations[channel]
            conversation.members.remove(user)
            body = {
                "type": "member_left_channel",
                "user": user,
                "channel": channel,
                "channel_type": "C" if conversation.kind == "public" else "G",
                "team": TEAM_ID,
                "event_ts": self.workspace.ts(),
            }
            public = conversation.kind == "public"
        self.delivery.event(Event("member_left_channel", body, channel))
        if user == BOT_USER_ID:
            name = "channel_left" if public else "group_left"
            left = {"type": name, "channel": channel, "event_ts": body["event_ts"]}
            self.delivery.event(Event(name, left))

    def uninstall(self) -> None:
        """Take the app out of the workspace: the token dies, the bot is told."""
        self.revoke_token()
        tokens = {"oauth": [], "bot": [BOT_USER_ID]}
        self.delivery.event(
            Event("tokens_revoked", {"type": "tokens_revoked", "tokens": tokens})
        )
        self.delivery.event(Event("app_uninstalled", {"type": "app_uninstalled"}))

    def posted(self, channel: str | None = None) -> list[Message]:
        """Everything the bot posted, in the order of posting; ephemeral messages too."""
        with self.workspace.lock:
            posts: list[Post] = [
                post
                for conversation in self.workspace.conversations.values()
                for post in conversation.posts
                if post.from_app and channel in {None, conversation.id}
            ]
            posts.sort(key=lambda post: post.ts.partition(".")[2])
            eyes = any_reader(self.workspace)
            return [message_seen(self.workspace, post, eyes) for post in posts]

    @property
    def log(self) -> list[Exchange]:
        return self._log.list()

    @property
    def version(self) -> int:
        return self.workspace.version

    def subscribe(self, callback: Callable[[int], None]) -> Callable[[], None]:
        """Call this after each change with the new version; the answer ends it."""
        return self.workspace.subscribe(callback)

    def wait_for_change(self, version: int, timeout: float) -> int:
        return self.workspace.wait_for_change(version, timeout)

    def revoke_token(self) -> None:
        with self.workspace.changing():
            self.workspace.token_revoked = True

    def restore_token(self) -> None:
        with self.workspace.changing():
            self.workspace.token_revoked = False

    def duplicate_deliveries(self, extra: int) -> None:
        """Send each following delivery so many extra times, byte for byte; 0 ends it."""
        self.delivery.duplicates = extra

    def slow_acks(self, seconds: float) -> None:
        """Let the bot's answers arrive later; after three seconds they count as none."""
        self.delivery.late_by = seconds

    def signed(
        self, body: bytes, content_type: str = JSON, timestamp: int | None = None
    ) -> dict[str, str]:
        """The headers with which Slack would send this body."""
        return self.delivery.headers(body, content_type, timestamp)

    def disconnect_sockets(self) -> None:
        """What Slack does every few hours; the bot is to come back by itself."""
        self.delivery.hub.disconnect("refresh_requested")

    def verifies_url(self) -> bool:
        """Whether the bot passes Slack's url_verification."""
        return self.delivery.verifies_url()

    def _upload(self, request: Request) -> Response:
        with self.workspace.changing():
            upload = self.workspace.uploads.get(request.path.rsplit("/", 1)[-1])
            if upload is None:
                return Response(404, b"no such upload\n")
            upload["bytes"] = request.body
        return Response(200, f"OK - {len(request.body)}".encode())


def _handle(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum()) or "app"
