"""The methods that come with Leerkring are whole, sane, and fit in Slack and in a session."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.sessions import methods
from bot.domain.sessions.methods import (
    LANGUAGES,
    LONGEST_NAME,
    LONGEST_PROMPT,
    MOST_PHASES,
    SHOWS,
    Phase,
    catalogue,
    check_phase,
    fit,
    shipped,
)
from bot.slack.base.blocks import LONGEST_OPTION
from storage.models import Duty

KEYS = list(catalogue())


def test_the_six_methods_are_there() -> None:
    assert KEYS == [
        "learning_circle",
        "incident",
        "five_steps",
        "action_learning",
        "after_action",
        "open",
    ]
    assert methods.DEFAULT in KEYS


@pytest.mark.parametrize("key", KEYS)
def test_each_says_the_same_in_both_languages(key: str) -> None:
    method = catalogue()[key]
    assert set(method) == {"duties", "phases", *LANGUAGES}
    for language in LANGUAGES:
        assert set(method[language]) == {"name", "about"}
        for phase in method["phases"]:
            assert set(phase) <= {"minutes", "shows", *LANGUAGES}
            assert set(phase[language]) == {"name", "prompt"}
            assert all(text.strip() == text != "" for text in phase[language].values())
    for phase in method["phases"]:
        assert phase["nl"] != phase["en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(len(KEYS)))
def test_each_is_sane(language: str, number: int) -> None:
    method = shipped(language)[number]

    assert 30 <= method.minutes <= 180
    assert 3 <= len(method.phases) <= MOST_PHASES
    assert len({phase.name for phase in method.phases}) == len(method.phases)
    for phase in method.phases:
        check_phase(phase)
        assert set(phase.shows) <= set(SHOWS)
        assert len(phase.name) <= LONGEST_NAME
        assert len(phase.prompt) <= LONGEST_PROMPT
    assert len(set(method.duties)) == len(method.duties) > 0
    assert Duty.GUIDE in method.duties
    assert len(method.name) <= LONGEST_OPTION


@pytest.mark.parametrize("key", KEYS)
def test_input_of_who_is_away_and_parked_points_come_up_once(key: str) -> None:
    [method] = [each for each in shipped("nl") if each.key == key]
    shown = [each for phase in method.phases for each in phase.shows]
    assert sorted(shown) == sorted(SHOWS)
    assert "parked" in method.phases[-1].shows


def test_the_times_that_practitioners_use() -> None:
    incident = next(each for each in shipped("nl") if each.key == "incident")
    assert [phase.minutes for phase in incident.phases] == [5, 10, 5, 15, 10, 10, 10]
    action = next(each for each in shipped("en") if each.key == "action_learning")
    assert [phase.minutes for phase in action.phases] == [2, 8, 15, 2, 5, 3]


def test_an_unknown_language_reads_dutch() -> None:
    assert shipped("fy") == shipped("nl")


def test_fitting_keeps_neat_times_where_that_goes() -> None:
    circle = shipped("nl")[0]
    assert [phase.minutes for phase in fit(circle.phases, 120)] == [10, 20, 45, 25, 20]
    hour = [phase.minutes for phase in fit(circle.phases, 60)]
    assert sum(hour) == 60
    assert all(each % 5 == 0 for each in hour)


def test_a_long_session_leaves_room() -> None:
    assert sum(phase.minutes for phase in fit(shipped("nl")[1].phases, 480)) <= 98


@given(st.lists(st.integers(1, 240), min_size=1, max_size=MOST_PHASES), st.integers(30, 480))
@example([1, 1, 58], 30)  # the two that are short already have nothing to give
def test_it_always_fits(lengths: list[int], minutes: int) -> None:
    phases = [Phase(f"{n}", each, "") for n, each in enumerate(lengths)]

    fitted = fit(phases, minutes)

    assert [phase.name for phase in fitted] == [phase.name for phase in phases]
    assert all(phase.minutes >= 1 for phase in fitted)
    assert sum(phase.minutes for phase in fitted) <= max(minutes, len(phases))
