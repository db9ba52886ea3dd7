"""Requests to reflect: what is asked of someone, and putting it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.messages import Subject
from bot.domain.circle import circles, fading
from bot.domain.learned.sheets import Sheet, as_filled
from bot.domain.people import rhythms
from bot.domain.people.working_hours import next_morning
from bot.errors import AlreadyDone, NotFound
from storage.circle import circles as stored_circles
from storage.insights import insights
from storage.learned import drafts, intentions, reflections
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
    Reflection,
    ReflectionDraft,
    Role,
)
from storage.people import people
from storage.planning import meetings

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


def open_prompt(
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    person_id: int,
    now: datetime,
) -> Prompt:
    """The prompt of this person about this session, made if need be, locked either way."""
    return reflections.find_or_add_prompt(
        session, workspace_id, circle_id, meeting_id, person_id, now
    )


def to_answer(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> PromptSeen:
    """Raises NotFound when the actor is not in this circle, or its session did not begin."""
    circle = circles.get_for_member(session, actor, circle_id)
    meeting = None
    if meeting_id is not None:
        meeting = meetings.find(session, actor.workspace_id, meeting_id)
        if meeting is None or meeting.circle_id != circle.id:
            raise NotFound
        if meeting.starts_at > now and meeting.state is not MeetingState.ROUND:
            raise NotFound
    prompt = reflections.find_prompt(
        session, actor.workspace_id, circle.id, meeting_id, actor.id
    )
    person = people.get(session, actor.workspace_id, actor.id)
    return _asked(session, circle, meeting, person, prompt)


def latest(session: Session, actor: Actor, circle_id: int, now: datetime) -> PromptSeen:
    """About the session that ended last; without any, about the circle as a whole."""
    circle = circles.get_for_member(session, actor, circle_id)
    ended = meetings.past(session, circle.id, now)
    return to_answer(session, actor, circle.id, ended[0].id if ended else None, now)


def asked(session: Session, actor: Actor, prompt_id: int, now: datetime) -> PromptSeen:
    """Raises NotFound for someone else's prompt."""
    prompt = _own_prompt(session, actor, prompt_id)
    return to_answer(session, actor, prompt.circle_id, prompt.meeting_id, now)


def waiting(session: Session, actor: Actor, now: datetime) -> list[PromptSeen]:
    """What the actor was asked and did not answer or skip, newest first."""
    return [
        to_answer(session, actor, prompt.circle_id, prompt.meeting_id, now)
        for prompt in reflections.open_prompts(session, actor.workspace_id, actor.id)
        if stored_circles.membership(session, prompt.circle_id, actor.id)
    ]


def seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> PromptSeen | None:
    """What a message about a session says to this reader; None if they are not asked."""
    meeting = meetings.find(session, workspace_id, meeting_id)
    if meeting is None:
        return None
    circle = stored_circles.find(session, workspace_id, meeting.circle_id)
    if circle is None or stored_circles.membership(session, circle.id, reader.id) is None:
        return None
    prompt = reflections.find_prompt(session, workspace_id, circle.id, meeting.id, reader.id)
    return _asked(session, circle, meeting, reader, prompt) if prompt is not None else None


def seen_by_author(
    session: Session, workspace_id: int, prompt_id: int, reader: Person
) -> PromptSeen | None:
    """The same, by the prompt itself."""
    prompt = reflections.prompt_of(session, workspace_id, prompt_id, reader.id)
    circle = stored_circles.find(session, workspace_id, prompt.circle_id) if prompt else None
    if prompt is None or circle is None:
        return None
    meeting = (
        meetings.find(session, workspace_id, prompt.meeting_id)
        if prompt.meeting_id is not None
        else None
    )
    return _asked(session, circle, meeting, reader, prompt)


def _own_prompt(
    session: Session, actor: Actor, prompt_id: int, *, lock: bool = False
) -> Prompt:
    prompt = reflections.prompt_of(session, actor.workspace_id, prompt_id, actor.id, lock=lock)
    if prompt is None:
        raise NotFound
    return prompt


def _asked(
    session: Session,
    circle: Circle,
    meeting: Meeting | None,
    person: Person,
    prompt: Prompt | None,
) -> PromptSeen:
    workspace_id = circle.workspace_id
    given = reflections.given(session, workspace_id, prompt.id) if prompt is not None else []
    linked = {each.case_id for each in given if each.case_id}
    return PromptSeen(
        circle,
        meeting,
        person,
        stored_circles.questions(session, circle.id),
        prompt,
        given,
        meeting is not None
        and reflections.was_asked(
            session, workspace_id, MessageKind.PROMPT_REMINDER, meeting.id, person.id
        ),
        _intention(session, meeting, person),
        drafts.cases_to_link(session, circle.id, person.id, linked),
        drafts.find(
            session, workspace_id, circle.id, meeting.id if meeting else None, person.id
        ),
        crowd_of(session, circle.id),
    )


def crowd_of(session: Session, circle_id: int) -> int:
    """How many people a nameless text of this circle can be of."""
    return len(stored_circles.members(session, circle_id, Role.PARTICIPANT))


def _intention(session: Session, meeting: Meeting | None, person: Person) -> Intention | None:
    if meeting is None:
        return None
    found = intentions.at_meeting(session, person.workspace_id, meeting.id, person.id)
    return found if found and found.state is not IntentionState.DROPPED else None


def postpone(session: Session, actor: Actor, prompt_id: int, now: datetime) -> PromptSeen:
    """Ask again on the next working morning, unless the one reminder has gone out.

    Raises:
        AlreadyDone: it was answered.
    """
    prompt = _own_prompt(session, actor, prompt_id, lock=True)
    current = asked(session, actor, prompt_id, now)
    _check_unanswered(prompt)
    prompt.state = PromptState.OPEN
    if not current.was_reminded:
        prompt.later_at = next_morning(now, rhythms.of_person(session, current.person, now))
    fading.note_act(session, actor, prompt.circle_id, now)
    show_again(session, prompt, now)
    return current


def skip(session: Session, actor: Actor, prompt_id: int, now: datetime) -> PromptSeen:
    """The person would rather not; nobody is told and no reminder follows.

    Raises:
        AlreadyDone: it was answered.
    """
    prompt = _own_prompt(session, actor, prompt_id, lock=True)
    _check_unanswered(prompt)
    prompt.state = PromptState.SKIPPED
    fading.note_act(session, actor, prompt.circle_id, now)
    show_again(session, prompt, now)
    return asked(session, actor, prompt_id, now)


def _check_unanswered(prompt: Prompt) -> None:
    if prompt.state is PromptState.ANSWERED:
        raise AlreadyDone("reflection-already-answered")


def show_again(session: Session, prompt: Prompt, now: datetime) -> None:
    """In the messages that the author got about it."""
    shown = messages_about(session, prompt)
    messages.make_stale(session, prompt.workspace_id, shown, now, reader=prompt.person_id)


def messages_about(session: Session, prompt: Prompt) -> list[Subject]:
    """What shows the state of these answers in their author's messages: to redraw."""
    about: list[Subject] = [(MessageKind.REFLECTION_KEPT, prompt.id)]
    if prompt.meeting_id is not None:
        about += [(kind, prompt.meeting_id) for kind in OWN_MESSAGES]
    for answer in reflections.given(session, prompt.workspace_id, prompt.id):
        cards = insights.built_on(session, prompt.workspace_id, answer.id)
        about += [(MessageKind.RELEASE_REQUEST, card.id) for card in cards]
    return about
