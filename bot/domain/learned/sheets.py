"""Pure: what a form about the guiding questions holds, and what must be true of it.

A sheet is the form as it stands, filled in or not; it is what a draft keeps. Details are what
someone adds to an answer: did it work, why, under which condition, where it was learned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.base.limits import check_optional
from bot.domain.base.links import read_links
from bot.errors import InvalidInput
from storage.models import Learning, Outcome, Reflection, ReleaseLevel

LONGEST_ANSWER = 3000  # characters; the most that a text input of Slack takes
LONGEST_DETAIL = 600  # as on a card
OTHERWISE = "otherwise"  # the answer is not about something that was tried
FOLLOW_UPS = (*(outcome.value for outcome in Outcome), OTHERWISE)


@dataclass(frozen=True)
class Details:
    outcome: Outcome | None = None
    why: str = ""
    condition: str = ""
    learning: Learning | None = None
    links: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        return bool(self.why or self.condition or self.links)


@dataclass(frozen=True)
class Filled:
    """One question as it stands in the form; `follow_up` unfolds the rest of it."""

    text: str
    level: ReleaseLevel
    follow_up: str = ""
    why: str = ""
    condition: str = ""
    learning: str = ""
    links: str = ""  # as typed, one in a line


@dataclass(frozen=True)
class Sheet:
    """By question id; which case it is about goes for all of them."""

    filled: Mapping[int, Filled] = field(default_factory=dict)
    case_id: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "case": self.case_id,
            "filled": {
                str(question_id): vars(each) | {"level": int(each.level)}
                for question_id, each in self.filled.items()
            },
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Sheet":
        filled = {
            int(question_id): Filled(**{**each, "level": ReleaseLevel(each["level"])})
            for question_id, each in said.get("filled", {}).items()
        }
        return cls(filled, said.get("case"))


def details_of(reflection: Reflection) -> Details:
    return Details(
        reflection.outcome,
        reflection.why or "",
        reflection.condition or "",
        reflection.learning,
        tuple(reflection.links or ()),
    )


def as_filled(reflection: Reflection) -> Filled:
    """What the form shows of an answer that was given before."""
    said = details_of(reflection)
    tells_more = said != Details()
    follow_up = said.outcome.value if said.outcome else OTHERWISE * tells_more
    return Filled(
        reflection.text,
        reflection.wanted_level,
        follow_up,
        said.why,
        said.condition,
        said.learning.value if said.learning else "",
        "\n".join(said.links),
    )


def details_from(filled: Filled, question_id: int) -> Details:
    """What was filled in below a question, checked.

    Raises:
        InvalidInput: names the field of the form.
    """
    if not filled.follow_up:
        return Details()
    if filled.follow_up not in FOLLOW_UPS:
        raise InvalidInput(f"follow_up-{question_id}", "error-choose")
    if filled.learning and filled.learning not in set(Learning):
        raise InvalidInput(f"learning-{question_id}", "error-choose")
    tried = filled.follow_up != OTHERWISE
    for name in ("why", "condition"):
        check_optional(f"{name}-{question_id}", getattr(filled, name), LONGEST_DETAIL)
    return Details(
        Outcome(filled.follow_up) if tried else None,
        filled.why if tried else "",
        filled.condition if tried else "",
        Learning(filled.learning) if filled.learning else None,
        read_links(filled.links, f"links-{question_id}"),
    )


def differs(sheet: Sheet, stored: Sheet) -> bool:
    """Whether someone would lose words, or an answer to a follow-up, with this sheet."""
    plain = Filled("", ReleaseLevel.PRIVATE)
    return sheet.case_id != stored.case_id or any(
        _but_level(sheet.filled.get(each, plain)) != _but_level(stored.filled.get(each, plain))
        for each in {*sheet.filled, *stored.filled}
    )


def _but_level(filled: Filled) -> Sequence[str]:
    return [str(value).strip() for name, value in vars(filled).items() if name != "level"]
