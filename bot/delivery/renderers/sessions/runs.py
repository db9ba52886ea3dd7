"""A session that goes on: its message in the channel, and what stands in the thread there.

A warning that is about an end that has moved, or a phase that was left, is not sent.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.runs import end_of
from bot.domain.base.kinds import MessageKind
from bot.domain.sessions import runs
from bot.domain.sessions.runs import Shown
from bot.slack.base.blocks import Message
from bot.slack.sessions.runs import (
    done_message,
    over_message,
    phase_message,
    run_message,
    soon_message,
    stopped_message,
)
from bot.texts import texts_for
from storage.models import Delivery, Person, RunState


def run(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """What was called off before it was said is not said; what stands there says so."""
    shown = runs.seen(session, delivery.workspace_id, delivery.subject_id)
    if shown is None:
        return None
    texts = texts_for(shown.circle.language)
    if delivery.id != shown.run.message_id:  # a session that moved can have begun twice
        return stopped_message(shown, texts)
    if (
        delivery.sent_at is None
        and not shown.is_live
        and shown.run.state is not RunState.FINISHED
    ):
        return None
    return run_message(shown, texts)


def phase(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """None when the session went on before it left."""
    found = runs.seen_phase(session, delivery.workspace_id, delivery.subject_id)
    if found is None:
        return None
    shown, begun = found
    if delivery.sent_at is None and not (
        shown.is_live and shown.run.position == begun.position
    ):
        return None
    return phase_message(shown, begun, texts_for(shown.circle.language))


def soon(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    shown = _at_its_end(session, delivery)
    return soon_message(shown, texts_for(shown.circle.language)) if shown else None


def over(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    shown = _at_its_end(session, delivery)
    return over_message(shown, texts_for(shown.circle.language)) if shown else None


def _at_its_end(session: Session, delivery: Delivery) -> Shown | None:
    found = runs.seen_phase(session, delivery.workspace_id, delivery.subject_id)
    if found is None:
        return None
    shown, begun = found
    end = end_of(MessageKind(delivery.kind), delivery.due_at, delivery.expires_at)
    in_phase = shown.is_live and shown.run.position == begun.position
    return shown if in_phase and shown.run.ends_at == end else None


def done(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    shown = runs.seen(session, delivery.workspace_id, delivery.subject_id)
    if shown is None or shown.run.state is not RunState.FINISHED:
        return None
    return done_message(shown, texts_for(shown.circle.language))


RENDERERS = {
    MessageKind.RUN: run,
    MessageKind.RUN_PHASE: phase,
    MessageKind.RUN_SOON: soon,
    MessageKind.RUN_OVER: over,
    MessageKind.RUN_DONE: done,
}
