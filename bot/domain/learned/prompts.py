"""Requests to reflect: what is asked of someone, and putting it off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.base.kinds import MessageKind
from bot.domain.base.messages import Subject
from bot.domain.circle import fading
from bot.domain.learned.sheets import Sheet, as_filled
from bot.domain.people import rhythms
from bot.domain.people.working_hours import next_morning
from bot.errors import AlreadyDone, NotFound, existing
from storage.insights import insights
from storage.learned import asked as rows
from storage.learned import drafts, reflections
from storage.learned.asked import Asked, Kinds
from storage.learned.reflections import Waiting
from storage.models import (
    Case,
    Circle,
    GuidingQuestion,
    Intention,
    IntentionState,
    Meeting,
    MeetingState,
    Person,
    Prompt,
    PromptState,
    Rater,
    Reflection,
    ReflectionDraft,
)
from storage.planning import meetings

KINDS = Kinds(MessageKind.PROMPT, MessageKind.PROMPT_REMINDER)
RATED_WITHIN = timedelta(days=14)  # after a session
OWN_MESSAGES = (MessageKind.PROMPT, MessageKind.PROMPT_REMINDER)  # subject: the session


@dataclass(frozen=True)
class PromptSeen:
    """One person, one session (or none), and all there is to say about it."""

    circle: Circle
    meeting: Meeting | None
    person: Person
    questions: Sequence[GuidingQuestion]
    prompt: Prompt | None  # None: never asked, and nothing written yet
    given: Sequence[Reflection]
    was_reminded: bool
    intention: Intention | None = None  # formed at the session; None too once let go
    cases: Sequence[Case] = ()  # that an answer can be about
    draft: ReflectionDraft | None = None
    crowd: int = 0  # people in the circle who could have written something
    was_sent: bool = False  # the message that asks stands in Slack
    retired: Sequence[GuidingQuestion] = ()  # asked before
    emptied: Sequence[Reflection] = ()  # answers of which the words were taken out
    is_participant: bool = False  # does not lead the circle
    rater: Rater | None = None  # said whether the session was worth their time
    is_rated_still: bool = False  # the two weeks for that are not over
    was_away: bool = False  # from the session, as far as anybody said

    @property
    def may_rate(self) -> bool:
        """Whether to ask if the session was worth the time.

        Never whoever was not there, and never in a circle of fewer than four people.
        """
        held = self.meeting is not None and self.meeting.state is MeetingState.PLANNED
        came = self.is_participant and not self.was_away
        asks = held and self.is_rated_still and came
        return asks and self.crowd >= CROWD

    @property
    def asks_pulse(self) -> bool:
        """Whether to ask how the circle is doing, too."""
        return self.may_rate and self.meeting is not None and self.meeting.asks_pulse

    @property
    def written_in(self) -> Prompt:
        """The prompt, of which something just became."""
        if self.prompt is None:
            raise NotFound
        return self.prompt

    @property
    def ever_asked(self) -> Mapping[int, GuidingQuestion]:
        """By id: a form may be older than the questions of today."""
        return {each.id: each for each in (*self.questions, *self.retired)}

    @property
    def answers(self) -> Mapping[int, Reflection]:
        """By the id of the question; also emptied ones."""
        rows = (*self.given, *self.emptied)
        return {each.question_id: each for each in rows if each.question_id}

    @property
    def unshared(self) -> Sequence[Reflection]:
        """What waits for its author's look at the exact words."""
        return [each for each in self.given if each.wanted_level > each.release_level]

    @property
    def stored(self) -> Sheet:
        """The form with what was sent in before."""
        answered = {r.question_id: as_filled(r) for r in self.given if r.question_id}
        about = (each.case_id for each in self.given if each.case_id)
        return Sheet(answered, next(about, None))

    @property
    def sheet(self) -> Sheet:
        """The form as its author left it."""
        return Sheet.from_json(self.draft.sheet) if self.draft else self.stored

    @property
    def asked_count(self) -> int:
        """The questions of today, and retired ones that were answered."""
        return len({q.id for q in self.questions} | {r.question_id for r in self.given})


