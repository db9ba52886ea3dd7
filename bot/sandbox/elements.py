"""Everything a person can press, choose or fill in, with Slack's limits.

Sources: docs.slack.dev/reference/block-kit and what real workspaces were seen to refuse
(multi-selects inside `actions`, for one).
"""

from typing import Any

from bot.sandbox.shapes import (
    Check,
    Report,
    Shape,
    action_id,
    anything,
    array,
    at_most,
    boolean,
    choice,
    either,
    integer,
    one_of,
    pattern,
    string,
    text,
    url,
)

OPTION = 75  # characters of an option's text and description, and of a button
_MODAL = frozenset({"modal"})
_MESSAGE = frozenset({"message"})

confirm = Shape(
    required={
        "title": text(100),
        "text": text(300, plain=False),
        "confirm": text(30),
        "deny": text(30),
    },
    optional={"style": choice("primary", "danger")},
)
_placeholder = text(150)
_date = pattern(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "must match format YYYY-MM-DD")
_time = pattern(r"([01]\d|2[0-3]):[0-5]\d", "must match format HH:mm")
_decimal = pattern(r"-?\d+(\.\d+)?", "must be a decimal number")


def _option(*, plain: bool) -> Shape:
    return Shape(
        required={"text": text(OPTION, plain=plain), "value": string(150, 1)},
        optional={"description": text(OPTION, plain=plain), "url": url},
    )


_plain_option = _option(plain=True)
_rich_option = _option(plain=False)
_option_group = Shape(
    required={"label": text(75), "options": array(_plain_option, 100, 1)},
)


def _unique_values(value: Any, path: str, report: Report) -> None:
    options = value.get("options")
    if not isinstance(options, list):
        return
    values = [o.get("value") for o in options if isinstance(o, dict)]
    if len(values) != len({str(v) for v in values}):
        report.add("option values must be unique", f"{path}/options")


def _initial_is_an_option(value: Any, path: str, report: Report) -> None:
    """Slack refuses an initial option that does not equal one of the options."""
    given = [value.get("initial_option"), *(_list(value.get("initial_options")))]
    groups = _list(value.get("option_groups"))
    options = [
        *_list(value.get("options")),
        *(o for g in groups if isinstance(g, dict) for o in _list(g.get("options"))),
    ]
    known = {_identity(option) for option in options}
    if any(each is not None and _identity(each) not in known for each in given):
        report.add("initial option must be one of the options", path)


def _identity(option: Any) -> str:
    if not isinstance(option, dict) or not isinstance(option.get("text"), dict):
        return repr(option)
    return f"{option.get('value')}\n{option['text'].get('text')}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _element(
    required: dict[str, Check] | None = None,
    optional: dict[str, Check] | None = None,
    *rules: Check,
    surfaces: frozenset[str] | None = None,
) -> Shape:
    return Shape(
        required=required or {},
        optional={"action_id": action_id, **(optional or {})},
        rules=rules,
        surfaces=surfaces or frozenset({"message", "modal", "home"}),
    )


def _initial_fits(value: Any, path: str, report: Report) -> None:
    initial, longest = value.get("initial_value"), value.get("max_length")
    if isinstance(initial, str) and isinstance(longest, int) and len(initial) > longest:
        report.add(f"must be less than {longest + 1} characters", f"{path}/initial_value")


