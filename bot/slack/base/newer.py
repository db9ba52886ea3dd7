"""A form that was left open must not replace newer words in silence.

Every form that changes something begins with what is stored. When it is sent in, it is made
once more from what is stored then: a field that holds something else by now, and that would be
replaced, is shown above the form that its author sent, who then chooses.
"""

import copy
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.domain.base.visible import adds_to, tidy
from bot.errors import CirclesError
from bot.slack.base.blocks import (
    ABOVE,
    ACTION,
    BELOW,
    Json,
    beside,
    divider,
    labelled,
    put_beside,
    remembered,
    say,
)
from bot.slack.base.typed import unescape
from bot.texts import Texts

SHOWN_BEFORE = "newer"  # in the form's memory: which stored values its author has seen
LONGEST_STORED = 3000  # characters of a text that is shown above

# By the kind of element: what it begins with, and what comes back of it.
_TEXT = ("initial_value", "value")
_KEYS = {
    "plain_text_input": _TEXT,
    "number_input": _TEXT,
    "static_select": ("initial_option", "selected_option"),
    "radio_buttons": ("initial_option", "selected_option"),
    "checkboxes": ("initial_options", "selected_options"),
    "multi_static_select": ("initial_options", "selected_options"),
    "users_select": ("initial_user", "selected_user"),
    "multi_users_select": ("initial_users", "selected_users"),
    "multi_conversations_select": ("initial_conversations", "selected_conversations"),
    "conversations_select": ("initial_conversation", "selected_conversation"),
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
}
Value = str | tuple[str, ...]


class Newer(CirclesError):
    """What is stored is newer than the form: `view` shows both, in the place of the form."""

    def __init__(self, view: Json) -> None:
        self.view = view
        super().__init__("newer words are stored")


def check_unchanged(
    view: Json, current: Json, texts: Texts, shown: Callable[[], Json] | None = None
) -> None:
    """`view`: the form as it came in; `current`: as it would open now; `shown`: as it folds.

    Raises:
        Newer: something that its author has not seen would be replaced.
    """
    began, sent = _beginnings(view), _sent(view)
    seen = seen_before(view)
    stored = _beginnings(current)
    typed = (b["block_id"] for b in inputs(view) if b["element"]["type"] == "plain_text_input")
    # Words added to what is stored leave it as it is: a form that was late, sent again.
    kept = {
        name
        for name in typed
        if adds_to(str(sent[name]), str(stored.get(name, "")), str(began[name]))
    }
    newer = [
        block_id
        for block_id, value in stored.items()
        if block_id in began
        and value not in (began[block_id], sent.get(block_id))
        and block_id not in kept
        and _mark(block_id, value) not in seen
    ]
    if newer:
        raise Newer(newer_modal(view, shown() if shown else current, newer, texts))


def seen_before(view: Json) -> list[str]:
    """The marks of stored values that its author has seen elsewhere than in a field."""
    seen = remembered(view).get(SHOWN_BEFORE)
    return seen if isinstance(seen, list) else []


def has_seen(view: Json, block_id: str, stored: str) -> bool:
    return _mark(block_id, _plain(stored)) in seen_before(view)


def begin_with_sent(shown: Json, view: Json) -> Json:
    """`shown`, whose fields begin with what was sent of them; what they began with is seen.

    A field that did not stand in `view` (it was folded) was not sent: it begins as it does.
    """
    shown, sent = copy.deepcopy(shown), _sent(view)
    values = (view.get("state") or {}).get("values") or {}
    marks = seen_before(shown)
    stored = _beginnings(shown)
    for block in inputs(shown):
        name = block["block_id"]
        if name in sent and stored[name] != sent[name]:
            _fill(block["element"], _entry(values, block))
            marks = [*marks, _mark(name, stored[name])]
    memory = {**remembered(shown), SHOWN_BEFORE: marks}
    return {**shown, "private_metadata": json.dumps(memory, ensure_ascii=False)}


def begun(block_id: str, stored: str = "") -> list[str]:
    """For the memory of a form whose field begins with more words than are stored."""
    return [_mark(block_id, _plain(stored))]


class Begun(dict[str, Any]):
    """A form as it was before anyone filled in anything."""


