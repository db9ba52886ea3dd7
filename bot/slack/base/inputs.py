"""The inputs of forms, filled in with what is stored."""

from collections.abc import Iterable
from datetime import date, time

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)

from bot.slack.base.blocks import menu


def one_line(longest: int, written: str | None = None) -> PlainTextInputElement:
    return PlainTextInputElement(max_length=longest, initial_value=written or None)


def several_lines(longest: int, written: str | None = None) -> PlainTextInputElement:
    return PlainTextInputElement(
        multiline=True, max_length=longest, initial_value=written or None
    )


def drop_down(options: Iterable[Option], chosen: Option | None = None) -> StaticSelectElement:
    return StaticSelectElement(**menu([*options]), initial_option=chosen)


def drop_down_of_several(
    options: Iterable[Option], chosen: Iterable[Option] = (), *, most: int | None = None
) -> StaticMultiSelectElement:
    return StaticMultiSelectElement(
        **menu([*options]), initial_options=[*chosen] or None, max_selected_items=most
    )


def radio(options: Iterable[Option], chosen: Option | None = None) -> RadioButtonsElement:
    return RadioButtonsElement(options=[*options], initial_option=chosen)


def boxes(options: Iterable[Option], ticked: Iterable[Option] = ()) -> CheckboxesElement:
    return CheckboxesElement(options=[*options], initial_options=[*ticked] or None)


def box(option: Option, *, ticked: bool = False) -> CheckboxesElement:
    return boxes([option], [option] if ticked else [])


def date_input(chosen: date | None = None) -> DatePickerElement:
    return DatePickerElement(initial_date=chosen.isoformat() if chosen else None)


def time_input(chosen: time) -> TimePickerElement:
    return TimePickerElement(initial_time=f"{chosen:%H:%M}")


def number_input(least: int, most: int, chosen: int | None = None) -> NumberInputElement:
    return NumberInputElement(
        is_decimal_allowed=False,
        min_value=str(least),
        max_value=str(most),
        initial_value=None if chosen is None else str(chosen),
    )


def channel_input(chosen: str | None) -> ConversationSelectElement:
    """Where the bot may post."""
    there = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
    return ConversationSelectElement(initial_conversation=chosen, filter=there)
