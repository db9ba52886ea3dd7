"""The few builders that every message and form is made of.

People's words, names included, are `plain_text` or `rich_text`, never mrkdwn: nothing that
someone typed can ping, link or format.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    Option,
    OptionGroup,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.blocks.block_elements import InputInteractiveElement
from slack_sdk.models.views import View

from bot.domain.base.visible import contained
from bot.texts import Texts

Json = dict[str, Any]

ACTION = "value"  # the action id of every input; the block id tells them apart
LONGEST_SECTION = 3000  # characters; Slack's limit for a section and for a text input
LONGEST_HEADER = 150
LONGEST_OPTION = 75
LONGEST_TITLE = 24  # of a form, and of its two buttons
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
ABOVE, BELOW = "above", "below"  # how ids begin of blocks put beside a form's own: they stay
MENU = 100  # options in a menu, or in one group of it; and as many groups


def write_by_class() -> None:
    """Let the SDK look up once for each class what its objects hold, and how they are checked.

    It searches every object for its checks, and goes through what is in it once for each level
    that is around it: most of what it takes to make a form.
    """
    JsonObject.validate_json = _run_checks  # type: ignore[method-assign,assignment]
    JsonObject.get_non_null_attributes = _written  # type: ignore[method-assign,assignment]


def _run_checks(part: JsonObject) -> None:
    for name in _checks_of(type(part)):
        getattr(part, name)()


@cache  # a class has the checks that it was written with
def _checks_of(kind: type[JsonObject]) -> Sequence[str]:
    names = (name for name in dir(kind) if not name.startswith("__"))
    return [name for name in names if hasattr(getattr(kind, name, None), "validator")]


def _written(part: JsonObject) -> Json:
    """All that an object holds and is not empty; only in rich text may nothing be in a list."""
    may_be_empty = str(getattr(part, "type", "")).startswith("rich_text_")
    said = {}
    for name in _names_of(type(part)):
        value = getattr(part, name, None)
        is_empty = value is None or (isinstance(value, str | list | tuple | dict) and not value)
        if not is_empty or (may_be_empty and name == "elements" and value is not None):
            said[name] = _as_json(value)
    return said


@cache  # the same for every object of a class
def _names_of(kind: type[JsonObject]) -> Sequence[str]:
    return sorted(object.__new__(kind).attributes)


def _as_json(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_as_json(each) for each in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


@dataclass(frozen=True)
class Message:
    """`text` says everything that the blocks show: screen readers read only that."""

    text: str
    blocks: list[Json]

    @property
    def plain(self) -> str:
        """What it says, without Slack's escapes: to show inside another message."""
        return spoken(block for block in self.blocks if block["type"] != "actions")


def plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=contained(text), emoji=False)


def cut(text: str, longest: int) -> str:
    """At most `longest` characters, with an ellipsis where something was left out."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def cut_as_sent(text: str, longest: int) -> str:
    """Like `cut`, by its length in JSON: there quotes and new lines count double."""
    if len(json.dumps(text, ensure_ascii=False)) - 2 <= longest:
        return text
    size = 0
    for n, character in enumerate(text):
        size += len(json.dumps(character, ensure_ascii=False)) - 2
        if size > longest:
            return cut(text, n)
    return text


def header(text: str) -> Block:
    return HeaderBlock(text=plain(cut(text, LONGEST_HEADER)))


def say(text: str, *, accessory: ButtonElement | None = None) -> Block:
    return SectionBlock(text=plain(cut(text, LONGEST_SECTION)), accessory=accessory)


def fine_print(text: str) -> Block:
    return ContextBlock(elements=[plain(cut(text, 2000))])


def quote(words: str) -> Block:
    """Someone's own words, shown as theirs."""
    text = RichTextElementParts.Text(text=words or "–")
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[text])])


