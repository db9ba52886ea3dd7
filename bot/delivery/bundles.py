"""Several messages to one person that leave as one, and stay one when a part changes."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.slack.base.blocks import Message
from bot.slack.base.bundles import Room, bundle_message, fits
from bot.texts import texts_for
from storage.base import deliveries
from storage.models import Delivery, DeliveryState, Person
from storage.outages import is_outage

log = logging.getLogger(__name__)

Renderer = Callable[[Session, Delivery, Person | None, datetime], Message | None]
Renderers = Mapping[MessageKind, Renderer]


@dataclass(frozen=True)
class Composed:
    """`shown` leave in the message; `apart` have no room in it; the others are not wanted."""

    message: Message | None
    shown: Sequence[Delivery] = ()
    apart: Sequence[Delivery] = ()
    late: Sequence[Delivery] = ()


def compose(
    session: Session,
    bundle: Delivery,
    reader: Person,
    now: datetime,
    renderers: Renderers,
) -> Composed:
    """What waits in a bundle, as it is wanted at this moment."""
    shown, apart, late = [], [], []
    said: list[Message] = []
    room = Room()
    for part in deliveries.parts_of(session, bundle.id):
        if part.state is not DeliveryState.PENDING:
            continue
        try:
            made = renderers[MessageKind(part.kind)](session, part, reader, now)
        except Exception as error:  # it fails by itself then, and is noted
            if is_outage(error):
                raise
            apart.append(part)
            continue
        if part.expires_at is not None and part.expires_at <= now:
            late.append(part)
        elif made is None:
            continue
        elif said and not fits(room, made):
            apart.append(part)
        else:
            room = room.after(made)
            said.append(made)
            shown.append(part)
    whole = bundle_message(said, texts_for(reader.language)) if said else None
    return Composed(whole, shown, apart, late)


def as_it_stands(
    session: Session,
    place: Delivery,
    reader: Person | None,
    now: datetime,
    renderers: Renderers,
) -> Message | None:
    """A message that was sent, as things are now; of a bundle, what is over says so."""
    if place.kind != MessageKind.TOGETHER or reader is None:
        return renderers[MessageKind(place.kind)](session, place, reader, now)
    sent = [
        part
        for part in deliveries.parts_of(session, place.id)
        if part.state is DeliveryState.SENT
    ]
    made = [_as_part(session, part, reader, now, renderers) for part in sent]
    return bundle_message(made, texts_for(reader.language))


def _as_part(
    session: Session, part: Delivery, reader: Person, now: datetime, renderers: Renderers
) -> Message | None:
    """None, as for what is over, when it cannot be worded any more: the others can."""
    try:
        return renderers[MessageKind(part.kind)](session, part, reader, now)
    except Exception as error:
        if is_outage(error):
            raise
        log.warning("part %s (%s) of a bundle: %s", part.id, part.kind, type(error).__name__)
        return None


def mark_parts(
    session: Session,
    bundle: Delivery,
    parts: Composed,
    outcome: Mapping[str, Any],
    now: datetime,
) -> None:
    """Note at each part what became of it; what had no room leaves by itself."""
    shown = {part.id for part in parts.shown}
    apart, late = {part.id for part in parts.apart}, {part.id for part in parts.late}
    for part in deliveries.parts_of(session, bundle.id):
        if part.state is not DeliveryState.PENDING:
            continue
        if part.id in shown or bundle.ambiguous:
            for name, value in outcome.items():
                setattr(part, name, value)
        elif part.id in apart:
            part.bundle_id, part.available_at = None, min(part.due_at, now)
        elif part.id in late or "waits" in part.details:
            part.state = DeliveryState.EXPIRED
        else:
            part.state = DeliveryState.CANCELLED


def note_shown(session: Session, parts: Composed) -> None:
    """They arrived in the words that they had when they were put together."""
    for part in parts.shown:
        deliveries.get(session, part.id).shown_revision = part.revision
