"""What is due: each message at most once, never when it is of no use, none forgotten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agenda.due import PlannedMeeting, due, last_day_reminded
from bot.domain.agenda.sessions.sessions import (
    PROMPT_KEPT,
    Facts,
    Invitee,
    OpenPrompt,
    agenda,
    plan,
    prompt,
    prompt_reminder,
    reminder,
)
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import LONGEST_GAP, Rhythm, holiday, morning_before, to_utc
from tests.shares import examples

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
QUARTER = timedelta(minutes=15)  # all that is generated begins and ends on one
DUTCH = Rhythm()
FRIDAYS = Rhythm(working_days="5")
ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "America/Paramaribo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "UTC",
)


def local(text: str) -> datetime:
    """A moment by Dutch clocks: "2026-03-12 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def meeting(
    starts: datetime, minutes: int = 120, zone: str = "Europe/Amsterdam"
) -> PlannedMeeting:
    begin = starts.astimezone(UTC)
    return PlannedMeeting(1, 7, 3, "C0KRING", zone, begin, begin + timedelta(minutes=minutes))


def invitee(starts: str, rhythm: Rhythm = DUTCH, invited: str = "2025-01-01 12:00") -> Invitee:
    return Invitee(meeting(local(starts)), 5, rhythm, local(invited))


@pytest.mark.parametrize(
    ("starts", "rhythm", "reminded"),
    [
        ("2026-03-12 10:00", DUTCH, "2026-03-10 09:00"),
        ("2026-03-09 10:00", DUTCH, "2026-03-05 09:00"),  # over a weekend
        ("2026-04-07 10:00", DUTCH, "2026-04-01 09:00"),  # over Good Friday and Easter Monday
        ("2026-04-28 10:00", DUTCH, "2026-04-23 09:00"),  # over King's Day
        ("2026-03-14 10:00", DUTCH, "2026-03-12 09:00"),  # on a Saturday
        ("2026-03-12 10:00", Rhythm(working_days="135"), "2026-03-09 09:00"),  # not on Tuesday
        ("2026-03-12 10:00", FRIDAYS, "2026-03-06 09:00"),
        ("2027-01-08 10:00", FRIDAYS, "2026-12-18 09:00"),  # both Fridays between are holidays
        ("2026-03-12 10:00", Rhythm(quiet_until=time(11)), "2026-03-10 11:00"),
        (
            "2026-03-12 10:00",
            Rhythm(quiet_until=time(5), quiet_from=time(8)),
            "2026-03-10 05:00",
        ),
        ("2026-03-30 10:00", DUTCH, "2026-03-26 09:00"),  # over the change of the clocks
    ],
)
def test_the_reminder_comes_two_working_days_before(
    starts: str, rhythm: Rhythm, reminded: str
) -> None:
    message = reminder(invitee(starts, rhythm))

    assert message is not None
    assert message.due_at == local(reminded)
    assert message.expires_at == local(starts)


def test_who_was_invited_just_before_is_not_reminded() -> None:
    assert reminder(invitee("2026-03-12 10:00", invited="2026-03-09 09:00")) is not None
    assert reminder(invitee("2026-03-12 10:00", invited="2026-03-09 09:01")) is None
    assert reminder(invitee("2026-03-12 10:00", invited="2026-03-11 09:00")) is None


@pytest.mark.parametrize(
    ("starts", "announced"),
    [
        ("2026-03-12 10:00", "2026-03-12 08:30"),
        ("2026-03-12 20:00", "2026-03-12 08:30"),
        ("2026-03-12 09:00", "2026-03-12 08:00"),
        ("2026-03-12 07:00", "2026-03-12 06:00"),
        ("2026-03-12 00:30", "2026-03-11 23:30"),
    ],
)
def test_the_agenda_comes_in_the_morning_or_an_hour_before(starts: str, announced: str) -> None:
    message = agenda(meeting(local(starts)))

    assert (message.due_at, message.expires_at) == (local(announced), local(starts))
    assert (message.channel, message.to) == ("C0KRING", None)


