"""Asking authors to let a card go, and telling the facilitator what they said."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.insights import curation, drafts, release
from bot.slack.base.blocks import Message
from bot.slack.insights.cards import offered_message, withdrawal_message
from bot.slack.insights.insights import answered_message, request_message
from bot.texts import texts_for
from storage.models import Consent, Delivery, InsightState, Person


def request(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when there is nothing to ask any more; a sent one is redrawn."""
    if reader is None or not reader.is_active:
        return None
    asked = release.request_for(session, delivery.workspace_id, delivery.subject_id, reader.id)
    if asked is None:
        return None
    waits = asked.insight.state is InsightState.PROPOSED and asked.consent is Consent.ASKED
    if delivery.sent_at is None and not waits:
        return None
    return request_message(asked, texts_for(reader.language))


def answered(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    told = release.told(session, delivery.workspace_id, delivery.subject_id, reader.id)
    if told is None:
        return None
    answer = delivery.details.get("answer", "")
    return answered_message(told.insight, answer, told.authors, texts_for(reader.language))


def offered(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once the note was proposed or withdrawn."""
    if reader is None or not reader.is_active:
        return None
    found = drafts.offered_to(session, delivery.workspace_id, delivery.subject_id, reader.id)
    return offered_message(*found, texts_for(reader.language)) if found else None


def withdrawn(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """To an author: who took the card back, and why."""
    if reader is None or not reader.is_active:
        return None
    found = curation.withdrawal_for(
        session, delivery.workspace_id, delivery.subject_id, reader.id
    )
    return withdrawal_message(found, texts_for(reader.language)) if found else None


RENDERERS = {
    MessageKind.RELEASE_REQUEST: request,
    MessageKind.RELEASE_ANSWERED: answered,
    MessageKind.INSIGHT_OFFERED: offered,
    MessageKind.INSIGHT_WITHDRAWN: withdrawn,
}