def quote_marked(parts: Sequence[tuple[str, bool]]) -> Block:
    """Someone's own words in pieces; those that are marked stand in bold."""
    bold = RichTextElementParts.TextStyle(bold=True)
    elements = [
        RichTextElementParts.Text(text=words, style=bold if is_marked else None)
        for words, is_marked in parts
    ]
    return RichTextBlock(elements=[RichTextQuoteElement(elements=elements)])


def addresses(links: Sequence[str], label: str = "") -> Block:
    """Links that someone gave, each shown as what it opens: no other label can mislead.

    `label`: of ours, above them.
    """
    lines = [
        RichTextSectionElement(elements=[RichTextElementParts.Link(url=each, text=each)])
        for each in links
    ]
    if label:
        bold = RichTextElementParts.TextStyle(bold=True)
        said = RichTextElementParts.Text(text=label, style=bold)
        lines.insert(0, RichTextSectionElement(elements=[said]))
    return RichTextBlock(elements=lines)


def labelled(label: str, words: str) -> Block:
    """A label of ours above someone's words."""
    bold = RichTextElementParts.TextStyle(bold=True)
    parts = RichTextElementParts
    return RichTextBlock(
        elements=[
            RichTextSectionElement(elements=[parts.Text(text=label, style=bold)]),
            RichTextQuoteElement(elements=[parts.Text(text=words)]),
        ]
    )


def channel_named(label: str, channel: str) -> Block:
    """A label of ours and a channel, which Slack shows by its name."""
    parts = RichTextElementParts
    said = [parts.Text(text=f"{label}: "), parts.Channel(channel_id=channel)]
    return RichTextBlock(elements=[RichTextSectionElement(elements=said)])


def strong(words: str) -> Block:
    """A title that someone gave, in bold."""
    text = RichTextElementParts.Text(
        text=words or "–", style=RichTextElementParts.TextStyle(bold=True)
    )
    return RichTextBlock(elements=[RichTextSectionElement(elements=[text])])


def divider() -> Block:
    return DividerBlock()


def button(
    label: str,
    action_id: str,
    value: str | int = "",
    *,
    style: str | None = None,
    confirm: ConfirmObject | None = None,
    url: str | None = None,
) -> ButtonElement:
    return ButtonElement(
        text=plain(cut(label, LONGEST_OPTION)),
        action_id=action_id,
        value=str(value) or None,
        style=style,
        confirm=confirm,
        url=url,
    )


def buttons(*elements: ButtonElement) -> Block:
    return ActionsBlock(elements=list(elements))


def confirm(
    title: str, text: str, yes: str, texts: Texts, *, no: str = "button-back", **about: str
) -> ConfirmObject:
    """What a button asks before it does anything: the ids of its texts, and what fills them."""
    return ConfirmObject(
        title=plain(texts(title)),
        text=plain(texts(text, **about)),
        confirm=plain(texts(yes)),
        deny=plain(texts(no)),
    )


def option(label: str, value: str | int) -> Option:
    return Option(text=plain(cut(label, LONGEST_OPTION)), value=str(value))


def menu(options: Sequence[Option]) -> dict[str, Any]:
    """All options of a menu, for its element; more than Slack puts in one list go in groups."""
    if len(options) <= MENU:
        return {"options": list(options)}
    parts = [options[n : n + MENU] for n in range(0, len(options), MENU)]
    return {"option_groups": [OptionGroup(label=_from_to(p), options=p) for p in parts]}


def _from_to(options: Sequence[Option]) -> PlainTextObject:
    """The first and the last of a group, so that people find their way."""
    first, last = (str(options[n].text) for n in (0, -1))
    half = (LONGEST_OPTION - 3) // 2
    return plain(f"{cut(first, half)} – {cut(last, half)}")


