"""Pure: when the facilitators of a circle are offered a digest to look at.

Only if the circle chose so, and if something was released that no edition looked at and that
was not offered before: a week or a month after that, or once something of a session was
released. Nothing goes out by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_morning

AFTER_SESSION = "after_session"
SPANS = {"weekly": timedelta(days=7), "monthly": timedelta(days=30)}
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Offer:
    """One facilitator of a circle that wants proposals.

    `since`: its last edition, its last offer, or when it chose this. `released_at`:
    when cards were released that are new to them; `held_at`: when its last session ended.
    """

    workspace_id: int
    circle_id: int
    person_id: int
    rhythm: Rhythm
    proposes: str
    since: datetime
    released_at: Sequence[datetime] = ()
    held_at: datetime | None = None


@dataclass(frozen=True)
class Facts:
    offers: Sequence[Offer] = ()


def plan(facts: Facts, now: datetime) -> Plan:  # all follows from the rows
    for offer in facts.offers:
        ready = ready_at(offer)
        if ready is not None:
            yield _message(offer, next_morning(ready, offer.rhythm)), offer.rhythm


def ready_at(offer: Offer) -> datetime | None:
    """From when on there is something to look at; None as long as there is nothing."""
    if offer.proposes != AFTER_SESSION:
        first = min(offer.released_at, default=None)
        return first and max(offer.since + SPANS[offer.proposes], first)
    held = offer.held_at
    if held is None or held <= offer.since:
        return None
    return min((at for at in offer.released_at if at >= held), default=None)


def _message(offer: Offer, at: datetime) -> Due:
    return Due(
        workspace_id=offer.workspace_id,
        kind=MessageKind.DIGEST_PROPOSED,
        subject_id=offer.circle_id,
        circle_id=offer.circle_id,
        due_at=at,
        expires_at=at + KEPT,
        to=offer.person_id,
        occasion=f"{offer.since:%Y%m%dT%H%M%S}",
    )
