"""The validator refuses what Slack refuses, in Slack's words."""

from typing import Any

import pytest
from slack_sdk.models.blocks import (
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextInputElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    SectionBlock,
    StaticSelectElement,
)

from bot.sandbox.blockkit import message_errors, view_errors
from tests.sandbox.conftest import Json, actions, asks, button, form, option, plain, section

OPTIONS = [option("One", "1"), option("Two", "2")]


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": "a", **more}


def cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def chart(*names: str) -> Json:
    series = [{"name": name, "data": [{"label": "Q1", "value": 1}]} for name in names]
    return {
        "type": "data_visualization",
        "title": "T",
        "chart": {"type": "bar", "series": series},
    }


BAD_MESSAGES: list[tuple[str, list[Json], str]] = [
    ("too many blocks", [{"type": "divider"}] * 51, "no more than 50 items allowed"),
    ("unknown block", [{"type": "poem"}], "unsupported type: poem"),
    ("no type", [{"text": plain("x")}], "missing required field: type"),
    ("not an object", ["x"], "must provide an object"),  # type: ignore[list-item]
    (
        "unknown property",
        [{"type": "divider", "colour": "red"}],
        "invalid additional property: colour",
    ),
    ("null property", [section("x", accessory=None)], "must not be null"),
    ("empty section", [{"type": "section"}], "missing required field: text or fields"),
    ("empty text", [section("")], "must be more than 0 characters"),
    ("long section", [section("x" * 3001)], "must be less than 3001 characters"),
    (
        "many fields",
        [{"type": "section", "fields": [plain("x")] * 11}],
        "no more than 10 items allowed",
    ),
    (
        "long field",
        [{"type": "section", "fields": [plain("x" * 2001)]}],
        "must be less than 2001",
    ),
    (
        "long header",
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters",
    ),
    (
        "mrkdwn header",
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "unsupported type: mrkdwn",
    ),
    ("empty context", [{"type": "context", "elements": []}], "no fewer than 1 items allowed"),
    (
        "full context",
        [{"type": "context", "elements": [plain("x")] * 11}],
        "no more than 10 items",
    ),
    (
        "button in context",
        [{"type": "context", "elements": [button("x")]}],
        "unsupported element: button",
    ),
    ("empty actions", [actions()], "no fewer than 1 items allowed"),
    (
        "full actions",
        [actions(*(button(f"x{n}") for n in range(26)))],
        "no more than 25 items allowed",
    ),
    ("long button", [actions(button("x" * 76))], "must be less than 76 characters"),
    (
        "long value",
        [actions(button("x", value="v" * 2001))],
        "must be less than 2001 characters",
    ),
    (
        "odd style",
        [actions(button("x", style="green"))],
        "must be a valid enum value: primary, danger",
    ),
    ("no url", [actions(button("x", url="helper"))], "invalid url"),
    (
        "long action id",
        [actions(button("x") | {"action_id": "a" * 256})],
        "must be less than 256",
    ),
    (
        "long block id",
        [actions(button("x"), block_id="b" * 256)],
        "must be less than 256 characters",
    ),
    (
        "same block id",
        [section("x", block_id="b"), section("y", block_id="b")],
        "`block_id` already exists: b",
    ),
    (
        "same action id",
        [actions(button("x"), button("x"))],
        "`action_id` already exists for block_id",
    ),
    (
        "multi-select in actions",
        [actions(element("multi_static_select", options=OPTIONS))],
        "unsupported element: multiselect",
    ),
    ("input in actions", [actions(element("plain_text_input"))], "unsupported element"),
    (
        "full overflow",
        [actions(element("overflow", options=[option("x", str(n)) for n in range(6)]))],
        "no more than 5 items allowed",
    ),
    (
        "many options",
        [actions(element("static_select", options=[option("x", str(n)) for n in range(101)]))],
        "no more than 100 items allowed",
    ),
    ("no options", [actions(element("static_select"))], "missing required field: options"),
    (
        "options and groups",
        [actions(element("static_select", options=OPTIONS, option_groups=[]))],
        "no fewer than 1 items allowed",
    ),
    (
        "many radio options",
        [actions(element("radio_buttons", options=[option("x", str(n)) for n in range(11)]))],
        "no more than 10 items allowed",
    ),
    (
        "long option",
        [actions(element("static_select", options=[option("x" * 76, "1")]))],
        "less than 76",
    ),
    (
        "long option value",
        [actions(element("static_select", options=[option("x", "1" * 151)]))],
        "must be less than 151 characters",
    ),
    (
        "long description",
        [
            actions(
                element(
                    "radio_buttons",
                    options=[option("x", "1") | {"description": plain("d" * 76)}],
                )
            )
        ],
        "must be less than 76 characters",
    ),
    (
        "strange initial option",
        [
            actions(
                element("static_select", options=OPTIONS, initial_option=option("Three", "3"))
            )
        ],
        "initial option must be one of the options",
    ),
    (
        "same option value",
        [actions(element("static_select", options=[option("One", "1"), option("Two", "1")]))],
        "option values must be unique",
    ),
    (
        "impossible date",
        [actions(element("datepicker", initial_date="2026-13-01"))],
        "YYYY-MM-DD",
    ),
    ("impossible time", [actions(element("timepicker", initial_time="25:00"))], "HH:mm"),
    (
        "half a confirm",
        [actions(button("x", confirm={"title": plain("t"), "text": plain("t")}))],
        "missing required field: confirm",
    ),
    (
        "long confirm",
        [
            actions(
                button(
                    "x",
                    confirm={
                        "title": plain("t"),
                        "text": plain("t"),
                        "confirm": plain("y" * 31),
                        "deny": plain("n"),
                    },
                )
            )
        ],
        "must be less than 31 characters",
    ),
    (
        "image without alt",
        [{"type": "image", "image_url": "https://x.example/i.png"}],
        "alt_text",
    ),
    ("image without url", [{"type": "image", "alt_text": "x"}], "image_url or slack_file"),
    (
        "rich text of text",
        [{"type": "rich_text", "elements": [plain("x")]}],
        "unsupported type: plain_text",
    ),
    (
        "empty rich text",
        [
            {
                "type": "rich_text",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}
                ],
            }
        ],
        "must be more than 0 characters",
    ),
    (
        "long markdown",
        [{"type": "markdown", "text": "x" * 7000}, {"type": "markdown", "text": "x" * 7000}],
        "must be less than 12001 characters",
    ),
    ("two tables", [{"type": "table", "rows": [[cell("x")]]}] * 2, "only_one_table_allowed"),
    (
        "wide table",
        [{"type": "table", "rows": [[cell("x")] * 21]}],
        "no more than 20 items allowed",
    ),
    ("empty cell", [{"type": "table", "rows": [[cell("")]]}], "must be more than 0 characters"),
    ("no caption", [{"type": "data_table", "rows": [[cell("h")], [cell("1")]]}], "caption"),
    (
        "ragged rows",
        [{"type": "data_table", "caption": "c", "rows": [[cell("h")], [cell("1"), cell("2")]]}],
        "rows must have equal length",
    ),
    ("many series", [chart(*"abcdefg")], "no more than 6 items allowed"),
    ("same series", [chart("a", "a")], "series names must be unique"),
    ("alert in a message", [{"type": "alert", "text": plain("x")}], "unsupported type: alert"),
    (
        "e-mail in a message",
        [asks("mail", "email_text_input")],
        "unsupported element: email_text_input",
    ),
    ("full carousel", [{"type": "carousel", "elements": []}], "no fewer than 1 items allowed"),
    ("empty card", [{"type": "card"}], "hero_image or title or body or actions"),
]


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [pytest.param(blocks, complaint, id=name) for name, blocks, complaint in BAD_MESSAGES],
)
def test_a_message_is_refused(blocks: list[Json], complaint: str) -> None:
    errors = message_errors(blocks)

    assert any(complaint in error for error in errors), errors
    assert all("[json-pointer:/blocks" in error for error in errors)


