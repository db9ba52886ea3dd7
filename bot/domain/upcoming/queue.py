"""From rows to the pure agenda and back: what may be due, and queueing what is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda import dates as dates_agenda
from bot.domain.agenda import leading as continuity_agenda
from bot.domain.agenda import runs as timebox
from bot.domain.agenda.budget import BUDGET, URGENCY, Allowance, Shared, share_out, week_of
from bot.domain.agenda.dates import Dates
from bot.domain.agenda.due import (
    AGENDA_BEFORE,
    AWAY,
    BRIEF_BEFORE,
    REMEMBERED,
    Due,
    Invitee,
    OpenIntention,
    OpenPrompt,
    OpenVote,
    PlannedMeeting,
    Snapshot,
    due,
    last_day_reminded,
    lost,
    postponed,
    too_late,
    waiting,
    welcome,
)
from bot.domain.agenda.leading import Changes
from bot.domain.agenda.runs import Running
from bot.domain.base import messages
from bot.domain.base.kinds import MessageKind
from bot.domain.insights import ageing
from bot.domain.learned import prompts
from bot.domain.people import rhythms
from bot.domain.people.calendar_rules import DAY, Rhythm
from bot.domain.people.rhythms import DaysOff
from bot.domain.questions import introductions
from bot.domain.sessions import case_votes
from bot.domain.upcoming import dates as dates_upcoming
from bot.domain.upcoming import introductions as introductions_upcoming
from bot.domain.upcoming import leading as continuity_upcoming
from bot.domain.upcoming import reuse as reuse_upcoming
from bot.domain.upcoming import runs as run_upcoming
from storage.base import deliveries
from storage.learned import intentions
from storage.models import DeliveryState, Details
from storage.people import people, pings
from storage.planning import meetings
from storage.sessions import briefs
from storage.sessions import cases as case_rows

# From the morning on, or an hour before a session that starts in the night after it.
AGENDA_AHEAD = DAY + AGENDA_BEFORE
# Who works on Fridays and has both Christmas and New Year off is away for three weeks.
LONGEST_AWAY = timedelta(days=28)
MINUTE = timedelta(minutes=1)
LOOK_BACK = REMEMBERED + LONGEST_AWAY  # what nobody can remember any more was noted as such
WEEK = timedelta(weeks=1)
EXPIRY = "expiry"  # the heartbeat up to which all that was lost has been noted


@dataclass(frozen=True)
class Allowed(Allowance):
    """In the week of one person's own place."""

    time_zone: str
    week: datetime


@dataclass(frozen=True)
class Look:
    """What a heartbeat finds: what leaves now, each bundle as one message; what was lost."""

    bundles: Sequence[Sequence[Due]]
    lost: Sequence[Due]


def look(session: Session, now: datetime) -> Look:
    """All that is to be said or noted at a moment.

    `lost` reaches back to the last heartbeat, however long ago that was.
    """
    facts = _facts(session, now)
    shared, _ = _shared(session, facts, now)
    lost_by_now = (
        *lost(facts.snapshot, now),
        *dates_agenda.lost(facts.dates, now),
        *continuity_agenda.lost(facts.changes, now),
        *timebox.lost(facts.runs, now),
        *too_late(facts.others, now),
    )
    return Look(shared.bundles, lost_by_now)


def held(session: Session, now: datetime) -> list[tuple[Due, datetime]]:
    """What waits for its reader, or for another week; with the moment when it may leave."""
    facts = _facts(session, now)
    shared, allowed = _shared(session, facts, now)
    over = [(replace(each, why=BUDGET), _next_week(each, allowed)) for each in shared.waiting]
    return [
        *waiting(facts.snapshot, now),
        *dates_agenda.waiting(facts.dates, now),
        *continuity_agenda.waiting(facts.changes, now),
        *postponed(facts.others, now),
        *over,
    ]


@dataclass(frozen=True)
class Facts:
    """All agendas look at the same moment; `others`: what goes on beside the sessions."""

    snapshot: Snapshot
    dates: Dates
    changes: Changes
    runs: Sequence[Running]
    others: Sequence[tuple[Due, Rhythm]]


def _facts(session: Session, now: datetime) -> Facts:
    since = min(deliveries.last_beat(session, EXPIRY) or now, now)
    off = rhythms.load(session, since)
    others = chain(
        introductions_upcoming.load(session, now, off),
        reuse_upcoming.load(session, now, off),
        ageing.load(session, now, off),
    )
    return Facts(
        _snapshot(session, now, since, off),
        dates_upcoming.load(session, now, since, off),
        continuity_upcoming.load(session, now, since, off),
        run_upcoming.load(session, now, since),
        list(others),
    )


def _shared(session: Session, facts: Facts, now: datetime) -> tuple[Shared, dict[int, Allowed]]:
    found = (
        *due(facts.snapshot, now),
        *dates_agenda.due(facts.dates, now),
        *continuity_agenda.due(facts.changes, now),
        *timebox.due(facts.runs, now),
        *welcome(facts.others, now),
    )
    allowed = allowances(session, [message.to for message in found], now)
    return share_out(found, allowed), allowed


def _snapshot(session: Session, now: datetime, since: datetime, off: DaysOff) -> Snapshot:
    """Also what lost its use since the last heartbeat."""
    told = partial(_invitee, off=off)
    return Snapshot(
        unannounced=[
            _meeting(row) for row in meetings.unannounced(session, since, now + AGENDA_AHEAD)
        ],
        unanswered=[
            told(row) for row in meetings.unanswered(session, since, now, _reach(session, now))
        ],
        unasked=[told(row) for row in meetings.unasked(session, since - LOOK_BACK, now)],
        prompts=list(_prompts(session, since, off)),
        intentions=list(_intentions(session, now, since, off)),
        unbriefed=[
            told(row) for row in briefs.unbriefed(session, since, now + BRIEF_BEFORE + MINUTE)
        ],
        unwrapped=[told(row) for row in briefs.unwrapped(session, since - LOOK_BACK, now)],
        votes=[_vote(row) for row in case_rows.unclosed(session, now)],
    )


