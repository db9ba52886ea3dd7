"""What readers had before: editions to the same readers, and the cards that those carried."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.domain.people.working_hours import to_utc
from storage.circulation import digests
from storage.models import Digest, ReleaseLevel
from storage.readers import subscriptions

LOOKED_BACK = 200  # editions
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Earlier:
    """An edition, and where it arrived or is on its way to: channels, None for subscribers."""

    digest: Digest
    places: frozenset[str | None]


def editions(session: Session, digest: Digest) -> list[Earlier]:
    """Newest first: published for the same audience, and not lost on the way to everybody."""
    circle_id = digest.circle_id if digest.audience is ReleaseLevel.CIRCLE else None
    found = digests.published(
        session, digest.workspace_id, digest.audience, circle_id, LOOKED_BACK
    )
    places = digests.places(session, [each.id for each in found])
    waits_since = subscriptions.waits_since(session, digest.workspace_id)
    for each in found:
        if waits_since and each.published_at and waits_since <= each.published_at:
            places.setdefault(each.id, set()).add(None)  # it comes with what else was missed
    return [Earlier(each, frozenset(places[each.id])) for each in found if each.id in places]


def previous(session: Session, digest: Digest) -> Digest | None:
    """The circle's last edition to these readers about all that this one is about."""
    for each in editions(session, digest):
        before = each.digest
        if (
            before.circle_id == digest.circle_id
            and _reached(each.places, digest)
            and before.all_circles >= digest.all_circles
            and (not before.themes or set(digest.themes or [""]) <= set(before.themes))
        ):
            return before
    return None


def since(previous: Digest, zone: str) -> datetime:
    """What was released from this moment on was not looked at for the previous edition.

    If cards of it had to wait, its own period is looked at again.
    """
    if previous.held:
        return previous.since or midnight(previous.period_from, zone)
    ended = midnight(previous.period_to + DAY, zone)
    return min(ended, previous.created_at)  # what was shown then is what was published


def midnight(day: date, zone: str) -> datetime:
    """As the day begins in that zone."""
    return to_utc(datetime.combine(day, time()), zone)


def carried(session: Session, digest: Digest) -> dict[int, datetime]:
    """Which cards all readers of an edition were sent before, and when last."""
    earlier = {each.digest.id: each for each in editions(session, digest)}
    places: dict[int, set[str | None]] = {}
    last: dict[int, datetime] = {}
    for insight_id, digest_id in digests.carriers(session, list(earlier)):
        each = earlier[digest_id]
        places.setdefault(insight_id, set()).update(each.places)
        moment = each.digest.published_at or each.digest.created_at
        last[insight_id] = max(moment, last.get(insight_id, moment))
    return {card: last[card] for card, there in places.items() if _reached(there, digest)}


def _reached(places: AbstractSet[str | None], digest: Digest) -> bool:
    """Whether these are all its channels; of an edition without any, its subscribers.

    Somebody who subscribed since does not make a channel read the same cards twice.
    """
    aimed_at: set[str | None] = {*digest.channels} or {None}
    return aimed_at <= places