BAD_VIEWS: list[tuple[str, Json, str]] = [
    ("long title", form(title=plain("x" * 25)), "must be less than 25 characters"),
    ("no title", {"type": "modal", "blocks": []}, "missing required field: title"),
    ("no blocks", {"type": "modal", "title": plain("x")}, "missing required field: blocks"),
    ("long submit", form(submit=plain("x" * 25)), "must be less than 25 characters"),
    ("long close", form(close=plain("x" * 25)), "must be less than 25 characters"),
    (
        "inputs without submit",
        {"type": "modal", "title": plain("x"), "blocks": [asks("name")]},
        "missing required field: submit",
    ),
    ("long memory", form(private_metadata="x" * 3001), "must be less than 3001 characters"),
    ("long callback id", form(callback_id="x" * 256), "must be less than 256 characters"),
    ("many blocks", form(*[{"type": "divider"}] * 101), "no more than 100 items allowed"),
    (
        "home with a title",
        {"type": "home", "title": plain("x"), "blocks": []},
        "property: title",
    ),
    (
        "date and time at home",
        {"type": "home", "blocks": [asks("at", "datetimepicker")]},
        "element",
    ),
    (
        "table in a form",
        form({"type": "table", "rows": [[cell("x")]]}),
        "unsupported type: table",
    ),
    (
        "markdown in a form",
        form({"type": "markdown", "text": "x"}),
        "unsupported type: markdown",
    ),
    (
        "long label",
        form(asks("a", _label=plain("x" * 2001))),
        "must be less than 2001 characters",
    ),
    (
        "long hint",
        form(asks("a", _hint=plain("x" * 2001))),
        "must be less than 2001 characters",
    ),
    (
        "long placeholder",
        form(asks("a", placeholder=plain("x" * 151))),
        "less than 151 characters",
    ),
    ("long longest", form(asks("a", max_length=3001)), "must be less than or equal to 3000"),
    (
        "crossed lengths",
        form(asks("a", min_length=5, max_length=4)),
        "min_length must be less than",
    ),
    (
        "long start",
        form(asks("a", max_length=3, initial_value="four")),
        "must be less than 4 characters",
    ),
    (
        "crossed numbers",
        form(asks("a", "number_input", is_decimal_allowed=False, min_value="5", max_value="4")),
        "min_value",
    ),
    ("number without kind", form(asks("a", "number_input")), "is_decimal_allowed"),
    (
        "many files",
        form(asks("a", "file_input", max_files=11)),
        "must be less than or equal to 10",
    ),
    (
        "button as input",
        form(asks("a", "button", text=plain("x"))),
        "unsupported element: button",
    ),
    ("number as text", form(section(5)), "must provide a string"),  # type: ignore[arg-type]
    (
        "empty filter",
        form(asks("a", "conversations_select", filter={})),
        "missing required field",
    ),
    ("unknown type", {"type": "window"}, "must be a valid enum value: modal, home"),
]


