"""What has been filled in, in the exact shape of `state.values`, and what can be."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.errors import SandboxError
from bot.sandbox.state import Json, Profile, Workspace

Values = dict[str, dict[str, Json]]

LONGEST_TYPED = 3000  # characters, where the app sets no limit

# The key under which each element's value stands, and what the app set it to at first.
_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}
TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
_LISTS = {kind for kind, (key, _) in _KEYS.items() if key.endswith("s")}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)

Suggest = Callable[[Json, Json, str], list[Json]]  # block, element, words -> options


@dataclass(frozen=True)
class Slot:
    """An element that holds a value, and the block it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def in_input(self) -> bool:
        return bool(self.block["type"] == "input")


def elements_of(block: Json) -> list[Json]:
    """The elements of a block that a person can use, in the order shown."""
    match block.get("type"):
        case "section":
            return [block["accessory"]] if block.get("accessory") else []
        case "actions" | "context_actions":
            return list(block["elements"])
        case "input":
            return [block["element"]]
        case "card":
            return list(block.get("actions") or [])
        case "carousel":
            return [e for card in block["elements"] for e in elements_of(card)]
        case _:
            return []


def all_blocks(blocks: Sequence[Json]) -> Iterator[Json]:
    """The blocks and those inside containers."""
    for block in blocks:
        yield block
        if block.get("type") == "container":
            yield from all_blocks(block.get("child_blocks") or [])


def slots(blocks: Sequence[Json]) -> list[Slot]:
    return [
        Slot(block, element)
        for block in all_blocks(blocks)
        for element in elements_of(block)
        if element.get("type") in _KEYS
    ]


def initial_values(blocks: Sequence[Json], *, current_channel: str | None = None) -> Values:
    values: Values = {}
    for slot in slots(blocks):
        key, initial = _KEYS[slot.kind]
        value = slot.element.get(initial)
        if value is None and slot.kind in _LISTS:
            value = []
        if not value and slot.element.get("default_to_current_conversation"):
            value = [current_channel] if slot.kind in _LISTS else current_channel
        entry = {"type": slot.kind, key: value}
        values.setdefault(slot.block_id, {})[slot.action_id] = entry
    return values


def kept_values(old: Values, blocks: Sequence[Json], fresh: Values) -> Values:
    """After an update: what was filled in stays where block and action keep their ids."""
    merged: Values = {}
    for slot in slots(blocks):
        kept = old.get(slot.block_id, {}).get(slot.action_id)
        if kept is None or kept.get("type") != slot.kind:
            kept = fresh[slot.block_id][slot.action_id]
        merged.setdefault(slot.block_id, {})[slot.action_id] = kept
    return merged


def value_of(entry: Json) -> Any:
    """What stands in an entry, in the words of a test: texts, option values, ids."""
    key = _KEYS[entry["type"]][0]
    value = entry.get(key)
    if key == "selected_option":
        return value["value"] if value else None
    if key == "selected_options":
        return [option["value"] for option in value or []]
    return value


def holds(held: Values, slot: Slot, value: Any) -> bool:
    """Whether this already stands there: a select of the bot's need not be asked again."""
    entry = held.get(slot.block_id, {}).get(slot.action_id)
    if entry is None or not slot.kind.endswith("external_select"):
        return False
    if isinstance(value, list):
        return bool(value_of(entry) == [_picked(each) for each in value])
    return bool(value_of(entry) == _picked(value))


def _picked(value: Any) -> Any:
    """Of what was picked in an external select with some words: the option's own value."""
    return value[1] if isinstance(value, tuple) else value


