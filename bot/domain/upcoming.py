"""From rows to the pure agenda and back: what may be due, and queueing what is."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain import ageing, cases, dates_upcoming, messages, reflections
from bot.domain.agenda import (
    AGENDA_BEFORE,
    BRIEF_BEFORE,
    INTENTION_KEPT,
    PROMPT_KEPT,
    WRAP_UP_KEPT,
    Due,
    Invitee,
    OpenIntention,
    OpenPrompt,
    OpenVote,
    PlannedMeeting,
    Snapshot,
    due,
    last_day_reminded,
)
from bot.domain.calendar_rules import DAY, Rhythm
from bot.domain.kinds import MessageKind
from storage import cases as case_rows
from storage import facilitating, intentions, meetings

# From the morning on, or an hour before a session that starts in the night after it.
AGENDA_AHEAD = DAY + AGENDA_BEFORE
# Who works on Fridays and has both Christmas and New Year off is away for three weeks.
LONGEST_AWAY = timedelta(days=28)
MINUTE = timedelta(minutes=1)
LOOK_BACK = PROMPT_KEPT + LONGEST_AWAY


def load_due(session: Session, now: datetime) -> Iterable[Due]:
    """What should have been queued by now, and was not."""
    snapshot = Snapshot(
        unannounced=[
            _meeting(row) for row in meetings.unannounced(session, now, now + AGENDA_AHEAD)
        ],
        unanswered=[
            _invitee(row) for row in meetings.unanswered(session, now, _reach(session, now))
        ],
        unasked=[_invitee(row) for row in meetings.unasked(session, now - LOOK_BACK, now)],
        prompts=list(_prompts(session, now)),
        intentions=list(_intentions(session, now)),
        unbriefed=[
            _invitee(row)
            for row in facilitating.unbriefed(session, now, now + BRIEF_BEFORE + MINUTE)
        ],
        unwrapped=[
            _invitee(row)
            for row in facilitating.unwrapped(session, now - WRAP_UP_KEPT - LONGEST_AWAY, now)
        ],
        votes=[_vote(row) for row in case_rows.unclosed(session, now)],
    )
    return chain(
        due(snapshot, now),
        dates_upcoming.load_due(session, now),
        ageing.load_due(session, now),
    )


def _reach(session: Session, now: datetime) -> dict[str, datetime]:
    """How far ahead the sessions lie that reminders are about, by working days.

    Generous by a day on both sides, because "today" depends on where somebody is.
    """
    tomorrow = now.date() + DAY
    return {
        days: datetime.combine(last_day_reminded(tomorrow, days) + 2 * DAY, time(0), UTC)
        for days in meetings.working_weeks(session)
    }


def _meeting(row: Row[Any]) -> PlannedMeeting:
    return PlannedMeeting(
        workspace_id=row.workspace_id,
        id=row.id,
        circle_id=row.circle_id,
        channel=row.channel,
        time_zone=row.time_zone,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


def _vote(row: Row[Any]) -> OpenVote:
    return OpenVote(row.workspace_id, row.id, row.circle_id, row.channel, row.closes_at)


def _invitee(row: Row[Any]) -> Invitee:
    return Invitee(_meeting(row), row.person_id, _rhythm(row), row.told_at)


def _rhythm(row: Row[Any]) -> Rhythm:
    return Rhythm(row.person_zone, row.working_days, row.quiet_from, row.quiet_until)


def _prompts(session: Session, now: datetime) -> Iterator[OpenPrompt]:
    for row in meetings.open_prompts(session, now - LOOK_BACK):
        yield OpenPrompt(
            workspace_id=row.workspace_id,
            circle_id=row.circle_id,
            meeting_id=row.meeting_id,
            person_id=row.person_id,
            rhythm=_rhythm(row),
            asked_at=row.asked_at,
            later_at=row.later_at,
        )


def _intentions(session: Session, now: datetime) -> Iterator[OpenIntention]:
    """Generous by a day on both sides: the chosen day is that of the person's own place."""
    since = now - INTENTION_KEPT - LONGEST_AWAY - DAY
    for row in intentions.unasked(session, since.date(), now.date() + DAY):
        yield OpenIntention(
            workspace_id=row.workspace_id,
            id=row.id,
            circle_id=row.circle_id,
            person_id=row.person_id,
            rhythm=_rhythm(row),
            ask_on=row.ask_on,
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
        occasion=message.occasion,
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
    if is_new and message.kind is MessageKind.CASE_VOTE_CLOSED:
        cases.close_by_itself(session, message.workspace_id, message.subject_id)
    return is_new
