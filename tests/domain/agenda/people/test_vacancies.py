"""When someone is asked to lead, or to host: tables, and any rhythm of ticks."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.due import PlannedMeeting, due
from bot.domain.agenda.people.vacancies import (
    PRESSING,
    Candidate,
    Deputy,
    Facts,
    Vacancy,
    gone,
    plan,
    wanted,
    wave,
)
from bot.domain.agenda.sessions import hosts
from bot.domain.agenda.sessions.hosts import HostlessMeeting, host_question
from bot.domain.base.kinds import Due
from bot.domain.people.working_hours import Rhythm, is_welcome

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 10:00 in Amsterdam
OFFICE = Rhythm()
TUESDAYS = Rhythm(working_days="2")
DAY = timedelta(days=1)


def candidate(
    number: int,
    wave: int,
    declined_at: datetime | None = None,
    rhythm: Rhythm = OFFICE,
    *,
    was_asked: bool = False,
) -> Candidate:
    return Candidate(number, rhythm, wave, was_asked, declined_at)


def vacancy(*candidates: Candidate, next_at: datetime | None = None) -> Vacancy:
    return Vacancy(1, 7, "Europe/Amsterdam", MONDAY, next_at, candidates)


def asked_at(found: Vacancy) -> dict[int | None, str]:
    return {message.to: f"{message.due_at:%a %d %H:%M}" for message, _ in wanted(found)}


@pytest.mark.parametrize(
    ("found", "times"),
    [
        # The host first, the others two working days later, then who looks after all circles.
        (
            vacancy(candidate(1, 0), candidate(2, 1), candidate(3, 2)),
            {1: "Mon 02 09:00", 2: "Wed 04 08:00", 3: "Fri 06 08:00"},
        ),
        # Nobody hosts: the circle is asked at once.
        (vacancy(candidate(2, 1), candidate(3, 2)), {2: "Mon 02 09:00", 3: "Wed 04 08:00"}),
        # All said no: the next ones need not wait; one who did not say so keeps their time.
        (
            vacancy(candidate(1, 1, MONDAY + DAY, was_asked=True), candidate(3, 2)),
            {3: "Tue 03 09:00"},
        ),
        (
            vacancy(
                candidate(1, 1, MONDAY + DAY, was_asked=True),
                candidate(2, 1, was_asked=True),
                candidate(3, 2),
            ),
            {3: "Wed 04 08:00"},
        ),
        # A session is near: everyone at once.
        (
            vacancy(candidate(1, 0), candidate(3, 2), next_at=MONDAY + 2 * DAY),
            {1: "Mon 02 09:00", 3: "Mon 02 09:00"},
        ),
        (
            vacancy(candidate(1, 0), candidate(3, 2), next_at=MONDAY + PRESSING),
            {1: "Mon 02 09:00", 3: "Wed 04 08:00"},
        ),
        # On someone's own working day.
        (vacancy(candidate(1, 1, rhythm=TUESDAYS)), {1: "Tue 03 08:00"}),
        # Nobody to ask.
        (vacancy(), {}),
    ],
)
def test_who_is_asked_to_lead_and_when(found: Vacancy, times: dict[int, str]) -> None:
    assert asked_at(found) == times


def test_the_host_is_asked_before_the_circle_and_the_circle_before_managers() -> None:
    host = wave(is_host=True, is_member=True)
    member = wave(is_host=False, is_member=True)
    manager = wave(is_host=False, is_member=False)

    assert host < member < manager


def test_another_vacancy_is_another_question() -> None:
    [(first, _)] = wanted(vacancy(candidate(1, 1)))
    later = Vacancy(1, 7, "Europe/Amsterdam", MONDAY + 9 * DAY, None, [candidate(1, 1)])
    [(second, _)] = wanted(later)

    assert first.occasion != second.occasion


def meeting(starts_at: datetime) -> PlannedMeeting:
    hour = timedelta(hours=1)
    return PlannedMeeting(1, 5, 7, "C0", "Europe/Amsterdam", starts_at, starts_at + hour)


@pytest.mark.parametrize(
    ("starts", "asked"),
    [
        ("2026-03-19 09:00", "2026-03-12 08:00"),  # five working days before
        ("2026-04-07 08:00", "2026-03-27 08:00"),  # over Easter, and a change of the clock
        ("2026-01-05 09:00", "2025-12-24 08:00"),  # over Christmas and New Year
    ],
)
def test_the_host_is_asked_a_week_before(starts: str, asked: str) -> None:
    held = meeting(datetime.fromisoformat(starts).replace(tzinfo=UTC))

    assert f"{host_question(HostlessMeeting(held, 1, OFFICE)).due_at:%Y-%m-%d %H:%M}" == asked


rhythms = st.builds(
    Rhythm,
    time_zone=st.sampled_from(["Europe/Amsterdam", "America/New_York", "Asia/Kathmandu"]),
    working_days=st.sets(st.sampled_from("12345"), min_size=1).map("".join),
)
starts = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 20)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
ticks = st.lists(st.integers(1, 60 * 24 * 4), min_size=5, max_size=60)  # minutes apart


def said(
    facts: Facts, turns: Sequence[HostlessMeeting], begin: datetime, gaps: list[int]
) -> list[tuple[datetime, Due]]:
    """What leaves at these ticks, each key once, as the outbox has it."""
    now, keys, found = begin, set(), []
    for gap in gaps:
        now += timedelta(minutes=gap)
        for message in due([*plan(facts, now), *hosts.plan(turns, now)], now):
            key = (message.kind, message.subject_id, message.to, message.occasion)
            if key not in keys:
                keys.add(key)
                found.append((now, message))
    return found


@given(
    begin=starts, gaps=ticks, rhythm=rhythms, ahead=st.integers(1, 40), wave=st.integers(0, 2)
)
def test_over_any_rhythm_of_ticks_each_is_said_once_in_time_and_when_welcome(
    begin: datetime, gaps: list[int], rhythm: Rhythm, ahead: int, wave: int
) -> None:
    held = meeting(begin + ahead * DAY)
    facts = Facts(
        [Vacancy(1, 7, "Europe/Amsterdam", begin, None, [candidate(1, wave, rhythm=rhythm)])],
        [Deputy(1, 7, 9, begin, 2, rhythm)],
    )

    messages = said(facts, [HostlessMeeting(held, 3, rhythm)], begin, gaps)

    assert len({message.to for _, message in messages}) == len(messages)
    for now, message in messages:
        assert message.due_at <= now < message.until
        assert is_welcome(now, rhythm)


@pytest.mark.slow
@given(begin=starts, rhythm=rhythms)
def test_a_worker_that_never_sleeps_forgets_nobody(begin: datetime, rhythm: Rhythm) -> None:
    people = [candidate(n, n, rhythm=rhythm) for n in range(3)]
    facts = Facts(
        [Vacancy(1, 7, "Europe/Amsterdam", begin, None, people)],
        [Deputy(1, 7, 9, begin, 9, rhythm)],
    )

    messages = said(facts, [], begin, [60] * 24 * 30)

    assert sorted(message.to or 0 for _, message in messages) == [0, 1, 2, 9]
    assert gone(facts.deputies[0]).due_at >= begin
    order = [message.to for _, message in messages if message.to != 9]
    assert order == [0, 1, 2] or len(rhythm.working_days) < 5
