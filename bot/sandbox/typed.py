"""What someone types, as Slack's client sends it."""

import re
import secrets

from bot.sandbox.state import Json, Workspace

_TAGS = re.compile(r"(<[^<>]+>)")
_ADDRESS = re.compile(
    r"(?P<whole>https?://[^\s<>]+)"
    r"|(?P<mail>[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,})"
    r"|(?<![\w@./-])(?P<bare>(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be|de)(?:/[^\s<>]*)?)(?![\w-])"
)
_MENTION = re.compile(r"(?<!\S)([@#])([\w.-]+)")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def linked(text: str) -> str:
    """Addresses as Slack marks them; what was typed without a scheme gets one, and a label."""
    return _ADDRESS.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    if found["whole"]:
        return f"<{found[0]}>"
    scheme = "mailto:" if found["mail"] else "http://"
    return f"<{scheme}{found[0]}|{found[0]}>"


def resolved(workspace: Workspace, text: str, *, with_names: bool = False) -> str:
    """@name and #name as Slack sends them; only commands carry the names of people."""

    def replace(match: re.Match[str]) -> str:
        if match[1] == "@":
            people = workspace.profiles.values()
            found = next((p for p in people if p.name == match[2]), None)
            if found is None:
                return match[0]
            return f"<@{found.id}|{found.name}>" if with_names else f"<@{found.id}>"
        channels = workspace.conversations.values()
        channel = next((c for c in channels if c.name == match[2]), None)
        return f"<#{channel.id}|{channel.name}>" if channel else match[0]

    return _MENTION.sub(replace, text)


def typed(text: str) -> Json:
    """The rich text that Slack's own client makes of what is typed."""
    parts = [part for part in _TAGS.split(text) if part]
    section = {"type": "rich_text_section", "elements": [_typed_part(part) for part in parts]}
    return {
        "type": "rich_text",
        "block_id": secrets.token_urlsafe(4)[:5],
        "elements": [section],
    }


def _typed_part(part: str) -> Json:
    if not _TAGS.fullmatch(part):
        shown = part.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return {"type": "text", "text": shown}
    target, _, label = part[1:-1].partition("|")
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    link = {"type": "link", "url": target.replace("&amp;", "&")}
    return {**link, "text": label.replace("&amp;", "&")} if label else link
