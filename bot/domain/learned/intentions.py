"""What someone will try before the next time: formed once a session, asked about once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional, check_required
from bot.domain.base.messages import Subject
from bot.domain.circle import circles, fading
from bot.domain.people.working_hours import DAY, is_working_day
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from bot.zones import zone_named
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.learned import intentions, reflections
from storage.learned.intentions import Formed
from storage.models import (
    Case,
    Circle,
    CircleState,
    Intention,
    IntentionState,
    Meeting,
    MeetingState,
    Person,
    ReleaseLevel,
)
from storage.people import people
from storage.planning import meetings

LONGEST_INTENTION = 300  # characters; what someone will try, not how
LONGEST_RESULT = 1000
LEVELS = (ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE)  # further travels what a card makes of it
RESULTS = (IntentionState.DONE, IntentionState.PARTLY, IntentionState.NOT_YET)
BEFORE_NEXT = timedelta(days=14)  # late enough to have tried, early enough to still try
SHORTLY_BEFORE_NEXT = timedelta(days=2)  # for circles that meet more often than that
TIME_TO_TRY = timedelta(days=7)
WITHOUT_NEXT = timedelta(days=28)
FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Blank:
    """All that the form shows: what was formed before, or a proposal for the day to ask."""

    circle: Circle
    meeting: Meeting
    person: Person
    ask_on: date
    intention: Intention | None
    cases: Sequence[Case]  # of the person, that it can be about
    was_asked: bool  # the one question is behind us: there is no day left to choose


@dataclass(frozen=True)
class IntentionForm:
    """The form as it was sent in."""

    meeting_id: int
    text: str
    level: ReleaseLevel
    ask_on: date | None
    case_id: int | None = None


@dataclass(frozen=True)
class IntentionResult:
    """What came of it, in the owner's words."""

    intention_id: int
    state: IntentionState
    happened: str
    level: ReleaseLevel


def proposed_day(today: date, next_on: date | None, working_days: str) -> date:
    """Two weeks before the next session, or shortly before it in a quick rhythm.

    Without one ahead: in four weeks. On a day off, the working day before it.
    """
    days = [next_on - BEFORE_NEXT, next_on - SHORTLY_BEFORE_NEXT] if next_on else []
    wait = TIME_TO_TRY
    for day in days:
        if day >= today + wait:
            return _working(day, today, working_days)
        wait = 2 * DAY
    return _working(today + WITHOUT_NEXT, today, working_days)


def _working(day: date, today: date, working_days: str) -> date:
    while day > today + DAY and not is_working_day(day, working_days):
        day -= DAY
    return day


