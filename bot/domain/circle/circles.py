"""Starting a circle; who is in it, and who may do what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_count, check_required
from bot.domain.circle import facilitators, themes
from bot.domain.circle.themes import Theme
from bot.domain.people.people import Profile, remember
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, existing
from bot.zones import zone_named
from storage.base.finding import find_row
from storage.circle import circles
from storage.models import (
    UNFINISHED,
    Address,
    Circle,
    CircleState,
    GuidingQuestion,
    Membership,
    Person,
    ReleaseLevel,
    Role,
)
from storage.people import people

LONGEST_NAME = 75  # characters; fits a choice in a Slack menu
LONGEST_PURPOSE = 1000
LONGEST_QUESTION = 300
MOST_QUESTIONS = 5  # more is a survey, not a reflection
MOST_MEMBERS = 25  # beyond that it is a lecture, and Slack's three seconds run out


Circles = Sequence[Circle]


@dataclass(frozen=True)
class Basics:
    """What a circle is called and about, and where it meets in Slack."""

    name: str
    theme: str
    purpose: str
    channel: str

    def check(self) -> None:
        """Raises InvalidInput, naming the field of the form."""
        check_required("name", self.name, LONGEST_NAME)
        check_required("purpose", self.purpose, LONGEST_PURPOSE)
        for field, chosen in (("theme", self.theme), ("channel", self.channel)):
            if not chosen:
                raise InvalidInput(field, "error-choose")


@dataclass(frozen=True)
class CirclePlan:
    """A circle as the facilitator wrote it down; people by their address."""

    basics: Basics
    participants: Sequence[Address]
    facilitators: Sequence[Address]  # beside the one who writes this
    questions: Sequence[str]
    language: str
    default_release: ReleaseLevel
    horizon_on: date | None = None
    is_open: bool = False


@dataclass(frozen=True)
class Overview:
    """A circle with its people and questions, to show."""

    circle: Circle
    facilitators: Sequence[Person]
    participants: Sequence[Person]
    questions: Sequence[GuidingQuestion]
    themes: Mapping[str, Theme] | None = None  # of the workspace, by key


def check(plan: CirclePlan, now: datetime) -> None:
    """Everything about a plan that needs nobody else's knowledge.

    Raises:
        InvalidInput: names the field of the form.
    """
    plan.basics.check()
    if not plan.participants:
        raise InvalidInput("participants", "circle-no-participants")
    members = {*plan.participants, *plan.facilitators}
    check_count("participants", len(members), MOST_MEMBERS, "circle-too-many")
    if plan.default_release > ReleaseLevel.CIRCLE:
        raise InvalidInput("default_release", "error-choose")
    check_horizon(plan.horizon_on, now)
    _check_questions(plan.questions)


def check_horizon(day: date | None, now: datetime) -> None:
    if day is not None and day <= now.date():
        raise InvalidInput("horizon_on", "error-past-date")


def _check_questions(questions: Sequence[str]) -> None:
    if not questions:
        raise InvalidInput("questions", "circle-no-questions")
    check_count("questions", len(questions), MOST_QUESTIONS, "circle-too-many-questions")
    for question in questions:
        check_required("questions", question, LONGEST_QUESTION)


def check_people(plan: CirclePlan, profiles: Sequence[Profile]) -> None:
    """Raises InvalidInput for a bot, a deactivated account or someone unknown."""
    known = {profile.address: profile for profile in profiles}
    for field, chosen in (
        ("participants", plan.participants),
        ("facilitators", plan.facilitators),
    ):
        for address in chosen:
            profile = known.get(address)
            if profile is None:
                raise InvalidInput(field, "circle-unknown-person")
            if profile.is_bot:
                raise InvalidInput(field, "circle-bot", name=profile.name)
            if not profile.is_active:
                raise InvalidInput(field, "circle-deactivated", name=profile.name)
    for address in plan.facilitators:
        check_may_lead(known[address], "facilitators")


def check_may_lead(who: Profile | Person, field: str) -> None:
    """Raises InvalidInput for a guest: who leads works with what all readers know."""
    if who.is_guest:
        raise InvalidInput(field, "circle-guest-leads", name=who.name)


def draft(
    session: Session,
    actor: Actor,
    plan: CirclePlan,
    profiles: Sequence[Profile],
    now: datetime,
    instead_of: int | None = None,
) -> Circle:
    """Write a circle down. Nobody but the facilitator hears of it before `start`.

    `instead_of`: an earlier draft, in the place of which this one comes.
    """
    if instead_of is not None:
        _drop_draft(session, actor, instead_of, now)
    themes.check(session, actor.workspace_id, [plan.basics.theme], "theme")
    if circles.named(session, actor.workspace_id, plan.basics.name):
        raise InvalidInput("name", "circle-name-taken")
    circle = Circle(
        workspace_id=actor.workspace_id,
        name=plan.basics.name,
        theme=plan.basics.theme,
        purpose=plan.basics.purpose,
        channel=plan.basics.channel,
        horizon_on=plan.horizon_on,
        horizon_set_at=now if plan.horizon_on else None,
        language=plan.language,
        time_zone=zone_named(actor.time_zone).key,
        default_release=plan.default_release,
        is_open=plan.is_open,
        created_at=now,
        created_by=actor.id,
    )
    session.add(circle)
    session.flush()
    _set_questions(session, circle, plan.questions, now)
    _enrol(session, circle, actor, plan, profiles, now)
    audit.record(session, actor, "circle.drafted", "circle", circle.id, now)
    return circle


def _drop_draft(session: Session, actor: Actor, circle_id: int, now: datetime) -> None:
    earlier = get_for_facilitator(session, actor, circle_id)
    if earlier.state is CircleState.DRAFT:
        asked = MessageKind.APPROVAL_ASKED
        messages.cancel(session, actor.workspace_id, asked, earlier.id)
        messages.make_stale(session, actor.workspace_id, [(asked, earlier.id)], now)
        circles.drop(session, earlier)
        audit.record(session, actor, "circle.draft_dropped", "circle", circle_id, now)


def _set_questions(
    session: Session, circle: Circle, questions: Sequence[str], now: datetime
) -> None:
    for position, text in enumerate(dict.fromkeys(questions), start=1):
        session.add(_question(circle, position, text, now))


def _question(circle: Circle, position: int, text: str, now: datetime) -> GuidingQuestion:
    return GuidingQuestion(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        position=position,
        text=text,
        begun_at=now,
    )


def _enrol(
    session: Session,
    circle: Circle,
    actor: Actor,
    plan: CirclePlan,
    profiles: Sequence[Profile],
    now: datetime,
) -> None:
    """Someone who is chosen twice is a facilitator: that right includes the other."""
    facilitators = {actor.address, *plan.facilitators}
    enrolled = {actor.address: people.get(session, actor.workspace_id, actor.id)}
    for profile in profiles:
        enrolled[profile.address] = bring_in(session, circle, profile, now)
    for address, person in enrolled.items():
        role = Role.FACILITATOR if address in facilitators else Role.PARTICIPANT
        session.add(
            Membership(
                workspace_id=circle.workspace_id,
                circle_id=circle.id,
                person_id=person.id,
                role=role,
                joined_at=now,
            )
        )


def bring_in(session: Session, circle: Circle, profile: Profile, now: datetime) -> Person:
    """Someone who is put in a circle, or asked to lead it; their first gives the language."""
    known = people.find_at(session, circle.workspace_id, profile.address)
    is_first = known is None or not circles.of_person(session, circle.workspace_id, known.id)
    return remember(
        session,
        circle.workspace_id,
        profile,
        now,
        circle_language=circle.language if is_first else None,
    )


def start(session: Session, actor: Actor, circle_id: int, now: datetime) -> Circle:
    """From now on the circle is real: everyone but the actor gets one welcome.

    Raises:
        AlreadyDone: it was started before.
    """
    circle = get_for_facilitator(session, actor, circle_id)
    if circle.state is not CircleState.DRAFT:
        raise AlreadyDone("circle-already-started")
    begin(session, actor, circle, actor.id, now)
    return circle


def begin(session: Session, actor: Actor, circle: Circle, maker_id: int, now: datetime) -> None:
    """Everyone but whoever made it gets one message: a welcome, or that they facilitate it."""
    circle.state = CircleState.ACTIVE
    circle.started_at = now
    for person in circles.members(session, circle.id, Role.FACILITATOR):
        if person.id != maker_id:
            facilitators.tell(session, circle, person.id, now)
    for person in circles.members(session, circle.id, Role.PARTICIPANT):
        if person.id != maker_id:
            message = Due(
                workspace_id=circle.workspace_id,
                kind=MessageKind.WELCOME,
                subject_id=circle.id,
                circle_id=circle.id,
                due_at=now,
                to=person.id,
            )
            messages.queue(session, message, now=now)
    audit.record(session, actor, "circle.started", "circle", circle.id, now)


def revise_questions(
    session: Session, actor: Actor, circle_id: int, wanted: Sequence[str], now: datetime
) -> Circle:
    """Ask other questions from now on; answers keep the question that they answered.

    A question that stays keeps its identity, also in another place.
    """
    circle = get_for_facilitator(session, actor, circle_id)
    _check_questions(wanted)
    current = {question.text: question for question in circles.questions(session, circle.id)}
    places = {text: place for place, text in enumerate(dict.fromkeys(wanted), start=1)}
    for text, question in current.items():
        if text in places:
            question.position = places[text]
        else:
            question.retired_at = now
    for text, place in places.items():
        if text not in current:
            session.add(_question(circle, place, text, now))
    audit.record(session, actor, "circle.questions", "circle", circle.id, now)
    return circle


def overview(session: Session, circle: Circle) -> Overview:
    return Overview(
        circle,
        circles.members(session, circle.id, Role.FACILITATOR),
        circles.members(session, circle.id, Role.PARTICIPANT),
        circles.questions(session, circle.id),
        themes.every(session, circle.workspace_id),
    )


def seen_by(
    session: Session, workspace_id: int, circle_id: int, reader: Person | None
) -> Overview | None:
    """A circle as one of its members sees it; None for anyone else."""
    circle = find_row(Circle, session, workspace_id, circle_id)
    if circle is None or reader is None or not reader.is_active:
        return None
    if circles.membership(session, circle.id, reader.id) is None:
        return None
    return overview(session, circle)


def joined_later(session: Session, circle: Circle, person: Person) -> bool:
    """Whether the circle was already on its way when they came in."""
    row = circles.membership(session, circle.id, person.id)
    return (
        row is not None and circle.started_at is not None and row.joined_at > circle.started_at
    )


def get_for_member(session: Session, actor: Actor, circle_id: int) -> Circle:
    """Raises NotFound when it is missing or when the actor is not in it: both look alike."""
    return get_member(session, actor, circle_id)[0]


def get_member(session: Session, actor: Actor, circle_id: int) -> tuple[Circle, Membership]:
    """With how the actor is in it; raises as `get_for_member`."""
    return existing(circles.with_member(session, actor.workspace_id, circle_id, actor.id))


def get_for_facilitator(session: Session, actor: Actor, circle_id: int) -> Circle:
    """Raises NotFound for strangers, NotAllowed for participants."""
    circle, membership = get_member(session, actor, circle_id)
    if membership.role is not Role.FACILITATOR:
        raise NotAllowed("error-facilitator-only")
    return circle


def get_to_end(session: Session, actor: Actor, circle_id: int) -> Circle:
    """To hand it over or stop it: for whoever leads it, or a manager while nobody does.

    Raises as `get_for_facilitator`.
    """
    circle = find_row(Circle, session, actor.workspace_id, circle_id)
    if (
        circle is not None
        and circle.state in UNFINISHED
        and not circles.members(session, circle.id, Role.FACILITATOR)
        and people.get(session, actor.workspace_id, actor.id).is_programme_manager
    ):
        return circle
    return get_for_facilitator(session, actor, circle_id)


def active_of(session: Session, actor: Actor, role: Role | None = None) -> list[Circle]:
    """The running circles of the actor, oldest first."""
    mine = circles.of_person(session, actor.workspace_id, actor.id, role)
    return [circle for circle in mine if circle.state is CircleState.ACTIVE]


def was_in_any(session: Session, actor: Actor) -> bool:
    """Whether someone ever put the actor in a circle that was started.

    What they wrote stays theirs to read and withdraw after they left.
    """
    return circles.ever_started(session, actor.workspace_id, actor.id)


def led_by(session: Session, actor: Actor) -> list[Circle]:
    """The circles that the actor leads, also those that stopped, oldest first."""
    mine = circles.of_person(session, actor.workspace_id, actor.id, Role.FACILITATOR)
    return [circle for circle in mine if circle.state is not CircleState.DRAFT]


def facilitated_by(session: Session, actor: Actor) -> list[Circle]:
    """The running circles that the actor leads, oldest first."""
    return active_of(session, actor, Role.FACILITATOR)
