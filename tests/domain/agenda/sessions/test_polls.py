"""What is due about finding dates and about too few people: once, in time, when welcome."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agenda.due import PlannedMeeting, due
from bot.domain.agenda.sessions import quorum
from bot.domain.agenda.sessions.polls import (
    RESULT_KEPT,
    Chooser,
    Facts,
    Voter,
    plan,
    reminder,
    result,
)
from bot.domain.agenda.sessions.quorum import Short, quorum_offer
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, is_welcome, to_utc
from tests.shares import examples

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DUTCH = Rhythm()
FRIDAYS = Rhythm(working_days="5")
NEW_YORK = Rhythm("America/New_York")


def local(text: str) -> datetime:
    """A moment by Dutch clocks: "2026-03-12 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def voter(closes: str, rhythm: Rhythm = DUTCH, asked: str = "2025-01-01 12:00") -> Voter:
    return Voter(1, 3, 7, 5, rhythm, local(asked), local(closes))


@pytest.mark.parametrize(
    ("closes", "rhythm", "reminded"),
    [
        ("2026-03-07 00:00", DUTCH, "2026-03-05 09:00"),  # until Friday: on Thursday
        ("2026-03-10 00:00", DUTCH, "2026-03-06 09:00"),  # until Monday: on Friday
        ("2026-03-09 00:00", DUTCH, "2026-03-06 09:00"),  # until Sunday
        ("2026-04-08 00:00", DUTCH, "2026-04-02 09:00"),  # over Easter, Good Friday too
        ("2026-03-07 00:00", Rhythm(working_days="123"), "2026-03-04 09:00"),
        ("2026-03-07 00:00", FRIDAYS, "2026-02-27 09:00"),
        ("2026-03-07 00:00", Rhythm(quiet_until=time(11)), "2026-03-05 11:00"),
        ("2026-03-30 00:00", DUTCH, "2026-03-27 09:00"),  # the clocks change on the last day
        ("2026-03-07 00:00", NEW_YORK, "2026-03-05 15:00"),
    ],
)
def test_who_did_not_vote_is_reminded_the_working_day_before(
    closes: str, rhythm: Rhythm, reminded: str
) -> None:
    message = reminder(voter(closes, rhythm))

    assert message is not None
    assert message.due_at == local(reminded)
    assert message.expires_at == local(closes)


@pytest.mark.parametrize(
    ("asked", "reminded"),
    [
        ("2026-03-04 09:00", "2026-03-05 09:00"),
        ("2026-03-04 09:01", "2026-03-06 09:00"),  # on the last day then
        ("2026-03-05 09:00", "2026-03-06 09:00"),
        ("2026-03-05 09:01", None),
    ],
)
def test_who_was_asked_just_before_is_reminded_later_or_not(
    asked: str, reminded: str | None
) -> None:
    message = reminder(voter("2026-03-07 00:00", asked=asked))

    assert (message.due_at if message else None) == (local(reminded) if reminded else None)


@pytest.mark.parametrize(
    ("closes", "rhythm", "told"),
    [
        ("2026-03-06 00:00", DUTCH, "2026-03-06 09:00"),
        ("2026-03-07 00:00", DUTCH, "2026-03-09 09:00"),
        ("2026-03-07 00:00", FRIDAYS, "2026-03-13 09:00"),
        ("2026-03-05 14:12", DUTCH, "2026-03-05 14:12"),  # closed by hand
    ],
)
def test_the_result_comes_when_it_is_welcome(closes: str, rhythm: Rhythm, told: str) -> None:
    message = result(Chooser(1, 3, 7, 5, rhythm, local(closes), 2))

    assert message.due_at == local(told)
    assert message.expires_at == local(told) + RESULT_KEPT
    assert message.occasion == "ballot2"


def short(starts: str, rhythm: Rhythm = DUTCH, invited: str = "2025-01-01 12:00") -> Short:
    begin = local(starts).astimezone(UTC)
    meeting = PlannedMeeting(1, 7, 3, "C0KRING", "Europe/Amsterdam", begin, begin + HOUR)
    return Short(meeting, 5, rhythm, local(invited))


@pytest.mark.parametrize(
    ("starts", "rhythm", "offered"),
    [
        ("2026-03-12 10:00", DUTCH, "2026-03-10 14:00"),
        ("2026-03-09 10:00", DUTCH, "2026-03-05 14:00"),
        ("2026-04-07 10:00", DUTCH, "2026-04-01 14:00"),  # over Easter
        ("2026-03-12 10:00", Rhythm(working_days="15"), "2026-03-09 14:00"),
        ("2026-03-12 10:00", Rhythm(quiet_from=time(12)), "2026-03-10 09:00"),
        ("2026-03-12 23:30", DUTCH, "2026-03-10 14:00"),
    ],
)
def test_too_few_people_is_said_two_working_days_before(
    starts: str, rhythm: Rhythm, offered: str
) -> None:
    message = quorum_offer(short(starts, rhythm))

    assert (message.due_at, message.expires_at) == (local(offered), local(starts))


def test_who_was_just_invited_has_a_day_to_answer() -> None:
    assert quorum_offer(short("2026-03-12 10:00", invited="2026-03-10 10:00")).due_at == local(
        "2026-03-11 10:00"
    )
    late = quorum_offer(short("2026-03-12 10:00", invited="2026-03-11 16:00"))
    assert not late.due_at < late.until


ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC")
rhythms = st.builds(
    lambda zone, days, begin, length: Rhythm(zone, days, time(begin + length), time(begin)),
    st.sampled_from(ZONES),
    st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days))),
    st.integers(0, 18),
    st.integers(4, 5),
)
around_clock_changes = st.builds(
    lambda day, n: day + n * DAY,
    st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 25)]),
    st.integers(-3, 6),
)
last_days = st.one_of(st.dates(date(2026, 1, 5), date(2028, 12, 31)), around_clock_changes)