def allowances(
    session: Session, person_ids: Iterable[int | None], now: datetime
) -> dict[int, Allowed]:
    """What is left of the week of each of these people."""
    wanted = sorted({each for each in person_ids if each is not None})
    found = {}
    kinds = [kind.value for kind in URGENCY]
    for row in pings.wanted(session, wanted):
        week = week_of(now, row.time_zone)
        found[row.id] = Allowed(row.pings_per_week, 0, row.time_zone, week)
    since = min((each.week for each in found.values()), default=now)
    for person_id, said_at in pings.said(session, list(found), kinds, since):
        if said_at >= found[person_id].week:
            found[person_id] = replace(found[person_id], spent=found[person_id].spent + 1)
    return found


def _next_week(message: Due, allowed: Mapping[int, Allowed]) -> datetime:
    """From when the next week has room again."""
    assert message.to is not None  # noqa: S101  # only people have a budget
    mine = allowed[message.to]
    return week_of(mine.week + WEEK + DAY / 2, mine.time_zone)


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


def _invitee(row: Row[Any], off: DaysOff) -> Invitee:
    """Who joined later was invited then."""
    told_at = max(row.told_at, row.joined_at)
    return Invitee(_meeting(row), row.person_id, rhythms.of_row(row, off), told_at)


def _prompts(session: Session, since: datetime, off: DaysOff) -> Iterator[OpenPrompt]:
    for row in meetings.open_prompts(session, since - LOOK_BACK):
        yield OpenPrompt(
            workspace_id=row.workspace_id,
            circle_id=row.circle_id,
            meeting_id=row.meeting_id,
            person_id=row.person_id,
            rhythm=rhythms.of_row(row, off),
            asked_at=row.asked_at,
            later_at=row.later_at,
        )


def _intentions(
    session: Session, now: datetime, since: datetime, off: DaysOff
) -> Iterator[OpenIntention]:
    """Generous by a day on both sides: the chosen day is that of the person's own place."""
    after = since - LOOK_BACK - DAY
    for row in intentions.unasked(session, after.date(), now.date() + DAY):
        yield OpenIntention(
            workspace_id=row.workspace_id,
            id=row.id,
            circle_id=row.circle_id,
            person_id=row.person_id,
            rhythm=rhythms.of_row(row, off),
            ask_on=row.ask_on,
        )


def queue_due(session: Session, message: Due, now: datetime) -> bool:
    """Put a due message in the outbox; a question also opens its prompt, in one transaction."""
    if message.kind is MessageKind.INTRODUCTION_QUESTION and not introductions.begin(
        session, message.workspace_id, message.subject_id, message.to or 0, now
    ):
        return False
    is_new = _queue(session, message, now)
    if is_new:
        run_upcoming.queued(session, message)
    is_prompt = message.kind is MessageKind.PROMPT
    if is_new and is_prompt and message.to is not None and message.circle_id is not None:
        prompts.open_prompt(
            session,
            workspace_id=message.workspace_id,
            circle_id=message.circle_id,
            meeting_id=message.subject_id,
            person_id=message.to,
            now=now,
        )
    if is_new and message.kind is MessageKind.CASE_VOTE_CLOSED:
        case_votes.close_by_itself(session, message.workspace_id, message.subject_id)
    if is_new and message.kind is MessageKind.FACILITATOR_GONE and message.to is not None:
        continuity_upcoming.pass_on(session, message, now)
    return is_new


def _queue(session: Session, message: Due, now: datetime, *, is_lost: bool = False) -> bool:
    return messages.queue(
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
        details=_details(message, is_lost=is_lost),
        state=DeliveryState.EXPIRED if is_lost else DeliveryState.PENDING,
        now=now,
    )


def _details(message: Due, *, is_lost: bool) -> Details | None:
    if is_lost:
        return {"why": message.why}
    return {"thread": message.thread} if message.thread else None


def queue_together(session: Session, bundle: Sequence[Due], now: datetime) -> int:
    """What one person gets at once, as one message; how much of it was new.

    The week is counted anew under a lock: another worker may have spent it meanwhile.
    """
    first = bundle[0]
    if first.to is None or first.kind not in URGENCY:
        return sum(queue_due(session, message, now) for message in bundle)
    people.lock(session, first.to)
    if not allowances(session, [first.to], now)[first.to].admits(first.kind):
        return 0
    fresh = [message for message in bundle if queue_due(session, message, now)]
    if len(fresh) > 1:
        keys = [
            messages.key_of(each.kind, each.subject_id, to=each.to, occasion=each.occasion)
            for each in fresh
        ]
        parts = deliveries.find_all(session, first.workspace_id, keys)
        messages.tie(session, first.workspace_id, first.to, parts, now)
    return len(fresh)


def note_lost(session: Session, message: Due, now: datetime) -> bool:
    """Record that a message lost its use before it could be sent; False if that was known."""
    if message.why != AWAY and message.to is not None and message.kind in URGENCY:
        spent = allowances(session, [message.to], message.expires_at)
        if not spent[message.to].admits(message.kind):
            message = replace(message, why=BUDGET)
    is_new = _queue(session, message, now, is_lost=True)
    if is_new:
        run_upcoming.queued(session, message)
    if is_new and message.kind is MessageKind.CASE_VOTE_CLOSED:
        case_votes.close_by_itself(session, message.workspace_id, message.subject_id)
    return is_new
