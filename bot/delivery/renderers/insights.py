"""Messages to authors and facilitators about cards."""

from bot.delivery.renderers.drafts import Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.harvest import drafts
from bot.domain.insights import ageing, curation, principles, release, remains, trials, wishes
from bot.domain.people.people import as_actor
from bot.errors import NotFound
from bot.slack.base.blocks import Message
from bot.slack.harvest.drafts import offered_message, withdrawal_message
from bot.slack.insights.ageing import still_holds_message
from bot.slack.insights.insights import (
    answered_message,
    changed_message,
    request_message,
    taken_back_message,
)
from bot.slack.insights.recognition import ended_message, promotion_message
from bot.slack.insights.trials import question_message
from bot.slack.insights.wishes import wish_message
from storage.models import Consent, InsightState

renderers = Registry()


@renderers.to_person(MessageKind.STILL_HOLDS)
def still_holds(letter: Letter) -> Message | None:
    """The cards that were old when the message was queued; None when there are none left."""
    old = ageing.asked_of(
        letter.session, letter.workspace_id, letter.reader.id, letter.delivery.created_at
    )
    if not old or (not letter.stands and all(each.answer for each in old)):
        return None
    return still_holds_message(old, letter.texts)


@renderers.to_person(MessageKind.TRIAL_QUESTION)
def trial_question(letter: Letter) -> Message | None:
    """None when the card is gone for its reader, or they are not going to use it any more."""
    try:
        found = trials.asked(letter.session, as_actor(letter.reader), letter.subject_id)
    except NotFound:
        return None
    return question_message(found, letter.texts)


@renderers.to_person(MessageKind.INSIGHT_REVISION)
def insight_revision(letter: Letter) -> Message | None:
    details, at = letter.delivery.details, letter.delivery.created_at
    found = wishes.told(*letter.about, letter.reader.id, details, at)
    if found is None or (found.became and not letter.stands):
        return None
    return wish_message(found, letter.texts)


@renderers.to_person(MessageKind.RELEASE_REQUEST)
def release_request(letter: Letter) -> Message | None:
    """None when there is nothing to ask any more; one that stands is edited."""
    asked = release.request_for(*letter.about, letter.reader.id)
    if asked is None:
        return None
    waits = asked.insight.state is InsightState.PROPOSED and asked.consent is Consent.ASKED
    if not letter.stands and not waits:
        return None
    if asked.is_about_other_words(letter.delivery.created_at):
        return changed_message(asked, letter.texts)
    return request_message(asked, letter.texts)


@renderers.to_person(MessageKind.RELEASE_ANSWERED)
def release_answered(letter: Letter) -> Message | None:
    """None once the card was withdrawn: that is told by itself; one that stands is edited."""
    told = release.told(*letter.about, letter.reader.id)
    answer = letter.delivery.details.get("answer", "")
    if told is None:
        return None
    is_gone = told.insight.state is InsightState.WITHDRAWN and answer != "withdrawn"
    if is_gone and not letter.stands:
        return None
    can_remake = answer == "withdrawn" and remains.is_to_be_made(letter.session, told.insight)
    return answered_message(
        told.insight, answer, told.authors, letter.texts, remains=can_remake
    )


@renderers.to_person(MessageKind.INSIGHT_OFFERED)
def insight_offered(letter: Letter) -> Message | None:
    """None once the note was proposed or withdrawn."""
    found = drafts.offered_to(*letter.about, letter.reader.id)
    return offered_message(*found, letter.texts) if found else None


@renderers.to_person(MessageKind.INSIGHT_WITHDRAWN)
def insight_withdrawn(letter: Letter) -> Message | None:
    """To an author: who took the card back, and why."""
    found = curation.withdrawal_for(*letter.about, letter.reader.id)
    return withdrawal_message(found, letter.texts) if found else None


@renderers.to_person(MessageKind.INSIGHT_TAKEN_BACK)
def insight_taken_back(letter: Letter) -> Message | None:
    """To the other authors of a card that one of them took back."""
    found = remains.told(*letter.about, letter.reader.id)
    return taken_back_message(found, letter.texts) if found else None


@renderers.to_person(MessageKind.PRINCIPLE_PROPOSED)
def principle_proposed(letter: Letter) -> Message | None:
    """None when it does not hold any more; one that stands is edited."""
    found = _found(letter)
    if found is None or (not letter.stands and not found.waits):
        return None
    return promotion_message(found, letter.texts)


@renderers.to_person(MessageKind.PRINCIPLE_ENDED)
def principle_ended(letter: Letter) -> Message | None:
    found = _found(letter)
    if found is None or found.is_principle:
        return None
    return ended_message(found, letter.texts)


def _found(letter: Letter) -> principles.Promotion | None:
    return principles.seen_by(*letter.about, letter.reader.id)