@pytest.mark.parametrize(
    ("starts", "rhythm", "asked"),
    [
        ("2026-03-12 10:00", DUTCH, "2026-03-12 12:00"),
        ("2026-03-12 16:30", DUTCH, "2026-03-13 09:00"),  # ends when it is quiet
        ("2026-03-13 17:00", DUTCH, "2026-03-16 09:00"),  # and a weekend follows
        ("2026-03-12 05:00", DUTCH, "2026-03-12 09:00"),
        ("2026-03-12 10:00", Rhythm(working_days="1235"), "2026-03-13 09:00"),
        ("2026-04-26 10:00", DUTCH, "2026-04-28 09:00"),  # King's Day after a Sunday
    ],
)
def test_the_question_comes_after_the_session_when_it_is_welcome(
    starts: str, rhythm: Rhythm, asked: str
) -> None:
    message = prompt(invitee(starts, rhythm))

    assert message.due_at == local(asked)
    assert message.until - message.due_at == PROMPT_KEPT


def open_prompt(asked: str, later: str | None = None, rhythm: Rhythm = DUTCH) -> OpenPrompt:
    return OpenPrompt(1, 3, 7, 5, rhythm, local(asked), local(later) if later else None)


@pytest.mark.parametrize(
    ("asked", "later", "rhythm", "reminded"),
    [
        ("2026-03-12 12:00", None, DUTCH, "2026-03-16 09:00"),
        ("2026-03-10 12:00", None, DUTCH, "2026-03-12 09:00"),
        ("2026-03-10 12:00", None, Rhythm(working_days="24"), "2026-03-17 09:00"),
        ("2026-03-10 12:00", "2026-03-11 09:00", DUTCH, "2026-03-11 09:00"),
        ("2026-03-10 12:00", "2026-03-14 09:00", DUTCH, "2026-03-16 09:00"),  # a Saturday
    ],
)
def test_the_question_is_repeated_once_when_it_is_welcome(
    asked: str, later: str | None, rhythm: Rhythm, reminded: str
) -> None:
    message = prompt_reminder(open_prompt(asked, later, rhythm))

    assert message.due_at == local(reminded)
    assert message.expires_at == local(reminded) + PROMPT_KEPT


def test_after_an_outage_nobody_is_woken_up() -> None:
    def said(moment: str) -> int:
        now = local(moment)
        late = Facts(unanswered=[invitee("2026-03-12 10:00")])
        return len(list(due(plan(late, now), now)))

    assert said("2026-03-11 03:00") == 0
    assert said("2026-03-11 08:30") == 1
    assert said("2026-03-12 10:00") == 0


weekdays = st.sets(st.sampled_from("1234567"), min_size=1).map(
    lambda days: "".join(sorted(days))
)
rhythms = st.builds(
    lambda zone, days, begin, length: Rhythm(
        zone,
        days,
        time(begin + length),
        time(begin),  # at least four hours, never over midnight
    ),
    st.sampled_from(ZONES),
    weekdays,
    st.integers(0, 18),
    st.integers(4, 5),
)
around_clock_changes = st.sampled_from(
    [
        date(2026, 3, 29),
        date(2026, 10, 25),
        date(2026, 3, 8),
        date(2026, 4, 5),
        date(2026, 12, 25),
    ]
)
days = st.one_of(
    st.dates(date(2026, 1, 5), date(2028, 12, 31)),
    st.builds(lambda day, n: day + n * DAY, around_clock_changes, st.integers(-3, 4)),
)


@dataclass
class Life:
    """One session and one person in it, and what was said to them at which moment."""

    invitee: Invitee
    answers_at: datetime | None
    reflects_at: datetime | None
    later_at: datetime | None
    said: list[tuple[Due, datetime]] = field(default_factory=list)

    def live(self, ticks: Iterable[datetime]) -> None:
        for now in ticks:
            fresh = list(due(plan(self.facts(now), now), now))
            self.said.extend((message, now) for message in fresh)

    def facts(self, now: datetime) -> Facts:
        """What a loader would find: rows, without what was queued."""
        told = {message.kind: at for message, at in self.said}
        asked_at = told.get(MessageKind.PROMPT)
        mine = self.invitee
        answered = self.answers_at is not None and self.answers_at <= now
        reflected = self.reflects_at is not None and self.reflects_at <= now
        is_open = asked_at is not None and not reflected
        return Facts(
            unannounced=[mine.meeting] * (MessageKind.MEETING_AGENDA not in told),
            unanswered=[mine] * (MessageKind.MEETING_REMINDER not in told and not answered),
            unasked=[mine] * (asked_at is None),
            prompts=list(self.prompts(asked_at, now))
            if is_open and MessageKind.PROMPT_REMINDER not in told
            else [],
        )

    def prompts(self, asked_at: datetime | None, now: datetime) -> Iterator[OpenPrompt]:
        if asked_at is not None:
            chosen = self.later_at if self.later_at and asked_at < self.later_at else None
            yield OpenPrompt(1, 3, 7, 5, self.invitee.rhythm, asked_at, chosen)

    @property
    def kinds(self) -> list[MessageKind]:
        return [message.kind for message, _ in self.said]


