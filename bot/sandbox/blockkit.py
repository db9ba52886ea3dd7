"""Whether Slack would take these blocks, and in what words it would refuse them.

An own table, not a schema: what Slack documents and what it was seen to refuse. Where the
two disagree the stricter one stands, so that what works here works there.
"""

import json
from typing import Any

from bot.sandbox.elements import (
    BUTTON,
    IMAGE,
    in_actions,
    in_context,
    in_context_actions,
    in_input,
    in_section,
)
from bot.sandbox.shapes import (
    Check,
    Report,
    Shape,
    Surface,
    anything,
    array,
    block_id,
    boolean,
    choice,
    either,
    one_of,
    string,
    text,
    url,
)
from bot.sandbox.tables import data_table, data_visualization, table

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
MESSAGE_CHARACTERS = 13_200  # over all blocks as JSON; measured, not documented
_MARKDOWN = 12_000  # characters over all markdown blocks of a message

_MESSAGE = frozenset({"message"})
_ALL = frozenset({"message", "modal", "home"})


def _block(
    required: dict[str, Check] | None = None,
    optional: dict[str, Check] | None = None,
    *rules: Check,
    surfaces: frozenset[str] = _ALL,
) -> Shape:
    return Shape(
        required=required or {},
        optional={"block_id": block_id, **(optional or {})},
        rules=rules,
        surfaces=surfaces,
    )


def _markdown_sum(value: Any, path: str, report: Report) -> None:
    if isinstance(value.get("text"), str):
        total = report.count("markdown", len(value["text"]))
        if total > _MARKDOWN:
            report.add(f"must be less than {_MARKDOWN + 1} characters", f"{path}/text")


def _rich(kinds: dict[str, Check]) -> Check:
    return one_of(kinds, "type")


_style = Shape(
    optional=dict.fromkeys(
        (
            *("bold", "italic", "strike", "code", "underline", "highlight"),
            *("client_highlight", "unlink"),
        ),
        boolean,
    )
)
_rich_leaf = _rich(
    {
        "text": Shape({"text": string(None, 1)}, {"style": _style}),
        "link": Shape({"url": url}, {"text": string(), "style": _style, "unsafe": boolean}),
        "user": Shape({"user_id": string(255, 1)}, {"style": _style}),
        "usergroup": Shape({"usergroup_id": string(255, 1)}, {"style": _style}),
        "team": Shape({"team_id": string(255, 1)}, {"style": _style}),
        "channel": Shape({"channel_id": string(255, 1)}, {"style": _style}),
        "broadcast": Shape({"range": choice("here", "channel", "everyone")}, {"style": _style}),
        "emoji": Shape(
            {"name": string(255, 1)},
            {"style": _style, "unicode": string(), "skin_tone": anything},
        ),
        "color": Shape({"value": string(20, 1)}, {"style": _style}),
        "date": Shape(
            {"timestamp": anything, "format": string(None, 1)},
            {"style": _style, "url": url, "fallback": string()},
        ),
    }
)
_rich_section = Shape({"elements": array(_rich_leaf)}, {"style": anything, "border": anything})
_rich_text_part = _rich(
    {
        "rich_text_section": _rich_section,
        "rich_text_preformatted": Shape(
            {"elements": array(_rich_leaf)}, {"border": anything, "language": string()}
        ),
        "rich_text_quote": Shape({"elements": array(_rich_leaf)}, {"border": anything}),
        "rich_text_list": Shape(
            {
                "elements": array(_rich({"rich_text_section": _rich_section})),
                "style": choice("bullet", "ordered"),
            },
            {"indent": anything, "offset": anything, "border": anything},
        ),
    }
)
RICH_TEXT = _block({"elements": array(_rich_text_part)})

_card = _block(
    {},
    {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "title": text(150, plain=False),
        "subtitle": text(150, plain=False),
        "body": text(200, plain=False),
        "actions": array(one_of({"button": BUTTON}, "element"), 5, 1),
    },
    either("hero_image", "title", "body", "actions"),
    surfaces=frozenset({"message", "home"}),
)
_task_card = _block(
    {"task_id": string(255, 1), "title": string(None, 1)},
    {
        "details": anything,
        "output": anything,
        "sources": anything,
        "status": choice("pending", "in_progress", "complete", "error"),
    },
    surfaces=_MESSAGE,
)


def _child(value: Any, path: str, report: Report) -> None:
    if isinstance(value, dict) and value.get("type") == "container":
        report.add("unsupported type: container", f"{path}/type")
        return
    _checked_block(value, path, report)


