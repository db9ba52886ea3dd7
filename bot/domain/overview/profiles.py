"""What Slack says about people, asked when nobody waits for it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor, Address
from bot.domain.circle import circles
from bot.domain.overview import privacy
from bot.domain.people.people import Profile, as_actor, get, refresh
from storage.models import Person
from storage.people import people


def wanted(
    session: Session, home: Address, most: int, without: Collection[int]
) -> Sequence[Actor]:
    """In the workspace with the address `home`, without the people with these ids."""
    found = people.wanting_profile(session, home, most, without)
    return [as_actor(person) for person in found]


def complete(session: Session, actor: Actor, profile: Profile | None, now: datetime) -> None:
    """Keep what Slack says of them; None: it does not know them.

    Of a guest in no circle nothing is kept: neither what they made while that was unknown. The
    same goes for a bot, a closed account and whoever Slack does not know.
    """
    person = people.find_at(session, actor.workspace_id, actor.address, lock=True)
    if person is None:  # erased in the meantime
        return
    person.wants_profile = False
    is_new = person.refreshed_at is None
    if profile is not None:
        refresh(session, person, profile, now)
    if is_new and not _may_stay(session, person, profile):
        privacy.erase_person(session, person, now)


def _may_stay(session: Session, person: Person, profile: Profile | None) -> bool:
    if profile is None or profile.is_bot or not profile.is_active:
        return False
    return not profile.is_guest or circles.was_in_any(session, as_actor(person))


def give_up(session: Session, actor: Actor) -> None:
    """Slack refuses to say anything of them: it is asked again once they do something."""
    get(session, actor).wants_profile = False
