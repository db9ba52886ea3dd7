"""Pure: when authors are asked whether more people may read what was made from their words.

A facilitator makes several cards in one sitting. Each author hears of theirs together, once the
facilitator has been quiet for a while, and in their own working hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm

SETTLES_AFTER = timedelta(minutes=15)  # then the sitting is over


@dataclass(frozen=True)
class OpenRequest:
    """A card that waits for the word of one of its authors, since a moment."""

    workspace_id: int
    circle_id: int
    insight_id: int
    author_id: int
    rhythm: Rhythm
    asked_at: datetime


def plan(facts: Sequence[OpenRequest], now: datetime) -> Plan:
    """It does not lose its use: a card stays put until all its authors have answered."""
    latest: dict[tuple[int, int], datetime] = {}
    for request in facts:
        sitting = request.author_id, request.circle_id
        latest[sitting] = max(request.asked_at, latest.get(sitting, request.asked_at))
    for request in facts:
        at = latest[request.author_id, request.circle_id] + SETTLES_AFTER
        yield _message(request, at), request.rhythm


def _message(request: OpenRequest, at: datetime) -> Due:
    return Due(
        workspace_id=request.workspace_id,
        kind=MessageKind.RELEASE_REQUEST,
        subject_id=request.insight_id,
        circle_id=request.circle_id,
        due_at=at,
        to=request.author_id,
        occasion=f"{request.asked_at:%Y%m%dT%H%M%S%fZ}",
    )