@pytest.mark.parametrize(
    ("view", "complaint"),
    [pytest.param(view, complaint, id=name) for name, view, complaint in BAD_VIEWS],
)
def test_a_view_is_refused(view: Json, complaint: str) -> None:
    errors = view_errors(view)

    assert any(complaint in error for error in errors), errors
    assert all("[json-pointer:/view" in error for error in errors)


def test_what_the_sdk_builds_well_is_taken() -> None:
    text = PlainTextObject(text="x", emoji=False)
    options = [Option(text=text, value="1")]
    blocks = [
        HeaderBlock(text=PlainTextObject(text="x" * 150)),
        SectionBlock(text=MarkdownTextObject(text="x" * 3000, verbatim=True)),
        SectionBlock(fields=[text] * 10, accessory=OverflowMenuElement(options=options)),
        ContextBlock(elements=[text] * 10),
        ImageBlock(image_url="https://x.example/i.png", alt_text="x", title=text),
        SectionBlock(text=text, accessory=StaticSelectElement(options=options)),
        RichTextBlock(
            elements=[RichTextQuoteElement(elements=[RichTextElementParts.Text(text="x")])]
        ),
    ]

    assert message_errors([block.to_dict() for block in blocks]) == []


def test_every_input_is_taken_in_a_form() -> None:
    kinds: dict[str, Json] = {
        "plain_text_input": {"multiline": True, "max_length": 3000},
        "email_text_input": {},
        "url_text_input": {},
        "number_input": {"is_decimal_allowed": True, "min_value": "1"},
        "rich_text_input": {},
        "static_select": {"options": OPTIONS, "initial_option": OPTIONS[1]},
        "multi_static_select": {"options": OPTIONS, "max_selected_items": 2},
        "external_select": {"min_query_length": 2},
        "users_select": {},
        "multi_users_select": {"initial_users": ["U0ADA"]},
        "conversations_select": {
            "filter": {"include": ["public"]},
            "response_url_enabled": True,
        },
        "multi_channels_select": {},
        "checkboxes": {"options": OPTIONS},
        "radio_buttons": {"options": OPTIONS},
        "datepicker": {"initial_date": "2026-03-02"},
        "timepicker": {"initial_time": "10:00", "timezone": "Europe/Amsterdam"},
        "datetimepicker": {"initial_date_time": 1772438400},
        "file_input": {"filetypes": ["pdf"], "max_files": 1},
    }
    blocks = [asks(kind, kind, **more) for kind, more in kinds.items()]

    assert PlainTextInputElement(action_id="a").to_dict()["type"] in kinds
    assert view_errors(form(*blocks)) == []


def test_the_newest_blocks_are_taken_in_messages() -> None:
    table = {"type": "data_table", "caption": "c", "rows": [[cell("h")], [cell("1")]]}
    card = {"type": "card", "title": plain("t"), "actions": [button("x")]}
    blocks = [
        table,
        chart("a", "b"),
        card,
        {"type": "carousel", "elements": [card]},
        {"type": "container", "title": plain("t"), "child_blocks": [section("x")]},
        {"type": "markdown", "text": "**x**"},
    ]

    assert message_errors(blocks) == []
