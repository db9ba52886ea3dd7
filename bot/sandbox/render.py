"""What a person sees: blocks and mrkdwn as plain text, in her language and zone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_timedelta

from bot.sandbox.inputs import Values, all_blocks, elements_of, options_of, value_of
from bot.sandbox.state import Json

_TAG = re.compile(r"<([^<>]+)>")
_DATE = re.compile(r"!date\^(-?\d+)\^([^^]*)(?:\^[^|]*)?\|(.*)", re.DOTALL)
_TOKEN = re.compile(r"\{(\w+)\}")
_NEAR = {
    "nl": {-1: "gisteren", 0: "vandaag", 1: "morgen"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_PATTERNS = {
    "nl": {
        "date_num": "y-MM-dd",
        "date": "d MMMM y",
        "date_short": "d MMM y",
        "date_long": "EEEE d MMMM y",
        "time": "HH:mm",
        "time_secs": "HH:mm:ss",
    },
    "en": {
        "date_num": "y-MM-dd",
        "date": "MMMM d, y",
        "date_short": "MMM d, y",
        "date_long": "EEEE, MMMM d, y",
        "time": "h:mm a",
        "time_secs": "h:mm:ss a",
    },
}


@dataclass(frozen=True)
class Reader:
    """Whose eyes: her zone and language, and how she sees people and channels."""

    tz: str
    locale: str
    now: datetime
    person_name: Callable[[str], str]
    channel_name: Callable[[str], str]

    @property
    def language(self) -> str:
        return "nl" if self.locale.startswith("nl") else "en"


def mrkdwn(text: str, reader: Reader) -> str:
    """Mentions, links and dates as shown, escapes undone; the marks of bold and such stay."""
    shown = _TAG.sub(lambda match: tag_text(match[1], reader), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def tag_text(inside: str, reader: Reader) -> str:
    """What stands between angle brackets, as shown: a mention, a link's label or a date."""
    target, _, label = inside.partition("|")
    match inside[0]:
        case "@":
            return "@" + reader.person_name(target[1:])
        case "#":
            return "#" + reader.channel_name(target[1:])
        case "!":
            return _special(inside, reader)
        case _:
            return label or target.removeprefix("mailto:")


def _special(inside: str, reader: Reader) -> str:
    if found := _DATE.fullmatch(inside):
        return _date(int(found[1]), found[2], reader)
    target, _, label = inside.partition("|")
    if target.startswith("!subteam^"):
        return label or "@" + target.removeprefix("!subteam^")
    return "@" + target[1:]


def _date(seconds: int, tokens: str, reader: Reader) -> str:
    moment = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(reader.tz))
    return _TOKEN.sub(lambda match: _date_token(match[1], moment, reader), tokens)


def _date_token(name: str, moment: datetime, reader: Reader) -> str:
    if name == "ago":
        span = moment - reader.now
        return format_timedelta(
            span, "minute", add_direction=True, threshold=1, locale=reader.language
        )
    if name.endswith("_pretty"):
        today = reader.now.astimezone(ZoneInfo(reader.tz)).date()
        near = _NEAR[reader.language].get((moment.date() - today).days)
        return near or _date_token(name.removesuffix("_pretty"), moment, reader)
    pattern = _PATTERNS[reader.language].get(name)
    if pattern is None:
        return "{" + name + "}"
    return format_datetime(moment, pattern, locale=reader.language)


def text_object(value: Any, reader: Reader) -> str:
    if not isinstance(value, dict):
        return ""
    text = str(value.get("text", ""))
    return mrkdwn(text, reader) if value.get("type") == "mrkdwn" else text


def blocks_text(blocks: Sequence[Json], reader: Reader, values: Values | None = None) -> str:
    """All that is visible, a line per part; buttons are left to `button_labels`."""
    lines = [line for block in blocks for line in block_lines(block, reader, values) if line]
    return "\n".join(lines)


def block_lines(block: Json, reader: Reader, values: Values | None = None) -> list[str]:
    parts = _block_parts(block, reader)
    for element in elements_of(block):
        entry = (
            (values or {}).get(block.get("block_id", ""), {}).get(str(element.get("action_id")))
        )
        parts.extend(_element_lines(element, reader, entry))
    if block.get("type") == "input" and block.get("hint"):
        parts.append(text_object(block["hint"], reader))
    return parts


def _block_parts(block: Json, reader: Reader) -> list[str]:
    show = _SHOWN_AS.get(block.get("type", ""))
    return show(block, reader) if show else []


def _section(block: Json, reader: Reader) -> list[str]:
    texts = [block.get("text"), *(block.get("fields") or [])]
    return [text_object(text, reader) for text in texts if text]


def _text(block: Json, reader: Reader) -> list[str]:
    text = block["text"]
    return [text if isinstance(text, str) else text_object(text, reader)]


def _context(block: Json, reader: Reader) -> list[str]:
    parts = [
        str(each.get("alt_text", "")) if each["type"] == "image" else text_object(each, reader)
        for each in block["elements"]
    ]
    return [" ".join(parts)]


def _picture(block: Json, reader: Reader) -> list[str]:
    return [text_object(block.get("title"), reader), str(block.get("alt_text", ""))]


def _table(block: Json, reader: Reader) -> list[str]:
    rows = [" | ".join(_cell(cell, reader) for cell in row) for row in block["rows"]]
    return [str(block.get("caption", "")), *rows]


def _container(block: Json, reader: Reader) -> list[str]:
    lines = _titled(block, reader)
    for child in block.get("child_blocks") or []:
        lines.extend(block_lines(child, reader))
    return lines


