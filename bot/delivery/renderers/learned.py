"""Messages to people about their own words: questions, and what became of the answers."""

from collections.abc import Callable

from bot.delivery.renderers.drafts import Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.learned import captures, intentions, prompts
from bot.domain.learned.prompts import PromptSeen
from bot.slack.base.blocks import Message
from bot.slack.learned.captures import request_message, told_message
from bot.slack.learned.intentions import answered_message, question_message
from bot.slack.learned.reflections import prompt_message, reminder_message, standing_message
from bot.texts import Texts, texts_for
from storage.models import CaptureState, CircleState, IntentionState, MeetingState, PromptState

renderers = Registry()


@renderers.to_person(MessageKind.CAPTURE_REQUEST)
def capture_request(letter: Letter) -> Message | None:
    """None when there is nothing to ask any more; one that stands is edited."""
    asked = captures.request_for(*letter.about, letter.reader.id)
    if asked is None:
        return None
    if not letter.stands and asked.capture.state is not CaptureState.ASKED:
        return None
    return request_message(asked, letter.texts)


@renderers.to_person(MessageKind.CAPTURE_ANSWERED)
def capture_answered(letter: Letter) -> Message | None:
    told = captures.told(*letter.about, letter.reader.id)
    if told is None:
        return None
    answer = letter.delivery.details.get("answer", "")
    return told_message(answer, told.circle, letter.texts)


@renderers.to_person(MessageKind.INTENTION_QUESTION)
def intention_question(letter: Letter) -> Message | None:
    """None for anyone who told about it before it left; one that stands is edited."""
    formed = intentions.question_for(*letter.about, letter.reader)
    if formed is None:
        return None
    texts = letter.texts
    if formed.intention.state is IntentionState.OPEN:
        return question_message(formed, texts)
    return answered_message(formed, texts) if letter.stands else None


@renderers.to_person(MessageKind.PROMPT)
def prompt(letter: Letter) -> Message | None:
    return _asking(letter, prompt_message)


@renderers.to_person(MessageKind.PROMPT_REMINDER)
def prompt_reminder(letter: Letter) -> Message | None:
    return _asking(letter, reminder_message)


def _asking(letter: Letter, ask: Callable[[PromptSeen, Texts], Message]) -> Message | None:
    """None for someone who answered or skipped before it left; one that stands is edited."""
    asked = prompts.seen_by(*letter.about, letter.reader, letter.now)
    if asked is None:
        return None
    texts = texts_for(asked.person.language)
    if letter.stands:
        return standing_message(asked, texts)
    return ask(asked, texts) if _is_open(asked) else None


@renderers.to_person(MessageKind.REFLECTION_KEPT)
def reflection_kept(letter: Letter) -> Message | None:
    """The receipt for what was written without being asked."""
    asked = prompts.seen_by_author(*letter.about, letter.reader, letter.now)
    if asked is None or not asked.given:
        return None
    return standing_message(asked, letter.texts)


def _is_open(asked: PromptSeen) -> bool:
    return (
        asked.circle.state is CircleState.ACTIVE
        and asked.meeting is not None
        and asked.meeting.state is not MeetingState.CANCELLED
        and asked.prompt is not None
        and asked.prompt.state is PromptState.OPEN
    )
