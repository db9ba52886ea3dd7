"""What stands in a list, in which order, and what is said of each."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.base.kinds import MessageKind
from bot.domain.overview import ledger, session_pages
from bot.domain.overview.home import Home, Led, Part, Shelf
from bot.domain.overview.impact import (
    Figure,
    Group,
    Impact,
    Value,
    as_csv,
    may_be_told,
    passed,
)
from bot.domain.overview.ledger import Fate
from storage.models import (
    NO_SURFACE,
    Address,
    Circle,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
)
from storage.overview.session_pages import Listed

NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
CIRCLE = Circle(time_zone="Europe/Amsterdam", created_at=datetime(2026, 1, 1, tzinfo=UTC))


def held(number: int, hours: int, state: MeetingState = MeetingState.PLANNED) -> Listed:
    return Listed(Meeting(id=number, ends_at=NOW + hours * HOUR, state=state), CIRCLE)


def test_sessions_to_come_stand_soonest_first_and_others_latest_first() -> None:
    """As they are read: the latest first."""
    found = [
        held(1, 9),
        held(2, 8, MeetingState.CANCELLED),
        held(3, 1),
        held(4, 0),
        held(5, -1),
        held(6, -2, MeetingState.ROUND),
    ]

    listed = session_pages.listed(found, NOW, CIRCLE)

    assert [each.meeting.id for each in listed.ahead] == [3, 1]
    assert [each.meeting.id for each in listed.past] == [2, 4, 5, 6]
    assert listed.circle is CIRCLE
    assert session_pages.listed([], NOW).ahead == []


@pytest.mark.parametrize(
    ("what", "fate"),
    [
        ({"state": DeliveryState.DEAD}, Fate.FAILED),
        ({"state": DeliveryState.UNSURE}, Fate.UNSURE),
        ({"last_error": NO_SURFACE}, Fate.NO_SURFACE),
        ({"last_error": NO_SURFACE, "state": DeliveryState.DEAD}, Fate.FAILED),
        ({}, Fate.UNNEEDED),
        ({"kind": MessageKind.PROMPT}, Fate.NOT_SENT),
        ({"kind": MessageKind.PROMPT, "last_error": NO_SURFACE}, Fate.NO_SURFACE),
    ],
)
def test_why_a_message_did_not_leave(what: dict[str, Any], fate: Fate) -> None:
    usual = {"state": DeliveryState.CANCELLED, "kind": MessageKind.MEETING_REMINDER}

    assert ledger.unsent(Delivery(**(usual | what))) is fate


LED = Led(CIRCLE, None, [], None)


@pytest.mark.parametrize(
    ("what", "is_guest", "part"),
    [
        ({}, False, Part.READER),
        ({}, True, Part.GUEST),
        ({"joined": [CIRCLE]}, False, Part.PARTICIPANT),
        ({"joined": [CIRCLE]}, True, Part.GUEST),
        ({"joined": [CIRCLE], "is_manager": True}, False, Part.MANAGER),
        ({"led": [LED], "is_manager": True}, False, Part.FACILITATOR),
        ({"led": [LED], "joined": [CIRCLE]}, False, Part.FACILITATOR),
    ],
)
def test_what_somebody_does_most(what: dict[str, Any], is_guest: bool, part: Part) -> None:
    actor = Actor(1, 1, Address.slack("U1"), "Ada", "nl", "Europe/Amsterdam", is_guest)
    lists = ("upcoming", "prompts", "polls", "requests", "intentions", "drafts", "led")
    usual = dict.fromkeys((*lists, "joined", "editions"), ())
    home = Home(**{"actor": actor, "shared": {}, "is_subscribed": False, **usual, **what})

    assert home.part is part
    assert home.has_circle is bool(what.keys() & {"led", "joined"})
    assert not home.is_first


@pytest.mark.parametrize(
    ("count", "whole", "left", "rest"),
    [(0, False, 0, {}), (3, False, 3, {}), (4, False, 3, {"x": 1}), (4, True, 4, {})],
)
def test_a_list_on_home_says_how_many_it_leaves_out(
    count: int, whole: bool, left: int, rest: dict[str, int]
) -> None:
    shelf = Shelf(whole=whole)

    assert shelf.first("x", range(count), 3) == range(left)
    assert shelf.rest == rest


@pytest.mark.parametrize(
    ("people", "told"), [(None, 9), (0, 9), (1, None), (CROWD - 1, None), (CROWD, 9)]
)
def test_a_figure_about_too_few_people_is_not_told(
    people: int | None, told: int | None
) -> None:
    assert may_be_told(9, people) == told


@pytest.mark.parametrize(
    ("horizon", "percent"),
    [
        (None, None),
        (date(2026, 1, 1), 100),  # no time at all
        (date(2025, 12, 1), 100),
        (date(2026, 3, 5), 100),
        (date(2026, 3, 6), 98),
        (date(2026, 5, 7), 50),
        (date(2030, 1, 1), 4),
    ],
)
def test_how_much_of_its_time_is_over(horizon: date | None, percent: int | None) -> None:
    circle = Circle(
        time_zone="Europe/Amsterdam", created_at=CIRCLE.created_at, horizon_on=horizon
    )

    assert passed(circle, NOW) == percent


def test_before_a_circle_began_none_of_its_time_is_over() -> None:
    circle = Circle(time_zone="Europe/Amsterdam", created_at=NOW, horizon_on=date(2027, 1, 1))

    assert passed(circle, NOW - timedelta(days=40)) == 0


def impact(*counts: int | None, web: str | None = None, token: str | None = None) -> Impact:
    figures = [Figure(f"f{n}", count) for n, count in enumerate(counts)]
    return Impact([Group(list(Value)[0], figures)], web=web, token=token)  # noqa: RUF015


@pytest.mark.parametrize(("counts", "highest"), [((), 1), ((0, None), 1), ((3, None, 7), 7)])
def test_what_a_full_bar_stands_for(counts: tuple[int | None, ...], highest: int) -> None:
    assert impact(*counts).highest == highest


@pytest.mark.parametrize(
    ("web", "token", "address"),
    [
        (None, None, None),
        ("https://x.example", None, None),
        (None, "abc", None),
        ("https://x.example", "abc", "https://x.example/impact/abc"),
    ],
)
def test_where_the_figures_stand(
    web: str | None, token: str | None, address: str | None
) -> None:
    assert impact(web=web, token=token).address == address


def test_a_spreadsheet_says_too_few_in_the_place_of_a_number() -> None:
    lines = as_csv(impact(5, None, 0)).splitlines()

    assert lines[0] == "value;figure;count"
    assert [line.split(";")[1:] for line in lines[1:]] == [
        ["f0", "5"],
        ["f1", f"<{CROWD}"],
        ["f2", "0"],
    ]