def blank(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Blank:
    """Raises NotFound for strangers, and for a session that was cancelled or is still to come.

    Whoever was asked about it can form one: then there is something to look back on.
    """
    meeting = find_row(Meeting, session, actor.workspace_id, meeting_id)
    if meeting is None or meeting.state is MeetingState.CANCELLED:
        raise NotFound
    circle = circles.get_for_member(session, actor, meeting.circle_id)
    if meeting.starts_at > now and not _was_prompted(session, actor, meeting):
        raise NotFound
    person = people.get(session, actor.workspace_id, actor.id)
    current = intentions.at_meeting(session, actor.workspace_id, meeting.id, actor.id)
    return Blank(
        circle,
        meeting,
        person,
        current.ask_on if current else _proposal(session, circle, person, now),
        current,
        intentions.cases_of(
            session,
            actor.workspace_id,
            circle.id,
            actor.id,
            current.case_id if current else None,
        ),
        current is not None and intentions.was_asked(session, current),
    )


def _was_prompted(session: Session, actor: Actor, meeting: Meeting) -> bool:
    prompt = reflections.find_prompt(
        session, actor.workspace_id, meeting.circle_id, meeting.id, actor.id
    )
    return prompt is not None


def latest(session: Session, actor: Actor, now: datetime) -> Blank | None:
    """Of the session that ended last in any of the actor's circles; None without one."""
    ended = [
        meeting
        for circle in circles.active_of(session, actor)
        for meeting in meetings.past(session, circle.id, now)[:1]
    ]
    if not ended:
        return None
    last = max(ended, key=lambda meeting: meeting.ends_at)
    return blank(session, actor, last.id, now)


def _proposal(session: Session, circle: Circle, person: Person, now: datetime) -> date:
    following = intentions.next_meeting(session, circle.id, now)
    next_on = _day(following.starts_at, person) if following else None
    return proposed_day(_day(now, person), next_on, person.working_days)


def _day(moment: datetime, person: Person) -> date:
    return moment.astimezone(zone_named(person.time_zone)).date()


def keep(session: Session, actor: Actor, wanted: IntentionForm, now: datetime) -> Formed:
    """Form an intention, or change it; what was let go is taken up again.

    Raises:
        InvalidInput: no words, too many, a level beyond the circle, or a day that is not ahead.
    """
    before = blank(session, actor, wanted.meeting_id, now)
    check_required("text", wanted.text, LONGEST_INTENTION)
    _check_level(wanted.level)
    case = next((each for each in before.cases if each.id == wanted.case_id), None)
    if case is None and wanted.case_id is not None:
        raise NotFound
    ask_on = before.ask_on if before.was_asked else checked_day(before, wanted.ask_on, now)
    values = {
        "workspace_id": actor.workspace_id,
        "circle_id": before.circle.id,
        "meeting_id": before.meeting.id,
        "person_id": actor.id,
        "text": wanted.text,
        "ask_on": ask_on,
        "created_at": now,
        "updated_at": now,
    }
    insert_unless_present(session, Intention, values)
    current = existing(
        intentions.at_meeting(
            session, actor.workspace_id, before.meeting.id, actor.id, lock=True
        )
    )
    fading.note_act(session, actor, before.circle.id, now)
    reworded = (current.text, current.case_id) != (wanted.text, wanted.case_id)
    _settle(session, current, wanted.level, now, reworded=reworded)
    current.text, current.ask_on, current.case_id = wanted.text, ask_on, wanted.case_id
    if current.state is IntentionState.DROPPED:
        current.state, current.answered_at = IntentionState.OPEN, None
    audit.record(session, actor, "intention.kept", "intention", current.id, now)
    formed = Formed(current, before.person, before.circle, before.meeting, case)
    _show_again(session, formed, now)
    return formed


def _settle(
    session: Session,
    intention: Intention,
    wanted: ReleaseLevel,
    now: datetime,
    *,
    reworded: bool,
) -> None:
    """New words are the owner's alone until `share`; less is less at once."""
    if reworded or wanted < intention.level:
        _refresh(session, intention, now)
        intention.level = ReleaseLevel.PRIVATE
    intention.wanted_level = wanted
    intention.updated_at = now


def fingerprint(intention: Intention) -> str:
    """Changes with any word of it: what is shared is what was seen."""
    about = (int(intention.wanted_level), intention.case_id)
    seen = "\n".join((intention.text, intention.happened, *map(str, about)))
    return sha256(seen.encode()).hexdigest()[:12]


def share(
    session: Session, actor: Actor, intention_id: int, seen: str, now: datetime
) -> Formed:
    """Let the circle read it, now that its owner has seen how.

    Raises:
        NotFound: someone else's, or of a circle that the actor left.
        AlreadyDone: the words changed after they were shown, or it was let go.
    """
    found = own(session, actor, intention_id, lock=True)
    circles.get_for_member(session, actor, found.circle.id)
    if found.was_dropped:
        raise AlreadyDone("intention-was-dropped")
    if fingerprint(found.intention) != seen:
        raise AlreadyDone("intention-changed-since")
    found.intention.level = found.intention.wanted_level
    _show_again(session, found, now)
    audit.record(session, actor, "intention.shared", "intention", intention_id, now)
    return found


def _refresh(session: Session, intention: Intention, now: datetime) -> None:
    """What was sent shows it otherwise, or not any more."""
    if intention.level > ReleaseLevel.PRIVATE:
        since = intention.created_at
        shown.refresh(session, intention.workspace_id, intention.circle_id, since, now)


def _check_level(level: ReleaseLevel) -> None:
    if level not in LEVELS:
        raise InvalidInput("level", "error-choose")


def checked_day(before: Blank, wanted: date | None, now: datetime) -> date:
    if wanted is None:
        raise InvalidInput("ask_on", "error-choose")
    today = _day(now, before.person)
    if wanted <= today and not (before.intention and wanted == before.intention.ask_on):
        raise InvalidInput("ask_on", "error-past-date")
    if wanted > today + FURTHEST:
        raise InvalidInput("ask_on", "intention-too-far")
    return wanted


def own(session: Session, actor: Actor, intention_id: int, *, lock: bool = False) -> Formed:
    """Raises NotFound for anyone else's: they cannot even know that it exists."""
    return existing(
        intentions.own(session, actor.workspace_id, actor.id, intention_id, lock=lock)
    )


def will_be_asked(session: Session, formed: Formed) -> bool:
    """Whether the one question about it is still to come."""
    is_open = formed.intention.state is IntentionState.OPEN and formed.may_be_asked
    return is_open and not intentions.was_asked(session, formed.intention)


def mine(session: Session, actor: Actor) -> Sequence[Formed]:
    return intentions.of_person(session, actor.workspace_id, actor.id)


def open_of(session: Session, actor: Actor) -> list[Formed]:
    """What the actor still means to do, in circles that run."""
    unsettled = (IntentionState.OPEN, IntentionState.NOT_YET)
    return [
        each
        for each in mine(session, actor)
        if each.intention.state in unsettled and each.circle.state is CircleState.ACTIVE
    ]


def answer(
    session: Session, actor: Actor, intention_id: int, state: IntentionState, now: datetime
) -> Formed:
    """Say how it went. Another answer takes the place of the one before.

    Raises:
        AlreadyDone: it was let go; changing its words takes it up again.
    """
    found = own(session, actor, intention_id, lock=True)
    if found.intention.state is IntentionState.DROPPED and state is not found.intention.state:
        raise AlreadyDone("intention-was-dropped")
    if state is IntentionState.DROPPED:
        _refresh(session, found.intention, now)
        found.intention.level = ReleaseLevel.PRIVATE
    found.intention.state = state
    found.intention.answered_at = now
    fading.note_act(session, actor, found.circle.id, now)
    _show_again(session, found, now)
    audit.record(session, actor, f"intention.{state.value}", "intention", intention_id, now)
    return found


def tell(session: Session, actor: Actor, result: IntentionResult, now: datetime) -> Formed:
    """How it went, and in the person's own words what happened."""
    if result.state not in RESULTS:
        raise InvalidInput("state", "error-choose")
    check_optional("happened", result.happened, LONGEST_RESULT)
    _check_level(result.level)
    found = answer(session, actor, result.intention_id, result.state, now)
    is_new = bool(result.happened) and result.happened != found.intention.happened
    _settle(session, found.intention, result.level, now, reworded=is_new)
    if found.intention.happened and not result.happened:
        _refresh(session, found.intention, now)
    found.intention.happened = result.happened
    return found


def drop(session: Session, actor: Actor, intention_id: int, now: datetime) -> Formed:
    """Let it go: nobody is told, nobody asks, and the circle does not see it any more."""
    return answer(session, actor, intention_id, IntentionState.DROPPED, now)


def _show_again(session: Session, formed: Formed, now: datetime) -> None:
    shown, owner = messages_about(session, formed), formed.person
    messages.make_stale(session, owner.workspace_id, shown, now, reader=owner.id)


def messages_about(session: Session, formed: Formed) -> list[Subject]:
    """The owner's messages that show it: to redraw."""
    meeting, owner = formed.meeting, formed.person
    about: list[Subject] = [
        (MessageKind.INTENTION_QUESTION, formed.intention.id),
        (MessageKind.PROMPT, meeting.id),
        (MessageKind.PROMPT_REMINDER, meeting.id),
    ]
    prompt = reflections.find_prompt(
        session, meeting.workspace_id, meeting.circle_id, meeting.id, owner.id
    )
    return [*about, (MessageKind.REFLECTION_KEPT, prompt.id)] if prompt else about


def question_for(
    session: Session, workspace_id: int, intention_id: int, reader: Person
) -> Formed | None:
    """What the one question is about; None for anyone else, or where it makes no sense."""
    found = intentions.own(session, workspace_id, reader.id, intention_id)
    if found is None or found.circle.state is not CircleState.ACTIVE:
        return None
    if circle_rows.membership(session, found.circle.id, reader.id) is None:
        return None
    return found
