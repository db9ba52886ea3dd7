"""Pure: when someone hears what came of what they gave.

Told once a month, on their first working morning of it, and only if something came of it.
Whether others use it is told as well to whoever wants that: they are asked once, on the morning
after a first card of theirs was released.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import DAY, Rhythm, next_morning, to_utc
from bot.zones import zone_named

ASK_AFTER = timedelta(hours=12)  # not on top of the news that the card is released
CHOICE_KEPT = timedelta(days=21)
NEWS_KEPT = timedelta(days=21)


@dataclass(frozen=True)
class Author:
    """Whose card was released and who was not asked yet."""

    workspace_id: int
    person_id: int
    rhythm: Rhythm
    released_at: datetime


@dataclass(frozen=True)
class Listener:
    """Who gave something, and did not say that they do not want to hear this."""

    workspace_id: int
    person_id: int
    rhythm: Rhythm
    since: datetime | None  # when they said that they want to hear about use
    used_at: Sequence[datetime]  # when others said that they use a card of theirs
    told_until: datetime | None = None  # when the last news was due
    came_at: Sequence[datetime] = ()  # when something else came of what they gave


@dataclass(frozen=True)
class Facts:
    authors: Sequence[Author] = ()
    listeners: Sequence[Listener] = ()


def plan(facts: Facts, now: datetime) -> Plan:
    for author in facts.authors:
        yield choice(author), author.rhythm
    for listener in facts.listeners:
        if told := news(listener, now):
            yield told, listener.rhythm


def choice(author: Author) -> Due:
    ask_at = next_morning(author.released_at + ASK_AFTER, author.rhythm)
    return Due(
        workspace_id=author.workspace_id,
        kind=MessageKind.REUSE_CHOICE,
        subject_id=author.person_id,
        circle_id=None,
        due_at=ask_at,
        expires_at=ask_at + CHOICE_KEPT,
        to=author.person_id,
    )


def month_before(moment: datetime, zone: str) -> tuple[datetime, datetime]:
    """The last whole month by someone's own clock: its first moment, and that after it."""
    this = moment.astimezone(zone_named(zone)).date().replace(day=1)
    last = (this - DAY).replace(day=1)
    return _midnight(last, zone), _midnight(this, zone)


def _midnight(day: date, zone: str) -> datetime:
    return to_utc(datetime.combine(day, time(0)), zone)


def news(listener: Listener, now: datetime) -> Due | None:
    """About the month before; None when nothing came of anything, or when it was queued."""
    begin, end = month_before(now, listener.rhythm.time_zone)
    if listener.told_until is not None and listener.told_until >= end:
        return None
    since = listener.since
    used = [at for at in listener.used_at if since is not None and at >= since]
    if not any(begin <= at < end for at in (*used, *listener.came_at)):
        return None
    at = next_morning(end - timedelta(minutes=1), listener.rhythm)
    local = begin.astimezone(zone_named(listener.rhythm.time_zone))
    return Due(
        workspace_id=listener.workspace_id,
        kind=MessageKind.REUSE_NEWS,
        subject_id=listener.person_id,
        circle_id=None,
        due_at=at,
        expires_at=at + NEWS_KEPT,
        to=listener.person_id,
        occasion=f"{local:%Y-%m}",
    )
