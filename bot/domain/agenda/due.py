"""Pure: what should have been said by now. No clock, no database, no Slack.

Everything follows from the state of the rows and `now`; there is no look-back window. Nobody
is written to when they do not work, not even to catch up; what waits for that is `due` later.
A message that lost its use before it could be said is `lost`: that is noted, and it is not said
any more. Whoever queues is responsible for saying each thing once: the key of a `Due` is kind,
subject, reader and occasion.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.base.kinds import MessageKind
from bot.domain.people.calendar_rules import (
    DAY,
    Rhythm,
    is_away,
    is_welcome,
    morning_before,
    next_morning,
    next_welcome,
    to_utc,
    working_day_before,
    working_days_after,
)

REMIND_BEFORE = 2  # working days: time to move something, not so long that it is forgotten
NOT_TWICE_WITHIN = timedelta(hours=24)  # an invitation of today needs no reminder today
AGENDA_AT = time(8, 30)
AGENDA_BEFORE = timedelta(hours=1)  # at the latest, for sessions early in the morning
BRIEF_BEFORE = timedelta(hours=1)
WRAP_UP_KEPT = timedelta(days=5)  # after that a recap is no news
PROMPT_KEPT = timedelta(days=10)  # after that nobody remembers the session well
REMIND_PROMPT_AFTER = 2  # working days
INTENTION_KEPT = timedelta(days=14)  # the person chose the day; long after it, it nags
# Who comes back from a long absence is asked what is left of it: not about last season.
REMEMBERED = timedelta(days=31)
AWAY, LATE = "away", "late"  # why a message was lost


@dataclass(frozen=True)
class Due:
    """A message whose time has come; the same fields as `messages.queue` takes."""

    workspace_id: int
    kind: MessageKind
    subject_id: int
    circle_id: int | None  # None: when it does not arrive, that is nobody else's business
    due_at: datetime
    expires_at: datetime
    to: int | None = None
    channel: str | None = None
    occasion: str = ""  # tells apart what is said more than once about one subject
    thread: int | None = None  # the delivery under whose message it belongs
    why: str = ""  # it waits, or it was lost


@dataclass(frozen=True)
class PlannedMeeting:
    workspace_id: int
    id: int
    circle_id: int
    channel: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Invitee:
    """Somebody who is in the circle of a session."""

    meeting: PlannedMeeting
    person_id: int
    rhythm: Rhythm
    invited_at: datetime  # or told that it was moved


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


@dataclass(frozen=True)
class OpenIntention:
    """What somebody would try, and did not tell about."""

    workspace_id: int
    id: int
    circle_id: int
    person_id: int
    rhythm: Rhythm
    ask_on: date


@dataclass(frozen=True)
class OpenVote:
    """A vote on cases that nobody closed yet."""

    workspace_id: int
    id: int
    circle_id: int
    channel: str
    closes_at: datetime


@dataclass(frozen=True)
class Snapshot:
    """About which nothing was queued yet."""

    unannounced: Sequence[PlannedMeeting] = ()
    unanswered: Sequence[Invitee] = ()  # who did not say whether they come
    unasked: Sequence[Invitee] = ()  # who is to be asked what they learned
    prompts: Sequence[OpenPrompt] = ()
    intentions: Sequence[OpenIntention] = ()
    unbriefed: Sequence[Invitee] = ()  # facilitators
    unwrapped: Sequence[Invitee] = ()  # facilitators
    votes: Sequence[OpenVote] = ()


Personal = Iterable[tuple[Due, Rhythm]]


def due(snapshot: Snapshot, now: datetime) -> Iterator[Due]:
    """What should have been said by `now`, is still of use, and is welcome now."""
    yield from (message for message in _at_any_hour(snapshot) if is_timely(message, now))
    yield from welcome(_personal(snapshot), now)


def waiting(snapshot: Snapshot, now: datetime) -> Iterator[tuple[Due, datetime]]:
    """What would have been said, were its reader there; with the moment when they are."""
    yield from postponed(_personal(snapshot), now)


def lost(snapshot: Snapshot, now: datetime) -> Iterator[Due]:
    """What was not said in time, and has no use any more."""
    for message in _at_any_hour(snapshot):
        if message.due_at < message.expires_at <= now:
            yield replace(message, why=LATE)
    yield from too_late(_personal(snapshot), now)


def welcome(personal: Personal, now: datetime) -> Iterator[Due]:
    """Of the messages to one person each: what may be said now."""
    for message, rhythm in personal:
        if is_timely(message, now) and is_welcome(now, rhythm):
            yield message


def postponed(personal: Personal, now: datetime) -> Iterator[tuple[Due, datetime]]:
    for message, rhythm in personal:
        if now < message.expires_at and not is_welcome(now, rhythm):
            is_due = message.due_at <= now
            if is_due or is_away(_day(now, rhythm), rhythm):
                at = max(message.due_at, next_welcome(now, rhythm))
                yield replace(message, why=why(message, rhythm, now)), at


def too_late(personal: Personal, now: datetime) -> Iterator[Due]:
    """Also what an absence left no moment for."""
    for message, rhythm in personal:
        if message.expires_at <= now:
            yield replace(message, why=why(message, rhythm, message.expires_at))


def why(message: Due, rhythm: Rhythm, at: datetime) -> str:
    """The reason, if the person is not there when the message would have been of use."""
    return AWAY if is_away(_day(min(at, message.expires_at), rhythm), rhythm) else LATE


def _day(moment: datetime, rhythm: Rhythm) -> date:
    return moment.astimezone(ZoneInfo(rhythm.time_zone)).date()


def is_timely(message: Due, now: datetime) -> bool:
    return message.due_at <= now < message.expires_at


def _at_any_hour(snapshot: Snapshot) -> Iterator[Due]:
    """To a channel, or for a session that is about to begin."""
    yield from (agenda(meeting) for meeting in snapshot.unannounced)
    for facilitator in snapshot.unbriefed:
        if facilitator.rhythm.away_until is None or not _is_away_for(facilitator):
            yield brief(facilitator)
    yield from (vote_closed(vote) for vote in snapshot.votes)


def _is_away_for(facilitator: Invitee) -> bool:
    """Whoever leads a session in a holiday is at work for it; not who is out of office."""
    until = facilitator.rhythm.away_until
    begins = _day(facilitator.meeting.starts_at - BRIEF_BEFORE, facilitator.rhythm)
    return until is not None and begins < until


def _personal(snapshot: Snapshot) -> Iterator[tuple[Due, Rhythm]]:
    for invitee in snapshot.unanswered:
        if message := reminder(invitee):
            yield message, invitee.rhythm
    for invitee in snapshot.unasked:
        yield prompt(invitee), invitee.rhythm
    for asked in snapshot.prompts:
        yield prompt_reminder(asked), asked.rhythm
    for intention in snapshot.intentions:
        yield intention_question(intention), intention.rhythm
    for facilitator in snapshot.unwrapped:
        yield wrap_up(facilitator), facilitator.rhythm


def reminder(invitee: Invitee) -> Due | None:
    """None when the invitation itself came too short before."""
    meeting = invitee.meeting
    starts_on = meeting.starts_at.astimezone(ZoneInfo(invitee.rhythm.time_zone)).date()
    remind_at = morning_before(starts_on, REMIND_BEFORE, invitee.rhythm)
    usual = morning_before(starts_on, REMIND_BEFORE, invitee.rhythm.usual)
    if usual < invitee.invited_at + NOT_TWICE_WITHIN:
        return None
    return _due(
        meeting,
        MessageKind.MEETING_REMINDER,
        remind_at,
        meeting.starts_at,
        to=invitee.person_id,
    )


def last_day_reminded(today: date, working_days: str) -> date:
    """Of sessions up to which day somebody with these working days is reminded by `today`."""
    day = today
    while working_day_before(day + DAY, REMIND_BEFORE, working_days) <= today:
        day += DAY
    return day


def agenda(meeting: PlannedMeeting) -> Due:
    day = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone)).date()
    morning = to_utc(datetime.combine(day, AGENDA_AT), meeting.time_zone)
    at = min(morning, meeting.starts_at - AGENDA_BEFORE)
    return _due(
        meeting, MessageKind.MEETING_AGENDA, at, meeting.starts_at, channel=meeting.channel
    )


def brief(facilitator: Invitee) -> Due:
    """An hour before, whatever the hour: whoever leads a session is at work for it."""
    meeting = facilitator.meeting
    at = meeting.starts_at - BRIEF_BEFORE
    kind = MessageKind.FACILITATOR_BRIEF
    return _due(meeting, kind, at, meeting.starts_at, to=facilitator.person_id)


def wrap_up(facilitator: Invitee) -> Due:
    """Right after the session, or on the facilitator's next working morning."""
    meeting = facilitator.meeting
    rhythm = facilitator.rhythm
    at = next_welcome(meeting.ends_at, rhythm)
    until = kept(at, WRAP_UP_KEPT, next_welcome(meeting.ends_at, rhythm.usual))
    kind = MessageKind.MEETING_WRAP_UP
    return _due(meeting, kind, at, until, to=facilitator.person_id)


