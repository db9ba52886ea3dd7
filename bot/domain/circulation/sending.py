"""Who gets an edition, and its messages on their way to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles
from bot.domain.circulation import feedback
from bot.domain.circulation.feedback import ItemFeedback
from bot.domain.readers import mail_readers, publications
from bot.domain.readers.subscriptions import waits
from bot.errors import NotFound, existing
from storage.base.deliveries import OPEN
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.circulation import digests
from storage.models import (
    Circle,
    DeliveryState,
    Digest,
    DigestState,
    Person,
    ReleaseLevel,
    Subscription,
)
from storage.readers import subscriptions

REFUSED = (DeliveryState.DEAD, DeliveryState.UNSURE)
KEPT = timedelta(days=21)  # an edition that could not leave until then is no news any more


@dataclass(frozen=True)
class Readers:
    """`now`: who get it when it is published; `waiting`: who get it with what they miss."""

    now: Sequence[tuple[Person, Subscription]] = ()
    waiting: Sequence[tuple[Person, Subscription]] = ()

    @property
    def later(self) -> int:
        return len(self.waiting)


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
    return Readers(
        [each for each in every if not waits(each[1], now)],
        [each for each in every if waits(each[1], now) and _comes(each[1], digest)],
    )


def _comes(waiting: Subscription, digest: Digest) -> bool:
    """In a message with what else was missed: a circle's own edition not, in a channel."""
    return not waiting.channel or digest.audience > ReleaseLevel.CIRCLE


def queue(session: Session, digest: Digest, readers: Readers, now: datetime) -> None:
    """To its channels, and to those who get it at once: each the themes that they chose."""
    wanted = [_message(digest, now, channel=channel) for channel in digest.channels]
    for person, subscription in readers.now:
        if subscription.channel and digest.audience > ReleaseLevel.CIRCLE:
            wanted.append(_message(digest, now, channel=subscription.channel))
        else:
            themes = {"themes": subscription.themes} if subscription.themes else {}
            by_mail = person.address.mail_domain
            wanted.append(
                _message(digest, now, to=person.id, details=themes, mail_domain=by_mail)
            )
    messages.queue_all(session, list({each.key: each for each in wanted}.values()), now)


@dataclass(frozen=True)
class Progress:
    """How far an edition is on its way; `lost`: by what became of it."""

    digest: Digest
    circle: Circle
    sent: int
    waiting: int
    refused: int  # by Slack, or perhaps
    late: int  # expired
    dropped: int  # stopped, or nothing was left of it
    later: int  # readers who get it with what else they missed
    is_empty: bool  # everything in it was withdrawn
    feedback: Sequence[ItemFeedback] = ()
    url: str = ""  # of its page on the web

    @property
    def total(self) -> int:
        return self.sent + self.waiting + self.refused + self.late + self.dropped

    @property
    def can_stop(self) -> bool:
        return self.digest.stopped_at is None and bool(self.waiting or self.later)


def progress(session: Session, actor: Actor, digest_id: int, now: datetime) -> Progress:
    digest, circle = published_by(session, actor, digest_id)
    found = digests.states(session, digest.id)
    items = digests.items(session, digest.id)
    left = {item.theme for item in items if item.withdrawn_at is None}
    later = 0 if digest.stopped_at else _later(session, circle, digest, left, now)
    return Progress(
        digest,
        circle,
        sent=found.get(DeliveryState.SENT, 0),
        waiting=sum(found.get(state, 0) for state in OPEN),
        refused=sum(found.get(state, 0) for state in REFUSED),
        late=found.get(DeliveryState.EXPIRED, 0),
        dropped=found.get(DeliveryState.CANCELLED, 0),
        later=later,
        is_empty=not left,
        feedback=feedback.of_edition(session, digest),
        url=publications.edition_url(session, digest),
    )


def _later(
    session: Session, circle: Circle, digest: Digest, on: Collection[str], now: datetime
) -> int:
    """Who still waits for it: what an earlier message carried does not count."""
    if digest.published_at is None:
        return 0
    waiting = readers_of(session, circle, digest, on, now).waiting
    told = subscriptions.told_since(
        session, MessageKind.DIGESTS_MISSED.value, digest.workspace_id, digest.published_at
    )
    return sum(
        person.id not in told and each.caught_up_at <= digest.published_at
        for person, each in waiting
    )


def stop(session: Session, actor: Actor, digest_id: int, now: datetime) -> None:
    """What has not left does not leave any more; what was sent stays. Twice is once."""
    digest, _ = published_by(session, actor, digest_id, lock=True)
    if digest.stopped_at is not None:
        return
    digest.stopped_at = now
    messages.cancel(session, digest.workspace_id, MessageKind.DIGEST, digest.id)
    audit.record(session, actor, "digest.stopped", "digest", digest.id, now)


def last(session: Session, circle: Circle) -> Digest | None:
    """What the circle published last."""
    return digests.last_published(session, circle.id)


def published_by(
    session: Session, actor: Actor, digest_id: int, *, lock: bool = False
) -> tuple[Digest, Circle]:
    """For whoever leads its circle. Raises NotFound for one that was not published."""
    digest = existing(find_row(Digest, session, actor.workspace_id, digest_id, lock=lock))
    circle = circles.get_for_facilitator(session, actor, digest.circle_id)
    if digest.state is not DigestState.PUBLISHED:
        raise NotFound
    return digest, circle


def _message(digest: Digest, now: datetime, **to: Any) -> Due:
    return Due(
        workspace_id=digest.workspace_id,
        kind=MessageKind.DIGEST,
        subject_id=digest.id,
        circle_id=digest.circle_id,
        due_at=now,
        expires_at=now + (mail_readers.EXPIRES if to.get("mail_domain") else KEPT),
        **to,
    )