class Hand:
    """Fills in elements as a person could: what she cannot reach is a SandboxError."""

    def __init__(self, profile: Profile, workspace: Workspace, suggest: Suggest) -> None:
        self._profile = profile
        self._workspace = workspace
        self._suggest = suggest

    def entry(self, slot: Slot, value: Any) -> Json:
        """The new entry in `state.values` after she filled this in; None empties it."""
        key = _KEYS[slot.kind][0]
        if slot.kind in _LISTS:
            wanted = [] if value is None else [value] if isinstance(value, str) else list(value)
            chosen = [self._one(slot, each) for each in wanted]
            most = slot.element.get("max_selected_items")
            if most is not None and len(chosen) > most:
                raise SandboxError(f"{slot.block_id}: no more than {most} can be chosen")
            return {"type": slot.kind, key: chosen}
        one = None if value is None or value == "" else self._one(slot, value)
        return {"type": slot.kind, key: one}

    def _one(self, slot: Slot, value: Any) -> Any:
        kind = slot.kind
        if kind in TYPED:
            return _typed(slot, value)
        if kind in {"datepicker", "timepicker", "datetimepicker"}:
            return _moment(slot, value, self._profile.tz)
        if kind == "rich_text_input":
            return value if isinstance(value, dict) else _rich_text(str(value))
        if kind == "file_input":
            raise SandboxError(f"{slot.block_id}: files cannot be attached here")
        return self._chosen(slot, value)

    def _chosen(self, slot: Slot, value: Any) -> Any:
        kind = slot.kind.removeprefix("multi_")
        if kind == "users_select":
            return _offered(slot, value, self._workspace.profiles)
        if kind in {"conversations_select", "channels_select"}:
            return _offered(slot, value, self._conversations(slot))
        if kind == "external_select":
            words, wanted = value if isinstance(value, tuple) else (str(value), value)
            return _option(slot, wanted, self._suggest(slot.block, slot.element, words))
        return _option(slot, value, options_of(slot.element))

    def _conversations(self, slot: Slot) -> list[str]:
        """What this select offers her: nothing private that she is not in."""
        include = (slot.element.get("filter") or {}).get("include")
        kinds = set(include or ["public", "private", "im"])
        if "channels_select" in slot.kind:
            kinds = {"public"}
        return [
            conversation.id
            for conversation in self._workspace.conversations.values()
            if conversation.kind in kinds
            and (conversation.kind == "public" or self._profile.id in conversation.members)
        ]


def _offered(slot: Slot, value: Any, offered: Collection[str]) -> str:
    if value not in offered:
        raise SandboxError(f"{slot.block_id}: there is no {value!r} to choose")
    return str(value)


def options_of(element: Json) -> list[Json]:
    groups = element.get("option_groups") or []
    return [
        *(element.get("options") or []),
        *(option for group in groups for option in group["options"]),
    ]


def _option(slot: Slot, value: Any, options: list[Json]) -> Json:
    for option in options:
        if value in {option["value"], option["text"]["text"]}:
            chosen = {"text": option["text"], "value": option["value"]}
            if option.get("description"):
                chosen["description"] = option["description"]
            return chosen
    offered = ", ".join(f"{o['text']['text']!r} ({o['value']})" for o in options)
    raise SandboxError(f"{slot.block_id}: no option {value!r}; offered are {offered}")


def _typed(slot: Slot, value: Any) -> str:
    if not isinstance(value, str):
        value = str(value)
    if "\n" in value and not slot.element.get("multiline"):
        raise SandboxError(f"{slot.block_id} has one line; a line break cannot be typed in it")
    return str(value)


def _moment(slot: Slot, value: Any, zone: str) -> str | int:
    try:
        if slot.kind == "datetimepicker":
            return _seconds(value, zone)
        if slot.kind == "datepicker":
            return date.fromisoformat(str(value)).isoformat()
        return datetime.strptime(str(value)[:5], "%H:%M").strftime("%H:%M")  # noqa: DTZ007
    except ValueError as error:
        raise SandboxError(f"{slot.block_id}: {value!r} cannot be picked") from error


def _seconds(value: Any, zone: str) -> int:
    """From seconds, a datetime, or what a picker shows: local time such as 2026-03-02T10:00."""
    if isinstance(value, str) and "T" in value:
        value = datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone))
    return int(value.timestamp()) if isinstance(value, datetime) else int(value)


def _rich_text(text: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def client_errors(blocks: Sequence[Json], values: Values) -> dict[str, str]:
    """What Slack's own client refuses before anything is sent, by block id."""
    errors = {}
    for slot in slots(blocks):
        if not slot.in_input:
            continue
        value = value_of(values[slot.block_id][slot.action_id])
        if value in (None, "", []):
            if not slot.block.get("optional"):
                errors[slot.block_id] = "Please complete this required field."
        elif slot.kind in TYPED and (error := _typed_error(slot.element, str(value))):
            errors[slot.block_id] = error
    return errors


def _typed_error(element: Json, value: str) -> str | None:
    kind = element["type"]
    if kind == "number_input":
        return _number_error(element, value)
    if kind == "email_text_input" and not _EMAIL.fullmatch(value):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not _URL.fullmatch(value):
        return "Please enter a valid URL."
    longest = element.get("max_length") or LONGEST_TYPED
    if len(value) > longest:
        return f"Please use no more than {longest} characters."
    if len(value) < (element.get("min_length") or 0):
        return f"Please use at least {element['min_length']} characters."
    return None


def _number_error(element: Json, value: str) -> str | None:
    try:
        given = float(value)
    except ValueError:
        return "Please enter a number."
    if not element.get("is_decimal_allowed") and not given.is_integer():
        return "Please enter a whole number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and given < float(low):
        return f"Please enter a number of at least {low}."
    if high is not None and given > float(high):
        return f"Please enter a number of at most {high}."
    return None
