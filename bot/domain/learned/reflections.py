"""Asking people what they learned, and keeping what they write as private as they want."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.circle import circles
from bot.domain.insights import release
from bot.domain.insights.release import Subject
from bot.domain.learned.sheets import (
    LONGEST_ANSWER,
    Details,
    Sheet,
    as_filled,
    details_of,
    differs,
)
from bot.domain.people import rhythms
from bot.domain.people.calendar_rules import next_morning
from bot.errors import AlreadyDone, InvalidInput, NotFound
from storage.base import deliveries
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
    ReleaseLevel,
    Role,
)
from storage.people import people
from storage.planning import meetings

MOST_CASES = 99  # a Slack menu holds a hundred choices; one is "no case"
OWN_MESSAGES = (MessageKind.PROMPT, MessageKind.PROMPT_REMINDER)  # subject: the session


@dataclass(frozen=True)
class Asked:
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
    def written_in(self) -> Prompt:
        """The prompt, of which something just became."""
        if self.prompt is None:
            raise NotFound
        return self.prompt

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
class Answer:
    question_id: int
    text: str
    wanted_level: ReleaseLevel
    details: Details = field(default_factory=Details)
    case_id: int | None = None


@dataclass(frozen=True)
class Submission:
    """A form as it was sent in. Whose it is, and whether they may, is not in it."""

    circle_id: int
    meeting_id: int | None
    answers: Sequence[Answer]


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
) -> Asked:
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


def latest(session: Session, actor: Actor, circle_id: int, now: datetime) -> Asked:
    """About the session that ended last; without any, about the circle as a whole."""
    circle = circles.get_for_member(session, actor, circle_id)
    ended = meetings.past(session, circle.id, now)
    return to_answer(session, actor, circle.id, ended[0].id if ended else None, now)


def asked(session: Session, actor: Actor, prompt_id: int, now: datetime) -> Asked:
    """Raises NotFound for somebody else's prompt."""
    prompt = _own_prompt(session, actor, prompt_id)
    return to_answer(session, actor, prompt.circle_id, prompt.meeting_id, now)


def waiting(session: Session, actor: Actor, now: datetime) -> list[Asked]:
    """What the actor was asked and did not answer or skip, newest first."""
    return [
        to_answer(session, actor, prompt.circle_id, prompt.meeting_id, now)
        for prompt in reflections.open_prompts(session, actor.workspace_id, actor.id)
        if stored_circles.membership(session, prompt.circle_id, actor.id)
    ]


