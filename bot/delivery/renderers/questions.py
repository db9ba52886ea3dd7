"""Messages about learning questions and introductions, and cards shown in a channel."""

from bot.delivery.renderers.drafts import Draft, Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.questions import answers, following, introductions, questions, triage
from bot.domain.questions.introductions import IntroductionSeen
from bot.slack.base.blocks import Message
from bot.slack.questions.introductions import (
    asker_message,
    follow_up_message,
    giver_message,
    gone_message,
    made_message,
)
from bot.slack.questions.learning_questions import (
    answered_message,
    followed_message,
    news_message,
    reopened_message,
)
from bot.slack.questions.search import changed_message, shared_message
from bot.slack.questions.triage import match_message, question_message
from bot.texts import texts_for
from storage.models import QuestionState

renderers = Registry()


@renderers.to_person(MessageKind.ANSWER)
def answer(letter: Letter) -> Message | None:
    """As it stands, without the cards that its reader may not see any more."""
    hits = answers.still_seen(letter.session, letter.delivery)
    return changed_message(hits, letter.now.date(), letter.texts)


@renderers.to_person(MessageKind.REPLY)
def reply(_: Letter) -> Message | None:
    """It quotes nobody, so nothing that it says can change: only its reader can leave."""
    return None


@renderers.to_person(MessageKind.INTRODUCTION_QUESTION)
def introduction_question(letter: Letter) -> Message | None:
    """None once it is over before it was asked; one that stands is edited."""
    seen = introductions.seen_by_giver(*letter.about, letter.reader.id, letter.now)
    if seen is None or (seen.is_over and not letter.stands):
        return None
    return giver_message(seen, letter.texts)


@renderers.to_person(MessageKind.INTRODUCTION_OFFER)
def introduction_offer(letter: Letter) -> Message | None:
    seen = _seen(letter)
    if seen is None:
        return _gone(letter)
    if seen.is_over and not letter.stands:
        return None
    return asker_message(seen, letter.texts)


@renderers.to_person(MessageKind.INTRODUCTION)
def introduction(letter: Letter) -> Message | None:
    seen = _seen(letter)
    if seen is None or seen.other is None:
        return _gone(letter)
    return made_message(seen, letter.texts)


@renderers.to_person(MessageKind.INTRODUCTION_FOLLOW_UP)
def introduction_follow_up(letter: Letter) -> Message | None:
    """None when the other left meanwhile: there is nothing to ask."""
    seen = _seen(letter)
    if seen is None or seen.other is None:
        return _gone(letter)
    if not letter.stands and not seen.other.is_active:
        return None
    return follow_up_message(seen, letter.texts)


def _gone(letter: Letter) -> Message | None:
    """One of the two is erased: what was sent loses the name and the words."""
    return gone_message(letter.texts) if letter.stands else None


def _seen(letter: Letter) -> IntroductionSeen | None:
    return introductions.seen_by(*letter.about, letter.reader.id, letter.now)


@renderers.to_person(MessageKind.LEARNING_QUESTION)
def learning_question(letter: Letter) -> Message | None:
    """None for a question that was taken back before anyone read it."""
    asked = triage.seen_by_facilitator(*letter.about, letter.reader.id)
    if asked is None or (asked.question.state is QuestionState.WITHDRAWN and not letter.stands):
        return None
    return question_message(asked, letter.texts)


@renderers.to_person(MessageKind.QUESTION_NEWS)
def question_news(letter: Letter) -> Message | None:
    asked = triage.news(*letter.about)
    if asked is None or asked.question.state is QuestionState.OPEN:
        return None
    return news_message(asked, letter.texts)


@renderers.to_person(MessageKind.QUESTION_MATCH)
def question_match(letter: Letter) -> Message | None:
    """None when there is nothing to decide any more; one that stands is edited."""
    found = triage.match(
        letter.session,
        letter.workspace_id,
        letter.delivery.details.get("question", 0),
        letter.subject_id,
        letter.reader.id,
    )
    if found is None:
        return None
    asked, hit = found
    is_over = (
        hit is None
        or asked.question.state is QuestionState.WITHDRAWN
        or asked.question.answered_by is not None
    )
    if is_over and not letter.stands:
        return None
    return match_message(asked, hit, letter.texts)


@renderers.to_person(MessageKind.QUESTION_FOLLOWED)
def question_followed(letter: Letter) -> Message | None:
    """None when the card was taken back, or the question let go, before it was sent."""
    followed_id = letter.delivery.details.get("question", 0)
    told = following.told_of(
        letter.session, letter.workspace_id, letter.subject_id, followed_id, letter.reader.id
    )
    if told is None or (told[1] is None and not letter.stands):
        return None
    return followed_message(*told, letter.texts)


@renderers.to_person(MessageKind.QUESTION_ANSWERED)
def question_answered(letter: Letter) -> Message | None:
    """One that was sent says when its card was withdrawn: the question is open again."""
    texts = letter.texts
    found = triage.answered(*letter.about)
    if found is not None:
        return answered_message(*found, texts)
    asked = triage.news(*letter.about)
    is_asker = asked is not None and asked.question.asker_id == letter.reader.id
    if asked is None or not is_asker or not letter.stands:
        return None
    return reopened_message(asked, texts)


@renderers.to_anybody(MessageKind.SHARED_INSIGHT)
def shared_insight(draft: Draft) -> Message | None:
    """None for a card that was withdrawn before it left."""
    found = _in_channel(draft)
    if found.hit is None and not draft.stands:
        return None
    return shared_message(found.hit, found.standing, texts_for(found.language))


def _in_channel(draft: Draft) -> questions.CardShown:
    return questions.shown_in(*draft.about, draft.delivery.channel or "", draft.now)