def kept(at: datetime, span: timedelta, usual: datetime) -> datetime:
    """How long a message is of use; `usual`: when it would have been said without absence."""
    return min(at + span, usual + REMEMBERED)


def vote_closed(vote: OpenVote) -> Due:
    """People sit together and wait for it: at once, in the channel, at any hour."""
    return Due(
        workspace_id=vote.workspace_id,
        kind=MessageKind.CASE_VOTE_CLOSED,
        subject_id=vote.id,
        circle_id=vote.circle_id,
        due_at=vote.closes_at,
        expires_at=vote.closes_at + DAY,
        channel=vote.channel,
    )


def prompt(invitee: Invitee) -> Due:
    """Right after the session, or on the person's next working morning."""
    meeting = invitee.meeting
    ask_at = next_welcome(meeting.ends_at, invitee.rhythm)
    until = kept(ask_at, PROMPT_KEPT, next_welcome(meeting.ends_at, invitee.rhythm.usual))
    return _due(meeting, MessageKind.PROMPT, ask_at, until, to=invitee.person_id)


def prompt_reminder(prompt: OpenPrompt) -> Due:
    """The one reminder: when the person said, or two working days after the question."""
    remind_at = _repeated_at(prompt, prompt.rhythm)
    usual = _repeated_at(prompt, prompt.rhythm.usual)
    return Due(
        workspace_id=prompt.workspace_id,
        kind=MessageKind.PROMPT_REMINDER,
        subject_id=prompt.meeting_id,
        circle_id=prompt.circle_id,
        due_at=remind_at,
        expires_at=kept(remind_at, PROMPT_KEPT, usual),
        to=prompt.person_id,
    )