@dataclass
class Life:
    """One poll and one person, who votes or does not, and what was said to them when."""

    person: Voter
    votes_at: datetime | None
    closed_at: datetime | None  # by hand, before its last day
    decided_at: datetime | None
    said: list[tuple[datetime, Due]] = field(default_factory=list)

    def tick(self, now: datetime) -> None:
        """What the loader would find, and what is queued of it."""
        closes_at = self.closes_at(now)
        decided = self.decided_at is not None and self.decided_at <= now
        voted = self.votes_at is not None and self.votes_at <= now
        kinds = {message.kind for _, message in self.said}
        one = self.person
        facts = Facts(
            voters=[one]
            if not decided
            and not voted
            and closes_at > now
            and MessageKind.POLL_REMINDER not in kinds
            else [],
            choosers=[Chooser(1, 3, 7, 5, one.rhythm, closes_at, 1)]
            if not decided and closes_at <= now and MessageKind.POLL_RESULT not in kinds
            else [],
        )
        self.said += [(now, message) for message in due(plan(facts, now), now)]

    def closes_at(self, now: datetime) -> datetime:
        if self.closed_at is not None and self.closed_at <= now:
            return self.closed_at
        return self.person.closes_at


@st.composite
def lives(draw: st.DrawFn) -> tuple[Life, list[datetime]]:
    closes = to_utc(datetime.combine(draw(last_days), time(0)), "Europe/Amsterdam")
    asked = closes - draw(st.integers(1, 40)) * DAY + draw(st.integers(0, 23)) * HOUR
    person = Voter(1, 3, 7, 5, draw(rhythms), asked, closes)

    def sometime(until: datetime) -> datetime | None:
        hours = int((until - asked) / HOUR)
        after = draw(st.none() | st.integers(0, max(0, hours - 1)))
        return None if after is None else asked + after * HOUR

    life = Life(person, sometime(closes), sometime(closes), sometime(closes + 20 * DAY))
    steps = draw(st.lists(st.sampled_from([1, 2, 5, 14, 26, 80]), min_size=30, max_size=30))
    ticks, now = [], asked
    for hours in steps:
        now += hours * HOUR
        ticks.append(now)
    return life, ticks


@settings(max_examples=examples(300))
@given(lives())
def test_over_any_rhythm_of_ticks_each_is_said_once_in_time_and_when_welcome(
    lived: tuple[Life, list[datetime]],
) -> None:
    life, ticks = lived

    for now in ticks:
        life.tick(now)

    kinds = [message.kind for _, message in life.said]
    assert len(kinds) == len(set(kinds))
    for now, message in life.said:
        assert is_welcome(now, life.person.rhythm)
        assert message.due_at <= now < message.until
        assert life.decided_at is None or now < life.decided_at
        if message.kind is MessageKind.POLL_REMINDER:
            assert life.votes_at is None or now < life.votes_at
            assert now < life.closes_at(now)
        else:
            assert now >= life.closes_at(now)


@given(lives())
def test_none_is_forgotten_by_a_worker_that_never_sleeps(
    lived: tuple[Life, list[datetime]],
) -> None:
    """Ticks every hour: the result comes, and the reminder to whoever still can vote."""
    life, _ = lived
    life.votes_at = life.closed_at = life.decided_at = None
    now = life.person.asked_at
    while now < life.person.closes_at + 30 * DAY:
        life.tick(now)
        now += HOUR

    kinds = {message.kind for _, message in life.said}
    assert MessageKind.POLL_RESULT in kinds
    wanted = reminder(life.person)
    if wanted is not None and wanted.due_at < wanted.until:
        assert MessageKind.POLL_REMINDER in kinds


@st.composite
def gatherings(draw: st.DrawFn) -> tuple[Short, list[datetime], list[bool]]:
    """A session, ticks until after its beginning, and whether too few come at each."""
    day = draw(last_days)
    starts = to_utc(datetime.combine(day, time(draw(st.integers(0, 23)))), "Europe/Amsterdam")
    invited = starts - draw(st.integers(1, 30)) * DAY - draw(st.integers(0, 23)) * HOUR
    meeting = PlannedMeeting(1, 7, 3, "C0KRING", "Europe/Amsterdam", starts, starts + HOUR)
    ticks, now = [], invited
    while now < starts + DAY:
        now += draw(st.sampled_from([1, 2, 7, 25])) * HOUR
        ticks.append(now)
    few = draw(st.lists(st.booleans(), min_size=len(ticks), max_size=len(ticks)))
    return Short(meeting, 5, draw(rhythms), invited), ticks, few


@settings(max_examples=examples(200))
@given(gatherings())
def test_too_few_is_said_once_while_it_is_true_and_of_use(
    lived: tuple[Short, list[datetime], list[bool]],
) -> None:
    short, ticks, few = lived
    said: list[datetime] = []

    for now, is_short in zip(ticks, few, strict=True):
        found = [short] if is_short and not said else []
        said += [now for _ in due(quorum.plan(found, now), now)]

    assert len(said) <= 1
    for now in said:
        assert is_welcome(now, short.rhythm)
        assert now < short.meeting.starts_at
        assert now >= short.invited_at + DAY
        assert few[ticks.index(now)]
    offer = quorum_offer(short)
    missed = [
        now
        for now, is_short in zip(ticks, few, strict=True)
        if is_short and offer.due_at <= now < offer.until and is_welcome(now, short.rhythm)
    ]
    assert bool(missed) == bool(said)
