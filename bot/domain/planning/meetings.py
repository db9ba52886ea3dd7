"""Planning sessions, and who comes to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_count, check_required
from bot.domain.circle import circles
from bot.domain.people.calendar_rules import DAY, is_last_of_its_kind, monthly, to_utc
from bot.errors import AlreadyDone, InvalidInput, NotFound
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.circle import continuity
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Meeting,
    MeetingSeries,
    MeetingState,
    Monthly,
    Person,
    Rsvp,
)
from storage.people import people
from storage.planning import calendars, meetings

MOST_MEETINGS = 26  # two years of monthly sessions; more is not a plan
FURTHEST = timedelta(days=2 * 366)
LONGEST_PLACE = 200  # characters
LONGEST_CONTRIBUTION = 3000  # one Slack text input
DURATIONS = (60, 90, 120, 150, 180, 240, 480)  # minutes
WEEKS = (1, 2, 3, 4, 6, 8, 12)
FOUR_WEEKS = 28  # days; the weekday of a later day has come four times before


@dataclass(frozen=True)
class Plan:
    """One session or a series as the facilitator asked for it; local time of the circle."""

    circle_id: int
    first_on: date
    at: time
    minutes: int
    place: str
    every_weeks: int | None = None
    count: int | None = None
    until: date | None = None
    monthly: Monthly | None = None  # neither this nor weeks: a single session


@dataclass(frozen=True)
class Planned:
    """Sessions of one series as they are, for one reader."""

    circle: Circle
    meetings: Sequence[Meeting]
    answers: dict[int, Rsvp]  # meeting id → what the reader answered
    reader: Person
    cancelled: Sequence[Meeting] = ()  # of the same series
    web: str | None = None  # where the bot's pages are, if anywhere
    hosts: Mapping[int, Person] = field(default_factory=dict)  # meeting id → who hosts it


@dataclass(frozen=True)
class Attendees:
    """Who answered what, for the facilitator."""

    circle: Circle
    meeting: Meeting
    by_answer: dict[Rsvp | None, list[Person]]
    contributions: list[tuple[Person, str]]
    host: Person | None = None  # in a circle that hosts in turn


def dates(plan: Plan) -> list[date]:
    """The days of a plan.

    Raises:
        InvalidInput: names the field that is missing or contradicts another.
    """
    if plan.every_weeks is None and plan.monthly is None:
        if plan.count not in {None, 1} or plan.until is not None:
            raise InvalidInput("every_weeks", "meeting-repeat-missing")
        return [plan.first_on]
    if plan.count is not None and plan.until is not None:
        raise InvalidInput("until", "meeting-count-and-until")
    if plan.count is None and plan.until is None:
        raise InvalidInput("count", "meeting-no-end")
    if plan.until is None:
        return list(islice(_rhythm(plan), _count(plan)))
    if plan.until < plan.first_on:
        raise InvalidInput("until", "meeting-until-before-first")
    # One more than allowed is enough to know: the last date may be thousands of years away.
    ahead = islice(_rhythm(plan), MOST_MEETINGS + 1)
    days = [day for day in ahead if day <= plan.until]
    check_count("until", len(days), MOST_MEETINGS, "meeting-too-many")
    return days


def _rhythm(plan: Plan) -> Iterator[date]:
    """The days of a series, without an end."""
    if plan.monthly is None:
        weeks = timedelta(weeks=plan.every_weeks or 1)
        return (plan.first_on + weeks * n for n in count())
    is_last = is_last_of_its_kind(plan.first_on)
    if plan.monthly is Monthly.LAST and not is_last:
        raise InvalidInput("every_weeks", "meeting-not-the-last")
    if plan.monthly is Monthly.NTH and plan.first_on.day > FOUR_WEEKS:
        raise InvalidInput("every_weeks", "meeting-is-a-fifth")
    return monthly(plan.first_on, last=plan.monthly is Monthly.LAST)


def _count(plan: Plan) -> int:
    if plan.count is None or plan.count < 1:
        raise InvalidInput("count", "meeting-count-wrong", most=MOST_MEETINGS)
    if plan.count > MOST_MEETINGS:
        raise InvalidInput("count", "meeting-too-many", most=MOST_MEETINGS)
    return plan.count


def check(plan: Plan, zone: str, now: datetime) -> list[date]:
    """The days of a plan that can be carried out; raises InvalidInput otherwise."""
    if plan.minutes not in DURATIONS:
        raise InvalidInput("minutes", "error-choose")
    check_place(plan.place)
    if plan.every_weeks is not None and plan.every_weeks not in WEEKS:
        raise InvalidInput("every_weeks", "error-choose")
    check_day("first_on", plan.first_on, now)
    if to_utc(datetime.combine(plan.first_on, plan.at), zone) <= now:
        raise InvalidInput("first_on", "meeting-past")
    days = dates(plan)
    if days[-1] > (now + FURTHEST).date():
        raise InvalidInput("until" if plan.until else "count", "meeting-too-far")
    return days


def check_place(place: str) -> None:
    check_required("place", place, LONGEST_PLACE)


def check_day(field: str, day: date, now: datetime) -> None:
    """Before it is looked at by the minute: far away there is no such moment in every zone."""
    if day > (now + FURTHEST).date():
        raise InvalidInput(field, "meeting-too-far")
    if day < (now - DAY).date():
        raise InvalidInput(field, "meeting-past")


def plan(session: Session, actor: Actor, wanted: Plan, now: datetime) -> Planned:
    """Put the sessions in the calendar and queue one invitation to everybody else."""
    circle = running_circle(session, actor, wanted.circle_id)
    days = check(wanted, circle.time_zone, now)
    series = MeetingSeries(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        every_weeks=wanted.every_weeks,
        monthly=wanted.monthly,
        created_by=actor.id,
        created_at=now,
    )
    session.add(series)
    session.flush()
    planned = [
        _meeting(circle, series, position, datetime.combine(day, wanted.at), wanted, now)
        for position, day in enumerate(days, start=1)
    ]
    session.add_all(planned)
    session.flush()
    for meeting in planned:
        # Whoever plans a session comes to it, until they say otherwise.
        accept(session, actor, meeting.id, now)
    _invite(session, circle, series, planned[-1].starts_at, actor, now)
    audit.note(session, actor, "meetings.planned", "meeting_series", series.id, now)
    return Planned(circle, planned, {}, people.get(session, actor.workspace_id, actor.id))


def running_circle(session: Session, actor: Actor, circle_id: int) -> Circle:
    circle = circles.get_for_facilitator(session, actor, circle_id)
    if circle.state is not CircleState.ACTIVE:
        raise InvalidInput("circle", "meeting-circle-not-started")
    return circle


def _meeting(
    circle: Circle,
    series: MeetingSeries,
    position: int,
    local: datetime,
    wanted: Plan,
    now: datetime,
) -> Meeting:
    starts_at = to_utc(local, circle.time_zone)
    return Meeting(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        series_id=series.id,
        position=position,
        local_start=local,
        time_zone=circle.time_zone,
        minutes=wanted.minutes,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=wanted.minutes),
        place=wanted.place.strip(),
        calendar_uid=f"{uuid4()}@leerkring",
        created_at=now,
    )


def _invite(
    session: Session,
    circle: Circle,
    series: MeetingSeries,
    useful_until: datetime,
    actor: Actor,
    now: datetime,
) -> None:
    for person in to_invite(session, circle, actor):
        messages.queue(
            session,
            workspace_id=circle.workspace_id,
            kind=MessageKind.INVITATION,
            subject_id=series.id,
            circle_id=circle.id,
            to=person.id,
            expires_at=useful_until,
            now=now,
        )


def to_invite(session: Session, circle: Circle, planner: Actor) -> list[Person]:
    """Everybody in the circle but the one who plans."""
    members = circle_rows.members(session, circle.id)
    return [person for person in members if person.id != planner.id]


def get_for_member(session: Session, actor: Actor, meeting_id: int) -> tuple[Circle, Meeting]:
    """Raises NotFound when it is missing, or of a circle that the actor is not in."""
    meeting = meetings.find(session, actor.workspace_id, meeting_id)
    if meeting is None:
        raise NotFound
    return circles.get_for_member(session, actor, meeting.circle_id), meeting


def accept(
    session: Session,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    about: datetime | None = None,
) -> Attendance:
    return answer(session, actor, meeting_id, Rsvp.YES, now, about)


def decline(
    session: Session,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    about: datetime | None = None,
) -> Attendance:
    return answer(session, actor, meeting_id, Rsvp.NO, now, about)


def answer(
    session: Session,
    actor: Actor,
    meeting_id: int,
    rsvp: Rsvp,
    now: datetime,
    about: datetime | None = None,
) -> Attendance:
    """Say whether one comes; saying it again, or otherwise, changes the same answer.

    `about`: the moment at which the session was to begin, when they were asked.

    Raises:
        AlreadyDone: the session has begun, was cancelled, or takes place at another moment.
    """
    # Else an answer to the old moment could be written just after a move forgot them all.
    meetings.hold(session, actor.workspace_id, meeting_id)
    meeting = get_to_answer(session, actor, meeting_id, now, about)
    row = _attendance(session, actor, meeting)
    row.rsvp = rsvp
    row.answered_at = now
    if rsvp is not Rsvp.YES:
        continuity.release_host(session, [meeting.id], actor.id)  # who stays away cannot host
    return row


def contribute(
    session: Session,
    actor: Actor,
    meeting_id: int,
    words: str,
    now: datetime,
    about: datetime | None = None,
    *,
    shared: bool = False,
) -> Attendance:
    """Not there, but with something to send in; `shared`: the channel may read it."""
    check_required("contribution", words, LONGEST_CONTRIBUTION)
    row = answer(session, actor, meeting_id, Rsvp.CONTRIBUTES, now, about)
    row.contribution = words
    row.contribution_shared = shared
    return row


def _refuse_late(meeting: Meeting, now: datetime, about: datetime | None) -> None:
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if about is not None and about != meeting.starts_at:
        raise AlreadyDone("meeting-was-moved")
    if meeting.starts_at <= now:
        raise AlreadyDone("meeting-has-begun")


def _attendance(session: Session, actor: Actor, meeting: Meeting) -> Attendance:
    values = {
        "workspace_id": meeting.workspace_id,
        "meeting_id": meeting.id,
        "person_id": actor.id,
    }
    insert_unless_present(session, Attendance, values)
    row = meetings.attendance(session, meeting.id, actor.id)
    if row is None:
        raise NotFound
    return row


def get_to_answer(
    session: Session,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    about: datetime | None = None,
) -> Meeting:
    """Raises NotFound for a stranger, AlreadyDone when it is too late, or another moment."""
    _, meeting = get_for_member(session, actor, meeting_id)
    _refuse_late(meeting, now, about)
    return meeting


def contribution_of(
    session: Session,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    about: datetime | None = None,
) -> tuple[str, bool]:
    """What the actor sent in before, if anything, and whether the channel may read it."""
    get_to_answer(session, actor, meeting_id, now, about)
    row = meetings.attendance(session, meeting_id, actor.id)
    return (row.contribution, row.contribution_shared) if row else ("", False)


def messages_about(
    session: Session, actor: Actor, meeting_id: int
) -> list[tuple[MessageKind, int]]:
    """The kinds of message that show the actor's answer, with their subjects: to redraw."""
    _, meeting = get_for_member(session, actor, meeting_id)
    in_channel = (MessageKind.MEETING_AGENDA, MessageKind.RUN)
    return [each for each in shown_in(meeting) if each[0] not in in_channel]


