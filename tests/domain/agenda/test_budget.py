"""One person in several circles: each message once, in time, within the week; or noted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agenda.budget import MOST_TOGETHER, Allowance, counts, share_out, week_of
from bot.domain.agenda.due import (
    AWAY,
    LOOK_BACK,
    REMEMBERED,
    PlannedMeeting,
    due,
    lost,
    waiting,
)
from bot.domain.agenda.sessions.sessions import (
    Facts,
    Invitee,
    OpenIntention,
    OpenPrompt,
    plan,
    prompt,
    reminder,
)
from bot.domain.base.kinds import Again, Due, MessageKind, Reader
from bot.domain.people.school_holidays import (
    REGIONS,
    Period,
    PeriodChange,
    effective,
    shipped,
    spans,
)
from bot.domain.people.working_hours import (
    Rhythm,
    Span,
    holiday,
    is_away,
    is_welcome,
    is_working_day,
    to_utc,
)
from tests.shares import examples

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ME = 5
ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC")
DUTCH = Rhythm()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


def session(number: int, starts_at: datetime) -> PlannedMeeting:
    begin = starts_at.astimezone(UTC)
    zone = "Europe/Amsterdam"
    return PlannedMeeting(1, number, number % 3 + 1, "C0KRING", zone, begin, begin + HOUR)


# Days off


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 6), "Tweede paasdag"),
        (date(2025, 4, 26), "Koningsdag"),  # the 27th is a Sunday
        (date(2025, 5, 5), "Bevrijdingsdag"),
        (date(2030, 5, 5), "Bevrijdingsdag"),
    ],
)
def test_public_holidays(day: date, name: str) -> None:
    assert holiday(day) == name
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 5, 5), date(2027, 5, 5), date(2027, 4, 26)])
def test_days_that_are_not_off(day: date) -> None:
    """5 May outside lustrum years; King's Day is the 27th unless that is a Sunday."""
    assert is_working_day(day)


def test_five_may_is_off_where_the_organisation_says_so() -> None:
    fifth = date(2026, 5, 5)
    rhythm = Rhythm(days_off=((fifth, fifth),))
    member = Invitee(session(1, local("2026-05-05 10:00")), ME, rhythm, local("2026-01-01"))
    message = prompt(member)

    assert message.due_at == local("2026-05-06 09:00")


def test_the_shipped_school_holidays_are_whole() -> None:
    """Three years, three regions, five holidays; from Saturday to Sunday, none overlapping."""
    assert len(shipped()) == 3 * 3 * 5
    for region in REGIONS:
        mine = spans(shipped(), region, date(2025, 1, 1))
        mine = tuple(sorted(mine))
        for first, last in mine:
            assert (first.isoweekday(), last.isoweekday()) == (6, 7)
            assert 9 <= (last - first).days + 1 <= 44
        for (_, last), (first, _) in pairwise(mine):
            assert last < first


def test_what_a_workspace_changed_goes_first_and_the_rest_follows_the_program() -> None:
    [summer] = [p for p in shipped() if (p.region, p.key) == ("noord", "2025-2026-summer")]
    later = replace(summer, first_on=summer.first_on + 7 * DAY)
    own = Period("zuid", "own-1", "other", date(2026, 6, 1), date(2026, 6, 5))
    [autumn] = [p for p in shipped() if (p.region, p.key) == ("midden", "2026-2027-autumn")]

    found = effective(
        [PeriodChange(later), PeriodChange(own), PeriodChange(autumn, is_removed=True)]
    )

    assert later in found
    assert summer not in found
    assert own in found
    assert autumn not in found
    assert len(found) == len(shipped())


# Being away


def test_who_is_back_is_asked_on_the_first_morning() -> None:
    rhythm = Rhythm(away_until=date(2026, 8, 14))
    asked = prompt(
        Invitee(session(1, local("2026-08-05 10:00")), ME, rhythm, local("2026-01-01"))
    )

    assert asked.due_at == local("2026-08-14 09:00")
    assert asked.until > asked.due_at


def test_after_a_long_absence_nobody_is_asked_about_last_season() -> None:
    rhythm = Rhythm(away_until=date(2026, 11, 2))
    member = Invitee(session(1, local("2026-08-05 10:00")), ME, rhythm, local("2026-01-01"))
    ended = local("2026-08-05 11:00")

    found = list(lost(plan(Facts(unasked=[member]), ended), ended + REMEMBERED))

    assert [(each.kind, each.why) for each in found] == [(MessageKind.PROMPT, AWAY)]
    assert not list(due(plan(Facts(unasked=[member]), ended), local("2026-11-02 09:00")))


