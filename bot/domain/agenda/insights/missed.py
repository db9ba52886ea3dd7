"""Pure: when someone who gets digests less often is sent what they missed, in one message.

What they missed was published from a watermark on: what came before, they were sent or do not
want.
The next message comes a month or a quarter after it at the earliest, and only if there is
something; after a pause, on the first morning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_morning

EACH = "each"  # nothing is missed but during a pause
SPANS: Mapping[str, timedelta] = {
    EACH: timedelta(0),
    "monthly": timedelta(days=30),
    "quarterly": timedelta(days=91),
}
KEPT = timedelta(days=21)
MINUTE = timedelta(minutes=1)
TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Waiting:
    """Somebody who gets digests later.

    `news`: when those on their themes were published that they were not sent.
    """

    workspace_id: int
    person_id: int
    rhythm: Rhythm
    often: str
    caught_up_at: datetime
    themes: Sequence[str] = ()
    channel: str | None = None
    paused_until: datetime | None = None
    told_until: datetime | None = None  # up to when the last message reached
    tried_at: datetime | None = None  # when the last one was due, whatever became of it
    news: Sequence[datetime] = ()
    mail_domain: str = ""


@dataclass(frozen=True)
class Facts:
    readers: Sequence[Waiting] = ()


def plan(facts: Facts, now: datetime) -> Plan:  # all follows from the rows
    for reader in facts.readers:
        if told := missed(reader):
            yield told, reader.rhythm


def begins(caught_up_at: datetime, told_until: datetime | None) -> datetime:
    """The watermark: what was published from then on was missed."""
    return max(caught_up_at, told_until + TICK) if told_until else caught_up_at


def missed(reader: Waiting) -> Due | None:
    """About what was published from the watermark until it is due; None for nothing."""
    since = begins(reader.caught_up_at, reader.told_until)
    until = reader.paused_until if reader.often == EACH else None
    unread = [at for at in reader.news if since <= at and (until is None or at <= until)]
    if not unread:
        return None
    last = max(since, reader.tried_at or since)
    ready = max(last + SPANS[reader.often], reader.paused_until or last, min(unread))
    at = next_morning(ready - MINUTE, reader.rhythm)
    to = {"channel": reader.channel} if reader.channel else {"to": reader.person_id}
    return Due(
        workspace_id=reader.workspace_id,
        kind=MessageKind.DIGESTS_MISSED,
        subject_id=reader.person_id,
        circle_id=None,
        due_at=at,
        expires_at=at + KEPT,
        occasion=f"{last:%Y%m%dT%H%M%S}",
        details={
            "themes": list(reader.themes),
            "since": since.isoformat(),
            "until": min(at, until or at).isoformat(),
        },
        mail_domain=reader.mail_domain,
        **to,
    )
