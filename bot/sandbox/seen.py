"""Messages and views as one person sees them: a look at one moment."""

import copy
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.inputs import Values, all_blocks, options_of, slots, value_of
from bot.sandbox.render import (
    Reader,
    blocks_text,
    button_labels,
    mrkdwn,
    text_object,
)
from bot.sandbox.state import (
    BOT_USER_ID,
    Conversation,
    Json,
    OpenView,
    Post,
    Profile,
    Workspace,
)
from bot.sandbox.views import view_json


@dataclass(frozen=True)
class Message:
    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json]
    thread_ts: str | None
    metadata: Json | None
    ephemeral: bool
    edited: bool
    reader: Reader = field(repr=False, compare=False)
    values: Values = field(repr=False)
    files: list[Json] = field(repr=False)

    @property
    def sees(self) -> str:
        """What is visible: the blocks, or the text where there are none."""
        if self.blocks:
            return blocks_text(self.blocks, self.reader, self.values)
        return mrkdwn(self.text, self.reader)

    @property
    def reads_aloud(self) -> str:
        """What a screen reader or a notification says: the text, whatever the blocks show."""
        return mrkdwn(self.text, self.reader)

    @property
    def buttons(self) -> list[str]:
        return button_labels(self.blocks)

    def options(self, block_id: str) -> list[str]:
        return _options(self.blocks, block_id)


@dataclass(frozen=True)
class View:
    id: str
    type: str
    callback_id: str
    private_metadata: str
    blocks: list[Json]
    state: Json
    hash: str
    errors: dict[str, str]
    reader: Reader = field(repr=False, compare=False)
    json: Json = field(repr=False)

    @property
    def title(self) -> str:
        return text_object(self.json.get("title"), self.reader) if self.type == "modal" else ""

    @property
    def text(self) -> str:
        """All that is visible between title and buttons."""
        return blocks_text(self.blocks, self.reader, self._values)

    @property
    def submit(self) -> str | None:
        return text_object(self.json["submit"], self.reader) if self.json["submit"] else None

    @property
    def buttons(self) -> list[str]:
        """Those within the view; the one that submits is `submit`."""
        return button_labels(self.blocks)

    @property
    def inputs(self) -> list[str]:
        return [block["block_id"] for block in all_blocks(self.blocks) if _is_input(block)]

    def initial(self, block_id: str) -> Any:
        """What stands in an input now: a text, an option's value, an id, or a list of them."""
        entries = self._values.get(block_id)
        if not entries:
            raise KeyError(f"{block_id!r} is not among {sorted(self._values)}")
        return value_of(next(iter(entries.values())))

    def options(self, block_id: str) -> list[str]:
        """The labels that can be chosen in a select, radio buttons or checkboxes."""
        return _options(self.blocks, block_id)

    @property
    def _values(self) -> Values:
        values: Values = self.state["values"]
        return values


def _is_input(block: Json) -> bool:
    return bool(block["type"] == "input")


def _options(blocks: list[Json], block_id: str) -> list[str]:
    return [
        str(option["text"]["text"])
        for slot in slots(blocks)
        if slot.block_id == block_id
        for option in options_of(slot.element)
    ]


def reader_for(workspace: Workspace, profile: Profile) -> Reader:
    def person_name(user: str) -> str:
        found = workspace.profile(user)
        return found.real_name if found else user

    def channel_name(channel: str) -> str:
        found = workspace.conversation(channel)
        hidden = found and found.kind == "private" and profile.id not in found.members
        if hidden:
            return "private-channel"
        return found.name if found else channel

    return Reader(
        tz=profile.tz,
        locale=profile.locale,
        now=workspace.clock.now(),
        person_name=person_name,
        channel_name=channel_name,
    )


def message_seen(workspace: Workspace, post: Post, profile: Profile) -> Message:
    return Message(
        ts=post.ts,
        channel=post.channel,
        user=post.user,
        text=post.text,
        blocks=copy.deepcopy(post.blocks),
        thread_ts=post.thread_ts,
        metadata=copy.deepcopy(post.metadata),
        ephemeral=post.only_for is not None,
        edited=post.edited_ts is not None,
        reader=reader_for(workspace, profile),
        values=copy.deepcopy(
            workspace.message_values.get((profile.id, post.channel, post.ts), {})
        ),
        files=copy.deepcopy(post.files),
    )


def view_seen(workspace: Workspace, view: OpenView, profile: Profile) -> View:
    shown = view_json(view)
    return View(
        id=view.id,
        type=shown["type"],
        callback_id=shown["callback_id"],
        private_metadata=shown["private_metadata"],
        blocks=shown["blocks"],
        state=shown["state"],
        hash=view.hash,
        errors=dict(view.errors),
        reader=reader_for(workspace, profile),
        json=shown,
    )


def visible_posts(conversation: Conversation, user: str) -> list[Post]:
    return [post for post in conversation.posts if post.only_for in {None, user}]


def any_reader(workspace: Workspace) -> Profile:
    """Eyes for looking at everything that was posted: the bot's own."""
    return workspace.profiles[BOT_USER_ID]
