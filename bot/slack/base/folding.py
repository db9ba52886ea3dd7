"""A form shows what is needed; its other fields stand behind a button, and keep their values.

A builder makes the whole form and folds part of it. What is folded is read as it would open
now: as it is stored, or as it begins.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.errors import CirclesError
from bot.slack.base import ids
from bot.slack.base.blocks import (
    VIEW_BLOCKS,
    Json,
    as_beside,
    button,
    buttons,
    labelled,
    remembered,
)
from bot.slack.base.newer import SHOWN_BEFORE, as_begun, begin_with_sent, inputs, seen_before

MORE = "more"  # the block of the buttons that show other fields
PRESSED = (ids.FORM_MORE, ids.FORM_MORE_TOO)


class Unfolded(CirclesError):
    """What is folded cannot be: `view` shows the form whole, with the reason on top."""

    def __init__(self, view: Json) -> None:
        self.view = view
        super().__init__("what is folded cannot be")


def fold(form: Json, groups: Mapping[str, Sequence[str]]) -> Json:
    """Put fields away behind a button each, by its label: those of `groups` that are there.

    Raises ValueError for more groups than there are buttons: nothing would show the last.
    """
    there = {block["block_id"] for block in inputs(form)}
    groups = {
        label: found
        for label, names in groups.items()
        if (found := [name for name in names if name in there])
    }
    if not groups:
        return form
    if len(groups) > len(PRESSED):
        msg = f"{len(groups)} groups for {len(PRESSED)} buttons"
        raise ValueError(msg)
    away = {name for names in groups.values() for name in names}
    blocks = [block for block in form["blocks"] if block.get("block_id") not in away]
    row = buttons(
        *(
            button(label, action, " ".join(names))
            for action, (label, names) in zip(PRESSED, groups.items(), strict=False)
        )
    ).to_dict()
    blocks.insert(_after_fields(blocks), {**row, "block_id": MORE})
    return {**form, "blocks": blocks}


def _after_fields(blocks: Sequence[Json]) -> int:
    """Below the last field, and what explains it."""
    last = max((n for n, block in enumerate(blocks) if block["type"] == "input"), default=-1)
    place = last + 1
    while place < len(blocks) and blocks[place]["type"] == "context":
        place += 1
    return place


def is_folded(view: Json) -> bool:
    return any(True for _ in _buttons(view))


def complete(view: Json, whole: Json) -> Json:
    """The form as it came in, with what is folded in it as it stands in `whole`."""
    there = {block["block_id"] for block in inputs(view)}
    absent = [block for block in inputs(whole) if block["block_id"] not in there]
    values = as_begun({"blocks": absent})["state"]["values"]
    sent = (view.get("state") or {}).get("values") or {}
    return {
        **view,
        "blocks": [*(view.get("blocks") or ()), *absent],
        "state": {"values": {**values, **sent}},
    }


def unfold(view: Json, whole: Json, pressed: str | None = None) -> Json:
    """`whole` in the place of `view`; `pressed`: only what this button shows.

    Slack keeps what was filled in, as the fields keep their names; they go on beginning with
    what their author has seen stored.
    """
    groups = {
        each["text"]["text"]: each["value"].split()
        for each in _buttons(view)
        if pressed is not None and each["action_id"] != pressed
    }
    there = {block["block_id"]: block for block in inputs(view)}
    blocks = [there.get(block.get("block_id"), block) for block in whole["blocks"]]
    memory = {**remembered(view)}
    if seen := [*seen_before(view), *seen_before(whole)]:
        memory[SHOWN_BEFORE] = seen
    form = {**whole, "blocks": blocks}
    if memory:
        form["private_metadata"] = json.dumps(memory, ensure_ascii=False)
    return fold(form, groups)


def unfold_for(view: Json, whole: Json, field: str, said: str) -> Json:
    """The whole form, with what is wrong with one of its fields on top."""
    shown = begin_with_sent(as_beside(unfold(view, whole), view), view)
    label = next(b["label"]["text"] for b in inputs(whole) if b["block_id"] == field)
    blocks = [labelled(label, said).to_dict(), *shown["blocks"]]
    return {**shown, "blocks": blocks[:VIEW_BLOCKS]}


def folds(view: Json, whole: Json, field: str) -> bool:
    """Whether this field is one that the form could show and does not."""
    names = {block["block_id"] for block in inputs(view)}
    return field not in names and field in {block["block_id"] for block in inputs(whole)}


def _buttons(view: Json) -> Iterator[Any]:
    for block in _blocks(view):
        if block.get("block_id") == MORE:
            yield from block.get("elements") or ()


def _blocks(view: Json) -> Iterator[Json]:
    yield from (each for each in view.get("blocks") or () if isinstance(each, dict))
