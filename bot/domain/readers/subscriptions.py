"""Who asked for digests, how often and where. Nobody is signed up by someone else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import themes as vocabulary
from bot.domain.people.working_hours import to_utc
from bot.errors import InvalidInput
from bot.zones import zone_named
from storage.base.upsert import insert_unless_present
from storage.models import DigestRhythm, Subscription
from storage.readers import subscriptions

LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True)
class Wish:
    """What someone chose; `paused_until`: the first day on which digests come again."""

    themes: Sequence[str] = ()  # none: all
    rhythm: DigestRhythm = DigestRhythm.EACH
    channel: str | None = None  # None: in private
    paused_until: date | None = None


def current(session: Session, actor: Actor) -> Subscription | None:
    """None for someone who receives nothing."""
    found = subscriptions.of_person(session, actor.id)
    return found if found is not None and found.ended_at is None else None


def waits(subscription: Subscription, now: datetime) -> bool:
    """Whether what is published now comes later, in one message with what else was missed."""
    return subscription.rhythm is not DigestRhythm.EACH or is_paused(subscription, now)


def is_paused(subscription: Subscription, now: datetime) -> bool:
    return subscription.paused_until is not None and subscription.paused_until > now


def subscribe(session: Session, actor: Actor, wish: Wish, now: datetime) -> Subscription:
    """Receive digests from now on, like this.

    What waited for a rarer message comes as soon as that is not wanted any more.

    Raises:
        InvalidInput: names the field of the form.
    """
    kept = subscriptions.of_person(session, actor.id)
    vocabulary.check(
        session, actor.workspace_id, wish.themes, "themes", keep=kept.themes if kept else ()
    )
    until = pause_ends(wish, actor, now)
    _check_channel(session, actor, wish)
    values = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "themes": [],
        "created_at": now,
        "caught_up_at": now,
    }
    insert_unless_present(session, Subscription, values)
    subscription = subscriptions.of_person(session, actor.id)
    assert subscription is not None  # noqa: S101  # it was put there
    renew(subscription, wish, until, now)
    return subscription


def renew(
    subscription: Subscription, wish: Wish, until: datetime | None, now: datetime
) -> None:
    ended = subscription.ended_at is not None
    waited = not ended and waits(subscription, now)
    subscription.themes = list(wish.themes)
    subscription.rhythm = wish.rhythm
    subscription.channel = wish.channel
    subscription.ended_at = None
    # A pause that ends now: what was missed follows.
    is_over = waited and until is None and wish.rhythm is DigestRhythm.EACH
    subscription.paused_until = now if is_over else until
    if not waited:
        subscription.caught_up_at = now


def pause_ends(wish: Wish, actor: Actor, now: datetime) -> datetime | None:
    if wish.paused_until is None:
        return None
    today = now.astimezone(zone_named(actor.time_zone)).date()
    if wish.paused_until <= today:
        raise InvalidInput("paused_until", "subscription-pause-past")
    if wish.paused_until > today + LONGEST_PAUSE:
        raise InvalidInput("paused_until", "subscription-pause-long")
    return to_utc(datetime.combine(wish.paused_until, time()), actor.time_zone)


def _check_channel(session: Session, actor: Actor, wish: Wish) -> None:
    """One copy for a channel, whoever asked for it."""
    if wish.channel is None:
        return
    found = subscriptions.to_channel(session, actor.workspace_id, wish.channel)
    if any(each.person_id != actor.id for each in found):
        raise InvalidInput("channel", "subscription-channel-taken")


def stop(session: Session, actor: Actor, now: datetime) -> bool:
    """Whether there was something to stop."""
    subscription = current(session, actor)
    if subscription is None:
        return False
    subscription.ended_at = now
    return True


def slow_down(session: Session, actor: Actor, rhythm: DigestRhythm, now: datetime) -> Wish:
    """Less instead of nothing, also for someone who stopped just now: all else stays.

    How often they get them now, and where.
    """
    kept = subscriptions.of_person(session, actor.id)
    if kept is None:
        wish = Wish(rhythm=rhythm)
        subscribe(session, actor, wish, now)
        return wish
    if kept.ended_at is not None or not waits(kept, now):
        kept.caught_up_at = now
    kept.rhythm, kept.ended_at = rhythm, None
    return Wish(rhythm=rhythm, channel=kept.channel)