@dataclass(frozen=True)
class Opening:
    """Whom to ask about which session."""

    workspace_id: int
    circle_id: int
    meeting_id: int
    person_id: int


def open_prompt(
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    person_id: int,
    now: datetime,
    *,
    is_known: bool = False,
) -> Prompt:
    """The prompt of this person about this session, made if need be, locked either way."""
    return reflections.find_or_add_prompt(
        session, workspace_id, circle_id, meeting_id, person_id, now, is_known=is_known
    )


def open_prompts(session: Session, wanted: Sequence[Opening], now: datetime) -> None:
    """As `open_prompt`, for many at once, of whom nothing is asked yet."""
    reflections.add_prompts(session, [{**vars(each), "asked_at": now} for each in wanted])


def to_answer(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> PromptSeen:
    """Raises NotFound when the actor is not in this circle, or its session did not begin."""
    found = _allowed(session, actor, circle_id, meeting_id, now)
    return _to_fill_in(session, found, found.prompt, now)


def to_write(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> PromptSeen:
    """As `to_answer`, to change it: the prompt is made if need be, and locked either way."""
    found = _allowed(session, actor, circle_id, meeting_id, now)
    prompt = open_prompt(
        session,
        actor.workspace_id,
        circle_id,
        meeting_id,
        actor.id,
        now,
        is_known=found.prompt is not None,
    )
    return _to_fill_in(session, found, prompt, now)


def _allowed(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> Asked:
    found = rows.about(session, actor.workspace_id, circle_id, meeting_id, actor.id, KINDS)
    return _checked(found, now, is_about_meeting=meeting_id is not None)


def _checked(found: Asked | None, now: datetime, *, is_about_meeting: bool) -> Asked:
    if found is None or not found.is_member:
        raise NotFound
    meeting = found.meeting
    if is_about_meeting and meeting is None:
        raise NotFound
    if meeting and meeting.starts_at > now and meeting.state is not MeetingState.ROUND:
        raise NotFound
    return found


def latest(session: Session, actor: Actor, circle_id: int, now: datetime) -> PromptSeen:
    """About the session that ended last; without any, about the circle as a whole."""
    ended = meetings.past(session, circle_id, now, most=1)
    return to_answer(session, actor, circle_id, ended[0].id if ended else None, now)


def asked(session: Session, actor: Actor, prompt_id: int, now: datetime) -> PromptSeen:
    """Raises NotFound for someone else's prompt."""
    found = _own(session, actor, prompt_id, now)
    return _to_fill_in(session, found, found.prompt, now)


def _own(session: Session, actor: Actor, prompt_id: int, now: datetime) -> Asked:
    found = rows.by_prompt(session, actor.workspace_id, prompt_id, actor.id, KINDS)
    return _checked(found, now, is_about_meeting=False)


def waiting(session: Session, actor: Actor, now: datetime) -> Sequence[Waiting]:
    """What the actor was asked and did not answer or skip, newest first."""
    return reflections.waiting(session, actor.workspace_id, actor.id, now)


def seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person, now: datetime
) -> PromptSeen | None:
    """What a message about a session says to this reader; None if they are not asked."""
    found = rows.at_meeting(session, workspace_id, meeting_id, reader.id, KINDS)
    if found is None or found.prompt is None or not found.is_member:
        return None
    return _seen(session, found, found.prompt, now)


def seen_by_author(
    session: Session, workspace_id: int, prompt_id: int, reader: Person, now: datetime
) -> PromptSeen | None:
    """The same, by the prompt itself."""
    found = rows.by_prompt(session, workspace_id, prompt_id, reader.id, KINDS)
    return _seen(session, found, found.prompt, now) if found else None


def _locked(session: Session, actor: Actor, prompt_id: int) -> Prompt:
    return existing(
        reflections.prompt_of(session, actor.workspace_id, prompt_id, actor.id, lock=True)
    )


def _to_fill_in(
    session: Session, found: Asked, prompt: Prompt | None, now: datetime
) -> PromptSeen:
    """With what only the form needs."""
    seen = _seen(session, found, prompt, now)
    linked = [each.case_id for each in seen.given if each.case_id]
    cases = drafts.cases_to_link(session, found.circle.id, found.person.id, linked)
    return replace(seen, cases=cases)


def _seen(session: Session, found: Asked, prompt: Prompt | None, now: datetime) -> PromptSeen:
    pairs = rows.questions(session, found.circle.id, prompt.id if prompt else None)
    answers = [answer for _, answer in pairs if answer is not None]
    intention = found.intention
    return PromptSeen(
        circle=found.circle,
        meeting=found.meeting,
        person=found.person,
        questions=[question for question, _ in pairs if question.retired_at is None],
        prompt=prompt,
        given=[each for each in answers if each.text],
        was_reminded=found.was_reminded,
        intention=(
            intention if intention and intention.state is not IntentionState.DROPPED else None
        ),
        draft=found.draft,
        crowd=found.crowd,
        was_sent=found.was_sent,
        retired=[question for question, _ in pairs if question.retired_at is not None],
        emptied=[each for each in answers if not each.text],
        is_participant=found.is_participant,
        rater=found.rater,
        is_rated_still=found.meeting is not None and now < found.meeting.ends_at + RATED_WITHIN,
        was_away=found.was_away,
    )


def postpone(session: Session, actor: Actor, prompt_id: int, now: datetime) -> None:
    """Ask again on the next working morning, unless the one reminder has gone out.

    Raises:
        AlreadyDone: it was answered.
    """
    prompt = _locked(session, actor, prompt_id)
    found = _own(session, actor, prompt_id, now)
    _check_unanswered(prompt)
    prompt.state = PromptState.OPEN
    if not found.was_reminded:
        prompt.later_at = next_morning(now, rhythms.of_person(session, found.person, now))
    fading.note_act(session, actor, prompt.circle_id, now)
    show_again(session, prompt, now)


def skip(session: Session, actor: Actor, prompt_id: int, now: datetime) -> None:
    """The person would rather not; nobody is told and no reminder follows.

    Raises:
        AlreadyDone: it was answered.
        NotFound: as for `asked`.
    """
    prompt = _locked(session, actor, prompt_id)
    _own(session, actor, prompt_id, now)
    _check_unanswered(prompt)
    prompt.state = PromptState.SKIPPED
    fading.note_act(session, actor, prompt.circle_id, now)
    show_again(session, prompt, now)


def _check_unanswered(prompt: Prompt) -> None:
    if prompt.state is PromptState.ANSWERED:
        raise AlreadyDone("reflection-already-answered")


def show_again(
    session: Session, prompt: Prompt, now: datetime, *, was_answered: bool = True
) -> None:
    """In the messages that the author got about it; of no answer a card was made."""
    shown = messages_about(
        session, prompt.workspace_id, prompt.id, prompt.meeting_id, was_answered=was_answered
    )
    messages.make_stale(session, prompt.workspace_id, shown, now, reader=prompt.person_id)


def messages_about(
    session: Session,
    workspace_id: int,
    prompt_id: int,
    meeting_id: int | None,
    *,
    was_answered: bool = True,
) -> list[Subject]:
    """What shows the state of these answers in their author's messages: to redraw."""
    about: list[Subject] = [(MessageKind.REFLECTION_KEPT, prompt_id)]
    if meeting_id is not None:
        about += [(kind, meeting_id) for kind in OWN_MESSAGES]
    cards = insights.on_answers_to(session, workspace_id, prompt_id) if was_answered else ()
    return about + [(MessageKind.RELEASE_REQUEST, card) for card in cards]