@st.composite
def lives(draw: st.DrawFn) -> Life:
    zone = draw(st.sampled_from(ZONES))
    begin = to_utc(datetime.combine(draw(days), time(draw(st.integers(0, 23)), 30)), zone)
    minutes = draw(st.sampled_from((60, 120, 480)))
    session = PlannedMeeting(1, 7, 3, "C", zone, begin, begin + timedelta(minutes=minutes))
    invited_at = begin - draw(st.integers(0, 25)) * DAY - draw(st.integers(1, 40)) * HOUR
    some_hours = st.one_of(st.none(), st.integers(0, 900))

    def after(hours: int | None) -> datetime | None:
        return None if hours is None else invited_at + hours * HOUR

    return Life(
        Invitee(session, 5, draw(rhythms), invited_at),
        after(draw(some_hours)),
        after(draw(some_hours)),
        after(draw(some_hours)),
    )


def check_each(life: Life) -> None:
    """What holds for every message, however the ticks fell."""
    session, rhythm = life.invitee.meeting, life.invitee.rhythm
    assert len(life.kinds) == len(set(life.kinds))
    for message, now in life.said:
        assert message.due_at <= now < message.until
        if message.kind is MessageKind.MEETING_AGENDA:
            assert session.starts_at - DAY <= now < session.starts_at
            continue
        here = now.astimezone(ZoneInfo(rhythm.time_zone))
        assert str(here.isoweekday()) in rhythm.working_days
        assert holiday(here.date()) is None
        assert rhythm.quiet_until <= here.time() < rhythm.quiet_from
        if message.kind is MessageKind.MEETING_REMINDER:
            assert life.invitee.invited_at < now < session.starts_at
            assert life.answers_at is None or now < life.answers_at
        else:
            assert session.ends_at <= now
        if message.kind is MessageKind.PROMPT:
            assert now < session.ends_at + LONGEST_GAP + PROMPT_KEPT
        if message.kind is MessageKind.PROMPT_REMINDER:
            assert life.reflects_at is None or now < life.reflects_at


@settings(max_examples=examples(150))
@given(
    life=lives(),
    hours=st.lists(st.integers(0, 70 * 24), max_size=40),
    minute=st.integers(0, 59),
)
def test_at_most_once_and_only_while_of_use(life: Life, hours: list[int], minute: int) -> None:
    begin = life.invitee.invited_at + timedelta(minutes=minute)

    life.live(begin + hour * HOUR for hour in sorted(hours))

    check_each(life)


@settings(max_examples=examples(30))
@given(life=lives(), minute=st.integers(0, 14))
def test_with_frequent_ticks_nothing_is_forgotten(life: Life, minute: int) -> None:
    begin = life.invitee.invited_at + timedelta(minutes=minute)

    life.live(begin + n * QUARTER for n in range(90 * 96))

    check_each(life)
    assert MessageKind.PROMPT in life.kinds
    last_chance = life.invitee.meeting.starts_at - begin
    if last_chance >= HOUR:
        assert MessageKind.MEETING_AGENDA in life.kinds
    reminded = reminder(life.invitee)
    wanted = reminded is not None and (
        life.answers_at is None or life.answers_at > reminded.due_at + QUARTER
    )
    assert wanted <= (MessageKind.MEETING_REMINDER in life.kinds)
    if life.reflects_at is None:
        assert MessageKind.PROMPT_REMINDER in life.kinds
    for message, now in life.said:
        if message.kind is not MessageKind.MEETING_AGENDA:
            assert now - max(message.due_at, begin) <= QUARTER


@pytest.mark.parametrize("working_days", ["12345", "1245", "5", "15", "67", "3"])
def test_how_far_ahead_reminders_reach(working_days: str) -> None:
    """The loader's bound and the reminder's own moment are the same rule."""
    rhythm = Rhythm(working_days=working_days)
    today = date(2026, 1, 1)
    while today < date(2028, 1, 20):
        reach = last_day_reminded(today, working_days)
        zone = ZoneInfo(rhythm.time_zone)
        assert morning_before(reach, 2, rhythm).astimezone(zone).date() <= today
        assert morning_before(reach + DAY, 2, rhythm).astimezone(zone).date() > today
        today += DAY
