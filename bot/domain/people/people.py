"""Who acts, and what we know of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import NOBODY, Actor
from bot.domain.base.limits import check_optional
from bot.domain.people.school_holidays import REGIONS
from bot.errors import InvalidInput
from bot.zones import is_known
from storage.base import deliveries, edits
from storage.models import Address, AuditEvent, Person, Workspace
from storage.people import people

REFRESH_AFTER = timedelta(days=1)
COMMAND_LINE = "command line"
LONGEST_ORGANISATION = 120  # characters; fits beside a name
USUAL_PINGS, FEWEST_PINGS, MOST_PINGS = 5, 1, 15  # messages a week


@dataclass(frozen=True)
class Profile:
    """What a surface says about a person."""

    address: Address
    name: str
    email: str | None
    language: str | None  # None: it says nothing about which of ours they read
    time_zone: str | None  # None: it says nothing, or nothing that we know
    is_bot: bool
    is_guest: bool  # of the workspace, or of another organisation
    is_active: bool
    is_external: bool  # of another organisation's workspace


def as_actor(person: Person) -> Actor:
    return Actor(
        person.id,
        person.workspace_id,
        person.address,
        person.name,
        person.language,
        person.time_zone,
        is_guest=person.is_guest,
        is_known=person.refreshed_at is not None,
        opened_home=person.opened_home,
    )


def note_home(session: Session, actor: Actor) -> None:
    """They have seen their Home: what they change shows there at once from now on."""
    get(session, actor).opened_home = True


def names(session: Session, workspace_id: int, slack_ids: Iterable[str]) -> dict[str, str]:
    """Of those of these people whom we know."""
    addresses = [Address.slack(each) for each in slack_ids]
    found = people.find_all_at(session, workspace_id, addresses)
    return {each.address.external_id: each.name for each in found}


def is_fresh(person: Person, now: datetime) -> bool:
    return person.refreshed_at is not None and now - person.refreshed_at < REFRESH_AFTER


def remember(
    session: Session,
    workspace_id: int,
    profile: Profile,
    now: datetime,
    *,
    circle_language: str | None = None,
) -> Person:
    """Keep who someone is: only when they do something, or are put in a circle.

    `circle_language`: of the first circle that they are put in. A language that they chose here
    stays chosen.
    """
    person = people.find_at(session, workspace_id, profile.address)
    if person is None:
        person = _add(session, workspace_id, profile)
    if circle_language is not None and not person.chose_language:
        person.language = circle_language
    refresh(session, person, profile, now)
    return person


def _add(session: Session, workspace_id: int, profile: Profile, **at_first: bool) -> Person:
    return people.find_or_add(
        session,
        workspace_id,
        profile.address,
        name=profile.name,
        language=language_of_newcomer(session, workspace_id, profile),
        time_zone=default_time_zone(session, workspace_id),
        **at_first,
    )


def language_of_newcomer(session: Session, workspace_id: int, profile: Profile) -> str:
    """As long as no circle and no choice says otherwise."""
    return profile.language or default_language(session, workspace_id)


def default_language(session: Session, workspace_id: int) -> str:
    """What is spoken where neither a person nor a circle says otherwise."""
    return session.get_one(Workspace, workspace_id).language


def default_time_zone(session: Session, workspace_id: int) -> str:
    """By which clock someone lives of whom nothing else is known."""
    return session.get_one(Workspace, workspace_id).time_zone


def note_change(
    session: Session, workspace_id: int, profile: Profile, now: datetime
) -> Person | None:
    """Something about someone changed elsewhere; None, and nothing is kept, for a stranger.

    Who they are is asked of Slack where that is not known yet: see `overview.profiles`.
    """
    person = people.find_at(session, workspace_id, profile.address, lock=True)
    if person is not None and person.refreshed_at is not None:
        refresh(session, person, profile, now)
    return person


def refresh(session: Session, person: Person, profile: Profile, now: datetime) -> None:
    person.name = profile.name
    person.email = profile.email or person.email
    person.time_zone = profile.time_zone or _usual_zone(session, person)
    person.is_bot = profile.is_bot
    person.is_guest = profile.is_guest
    person.is_active = profile.is_active
    person.refreshed_at = now
    if person.is_active:
        person.inactive_since = None
    else:
        person.inactive_since = person.inactive_since or now
        deliveries.cancel_for_person(session, person.workspace_id, person.id)


def _usual_zone(session: Session, person: Person) -> str:
    """What they lived by so far."""
    if is_known(person.time_zone):
        return person.time_zone
    return default_time_zone(session, person.workspace_id)


@dataclass(frozen=True)
class Known:
    """What the database says about someone who knocks."""

    workspace: Workspace | None  # None: not a workspace of ours
    actor: Actor | None = None
    subject: Actor | None = None  # also a bot, or someone whose account is switched off
    is_stale: bool = False  # Slack was last asked more than a day ago


def find_actor(session: Session, home: Address, address: Address, now: datetime) -> Known:
    """Someone by their address, in the workspace with the address `home`."""
    workspace, person = people.find_in(session, home, address)
    if workspace is None or person is None:
        return Known(workspace)
    actor = as_actor(person)
    if person.is_bot or not person.is_active:
        return Known(workspace, subject=actor)
    is_stale = not (is_fresh(person, now) or person.wants_profile)
    return Known(workspace, actor, actor, is_stale)


def meet(
    session: Session, workspace_id: int, profile: Profile, now: datetime, *, only_looks: bool
) -> Actor | None:
    """Someone who knocks: kept from their first act on. None for a bot or a closed account.

    Who only looks is not kept, and neither is a guest whom nobody put in a circle: they get no
    row, and an actor who is nobody.
    """
    person = note_change(session, workspace_id, profile, now)
    if profile.is_bot or not profile.is_active:
        return None
    if person is not None:
        return as_actor(person)
    if only_looks or profile.is_guest:
        return _nobody(session, workspace_id, profile)
    person = remember(session, workspace_id, profile, now)
    return _welcome(person)


def admit(session: Session, workspace_id: int, profile: Profile, *, only_looks: bool) -> Actor:
    """Someone who knocks while Slack does not say who they are.

    `profile`: what the request itself says. They are held for a guest until Slack is heard.
    """
    if only_looks:
        return replace(_nobody(session, workspace_id, profile), is_guest=True, is_known=False)
    return _welcome(_add(session, workspace_id, profile, is_guest=True, wants_profile=True))


def _welcome(person: Person) -> Actor:
    person.was_offered_language = True  # by the answer to this act
    person.opened_home = True  # perhaps: that they looked at it was not kept
    return as_actor(person)


def want_profile(session: Session, actor: Actor) -> None:
    """Slack is to be asked who they are, when nobody waits for it."""
    get(session, actor).wants_profile = True


def workspace_itself(workspace: Workspace) -> Actor:
    """For what nobody did."""
    address = Address(workspace.surface, workspace.external_id)
    return Actor(
        NOBODY, workspace.id, address, workspace.name, workspace.language, workspace.time_zone
    )


def _nobody(session: Session, workspace_id: int, profile: Profile) -> Actor:
    return Actor(
        NOBODY,
        workspace_id,
        profile.address,
        profile.name,
        language_of_newcomer(session, workspace_id, profile),
        profile.time_zone or default_time_zone(session, workspace_id),
        is_guest=profile.is_guest,
    )


LAYERS = ("municipality", "province", "water_board", "national", "civil_society", "other")


@dataclass(frozen=True)
class Preferences:
    """`working_days`: ISO weekdays, "1245" for a free Wednesday; `layer`: one of LAYERS."""

    language: str
    organisation: str
    layer: str | None
    working_days: str
    quiet_from: time
    quiet_until: time
    away_until: date | None = None
    away_from: date | None = None
    school_region: str | None = None
    in_school_holidays: bool = False
    pings_per_week: int = USUAL_PINGS


def get(session: Session, actor: Actor) -> Person:
    return people.get(session, actor.workspace_id, actor.id)


def choose_language(
    session: Session, actor: Actor, language: str, now: datetime, place: tuple[str, str]
) -> Actor:
    """The actor as they are spoken to from now on, also in the message at `place`."""
    edits.make_stale_at(session, actor.workspace_id, actor.id, *place, now)
    return as_actor(_speak(get(session, actor), language))


def _speak(person: Person, language: str) -> Person:
    person.language = "en" if language == "en" else "nl"
    person.chose_language = True
    return person


def set_preferences(session: Session, actor: Actor, wanted: Preferences) -> Actor:
    """The actor as they are from now on; being away has rules of its own, see `absences`.

    Raises:
        InvalidInput: no working day or no hour is left, or a name is too long.
    """
    days = "".join(sorted(set(wanted.working_days) & set("1234567")))
    check_preferences(wanted, days)
    person = _speak(get(session, actor), wanted.language)
    person.organisation = wanted.organisation or None
    person.government_layer = wanted.layer
    person.working_days = days
    person.quiet_from = wanted.quiet_from
    person.quiet_until = wanted.quiet_until
    person.school_region = wanted.school_region
    person.in_school_holidays = wanted.in_school_holidays
    person.pings_per_week = wanted.pings_per_week
    return as_actor(person)


def check_preferences(wanted: Preferences, days: str) -> None:
    if not days:
        raise InvalidInput("working_days", "settings-no-working-day")
    if wanted.quiet_from <= wanted.quiet_until:
        raise InvalidInput("quiet_from", "settings-no-hours")
    check_optional("organisation", wanted.organisation, LONGEST_ORGANISATION)
    if wanted.layer is not None and wanted.layer not in LAYERS:
        raise InvalidInput("layer", "error-choose")
    if wanted.school_region is not None and wanted.school_region not in REGIONS:
        raise InvalidInput("school_region", "error-choose")
    if not FEWEST_PINGS <= wanted.pings_per_week <= MOST_PINGS:
        raise InvalidInput("pings", "error-choose")


def set_manager(session: Session, person: Person, now: datetime, *, is_manager: bool) -> None:
    """By whoever runs the bot, from the command line: who looks after the programme."""
    person.is_programme_manager = is_manager
    session.add(
        AuditEvent(
            workspace_id=person.workspace_id,
            at=now,
            actor_id=None,
            action="manager.granted" if is_manager else "manager.revoked",
            object_kind="person",
            object_id=person.id,
            origin=COMMAND_LINE,
        )
    )