def test_a_reminder_in_an_absence_comes_after_it_or_is_lost() -> None:
    rhythm = Rhythm(days_off=((date(2026, 10, 10), date(2026, 10, 18)),))
    after = Invitee(session(1, local("2026-10-19 14:00")), ME, rhythm, local("2026-01-01"))
    within = Invitee(session(2, local("2026-10-14 10:00")), ME, rhythm, local("2026-01-01"))

    reminded = reminder(after)
    assert reminded is not None
    assert reminded.due_at == local("2026-10-19 09:00")
    begins = local("2026-10-14 10:00")
    [noted] = lost(plan(Facts(unanswered=[within]), begins), begins)
    assert noted.why == AWAY
    before = local("2026-10-16 09:00")
    [(held, until)] = waiting(plan(Facts(unanswered=[after]), before), before)
    assert (held.why, until) == (AWAY, local("2026-10-19 09:00"))


# The budget


def message(kind: MessageKind, subject: int = 1, to: int | None = ME) -> Due:
    at = local("2026-03-10 09:00")
    occasion = "" if kind.row.again is Again.ONCE else "occasion"
    return Due(1, kind, subject, 1, at, at + DAY, to=to, occasion=occasion)


@pytest.mark.parametrize(
    ("kind", "limit", "spent", "admitted"),
    [
        (MessageKind.MEETING_REMINDER, 5, 4, True),
        (MessageKind.MEETING_REMINDER, 5, 5, False),
        (MessageKind.PROMPT, 5, 3, True),
        (MessageKind.PROMPT, 5, 4, False),  # the last is for what loses its use
        (MessageKind.PROMPT_REMINDER, 5, 2, True),
        (MessageKind.PROMPT_REMINDER, 5, 3, False),
        (MessageKind.PROMPT_REMINDER, 1, 0, True),  # who wants one gets one
        (MessageKind.QUORUM, 1, 1, False),
    ],
)
def test_the_last_messages_of_a_week_are_for_what_is_urgent(
    kind: MessageKind, limit: int, spent: int, *, admitted: bool
) -> None:
    shared = share_out([message(kind)], {ME: Allowance(limit, spent)})

    assert bool(shared.bundles) == admitted
    assert bool(shared.waiting) != admitted


@pytest.mark.parametrize(
    ("kind", "in_quarter", "is_new", "admitted"),
    [
        (MessageKind.PROMPT, 2, False, True),
        (MessageKind.PROMPT, 3, False, False),
        (MessageKind.MEETING_REMINDER, 3, False, False),
        (MessageKind.STILL_IN, 3, False, False),
        (MessageKind.PROMPT, None, False, True),  # who takes part
        (MessageKind.CASE_QUESTION, 9, False, True),  # about what somebody brought
        (MessageKind.RELEASE_REQUEST, 9, False, True),  # about their own words
        (MessageKind.PROMPT, 9, True, True),  # of a newcomer nobody knows yet
        (MessageKind.MEETING_REMINDER, 1, True, True),
        (MessageKind.MEETING_REMINDER, 2, True, False),  # the question would be the fourth
        (MessageKind.POLL_REMINDER, 9, True, True),  # else there is no date to invite for
        (MessageKind.PROMPT_REMINDER, 2, True, True),
        (MessageKind.PROMPT_REMINDER, 3, True, False),
    ],
)
def test_who_is_silent_has_a_quarter_too(
    kind: MessageKind, in_quarter: int | None, *, is_new: bool, admitted: bool
) -> None:
    shared = share_out([message(kind)], {ME: Allowance(5, 0, in_quarter, is_new)})

    assert bool(shared.bundles) == admitted


def test_what_can_wait_goes_along_with_what_leaves() -> None:
    three = [
        message(MessageKind.PROMPT_REMINDER),
        message(MessageKind.PROMPT),
        message(MessageKind.MEETING_REMINDER),
    ]

    shared = share_out(three, {ME: Allowance(5, 4)})

    assert [each.kind for each in shared.bundles[0]] == [
        MessageKind.MEETING_REMINDER,
        MessageKind.PROMPT,
        MessageKind.PROMPT_REMINDER,
    ]


@pytest.mark.parametrize(
    ("kept", "leaves", "is_new"),
    [
        (MessageKind.MEETING_REMINDER, MessageKind.QUORUM, True),
        (MessageKind.PROMPT, MessageKind.CASE_QUESTION, False),
    ],
)
def test_what_the_quarter_keeps_from_them_holds_up_no_other(
    kept: MessageKind, leaves: MessageKind, *, is_new: bool
) -> None:
    shared = share_out([message(kept), message(leaves)], {ME: Allowance(5, 0, 3, is_new)})

    assert [[each.kind for each in bundle] for bundle in shared.bundles] == [[leaves]]
    assert [each.kind for each in shared.waiting] == [kept]


