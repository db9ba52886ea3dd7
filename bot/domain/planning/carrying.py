"""What people gave for a session that is off: it goes to the one that comes next.

Words sent in and cases that were not discussed. Where nothing is planned they wait, with the
session that is off, for the first session that is.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.planning.invitations import LONGEST_CONTRIBUTION, shown_in
from storage.models import Meeting
from storage.planning import carried

KEPT = timedelta(weeks=26)  # after the day of the session; then it is about other times
MOST_CASES = 10  # as many as can be brought to a session


def hand_on(session: Session, off: Sequence[Meeting], now: datetime) -> None:
    """From sessions that were just called off to the one planned after each, if there is one.

    What a session after it was prepared with stays as it is.
    """
    session.flush()
    for meeting in off:
        after = carried.next_after(session, meeting, now)
        if after is not None:
            _give(session, meeting, after)
            shown = shown_in(after)
            messages.make_stale(session, after.workspace_id, shown, now)


def collect(session: Session, planned: Meeting, now: datetime) -> None:
    """What waits in its circle goes to this session, which was just planned."""
    for meeting in carried.waiting(session, planned.circle_id, now - KEPT, now):
        _give(session, meeting, planned)
        carried.move_run(session, meeting, planned)


def replace(session: Session, before: Meeting, after: Meeting) -> None:
    """`after` takes the place of `before`: everything that was prepared goes along."""
    _give(session, before, after)
    carried.move_run(session, before, after)
    carried.replace(session, before, after)
    session.flush()


def _give(session: Session, before: Meeting, after: Meeting) -> None:
    carried.move_words(session, before, after, LONGEST_CONTRIBUTION)
    carried.move_cases(session, before, after, MOST_CASES)
    carried.note(session, after)
    session.flush()


def givers(session: Session, circle_id: int, now: datetime) -> set[int]:
    """Of whom something waits in a circle for its next session."""
    off = carried.waiting(session, circle_id, now - KEPT, now)
    return carried.givers(session, [each.id for each in off]) if off else set()
