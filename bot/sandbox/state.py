"""The workspace as it stands: people, conversations, messages, open forms. Pure of HTTP.

Everything is guarded by one reentrant lock. Never call the bot while holding it: the bot
calls back from its handlers.
"""

import itertools
import pickle
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, RLock
from typing import Any, Literal

from bot.sandbox.clock import Clock

Json = dict[str, Any]
Kind = Literal["public", "private", "im"]

TRIGGER_SECONDS = 3.0
_FORGOTTEN = 60.0  # seconds after which a trigger is unknown, no longer merely expired
RESPONSE_URL_USES = 5
RESPONSE_URL_SECONDS = 30 * 60.0
TEAM_ID = "T0SANDBOX"
APP_ID = "A0SANDBOX"
BOT_USER_ID = "U0LEERBOT"
BOT_ID = "B0SANDBOX"
TEAM_DOMAIN = "sandbox"
TEAM_NAME = "Programma Circulair"  # heads the public page


@dataclass
class Profile:
    id: str
    name: str
    real_name: str
    email: str
    tz: str = "Europe/Amsterdam"
    locale: str = "en-US"  # Slack has no Dutch
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    team_id: str = TEAM_ID
    tab: str = ""  # of the browser in which she does something

    @property
    def screen(self) -> str:
        """Where her forms open: in each tab its own."""
        return f"{self.id} {self.tab}" if self.tab else self.id