def test_what_others_did_neither_counts_nor_waits() -> None:
    for kind in MessageKind:
        if not counts(kind) and kind.row.reader is not Reader.CHANNEL:
            shared = share_out([message(kind)], {ME: Allowance(1, 9)})
            assert shared.bundles == [[message(kind)]]
    assert not counts(MessageKind.MEETING_CHANGE)
    assert not counts(MessageKind.INVITATION)


def test_what_ends_first_leaves_first_whichever_way_it_was_found() -> None:
    at = local("2026-03-10 09:00")
    morning, afternoon = (
        Due(
            1,
            MessageKind.MEETING_AGENDA,
            subject,
            1,
            at,
            at + hours * HOUR,
            channel="C0",
            occasion="09:00",
        )
        for subject, hours in ((2, 1), (1, 5))
    )
    asked = message(MessageKind.PROMPT)

    for found in permutations((afternoon, asked, morning)):
        bundles = share_out(found, {ME: Allowance(5, 0)}).bundles
        assert bundles == [[morning], [afternoon], [asked]]


def test_too_much_for_one_message_takes_a_second() -> None:
    many = [message(MessageKind.PROMPT, n) for n in range(MOST_TOGETHER + 1)]

    assert [len(each) for each in share_out(many, {ME: Allowance(5, 0)}).bundles] == [6, 1]
    assert [len(each) for each in share_out(many, {ME: Allowance(1, 0)}).bundles] == [6]


def test_a_week_begins_on_monday_where_the_person_is() -> None:
    sunday = datetime(2026, 3, 29, 21, 59, tzinfo=UTC)  # the clocks changed that night

    assert week_of(sunday, "Europe/Amsterdam") == local("2026-03-23 00:00")
    assert week_of(sunday + 2 * HOUR, "Europe/Amsterdam") == local("2026-03-30 00:00")
    assert week_of(sunday, "Pacific/Kiritimati") > week_of(sunday, "Europe/Amsterdam")


# A whole life


@dataclass
class Life:
    """What a loader would find for one person; rows, and no memory beside them."""

    base: Rhythm
    limit: int
    sessions: dict[int, PlannedMeeting]
    invited_at: datetime
    away: tuple[datetime, date, datetime] | None  # from when, until which day, back by itself
    moves: dict[int, tuple[datetime, PlannedMeeting | None]]  # None: cancelled
    intention_on: date
    sent: list[tuple[datetime, Sequence[Due]]] = field(default_factory=list)
    noted: list[tuple[datetime, Due]] = field(default_factory=list)

    def rhythm(self, now: datetime) -> Rhythm:
        if self.away is None or now < self.away[0]:
            return self.base
        until, back = self.away[1], self.away[2]
        if now >= back:
            zone = ZoneInfo(self.base.time_zone)
            until = min(until, back.astimezone(zone).date())
        return replace(self.base, away_until=until)

    def planned(self, now: datetime) -> Iterable[tuple[PlannedMeeting, datetime]]:
        """Each session that goes on, with when its people were told."""
        for number, meeting in self.sessions.items():
            at, moved = self.moves.get(number, (None, None))
            if at is None or now < at:
                yield meeting, self.invited_at
            elif moved is not None:
                yield moved, at

    def keys(self) -> Counter[tuple[str, int, str]]:
        said = [each for _, bundle in self.sent for each in bundle]
        return Counter((m.kind, m.subject_id, m.occasion) for m in [*said, *self._lost()])

    def _lost(self) -> list[Due]:
        return [each for _, each in self.noted]

    def facts(self, now: datetime) -> Facts:
        known, rhythm = self.keys(), self.rhythm(now)
        asked = {m.subject_id: at for at, each in self.sent for m in each if m.kind == "prompt"}
        people = [Invitee(m, ME, rhythm, told) for m, told in self.planned(now)]
        prompts = [
            OpenPrompt(1, 1, number, ME, rhythm, at, None)
            for number, at in asked.items()
            if ("prompt_reminder", number, "") not in known
        ]
        intention = OpenIntention(1, 99, 1, ME, rhythm, self.intention_on)
        open_ones = [] if ("intention_question", 99, "") in known else [intention]
        return Facts(
            unanswered=[
                each
                for each in people
                if (m := reminder(each)) and (m.kind, m.subject_id, m.occasion) not in known
            ],
            unasked=[
                each
                for each in people
                if each.meeting.ends_at <= now and ("prompt", each.meeting.id, "") not in known
            ],
            prompts=prompts,
            intentions=open_ones,
        )

    def spent(self, now: datetime) -> int:
        week = week_of(now, self.base.time_zone)
        return sum(1 for at, each in self.sent if at >= week and counts(each[0].kind))

    def tick(self, now: datetime) -> None:
        found = list(plan(self.facts(now), now))
        gone = list(lost(found, now))
        shared = share_out(due(found, now), {ME: Allowance(self.limit, self.spent(now))})
        self.sent += [(now, bundle) for bundle in shared.bundles]
        self.noted += [(now, each) for each in gone]


