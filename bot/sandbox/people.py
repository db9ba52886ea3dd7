"""People with hands: they type, press and fill in what they can see, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.sandbox.delivery import Answer
from bot.sandbox.errors import SandboxError
from bot.sandbox.inputs import Hand, Slot, all_blocks, elements_of, holds, slots
from bot.sandbox.interactions import Interactions, Place
from bot.sandbox.render import block_lines, button_labels, pressables, text_object
from bot.sandbox.seen import Message, View, message_seen, reader_for, view_seen, visible_posts
from bot.sandbox.state import TEAM_ID, Conversation, Json, Profile, Workspace

Where = Message | View


@dataclass(frozen=True)
class Reply:
    """What came of it, as she sees it at that moment."""

    status: int | None = None
    error: str | None = None
    messages: list[Message] = field(default_factory=list)  # only she sees them; new or changed
    modal: View | None = None
    toasts: list[str] = field(default_factory=list)  # new ones

    @property
    def text(self) -> str:
        return "\n".join(message.sees for message in self.messages)

    @property
    def message(self) -> Message:
        if not self.messages:
            raise SandboxError(f"no direct answer came; toasts: {self.toasts}")
        return self.messages[-1]

    @property
    def form(self) -> View:
        """The modal that is open now.

        Raises:
            SandboxError: none is.
        """
        if self.modal is None:
            raise SandboxError(f"no form opened; she sees {self.text!r}, toasts {self.toasts}")
        return self.modal


class Person:
    def __init__(self, profile: Profile, interactions: Interactions) -> None:
        self._profile = profile
        self._does = interactions
        self._workspace: Workspace = interactions.workspace

    def __repr__(self) -> str:
        return f"<{self.name} {self.id}>"

    @property
    def id(self) -> str:
        return self._profile.id

    @property
    def name(self) -> str:
        return self._profile.name

    @property
    def real_name(self) -> str:
        return self._profile.real_name

    def at(self, tab: str) -> "Person":
        """The same person in one tab of a browser, where forms of hers open."""
        return Person(replace(self._profile, tab=tab), self._does)

    @property
    def profile(self) -> Profile:
        return self._profile

    def command(self, line: str, channel: str | None = None) -> Reply:
        """Type a slash command, in a channel or in the direct messages with the bot."""
        self._own_workspace_only()
        conversation = self._conversation(channel)
        return self._noting(lambda: self._does.command(self._profile, line, conversation))

    def says(
        self, text: str, channel: str | None = None, *, thread: Message | None = None
    ) -> Reply:
        conversation = self._conversation(channel)
        root = (thread.thread_ts or thread.ts) if thread else None

        def act() -> None:
            self._does.say(self._profile, text, conversation, root)

        return self._noting(act)

    def edits(self, message: Message, text: str) -> Reply:
        """Change what she said before."""
        return self._noting(lambda: self._does.edit(self._profile, _place(message), text))

    def deletes(self, message: Message) -> Reply:
        return self._noting(lambda: self._does.delete(self._profile, _place(message)))

    def shortcut(self, callback_id: str) -> Reply:
        self._own_workspace_only()
        return self._noting(lambda: self._does.shortcut(self._profile, callback_id))

    def message_shortcut(self, callback_id: str, message: Message) -> Reply:
        self._own_workspace_only()
        place = _place(message)
        return self._noting(
            lambda: self._does.message_shortcut(self._profile, callback_id, place)
        )

    @property
    def modals(self) -> list[View]:
        """Her open forms, the one on top last."""
        with self._workspace.lock:
            stack = self._workspace.stack(self._profile)
            return [view_seen(self._workspace, view, self._profile) for view in stack]

    @property
    def modal(self) -> View | None:
        return next(reversed(self.modals), None)

    @property
    def form(self) -> View:
        """Like `modal`, for anyone who knows that one is open.

        Raises:
            SandboxError: none is.
        """
        if (modal := self.modal) is None:
            raise SandboxError(f"{self.name} has no form open; toasts: {self.toasts}")
        return modal

    @property
    def home(self) -> View | None:
        with self._workspace.lock:
            home = self._workspace.homes.get(self.id)
            return view_seen(self._workspace, home, self._profile) if home else None

    @property
    def toasts(self) -> list[str]:
        with self._workspace.lock:
            return list(self._workspace.toasts.get(self.id, []))

    def reads(self, channel: str | None = None) -> list[Message]:
        """What stands in her direct messages with the bot, or in this channel; newest last."""
        with self._workspace.lock:
            conversation = self._conversation(channel)
            return [
                message_seen(self._workspace, post, self._profile)
                for post in visible_posts(conversation, self.id)
            ]

    def open_home(self) -> View:
        """Go to the app's Home; what is there once the bot has answered."""
        self._signed_in()
        self._does.open_app(self._profile, "home")
        if (home := self.home) is None:
            raise SandboxError("the bot has published no Home for her")
        return home

    def open_messages(self) -> list[Message]:
        self._does.open_app(self._profile, "messages")
        return self.reads()

    def click(
        self,
        where: Where | None,
        label: str,
        *,
        nth: int = 0,
        near: str | None = None,
        confirm: bool = True,
        stale: bool = False,
    ) -> Reply:
        """Press what carries this label: a button, or a choice of an overflow menu.

        `near` starts looking at the block that shows this text. `confirm` answers the question
        that may come first. `stale` presses what stood there when she looked, on a screen that
        has not caught up yet.
        """
        where = self._seen(where)
        place = _place(where)
        blocks = where.blocks if stale else self._does.blocks(self._profile, place)
        found = [
            (block, element, option)
            for block in self._from(blocks, near)
            for element in elements_of(block)
            for text, option in pressables(element)
            if text.strip() == label.strip() and self._may_see(element)
        ]
        if len(found) <= nth:
            shown = ", ".join(map(repr, button_labels(blocks))) or "no buttons"
            beside = f" near {near!r}" if near else ""
            raise SandboxError(f"{self.name} sees no {label!r}{beside}; she sees {shown}")
        block, element, option = found[nth]
        if element.get("confirm") and not confirm:
            return Reply(modal=self.modal)
        return self._noting(
            lambda: self._does.press(self._profile, place, block, element, option)
        )

    def choose(self, where: Where | None, what: str | tuple[str, str], *values: Any) -> Reply:
        """Pick in a select, radio buttons or a date picker, or type and press Enter.

        `what` is a block id, an action id, both, or a visible label or placeholder. No value,
        or None, empties it.
        """
        where = self._seen(where)
        place = _place(where)
        self._unfold(place, what)
        slot = self._slot(self._does.blocks(self._profile, place), what)
        value: Any = values[0] if len(values) == 1 else list(values) or None
        entry = self._hand(place).entry(slot, value)
        return self._noting(lambda: self._does.fill(self._profile, place, slot, entry))

    def fill(self, modal: View | None, values: Mapping[str, Any]) -> None:
        """Fill in a form without sending it."""
        place = _place(self._seen(modal))
        for block_id, value in values.items():
            self._unfold(place, block_id)
            slot = self._slot(self._does.blocks(self._profile, place), block_id)
            entry = self._hand(place).entry(slot, value)
            self._does.fill(self._profile, place, slot, entry, enter=False)

    def types(self, where: Where | None, values: Mapping[str, Any]) -> None:
        """Fill in without a choice or Enter: Slack tells of it with the next press."""
        place = _place(self._seen(where))
        blocks = self._does.blocks(self._profile, place)
        held = self._does.held(self._profile, place)
        for block_id, value in values.items():
            slot = self._slot(blocks, block_id)
            if not holds(held, slot, value):
                entry = self._hand(place).entry(slot, value)
                self._does.hold(self._profile, place, slot, entry)

    def submit(
        self, modal: View | None, values: Mapping[str, Any] | None = None, /, **more: Any
    ) -> dict[str, str]:
        """Fill in the form and send it: errors by block id, none when it was accepted.

        An error under "" means that it could not be sent at all; her toasts say why.
        """
        self._signed_in()
        view = self._seen(modal)
        self.fill(view, {**(values or {}), **more})
        return self._does.submissions.submit(self._profile, view.id)

    def close(self, modal: View | None = None, *, everything: bool = False) -> None:
        """Close the form on top; `everything` is the × that closes all."""
        if modal is not None and (top := self.modal) is not None and top.id != modal.id:
            raise SandboxError("another form lies on top of this one")
        self._does.submissions.close(self._profile, everything=everything)

    def unfold(self, modal: View | None, block_id: str) -> View:
        """The form with this field in it, which it may show behind a button only."""
        self._unfold(_place(self._seen(modal)), block_id)
        return self.form

    def _unfold(self, place: Place, block_id: object) -> None:
        """Press what shows a field that is not there: its value names the field."""
        blocks = self._does.blocks(self._profile, place)
        if any(slot.block_id == block_id for slot in slots(blocks)):
            return
        for block in all_blocks(blocks):
            for element in elements_of(block):
                if block_id in str(element.get("value") or "").split():
                    self._does.press(self._profile, place, block, element, None)
                    return

    def _seen(self, where: Any) -> Any:
        if where is None:
            raise SandboxError(f"there is nothing open there; toasts: {self.toasts}")
        return where

    def _may_see(self, element: Json) -> bool:
        only = element.get("visible_to_user_ids")
        return not only or self.id in only

    def _from(self, blocks: list[Json], near: str | None) -> list[Json]:
        every = list(all_blocks(blocks))
        if near is None:
            return every
        reader = reader_for(self._workspace, self._profile)
        for index, block in enumerate(every):
            if near in "\n".join(block_lines(block, reader)):
                return every[index:]
        raise SandboxError(f"{self.name} does not see {near!r} there")

    def _slot(self, blocks: list[Json], what: str | tuple[str, str]) -> Slot:
        found = slots(blocks)
        for slot in found:
            both = (slot.block_id, slot.action_id)
            if what == both or what in both:
                return slot
        reader = reader_for(self._workspace, self._profile)
        for slot in found:
            labels = [
                text_object(slot.block.get("label"), reader),
                text_object(slot.element.get("placeholder"), reader),
                text_object(slot.block.get("text"), reader),
            ]
            if what in labels:
                return slot
        known = ", ".join(slot.block_id for slot in found) or "nothing to fill in"
        raise SandboxError(f"{self.name} sees no {what!r} to fill in; there is {known}")

    def _hand(self, place: Place) -> Hand:
        def suggest(block: Json, element: Json, words: str) -> list[Json]:
            return self._does.suggestions(self._profile, place, block, element, words)

        return Hand(self._profile, self._workspace, suggest)

    def _conversation(self, channel: str | None) -> Conversation:
        if channel is None:
            return self._workspace.direct_messages(self.id)
        conversation = self._workspace.conversation(channel)
        if conversation is None or self.id not in conversation.members:
            raise SandboxError(f"{self.name} is not in {channel}")
        return conversation

    def _signed_in(self) -> None:
        if self._profile.deleted:
            raise SandboxError(f"{self.name} is deactivated and cannot sign in")

    def _own_workspace_only(self) -> None:
        self._signed_in()
        if self._profile.team_id != TEAM_ID:
            raise SandboxError(
                f"{self.name} belongs to another workspace, where this app has no commands"
            )

    def _noting(self, act: Any) -> Reply:
        """Do it, and gather what she saw change."""
        self._signed_in()
        with self._workspace.lock:
            before, toasts = self._workspace.version, len(self.toasts)
        answer: Answer | None = act()
        with self._workspace.lock:
            fresh = sorted(
                (
                    post
                    for conversation in self._workspace.conversations.values()
                    for post in conversation.posts
                    if post.only_for == self.id and post.version > before
                ),
                key=lambda post: post.version,
            )
            return Reply(
                status=answer.status if answer else None,
                error=answer.error if answer else None,
                messages=[message_seen(self._workspace, p, self._profile) for p in fresh],
                modal=self.modal,
                toasts=self.toasts[toasts:],
            )


def _place(where: Where) -> Place:
    if isinstance(where, View):
        return Place(view_id=where.id)
    return Place(channel=where.channel, ts=where.ts)
