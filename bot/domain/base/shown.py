"""Messages that show words of the circle: edited when someone takes theirs back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind, Quotes, quoting
from storage.base import edits
from storage.models import Reflection, ReleaseLevel

SHOWING = (
    MessageKind.MEETING_AGENDA,
    MessageKind.FACILITATOR_BRIEF,
    MessageKind.MEETING_RECAP,
)


def erase(
    session: Session,
    workspace_id: int,
    circle_ids: Collection[int],
    insight_ids: Collection[int],
    now: datetime,
) -> None:
    """Somebody of these circles, and an author of these cards, is erased."""
    kinds = quoting(Quotes.PEOPLE)
    edits.make_kinds_stale(session, workspace_id, circle_ids, kinds, now)
    refresh_cards(session, workspace_id, insight_ids, now)


def refresh_cards(
    session: Session, workspace_id: int, insight_ids: Collection[int], now: datetime
) -> None:
    """What was sent about these cards is to be edited."""
    cards = [(kind, each) for kind in quoting(Quotes.CARD) for each in insight_ids]
    edits.make_stale(session, workspace_id, cards, now)


def withdraw(session: Session, reflection: Reflection, now: datetime) -> None:
    """Before a reflection is lowered or reworded: it leaves the recap that it stands in."""
    if reflection.release_level > ReleaseLevel.PRIVATE:
        refresh(
            session,
            reflection.workspace_id,
            reflection.circle_id,
            reflection.created_at,
            now,
            (MessageKind.MEETING_RECAP,),
        )


def refresh(
    session: Session,
    workspace_id: int,
    circle_id: int,
    since: datetime,
    now: datetime,
    kinds: Collection[MessageKind] = SHOWING,
) -> None:
    """What was sent in a circle since these words came to be is to be edited.

    Every renderer asks for what is shared at that moment, so what was taken back is gone.
    """
    edits.make_stale_since(session, workspace_id, circle_id, kinds, since, now)