def _repeated_at(prompt: OpenPrompt, rhythm: Rhythm) -> datetime:
    usual = working_days_after(prompt.asked_at, REMIND_PROMPT_AFTER, rhythm)
    return next_welcome(prompt.later_at or usual, rhythm)


def intention_question(intention: OpenIntention) -> Due:
    """On the morning of the chosen day, or of the person's first working day after it."""
    rhythm = intention.rhythm
    day_before = to_utc(datetime.combine(intention.ask_on - DAY, time(12)), rhythm.time_zone)
    ask_at = next_morning(day_before, rhythm)
    return Due(
        workspace_id=intention.workspace_id,
        kind=MessageKind.INTENTION_QUESTION,
        subject_id=intention.id,
        circle_id=intention.circle_id,
        due_at=ask_at,
        expires_at=kept(ask_at, INTENTION_KEPT, next_morning(day_before, rhythm.usual)),
        to=intention.person_id,
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
        occasion=moment_of(meeting) if kind in SAID_BEFORE else "",
    )


SAID_BEFORE = frozenset(
    {
        MessageKind.MEETING_REMINDER,
        MessageKind.MEETING_AGENDA,
        MessageKind.FACILITATOR_BRIEF,
    }
)


def moment_of(meeting: PlannedMeeting) -> str:
    """What is said before a session is about one moment: when it moves, it is said again."""
    return f"{meeting.starts_at:%Y%m%dT%H%MZ}"
