"""Who joins a circle that runs, who leaves it, and who leads it: everyone hears it once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_count
from bot.domain.circle import circles, facilitators, join_requests, lapses
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.people.people import Profile
from bot.errors import AlreadyDone, InvalidInput, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.circle import members
from storage.decisions import polls as poll_rows
from storage.models import UNFINISHED, Address, Circle, CircleState, Membership, Person, Role
from storage.people import people
from storage.planning import hosts, meetings


@dataclass(frozen=True)
class MembersForm:
    """The form as it was sent in, with what it showed; people by their address.

    What someone else changed in the meantime is not undone: only differences count.
    """

    circle_id: int
    shown: Mapping[Address, Role]
    facilitators: Sequence[Address]
    participants: Sequence[Address]

    @property
    def roles(self) -> dict[Address, Role]:
        """Someone who is chosen twice is a facilitator: that right includes the other."""
        chosen = dict.fromkeys(self.participants, Role.PARTICIPANT)
        return chosen | dict.fromkeys(self.facilitators, Role.FACILITATOR)

    @property
    def steps(self) -> dict[Address, Role | None]:
        """Who is to get another role, or none."""
        wanted = self.roles
        changed: dict[Address, Role | None] = {
            each: role for each, role in wanted.items() if self.shown.get(each) is not role
        }
        return changed | dict.fromkeys(self.shown.keys() - wanted.keys())


@dataclass(frozen=True)
class MembershipStep:
    """What changes for one person. None: not in the circle."""

    name: str
    before: Role | None
    after: Role | None


@dataclass(frozen=True)
class MembershipChange:
    circle: Circle
    steps: Sequence[MembershipStep]


@dataclass(frozen=True)
class MyCircle:
    """A circle that someone is in."""

    circle: Circle
    membership: Membership
    facilitators: Sequence[Person]

    @property
    def leads_alone(self) -> bool:
        return [person.id for person in self.facilitators] == [self.membership.person_id]


def preview(
    session: Session, actor: Actor, wanted: MembersForm, profiles: Sequence[Profile]
) -> MembershipChange:
    """What would change, without changing it.

    Raises:
        InvalidInput: nothing changes, too many people, a bot or a deactivated account, or
            nobody would be left to lead the circle.
    """
    circle = circles.get_for_facilitator(session, actor, wanted.circle_id)
    check_profiles(wanted, profiles)
    names = {profile.address: profile.name for profile in profiles}
    current = _current(session, circle)
    after = {each: role for each, (_, role) in current.items()}
    steps = []
    for address, role in wanted.steps.items():
        person, before = current.get(address, (None, None))
        if before is role:
            continue
        if person is not None and role is Role.FACILITATOR:
            circles.check_may_lead(person, "facilitators")
        name = person.name if person else names.get(address)
        if name is None:
            raise InvalidInput("participants", "circle-unknown-person")
        steps.append(MembershipStep(name, before, role))
        after = {**after, address: role} if role else _without(after, address)
    _check(steps, after)
    return MembershipChange(circle, steps)


def check_profiles(wanted: MembersForm, profiles: Sequence[Profile]) -> None:
    for profile in profiles:
        leads = profile.address in wanted.facilitators
        field = "facilitators" if leads else "participants"
        if profile.is_bot:
            raise InvalidInput(field, "circle-bot", name=profile.name)
        if not profile.is_active:
            raise InvalidInput(field, "circle-deactivated", name=profile.name)
        if leads:
            circles.check_may_lead(profile, field)


def _current(session: Session, circle: Circle) -> dict[Address, tuple[Person, Role]]:
    return {
        person.address: (person, role)
        for role in Role
        for person in circle_rows.members(session, circle.id, role)
    }


def _without(roles: Mapping[Address, Role], address: Address) -> dict[Address, Role]:
    return {each: role for each, role in roles.items() if each != address}


def _check(steps: Sequence[MembershipStep], after: Mapping[Address, Role]) -> None:
    if not steps:
        raise InvalidInput("participants", "member-nothing-changes")
    if Role.FACILITATOR not in after.values():
        raise InvalidInput("facilitators", "member-last-facilitator")
    check_count("participants", len(after), MOST_MEMBERS, "circle-too-many")


def change(
    session: Session,
    actor: Actor,
    wanted: MembersForm,
    profiles: Sequence[Profile],
    now: datetime,
) -> MembershipChange:
    """Carry it out; whoever it concerns hears it once, the channel who leads from now on."""
    members.lock_circle(session, actor.workspace_id, wanted.circle_id)
    found = preview(session, actor, wanted, profiles)
    circle = found.circle
    for profile in profiles:
        circles.bring_in(session, circle, profile, now)
    ids = list(wanted.steps)
    rows = {p.address: p for p in people.find_all_at(session, circle.workspace_id, ids)}
    for address, role in wanted.steps.items():
        person = rows[address]
        if role is not None:
            join(session, circle, person, role, now, unless_told=actor.id)
        elif circle_rows.membership(session, circle.id, person.id) is not None:
            depart(session, circle, person.id, now)
            if person.id != actor.id:
                _tell_changed(session, circle, person.id, now)
    if any(Role.FACILITATOR in (step.before, step.after) for step in found.steps):
        facilitators.announce(session, circle, now)
    audit.record(session, actor, "circle.members", "circle", circle.id, now)
    return found


def join(
    session: Session,
    circle: Circle,
    person: Person,
    role: Role,
    now: datetime,
    *,
    unless_told: int | None = None,
) -> None:
    """Bring someone in, or give them another role.

    Who joins later gets what the others got, as far as it lies ahead of them.
    `unless_told`: who does this themselves needs no message about their own role.
    """
    known = circle_rows.membership(session, circle.id, person.id)
    if known is not None and known.role is role:
        return
    row = known or _row(session, circle, person, role, now)
    row.role, row.role_since = role, now
    row.active_at, row.faded_at = now, None
    session.flush()
    if role is Role.FACILITATOR:
        if person.id != unless_told:
            facilitators.tell(session, circle, person.id, now)
        facilitators.redirect(session, circle, person.id, now)
    if known is None:
        join_requests.settle(session, circle, person.id, now)
        _invite(session, circle, person, role, now)
    elif role is Role.PARTICIPANT:
        lapses.step_back(session, circle.id, person.id, now)
        if person.id != unless_told:
            _tell_changed(session, circle, person.id, now)


def _row(
    session: Session, circle: Circle, person: Person, role: Role, now: datetime
) -> Membership:
    """Who comes back gets the old row: what they wrote is theirs again in the circle."""
    values = {
        "workspace_id": circle.workspace_id,
        "circle_id": circle.id,
        "person_id": person.id,
        "role": role,
        "joined_at": now,
    }
    insert_unless_present(session, Membership, values)
    row = existing(members.any_membership(session, circle.id, person.id))
    row.left_at, row.joined_at, row.hears_less = None, now, False
    session.flush()
    return row


def _invite(
    session: Session, circle: Circle, person: Person, role: Role, now: datetime
) -> None:
    """The welcome, and what is open: sessions to come and a poll; never what is past."""
    if circle.state is not CircleState.ACTIVE:
        return
    if role is Role.PARTICIPANT:
        _queue(session, circle, person, MessageKind.WELCOME, circle.id, now)
    ahead = [
        each for each in meetings.upcoming(session, circle.id, now) if each.starts_at > now
    ]
    until = {each.series_id: each.starts_at for each in ahead}  # the last of each series
    for series_id, last in until.items():
        _queue(session, circle, person, MessageKind.INVITATION, series_id, now, last)
    poll = poll_rows.open_of(session, circle.id)
    if poll is not None and poll.closes_at > now:
        _queue(session, circle, person, MessageKind.POLL, poll.id, now, poll.closes_at)


def _queue(
    session: Session,
    circle: Circle,
    person: Person,
    kind: MessageKind,
    subject_id: int,
    now: datetime,
    expires_at: datetime | None = None,
) -> None:
    """The occasion tells apart what someone who comes back gets again."""
    message = Due(
        workspace_id=circle.workspace_id,
        kind=kind,
        subject_id=subject_id,
        circle_id=circle.id,
        due_at=now,
        expires_at=expires_at,
        to=person.id,
        occasion=now.isoformat(),
    )
    messages.queue(session, message, now=now)


def depart(session: Session, circle: Circle, person_id: int, now: datetime) -> None:
    """Take someone out. What they wrote stays theirs, under the level that they chose."""
    row = members.any_membership(session, circle.id, person_id)
    if row is None or row.left_at is not None:
        return
    row.left_at = now
    ahead = [each.id for each in meetings.upcoming(session, circle.id, now)]
    members.forget_plans(session, ahead, person_id)
    hosts.release_host(session, ahead, person_id)
    members.cancel_for_member(session, circle.id, person_id)
    lapses.of_member(session, circle.id, person_id, now)
    session.flush()


def _tell_changed(session: Session, circle: Circle, person_id: int, now: datetime) -> None:
    if circle.state is CircleState.ACTIVE:
        message = Due(
            workspace_id=circle.workspace_id,
            kind=MessageKind.MEMBERSHIP_CHANGED,
            subject_id=circle.id,
            circle_id=circle.id,
            due_at=now,
            to=person_id,
            occasion=now.isoformat(),
        )
        messages.queue(session, message, now=now)


def leave(session: Session, actor: Actor, circle_id: int, now: datetime) -> Circle:
    """Stop with a circle; its facilitators hear of it, in private, once.

    Raises:
        AlreadyDone: nobody would be left to lead it.
    """
    members.lock_circle(session, actor.workspace_id, circle_id)
    circle = circles.get_for_member(session, actor, circle_id)
    membership = circle_rows.membership(session, circle.id, actor.id)
    leaders = circle_rows.members(session, circle.id, Role.FACILITATOR)
    if [person.id for person in leaders] == [actor.id]:
        raise AlreadyDone("member-hand-over-first")
    depart(session, circle, actor.id, now)
    was_leading = membership is not None and membership.role is Role.FACILITATOR
    for person in leaders:
        if person.id != actor.id and membership is not None:
            message = Due(
                workspace_id=circle.workspace_id,
                kind=MessageKind.MEMBER_LEFT,
                subject_id=membership.id,
                circle_id=circle.id,
                due_at=now,
                to=person.id,
                occasion=now.isoformat(),
            )
            messages.queue(session, message, now=now)
    if was_leading:
        facilitators.announce(session, circle, now)
    audit.record(session, actor, "circle.left", "circle", circle.id, now)
    return circle


def mine(session: Session, actor: Actor) -> list[MyCircle]:
    """Circles of the actor that are not finished, with what they can decide for themselves."""
    return [
        MyCircle(circle, membership, circle_rows.members(session, circle.id, Role.FACILITATOR))
        for circle in circle_rows.of_person(session, actor.workspace_id, actor.id)
        if circle.state in UNFINISHED
        if (membership := circle_rows.membership(session, circle.id, actor.id))
    ]


def set_hosting(
    session: Session, actor: Actor, circle_id: int, now: datetime, *, hosts: bool
) -> Circle:
    """Take a turn at hosting or not; nobody has to say why."""
    circle = circles.get_for_member(session, actor, circle_id)
    membership = circle_rows.membership(session, circle.id, actor.id)
    if membership is not None:
        membership.hosts = hosts
        membership.active_at, membership.faded_at = now, None
    audit.record(session, actor, "circle.hosting", "circle", circle.id, now)
    return circle


def changed_of(
    session: Session, workspace_id: int, circle_id: int, reader: Person
) -> tuple[Circle, bool] | None:
    """The circle, and whether the reader is still in it; None for anyone who leads (again)."""
    circle = find_row(Circle, session, workspace_id, circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    membership = circle_rows.membership(session, circle.id, reader.id)
    if membership is not None and membership.role is Role.FACILITATOR:
        return None
    return circle, membership is not None


def who_left(
    session: Session, workspace_id: int, membership_id: int, reader: Person
) -> tuple[Circle, Person] | None:
    """For who leads the circle; None when the person is back."""
    row = session.get(Membership, membership_id)
    if row is None or row.workspace_id != workspace_id:
        return None
    circle = find_row(Circle, session, workspace_id, row.circle_id)
    leads = circle_rows.membership(session, row.circle_id, reader.id)
    if circle is None or leads is None or leads.role is not Role.FACILITATOR:
        return None
    person = people.get(session, workspace_id, row.person_id)
    return (circle, person) if row.left_at is not None or not person.is_active else None
