"""For each session: who was told what, when, and what became of it. For its facilitators.

What people did with a message is not in it. So the reminder of a question is left out: it would
tell who had not answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.base.kinds import SHOWN, About, MessageKind
from bot.domain.circle import circles
from bot.domain.upcoming.due import held
from bot.errors import existing
from storage.base import deliveries
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.models import NO_SURFACE, Circle, Delivery, DeliveryState, Meeting, Person
from storage.overview import ledger
from storage.people import people
from storage.planning import meetings

KINDS = [kind for kind in MessageKind if kind.row.ledger is SHOWN]  # in this order
SHOWN_AFTER = timedelta(days=92)  # sessions of the last quarter


class Fate(StrEnum):
    SENT = "sent"
    TOGETHER = "together"  # sent, in one message with others
    WAITING = "waiting"
    EXPIRED = "expired"
    FAILED = "failed"
    UNSURE = "unsure"
    UNNEEDED = "unneeded"
    NO_SURFACE = "no_surface"  # to someone without an account in Slack
    NOT_SENT = "not_sent"  # why would tell what someone did


@dataclass(frozen=True)
class Entry:
    """`name`: None for the circle's channel; `why`: away, budget, or late."""

    kind: MessageKind
    name: str | None
    fate: Fate
    at: datetime | None = None
    why: str = ""


@dataclass(frozen=True)
class Ledger:
    circle: Circle
    meeting: Meeting
    entries: Sequence[Entry]


def sessions(
    session: Session, actor: Actor, circle_id: int | None, now: datetime
) -> list[tuple[Circle, Meeting]]:
    """What lies ahead and the last quarter, of one circle or of all that the actor leads."""
    if circle_id is None:
        led = circles.facilitated_by(session, actor)
    else:
        led = [circles.get_for_facilitator(session, actor, circle_id)]
    found = []
    for circle in led:
        past = meetings.past(session, circle.id, now)
        recent = [each for each in past if each.ends_at > now - SHOWN_AFTER]
        found += [(circle, each) for each in meetings.upcoming(session, circle.id, now)]
        found += [(circle, each) for each in recent]
    return found


def of_meeting(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Ledger:
    """Raises NotFound or NotAllowed for whoever does not lead the circle."""
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    circle = circles.get_for_facilitator(session, actor, meeting.circle_id)
    told = [_entry(session, *row) for row in ledger.about(session, meeting, _subjects(meeting))]
    waiting = _waiting(session, circle, meeting, now)
    entries = sorted(
        [*told, *waiting], key=lambda each: (KINDS.index(each.kind), each.name or "")
    )
    return Ledger(circle, meeting, entries)


def _subjects(meeting: Meeting) -> list[tuple[str, int | None]]:
    """What of each kind is about this session: that itself, its series or its last change."""
    ids = {
        About.MEETING: meeting.id,
        About.SERIES: meeting.series_id,
        About.CHANGE: meeting.change_id,
    }
    return [(kind.value, ids[kind.row.about]) for kind in KINDS]


def _entry(session: Session, delivery: Delivery, reader: Person | None) -> Entry:
    kind = MessageKind(delivery.kind)
    name = reader.name if reader else None
    match delivery.state:
        case DeliveryState.SENT:
            fate = Fate.TOGETHER if delivery.bundle_id else Fate.SENT
            return Entry(kind, name, fate, delivery.sent_at)
        case DeliveryState.PENDING | DeliveryState.SENDING:
            leaves = delivery
            if delivery.bundle_id is not None:
                leaves = deliveries.get(session, delivery.bundle_id)
            why = delivery.details.get("waits", "")
            return Entry(kind, name, Fate.WAITING, leaves.available_at, why)
        case DeliveryState.EXPIRED:
            why = delivery.details.get("why") or delivery.details.get("waits") or "late"
            return Entry(kind, name, Fate.EXPIRED, delivery.expires_at, why)
        case _:
            return Entry(kind, name, unsent(delivery))


def unsent(delivery: Delivery) -> Fate:
    if delivery.state is DeliveryState.DEAD:
        return Fate.FAILED
    if delivery.state is DeliveryState.UNSURE:
        return Fate.UNSURE
    if delivery.last_error == NO_SURFACE:
        return Fate.NO_SURFACE
    return Fate.NOT_SENT if delivery.kind == MessageKind.PROMPT else Fate.UNNEEDED


def _waiting(session: Session, circle: Circle, meeting: Meeting, now: datetime) -> list[Entry]:
    """What is due, and has no row yet because its reader is not there or heard enough."""
    members = {person.id for person in circle_rows.members(session, circle.id)}
    return [
        Entry(
            message.kind,
            people.get(session, meeting.workspace_id, message.to).name,
            Fate.WAITING,
            at,
            message.why,
        )
        for message, at in held(session, now)
        if message.kind in KINDS and message.subject_id == meeting.id and message.to in members
    ]
