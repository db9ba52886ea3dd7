"""Pure: a place that came free in a full circle is offered to the first in line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm


@dataclass(frozen=True)
class InLine:
    """Somebody who waits for a place."""

    request_id: int
    person_id: int
    rhythm: Rhythm
    since: datetime


@dataclass(frozen=True)
class Line:
    """A circle with free places, and who waits for one, in turn."""

    workspace_id: int
    circle_id: int
    room: int
    people: Sequence[InLine]


def plan(facts: Sequence[Line], now: datetime) -> Plan:  # like all others
    for line in facts:
        for each in line.people[: max(line.room, 0)]:
            yield _offer(line, each), each.rhythm


def _offer(line: Line, each: InLine) -> Due:
    return Due(
        workspace_id=line.workspace_id,
        kind=MessageKind.JOIN_OFFERED,
        subject_id=each.request_id,
        circle_id=line.circle_id,
        due_at=each.since,
        to=each.person_id,
    )
