"""Connecting what people do to plain functions of one `Click`."""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import wraps

from slack_bolt import BoltContext, BoltResponse

from bot.errors import UserError, existing
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.folding import PRESSED, unfold
from handlers.base.click import Click
from handlers.base.payloads import split

Handler = Callable[[Click], None]
Stored = Callable[[Click], Json | None]
Whole = Callable[[Click], Json]
Key = tuple[str, str]  # a kind of request, and the id of what was used
ANY_COMMAND = ("any command", "")


class Door:
    """Where each subject registers its handlers, and the Bolt middleware that finds them.

    Slack waits three seconds, and keeps nothing of what it was told is received. A click is
    acknowledged when its transaction is over, a form and a command by the handler once it knows
    what to say; events were kept before they come here.
    """

    def __init__(self, before: Handler | None = None) -> None:
        self._before = before
        self._handlers: dict[Key, Handler] = {}
        self._unfolds: dict[str, Handler] = {}  # by the form's id

    def checking(self, before: Handler | None) -> "Door":
        """The same door, for handlers that `before` comes before: it may raise."""
        door = Door(before)
        door._handlers, door._unfolds = self._handlers, self._unfolds
        return door

    @property
    def for_everybody(self) -> "Door":
        """Without a check: for taking back what is one's own."""
        return self.checking(None)

    @property
    def listens(self) -> Collection[Key]:
        """Everything that somebody handles."""
        return [key for key in self._handlers if key != ANY_COMMAND]

    @property
    def commands(self) -> dict[str, Handler]:
        """What each subcommand does, by one of its words."""
        return {
            word: handler
            for handler, word in {
                getattr(handler, "__wrapped__", handler): word
                for (kind, word), handler in self._handlers.items()
                if kind == "command"
            }.items()
        }

    @property
    def words(self) -> set[str]:
        """Of the slash command, in both languages."""
        return {word for kind, word in self.listens if kind == "command"}

    def __call__(self, context: BoltContext, body: Json) -> BoltResponse | None:
        """Bolt's own listeners are tried one by one, which takes 3 ms where there are 340."""
        key = key_of(body)
        handler = self._handlers.get(key)
        if handler is None and key[0] == "command":
            handler = self._handlers.get(ANY_COMMAND)
        if handler is None:
            return BoltResponse(status=404)
        click: Click = context["click"]
        handler(click)
        if context.ack.response is None:
            context.ack()
        click.refresh_home()
        click.want_profile()
        return context.ack.response

    def action(
        self,
        action_id: str,
        handler: Handler,
        stored: Stored | None = None,
        *,
        whole: Whole | None = None,
    ) -> None:
        """A button, or a field that reports each change; `stored` and `whole` as for `view`."""
        self._add("action", action_id, _guarded(handler, stored, whole))

    def pages(self, action_id: str, handler: Handler) -> None:
        """The two buttons that turn the pages of a long list."""
        for way in ("back", "on"):
            self.action(f"{action_id}.{way}", handler)

    def view(
        self,
        callback_id: str,
        handler: Handler,
        stored: Stored | None = None,
        *,
        whole: Whole | None = None,
    ) -> None:
        """A submitted form: the handler ends it with `done`.

        `stored`, for a form that changes something: the form as it would open now. When what
        is stored is newer than what was sent in, its author sees both, and chooses.
        `whole`, for a form that folds part of itself: the form with every field, as `stored`
        makes it of what is stored; the handler reads `click.form`.
        """
        if whole is not None:
            self.folded(callback_id, whole)
        self._add("view", callback_id, _guarded(handler, stored, whole))

    def closed(self, callback_id: str, handler: Handler) -> None:
        """A form that asks to be told when it is closed without being sent in."""
        self._add("closed", callback_id, handler)

    def folded(self, callback_id: str, whole: Whole) -> None:
        """What the buttons that show more of this form show; its handlers complete it."""
        self._unfolds[callback_id] = self._allowed(_unfolding(whole))

    def unfolds(self) -> None:
        """The buttons that show what a form folds, whichever form they stand in."""
        for action_id in PRESSED:
            self.action(action_id, self._unfold)

    def _unfold(self, click: Click) -> None:
        handler = existing(self._unfolds.get(str(click.view.get("callback_id"))))
        handler(click)

    def shortcut(self, callback_id: str, handler: Handler) -> None:
        self._add("shortcut", callback_id, handler)

    def event(self, kind: str, handler: Handler) -> None:
        self._add("event", kind, handler)

    def subcommand(self, words: tuple[str, ...], handler: Handler) -> None:
        """`words`: Dutch first, then English. What was typed after the word is `click.rest`."""
        for word in words:
            self._add("command", word, handler)

    def any_other(self, handler: Handler) -> None:
        """For words that nobody knows."""
        self._add(*ANY_COMMAND, handler)

    def _add(self, kind: str, name: str, handler: Handler) -> None:
        """Raises ValueError for what is handled already: one of the two would never run."""
        if (kind, name) in self._handlers:
            msg = f"two handlers for {kind} {name!r}"
            raise ValueError(msg)
        self._handlers[kind, name] = self._allowed(handler)

    def _allowed(self, handler: Handler) -> Handler:
        before = self._before
        if before is None:
            return handler

        @wraps(handler)
        def ask_first(click: Click) -> None:
            before(click)
            handler(click)

        return ask_first


def _guarded(handler: Handler, stored: Stored | None, whole: Whole | None) -> Handler:
    """Compared with what is stored, and completed with what is folded, by one form."""

    def check_first(click: Click) -> None:
        current = _checked(click, stored) if stored else None
        if whole is None:
            handler(click)
            return
        with click.completed(lambda: current or whole(click)) as completed:
            handler(completed)

    return check_first if stored or whole else handler


def _checked(click: Click, stored: Stored) -> Json | None:
    """The form as it would open now, if it can be opened: what is wrong the handler says."""
    click.check_new()
    current = None
    with suppress(UserError):
        current = stored(click)
    if current is not None:
        click.check_unchanged(current)
    return current


def _unfolding(whole: Whole) -> Handler:
    def show(click: Click) -> None:
        pressed = click.action.get("action_id")
        click.replace(unfold(click.view, whole(click), pressed), unless_changed=True)

    return show


def key_of(body: Json) -> Key:
    """What somebody used; of what is not ours, nothing that could have a handler."""
    kind, name = "", ""
    match body.get("type"):
        case "event_callback":
            kind, name = "event", body["event"]["type"]
        case "block_actions":
            kind, name = "action", str(body["actions"][0].get("action_id"))
        case "view_submission":
            kind, name = "view", body["view"]["callback_id"]
        case "view_closed":
            kind, name = "closed", body["view"]["callback_id"]
        case "shortcut" | "message_action":
            kind, name = "shortcut", body["callback_id"]
    if body.get("command") == ids.COMMAND:
        kind, name = "command", split(body.get("text"))[0]
    return kind, name
