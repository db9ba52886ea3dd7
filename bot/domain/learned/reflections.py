"""Asking people what they learned, and keeping what they write as private as they want."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import adds_to, shows
from bot.domain.circle import fading
from bot.domain.insights import turning, withdrawal
from bot.domain.learned.prompts import PromptSeen, show_again, to_answer
from bot.domain.learned.sheets import (
    LONGEST_ANSWER,
    Details,
    Sheet,
    details_of,
    differs,
)
from bot.errors import InvalidInput, NotFound
from storage.harvest import groups
from storage.insights import insights
from storage.learned import drafts
from storage.learned import reflections as rows
from storage.models import (
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


def keep(
    session: Session, actor: Actor, before: PromptSeen, answers: Sequence[Answer], now: datetime
) -> PromptSeen:
    """Store what was written. Nobody else sees new words before `share`.

    `before`: from `to_write`, in this transaction.

    Raises:
        InvalidInput: nothing was written, or too much.
        NotFound: not a question or a case of this circle.
    """
    check(answers, before)
    in_cards = insights.used(session, actor.workspace_id, before.answers.values())
    for answer in answers:
        if reflection := before.answers.get(answer.question_id):
            is_in_card = reflection.id in in_cards
            _revise(session, actor, reflection, before, answer, now, in_cards=is_in_card)
    new = [each for each in answers if each.text and each.question_id not in before.answers]
    values = [_new(actor, before, answer, now) for answer in new]
    kept = _after(before, rows.add(session, values))
    fading.note_act(session, actor, before.circle.id, now)
    if before.draft is not None:
        session.delete(before.draft)
    prompt = before.written_in
    if kept.given:
        prompt.state = PromptState.ANSWERED
    session.flush()
    show_again(session, prompt, now, was_answered=bool(before.answers))
    _receipt(session, kept, now)
    audit.record(session, actor, "reflection.kept", "prompt", prompt.id, now)
    return kept


def _after(before: PromptSeen, added: Sequence[Reflection]) -> PromptSeen:
    """What there is to say once answers were added, and others revised."""
    answers = {**before.answers, **{each.question_id or 0: each for each in added}}
    places = {each.id: each.position for each in before.ever_asked.values()}
    ordered = sorted(answers.items(), key=lambda pair: places[pair[0]])
    return replace(
        before,
        given=[each for _, each in ordered if each.text],
        emptied=[each for _, each in ordered if not each.text],
        draft=None,
    )


def check(answers: Sequence[Answer], before: PromptSeen) -> None:
    if not any(shows(answer.text) for answer in answers):
        first = answers[0].question_id if answers else 0
        raise InvalidInput(f"answer-{first}", "reflection-empty")
    for answer in answers:
        check_optional(f"answer-{answer.question_id}", answer.text, LONGEST_ANSWER)
        is_new = answer.question_id not in {each.question_id for each in before.given}
        if is_new and answer.details.has_words and not answer.text:
            raise InvalidInput(f"answer-{answer.question_id}", "details-without-answer")
    known = {case.id for case in before.cases} | {each.case_id for each in before.given}
    if not {answer.question_id for answer in answers} <= before.ever_asked.keys():
        raise NotFound
    if not {answer.case_id for answer in answers} <= {None, *known}:
        raise NotFound


def _new(actor: Actor, before: PromptSeen, answer: Answer, now: datetime) -> dict[str, object]:
    prompt = before.written_in
    return {
        "workspace_id": actor.workspace_id,
        "prompt_id": prompt.id,
        "circle_id": prompt.circle_id,
        "meeting_id": prompt.meeting_id,
        "author_id": actor.id,
        "question_id": answer.question_id,
        "case_id": answer.case_id,
        "wording": before.ever_asked[answer.question_id].text,
        "text": answer.text,
        **as_columns(answer.details),
        "wanted_level": answer.wanted_level,
        "created_at": now,
        "updated_at": now,
    }


def as_columns(details: Details) -> dict[str, object]:
    return {**vars(details), "links": list(details.links)}


def _revise(
    session: Session,
    actor: Actor,
    reflection: Reflection,
    before: PromptSeen,
    answer: Answer,
    now: datetime,
    *,
    in_cards: bool,
) -> None:
    """New words start private again; emptying an answer withdraws it."""
    level = answer.wanted_level if answer.text else ReleaseLevel.PRIVATE
    details = answer.details if answer.text else Details()
    if withdrawal.takes_back(session, reflection, level, in_cards=in_cards):
        withdrawal.lower(session, actor, reflection, level, now)
    said = (reflection.text, details_of(reflection), reflection.case_id)
    if said != (answer.text, details, answer.case_id):
        if in_cards:
            _mind_cards(session, actor, reflection, answer.text, details, now)
        shown.withdraw(session, reflection, now)
        if reflection.release_level > ReleaseLevel.PRIVATE:
            groups.forget(session, reflection)
        reflection.text = answer.text
        for name, value in as_columns(details).items():
            setattr(reflection, name, value)
        reflection.case_id = answer.case_id
        reflection.wording = before.ever_asked[answer.question_id].text
        reflection.release_level = ReleaseLevel.PRIVATE
        reflection.updated_at = now
    reflection.wanted_level = level


def _mind_cards(
    session: Session,
    actor: Actor,
    reflection: Reflection,
    text: str,
    details: Details,
    now: datetime,
) -> None:
    """What was made of an answer keeps its words; it waits when the answer turns round."""
    if text and turning.turns_round(reflection.text, text, reflection.outcome, details.outcome):
        turning.hold(session, actor, reflection, now)
    else:
        withdrawal.keep_agreed(session, reflection)


def _receipt(session: Session, kept: PromptSeen, now: datetime) -> None:
    """A message to come back to, for those who were not sent a question that can show it."""
    if kept.was_sent:
        return
    prompt = kept.written_in
    message = Due(
        workspace_id=prompt.workspace_id,
        kind=MessageKind.REFLECTION_KEPT,
        subject_id=prompt.id,
        circle_id=None,
        due_at=now,
        to=prompt.person_id,
    )
    messages.queue(session, message, now=now)


def keep_draft(  # what the form held, and what it began with
    session: Session,
    actor: Actor,
    found: PromptSeen,
    sheet: Sheet,
    now: datetime,
    began: Sheet | None = None,
    *,
    seen: Callable[[int, str], bool] = lambda _question_id, _stored: False,
) -> PromptSeen:
    """What stands in a form that was not sent in; nothing is kept of a form left as it was.

    `began`: the form as it was opened. What was written elsewhere since then stays, above
    what stands in the form, unless its author has `seen` it and went on.
    """
    meeting_id = found.meeting.id if found.meeting else None
    key = (actor.workspace_id, found.circle.id, meeting_id, actor.id)
    asked_now = {question.id for question in found.questions}
    if began is not None:
        sheet = together(sheet, began, found.sheet, seen)
    kept, stored = (_within(each, asked_now) for each in (sheet, found.stored))
    draft = None
    if differs(kept, stored):
        fading.note_act(session, actor, found.circle.id, now)
        draft = drafts.keep(session, *key, kept.as_json(), now)
    elif found.draft is not None:
        session.delete(found.draft)
    return replace(found, draft=draft)


def together(
    sheet: Sheet, began: Sheet, newest: Sheet, seen: Callable[[int, str], bool]
) -> Sheet:
    def words(question_id: int, text: str) -> str:
        old, new = (each.filled.get(question_id) for each in (began, newest))
        began_with = old.text if old is not None else ""
        if new is None or not new.text or new.text in (text, began_with):
            return text
        if adds_to(text, new.text, began_with) or seen(question_id, new.text):
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
    if found.draft is not None:
        session.delete(found.draft)
