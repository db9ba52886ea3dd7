"""Planning sessions: one, or a series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_count, check_required
from bot.domain.circle import circles
from bot.domain.people.working_hours import DAY, is_last_of_its_kind, monthly, to_utc
from bot.domain.planning import carrying, remarks
from bot.domain.planning.invitations import Planned, accept
from bot.errors import InvalidInput
from bot.zones import zone_named
from storage.circle import circles as circle_rows
from storage.circle import members as member_rows
from storage.models import (
    Circle,
    CircleState,
    Meeting,
    MeetingSeries,
    Monthly,
    Person,
)
from storage.people import people
from storage.planning import meetings as rows

MOST_MEETINGS = 26  # two years of monthly sessions; more is not a plan
FURTHEST = timedelta(days=2 * 366)
LONGEST_PLACE = 200  # characters
DURATIONS = (60, 90, 120, 150, 180, 240, 480)  # minutes
WEEKS = (1, 2, 3, 4, 6, 8, 12)
FOUR_WEEKS = 28  # days; the weekday of a later day has come four times before


@dataclass(frozen=True)
class MeetingPlan:
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
    left_out: frozenset[date] = frozenset()  # of a series
    remark: str = ""  # what to bring, for instance
    instead_of: int | None = None  # the poll that ends with this


@dataclass(frozen=True)
class Usual:
    """What the circle's newest session was like: how the next one is likely to be."""

    place: str = ""
    at: time = time(10)
    minutes: int = 120
    weekday: int | None = None  # None before there was a session


def usual(session: Session, led: Sequence[Circle], circle_id: int | None) -> Usual:
    """Of one of the circles that the actor leads."""
    is_led = circle_id in {circle.id for circle in led}
    last = rows.last_planned(session, circle_id) if circle_id and is_led else None
    return usual_of(last) if last else Usual()


def usual_of(meeting: Meeting) -> Usual:
    at = meeting.local_start
    return Usual(meeting.place, at.time(), meeting.minutes, at.weekday())


def dates(plan: MeetingPlan) -> list[date]:
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


def _rhythm(plan: MeetingPlan) -> Iterator[date]:
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


def _count(plan: MeetingPlan) -> int:
    if plan.count is None or plan.count < 1:
        raise InvalidInput("count", "meeting-count-wrong", most=MOST_MEETINGS)
    if plan.count > MOST_MEETINGS:
        raise InvalidInput("count", "meeting-too-many", most=MOST_MEETINGS)
    return plan.count


def check(plan: MeetingPlan, zone: str, now: datetime) -> list[date]:
    """The days of a plan that can be carried out; raises InvalidInput otherwise."""
    if plan.minutes not in DURATIONS:
        raise InvalidInput("minutes", "error-choose")
    check_place(plan.place)
    remarks.check(plan.remark)
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


def plan(session: Session, actor: Actor, wanted: MeetingPlan, now: datetime) -> Planned:
    """Put the sessions in the calendar and queue one invitation to everyone else."""
    member_rows.lock_circle(session, actor.workspace_id, wanted.circle_id)  # it may stop
    circle = running_circle(session, actor, wanted.circle_id)
    proposed = check(wanted, circle.time_zone, now)
    days = [each for each in proposed if each not in wanted.left_out]
    if not days:
        raise InvalidInput("left_out", "meeting-all-left-out")
    series = MeetingSeries(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        every_weeks=wanted.every_weeks,
        monthly=wanted.monthly,
        created_by=actor.id,
        created_at=now,
        remark=wanted.remark,
    )
    session.add(series)
    session.flush()
    planned = [
        _meeting(circle, series, position, datetime.combine(day, wanted.at), wanted, now)
        for position, day in enumerate(days, start=1)
    ]
    session.add_all(planned)
    session.flush()
    carrying.collect(session, planned[0], now)
    for meeting in planned:
        # Whoever plans a session comes to it, until they say otherwise.
        accept(session, actor, meeting.id, now)
    _invite(session, circle, series, planned[-1].starts_at, actor, now)
    asked = [(MessageKind.CIRCLE_NEXT, circle.id)]
    messages.make_stale(session, circle.workspace_id, asked, now)
    audit.record(session, actor, "meetings.planned", "meeting_series", series.id, now)
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
    wanted: MeetingPlan,
    now: datetime,
) -> Meeting:
    starts_at = to_utc(local, circle.time_zone)
    return Meeting(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        series_id=series.id,
        position=position,
        local_start=local,
        time_zone=zone_named(circle.time_zone).key,
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
        message = Due(
            workspace_id=circle.workspace_id,
            kind=MessageKind.INVITATION,
            subject_id=series.id,
            circle_id=circle.id,
            due_at=now,
            expires_at=useful_until,
            to=person.id,
        )
        messages.queue(session, message, now=now)


def to_invite(session: Session, circle: Circle, planner: Actor) -> list[Person]:
    """Everyone in the circle who wants to hear of it, but the one who plans."""
    members = circle_rows.hearing(session, circle.id)
    return [person for person in members if person.id != planner.id]
