"""Messages about who is in a circle, who leads it, and who hosts."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles, facilitators, handovers, members
from bot.domain.planning import hosts
from bot.slack.base.blocks import Message
from bot.slack.circle.handovers import (
    answered_message,
    handover_message,
    leading_message,
    wanted_message,
)
from bot.slack.circle.members import changed_message, facilitators_message, left_message
from bot.slack.planning.hosts import chosen_message, question_message
from bot.texts import texts_for
from storage.circle import circles as circle_rows
from storage.models import CircleState, Delivery, HandoverState, Person


def leads(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    work = facilitators.work_of(
        session, delivery.workspace_id, delivery.subject_id, reader, now
    )
    return leading_message(work, texts_for(reader.language)) if work else None


def changed(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    found = members.changed_of(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None:
        return None
    circle, is_in = found
    return changed_message(circle, texts_for(reader.language), is_in=is_in)


def left(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    found = members.who_left(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None:
        return None
    circle, person = found
    return left_message(person, circle, texts_for(reader.language))


def announced(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    circle = circle_rows.find(session, delivery.workspace_id, delivery.subject_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    found = circles.overview(session, circle)
    return (
        facilitators_message(found, texts_for(circle.language)) if found.facilitators else None
    )


def gone(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when the person came back before it left."""
    if reader is None:
        return None
    found = members.who_left(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None:
        return None
    circle, person = found
    work = facilitators.work_of(session, delivery.workspace_id, circle.id, reader, now)
    return leading_message(work, texts_for(reader.language), person) if work else None


def wanted(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once somebody leads; a sent one is redrawn."""
    if reader is None:
        return None
    workspace_id, circle_id = delivery.workspace_id, delivery.subject_id
    found = handovers.vacancy_seen_by(session, workspace_id, circle_id, reader)
    if found is None or (found.facilitators and delivery.sent_at is None):
        return None
    return wanted_message(found, texts_for(reader.language))


def handed(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once it was taken back; a sent one is redrawn."""
    if reader is None:
        return None
    found = handovers.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None:
        return None
    if found.handover.state is not HandoverState.ASKED and delivery.sent_at is None:
        return None
    return handover_message(found, texts_for(reader.language))


def answered(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    if reader is None:
        return None
    found = handovers.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    return answered_message(found, texts_for(reader.language)) if found else None


def host_asked(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None once somebody hosts; a sent one is redrawn."""
    if reader is None:
        return None
    found = hosts.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None or (found.host is not None and delivery.sent_at is None):
        return None
    return question_message(found, reader.time_zone, texts_for(reader.language))


def host_chosen(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when another was chosen before it left."""
    if reader is None:
        return None
    found = hosts.seen_by(session, delivery.workspace_id, delivery.subject_id, reader)
    if found is None:
        return None
    is_host = found.host is not None and found.host.id == reader.id
    if not is_host and delivery.sent_at is None:
        return None
    return chosen_message(found, reader.time_zone, texts_for(reader.language))


RENDERERS = {
    MessageKind.LEADING: leads,
    MessageKind.MEMBERSHIP_CHANGED: changed,
    MessageKind.MEMBER_LEFT: left,
    MessageKind.FACILITATORS_CHANGED: announced,
    MessageKind.FACILITATOR_GONE: gone,
    MessageKind.FACILITATOR_WANTED: wanted,
    MessageKind.HANDOVER: handed,
    MessageKind.HANDOVER_ANSWERED: answered,
    MessageKind.HOST_QUESTION: host_asked,
    MessageKind.HOST_CHOSEN: host_chosen,
}
