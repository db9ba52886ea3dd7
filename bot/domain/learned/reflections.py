"""Asking people what they learned, and keeping what they write as private as they want."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import shows
from bot.domain.circle import fading
from bot.domain.insights import withdrawal
from bot.domain.learned.prompts import PromptSeen, asked, open_prompt, show_again, to_answer
from bot.domain.learned.sheets import (
    LONGEST_ANSWER,
    Details,
    Sheet,
    details_of,
    differs,
)
from bot.errors import InvalidInput, NotFound
from storage.base import deliveries
from storage.learned import drafts, reflections
from storage.models import (
    GuidingQuestion,
    Prompt,
    PromptState,
    Reflection,
    ReleaseLevel,
)


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


def keep(session: Session, actor: Actor, submission: Submission, now: datetime) -> PromptSeen:
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
    fading.note_act(session, actor, before.circle.id, now)
    drafts.forget(
        session, actor.workspace_id, before.circle.id, submission.meeting_id, actor.id
    )
    session.flush()
    if reflections.given(session, actor.workspace_id, prompt.id):
        prompt.state = PromptState.ANSWERED
    show_again(session, prompt, now)
    _receipt(session, prompt, now)
    audit.record(session, actor, "reflection.kept", "prompt", prompt.id, now)
    return asked(session, actor, prompt.id, now)


def _check(submission: Submission, before: PromptSeen) -> None:
    if not any(shows(answer.text) for answer in submission.answers):
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
    if withdrawal.takes_back(session, reflection, level):
        withdrawal.lower(session, actor, reflection, level, now)
    said = (reflection.text, details_of(reflection), reflection.case_id)
    if said != (answer.text, details, answer.case_id):
        withdrawal.keep_agreed(session, reflection)
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
    message = Due(
        workspace_id=prompt.workspace_id,
        kind=MessageKind.REFLECTION_KEPT,
        subject_id=prompt.id,
        circle_id=None,
        due_at=now,
        to=prompt.person_id,
    )
    messages.queue(session, message, now=now)


def keep_draft(  # noqa: PLR0913  # what the form held, and what it began with
    session: Session,
    actor: Actor,
    circle_id: int,
    meeting_id: int | None,
    sheet: Sheet,
    now: datetime,
    began: Sheet | None = None,
    *,
    seen: Callable[[int, str], bool] = lambda _question_id, _stored: False,
) -> PromptSeen:
    """What stands in a form that was not sent in; nothing is kept of a form left as it was.

    `began`: the form as it was opened. What was written elsewhere since then stays, above
    what stands in the form, unless its author has `seen` it and went on.

    Raises:
        NotFound: not a circle or session of the actor's.
    """
    found = to_answer(session, actor, circle_id, meeting_id, now)
    key = (actor.workspace_id, found.circle.id, meeting_id, actor.id)
    asked_now = {question.id for question in found.questions}
    if began is not None:
        sheet = _together(sheet, began, found.sheet, seen)
    kept, stored = (_within(each, asked_now) for each in (sheet, found.stored))
    if differs(kept, stored):
        fading.note_act(session, actor, found.circle.id, now)
        drafts.keep(session, *key, kept.as_json(), now)
    else:
        drafts.forget(session, *key)
    session.flush()
    return to_answer(session, actor, circle_id, meeting_id, now)


def _together(
    sheet: Sheet, began: Sheet, newest: Sheet, seen: Callable[[int, str], bool]
) -> Sheet:
    def words(question_id: int, text: str) -> str:
        old, new = (each.filled.get(question_id) for each in (began, newest))
        if new is None or new.text in text or (old is not None and new.text == old.text):
            return text
        if seen(question_id, new.text):
            return text
        if old is not None and text == old.text:
            return new.text
        return "\n\n".join(filter(None, [new.text, text]))[:LONGEST_ANSWER]

    filled = {q: replace(f, text=words(q, f.text)) for q, f in sheet.filled.items()}
    return Sheet(filled, sheet.case_id)


def _within(sheet: Sheet, asked_now: Collection[int]) -> Sheet:
    """Without questions that the circle does not ask any more: the form does not show them."""
    return Sheet({q: f for q, f in sheet.filled.items() if q in asked_now}, sheet.case_id)


def forget_draft(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> None:
    """Back to what was sent in before; nothing of the draft stays."""
    found = to_answer(session, actor, circle_id, meeting_id, now)
    drafts.forget(session, actor.workspace_id, found.circle.id, meeting_id, actor.id)
