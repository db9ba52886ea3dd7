"""What a heartbeat makes of the rows about digests: who misses what, and what is offered."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.people.rhythms import DaysOff
from bot.domain.upcoming.insights.missed import waiting_of
from bot.domain.upcoming.insights.proposals import offer_of
from storage.models import DigestRhythm, Proposes, ReleaseLevel, Surface

NOON, DAY = datetime(2026, 3, 4, 11, tzinfo=UTC), timedelta(days=1)
OFF = DaysOff({}, {})
CIRCLE, NETWORK, PUBLIC = ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC


def row(**change: Any) -> Any:
    usual = {
        "workspace_id": 1,
        "person_id": 7,
        "circle_id": 3,
        "person_zone": "Europe/Amsterdam",
        "working_days": "12345",
        "quiet_from": time(18),
        "quiet_until": time(9),
        "person_workspace_id": 1,
        "away_until": None,
        "away_from": None,
        "school_region": None,
        "in_school_holidays": False,
        "surface": Surface.SLACK,
        "external_id": "U1",
        "rhythm": DigestRhythm.MONTHLY,
        "themes": [],
        "channel": None,
        "caught_up_at": NOON,
        "paused_until": None,
        "told_until": None,
        "tried_at": None,
        "proposes": Proposes.WEEKLY,
        "proposes_since": None,
        "edition_at": None,
        "told_at": None,
        "created_at": NOON - 90 * DAY,
        "held_at": None,
    }
    return SimpleNamespace(**(usual | change))


def published(audience: ReleaseLevel, theme: str = "water", circle: int = 3) -> Any:
    return SimpleNamespace(
        digest_id=1, published_at=NOON, theme=theme, audience=audience, circle_id=circle
    )


MAIL = {"surface": Surface.EMAIL, "external_id": "ada@gemeente.example"}


@pytest.mark.parametrize(
    ("reader", "edition", "is_missed"),
    [
        ({}, published(NETWORK), True),
        ({"themes": ["water"]}, published(NETWORK), True),
        ({"themes": ["soil"]}, published(NETWORK), False),
        ({}, published(CIRCLE), True),
        ({}, published(CIRCLE, circle=4), False),
        ({"channel": "C1"}, published(CIRCLE), False),  # a channel is for everybody
        ({"channel": "C1"}, published(NETWORK), True),
        (MAIL, published(NETWORK), False),
        (MAIL, published(CIRCLE), False),
        (MAIL, published(PUBLIC), True),
    ],
)
def test_what_somebody_misses(reader: dict[str, Any], edition: Any, is_missed: bool) -> None:
    found = waiting_of(row(**reader), [edition], {3}, OFF)

    assert list(found.news) == ([NOON] if is_missed else [])
    assert found.mail_domain == ("gemeente.example" if reader is MAIL else "")


@pytest.mark.parametrize(
    ("looked", "since", "new"),
    [
        ({}, NOON - 90 * DAY, [-9, -2, 0]),  # nothing was looked at yet
        ({"proposes_since": NOON - 5 * DAY}, NOON - 5 * DAY, [-9, -2, 0]),
        ({"edition_at": NOON - 2 * DAY}, NOON - 2 * DAY, [0]),
        ({"told_at": NOON - 3 * DAY}, NOON - 3 * DAY, [-2, 0]),
        (
            {"edition_at": NOON - 3 * DAY, "told_at": NOON - 9 * DAY},
            NOON - 3 * DAY,
            [-2, 0],
        ),
        ({"edition_at": NOON - 9 * DAY, "tried_at": NOON - DAY}, NOON - DAY, [-2, 0]),
    ],
)
def test_what_is_new_to_who_leads(
    looked: dict[str, Any], since: datetime, new: list[int]
) -> None:
    released = [NOON + days * DAY for days in (-9, -2, 0)]

    found = offer_of(row(**looked), released, OFF)

    assert found.since == since
    assert list(found.released_at) == [NOON + days * DAY for days in new]
