"""Pure: what should have been said by now. No clock, no database, no Slack.

Everything follows from the state of the rows and `now`; there is no look-back window. A
message that lost its use is not due any more. Whoever queues is responsible for saying each
thing once: the key of a `Due` is kind, subject and reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar_rules import (
    Rhythm,
    morning_before,
    next_welcome,
    to_utc,
    working_days_after,
)
from bot.domain.kinds import MessageKind

REMIND_BEFORE = 2  # working days: time to move something, not so long that it is forgotten
NOT_TWICE_WITHIN = timedelta(hours=24)  # an invitation of today needs no reminder today
AGENDA_AT = time(8, 30)
AGENDA_BEFORE = timedelta(hours=1)  # at the latest, for sessions early in the morning
PROMPT_KEPT = timedelta(days=10)  # after that nobody remembers the session well
REMIND_PROMPT_AFTER = 2  # working days


@dataclass(frozen=True)
class Due:
    """A message whose time has come; the same fields as `messages.queue` takes."""

    workspace_id: int
    kind: MessageKind
    subject_id: int
    circle_id: int
    due_at: datetime
    expires_at: datetime
    to: int | None = None
    channel: str | None = None


@dataclass(frozen=True)
class Invitee:
    person_id: int
    rhythm: Rhythm
    has_answered: bool
    is_asked: bool  # a participant who did not say that they stay away


@dataclass(frozen=True)
class PlannedMeeting:
    workspace_id: int
    id: int
    circle_id: int
    channel: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime
    invited_at: datetime
    invitees: tuple[Invitee, ...]


@dataclass(frozen=True)
class OpenPrompt:
    """Asked, and neither answered nor skipped."""

    workspace_id: int
    circle_id: int
    meeting_id: int
    person_id: int
    rhythm: Rhythm
    asked_at: datetime
    later_at: datetime | None


def due(
    meetings: Iterable[PlannedMeeting], prompts: Iterable[OpenPrompt], now: datetime
) -> Iterator[Due]:
    """What should have been said by `now` and is still of use."""
    for meeting in meetings:
        for message in _about(meeting):
            if message.due_at <= now < message.expires_at:
                yield message
    for prompt in prompts:
        message = prompt_reminder(prompt)
        if message.due_at <= now < message.expires_at:
            yield message


def _about(meeting: PlannedMeeting) -> Iterator[Due]:
    yield agenda(meeting)
    for invitee in meeting.invitees:
        if not invitee.has_answered and (message := reminder(meeting, invitee)):
            yield message
        if invitee.is_asked:
            yield prompt(meeting, invitee)


def reminder(meeting: PlannedMeeting, invitee: Invitee) -> Due | None:
    """None when the invitation itself came too short before."""
    starts_on = meeting.starts_at.astimezone(ZoneInfo(invitee.rhythm.time_zone)).date()
    remind_at = morning_before(starts_on, REMIND_BEFORE, invitee.rhythm)
    if remind_at < meeting.invited_at + NOT_TWICE_WITHIN:
        return None
    return _due(
        meeting,
        MessageKind.MEETING_REMINDER,
        remind_at,
        meeting.starts_at,
        to=invitee.person_id,
    )


def agenda(meeting: PlannedMeeting) -> Due:
    day = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone)).date()
    morning = to_utc(datetime.combine(day, AGENDA_AT), meeting.time_zone)
    at = min(morning, meeting.starts_at - AGENDA_BEFORE)
    return _due(
        meeting, MessageKind.MEETING_AGENDA, at, meeting.starts_at, channel=meeting.channel
    )


def prompt(meeting: PlannedMeeting, invitee: Invitee) -> Due:
    """Right after the session, or on the person's next working morning."""
    ask_at = next_welcome(meeting.ends_at, invitee.rhythm)
    until = max(ask_at, meeting.ends_at) + PROMPT_KEPT
    return _due(meeting, MessageKind.PROMPT, ask_at, until, to=invitee.person_id)


def prompt_reminder(prompt: OpenPrompt) -> Due:
    """The one reminder: when the person said, or two working days after the question."""
    usual = working_days_after(prompt.asked_at, REMIND_PROMPT_AFTER, prompt.rhythm)
    remind_at = prompt.later_at or usual
    return Due(
        workspace_id=prompt.workspace_id,
        kind=MessageKind.PROMPT_REMINDER,
        subject_id=prompt.meeting_id,
        circle_id=prompt.circle_id,
        due_at=remind_at,
        expires_at=max(remind_at, prompt.asked_at) + PROMPT_KEPT,
        to=prompt.person_id,
    )


def _due(
    meeting: PlannedMeeting,
    kind: MessageKind,
    at: datetime,
    until: datetime,
    *,
    to: int | None = None,
    channel: str | None = None,
) -> Due:
    return Due(
        workspace_id=meeting.workspace_id,
        kind=kind,
        subject_id=meeting.id,
        circle_id=meeting.circle_id,
        due_at=at,
        expires_at=until,
        to=to,
        channel=channel,
    )
