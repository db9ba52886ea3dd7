"""Who gets an edition, and its messages on their way to them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circulation import mail_readers
from bot.domain.circulation.subscriptions import waits
from storage.circle import circles as circle_rows
from storage.circulation import subscriptions
from storage.models import Circle, Digest, Person, ReleaseLevel, Subscription, Surface

KEPT = timedelta(days=21)  # an edition that could not leave until then is no news any more


@dataclass(frozen=True)
class Readers:
    """`now`: who get it when it is published; `later`: how many get it with what they miss."""

    now: list[tuple[Person, Subscription]] = field(default_factory=list)
    later: int = 0


def readers_of(
    session: Session, circle: Circle, digest: Digest, on: Collection[str], now: datetime
) -> Readers:
    """Subscribers to the themes of its cards; of a circle's own edition, only its members."""
    members = {person.id for person in circle_rows.members(session, circle.id)}
    asked = subscriptions.current(session, digest.workspace_id)
    every = [
        (person, subscription)
        for person, subscription in [*asked, *mail_readers.subscribers(session, digest)]
        if (not subscription.themes or set(on) & set(subscription.themes))
        and (digest.audience > ReleaseLevel.CIRCLE or person.id in members)
    ]
    at_once = [each for each in every if not waits(each[1], now)]
    return Readers(at_once, len(every) - len(at_once))


def queue(session: Session, digest: Digest, readers: Readers, now: datetime) -> None:
    """To its channels, and to those who get it at once: each the themes that they chose."""
    wanted = [_message(digest, now, channel=channel) for channel in digest.channels]
    for person, subscription in readers.now:
        if subscription.channel and digest.audience > ReleaseLevel.CIRCLE:
            wanted.append(_message(digest, now, channel=subscription.channel))
        else:
            themes = {"themes": subscription.themes} if subscription.themes else {}
            by_mail = person.surface is Surface.EMAIL
            wanted.append(_message(digest, now, to=person.id, details=themes, by_mail=by_mail))
    messages.queue_all(session, list({each.key: each for each in wanted}.values()), now)


def _message(digest: Digest, now: datetime, **to: Any) -> Due:
    return Due(
        workspace_id=digest.workspace_id,
        kind=MessageKind.DIGEST,
        subject_id=digest.id,
        circle_id=digest.circle_id,
        due_at=now,
        expires_at=now + (mail_readers.EXPIRES if to.get("by_mail") else KEPT),
        **to,
    )
