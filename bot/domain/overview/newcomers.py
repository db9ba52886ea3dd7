"""What somebody reads in ten minutes who joins a circle that is on its way.

All of it is what the circle reads already, as it is at this moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.circle.circles import Overview
from bot.domain.learned import shared_intentions
from bot.domain.sessions import recaps
from bot.domain.sessions.recaps import RecapMaterial
from bot.search import search
from bot.search.search import Hit
from storage.learned.intentions import Formed
from storage.models import IntentionState, Meeting
from storage.overview import newcomers
from storage.planning import meetings
from storage.sessions import notes
from storage.sessions.notes import Noted

MOST_PRINCIPLES = 5
MOST_AGREEMENTS = 7
STILL_MEANT = (IntentionState.OPEN, IntentionState.NOT_YET)


@dataclass(frozen=True)
class Pack:
    """`recap`: of the last session of which there is one."""

    circle: Overview
    next_meeting: Meeting | None
    recap: RecapMaterial | None
    principles: Sequence[Hit]
    agreements: Sequence[Noted]  # that the circle may read, newest first
    formed: Sequence[Formed]  # intentions that somebody still means to carry out


def look(session: Session, actor: Actor, circle_id: int, now: datetime) -> Pack:
    """Raises NotFound for a stranger."""
    circle = circles.get_for_member(session, actor, circle_id)
    last = newcomers.last_recap(session, circle.id)
    ids = (
        []
        if actor.is_guest
        else newcomers.principles(session, circle.workspace_id, circle.theme)
    )
    shared = shared_intentions.of_circle(session, actor, circle.id).formed
    return Pack(
        circles.overview(session, circle),
        next(iter(meetings.upcoming(session, circle.id, now)), None),
        recaps.sent_in(session, circle.workspace_id, last) if last is not None else None,
        search.several(session, actor.workspace_id, [actor.id], ids)[:MOST_PRINCIPLES],
        notes.agreements(session, circle.id, MOST_AGREEMENTS),
        [each for each in shared if each.intention.state in STILL_MEANT],
    )