weekdays = st.sets(st.sampled_from("1234567"), min_size=1).map(
    lambda chosen: "".join(sorted(chosen))
)
# Around both changes of the clock, Christmas, and a summer.
beginnings = st.sampled_from(
    [date(2026, 3, 20), date(2026, 10, 16), date(2026, 12, 14), date(2026, 6, 29)]
)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    zone = draw(st.sampled_from(ZONES))
    first = draw(beginnings)
    invited_at = to_utc(datetime.combine(first, time(10)), zone)
    off: tuple[Span, ...] = ()
    if region := draw(st.none() | st.sampled_from(REGIONS)):
        off = spans(shipped(), region, first)
    begin = draw(st.integers(5, 12))
    base = Rhythm(zone, draw(weekdays), time(begin + 5), time(begin), days_off=off)

    def some_session(number: int) -> PlannedMeeting:
        day = first + draw(st.integers(1, 45)) * DAY
        starts = to_utc(datetime.combine(day, time(draw(st.integers(0, 23)), 30)), zone)
        return session(number, starts)

    numbers = range(1, draw(st.integers(1, 6)) + 1)
    sessions = {number: some_session(number) for number in numbers}
    moves = {}
    for number in numbers:
        if draw(st.integers(0, 3)) == 0:
            at = invited_at + draw(st.integers(1, 200)) * HOUR
            if at < sessions[number].starts_at:
                moved = draw(st.none() | st.just(number))
                later = None if moved is None else some_session(number)
                if later is None or later.starts_at > at:
                    moves[number] = (at, later)
    away = None
    if draw(st.booleans()):
        leaves = invited_at + draw(st.integers(0, 700)) * HOUR
        days = draw(st.integers(1, 60))
        until = leaves.astimezone(ZoneInfo(zone)).date() + days * DAY
        away = leaves, until, leaves + draw(st.integers(1, 90)) * DAY
    ask_on = first + draw(st.integers(1, 40)) * DAY
    limit = draw(st.integers(1, 5))
    return Life(base, limit, sessions, invited_at, away, moves, ask_on)


def check(life: Life) -> None:
    """What holds for every life, however the ticks fell."""
    assert not [key for key, count in life.keys().items() if count > 1]
    weeks: Counter[datetime] = Counter()
    for now, bundle in life.sent:
        weeks[week_of(now, life.base.time_zone)] += 1
        rhythm = life.rhythm(now)
        assert is_welcome(now, rhythm)
        assert not is_away(now.astimezone(ZoneInfo(rhythm.time_zone)).date(), rhythm)
        for each in bundle:
            assert each.due_at <= now < each.until
            if each.kind == "meeting_reminder":
                goes_on = {m.id: m for m, _ in life.planned(now)}
                assert now < goes_on[each.subject_id].starts_at
    assert all(count <= life.limit for count in weeks.values())
    for now, each in life.noted:
        assert each.until <= now


def settled(life: Life, end: datetime) -> None:
    """At the end of it all: what was to be said was said, or noted as lost."""
    known = life.keys()
    for meeting, told in life.planned(end):
        reminded = reminder(Invitee(meeting, ME, life.rhythm(end), told))
        if reminded is not None:
            assert (reminded.kind, meeting.id, reminded.occasion) in known
        assert ("prompt", meeting.id, "") in known
    for _, bundle in life.sent:
        for each in bundle:
            if each.kind == "prompt":
                assert ("prompt_reminder", each.subject_id, "") in known
    assert ("intention_question", 99, "") in known


FOREVER = LOOK_BACK + 150 * DAY


@given(lives(), st.lists(st.sampled_from([1, 5, 13, 26, 50, 170, 900]), max_size=60))
def test_over_any_rhythm_of_ticks(life: Life, steps: list[int]) -> None:
    now = life.invited_at
    for hours in steps:
        now += hours * HOUR
        life.tick(now)
    end = max(now, life.invited_at) + FOREVER
    for late in range(4):  # and then it never sleeps again for a while
        life.tick(end + late * 40 * DAY)

    check(life)
    settled(life, end + 120 * DAY)


@settings(max_examples=examples(8))
@given(lives())
def test_with_a_worker_that_never_sleeps(life: Life) -> None:
    """Then whoever is there, with room in the week, hears everything in time."""
    life = replace(life, away=None, limit=15, base=replace(life.base, days_off=()))
    now = life.invited_at
    while now < life.invited_at + 110 * DAY:
        life.tick(now)
        now += HOUR

    check(life)
    settled(life, now)
    assert {each.kind for _, each in life.noted} <= {"meeting_reminder"}
    for (
        _,
        each,
    ) in life.noted:  # only when no hour was theirs between the morning and the session
        assert each.until - each.due_at < 10 * DAY
