"""When a facilitator hears of a session: an hour before it, and when it is over."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agenda.due import due
from bot.domain.agenda.sessions.sessions import (
    WRAP_UP_KEPT,
    Facts,
    Invitee,
    brief,
    plan,
    wrap_up,
)
from bot.domain.base.kinds import MessageKind
from bot.domain.people.working_hours import LONGEST_GAP, Rhythm, holiday
from tests.domain.agenda.sessions.test_sessions import (
    DUTCH,
    QUARTER,
    Life,
    invitee,
    lives,
    local,
)
from tests.shares import examples


@pytest.mark.parametrize(
    ("starts", "rhythm", "briefed"),
    [
        ("2026-03-12 10:00", DUTCH, "2026-03-12 09:00"),
        ("2026-03-12 07:00", DUTCH, "2026-03-12 06:00"),
        ("2026-03-12 20:00", DUTCH, "2026-03-12 19:00"),
        ("2026-03-14 10:00", DUTCH, "2026-03-14 09:00"),  # a Saturday that they planned
        ("2026-03-12 00:30", Rhythm(working_days="1"), "2026-03-11 23:30"),
        ("2026-03-29 03:30", DUTCH, "2026-03-29 01:30"),  # the clocks skip an hour between
    ],
)
def test_the_briefing_comes_an_hour_before(starts: str, rhythm: Rhythm, briefed: str) -> None:
    message = brief(invitee(starts, rhythm))

    assert message.due_at == local(briefed)
    assert message.expires_at == local(starts)


@pytest.mark.parametrize(
    ("starts", "rhythm", "told"),
    [
        ("2026-03-12 10:00", DUTCH, "2026-03-12 12:00"),
        ("2026-03-12 22:30", DUTCH, "2026-03-13 09:00"),  # ends after midnight
        ("2026-03-13 17:00", DUTCH, "2026-03-16 09:00"),  # and a weekend follows
        ("2026-03-12 10:00", Rhythm(working_days="12"), "2026-03-16 09:00"),
    ],
)
def test_the_wrap_up_comes_at_the_end_or_in_the_morning(
    starts: str, rhythm: Rhythm, told: str
) -> None:
    message = wrap_up(invitee(starts, rhythm))

    assert message.due_at == local(told)
    assert message.until - message.due_at == WRAP_UP_KEPT


def hear(facilitator: Invitee, ticks: list[datetime]) -> list[tuple[MessageKind, datetime]]:
    """What is said at these moments, each kind as long as it was not said."""
    said: list[tuple[MessageKind, datetime]] = []
    for now in ticks:
        kinds = {kind for kind, _ in said}
        facts = Facts(
            unbriefed=[facilitator] * (MessageKind.FACILITATOR_BRIEF not in kinds),
            unwrapped=[facilitator] * (MessageKind.MEETING_WRAP_UP not in kinds),
        )
        said += [(message.kind, now) for message in due(plan(facts, now), now)]
    return said


def check(facilitator: Invitee, said: list[tuple[MessageKind, datetime]]) -> None:
    session, rhythm = facilitator.meeting, facilitator.rhythm
    assert len(said) == len({kind for kind, _ in said})
    for kind, now in said:
        if kind is MessageKind.FACILITATOR_BRIEF:
            assert session.starts_at - timedelta(hours=1) <= now < session.starts_at
            continue
        here = now.astimezone(ZoneInfo(rhythm.time_zone))
        assert session.ends_at <= now < session.ends_at + LONGEST_GAP + WRAP_UP_KEPT
        assert str(here.isoweekday()) in rhythm.working_days
        assert holiday(here.date()) is None
        assert rhythm.quiet_until <= here.time() < rhythm.quiet_from


@given(life=lives(), quarters=st.lists(st.integers(-8, 40 * 96), max_size=40))
def test_at_most_once_and_only_while_of_use(life: Life, quarters: list[int]) -> None:
    begin = life.invitee.meeting.starts_at
    said = hear(life.invitee, [begin + n * QUARTER for n in sorted(quarters)])

    check(life.invitee, said)


@settings(max_examples=examples(30))
@given(life=lives(), minute=st.integers(0, 14))
def test_with_frequent_ticks_nothing_is_forgotten(life: Life, minute: int) -> None:
    begin = life.invitee.meeting.starts_at - timedelta(hours=3) + timedelta(minutes=minute)
    said = hear(life.invitee, [begin + n * QUARTER for n in range(35 * 96)])

    check(life.invitee, said)
    moments = dict(said)
    for message in (brief(life.invitee), wrap_up(life.invitee)):
        assert moments[message.kind] - message.due_at < QUARTER


def test_a_facilitator_in_quiet_hours_is_briefed_but_not_wrapped_up() -> None:
    late = invitee("2026-03-12 20:00", Rhythm(quiet_from=time(18)))

    assert [kind for kind, _ in hear(late, [local("2026-03-12 19:00")])] == [
        MessageKind.FACILITATOR_BRIEF
    ]
    assert hear(late, [local("2026-03-12 22:00")]) == []
