"""The one value that a handler takes: what someone did, and every way to answer it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.visible import tidy
from bot.domain.overview import home
from bot.domain.people import people
from bot.domain.questions import answers
from bot.errors import InvalidInput
from bot.slack.base.blocks import Json, Message, as_beside
from bot.slack.base.folding import Unfolded, complete, folds, is_folded, unfold_for
from bot.slack.base.newer import check_unchanged
from bot.slack.base.notices import notice_modal
from bot.slack.base.typed import as_typed, mentioned, raw_words
from bot.slack.overview.home import home_tab
from bot.slack.people.languages import form_offering, offering
from bot.texts import Texts, texts_for
from handlers.base.payloads import delivery_key, split
from handlers.base.sent import Sent
from handlers.base.show import (
    DEEPEST,
    as_sent,
    depth_of,
    direct_answer,
    harmless,
    heads_thread,
    open_form,
    respond,
    reviewed_form,
    reviewing,
)
from storage.database import Database

THREAD = 15  # messages of a thread: as many as Slack gives every app
# In Bolt's context:
STORED = "leerkring.stored"  # this click changed something
RETRIED = "leerkring.retried"  # this event was in hand before, and its author has no answer


@dataclass(frozen=True)
class Click(Sent):
    """A pressed button, a submitted form, a command, a shortcut or an event.

    Answers stay outside `work` and `reading`: a slow Slack would hold up everyone.
    """

    actor: Actor
    now: datetime
    db: Database
    context: BoltContext
    is_newcomer: bool = False  # this is the first that they do: the answer offers a language
    is_stale: bool = False  # Slack was last asked more than a day ago who they are
    whole: Json | None = None  # the form with all its fields, where it folds some

    # What was sent

    @property
    def texts(self) -> Texts:
        return texts_for(self.actor.language)

    @property
    def form(self) -> Json:
        """Like `view`, with what is folded in it as it stands: to read what was filled in."""
        return self.view if self.whole is None else complete(self.view, self.whole)

    @property
    def rest(self) -> str:
        """What was typed after that word."""
        return tidy(split(self.typed)[1]) if self.is_command else ""

    @cached_property
    def typed(self) -> str:
        """The words of a command, a message or a message that was pointed at, as typed.

        Ask outside `work`: names of people who are mentioned are read.
        """
        words = raw_words(self.body)
        names: dict[str, str] = {}
        if found := mentioned(words):
            with self.reading() as session:
                names = people.names(session, self.actor.workspace_id, found)
        return tidy(as_typed(words, self.texts, names))

    # Transactions

    def reading(self) -> AbstractContextManager[Session]:
        return self.db.read()

    @contextmanager
    def work(self) -> Iterator[Session]:
        """The one write transaction; after it, what it queued leaves at once.

        Slack hears that a click was received once it was committed. A form and a command are
        answered by their handler. Raises Replayed, with nothing done, when Slack delivers the
        same click again; not when an event is worked on again.
        """
        effect = self._effect
        with effect() as session:
            yield session
        self.context[STORED] = True
        if not self.is_command:
            self._acknowledge()

    def _acknowledge(self) -> None:
        """Nothing is left to be stored: what follows may be slow, or fail."""
        if self.body.get("type") != "view_submission" and self.context.ack.response is None:
            self.context.ack()

    @property
    def _effect(self) -> Work:
        key, is_retry = delivery_key(self.body), bool(self.context.get(RETRIED))
        return Work(self.db, self.actor.workspace_id, key, self.now, is_retry)

    def check_new(self) -> None:
        """Raises Replayed when this very click had its effect before."""
        effect = self._effect
        with self.reading() as session:
            effect.check(session)

    def check_unchanged(self, current: Json, shown: Callable[[], Json] | None = None) -> None:
        """`current`: the form as it would open now, read in the transaction that writes.

        `shown`: what to show of it, where `current` has fields that were folded.

        Raises:
            Newer: something that its author has not seen would be replaced.
        """
        check_unchanged(self.view, current, self.texts, shown)

    @contextmanager
    def completed(self, whole: Callable[[], Json]) -> Iterator["Click"]:
        """The click with all fields of a form that folds some, to read `form` of.

        `whole`: the form with every field. What is wrong with a folded one shows it.
        """
        if not is_folded(self.view):
            yield self
            return
        form = whole()
        try:
            yield replace(self, whole=form)
        except InvalidInput as problem:
            if not folds(self.view, form, problem.field):
                raise
            said = self.texts(problem.text_id, **problem.params)
            raise Unfolded(unfold_for(self.view, form, problem.field, said)) from problem

    # Answers

    @property
    def client(self) -> WebClient:
        """For a call to Slack, which comes after the acknowledgement: it may be slow.

        Only a form is answered in that itself, so that it may wait for what Slack says of
        people and channels; that takes two seconds at most.
        """
        self._acknowledge()
        return self.context.client

    @cached_property
    def directory(self) -> Directory:
        return Directory(self.client, for_a_form=True)

    def notice(self, text_id: str, **values: Any) -> Json:
        """A form that only says this sentence."""
        return notice_modal(self.texts(text_id, **values), self.texts)

    def done(self, view: Json | None = None) -> None:
        """The form had its effect: it closes, or `view` takes its place."""
        form = reviewed_form(self.view)
        if view is None:
            self.context.ack()
        elif form is None:
            self.context.ack(response_action="update", view=view)
        else:
            self.context.ack()  # the review goes; what came of it stands below
            if not self._update(form, view):
                self.offer({**view, "clear_on_close": True})

    def review(self, view: Json, form: Json | None = None) -> None:
        """Show what this form would do, on top of it: going back finds every word there.

        What was stored meanwhile makes it another form, so that it can be sent in once more;
        `form`, where it has to know about that. What is filled in stays.
        """
        if depth_of(self.view) == DEEPEST:
            self.done(view)
            return
        view = reviewing(view, self.texts("button-back"))
        self.context.ack(response_action="push", view=view)
        if self.context.get(STORED):
            self._update(self.view["id"], form or as_sent(self.view))

    def _update(self, view_id: str, view: Json) -> bool:
        updated = False
        with harmless("a form could not be updated"):
            self.client.views_update(view_id=view_id, view=view)
            updated = True
        return updated  # noqa: RET504  # what goes wrong within is not raised

    def clear(self) -> None:
        """Like `done`, for the forms that lie under it as well."""
        self.context.ack(response_action="clear")

    def show(self, view: Json) -> None:
        """Open a form; from inside another form, on top of it (Slack stacks three at most)."""
        if self.is_newcomer and view["type"] == "modal":
            view = form_offering(view, self.texts)
        open_form(self.client, self.body, view)

    def offer(self, view: Json) -> None:
        """Like `show`, after something was stored: a form that does not open undoes nothing."""
        with harmless("the form could not be opened"):
            self.show(view)

    def replace(self, view: Json, *, unless_changed: bool = False) -> None:
        """Show what came of a press in the place of the form around it; elsewhere, nothing.

        A message shows its own outcome: it is redrawn. A form that was closed in the meantime
        is no reason to say that something went wrong. `unless_changed` is for a form that can
        be submitted: what took its place then stays there. What stands beside a form stays
        while it is the same form.
        """
        if self.view.get("type") == "modal":
            if view.get("callback_id") == self.view.get("callback_id"):
                view = as_beside(view, self.view)
            seen = self.view["hash"] if unless_changed else None
            with harmless("the form could not be replaced"):
                self.client.views_update(view_id=self.view["id"], hash=seen, view=view)

    def redraw(self, view: Json) -> None:
        """Like `replace`, for a form that stays the same one: a review of another is still."""
        if reviewed_form(self.view) is not None:
            view = reviewing(view, self.texts("button-back"))
        self.replace(view)

    def replace_or_show(self, view: Json) -> None:
        """In the place of the form it was pressed in; under a message, on top of it."""
        if self.view.get("type") == "modal":
            self.replace(view)
        else:
            self.show(view)

    def refresh_below(self, view: Json) -> None:
        """Bring the form that lies under this one up to date; if it is closed, no harm."""
        if self.below:
            self._update(self.below, view)

    @property
    def below(self) -> str | None:
        """The id of the form that lies under this one, and stays."""
        below: str | None = self.view.get("previous_view_id")
        if below and below == reviewed_form(self.view):
            root: str | None = self.view.get("root_view_id")
            return root if root != below else None
        return below

    def tell(self, message: Message) -> None:
        """Say something that only the actor sees; to a command, in its acknowledgement."""
        message = self._offering(message)
        if self.is_command and self.context.ack.response is None:
            self.context.ack(**direct_answer(message))
        elif heads_thread(self.body):
            self.offer(notice_modal(message.plain, self.texts))
        elif self.body.get("response_url"):
            self._acknowledge()
            respond(self.context, message)

    def post(
        self,
        channel: str,
        message: Message,
        thread_ts: str | None = None,
        quoted: Collection[int] | None = (),
    ) -> str:
        """Say something in a conversation, at once; the new message's `ts`.

        `quoted`: the cards whose words are in it. They leave it once they are taken back. None
        for a sentence that says nothing of anybody: where it stands need not be known.
        """
        if channel.startswith("D"):
            message = self._offering(message)
        sent = self.client.chat_postMessage(
            channel=channel,
            text=message.text,
            blocks=message.blocks,
            thread_ts=thread_ts,
            unfurl_links=False,
        )
        ts = str(sent["ts"])
        if quoted is not None:
            with self.db.begin() as session:
                answers.note(session, self.actor, sent["channel"], ts, quoted, self.now)
        return ts

    def _offering(self, message: Message) -> Message:
        return offering(message, self.texts) if self.is_newcomer else message

    def thread(self, channel: str, ts: str) -> Sequence[Json]:
        """The messages of a thread, the first on top; none when Slack will not show them."""
        posts: list[Json] = []
        with harmless("a thread could not be read"):
            said = self.client.conversations_replies(channel=channel, ts=ts, limit=THREAD)
            posts += said["messages"]
        return posts

    def edit(self, channel: str, ts: str, message: Message) -> None:
        """Replace a message of ours; Slack refusing it is no harm."""
        with harmless("a message could not be edited"):
            self.client.chat_update(
                channel=channel, ts=ts, text=message.text, blocks=message.blocks
            )

    def publish_home(self) -> None:
        """Show the actor's Home as things stand now."""
        self.publish(home_tab(self.home_now(), self.texts))

    def home_now(self) -> home.Home:
        """What the actor's Home shows: also what they can be helped with."""
        with self.reading() as session:
            return home.look(session, self.actor, self.now)

    def publish(self, view: Json) -> None:
        """Show this as the actor's Home."""
        self.client.views_publish(user_id=self.actor.address.external_id, view=view)

    def want_profile(self) -> None:
        """Slack is asked who they are now, when nobody waits for it."""
        if self.is_stale:
            with harmless("a profile could not be wanted"), self.db.begin() as session:
                people.want_profile(session, self.actor)

    def refresh_home(self) -> None:
        """After a handler that stored something, for whoever knows their Home.

        Slack tells us when somebody goes to Home, not that they are there already.
        """
        if self.context.get(STORED) and self.actor.opened_home:
            with harmless("could not refresh a Home"):
                with self.reading() as session:
                    actor = people.as_actor(people.get(session, self.actor))  # as it is now
                    state = home.look(session, actor, self.now)
                self.publish(home_tab(state, texts_for(actor.language)))
