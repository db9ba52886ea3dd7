"""What someone typed, from how Slack hands it over: the one door for people's words.

Slack escapes three characters in messages and commands, and replaces addresses, mentions and
dates by marks between < and >. Fields of forms carry no marks.
Source: docs.slack.dev/messaging/formatting-message-text.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from bot.slack.base.blocks import Json
from bot.texts import Texts

MOST_NAMES = 50  # people mentioned in one message whose names are looked up

_ENTITY = re.compile(r"&(amp|lt|gt);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_MARK = re.compile(
    r"<(?P<target>[@#!][^<>|]+|[A-Za-z][\w+.-]*:[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
)
_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SAYS_ALL = ("mailto:", "tel:")  # there the label is the address
_ROUND = ("!here", "!channel", "!everyone")


def unescape(text: str) -> str:
    """In one pass: what was typed as "&lt;" stays that."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], text)


def mentioned(text: str) -> list[str]:
    """The Slack ids of the people whom a text mentions, each once."""
    targets = (found["target"] for found in _MARK.finditer(text))
    people = (target[1:] for target in targets if target.startswith("@"))
    return list(dict.fromkeys(people))[:MOST_NAMES]


def as_typed(text: str, texts: Texts, names: Mapping[str, str] | None = None) -> str:
    """The text as its author saw it; `names`: of people, by their Slack id."""
    known = names or {}
    parts, at = [], 0
    for mark in _MARK.finditer(text):
        label = unescape(mark["label"] or "")
        parts += [
            unescape(text[at : mark.start()]),
            _shown(unescape(mark["target"]), label, texts, known),
        ]
        at = mark.end()
    return "".join([*parts, unescape(text[at:])])


def _shown(target: str, label: str, texts: Texts, names: Mapping[str, str]) -> str:
    if target.startswith("@"):
        name = names.get(target[1:]) or label.removeprefix("@")
        return f"@{name}" if name else texts("typed-somebody")
    if target.startswith("#"):
        return f"#{label.removeprefix('#')}" if label else texts("typed-channel")
    if target.startswith("!"):
        return _special(target, label, texts)
    return _link(target, label)


def _special(target: str, label: str, texts: Texts) -> str:
    if target.startswith("!date^"):
        return label or texts("typed-moment")
    if target in _ROUND:
        return f"@{target[1:]}"
    return label or texts("typed-group")


def _link(address: str, label: str) -> str:
    """One that Slack recognised reads as typed; one under other words stays beside them."""
    if not label:
        return _SCHEME.sub("", address) if address.startswith(_SAYS_ALL) else address
    if address.startswith(_SAYS_ALL) or _bare(address) == _bare(label):
        return label
    return f"{label} ({address})"


def _bare(address: str) -> str:
    return unquote(_SCHEME.sub("", address)).rstrip("/").casefold()


def raw_words(body: Json) -> str:
    """The words in a command, a message (as it is now) or a message that was pointed at."""
    event = body.get("event") or {}
    post = event.get("message") or event or body.get("message") or {}
    said = body.get("text") if "command" in body else _said_in(post)
    return said if isinstance(said, str) else ""


def _said_in(post: Json) -> object:
    comment = post.get("comment")  # on a file, long ago
    return comment.get("comment") if isinstance(comment, dict) else post.get("text")
