"""Reading a submitted form: block id in, plain value out.

Everything here came from outside: a value that is not there, or not of the expected shape,
is read as empty and refused by the rule that needs it.
"""

import datetime as dt
import json
from typing import Any

from bot.domain.base.visible import tidy
from bot.errors import InvalidInput, NotFound
from bot.slack.base.blocks import ACTION, Json, remembered

LONGEST_ID = 9  # digits; PostgreSQL's integer holds ten, not all of them


class Answers:
    """The values of a view's inputs, by block id."""

    def __init__(self, view: Json) -> None:
        values = (view.get("state") or {}).get("values") or {}
        self._values: dict[str, Json] = {
            block_id: found
            for block_id, actions in values.items()
            if isinstance(actions, dict) and isinstance(found := _only(actions), dict)
        }

    def __contains__(self, block_id: str) -> bool:
        """Whether the form had such a field at all."""
        return block_id in self._values

    def text(self, block_id: str) -> str:
        """Empty when what was typed shows nothing."""
        return tidy(_text(self._get(block_id, "value")))

    def choice(self, block_id: str) -> str | None:
        """The value of a select or of radio buttons; also a chosen channel or person."""
        option = self._get(block_id, "selected_option")
        if isinstance(option, dict):
            return _text(option.get("value")) or None
        for key in ("selected_conversation", "selected_channel", "selected_user"):
            if chosen := _text(self._get(block_id, key)):
                return chosen
        return None

    def choices(self, block_id: str) -> list[str]:
        """The values of a multi-select or of checkboxes; also chosen channels or people."""
        for key in ("selected_users", "selected_conversations", "selected_channels"):
            if isinstance(chosen := self._get(block_id, key), list):
                return [_text(each) for each in chosen if _text(each)]
        options = self._get(block_id, "selected_options")
        if not isinstance(options, list):
            return []
        return [_text(each.get("value")) for each in options if isinstance(each, dict)]

    def date(self, block_id: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(_text(self._get(block_id, "selected_date")))
        except ValueError:
            return None

    def required_date(self, block_id: str) -> dt.date:
        """Raises InvalidInput under the field when there is none."""
        if (chosen := self.date(block_id)) is None:
            raise InvalidInput(block_id, "error-choose")
        return chosen

    def time(self, block_id: str) -> dt.time | None:
        try:
            at = dt.time.fromisoformat(_text(self._get(block_id, "selected_time")))
            return at.replace(tzinfo=None)  # a wall clock; a zone would be forged
        except ValueError:
            return None

    def number(self, block_id: str) -> int | None:
        """A typed or chosen whole number; None when it is empty or something else."""
        said = self.text(block_id) or self.choice(block_id) or ""
        return int(said) if is_number(said) else None

    def _get(self, block_id: str, key: str) -> Any:
        return self._values.get(block_id, {}).get(key)


def is_number(text: str, longest: int = LONGEST_ID) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest


def read_id(value: object, longest: int = LONGEST_ID) -> int:
    """The id in a button's value or a form's memory, which anyone can forge.

    Raises:
        NotFound: it is not a number that the database could hold.
    """
    text = str(value)
    if not is_number(text, longest):
        raise NotFound
    return int(text)


def about_meeting(view: Json) -> int:
    """The session that a form is about, as it remembers it."""
    return read_id(remembered(view).get("meeting"))


def about_circle(view: Json) -> int:
    """The circle that a form is about."""
    return read_id(remembered(view).get("circle"))


def about_circle_or_none(view: Json) -> int | None:
    """The same; None for a form that is about no single circle."""
    return about_circle(view) if remembered(view).get("circle") is not None else None


def about_case(view: Json) -> int:
    """The case that a form is about."""
    return read_id(remembered(view).get("case"))


def _only(actions: Json) -> object:
    """A block holds one input; what tells at once has an action of its own."""
    return actions.get(ACTION) or next(iter(actions.values()), None)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def draft_memory(form: Json, draft_id: int) -> str:
    """For the form that made this draft: sent in again, it makes another in its place."""
    return json.dumps({**remembered(form), "draft": draft_id})


def read_draft(view: Json) -> int | None:
    draft = remembered(view).get("draft")
    return None if draft is None else read_id(draft)
