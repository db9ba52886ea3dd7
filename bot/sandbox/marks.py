"""Blocks as the page draws them: mrkdwn taken apart, names and dates filled in.

What comes out is data, a tree of `{"t": kind, ...}`: text ("text"), bold, italic, strike and
quote (with children "c"), code, pre and mention ("text"), link ("url" and "text"). The page
makes nodes of it, so that nothing that anyone wrote ever becomes markup.
Source of the rules: docs.slack.dev/messaging/formatting-message-text.
"""

import copy
import re
from typing import Any

from bot.sandbox.render import Reader, block_lines, leaf_text, tag_text
from bot.sandbox.state import Json

Marks = list[Json]

# What the page draws as Slack does; of other blocks it shows the words.
DRAWN = frozenset(
    {
        "header",
        "divider",
        "section",
        "context",
        "rich_text",
        "actions",
        "input",
        "image",
        "table",
    }
)

_PRE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_QUOTE = re.compile(r"(?:&gt;|>) ?(.*)")
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<tag>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
)
_NESTING = ("bold", "italic", "strike")
_DATE_LINK = re.compile(r"!date\^-?\d+\^[^^|]*\^([^|]*)\|.*", re.DOTALL)


def marks(text: str, reader: Reader) -> Marks:
    """A mrkdwn text as Slack shows it to this reader."""
    parts: Marks = []
    at = 0
    for pre in _PRE.finditer(text):
        parts += _lines(text[at : pre.start()], reader)
        parts.append({"t": "pre", "text": _plain(pre[1])})
        at = pre.end()
    return parts + _lines(text[at:], reader)


def drawable(blocks: list[Json], reader: Reader) -> list[Json]:
    """A copy in which each mrkdwn object has its `marks`, each rich-text leaf what it shows."""
    return [_drawable_block(block, reader) for block in copy.deepcopy(blocks)]


def _drawable_block(block: Json, reader: Reader) -> Json:
    if block.get("type") in DRAWN:
        return dict(_drawable(block, reader))
    lines = [line for line in block_lines(block, reader) if line]
    return {**block, "shown": "\n".join(lines)}


def _drawable(value: Any, reader: Reader) -> Any:
    if isinstance(value, list):
        return [_drawable(each, reader) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "mrkdwn":
        return {**value, "marks": marks(str(value.get("text", "")), reader)}
    found = {key: _drawable(each, reader) for key, each in value.items()}
    shown = leaf_text(value, reader)
    return found if shown is None else {**found, "shown": shown}


def _lines(text: str, reader: Reader) -> Marks:
    """Lines that begin with > are quotes; what follows each other is one."""
    parts: Marks = []
    for index, line in enumerate(text.split("\n")):
        quoted = _QUOTE.fullmatch(line)
        last = parts[-1] if parts else None
        if quoted:
            inside = _inline(quoted[1], reader)
            if last and last["t"] == "quote":
                last["c"] += [_text("\n"), *inside]
            else:
                parts.append({"t": "quote", "c": inside})
            continue
        if index and not (last and last["t"] == "quote"):
            parts.append(_text("\n"))
        parts += _inline(line, reader)
    return parts


def _inline(text: str, reader: Reader) -> Marks:
    parts: Marks = []
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            parts.append(_text(_plain(text[at : found.start()])))
        parts.append(_one(found, reader))
        at = found.end()
    if at < len(text):
        parts.append(_text(_plain(text[at:])))
    return parts


def _one(found: re.Match[str], reader: Reader) -> Json:
    kind = str(found.lastgroup)
    inside = found[kind]
    if kind == "code":
        return {"t": "code", "text": _plain(inside)}
    if kind in _NESTING:
        return {"t": kind, "c": _inline(inside, reader)}
    return _tag(inside, reader)


def _tag(inside: str, reader: Reader) -> Json:
    shown = _plain(tag_text(inside, reader))
    if inside[0] in "@#" or (inside[0] == "!" and not inside.startswith("!date^")):
        return {"t": "mention", "text": shown}
    if inside[0] == "!":
        linked = _DATE_LINK.fullmatch(inside)
        return (
            {"t": "link", "url": _plain(linked[1]), "text": shown} if linked else _text(shown)
        )
    return {"t": "link", "url": _plain(inside.partition("|")[0]), "text": shown}


def _text(text: str) -> Json:
    return {"t": "text", "text": text}


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