def as_begun(view: Json) -> Begun:
    """To read with the form's own reader."""
    values = {
        block["block_id"]: {
            block["element"].get("action_id") or ACTION: {
                _KEYS[block["element"]["type"]][1]: block["element"].get(
                    _KEYS[block["element"]["type"]][0]
                )
            }
        }
        for block in inputs(view)
    }
    return Begun({**view, "state": {"values": values}})


def inputs(view: Json) -> Iterator[Json]:
    """The fields; what is not shaped like one was not made here."""
    blocks = view.get("blocks")
    for block in blocks if isinstance(blocks, list) else ():
        element = block.get("element") if isinstance(block, dict) else None
        is_field = isinstance(element, dict) and element.get("type") in _KEYS
        if is_field and isinstance(block.get("block_id"), str):
            yield block


def _beginnings(view: Json) -> dict[str, Value]:
    return {
        block["block_id"]: _plain(block["element"].get(_KEYS[block["element"]["type"]][0]))
        for block in inputs(view)
    }


def _sent(view: Json) -> dict[str, Value]:
    values: Any = (view.get("state") or {}).get("values") or {}
    return {block["block_id"]: _plain(_entry(values, block)) for block in inputs(view)}


def _entry(values: Any, block: Json) -> Any:
    """What came back of a field, as Slack has it."""
    kind, action = block["element"]["type"], block["element"].get("action_id") or ACTION
    found = values.get(block["block_id"]) if isinstance(values, dict) else None
    said = found.get(action) if isinstance(found, dict) else None
    return said.get(_KEYS[kind][1]) if isinstance(said, dict) else None


def _plain(value: Any) -> Value:
    """Without what two devices may write differently."""
    if isinstance(value, list):
        return tuple(sorted(str(_plain(each)) for each in value))
    if isinstance(value, dict):
        return str(value.get("value"))
    said = str(value) if value is not None else ""
    return tidy(unescape("\n".join(said.splitlines())))


def _mark(block_id: str, value: Value) -> str:
    whole = json.dumps([block_id, value], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def newer_modal(view: Json, current: Json, newer: Sequence[str], texts: Texts) -> Json:
    """The form with what its author sent in it, and above it what is stored."""
    above = _above([b for b in inputs(current) if b["block_id"] in newer], texts)
    shown = begin_with_sent(current, view)
    named = [{**block.to_dict(), "block_id": f"{ABOVE}-{n}"} for n, block in enumerate(above)]
    return beside(shown, above=named, below=put_beside(view, BELOW))


def _above(blocks: Iterable[Json], texts: Texts) -> list[Block]:
    stored = [_stored(block, texts) for block in blocks]
    return [say(texts("newer-opening")), *stored, say(texts("newer-choose")), divider()]


def _stored(block: Json, texts: Texts) -> Block:
    element, label = block["element"], texts("newer-stored", label=block["label"]["text"])
    value = element.get(_KEYS[element["type"]][0])
    if not value:
        return labelled(label, texts("newer-nothing"))
    if element["type"].endswith("users_select"):
        return _people(label, value if isinstance(value, list) else [value])
    chosen = value if isinstance(value, list) else [value]
    words = (each["text"]["text"] if isinstance(each, dict) else str(each) for each in chosen)
    return labelled(label, "\n".join(words)[:LONGEST_STORED])


def _people(label: str, ids: Sequence[str]) -> Block:
    parts = RichTextElementParts
    names: list[Any] = []
    for each in ids:
        names += [parts.User(user_id=each), parts.Text(text=" ")]
    bold = parts.Text(text=label, style=parts.TextStyle(bold=True))
    return RichTextBlock(
        elements=[
            RichTextSectionElement(elements=[bold]),
            RichTextQuoteElement(elements=names),
        ]
    )


def _fill(element: Json, sent: Any) -> None:
    """Let a field begin with what was sent; an option only if it can still be chosen."""
    key = _KEYS[element["type"]][0]
    element.pop(key, None)
    if key in {"initial_option", "initial_options"}:
        chosen = sent if isinstance(sent, list) else [sent or {}]
        wanted = {each.get("value") for each in chosen}
        found = [each for each in _options(element) if each["value"] in wanted]
        sent = found if key == "initial_options" else next(iter(found), None)
    if sent:
        element[key] = sent


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups") or ()
    return [*(element.get("options") or ()), *(o for group in groups for o in group["options"])]
