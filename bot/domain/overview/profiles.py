"""What Slack says about people, asked when nobody waits for it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.overview import privacy
from bot.domain.people.people import Profile, as_actor, refresh
from storage.people import people


def wanted(session: Session, most: int) -> Sequence[Actor]:
    return [as_actor(person) for person in people.wanting_profile(session, most)]


def complete(session: Session, actor: Actor, profile: Profile | None, now: datetime) -> None:
    """Keep what Slack says of them; None: nothing.

    Of a guest in no circle nothing is kept: neither what they made while that was unknown.
    """
    person = people.get(session, actor.workspace_id, actor.id)
    person.wants_profile = False
    if profile is None or person.address != profile.address:  # erased in the meantime
        return
    is_new = person.refreshed_at is None
    refresh(session, person, profile, now)
    if is_new and person.is_guest and not circles.is_in_any(session, actor):
        privacy.erase_person(session, person, now)