def _checked_block(value: Any, path: str, report: Report) -> None:
    report.action_ids = set()  # unique within a block, not over blocks
    one_of(BLOCKS, "type")(value, path, report)


BLOCKS: dict[str, Check] = {
    "section": _block(
        {},
        {
            "text": text(3000, plain=False),
            "fields": array(text(2000, plain=False), 10, 1),
            "accessory": in_section,
            "expand": boolean,
        },
        either("text", "fields"),
    ),
    "header": _block({"text": text(150)}),
    "divider": _block(),
    "context": _block({"elements": array(in_context, 10, 1)}),
    "context_actions": _block({"elements": array(in_context_actions, 5, 1)}, surfaces=_MESSAGE),
    "actions": _block({"elements": array(in_actions, 25, 1)}),
    "image": _block(
        {"alt_text": string(2000, 1)},
        {"image_url": url, "slack_file": anything, "title": text(2000)},
        either("image_url", "slack_file", exactly=True),
    ),
    "input": _block(
        {"label": text(2000), "element": in_input},
        {"hint": text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "rich_text": RICH_TEXT,
    "video": _block(
        {
            "alt_text": string(2000, 1),
            "title": text(199),
            "thumbnail_url": url,
            "video_url": url,
        },
        {
            "author_name": string(49),
            "description": text(200),
            "provider_icon_url": url,
            "provider_name": string(200),
            "title_url": url,
        },
    ),
    "markdown": _block({"text": string(_MARKDOWN, 1)}, {}, _markdown_sum, surfaces=_MESSAGE),
    "plan": _block(
        {"title": string(None, 1)}, {"tasks": array(_task_card, 50)}, surfaces=_MESSAGE
    ),
    "task_card": _task_card,
    "alert": _block(
        {"text": text(200, plain=False)},
        {"level": choice("default", "info", "warning", "error", "success")},
        surfaces=frozenset({"modal"}),
    ),
    "card": _card,
    "carousel": _block(
        {"elements": array(one_of({"card": _card}, "type"), 10, 1)},
        surfaces=frozenset({"message", "home"}),
    ),
    "container": _block(
        {"child_blocks": array(_child, 10, 1)},
        {
            "title": text(150),
            "subtitle": text(150, plain=False),
            "rich_text_title": anything,
            "icon": IMAGE,
            "width": anything,
            "has_header_divider": boolean,
            "is_collapsible": boolean,
            "default_collapsed": boolean,
        },
        surfaces=_MESSAGE,
    ),
    "table": _block(*table, surfaces=_MESSAGE),
    "data_table": _block(*data_table, surfaces=_MESSAGE),
    "data_visualization": _block(*data_visualization, surfaces=_MESSAGE),
}


def _submit_for_inputs(value: Any, path: str, report: Report) -> None:
    blocks = value.get("blocks")
    inputs = isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in blocks
    )
    if inputs and not value.get("submit"):
        report.add("missing required field: submit", path)


_view_common: dict[str, Check] = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_HOME = Shape({"blocks": array(_checked_block, VIEW_BLOCKS)}, _view_common)
_MODAL = Shape(
    {"title": text(24), "blocks": array(_checked_block, VIEW_BLOCKS)},
    {
        **_view_common,
        "submit": text(24),
        "close": text(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    rules=[_submit_for_inputs],
)


def message_errors(blocks: Any) -> list[str]:
    """Why Slack refuses these blocks of a message; empty when it takes them."""
    report = Report("message")
    array(_checked_block, MESSAGE_BLOCKS)(blocks, "/blocks", report)
    return report.errors


def view_errors(view: Any) -> list[str]:
    """Why Slack refuses this view; empty when it takes it."""
    if not isinstance(view, dict):
        return ["must provide an object [json-pointer:/view]"]
    kind = view.get("type")
    if kind not in {"modal", "home"}:
        return ["must be a valid enum value: modal, home [json-pointer:/view/type]"]
    surface: Surface = "modal" if kind == "modal" else "home"
    report = Report(surface, root="/view")
    (_MODAL if kind == "modal" else _HOME)(view, "", report)
    return report.errors


def blocks_too_long(blocks: list[Any]) -> bool:
    return len(json.dumps(blocks, ensure_ascii=False)) > MESSAGE_CHARACTERS


def view_too_large(view: Any) -> bool:
    return len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES
