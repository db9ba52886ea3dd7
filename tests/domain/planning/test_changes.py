"""Whatever is moved or cancelled: said once for each moment, never late, none forgotten."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.domain.base.kinds import Due, MessageKind
from bot.domain.planning import changes, invitations, meetings
from bot.domain.upcoming.queue import queue_bundles
from bot.errors import AlreadyDone, InvalidInput, UserError
from storage.database import Database
from storage.models import (
    Attendance,
    Base,
    ChangeKind,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingChange,
    MeetingState,
    Membership,
    Person,
    Rsvp,
)
from tests.domain.seeds import NOON, Seed, due_at, seed
from tests.shares import examples

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
BEFORE = {
    MessageKind.MEETING_REMINDER,
    MessageKind.MEETING_AGENDA,
    MessageKind.FACILITATOR_BRIEF,
    MessageKind.QUORUM,
}
ZONES = ("Europe/Amsterdam", "America/New_York", "Pacific/Kiritimati")
FIRST_DAYS = st.sampled_from(
    [date(2026, 3, 12), date(2026, 3, 27), date(2026, 3, 30), date(2026, 4, 7)]
)


class Enough(Exception):
    """Undo everything: the next example begins with an empty database."""


@dataclass
class Life:
    """One series of two sessions, what happens to it, and what was said."""

    session: Session
    there: Seed
    now: datetime = NOON
    said: list[tuple[Due, datetime]] = field(default_factory=list)

    def plan(self, day: date, hour: int) -> None:
        wanted = meetings.MeetingPlan(
            self.there.circle.id, day, time(hour), 90, "Stadhuis", every_weeks=1, count=2
        )
        meetings.plan(self.session, self.there.ada, wanted, self.now)
        self.session.execute(update(Person).values(pings_per_week=1_000))  # no week is full
        self.send()

    def send(self) -> None:
        """The outbox is quick here."""
        self.session.flush()
        pending = Delivery.state == DeliveryState.PENDING
        self.session.execute(
            update(Delivery).where(pending).values(state=DeliveryState.SENT, sent_at=self.now)
        )

    def meetings(self) -> list[Meeting]:
        return list(self.session.scalars(select(Meeting).order_by(Meeting.id)))

    def meets_soon(self) -> bool:
        """What is said in the hours before a session has to find a heartbeat."""
        ahead = (each.starts_at - self.now for each in self.meetings())
        return any(-HOUR <= span <= DAY for span in ahead)

    def tick(self) -> None:
        self.session.execute(update(Membership).values(active_at=self.now))  # nobody is silent
        for message in due_at(self.session, self.now):
            assert queue_bundles(self.session, [[message]], self.now)
            self.check(message)
            self.said.append((message, self.now))
        self.send()

    def check(self, message: Due) -> None:
        """Of use now, about the moment that stands now, and not said before."""
        about = (message.kind, message.subject_id, message.to, message.occasion)
        known = {(m.kind, m.subject_id, m.to, m.occasion) for m, _ in self.said}
        assert about not in known
        assert message.due_at <= self.now < message.until
        if message.kind is MessageKind.PROMPT_REMINDER:
            return
        if message.kind is MessageKind.CIRCLE_NEXT:  # about the circle, with nothing ahead
            planned = (m for m in self.meetings() if m.state is MeetingState.PLANNED)
            assert all(each.ends_at <= self.now for each in planned)
            return
        meeting = self.session.get_one(Meeting, message.subject_id)
        assert meeting.state is MeetingState.PLANNED
        if message.kind in BEFORE:
            assert self.now < meeting.starts_at == message.expires_at
        else:
            assert meeting.ends_at <= self.now

    def move(self, number: int, days: int, hour: int, *, following: bool) -> None:
        meeting = self.meetings()[number]
        before = {each.id: each.calendar_sequence for each in self.meetings()}
        uid = meeting.calendar_uid
        wanted = changes.Move(
            meeting.id,
            meeting.local_start.date() + days * DAY,
            time(hour),
            meeting.minutes,
            meeting.place,
            following,
        )
        try:
            shown = changes.preview_move(self.session, self.there.ada, wanted, self.now)
        except (InvalidInput, AlreadyDone):
            return
        changes.move(self.session, self.there.ada, wanted, shown.seen, self.now)
        self.send()
        assert meeting.calendar_uid == uid
        for each in self.meetings():
            moved = each.id in shown.seen
            assert each.calendar_sequence == before[each.id] + moved
            assert each.starts_at.astimezone(AMSTERDAM).hour == each.local_start.hour
            if moved:
                assert self.answers(each) == {self.there.ada.id: Rsvp.YES}

    def answers(self, meeting: Meeting) -> dict[int, Rsvp]:
        rows = self.session.execute(
            select(Attendance.person_id, Attendance.rsvp).where(
                Attendance.meeting_id == meeting.id, Attendance.rsvp.is_not(None)
            )
        )
        return {row.person_id: row.rsvp for row in rows}

    def cancel(self, number: int, *, following: bool) -> None:
        meeting = self.meetings()[number]
        was = meeting.calendar_sequence, meeting.state
        try:
            shown = changes.preview_cancel(
                self.session, self.there.ada, meeting.id, self.now, all_following=following
            )
        except AlreadyDone:
            assert (meeting.calendar_sequence, meeting.state) == was
            return
        changes.cancel(
            self.session,
            self.there.ada,
            meeting.id,
            shown.seen,
            self.now,
            all_following=following,
        )
        self.send()

    def answer(self, number: int, rsvp: Rsvp) -> None:
        try:
            meeting_id = self.meetings()[number].id
            invitations.answer(self.session, self.there.bram, meeting_id, rsvp, self.now)
        except AlreadyDone:
            pass


Step = tuple[int, tuple[str, int, int, int, bool]]
steps = st.lists(
    st.tuples(
        st.integers(0, 96),  # hours that pass first
        st.tuples(
            st.sampled_from(["move", "move", "cancel", "yes", "no", "nothing"]),
            st.integers(0, 1),
            st.integers(-7, 21),
            st.integers(3, 22),
            st.booleans(),
        ),
    ),
    max_size=12,
)


def live(life: Life, wanted: list[Step]) -> None:
    for hours, (what, number, days, hour, following) in wanted:
        life.now += hours * HOUR
        life.tick()
        match what:
            case "move":
                life.move(number, days, hour, following=following)
            case "cancel":
                life.cancel(number, following=following)
            case "yes" | "no":
                life.answer(number, Rsvp(what))
            case _:
                pass


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('scratch')}/leerkring.db")
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.mark.slow
@settings(max_examples=examples(30))
@given(day=FIRST_DAYS, hour=st.integers(3, 22), zone=st.sampled_from(ZONES), wanted=steps)
def test_any_moves_and_cancellations(
    scratch: Database, day: date, hour: int, zone: str, wanted: list[Step]
) -> None:
    with suppress(Enough), scratch.begin() as session:
        life = begin(session, day, hour, zone)
        live(life, wanted)
        until = max(meeting.ends_at for meeting in life.meetings()) + 14 * DAY
        while life.now < until:  # what is said after the last session, too
            life.now += 2 * DAY
            life.tick()
        raise Enough


@pytest.mark.slow
@settings(max_examples=8)
@given(day=FIRST_DAYS, hour=st.integers(3, 22), zone=st.sampled_from(ZONES), wanted=steps)
def test_after_any_moves_nothing_is_forgotten(
    scratch: Database, day: date, hour: int, zone: str, wanted: list[Step]
) -> None:
    with suppress(Enough), scratch.begin() as session:
        life = begin(session, day, hour, zone)
        live(life, wanted)
        settled_at = life.now
        until = max(meeting.ends_at for meeting in life.meetings()) + 7 * DAY
        while life.now < until:
            life.now += HOUR if life.meets_soon() else 6 * HOUR
            life.tick()
        nothing_forgotten(life, settled_at)
        raise Enough


def begin(session: Session, day: date, hour: int, zone: str) -> Life:
    life = Life(session, seed(session))
    who = Person.id == life.there.bram.id
    session.execute(update(Person).where(who).values(time_zone=zone))
    life.plan(day, hour)
    return life


def nothing_forgotten(life: Life, settled_at: datetime) -> None:
    said = {(m.kind, m.subject_id, m.to) for m, _ in life.said}
    about = {(m.kind, m.subject_id, m.expires_at) for m, _ in life.said}
    for meeting in life.meetings():
        if meeting.state is MeetingState.CANCELLED:
            continue
        if meeting.starts_at > settled_at + 2 * HOUR:
            assert (MessageKind.MEETING_AGENDA, meeting.id, meeting.starts_at) in about
        if meeting.starts_at > settled_at + 28 * DAY and not life.answers(meeting).get(
            life.there.chris.id
        ):
            assert (MessageKind.MEETING_REMINDER, meeting.id, meeting.starts_at) in about
        if meeting.ends_at > settled_at:  # before that, nobody may have looked for a week
            assert (MessageKind.PROMPT, meeting.id, life.there.chris.id) in said


# At the same moment


@pytest.fixture
def there(database: Database) -> Seed:
    with database.begin() as session:
        there = seed(session)
        plan = meetings.MeetingPlan(
            there.circle.id, date(2026, 3, 19), time(10), 60, "Stadhuis"
        )
        meetings.plan(session, there.ada, plan, NOON)
        session.execute(update(Delivery).values(state=DeliveryState.SENT))
    return there


def test_an_answer_at_the_moment_of_a_move_is_to_the_old_moment(
    database: Database, there: Seed
) -> None:
    with database.read() as session:
        [meeting] = session.scalars(select(Meeting))
    wanted = changes.Move(meeting.id, date(2026, 3, 20), time(10), 60, "Stadhuis", False)
    refused: list[str] = []

    def answer() -> None:
        try:
            with database.begin() as session:
                invitations.accept(session, there.bram, meeting.id, NOON, meeting.starts_at)
        except AlreadyDone as refusal:
            refused.append(refusal.text_id)

    bram = Thread(target=answer)
    with database.begin() as session:
        changes.move(session, there.ada, wanted, {meeting.id: 0}, NOON)
        session.flush()
        bram.start()
        bram.join(timeout=0.5)  # he has to wait for us
        assert bram.is_alive()
    bram.join()

    assert refused == ["meeting-was-moved"]


@pytest.mark.parametrize("times", range(3))
def test_of_two_at_once_one_succeeds(database: Database, there: Seed, times: int) -> None:
    """Ada cancels in one window and moves in another; each saw the session as it was."""
    outcomes: list[str] = []

    def attempt(what: str) -> None:
        try:
            with database.begin() as session:
                [meeting_id] = session.scalars(select(Meeting.id))
                seen = {meeting_id: 0}
                if what == "cancel":
                    changes.cancel(
                        session, there.ada, meeting_id, seen, NOON, all_following=False
                    )
                else:
                    day = date(2026, 3, 20)
                    wanted = changes.Move(meeting_id, day, time(10), 60, "Elders", False)
                    changes.move(session, there.ada, wanted, seen, NOON)
            outcomes.append("done")
        except UserError as refusal:
            outcomes.append(refusal.text_id)

    threads = [Thread(target=attempt, args=(what,)) for what in ("cancel", "move", "cancel")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    refusals = {"change-was-cancelled", "change-meanwhile"}
    assert sorted(outcome for outcome in outcomes if outcome == "done") == ["done"]
    assert {outcome for outcome in outcomes if outcome != "done"} <= refusals
    with database.read() as session:
        [meeting] = session.scalars(select(Meeting))
        [change] = session.scalars(select(MeetingChange))
        count = session.scalar(
            select(func.count()).where(Delivery.kind == MessageKind.MEETING_CHANGE.value)
        )
    assert meeting.calendar_sequence == 1
    assert count == 2
    cancelled = meeting.state is MeetingState.CANCELLED
    assert change.kind is (ChangeKind.CANCELLED if cancelled else ChangeKind.MOVED)
