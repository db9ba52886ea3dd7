"""What cannot be in a digest, an edition or a subscription, and what a change leaves behind."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.base.actor import Actor
from bot.domain.circle.themes import Theme
from bot.domain.circulation import composing, digests, earlier
from bot.domain.circulation.composing import MOST_ITEMS, Change, Choice
from bot.domain.circulation.digests import LONGEST_INTRODUCTION, LONGEST_TITLE, DigestPlan
from bot.domain.circulation.proposal import Candidate
from bot.domain.insights.principle_list import Recognised
from bot.domain.insights.principles import Tally
from bot.domain.readers.public_pages import part_of
from bot.domain.readers.publications import LISTED, around
from bot.domain.readers.subscriptions import LONGEST_PAUSE, Wish, pause_ends, renew
from bot.domain.specials import quarters, specials
from bot.domain.specials.quarters import BEFORE, SHOWN
from bot.domain.specials.specials import SpecialPlan
from storage.models import (
    Address,
    Circle,
    Digest,
    DigestRhythm,
    ReleaseLevel,
    SpecialKind,
    Subscription,
    ThemeGroup,
    Workspace,
)
from tests.domain.refused import refusal

NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # the next day has begun in Amsterdam
TODAY = date(2026, 3, 5)
ZONE = "Europe/Amsterdam"
DAY = timedelta(days=1)
ACTOR = Actor(1, 1, Address.slack("U1"), "Ada", "nl", ZONE)
CIRCLE = Circle(channel="C1", time_zone=ZONE)
MARCH = date(2026, 3, 1)
PLAN = DigestPlan(1, "Maart", "", MARCH, MARCH, (), ReleaseLevel.CIRCLE, False, ("C1",))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"title": "\u200b"}, ("title", "error-empty")),
        ({"title": "x" * LONGEST_TITLE}, None),
        ({"title": "x" * (LONGEST_TITLE + 1)}, ("title", "error-too-long")),
        ({"introduction": "x" * LONGEST_INTRODUCTION}, None),
        (
            {"introduction": "x" * (LONGEST_INTRODUCTION + 1)},
            ("introduction", "error-too-long"),
        ),
        ({"period_to": MARCH - DAY}, ("period_to", "digest-period-backwards")),
        ({"audience": ReleaseLevel.PRIVATE}, ("audience", "error-choose")),
        ({"channels": ()}, None),
        ({"channels": ("C1", "C2")}, ("channels", "digest-own-channel-only")),
        ({"channels": ("C2",)}, ("channels", "digest-own-channel-only")),
        ({"channels": ("C2",), "audience": ReleaseLevel.NETWORK}, None),
    ],
)
def test_a_digest(change: dict[str, Any], said: object) -> None:
    assert refusal(lambda: digests.check(replace(PLAN, **change), CIRCLE)) == said


STORY = SpecialPlan(SpecialKind.STORY, 1, "", "", ReleaseLevel.CIRCLE)
HALL = replace(STORY, kind=SpecialKind.EVENT, audience=ReleaseLevel.PUBLIC)
QUARTER = replace(HALL, kind=SpecialKind.QUARTER, quarter=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("plan", "change", "web", "said"),
    [
        (STORY, {}, "", None),
        (STORY, {"title": "x" * 120, "introduction": "x" * 1000}, "", None),
        (STORY, {"title": "x" * 121}, "", ("heading", "error-too-long")),
        (STORY, {"introduction": "x" * 1001}, "", ("opening", "error-too-long")),
        (STORY, {"audience": ReleaseLevel.PRIVATE}, "", ("readers", "error-choose")),
        (STORY, {"audience": ReleaseLevel.PUBLIC}, "", ("readers", "special-no-web")),
        (STORY, {"audience": ReleaseLevel.PUBLIC}, "https://x.example", None),
        (HALL, {}, "https://x.example", None),
        (HALL, {}, "", ("about", "special-no-web")),
        (HALL, {"audience": ReleaseLevel.NETWORK}, "", ("readers", "error-choose")),
        (QUARTER, {}, "https://x.example", None),
        (QUARTER, {"quarter": None}, "https://x.example", ("quarter", "error-choose")),
        (QUARTER, {"quarter": TODAY}, "https://x.example", ("quarter", "error-choose")),
    ],
)
def test_a_special_edition(
    plan: SpecialPlan, change: dict[str, Any], web: str, said: object
) -> None:
    home = Workspace(public_url=web)

    assert refusal(lambda: specials.check(replace(plan, **change), home)) == said


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, None),
        (TODAY, ("paused_until", "subscription-pause-past")),
        (TODAY + DAY, None),
        (TODAY + LONGEST_PAUSE, None),
        (TODAY + LONGEST_PAUSE + DAY, ("paused_until", "subscription-pause-long")),
    ],
)
def test_how_long_a_subscription_can_pause(until: date | None, said: object) -> None:
    assert refusal(lambda: pause_ends(Wish(paused_until=until), ACTOR, NOW)) == said


def test_a_pause_ends_as_the_day_begins_for_its_reader() -> None:
    assert pause_ends(Wish(paused_until=date(2026, 3, 7)), ACTOR, NOW) == datetime(
        2026, 3, 6, 23, tzinfo=UTC
    )
    assert pause_ends(Wish(), ACTOR, NOW) is None


AGO, AHEAD = NOW - 9 * DAY, NOW + 9 * DAY
EACH, MONTH = DigestRhythm.EACH, DigestRhythm.MONTHLY


@pytest.mark.parametrize(
    ("was", "wish", "until", "paused", "caught_up"),
    [
        ({}, EACH, None, None, NOW),  # got everything: nothing was missed
        ({"rhythm": MONTH}, EACH, None, NOW, AGO),  # what was missed follows now
        ({"rhythm": MONTH}, MONTH, None, None, AGO),
        ({"paused_until": AHEAD}, EACH, None, NOW, AGO),  # a pause that ends now
        ({"paused_until": AHEAD}, EACH, AHEAD + DAY, AHEAD + DAY, AGO),
        ({"paused_until": AHEAD}, MONTH, None, None, AGO),
        ({"paused_until": NOW}, EACH, None, None, NOW),  # was over by itself
        ({"paused_until": AHEAD, "ended_at": AGO}, EACH, None, None, NOW),
        ({"rhythm": MONTH, "ended_at": AGO}, EACH, None, None, NOW),
    ],
)
def test_what_was_missed_follows_and_what_came_out_after_stopping_does_not(
    was: dict[str, Any],
    wish: DigestRhythm,
    until: datetime | None,
    paused: datetime | None,
    caught_up: datetime,
) -> None:
    row = Subscription(**{"rhythm": EACH, "caught_up_at": AGO, "themes": ["x"]} | was)

    renew(row, Wish(("water",), wish, "C1"), until, NOW)

    assert (row.paused_until, row.caught_up_at, row.ended_at) == (paused, caught_up, None)
    assert (row.themes, row.rhythm, row.channel) == (["water"], wish, "C1")


def cards(*ids: int, sent: tuple[int, ...] = ()) -> Choice:
    order = [Candidate(n, 1, NOW, sent_at=AGO if n in sent else None) for n in ids]
    return Choice(order, frozenset(ids))


@pytest.mark.parametrize(
    ("chosen", "insight_id", "left"),
    [
        ([1], 2, ([1, 2], [], [8])),
        ([], 3, ([3], [3], [8])),  # was sent before: it comes again
        ([1], 8, ([1, 8], [], [])),
        ([1], 1, ([1], [], [8])),  # stands there already
        ([1], 99, "error-not-found"),
        (list(range(100, 100 + MOST_ITEMS)), 1, "digest-too-many"),
        (list(range(100, 99 + MOST_ITEMS)), 1, ([*range(100, 99 + MOST_ITEMS), 1], [], [8])),
    ],
)
def test_putting_a_card_in(chosen: list[int], insight_id: int, left: object) -> None:
    row = Digest(chosen=list(chosen), again=[], dropped=[8])
    choice = cards(1, 2, 3, 8, sent=(3,))

    said = refusal(lambda: composing.put_in(row, chosen, choice, insight_id))

    assert (said or (row.chosen, row.again, row.dropped)) == left


@pytest.mark.parametrize(
    ("change", "insight_id", "left"),
    [
        (Change.UP, 2, ([2, 1, 3], [2], [8])),
        (Change.UP, 1, ([1, 2, 3], [2], [8])),  # stands first
        (Change.DOWN, 2, ([1, 3, 2], [2], [8])),
        (Change.DOWN, 3, ([1, 2, 3], [2], [8])),  # stands last
        (Change.OUT, 2, ([1, 3], [], [8, 2])),
        (Change.OUT, 1, ([2, 3], [2], [8, 1])),
    ],
)
def test_moving_a_card(change: Change, insight_id: int, left: object) -> None:
    row = Digest(chosen=[1, 2, 3], again=[2], dropped=[8])

    composing.move(row, [1, 2, 3], change, insight_id)

    assert (row.chosen, row.again, row.dropped) == left


@pytest.mark.parametrize(
    ("created_at", "held", "before", "begins"),
    [
        (AHEAD, False, None, datetime(2026, 2, 28, 23, tzinfo=UTC)),  # its last day was whole
        (datetime(2026, 2, 27, tzinfo=UTC), False, None, datetime(2026, 2, 27, tzinfo=UTC)),
        (AHEAD, True, None, datetime(2026, 1, 31, 23, tzinfo=UTC)),  # cards had to wait
        (AHEAD, True, AGO, AGO),
    ],
)
def test_from_where_the_next_edition_looks(
    created_at: datetime, held: bool, before: datetime | None, begins: datetime
) -> None:
    last = Digest(
        period_from=date(2026, 2, 1),
        period_to=date(2026, 2, 28),
        created_at=created_at,
        held=[1] if held else [],
        since=before,
    )

    assert earlier.since(last, ZONE) == begins


@pytest.mark.parametrize(
    ("day", "start", "number"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), 1),
        (date(2026, 3, 31), date(2026, 1, 1), 1),
        (date(2026, 4, 1), date(2026, 4, 1), 2),
        (date(2026, 9, 30), date(2026, 7, 1), 3),
        (date(2026, 12, 31), date(2026, 10, 1), 4),
    ],
)
def test_the_quarter_of_a_day(day: date, start: date, number: int) -> None:
    assert quarters.start_of(day) == start
    assert quarters.number(start) == number
    assert quarters.moved(start, 4) == start.replace(year=2027)
    assert quarters.moved(quarters.moved(start, -1), 1) == start


def test_the_last_whole_quarter_is_offered_first() -> None:
    assert quarters.offered(date(2026, 2, 1)) == [
        date(2025, 10, 1),
        date(2026, 1, 1),
        date(2025, 7, 1),
        date(2025, 4, 1),
    ]


def test_a_quarter_lasts_from_midnight_to_midnight_there() -> None:
    begin, end = quarters.span(date(2026, 1, 1), ZONE)

    assert begin == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert end == datetime(2026, 3, 31, 22, tzinfo=UTC)  # by then it is summer time


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        ({}, None),
        ({"asked": 0, "invited": 9, "came": 0}, None),
        ({"asked": 8, "invited": 3, "came": 4}, None),  # three people are too few
        ({"asked": 8, "invited": 4, "came": 4}, 50),
        ({"asked": 3, "invited": 4}, 0),
    ],
)
def test_how_many_came(counts: dict[str, int], share: int | None) -> None:
    assert quarters.share(counts) == share


def test_each_figure_stands_beside_that_of_the_quarter_before() -> None:
    first, *rest = quarters.figures({SHOWN[0]: 5, f"{BEFORE}{SHOWN[0]}": 2})

    assert (first.name, first.now, first.before) == (SHOWN[0], 5, 2)
    assert {(each.now, each.before) for each in rest} == {(0, 0)}


def principles(*counts: int) -> list[tuple[Theme, list[Recognised]]]:
    """So many under each theme, numbered on."""
    ids = iter(range(sum(counts)))
    return [
        (
            Theme(f"t{n}", ThemeGroup.INSTRUMENT),
            [Recognised(next(ids), f"t{n}", Tally()) for _ in range(count)],
        )
        for n, count in enumerate(counts)
    ]


@pytest.mark.parametrize(
    ("counts", "page", "shown"),
    [
        ((), 0, []),
        ((LISTED,), 0, [("t0", 0, LISTED)]),
        ((LISTED,), 1, []),
        ((LISTED + 1,), 1, [("t0", LISTED, 1)]),
        ((2, LISTED), 0, [("t0", 0, 2), ("t1", 2, LISTED - 2)]),
        ((2, LISTED), 1, [("t1", LISTED, 2)]),
        ((LISTED, 0, 3), 1, [("t2", LISTED, 3)]),
    ],
)
def test_a_page_of_principles(
    counts: tuple[int, ...], page: int, shown: list[tuple[str, int, int]]
) -> None:
    """Its themes, the first principle under each, and how many."""
    found = part_of(principles(*counts), page * LISTED)

    assert [(theme.key, part[0].insight_id, len(part)) for theme, part in found] == shown


@pytest.mark.parametrize(
    ("mail_from", "url", "mail"),
    [
        ("bot@x.example", "https://x.example/", "https://x.example/subscribe/of/T1"),
        (None, "https://x.example", ""),
    ],
)
def test_what_stands_around_a_page(mail_from: str | None, url: str, mail: str) -> None:
    found = around(Workspace(name="X", external_id="T1", public_url=url, mail_from=mail_from))

    assert (found.root, found.mail) == ("https://x.example", mail)
    assert found.edition("abc") == "https://x.example/editions/abc"
    assert found.session("abc") == "https://x.example/sessions/abc"
