"""Pure: who stays silent hears less, is asked once whether they still take part, then nothing.

A session is silent for somebody who was asked about it a week ago and did nothing in it: no
answer to the invitation, no check-in, no answer to the question, no click on it. Sessions
before their last act in the circle do not count.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_welcome

SILENT_AFTER = timedelta(days=7)  # later than this few people answer
FEWER_FROM = 2  # silent sessions in a row: no reminders any more
ASK_FROM = 3
QUESTION_KEPT = timedelta(weeks=15)  # it may have to wait for a quarter with room


@dataclass(frozen=True)
class AskedAbout:
    """One session that somebody was asked about, and whether they did anything in it."""

    at: datetime
    acted: bool


def silent_sessions(asked: Collection[AskedAbout], now: datetime) -> Sequence[datetime]:
    """When the person was asked about each of the last silent ones in a row, newest first."""
    silent: list[datetime] = []
    for each in sorted(asked, key=lambda each: each.at, reverse=True):
        if each.acted:
            break
        if each.at + SILENT_AFTER <= now:
            silent.append(each.at)
    return silent


def hears_less(silent: Sequence[datetime], *, wants_less: bool) -> bool:
    """No reminders: by their own choice, or because they have been silent."""
    return wants_less or len(silent) >= FEWER_FROM


@dataclass(frozen=True)
class Fading:
    """Somebody who takes part in a circle and has been silent for a while."""

    workspace_id: int
    circle_id: int
    membership_id: int
    person_id: int
    rhythm: Rhythm
    silent: Sequence[datetime]  # as `silent_sessions` says
    wants_less: bool = False  # who said so is not asked again


def plan(facts: Sequence[Fading], now: datetime) -> Plan:  # like all others
    for each in facts:
        if len(each.silent) >= ASK_FROM and not each.wants_less:
            yield still_in(each), each.rhythm


def still_in(fading: Fading) -> Due:
    """Once for one silence: the session that it followed tells it from the next one."""
    last = fading.silent[0]
    at = next_welcome(last + SILENT_AFTER, fading.rhythm)
    return Due(
        workspace_id=fading.workspace_id,
        kind=MessageKind.STILL_IN,
        subject_id=fading.membership_id,
        circle_id=None,  # its facilitators are not told when it does not arrive
        due_at=at,
        expires_at=at + QUESTION_KEPT,
        to=fading.person_id,
        occasion=f"{last:%Y%m%dT%H%MZ}",
    )
