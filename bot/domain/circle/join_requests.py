"""One request to join: until when it is open, and how it ends.

Then its words go, and what stands in Slack says what became of it.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from storage.circle import joining
from storage.models import OPEN_REQUEST, Circle, JoinRequest, JoinState

OFFER_KEPT = timedelta(days=7)  # a place, for the first in line
SHOWN = (MessageKind.JOIN_ASKED, MessageKind.JOIN_OFFERED)


def until(row: JoinRequest) -> datetime:
    """Until when an offered place is kept."""
    return (row.offered_at or row.asked_at) + OFFER_KEPT


def state_at(row: JoinRequest, now: datetime) -> JoinState:
    """An offer ends by itself: the row follows when somebody asks again, or is tidied."""
    if row.state is JoinState.OFFERED and until(row) <= now:
        return JoinState.LAPSED
    return row.state


def is_open(row: JoinRequest, now: datetime) -> bool:
    return state_at(row, now) in OPEN_REQUEST


def end(session: Session, row: JoinRequest, state: JoinState, now: datetime) -> None:
    """What someone wrote to be let in is of no use any more, and is not kept."""
    row.state, row.answered_at = state, row.answered_at or now
    row.brings = row.wants = ""
    for kind in SHOWN:
        messages.cancel(session, row.workspace_id, kind, row.id)
    show_again(session, row, now)


def show_again(session: Session, row: JoinRequest, now: datetime) -> None:
    subjects = [(kind, row.id) for kind in SHOWN]
    messages.make_stale(session, row.workspace_id, subjects, now)


def settle(session: Session, circle: Circle, person_id: int, now: datetime) -> None:
    """For somebody who comes in, whichever way: nobody needs to answer their request."""
    row = joining.open_of(session, circle.id, person_id)
    if row is not None:
        end(session, row, JoinState.JOINED, now)


def end_all(session: Session, circle: Circle, now: datetime) -> None:
    """The circle was finished: who asked hears it once."""
    for row in joining.every_open(session, circle.id):
        end(session, row, JoinState.OVER, now)
        tell(session, row, now)


def tell(session: Session, row: JoinRequest, now: datetime) -> None:
    """The person who asked hears how their request stands; once for each state."""
    message = Due(
        workspace_id=row.workspace_id,
        kind=MessageKind.JOIN_ANSWERED,
        subject_id=row.id,
        circle_id=row.circle_id,
        due_at=now,
        to=row.person_id,
        occasion=row.state.value,
    )
    messages.queue(session, message, now=now)


def forget(session: Session, row: JoinRequest, now: datetime) -> None:
    """Of somebody who is erased: no words, no name, and nothing that waits for an answer.

    Who asked need not have been in the circle: its messages follow them all the same.
    """
    row.reason = ""
    if row.state in OPEN_REQUEST:
        end(session, row, JoinState.WITHDRAWN, now)
    show_again(session, row, now)
