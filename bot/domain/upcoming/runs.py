"""From rows to the warnings about time, and back."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.due import Due
from bot.domain.agenda.runs import OVER_KEPT, WARN_BEFORE, Running
from bot.domain.base.kinds import MessageKind
from bot.domain.sessions import runs
from storage.sessions import runs as rows

WARNINGS = (MessageKind.RUN_SOON, MessageKind.RUN_OVER)


def load(session: Session, now: datetime, since: datetime) -> list[Running]:
    """The sessions whose phase ends about now, or ended since the last heartbeat."""
    found = rows.running(session, since - OVER_KEPT, now + WARN_BEFORE)
    return [
        Running(
            each.run.workspace_id,
            each.circle.id,
            each.circle.channel,
            each.phase.id,
            each.run.message_id,
            runs.box_of(each.run),
        )
        for each in found
    ]


def queued(session: Session, message: Due) -> None:
    """A warning is in the outbox, or was noted as lost: it is not due again."""
    if message.kind in WARNINGS:
        runs.note_said(session, message.workspace_id, message)
