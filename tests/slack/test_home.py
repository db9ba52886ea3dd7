"""Home has few buttons for anybody, however much there is; the rest stands behind one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.gallery.overview import home as gallery
from bot.demo.gallery.samples import Samples
from bot.domain.base.actor import NOBODY
from bot.domain.overview.home import Home, Part
from bot.slack.base import ids
from bot.slack.overview.help import ALL, SUBCOMMANDS, help_message
from bot.slack.overview.home import all_modal, home_tab
from bot.slack.overview.manage import manage_modal
from bot.texts import LANGUAGES, texts_for
from tests.shares import examples

MOST_BUTTONS = 9
MOST_LINES = 6
LISTS = (
    "prompts",
    "polls",
    "requests",
    "vacant",
    "drafts",
    "intentions",
    "upcoming",
    "editions",
)
SAMPLES = Samples(texts_for("nl"), long=True)
FULL = gallery._full(SAMPLES)  # noqa: SLF001  # the fullest Home there is


def pressable(view: Any) -> list[str]:
    """The action of every button in it."""
    if isinstance(view, dict):
        own = [view["action_id"]] if view.get("type") == "button" else []
        return own + pressable(list(view.values()))
    return [each for part in view for each in pressable(part)] if isinstance(view, list) else []


@st.composite
def homes(draw: st.DrawFn) -> Home:
    """Of somebody in any number of circles, with any part of what there can be."""
    kept = {name: getattr(FULL, name)[: draw(st.integers(0, 4))] for name in LISTS}
    led = [
        replace(each, questions=each.questions[: draw(st.integers(0, 3))])
        for each in FULL.led[: draw(st.sampled_from([0, 1, 2, 6]))]
    ]
    joined = FULL.joined[: draw(st.sampled_from([0, 1, 2]))]
    return replace(
        FULL,
        actor=replace(FULL.actor, is_guest=draw(st.booleans())),
        led=led,
        joined=joined,
        shared=FULL.shared if draw(st.booleans()) else {},
        away=FULL.away if draw(st.booleans()) else None,
        is_manager=draw(st.booleans()),
        rest=FULL.rest if draw(st.booleans()) else {},
        **kept,
    )


@settings(max_examples=examples(60), deadline=None)
@given(homes())
def test_nobody_s_home_has_more_than_nine_buttons(state: Home) -> None:
    pressed = pressable(home_tab(state, SAMPLES.texts))

    assert len(pressed) <= MOST_BUTTONS
    assert ids.HOME_ALL_OPEN in pressed
    assert not state.led or ids.MANAGE_OPEN in pressed


@pytest.mark.parametrize("circles", [1, 2, 3])
def test_who_has_nothing_planned_can_plan(circles: int) -> None:
    bare = replace(FULL.led[0], next_meeting=None, poll_id=None)
    calm: dict[str, Any] = dict.fromkeys(LISTS, ()) | {"joined": (), "shared": {}}
    state = replace(FULL, led=[bare] * circles, rest={}, away=None, **calm)

    pressed = pressable(home_tab(state, SAMPLES.texts))

    assert pressed.count(ids.MEETING_OPEN_PLAN) == pressed.count(ids.MANAGE_OPEN) == circles


def test_a_first_visit_has_few_buttons_too() -> None:
    nobody = replace(FULL.actor, id=NOBODY)
    new = gallery._new(SAMPLES)  # noqa: SLF001
    state = replace(new, actor=nobody, editions=FULL.editions, rest=FULL.rest)
    assert state.is_first
    assert len(pressable(home_tab(state, SAMPLES.texts))) <= MOST_BUTTONS


def test_nothing_that_one_can_do_is_lost() -> None:
    """From Home, from the list of all, or from what a facilitator can do with a circle."""
    texts = SAMPLES.texts
    shown = [home_tab(FULL, texts), all_modal(FULL, texts)]
    shown.append(manage_modal(FULL.led[0], "Europe/Amsterdam", texts))
    reached = {action for view in shown for action in pressable(view)}

    assert reached >= {
        *(ids.REFLECTION_MINE, ids.INTENTION_MINE, ids.QUESTION_MINE, ids.MEMBER_OPEN_MINE),
        *(ids.CASE_OPEN, ids.CALENDAR, ids.SUBSCRIPTION_OPEN, ids.DIGEST_READ_WHOLE),
        *(ids.SETTINGS_OPEN, ids.EXCHANGE_OPEN, ids.PROFILE_MINE, ids.CIRCLE_OPEN_NEW),
        *(ids.HELP_OPEN, ids.AWAY_END, ids.HOME_MORE, ids.MANAGE_OPEN),
        *(ids.INSIGHT_OPEN_HARVEST, ids.DIGEST_OPEN, ids.MEETING_OPEN_PLAN),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_help_is_a_few_lines_for_everybody(part: Part, language: str) -> None:
    samples = Samples(texts_for(language), long=False)
    state = gallery._of_part(part, samples)["state"]  # noqa: SLF001
    assert state.part is part

    told = help_message(state, samples.texts)
    title, *lines = told.plain.split("\n")

    assert "?" in title
    assert len(lines) <= MOST_LINES
    assert pressable(list(told.blocks)) == [ids.HELP_ALL]


def test_everything_names_each_command_once() -> None:
    named = [name for names in ALL.values() for name in names]
    assert len(named) == len(set(named))
    assert {name for names in SUBCOMMANDS.values() for name in names} <= set(named)
