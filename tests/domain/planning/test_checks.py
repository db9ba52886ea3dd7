"""What cannot be in a plan or a poll, and what a calendar may have got."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.decisions import polls
from bot.domain.decisions.polls import FEWEST_SLOTS, MOST_SLOTS, PollForm
from bot.domain.planning import calendar_mail, meetings
from bot.domain.planning.meetings import FURTHEST, LONGEST_PLACE, MOST_MEETINGS, MeetingPlan
from storage.models import Delivery, DeliveryState, Meeting, Monthly
from tests.domain.refused import refusal

NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # the next day has begun in Amsterdam
TODAY, DAY = date(2026, 3, 5), timedelta(days=1)
ZONE = "Europe/Amsterdam"
LAST = (NOW + FURTHEST).date()
PLAN = MeetingPlan(1, date(2026, 3, 12), time(10), 60, "Stadhuis")
WEEKLY = replace(PLAN, every_weeks=1, count=2)


@pytest.mark.parametrize(
    ("plan", "change", "said"),
    [
        (PLAN, {}, None),
        (PLAN, {"count": 1}, None),
        (PLAN, {"count": 2}, ("every_weeks", "meeting-repeat-missing")),
        (PLAN, {"until": TODAY}, ("every_weeks", "meeting-repeat-missing")),
        (PLAN, {"minutes": 61}, ("minutes", "error-choose")),
        (PLAN, {"place": " "}, ("place", "error-empty")),
        (PLAN, {"place": "x" * LONGEST_PLACE}, None),
        (PLAN, {"place": "x" * (LONGEST_PLACE + 1)}, ("place", "error-too-long")),
        (PLAN, {"first_on": date(2026, 3, 2)}, ("first_on", "meeting-past")),
        (PLAN, {"first_on": TODAY, "at": time(0, 30)}, ("first_on", "meeting-past")),  # now
        (PLAN, {"first_on": TODAY, "at": time(0, 31)}, None),
        (PLAN, {"first_on": LAST}, None),
        (PLAN, {"first_on": LAST + DAY}, ("first_on", "meeting-too-far")),
        (WEEKLY, {}, None),
        (WEEKLY, {"every_weeks": 5}, ("every_weeks", "error-choose")),
        (WEEKLY, {"until": date(2026, 4, 1)}, ("until", "meeting-count-and-until")),
        (WEEKLY, {"count": None}, ("count", "meeting-no-end")),
        (WEEKLY, {"count": 0}, ("count", "meeting-count-wrong")),
        (WEEKLY, {"count": 1}, None),
        (WEEKLY, {"count": MOST_MEETINGS}, None),
        (WEEKLY, {"count": MOST_MEETINGS + 1}, ("count", "meeting-too-many")),
        (WEEKLY, {"every_weeks": 12, "count": MOST_MEETINGS}, ("count", "meeting-too-far")),
        (
            WEEKLY,
            {"count": None, "until": date(2026, 3, 11)},
            ("until", "meeting-until-before-first"),
        ),
        (WEEKLY, {"count": None, "until": date(2026, 3, 12)}, None),
        (
            WEEKLY,
            {"count": None, "until": PLAN.first_on + MOST_MEETINGS * 7 * DAY},
            ("until", "meeting-too-many"),
        ),
        (WEEKLY, {"count": None, "until": PLAN.first_on + MOST_MEETINGS * 7 * DAY - DAY}, None),
        (PLAN, {"monthly": Monthly.LAST, "count": 2}, ("every_weeks", "meeting-not-the-last")),
        (PLAN, {"monthly": Monthly.NTH, "count": 2}, None),
        (
            PLAN,
            {"first_on": date(2026, 3, 29), "monthly": Monthly.NTH, "count": 2},
            ("every_weeks", "meeting-is-a-fifth"),
        ),
        (PLAN, {"first_on": date(2026, 3, 28), "monthly": Monthly.NTH, "count": 2}, None),
        (PLAN, {"first_on": date(2026, 3, 29), "monthly": Monthly.LAST, "count": 2}, None),
    ],
)
def test_a_plan(plan: MeetingPlan, change: dict[str, Any], said: object) -> None:
    assert refusal(lambda: meetings.check(replace(plan, **change), ZONE, NOW)) == said


def test_the_next_session_is_likely_to_be_as_the_last() -> None:
    last = Meeting(
        place="Zaal",
        starts_at=datetime(2026, 3, 12, 9, 30, tzinfo=UTC),
        ends_at=datetime(2026, 3, 12, 11, tzinfo=UTC),
        local_start=datetime(2026, 3, 12, 10, 30),  # noqa: DTZ001  # wall clock
        minutes=90,
    )

    assert meetings.usual_of(last) == meetings.Usual("Zaal", time(10, 30), 90, 3)


def at(day: str) -> datetime:
    return datetime.fromisoformat(day)


MOMENTS = {1: at("2026-03-20 10:00"), 2: at("2026-03-19 10:00")}
MANY = {n: at(f"2026-04-{n:02} 10:00") for n in range(1, MOST_SLOTS + 1)}
POLL = PollForm(1, MOMENTS, 60, "Stadhuis", date(2026, 3, 18))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"minutes": 59}, ("minutes", "error-choose")),
        ({"place": "\u200b"}, ("place", "error-empty")),
        ({"place": "x" * LONGEST_PLACE}, None),
        ({"place": "x" * (LONGEST_PLACE + 1)}, ("place", "error-too-long")),
        ({"moments": {1: MOMENTS[1]}}, (f"on-{FEWEST_SLOTS}", "poll-too-few")),
        ({"moments": MANY}, None),
        ({"moments": MANY | {9: at("2026-05-01 10:00")}}, ("on-9", "poll-too-many")),
        ({"moments": MOMENTS | {3: MOMENTS[1]}}, ("on-3", "poll-slot-twice")),
        ({"moments": MOMENTS | {3: at("2026-03-05 00:30")}}, ("on-3", "meeting-past")),
        ({"moments": MOMENTS | {3: at("2026-03-01 10:00")}}, ("on-3", "meeting-past")),
        ({"moments": MOMENTS | {3: at(f"{LAST} 10:00")}}, None),
        ({"moments": MOMENTS | {3: at(f"{LAST + DAY} 10:00")}}, ("on-3", "meeting-too-far")),
        ({"deadline_on": TODAY}, None),
        ({"deadline_on": TODAY - DAY}, ("deadline_on", "poll-deadline-past")),
        ({"deadline_on": date(2026, 3, 19)}, ("deadline_on", "poll-deadline-late")),
    ],
)
def test_a_poll(change: dict[str, Any], said: object) -> None:
    assert refusal(lambda: polls.check(replace(POLL, **change), ZONE, NOW)) == said


def test_the_moments_of_a_poll_stand_in_order() -> None:
    assert polls.check(POLL, ZONE, NOW) == [MOMENTS[2], MOMENTS[1]]
    taken = refusal(lambda: polls.check_moments(MOMENTS, ZONE, NOW, [MOMENTS[2]]))
    assert taken == ("on-2", "poll-slot-twice")


@pytest.mark.parametrize(
    ("state", "attempts", "ambiguous", "left"),
    [
        (DeliveryState.SENT, 1, False, True),
        (DeliveryState.PENDING, 0, False, False),
        (DeliveryState.PENDING, 1, False, True),  # its answer may have been lost
        (DeliveryState.SENDING, 1, False, True),
        (DeliveryState.DEAD, 3, False, False),  # its server said no
        (DeliveryState.DEAD, 3, True, True),
        (DeliveryState.CANCELLED, 1, False, False),  # only looked at
        (DeliveryState.CANCELLED, 2, False, True),
        (DeliveryState.EXPIRED, 1, False, False),
        (DeliveryState.EXPIRED, 2, False, True),
        (DeliveryState.UNSURE, 1, False, True),
    ],
)
def test_a_mail_that_may_have_left(
    state: DeliveryState, attempts: int, ambiguous: bool, left: bool
) -> None:
    mail = Delivery(state=state, attempts=attempts, ambiguous=ambiguous)

    assert calendar_mail.may_have_left(mail) is left
