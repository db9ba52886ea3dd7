"""From rows to the pure agenda and back: what may be due, and queueing what is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain import messages, reflections
from bot.domain.agenda import PROMPT_KEPT, Due, Invitee, OpenPrompt, PlannedMeeting, due
from bot.domain.calendar_rules import Rhythm
from bot.domain.kinds import MessageKind
from storage import meetings
from storage.models import Meeting, Person, Role, Rsvp

Key = tuple[MessageKind, int, int | None]

# Two working days before, moved to somebody's last own working day, around Christmas.
LOOK_AHEAD = timedelta(days=16)
# A question waits for a working morning before its ten days begin.
LOOK_BACK = PROMPT_KEPT + timedelta(days=14)


def rhythm_of(person: Person) -> Rhythm:
    return Rhythm(person.time_zone, person.working_days, person.quiet_from, person.quiet_until)


def load_due(session: Session, now: datetime) -> Iterable[Due]:
    """What should have been queued by now, and was not."""
    rows = meetings.with_invitees(
        session, ended_after=now - LOOK_BACK, starting_before=now + LOOK_AHEAD, now=now
    )
    groups = [
        (meeting, list(members)) for meeting, members in groupby(rows, lambda row: row.Meeting)
    ]
    said = {key for meeting, members in groups for key in _said(meeting.id, members)}
    planned = (_planned(meeting, members) for meeting, members in groups)
    for message in due(planned, _prompts(session, now), now):
        if (message.kind, message.subject_id, message.to) not in said:
            yield message


def _said(meeting_id: int, members: Sequence[Row[Any]]) -> Iterator[Key]:
    for row in members:
        if row.agenda:
            yield MessageKind.MEETING_AGENDA, meeting_id, None
        if row.reminder:
            yield MessageKind.MEETING_REMINDER, meeting_id, row.Person.id
        if row.prompt:
            yield MessageKind.PROMPT, meeting_id, row.Person.id


def _planned(meeting: Meeting, members: Sequence[Row[Any]]) -> PlannedMeeting:
    return PlannedMeeting(
        workspace_id=meeting.workspace_id,
        id=meeting.id,
        circle_id=meeting.circle_id,
        channel=members[0].channel,
        time_zone=meeting.time_zone,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        invited_at=meeting.created_at,
        invitees=tuple(
            Invitee(
                row.Person.id,
                rhythm_of(row.Person),
                has_answered=row.rsvp is not None,
                is_asked=row.role is Role.PARTICIPANT and row.rsvp is not Rsvp.NO,
            )
            for row in members
        ),
    )


def _prompts(session: Session, now: datetime) -> Iterator[OpenPrompt]:
    for prompt, person in meetings.open_prompts(session, now - LOOK_BACK):
        if prompt.meeting_id is not None:
            yield OpenPrompt(
                workspace_id=prompt.workspace_id,
                circle_id=prompt.circle_id,
                meeting_id=prompt.meeting_id,
                person_id=prompt.person_id,
                rhythm=rhythm_of(person),
                asked_at=prompt.asked_at,
                later_at=prompt.later_at,
            )


def queue_due(session: Session, message: Due, now: datetime) -> bool:
    """Put a due message in the outbox; a question also opens its prompt, in one transaction."""
    is_new = messages.queue(
        session,
        workspace_id=message.workspace_id,
        kind=message.kind,
        subject_id=message.subject_id,
        circle_id=message.circle_id,
        to=message.to,
        channel=message.channel,
        due_at=message.due_at,
        expires_at=message.expires_at,
        now=now,
    )
    if is_new and message.kind is MessageKind.PROMPT and message.to is not None:
        reflections.open_prompt(
            session,
            workspace_id=message.workspace_id,
            circle_id=message.circle_id,
            meeting_id=message.subject_id,
            person_id=message.to,
            now=now,
        )
    return is_new
