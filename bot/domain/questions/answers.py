"""Answers that the bot gave at once: which cards each of them quotes, and where it stands."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.search import search
from bot.search.search import Hit
from storage.base import deliveries
from storage.models import Delivery


def note(
    session: Session,
    actor: Actor,
    channel: str,
    ts: str,
    quoted: Collection[int],
    now: datetime,
) -> None:
    """The message that stands there, to be edited once a card that it quotes is taken back.

    `quoted`: the ids of cards. One that left while the answer was on its way leaves it too.
    """
    for insight_id in quoted:
        gone = search.one(session, actor.workspace_id, actor.id, insight_id) is None
        said = _said(actor, MessageKind.ANSWER, insight_id, now)
        messages.note_said(session, said, channel, ts, now, is_stale=gone)
    if not quoted:
        said = _said(actor, MessageKind.REPLY, actor.id, now)
        messages.note_said(session, said, channel, ts, now)


def _said(actor: Actor, kind: MessageKind, subject_id: int, now: datetime) -> Due:
    return Due(
        workspace_id=actor.workspace_id,
        kind=kind,
        subject_id=subject_id,
        circle_id=None,
        due_at=now,
        to=actor.id,
        occasion=uuid4().hex,  # not where it stands: that is forgotten with its reader
    )


def still_seen(session: Session, delivery: Delivery) -> Sequence[Hit]:
    """The cards that an answer quoted, and that its reader may still see."""
    reader = delivery.person_id
    quoted = [part.subject_id for part in deliveries.standing_with(session, delivery)]
    found = (search.one(session, delivery.workspace_id, reader, each) for each in quoted)
    return [hit for hit in found if hit is not None]
