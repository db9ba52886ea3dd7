"""Connecting what people do to plain functions of one `Click`."""

from collections.abc import Callable
from contextlib import suppress

from slack_bolt import App, BoltContext

from bot.errors import NotFound, UserError
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.folding import PRESSED, unfold
from handlers.base.click import Click, split

Handler = Callable[[Click], None]
Stored = Callable[[Click], Json | None]
Whole = Callable[[Click], Json]


class Door:
    """Where each subject registers its handlers.

    Slack waits three seconds, and keeps nothing of what it was told is received. A click is
    acknowledged when its transaction is over, a form and a command by the handler once it knows
    what to say; events were kept before they come here.
    """

    def __init__(self, app: App, before: Handler | None = None) -> None:
        self._app = app
        self._before = before
        self.words: set[str] = set()
        self.listens: list[tuple[str, str]] = []  # to which kind of thing, with which id
        self._unfolds: dict[str, Handler] = {}  # by the form's id

    def checking(self, before: Handler | None) -> "Door":
        """The same door, for handlers that `before` comes before: it may raise."""
        door = Door(self._app, before)
        door.words, door.listens, door._unfolds = self.words, self.listens, self._unfolds
        return door

    @property
    def for_everybody(self) -> "Door":
        """Without a check: for taking back what is one's own."""
        return self.checking(None)

    def action(
        self,
        action_id: str,
        handler: Handler,
        stored: Stored | None = None,
        *,
        whole: Whole | None = None,
    ) -> None:
        """A button, or a field that reports each change; `stored` and `whole` as for `view`."""
        self.listens.append(("action", action_id))
        handler = _completed(handler, whole)
        self._app.action(action_id)(_listener(self._allowed(_checked(handler, stored))))

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
        `whole`, for a form that folds part of itself: the form with every field; the handler
        reads `click.form`.
        """
        self.listens.append(("view", callback_id))
        handler = _completed(handler, whole)
        if whole is not None:
            self.folded(callback_id, whole)
        self._app.view(callback_id)(_listener(self._allowed(_checked(handler, stored))))

    def closed(self, callback_id: str, handler: Handler, *, whole: Whole | None = None) -> None:
        """A form that asks to be told when it is closed without being sent in."""
        self.listens.append(("closed", callback_id))
        handler = _completed(handler, whole)
        self._app.view_closed(callback_id)(_listener(self._allowed(handler)))

    def folded(self, callback_id: str, whole: Whole) -> None:
        """What the buttons that show more of this form show; its handlers complete it."""
        self._unfolds[callback_id] = self._allowed(_unfolding(whole))

    def unfolds(self) -> None:
        """The buttons that show what a form folds, whichever form they stand in."""
        for action_id in PRESSED:
            self.action(action_id, self._unfold)

    def _unfold(self, click: Click) -> None:
        handler = self._unfolds.get(str(click.view.get("callback_id")))
        if handler is None:
            raise NotFound
        handler(click)

    def shortcut(self, callback_id: str, handler: Handler) -> None:
        self.listens.append(("shortcut", callback_id))
        self._app.shortcut(callback_id)(_listener(self._allowed(handler)))

    def event(self, kind: str, handler: Handler) -> None:
        self.listens.append(("event", kind))
        self._app.event(kind)(_listener(self._allowed(handler)))

    def subcommand(self, words: tuple[str, ...], handler: Handler) -> None:
        """`words`: Dutch first, then English. What was typed after the word is `click.rest`."""
        self.words.update(words)
        self.listens += [("command", word) for word in words]
        matches = [lambda command: split(command["text"])[0] in words]
        self._app.command(ids.COMMAND, matchers=matches)(_listener(self._allowed(handler)))

    def any_other(self, handler: Handler) -> None:
        """For words that nobody knows; Bolt takes the first that matches, so last."""
        self._app.command(ids.COMMAND)(_listener(self._allowed(handler)))

    def _allowed(self, handler: Handler) -> Handler:
        before = self._before
        if before is None:
            return handler

        def ask_first(click: Click) -> None:
            before(click)
            handler(click)

        return ask_first


def _checked(handler: Handler, stored: Stored | None) -> Handler:
    if stored is None:
        return handler

    def check_first(click: Click) -> None:
        click.check_new()
        current = None
        with suppress(UserError):  # what is wrong is said by the handler
            current = stored(click)
        if current is not None:
            click.check_unchanged(current)
        handler(click)

    return check_first


def _completed(handler: Handler, whole: Whole | None) -> Handler:
    """What is wrong with a field that is folded shows it."""
    if whole is None:
        return handler

    def complete_first(click: Click) -> None:
        with click.completed(lambda: whole(click)) as completed:
            handler(completed)

    return complete_first


def _unfolding(whole: Whole) -> Handler:
    def show(click: Click) -> None:
        pressed = click.action.get("action_id")
        click.replace(unfold(click.view, whole(click), pressed), unless_changed=True)

    return show


def _listener(handler: Handler) -> Callable[[BoltContext], None]:
    def listener(context: BoltContext) -> None:
        click: Click = context["click"]
        handler(click)
        if context.ack.response is None:
            context.ack()
        click.refresh_home()

    return listener
