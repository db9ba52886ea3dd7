"""Handing a circle over; and who takes over when nobody is left to hand over."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles, facilitators, lapses, members
from bot.domain.people.people import Profile
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.circle import handovers, vacancies
from storage.circle import members as members_rows
from storage.models import (
    UNFINISHED,
    Circle,
    Handover,
    HandoverState,
    Person,
    Role,
    Then,
)
from storage.people import people


@dataclass(frozen=True)
class HandoverSeen:
    """A question to lead, as one of the two sees it."""

    handover: Handover
    circle: Circle
    giver: Person | None
    taker: Person

    @property
    def is_from_outside(self) -> bool:
        """A programme manager asked, who does not lead the circle."""
        return self.handover.then is Then.OUTSIDE


@dataclass(frozen=True)
class Vacant:
    """A circle without anyone to lead it, as someone sees it who was asked."""

    circle: Circle
    gone: list[Person]  # who led it until their account was switched off
    facilitators: list[Person]  # who leads it by now
    declined: bool


@dataclass(frozen=True)
class ToHandOver:
    """A circle, and who was asked to lead it and did not answer yet."""

    circle: Circle
    waits: HandoverSeen | None
    leads: bool  # the reader; a programme manager need not


def look(session: Session, actor: Actor, circle_id: int) -> ToHandOver:
    """For a facilitator, or a programme manager while nobody leads the circle."""
    circle = circles.get_to_end(session, actor, circle_id)
    row = handovers.open_handover(session, circle.id)
    waits = _asked(session, circle, row) if row else None
    return ToHandOver(
        circle,
        waits if waits is not None and waits.taker.is_active else None,
        _leads(session, actor, circle),
    )


def _leads(session: Session, actor: Actor, circle: Circle) -> bool:
    membership = circle_rows.membership(session, circle.id, actor.id)
    return membership is not None and membership.role is Role.FACILITATOR


def _asked(session: Session, circle: Circle, row: Handover) -> HandoverSeen:
    giver = people.get(session, row.workspace_id, row.from_id) if row.from_id else None
    return HandoverSeen(row, circle, giver, people.get(session, row.workspace_id, row.to_id))


def ask(
    session: Session,
    actor: Actor,
    circle_id: int,
    profile: Profile,
    then: Then | None,
    now: datetime,
) -> HandoverSeen:
    """Ask someone to lead a circle. Nothing changes before they say yes.

    `then`: what the actor does afterwards; not asked of a manager who does not lead it.

    Raises:
        AlreadyDone: the circle does not run.
        InvalidInput: they lead it already, cannot, or someone was asked before; or nothing
            was chosen.
    """
    circles.get_to_end(session, actor, circle_id)
    circle = _running(session, actor, circle_id)
    if not _leads(session, actor, circle):
        then = Then.OUTSIDE
    if then is None:
        raise InvalidInput("then", "error-choose")
    if profile.is_bot:
        raise InvalidInput("person", "circle-bot", name=profile.name)
    if not profile.is_active:
        raise InvalidInput("person", "circle-deactivated", name=profile.name)
    circles.check_may_lead(profile, "person")
    person = circles.bring_in(session, circle, profile, now)
    membership = circle_rows.membership(session, circle.id, person.id)
    if membership is not None and membership.role is Role.FACILITATOR:
        raise InvalidInput("person", "handover-leads-already", name=person.name)
    _make_way(session, circle, now)
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "from_id": actor.id,
        "to_id": person.id,
        "then": then,
        "state": HandoverState.ASKED,
        "asked_at": now,
    }
    is_new = insert_unless_present(session, Handover, values)
    row = handovers.open_handover(session, circle.id)
    if not is_new or row is None:
        raise InvalidInput("person", "handover-waits")
    lapses.tell(session, row, MessageKind.HANDOVER, person.id, now)
    audit.record(session, actor, "handover.asked", "circle", circle.id, now)
    return _asked(session, circle, row)


def _make_way(session: Session, circle: Circle, now: datetime) -> None:
    """Somebody whose account was switched off does not answer any more."""
    row = handovers.open_handover(session, circle.id)
    if row is not None and not people.get(session, row.workspace_id, row.to_id).is_active:
        lapses.lapse(session, row, now)


def withdraw(session: Session, actor: Actor, handover_id: int, now: datetime) -> HandoverSeen:
    """Take the question back; what stands in Slack says so."""
    row = _locked(session, actor, handover_id)
    answered = row.state in {HandoverState.ACCEPTED, HandoverState.DECLINED}
    if answered and row.from_id == actor.id:
        raise AlreadyDone("handover-answered")
    circle = circles.get_to_end(session, actor, row.circle_id)
    _check_open(row)
    lapses.withdraw(session, row, now)
    audit.record(session, actor, "handover.withdrawn", "circle", circle.id, now)
    return _asked(session, circle, row)


def _locked(session: Session, actor: Actor, handover_id: int) -> Handover:
    return existing(find_row(Handover, session, actor.workspace_id, handover_id, lock=True))


def _check_open(row: Handover) -> None:
    """Raises AlreadyDone once it was answered or taken back."""
    if row.state is not HandoverState.ASKED:
        raise AlreadyDone(f"handover-is-{row.state.value}")


def accept(session: Session, actor: Actor, handover_id: int, now: datetime) -> Circle:
    """Lead from now on: all that is open comes along, and everyone hears it once.

    Raises:
        AlreadyDone: it was answered or taken back, or the circle does not run any more.
    """
    row = _mine(session, actor, handover_id)
    circle = _running(session, actor, row.circle_id)
    row.state, row.answered_at = HandoverState.ACCEPTED, now
    person = people.get(session, actor.workspace_id, actor.id)
    members.join(session, circle, person, Role.FACILITATOR, now, unless_told=actor.id)
    _step_back(session, circle, row, now)
    facilitators.redirect(session, circle, actor.id, now)
    _filled(session, circle, now)
    _show_again(session, circle, MessageKind.HANDOVER, row.id, now)
    if row.from_id is not None:
        lapses.tell(session, row, MessageKind.HANDOVER_ANSWERED, row.from_id, now)
    audit.record(session, actor, "handover.accepted", "circle", circle.id, now)
    return circle


def _filled(session: Session, circle: Circle, now: datetime) -> None:
    """Everyone hears who leads; who was asked to needs not answer any more."""
    row = handovers.open_handover(session, circle.id)
    if row is not None and row.then is Then.OUTSIDE:
        lapses.withdraw(session, row, now)
    facilitators.announce(session, circle, now)
    wanted = MessageKind.FACILITATOR_WANTED
    messages.cancel(session, circle.workspace_id, wanted, circle.id)
    _show_again(session, circle, wanted, circle.id, now)


def _mine(session: Session, actor: Actor, handover_id: int) -> Handover:
    row = find_row(Handover, session, actor.workspace_id, handover_id)
    if row is None or row.to_id != actor.id:
        raise NotFound
    row = _locked(session, actor, handover_id)
    _check_open(row)
    return row


def _running(session: Session, actor: Actor, circle_id: int) -> Circle:
    circle = existing(members_rows.lock_circle(session, actor.workspace_id, circle_id))
    if circle.state not in UNFINISHED:
        raise AlreadyDone("handover-circle-closed")
    return circle


def _step_back(session: Session, circle: Circle, row: Handover, now: datetime) -> None:
    """What the giver chose to do; they hear it in the answer, not in a second message."""
    if row.from_id is None or circle_rows.membership(session, circle.id, row.from_id) is None:
        return
    giver = people.get(session, row.workspace_id, row.from_id)
    if row.then is Then.LEAVES:
        members.depart(session, circle, giver.id, now)
    elif row.then is Then.TAKES_PART:
        members.join(session, circle, giver, Role.PARTICIPANT, now, unless_told=giver.id)


def decline(session: Session, actor: Actor, handover_id: int, now: datetime) -> Circle:
    """Nothing changes; who asked hears it."""
    row = _mine(session, actor, handover_id)
    row.state, row.answered_at = HandoverState.DECLINED, now
    circle = existing(find_row(Circle, session, actor.workspace_id, row.circle_id))
    if row.from_id is not None:
        lapses.tell(session, row, MessageKind.HANDOVER_ANSWERED, row.from_id, now)
    _show_again(session, circle, MessageKind.HANDOVER, row.id, now)
    audit.record(session, actor, "handover.declined", "circle", circle.id, now)
    return circle


def seen_by(
    session: Session, workspace_id: int, handover_id: int, reader: Person
) -> HandoverSeen | None:
    """As one of the two sees it; None for anyone else, or a circle that does not run."""
    row = find_row(Handover, session, workspace_id, handover_id)
    if row is None or reader.id not in {row.from_id, row.to_id}:
        return None
    circle = find_row(Circle, session, workspace_id, row.circle_id)
    if circle is None or circle.state not in UNFINISHED:
        return None
    return _asked(session, circle, row)


def vacancy_of(session: Session, circle: Circle, reader: Person) -> Vacant | None:
    """None for someone who would not be asked."""
    membership = circle_rows.membership(session, circle.id, reader.id)
    is_one = membership is not None or reader.is_programme_manager
    if not is_one or not reader.is_active or circle.state not in UNFINISHED:
        return None
    since = vacancies.vacant_since(session, circle.id)
    return Vacant(
        circle,
        list(vacancies.last_leaders(session, circle.id)),
        list(circle_rows.members(session, circle.id, Role.FACILITATOR)),
        since is not None and vacancies.has_declined(session, circle.id, reader.id, since),
    )


def vacancy_seen_by(
    session: Session, workspace_id: int, circle_id: int, reader: Person
) -> Vacant | None:
    circle = find_row(Circle, session, workspace_id, circle_id)
    return vacancy_of(session, circle, reader) if circle else None


def _vacant(session: Session, actor: Actor, circle_id: int) -> tuple[Circle, Person]:
    """Locked; who comes first leads.

    Raises:
        NotFound: for someone who would not be asked.
        AlreadyDone: someone leads it by now.
    """
    circle = _running(session, actor, circle_id)
    person = people.get(session, actor.workspace_id, actor.id)
    found = existing(vacancy_of(session, circle, person))
    if found.facilitators:
        raise AlreadyDone("wanted-is-filled", name=found.facilitators[0].name)
    return circle, person


def take_over(session: Session, actor: Actor, circle_id: int, now: datetime) -> Circle:
    """Lead a circle that nobody leads."""
    circle, person = _vacant(session, actor, circle_id)
    members.join(session, circle, person, Role.FACILITATOR, now, unless_told=actor.id)
    _filled(session, circle, now)
    audit.record(session, actor, "vacancy.filled", "circle", circle.id, now)
    return circle


def refuse(session: Session, actor: Actor, circle_id: int, now: datetime) -> Circle:
    """Rather not; when all who were asked say so, the next ones are."""
    circle, person = _vacant(session, actor, circle_id)
    since = vacancies.vacant_since(session, circle.id)
    if since is None or not vacancies.has_declined(session, circle.id, person.id, since):
        vacancies.decline_vacancy(session, circle, person.id, now)
    wanted = MessageKind.FACILITATOR_WANTED
    _show_again(session, circle, wanted, circle.id, now, reader=actor.id)
    audit.record(session, actor, "vacancy.declined", "circle", circle.id, now)
    return circle


def _show_again(
    session: Session,
    circle: Circle,
    kind: MessageKind,
    subject_id: int,
    now: datetime,
    reader: int | None = None,
) -> None:
    """Messages that stand in Slack show how things are."""
    shown = [(kind, subject_id)]
    messages.make_stale(session, circle.workspace_id, shown, now, reader=reader)
