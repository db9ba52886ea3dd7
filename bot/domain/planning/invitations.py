"""Answering an invitation, and who comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_required
from bot.domain.circle import circles, fading
from bot.errors import AlreadyDone, UserError, existing
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import (
    Attendance,
    Circle,
    CircleState,
    Meeting,
    MeetingSeries,
    MeetingState,
    Person,
    Rsvp,
)
from storage.planning import calendars, carried, hosts, meetings, remarks

LONGEST_CONTRIBUTION = 3000  # one Slack text input
ASKED_AT_ONCE = 3  # sessions with buttons of their own; one button opens all dates

ASKING = (MessageKind.INVITATION, MessageKind.MEETING_REMINDER, MessageKind.MEETING_CHANGE)
IN_CHANNEL = (MessageKind.MEETING_AGENDA, MessageKind.RUN)  # show nobody's own answer
SHOW_THE_HOST = (MessageKind.HOST_QUESTION, MessageKind.HOST_CHOSEN)  # subject: meeting


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
    remarks: Sequence[str] = ()  # what was written along with them
    sent_in: bool = False  # what the reader sent in for one of them goes along
    is_first_ask: bool = False  # the message that told of the session had no buttons for it


@dataclass(frozen=True)
class SentIn:
    """What somebody gave along; `shared`: the channel may read it."""

    person: Person
    words: str
    shared: bool


@dataclass(frozen=True)
class Attendees:
    """Who answered what, for the facilitator."""

    circle: Circle
    meeting: Meeting
    by_answer: dict[Rsvp | None, list[Person]]
    contributions: list[SentIn]
    host: Person | None = None  # in a circle that hosts in turn


def accept(
    session: Session,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    about: datetime | None = None,
) -> Attendance:
    return answer(session, actor, meeting_id, Rsvp.YES, now, about)


def accept_each(
    session: Session,
    actor: Actor,
    asked: Sequence[tuple[int, datetime | None]],
    now: datetime,
) -> list[UserError]:
    """Say yes to several sessions, each with the moment asked about; what was refused."""
    refused = []
    for meeting_id, about in asked:
        try:
            accept(session, actor, meeting_id, now, about)
        except UserError as problem:
            refused.append(problem)
    return refused


def decline(
    session: Session,
    actor: Actor,
    meeting_id: int,
    now: datetime,
    about: datetime | None = None,
) -> Attendance:
    """Who sent something in for a session that moved stays away with it, as before."""
    row = meetings.attendance(session, meeting_id, actor.id)
    still = row is not None and row.rsvp is None and bool(row.contribution)
    rsvp = Rsvp.CONTRIBUTES if still else Rsvp.NO
    return answer(session, actor, meeting_id, rsvp, now, about)


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
    row = meetings.find_or_add_attendance(session, actor.workspace_id, meeting.id, actor.id)
    row.rsvp = rsvp
    row.answered_at = now
    fading.note_act(session, actor, meeting.circle_id, now)
    shown = [each for each in shown_in(meeting) if each[0] not in IN_CHANNEL]
    messages.make_stale(session, actor.workspace_id, shown, now, reader=actor.id)
    if rsvp is not Rsvp.YES:
        # Who stays away cannot host.
        free = hosts.release_host(session, [meeting.id], actor.id)
        asked = [(kind, each) for each in free for kind in SHOW_THE_HOST]
        messages.make_stale(session, actor.workspace_id, asked, now)
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


def is_sent_in(row: Attendance) -> bool:
    """Whether what somebody sent in still counts: a move keeps it, a plain no does not."""
    return bool(row.contribution) and row.rsvp is not Rsvp.NO


def _refuse_late(meeting: Meeting, now: datetime, about: datetime | None) -> None:
    if meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")
    if about is not None and about != meeting.starts_at:
        raise AlreadyDone("meeting-was-moved")
    if meeting.starts_at <= now:
        raise AlreadyDone("meeting-has-begun")


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


def take_buttons(session: Session, since: datetime, now: datetime) -> None:
    """From what stands in Slack about sessions that ended since then."""
    for meeting in meetings.ended(session, since, now):
        asked = [each for each in shown_in(meeting) if each[0] in ASKING]
        messages.make_stale(session, meeting.workspace_id, asked, now)


def seen_by(
    session: Session, workspace_id: int, series_id: int, reader: Person, now: datetime
) -> Planned | None:
    """The sessions of a series that have not begun, with the reader's answers.

    None when there are none left, or when the reader is not in the circle.
    """
    series = find_row(MeetingSeries, session, workspace_id, series_id)
    if series is None:
        return None
    every = [each for each in meetings.of_series(session, series.id) if each.starts_at > now]
    ahead = [each for each in every if each.state is MeetingState.PLANNED]
    cancelled = [each for each in every if each.state is not MeetingState.PLANNED]
    planned = _seen(session, workspace_id, series.circle_id, ahead, reader, cancelled)
    if planned is None:
        return None
    came_along = series.takes_over and carried.has_carried(
        session, [each.id for each in ahead], reader.id
    )
    remarks = [series.remark] if series.remark else []
    return replace(planned, remarks=remarks, sent_in=came_along)


def one_seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> Planned | None:
    """One planned session with the reader's answer."""
    meeting = find_row(Meeting, session, workspace_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    planned = _seen(session, workspace_id, meeting.circle_id, [meeting], reader)
    if planned is None:
        return None
    is_first = meetings.told_before(session, meeting) >= ASKED_AT_ONCE
    words = remarks.of(session, [meeting.id])[meeting.id]
    return replace(planned, is_first_ask=is_first, remarks=words)


def _seen(
    session: Session,
    workspace_id: int,
    circle_id: int,
    ahead: Sequence[Meeting],
    reader: Person,
    cancelled: Sequence[Meeting] = (),
) -> Planned | None:
    circle = find_row(Circle, session, workspace_id, circle_id)
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
    return hosts.hosts_of(session, [meeting.id for meeting in ahead])


def answers_of(session: Session, asked: Sequence[Meeting], reader: Person) -> dict[int, Rsvp]:
    """What the reader answered, by session; nothing for what they did not answer."""
    found = meetings.own_answers(session, [meeting.id for meeting in asked], reader.id)
    return {meeting_id: rsvp for meeting_id, rsvp in found.items() if rsvp is not None}


def attendees(session: Session, actor: Actor, meeting_id: int) -> Attendees:
    """Raises NotAllowed for anyone but a facilitator of the circle."""
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    return attendees_of(session, circle, meeting)


def attendees_of(session: Session, circle: Circle, meeting: Meeting) -> Attendees:
    rows = {row.person_id: row for row in meetings.attendances(session, [meeting.id])}
    by_answer: dict[Rsvp | None, list[Person]] = {}
    contributions = []
    for person in circle_rows.members(session, circle.id):
        row = rows.get(person.id)
        by_answer.setdefault(row.rsvp if row else None, []).append(person)
        if row and is_sent_in(row):
            shared = row.contribution_shared and row.rsvp is not Rsvp.YES  # they say it there
            contributions.append(SentIn(person, row.contribution, shared))
    host = hosts.host(session, meeting) if circle.rotates_host else None
    return Attendees(circle, meeting, by_answer, contributions, host)


def get_for_member(session: Session, actor: Actor, meeting_id: int) -> tuple[Circle, Meeting]:
    """Raises NotFound when it is missing, or of a circle that the actor is not in."""
    return existing(meetings.with_circle(session, actor.workspace_id, meeting_id, actor.id))
