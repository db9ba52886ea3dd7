"""Pure: what is said around a session: before it, right after it, about what was learned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.agenda.due import (
    FIRST_ASK_BEFORE,
    NOT_TWICE_WITHIN,
    REMIND_BEFORE,
    Plan,
    PlannedMeeting,
    day_of,
    kept,
)
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import (
    DAY,
    Rhythm,
    is_absent,
    morning_before,
    next_morning,
    next_welcome,
    to_utc,
    working_days_after,
)
from bot.zones import zone_named

AGENDA_AT = time(8, 30)
AGENDA_BEFORE = timedelta(hours=1)  # at the latest, for sessions early in the morning
BRIEF_BEFORE = timedelta(hours=1)
WRAP_UP_KEPT = timedelta(days=5)  # after that a recap is no news
PROMPT_KEPT = timedelta(days=10)  # after that nobody remembers the session well
REMIND_PROMPT_AFTER = 2  # working days
INTENTION_KEPT = timedelta(days=14)  # the person chose the day; long after it, it nags


@dataclass(frozen=True)
class Invitee:
    """Someone who is in the circle of a session."""

    meeting: PlannedMeeting
    person_id: int
    rhythm: Rhythm
    invited_at: datetime  # or told that it was moved
    hears_less: bool = False  # no reminders, as they have been silent or chose so
    is_first_ask: bool = False  # the message that told of it had no buttons for it


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
    hears_less: bool = False


@dataclass(frozen=True)
class OpenIntention:
    """What someone would try, and did not tell about."""

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
class Facts:
    """About which nothing was queued yet."""

    unannounced: Sequence[PlannedMeeting] = ()
    unanswered: Sequence[Invitee] = ()  # who did not say whether they come
    unasked: Sequence[Invitee] = ()  # who is to be asked what they learned
    prompts: Sequence[OpenPrompt] = ()
    intentions: Sequence[OpenIntention] = ()
    unbriefed: Sequence[Invitee] = ()  # facilitators
    unwrapped: Sequence[Invitee] = ()  # facilitators
    votes: Sequence[OpenVote] = ()


def plan(facts: Facts, now: datetime) -> Plan:
    """To a channel, or for a session that is about to begin, at any hour."""
    for meeting in facts.unannounced:
        yield agenda(meeting), None
    for facilitator in facts.unbriefed:
        if not _is_away_for(facilitator):
            yield brief(facilitator), None
    for vote in facts.votes:
        yield vote_closed(vote), None
    yield from _personal(facts)


def _is_away_for(facilitator: Invitee) -> bool:
    """Whoever leads a session in a holiday is at work for it; not who is out of office."""
    begins = day_of(facilitator.meeting.starts_at - BRIEF_BEFORE, facilitator.rhythm)
    return is_absent(begins, facilitator.rhythm)


def _personal(facts: Facts) -> Iterator[tuple[Due, Rhythm]]:
    for invitee in facts.unanswered:
        if message := reminder(invitee):
            yield message, invitee.rhythm
    for invitee in facts.unasked:
        yield prompt(invitee), invitee.rhythm
    for asked in facts.prompts:
        if not asked.hears_less or asked.later_at is not None:  # who chose a moment gets it
            yield prompt_reminder(asked), asked.rhythm
    for intention in facts.intentions:
        yield intention_question(intention), intention.rhythm
    for facilitator in facts.unwrapped:
        yield wrap_up(facilitator), facilitator.rhythm


def reminder(invitee: Invitee) -> Due | None:
    """None when the invitation came too short before, or for whoever hears less."""
    if invitee.hears_less:
        return None
    meeting = invitee.meeting
    starts_on = day_of(meeting.starts_at, invitee.rhythm)
    earliest = invitee.invited_at + NOT_TWICE_WITHIN
    before = FIRST_ASK_BEFORE if invitee.is_first_ask else REMIND_BEFORE
    if morning_before(starts_on, before, invitee.rhythm.usual) < earliest:
        before = REMIND_BEFORE
    if morning_before(starts_on, before, invitee.rhythm.usual) < earliest:
        return None
    remind_at = morning_before(starts_on, before, invitee.rhythm)
    kind = MessageKind.MEETING_REMINDER
    return meeting.message(kind, remind_at, meeting.starts_at, to=invitee.person_id)


def agenda(meeting: PlannedMeeting) -> Due:
    day = meeting.starts_at.astimezone(zone_named(meeting.time_zone)).date()
    morning = to_utc(datetime.combine(day, AGENDA_AT), meeting.time_zone)
    at = min(morning, meeting.starts_at - AGENDA_BEFORE)
    kind = MessageKind.MEETING_AGENDA
    return meeting.message(kind, at, meeting.starts_at, channel=meeting.channel)


def brief(facilitator: Invitee) -> Due:
    """An hour before, whatever the hour: whoever leads a session is at work for it."""
    meeting = facilitator.meeting
    at = meeting.starts_at - BRIEF_BEFORE
    kind = MessageKind.FACILITATOR_BRIEF
    return meeting.message(kind, at, meeting.starts_at, to=facilitator.person_id)


def wrap_up(facilitator: Invitee) -> Due:
    """Right after the session, or on the facilitator's next working morning."""
    meeting = facilitator.meeting
    rhythm = facilitator.rhythm
    at = next_welcome(meeting.ends_at, rhythm)
    until = kept(at, WRAP_UP_KEPT, next_welcome(meeting.ends_at, rhythm.usual))
    kind = MessageKind.MEETING_WRAP_UP
    return meeting.message(kind, at, until, to=facilitator.person_id)


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
    return meeting.message(MessageKind.PROMPT, ask_at, until, to=invitee.person_id)


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