@dataclass
class Post:
    """A message as it is stored; `only_for` makes it ephemeral."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    only_for: str | None = None
    edited_ts: str | None = None
    from_app: bool = False
    client_msg_id: str | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    files: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    version: int = 0


@dataclass
class Conversation:
    id: str
    name: str
    kind: Kind
    members: list[str] = field(default_factory=list)
    archived: bool = False
    created: int = 0
    partner: str | None = None  # whose direct messages with the bot these are
    posts: list[Post] = field(default_factory=list)

    def find(self, ts: str) -> Post | None:
        return next((post for post in self.posts if post.ts == ts), None)


@dataclass
class OpenView:
    """A modal on someone's screen, or someone's Home."""

    id: str
    user: str
    payload: Json  # as the app sent it, ids filled in
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    channel: str | None = None  # where she was when it opened
    screen: str = ""  # on which it lies

    @property
    def external_id(self) -> str:
        return str(self.payload.get("external_id") or "")


@dataclass
class Trigger:
    user: str
    screen: str
    issued: float
    view_id: str | None
    channel: str | None
    used: bool = False


@dataclass
class ResponseUrl:
    user: str
    channel: str
    issued: float
    message_ts: str | None
    thread_ts: str | None = None
    uses: int = 0


@dataclass(frozen=True)
class Copy:
    """What everyone sees at one moment; not people, nor triggers and answer addresses."""

    shown: bytes
    next_number: int
    next_id: int
    last_second: int


_SHOWN = ("conversations", "modals", "homes", "message_values", "toasts")


class Workspace:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.team_name = TEAM_NAME
        self.lock = RLock()
        self.condition = Condition(self.lock)
        self.version = 0
        self.profiles: dict[str, Profile] = {}
        self.conversations: dict[str, Conversation] = {}
        self.modals: dict[str, list[OpenView]] = {}  # by screen
        self.homes: dict[str, OpenView] = {}
        self.trigger_seconds = TRIGGER_SECONDS  # how long a form can be opened with one
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.message_values: dict[tuple[str, str, str], dict[str, dict[str, Json]]] = {}
        self.toasts: dict[str, list[str]] = {}
        self.uploads: dict[str, Json] = {}
        self.token_revoked = False
        self._listeners: list[Callable[[int], None]] = []
        self._numbers = itertools.count(100)
        self._ids = itertools.count(1)
        self._last_second = 0

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the lock, and tell who watches that something changed."""
        with self.condition:
            yield
            self.version += 1
            version = self.version
            self.condition.notify_all()
            listeners = list(self._listeners)
        for listener in listeners:
            listener(version)

    def touch(self) -> None:
        """Something changed that is not kept here: the clock, the log."""
        with self.changing():
            pass

    def subscribe(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Call this with the version after each change; the answer ends the subscription.

        It may be called while the lock is held: set a flag and leave.
        """
        with self.lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self.lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def wait_for_change(self, version: int, timeout: float) -> int:
        """The version as soon as it differs from this one, or after so many real seconds."""
        with self.condition:
            self.condition.wait_for(lambda: self.version != version, timeout)
            return self.version

    def copy(self) -> Copy:
        with self.lock:
            shown = pickle.dumps([getattr(self, name) for name in _SHOWN])
            taken = Copy(shown, next(self._numbers), next(self._ids), self._last_second)
            self._count_from(taken)
        return taken

    def paste(self, taken: Copy) -> None:
        """Show again what was shown then; give the same numbers to what comes next."""
        with self.changing():
            for name, shown in zip(_SHOWN, pickle.loads(taken.shown), strict=True):  # noqa: S301  # our own
                setattr(self, name, shown)
            self._count_from(taken)
            self._last_second = taken.last_second

    def _count_from(self, taken: Copy) -> None:
        self._numbers = itertools.count(taken.next_number)
        self._ids = itertools.count(taken.next_id)

    def ts(self) -> str:
        """The time of a new message: unique, and never before that of an older one."""
        with self.lock:
            self._last_second = max(self._last_second, int(self.clock.now().timestamp()))
            return f"{self._last_second}.{next(self._numbers):06d}"

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._ids):06d}"

    def new_hash(self) -> str:
        return f"{int(self.clock.now().timestamp())}.{secrets.token_hex(4)}"

    def new_trigger(
        self,
        user: str,
        *,
        screen: str | None = None,
        view_id: str | None = None,
        channel: str | None = None,
    ) -> str:
        now = time.monotonic()
        with self.lock:
            for old in [k for k, t in self.triggers.items() if now - t.issued > _FORGOTTEN]:
                del self.triggers[old]
            trigger_id = f"{next(self._numbers)}.{next(self._ids)}.{secrets.token_hex(16)}"
            self.triggers[trigger_id] = Trigger(user, screen or user, now, view_id, channel)
        return trigger_id

    def new_response_url(
        self, user: str, channel: str, message_ts: str | None, thread_ts: str | None = None
    ) -> str:
        """The path of a new address for answers, good for five of them within half an hour."""
        token = secrets.token_urlsafe(18)
        with self.lock:
            self.response_urls[token] = ResponseUrl(
                user, channel, time.monotonic(), message_ts, thread_ts
            )
        return f"/hooks/response/{token}"

    def profile(self, user: str) -> Profile | None:
        return self.profiles.get(user)

    def conversation(self, channel: str) -> Conversation | None:
        return self.conversations.get(channel)

    def direct_messages(self, user: str) -> Conversation:
        """This person's conversation with the bot; opened when it is not there yet."""
        with self.lock:
            for conversation in self.conversations.values():
                if conversation.partner == user:
                    return conversation
            channel = "D" + user[1:]
            conversation = Conversation(
                channel, "directmessage", "im", [user, BOT_USER_ID], partner=user
            )
            conversation.created = int(self.clock.now().timestamp())
            self.conversations[channel] = conversation
            return conversation

    def add_post(self, post: Post) -> Post:
        with self.changing():
            post.version = self.version + 1
            conversation = self.conversations[post.channel]
            if post.thread_ts and (root := conversation.find(post.thread_ts)):
                root.thread_ts = root.ts  # how Slack marks where a thread begins
            conversation.posts.append(post)
        return post

    def stack(self, profile: Profile) -> list[OpenView]:
        """Her open forms: of this tab, or those that no tab opened."""
        return self.modals.get(profile.screen) or self.modals.get(profile.id) or []

    def view(self, view_id: str) -> OpenView | None:
        for view in itertools.chain(self.homes.values(), *self.modals.values()):
            if view.id == view_id:
                return view
        return None

    def view_by_external_id(self, external_id: str) -> OpenView | None:
        if not external_id:
            return None
        for view in itertools.chain(self.homes.values(), *self.modals.values()):
            if view.external_id == external_id:
                return view
        return None

    def toast(self, user: str, text: str) -> None:
        with self.changing():
            self.toasts.setdefault(user, []).append(text)