_common: dict[str, Check] = {
    "confirm": confirm,
    "focus_on_load": boolean,
    "placeholder": _placeholder,
}
_multi: dict[str, Check] = {**_common, "max_selected_items": integer(1)}
_typed: dict[str, Check] = {
    "placeholder": _placeholder,
    "focus_on_load": boolean,
    "dispatch_action_config": Shape(
        required={
            "trigger_actions_on": array(
                choice("on_enter_pressed", "on_character_entered"), 2, 1
            )
        }
    ),
}
_filter = Shape(
    optional={
        "include": array(choice("im", "mpim", "private", "public"), 4, 1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
    rules=[either("include", "exclude_external_shared_channels", "exclude_bot_users")],
)
_conversation: dict[str, Check] = {
    "filter": _filter,
    "default_to_current_conversation": boolean,
}
_choices: dict[str, Check] = {
    "options": array(_plain_option, 100, 1),
    "option_groups": array(_option_group, 100, 1),
}
_select_rules = (
    either("options", "option_groups", exactly=True),
    _unique_values,
    _initial_is_an_option,
)
_ids = array(string(255, 1))
_feedback = Shape(
    required={"text": text(75), "value": string(2000)},
    optional={"accessibility_label": string(75)},
)

BUTTON = _element(
    {"text": text(75)},
    {
        "url": url,
        "value": string(2000),
        "style": choice("primary", "danger"),
        "confirm": confirm,
        "accessibility_label": string(75),
        "visible_to_user_ids": _ids,
        "agent_prompt": anything,
        "agent_prompt_display": anything,
    },
)
IMAGE = Shape(
    required={"alt_text": string(2000, 1)},
    optional={"image_url": url, "slack_file": anything},
    rules=[either("image_url", "slack_file", exactly=True)],
)

ELEMENTS: dict[str, Shape] = {
    "button": BUTTON,
    "workflow_button": _element(
        {"text": text(75), "workflow": anything},
        {"style": choice("primary", "danger"), "accessibility_label": string(75)},
        surfaces=_MESSAGE,
    ),
    "icon_button": _element(
        {"icon": choice("trash"), "text": text(75)},
        {
            "value": string(2000),
            "confirm": confirm,
            "accessibility_label": string(75),
            "visible_to_user_ids": _ids,
        },
        surfaces=_MESSAGE,
    ),
    "feedback_buttons": _element(
        {"positive_button": _feedback, "negative_button": _feedback}, surfaces=_MESSAGE
    ),
    "overflow": _element(
        {"options": array(_plain_option, 5, 1)}, {"confirm": confirm}, _unique_values
    ),
    "checkboxes": _element(
        {"options": array(_rich_option, 10, 1)},
        {
            "initial_options": array(_rich_option, 10, 1),
            "confirm": confirm,
            "focus_on_load": boolean,
        },
        _unique_values,
        _initial_is_an_option,
    ),
    "radio_buttons": _element(
        {"options": array(_rich_option, 10, 1)},
        {"initial_option": _rich_option, "confirm": confirm, "focus_on_load": boolean},
        _unique_values,
        _initial_is_an_option,
    ),
    "static_select": _element(
        {}, {**_common, **_choices, "initial_option": _plain_option}, *_select_rules
    ),
    "multi_static_select": _element(
        {},
        {**_multi, **_choices, "initial_options": array(_plain_option, 100, 1)},
        *_select_rules,
    ),
    "external_select": _element(
        {}, {**_common, "initial_option": _plain_option, "min_query_length": integer(0)}
    ),
    "multi_external_select": _element(
        {},
        {
            **_multi,
            "initial_options": array(_plain_option, 100, 1),
            "min_query_length": integer(0),
        },
    ),
    "users_select": _element({}, {**_common, "initial_user": string(255, 1)}),
    "multi_users_select": _element({}, {**_multi, "initial_users": _ids}),
    "conversations_select": _element(
        {},
        {
            **_common,
            **_conversation,
            "initial_conversation": string(255, 1),
            "response_url_enabled": boolean,
        },
    ),
    "multi_conversations_select": _element(
        {}, {**_multi, **_conversation, "initial_conversations": _ids}
    ),
    "channels_select": _element(
        {},
        {**_common, "initial_channel": string(255, 1), "response_url_enabled": boolean},
    ),
    "multi_channels_select": _element({}, {**_multi, "initial_channels": _ids}),
    "datepicker": _element({}, {**_common, "initial_date": _date}),
    "timepicker": _element({}, {**_common, "initial_time": _time, "timezone": string(100, 1)}),
    "datetimepicker": _element(
        {},
        {
            "confirm": confirm,
            "focus_on_load": boolean,
            "initial_date_time": integer(1_000_000_000, 9_999_999_999),
        },
        surfaces=frozenset({"message", "modal"}),
    ),
    "plain_text_input": _element(
        {},
        {
            **_typed,
            "initial_value": string(3000),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        at_most("min_length", "max_length"),
        _initial_fits,
    ),
    "rich_text_input": _element(
        {}, {**_typed, "initial_value": anything}, surfaces=frozenset({"modal", "home"})
    ),
    "email_text_input": _element(
        {}, {**_typed, "initial_value": string(3000)}, surfaces=_MODAL
    ),
    "url_text_input": _element({}, {**_typed, "initial_value": string(3000)}, surfaces=_MODAL),
    "number_input": _element(
        {"is_decimal_allowed": boolean},
        {
            **_typed,
            "initial_value": _decimal,
            "min_value": _decimal,
            "max_value": _decimal,
        },
        at_most("min_value", "max_value"),
        at_most("initial_value", "max_value"),
        at_most("min_value", "initial_value"),
        surfaces=_MODAL,
    ),
    "file_input": _element(
        {},
        {"filetypes": array(string(50, 1), None, 1), "max_files": integer(1, 10)},
        surfaces=_MODAL,
    ),
}


_BUTTONS = {"button", "workflow_button", "icon_button", "feedback_buttons", "overflow"}
_MULTI = {name for name in ELEMENTS if name.startswith("multi_")}
_TYPED = {name for name in ELEMENTS if name.endswith("_input")}


def _pick(names: set[str]) -> dict[str, Check]:
    return {name: ELEMENTS[name] for name in sorted(names)}


def _refuse_multiselect(_: Any, path: str, report: Report) -> None:
    report.add("unsupported element: multiselect", path)


in_actions = one_of(
    {
        **_pick(set(ELEMENTS) - _MULTI - _TYPED - {"icon_button", "feedback_buttons"}),
        **dict.fromkeys(_MULTI, _refuse_multiselect),
        "rich_text_input": ELEMENTS["rich_text_input"],
    },
    "element",
)
in_context_actions = one_of(_pick({"icon_button", "feedback_buttons"}), "element")
in_context = one_of(
    {"image": IMAGE, "mrkdwn": text(3000, plain=False), "plain_text": text(3000)}, "element"
)
in_section = one_of(
    {**_pick(set(ELEMENTS) - _TYPED - {"icon_button", "feedback_buttons"}), "image": IMAGE},
    "element",
)
in_input = one_of(_pick(set(ELEMENTS) - _BUTTONS), "element")
