"""Every screen with 1, 20 and 200 of everything: Slack takes it, and nothing is left out.

The gallery says what a screen is given: `Samples.lots` of what no rule limits. One thing more
must change what can be seen on the pages.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from inspect import Parameter, signature
from typing import Any

import pytest

from bot.demo.gallery import SUBJECTS
from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.sandbox.blockkit import blocks_too_long, message_errors, view_errors, view_too_large
from bot.slack.base.blocks import Json, Message
from bot.slack.circle import themes
from bot.slack.learned import sharing
from bot.slack.overview import ledger
from bot.slack.planning import invitations
from bot.slack.questions import found_cases
from bot.texts import texts_for

MANY = 200
# Their page is that of the list from which they were opened.
OF_WHAT_LIES_BELOW = {sharing.preview_modal, sharing.session_modal}
# A rule says how many there can be at most; the gallery shows as many.
OF_WHAT_IS_LIMITED = {
    found_cases.found_modal,
    invitations.attendees_modal,
    ledger.ledger_modal,
    themes.themes_modal,
}
LAST = 9999  # a page


class Crowd(Samples):
    """So many of everything; with one more of the list that is asked for as `longer`th."""

    def __init__(self, count: int, longer: int | None = None) -> None:
        super().__init__(texts_for("nl"), long=True)
        self.count = count
        self.longer = longer
        self.lists = 0

    def lots(self, fewest: int = 1) -> int:  # there are always as many
        self.lists += 1
        return self.count + (self.lists - 1 == self.longer)

    def words(self, longest: int, n: int = 0) -> str:
        return f"Woord {n}"[:longest]


# A page of the profile is what one person made of ten cards: that `page` is none of ours.
def pages(case: Case, samples: Samples) -> list[Json]:
    """The first and the last page of a screen; a page that is not there is the last."""
    given = dict(case.given(samples))
    parameters = signature(case.builder).parameters
    if "texts" in parameters:
        given["texts"] = samples.texts
    if "page" not in parameters or ("page" in given and not isinstance(given["page"], int)):
        return [_json(case.builder(**given))]
    return [_json(case.builder(**given | {"page": number})) for number in (0, LAST)]


def _json(made: Message | Json) -> Json:
    return {"type": "message", "blocks": made.blocks} if isinstance(made, Message) else made


def _parts(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _parts(each)


def _refused(screen: Json) -> list[str]:
    if screen["type"] == "message":
        too_long = ["too long"] if blocks_too_long(screen["blocks"]) else []
        return message_errors(screen["blocks"]) + too_long
    return view_errors(screen) + (["too large"] if view_too_large(screen) else [])


def _lists(case: Case) -> int:
    samples = Crowd(2)
    case.given(samples)
    return samples.lists


def _parameters(case: Case) -> Mapping[str, Parameter]:
    return signature(case.builder).parameters


def _name(case: Case) -> str:
    return f"{case.builder.__module__}.{case.builder.__qualname__}"


CASES = [
    (subject, case) for subject, cases in SUBJECTS.items() for case in cases if _lists(case)
]
FULLEST = {case.builder: case for _, case in sorted(CASES, key=lambda pair: _lists(pair[1]))}


PAGED = {builder: case for builder, case in FULLEST.items() if "page" in _parameters(case)}


@pytest.mark.parametrize("count", [1, 20, MANY])
def test_slack_takes_every_screen(count: int) -> None:
    refused = {
        f"{builder.__module__}.{builder.__qualname__}": why
        for builder, case in FULLEST.items()
        for screen in pages(case, Crowd(count))
        if (why := _refused(screen))
    }

    assert refused == {}


@pytest.mark.parametrize("case", PAGED.values(), ids=_name)
def test_one_more_can_be_seen(case: Case) -> None:
    """Of the lists that a screen is given, for some are there for what stands beside it."""
    before = _shown(case, Crowd(MANY))

    assert any(_shown(case, Crowd(MANY, n)) != before for n in range(_lists(case)))


def _shown(case: Case, samples: Samples) -> Counter[str]:
    """Every block and every choice on these pages, but for the buttons that turn them."""
    parts = (
        part
        for screen in pages(case, samples)
        for part in _parts(screen["blocks"])
        if "block_id" in part or "type" in part or "value" in part
    )
    return Counter(
        repr(part)
        for part in parts
        if not str(part.get("action_id", "")).endswith((".on", ".back"))
    )


def test_every_screen_with_pages_is_tried_with_a_list() -> None:
    paged = {
        case.builder
        for cases in SUBJECTS.values()
        for case in cases
        if (page := signature(case.builder).parameters.get("page")) and page.annotation is int
    }

    assert paged - FULLEST.keys() - OF_WHAT_LIES_BELOW - OF_WHAT_IS_LIMITED == set()