def shown_in(meeting: Meeting) -> list[tuple[MessageKind, int]]:
    """The kinds of message that show a session, with their subjects."""
    subjects = [
        (MessageKind.INVITATION, meeting.series_id),
        (MessageKind.MEETING_REMINDER, meeting.id),
        (MessageKind.MEETING_AGENDA, meeting.id),
        (MessageKind.QUORUM, meeting.id),
        (MessageKind.RUN, meeting.id),
    ]
    if meeting.change_id is not None:
        subjects.append((MessageKind.MEETING_CHANGE, meeting.change_id))
    return subjects


def seen_by(
    session: Session, workspace_id: int, series_id: int, reader: Person, now: datetime
) -> Planned | None:
    """The sessions of a series that have not begun, with the reader's answers.

    None when there are none left, or when the reader is not in the circle.
    """
    series = meetings.find_series(session, workspace_id, series_id)
    if series is None:
        return None
    every = [each for each in meetings.of_series(session, series.id) if each.starts_at > now]
    ahead = [each for each in every if each.state is MeetingState.PLANNED]
    cancelled = [each for each in every if each.state is not MeetingState.PLANNED]
    return _seen(session, workspace_id, series.circle_id, ahead, reader, cancelled)


def one_seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> Planned | None:
    """One planned session with the reader's answer."""
    meeting = meetings.find(session, workspace_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    return _seen(session, workspace_id, meeting.circle_id, [meeting], reader)


def _seen(
    session: Session,
    workspace_id: int,
    circle_id: int,
    ahead: Sequence[Meeting],
    reader: Person,
    cancelled: Sequence[Meeting] = (),
) -> Planned | None:
    circle = circle_rows.find(session, workspace_id, circle_id)
    if not (ahead or cancelled) or circle is None or circle.state is not CircleState.ACTIVE:
        return None
    if circle_rows.membership(session, circle.id, reader.id) is None:
        return None
    answers = answers_of(session, ahead, reader)
    web = calendars.web_address(session, workspace_id)
    hosts = hosts_of(session, circle, ahead)
    return Planned(circle, ahead, answers, reader, cancelled, web, hosts)


def hosts_of(session: Session, circle: Circle, ahead: Sequence[Meeting]) -> dict[int, Person]:
    """Who hosts which session, as far as that is known; nothing where nobody takes turns."""
    if not circle.rotates_host:
        return {}
    found = {meeting.id: continuity.host(session, meeting) for meeting in ahead}
    return {meeting_id: host for meeting_id, host in found.items() if host is not None}


def answers_of(session: Session, asked: Sequence[Meeting], reader: Person) -> dict[int, Rsvp]:
    """What the reader answered, by session; nothing for what they did not answer."""
    return {
        row.meeting_id: row.rsvp
        for row in meetings.attendances(session, [meeting.id for meeting in asked])
        if row.person_id == reader.id and row.rsvp is not None
    }


def attendees(session: Session, actor: Actor, meeting_id: int) -> Attendees:
    """Raises NotAllowed for anyone but a facilitator of the circle."""
    meeting = meetings.find(session, actor.workspace_id, meeting_id)
    if meeting is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    return attendees_of(session, circle, meeting)


def attendees_of(session: Session, circle: Circle, meeting: Meeting) -> Attendees:
    rows = {row.person_id: row for row in meetings.attendances(session, [meeting.id])}
    by_answer: dict[Rsvp | None, list[Person]] = {}
    contributions = []
    for person in circle_rows.members(session, circle.id):
        row = rows.get(person.id)
        by_answer.setdefault(row.rsvp if row else None, []).append(person)
        if row and row.rsvp is Rsvp.CONTRIBUTES and row.contribution:
            contributions.append((person, row.contribution))
    host = continuity.host(session, meeting) if circle.rotates_host else None
    return Attendees(circle, meeting, by_answer, contributions, host)