def seen_by(
    session: Session, workspace_id: int, meeting_id: int, reader: Person
) -> Asked | None:
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
) -> Asked | None:
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
) -> Asked:
    workspace_id = circle.workspace_id
    given = reflections.given(session, workspace_id, prompt.id) if prompt is not None else []
    linked = {each.case_id for each in given if each.case_id}
    return Asked(
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
        drafts.cases_to_link(session, circle.id, person.id, linked, MOST_CASES),
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


def keep(session: Session, actor: Actor, submission: Submission, now: datetime) -> Asked:
    """Store what was written. Nobody else sees new words before `share`.

    Raises:
        InvalidInput: nothing was written, or too much.
        NotFound: not a circle, session or question of the actor's.
    """
    before = to_answer(session, actor, submission.circle_id, submission.meeting_id, now)
    _check(submission, before)
    prompt = open_prompt(
        session,
        actor.workspace_id,
        before.circle.id,
        submission.meeting_id,
        actor.id,
        now,
    )
    for answer in submission.answers:
        _keep_one(session, actor, prompt, answer, now)
    drafts.forget(
        session, actor.workspace_id, before.circle.id, submission.meeting_id, actor.id
    )
    session.flush()
    if reflections.given(session, actor.workspace_id, prompt.id):
        prompt.state = PromptState.ANSWERED
    _receipt(session, prompt, now)
    audit.note(session, actor, "reflection.kept", "prompt", prompt.id, now)
    return asked(session, actor, prompt.id, now)


def _check(submission: Submission, before: Asked) -> None:
    if not any(answer.text.strip() for answer in submission.answers):
        first = submission.answers[0].question_id if submission.answers else 0
        raise InvalidInput(f"answer-{first}", "reflection-empty")
    for answer in submission.answers:
        check_optional(f"answer-{answer.question_id}", answer.text, LONGEST_ANSWER)
        is_new = answer.question_id not in {each.question_id for each in before.given}
        if is_new and answer.details.has_words and not answer.text:
            raise InvalidInput(f"answer-{answer.question_id}", "details-without-answer")
    known = {case.id for case in before.cases} | {each.case_id for each in before.given}
    if not {answer.case_id for answer in submission.answers} <= {None, *known}:
        raise NotFound


def _keep_one(
    session: Session, actor: Actor, prompt: Prompt, answer: Answer, now: datetime
) -> None:
    question = reflections.question(
        session, actor.workspace_id, prompt.circle_id, answer.question_id
    )
    if question is None:
        raise NotFound
    reflection = reflections.on_question(session, prompt.id, question.id)
    if reflection is not None:
        _revise(session, actor, reflection, question, answer, now)
    elif answer.text:
        session.add(
            Reflection(
                workspace_id=actor.workspace_id,
                prompt_id=prompt.id,
                circle_id=prompt.circle_id,
                meeting_id=prompt.meeting_id,
                author_id=actor.id,
                question_id=question.id,
                case_id=answer.case_id,
                wording=question.text,
                text=answer.text,
                **as_columns(answer.details),
                wanted_level=answer.wanted_level,
                created_at=now,
                updated_at=now,
            )
        )


def as_columns(details: Details) -> dict[str, object]:
    return {**vars(details), "links": list(details.links)}


def _revise(
    session: Session,
    actor: Actor,
    reflection: Reflection,
    question: GuidingQuestion,
    answer: Answer,
    now: datetime,
) -> None:
    """New words start private again; emptying an answer withdraws it."""
    level = answer.wanted_level if answer.text else ReleaseLevel.PRIVATE
    details = answer.details if answer.text else Details()
    if release.takes_back(session, reflection, level):
        release.lower(session, actor, reflection, level, now)
    said = (reflection.text, details_of(reflection), reflection.case_id)
    if said != (answer.text, details, answer.case_id):
        release.keep_agreed(session, reflection)
        shown.withdraw(session, reflection, now)
        reflection.text = answer.text
        for name, value in as_columns(details).items():
            setattr(reflection, name, value)
        reflection.case_id = answer.case_id
        reflection.wording = question.text
        reflection.release_level = ReleaseLevel.PRIVATE
        reflection.updated_at = now
    reflection.wanted_level = level


def _receipt(session: Session, prompt: Prompt, now: datetime) -> None:
    """A message to come back to, for those who were not sent a question that can show it."""
    if prompt.meeting_id is not None and deliveries.sent_about(
        session,
        prompt.workspace_id,
        MessageKind.PROMPT,
        prompt.meeting_id,
        prompt.person_id,
    ):
        return
    messages.queue(
        session,
        workspace_id=prompt.workspace_id,
        kind=MessageKind.REFLECTION_KEPT,
        subject_id=prompt.id,
        to=prompt.person_id,
        now=now,
    )


def keep_draft(
    session: Session,
    actor: Actor,
    circle_id: int,
    meeting_id: int | None,
    sheet: Sheet,
    now: datetime,
) -> Asked:
    """What stands in a form that was not sent in; nothing is kept of a form left as it was.

    Raises:
        NotFound: not a circle or session of the actor's.
    """
    found = to_answer(session, actor, circle_id, meeting_id, now)
    key = (actor.workspace_id, found.circle.id, meeting_id, actor.id)
    asked_now = {question.id for question in found.questions}
    kept, stored = (_within(each, asked_now) for each in (sheet, found.stored))
    if differs(kept, stored):
        drafts.keep(session, *key, kept.as_json(), now)
    else:
        drafts.forget(session, *key)
    session.flush()
    return to_answer(session, actor, circle_id, meeting_id, now)


def _within(sheet: Sheet, asked_now: Collection[int]) -> Sheet:
    """Without questions that the circle does not ask any more: the form does not show them."""
    return Sheet({q: f for q, f in sheet.filled.items() if q in asked_now}, sheet.case_id)


def forget_draft(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> None:
    """Back to what was sent in before; nothing of the draft stays."""
    found = to_answer(session, actor, circle_id, meeting_id, now)
    drafts.forget(session, actor.workspace_id, found.circle.id, meeting_id, actor.id)


def postpone(session: Session, actor: Actor, prompt_id: int, now: datetime) -> Asked:
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
    return current


def skip(session: Session, actor: Actor, prompt_id: int, now: datetime) -> Asked:
    """The person would rather not; nobody is told and no reminder follows.

    Raises:
        AlreadyDone: it was answered.
    """
    prompt = _own_prompt(session, actor, prompt_id, lock=True)
    _check_unanswered(prompt)
    prompt.state = PromptState.SKIPPED
    return asked(session, actor, prompt_id, now)


def _check_unanswered(prompt: Prompt) -> None:
    if prompt.state is PromptState.ANSWERED:
        raise AlreadyDone("reflection-already-answered")


def messages_about(session: Session, prompt: Prompt) -> list[Subject]:
    """What shows the state of these answers in their author's messages: to redraw."""
    about: list[Subject] = [(MessageKind.REFLECTION_KEPT, prompt.id)]
    if prompt.meeting_id is not None:
        about += [(kind, prompt.meeting_id) for kind in OWN_MESSAGES]
    for answer in reflections.given(session, prompt.workspace_id, prompt.id):
        cards = insights.built_on(session, prompt.workspace_id, answer.id)
        about += [(MessageKind.RELEASE_REQUEST, card.id) for card in cards]
    return about