def field(
    block_id: str,
    label: str,
    element: InputInteractiveElement,
    *,
    hint: str | None = None,
    optional: bool = False,
    tells: str | None = None,
) -> Block:
    """An input of a form; errors appear under it by its block id.

    `tells`: the action by which Slack reports a choice at once, before the form is sent.
    """
    element.action_id = tells or ACTION
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        element=element,
        hint=plain(hint) if hint else None,
        optional=optional,
        dispatch_action=True if tells else None,
    )


def message(*blocks: Block) -> Message:
    """A message whose top-level text holds everything that its blocks show."""
    return message_of([block.to_dict() for block in blocks])


def message_of(blocks: Sequence[Json]) -> Message:
    """Like `message`, of blocks that stood in other messages."""
    return Message(text=spoken(blocks, _escape), blocks=list(blocks))


def modal(
    view_id: str,
    title: str,
    blocks: Sequence[Block],
    *,
    close: str,
    submit: str | None = None,
    remember: Mapping[str, Any] | None = None,
    tells_when_closed: bool = False,
) -> Json:
    """A form. `remember` comes back with it; read it with `remembered`."""
    return View(
        type="modal",
        callback_id=view_id,
        title=plain(title),
        blocks=list(blocks),
        submit=plain(submit) if submit else None,
        close=plain(close),
        # A letter stays one character: there is room for 3000.
        private_metadata=json.dumps(dict(remember), ensure_ascii=False) if remember else None,
        notify_on_close=True if tells_when_closed else None,
    ).to_dict()


def home(blocks: Sequence[Block]) -> Json:
    return View(type="home", blocks=list(blocks)).to_dict()


def put_beside(view: Json, side: str) -> list[Json]:
    """What stands above or below the blocks of a form itself."""
    blocks = (each for each in view.get("blocks") or () if isinstance(each, dict))
    return [each for each in blocks if str(each.get("block_id")).startswith(f"{side}-")]


def beside(form: Json, *, above: Sequence[Json], below: Sequence[Json]) -> Json:
    """`form` between these, while they fit: first those above go."""
    room = VIEW_BLOCKS - len(form["blocks"]) - len(below)
    blocks = [*above[: max(room, 0)], *form["blocks"], *below]
    return {**form, "blocks": blocks[:VIEW_BLOCKS]}


def as_beside(form: Json, view: Json) -> Json:
    """`form` in the place of `view`: what stands beside that stays."""
    return beside(form, above=put_beside(view, ABOVE), below=put_beside(view, BELOW))


def remembered(view: Json) -> Json:
    """What `modal(remember=…)` put into the form. Never proof of a right: it can be forged."""
    try:
        memory = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return memory if isinstance(memory, dict) else {}


def spoken(blocks: Iterable[Json], written: Callable[[str], str] = str) -> str:
    """Everything that blocks show, as plain lines; `written`: how words are written in them."""
    return "\n".join(line for block in blocks if (line := _spoken_block(block, written)))


def _spoken_block(block: Json, written: Callable[[str], str]) -> str:
    match block["type"]:
        case "header" | "section":
            return written(str(block["text"]["text"]))
        case "context":
            return written(" ".join(str(element["text"]) for element in block["elements"]))
        case "rich_text":
            return _spoken_rich(block, written)
        case "actions":
            labels = [e["text"]["text"] for e in block["elements"] if e["type"] == "button"]
            return written(" ".join(f"[{label}]" for label in labels))
        case _:
            return ""


def _spoken_rich(part: Json, written: Callable[[str], str]) -> str:
    """Slack puts names in the place of the ids of channels and people."""
    match part["type"]:
        case "channel":
            return f"<#{part['channel_id']}>"
        case "user":
            return f"<@{part['user_id']}>"
        case "rich_text":
            return "\n".join(_spoken_rich(each, written) for each in part["elements"])
    if "elements" in part:
        return "".join(_spoken_rich(each, written) for each in part["elements"])
    return written(str(part.get("text", "")))


def _escape(text: str) -> str:
    """For the top-level text, the one place where Slack reads markup (ampersand first)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