def _carousel(block: Json, reader: Reader) -> list[str]:
    return [line for card in block["elements"] for line in _titled(card, reader)]


def _titled(block: Json, reader: Reader) -> list[str]:
    lines = []
    for key in ("title", "subtitle", "body"):
        value = block.get(key)
        lines.append(value if isinstance(value, str) else text_object(value, reader))
    lines.extend(str(task.get("title", "")) for task in block.get("tasks") or [])
    return lines


def _chart(block: Json, _: Reader) -> list[str]:
    chart = block.get("chart") or {}
    points = [
        *(chart.get("segments") or []),
        *(p for series in chart.get("series") or [] for p in series.get("data") or []),
    ]
    lines = [f"{point.get('label')}: {point.get('value')}" for point in points]
    return [str(block["title"]), *lines]


_SHOWN_AS: dict[str, Callable[[Json, Reader], list[str]]] = {
    "section": _section,
    "header": _text,
    "alert": _text,
    "markdown": _text,
    "context": _context,
    "input": lambda block, reader: [text_object(block["label"], reader)],
    "image": _picture,
    "video": _picture,
    "rich_text": lambda block, reader: [rich_text(block, reader)],
    "table": _table,
    "data_table": _table,
    "data_visualization": _chart,
    "container": _container,
    "carousel": _carousel,
    "card": _titled,
    "plan": _titled,
    "task_card": _titled,
}


def _cell(cell: Json, reader: Reader) -> str:
    if cell.get("type") == "rich_text":
        return rich_text(cell, reader)
    return str(cell.get("text", cell.get("value", "")))


def rich_text(part: Json, reader: Reader) -> str:
    kind = part.get("type", "")
    if kind in {"rich_text", "rich_text_list"}:
        marker = "• " if kind == "rich_text_list" else ""
        numbered = part.get("style") == "ordered"
        return "\n".join(
            (f"{index}. " if numbered else marker) + rich_text(each, reader)
            for index, each in enumerate(
                part["elements"], start=1 + int(part.get("offset") or 0)
            )
        )
    if "elements" in part:
        return "".join(rich_text(each, reader) for each in part["elements"])
    shown = leaf_text(part, reader)
    return str(part.get("text", "")) if shown is None else shown


def leaf_text(part: Json, reader: Reader) -> str | None:
    """What a mention, a link, an emoji or a date in rich text shows; None for anything else."""
    fields = _LEAF_FIELDS.get(part.get("type", ""))
    if fields is None or not fields <= part.keys():
        return None
    return _LEAVES[part["type"]](part, reader)


_LEAVES: dict[str, Callable[[Json, Reader], str]] = {
    "user": lambda part, reader: "@" + reader.person_name(part["user_id"]),
    "channel": lambda part, reader: "#" + reader.channel_name(part["channel_id"]),
    "link": lambda part, _: str(part.get("text") or part["url"]),
    "emoji": lambda part, _: f":{part['name']}:",
    "broadcast": lambda part, _: f"@{part['range']}",
    "date": lambda part, reader: _date(int(part["timestamp"]), part["format"], reader),
}
_LEAF_FIELDS = {
    "user": {"user_id"},
    "channel": {"channel_id"},
    "link": {"url"},
    "emoji": {"name"},
    "broadcast": {"range"},
    "date": {"timestamp", "format"},
}


def _element_lines(element: Json, reader: Reader, entry: Json | None) -> list[str]:
    """What an element shows besides buttons: its choices, or what stands in it."""
    kind = element.get("type", "")
    if kind in {"radio_buttons", "checkboxes"}:
        lines = []
        for option in element["options"]:
            lines.append(text_object(option["text"], reader))
            lines.append(text_object(option.get("description"), reader))
        return lines
    if kind == "image":
        return [str(element.get("alt_text", ""))]
    value = value_of(entry) if entry else None
    if value in (None, "", []):
        return [text_object(element.get("placeholder"), reader)]
    chosen = value if isinstance(value, list) else [value]
    return [_shown(kind, element, each, reader, entry) for each in chosen]


def _shown(kind: str, element: Json, value: Any, reader: Reader, entry: Json | None) -> str:
    if "users_select" in kind:
        return reader.person_name(str(value))
    if "conversations_select" in kind or "channels_select" in kind:
        return "#" + reader.channel_name(str(value))
    if kind == "datetimepicker":
        return _date(int(value), "{date_short} {time}", reader)
    if kind == "rich_text_input":
        return rich_text(value, reader)
    held = entry or {}
    chosen = [held.get("selected_option"), *(held.get("selected_options") or [])]
    known = [*options_of(element), *(option for option in chosen if option)]
    for option in known:
        if option["value"] == value:
            return text_object(option["text"], reader)
    return str(value)


def button_labels(blocks: Sequence[Json]) -> list[str]:
    return [
        label
        for block in all_blocks(blocks)
        for element in elements_of(block)
        for label, _ in pressables(element)
    ]


def pressables(element: Json) -> list[tuple[str, Json | None]]:
    """The labels that can be pressed, each with its option where it has one."""
    match element.get("type"):
        case "button" | "workflow_button" | "icon_button":
            return [(str(element["text"]["text"]), None)]
        case "overflow":
            return [(str(option["text"]["text"]), option) for option in element["options"]]
        case "feedback_buttons":
            return [
                (str(element[key]["text"]["text"]), element[key])
                for key in ("positive_button", "negative_button")
            ]
        case _:
            return []
