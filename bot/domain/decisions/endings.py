"""Pausing and finishing a circle, and taking it up again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles, join_requests
from bot.domain.decisions import polls
from bot.domain.planning import carrying, changes
from bot.domain.specials import published_specials
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from bot.search import search
from bot.search.search import Hit
from storage.circle import circles as circle_rows
from storage.circle import members as member_rows
from storage.decisions import endings
from storage.decisions import polls as poll_rows
from storage.decisions.endings import Harvested
from storage.models import STOPPED, Circle, CircleState, Meeting, MeetingState, Person, Role
from storage.planning import meetings

Seen = Mapping[int, int]  # meeting id → calendar sequence, as they were when shown
MOST_INSIGHTS = 20  # of one circle, in its archive


@dataclass(frozen=True)
class Ending:
    """What would stop with a circle, and what it did so far."""

    circle: Circle
    ahead: Sequence[Meeting]
    is_polling: bool
    told: int  # people who hear of it
    harvested: Harvested
    leads: bool = True  # the one who stops it

    @property
    def seen(self) -> Seen:
        return {meeting.id: meeting.calendar_sequence for meeting in self.ahead}


@dataclass(frozen=True)
class Stopped:
    """A circle that stopped, as one of its members may read it."""

    circle: Circle
    held: Sequence[Meeting]
    called_off: Sequence[Meeting]
    harvested: Harvested
    insights: Sequence[Hit]
    leads: bool  # the reader
    gave: bool = False  # the reader, something that waits for the circle's next session
    story: int | None = None  # the id of its travel story, once that was published


def preview(session: Session, actor: Actor, circle_id: int, now: datetime) -> Ending:
    """Raises AlreadyDone when the circle does not run."""
    circle = circles.get_to_end(session, actor, circle_id)
    if circle.state is not CircleState.ACTIVE:
        raise AlreadyDone("ending-stopped-already")
    return Ending(
        circle,
        meetings.upcoming(session, circle.id, now),
        poll_rows.open_of(session, circle.id) is not None,
        sum(person.id != actor.id for person in circle_rows.members(session, circle.id)),
        endings.harvested(session, circle.id, now),
        _leads(session, circle, actor.id),
    )


def _leads(session: Session, circle: Circle, person_id: int) -> bool:
    membership = circle_rows.membership(session, circle.id, person_id)
    return membership is not None and membership.role is Role.FACILITATOR


def stop(
    session: Session,
    actor: Actor,
    circle_id: int,
    state: CircleState,
    seen: Seen,
    now: datetime,
) -> Ending:
    """Pause or finish a circle: what is planned is called off, and nothing is asked any more.

    Everyone hears of it once, also of the sessions. `seen`: the sessions that were shown.

    Raises:
        InvalidInput: no choice was made, or a session goes on at this moment.
        AlreadyDone: the circle does not run, or another session was planned meanwhile.
    """
    circles.get_to_end(session, actor, circle_id)
    if state not in STOPPED:
        raise InvalidInput("state", "error-choose")
    circle = existing(member_rows.lock_circle(session, actor.workspace_id, circle_id))
    ending = preview(session, actor, circle_id, now)
    if any(meeting.starts_at <= now for meeting in ending.ahead):
        raise InvalidInput("state", "ending-session-goes-on")
    if ending.seen != seen:
        raise AlreadyDone("change-meanwhile")
    poll = poll_rows.open_of(session, circle.id)
    if poll is not None:
        polls.call_off(session, actor, poll.id, now)
    for meeting in ending.ahead:
        changes.call_off(session, actor, circle, meeting, MeetingState.CANCELLED, now)
    circle.state, circle.ended_at = state, now
    if state is CircleState.CLOSED:
        join_requests.end_all(session, circle, now)
    _tell(session, actor, circle, MessageKind.CIRCLE_ENDED, now)
    _show_again(session, circle, now)
    audit.record(session, actor, f"circle.{state.value}", "circle", circle.id, now)
    return ending


def resume(session: Session, actor: Actor, circle_id: int, now: datetime) -> Circle:
    """The circle goes on with the people who are in it. What was called off stays so.

    Raises AlreadyDone when it runs.
    """
    circles.get_for_facilitator(session, actor, circle_id)
    circle = member_rows.lock_circle(session, actor.workspace_id, circle_id)
    if circle is None or circle.state not in STOPPED:
        raise AlreadyDone("ending-runs-already")
    circle.state = CircleState.ACTIVE
    member_rows.wake_all(session, circle.id, now)
    _tell(session, actor, circle, MessageKind.CIRCLE_RESUMED, now)
    _show_again(session, circle, now)
    audit.record(session, actor, "circle.resumed", "circle", circle.id, now)
    return circle


def _tell(
    session: Session, actor: Actor, circle: Circle, kind: MessageKind, now: datetime
) -> None:
    for person in circle_rows.members(session, circle.id):
        if person.id != actor.id:
            message = Due(
                workspace_id=circle.workspace_id,
                kind=kind,
                subject_id=circle.id,
                circle_id=circle.id,
                due_at=now,
                to=person.id,
                occasion=f"{now:%Y%m%dT%H%M%S}",
            )
            messages.queue(session, message, now=now)


def _show_again(session: Session, circle: Circle, now: datetime) -> None:
    asking = (MessageKind.CIRCLE_NEXT, MessageKind.CIRCLE_HORIZON, MessageKind.CIRCLE_ENDED)
    subjects = [(kind, circle.id) for kind in asking]
    messages.make_stale(session, circle.workspace_id, subjects, now)


def mine(session: Session, actor: Actor) -> Sequence[Circle]:
    """The circles of the actor that stopped, the last one first."""
    return endings.stopped(session, actor.workspace_id, actor.id)


def look(session: Session, actor: Actor, circle_id: int) -> Stopped:
    """Raises NotFound for a stranger, or for a circle that runs."""
    circle = circles.get_for_member(session, actor, circle_id)
    if circle.state not in STOPPED:
        raise NotFound
    ids = [] if actor.is_guest else endings.insights_of(session, circle.id, MOST_INSIGHTS)
    found = search.several(session, actor.workspace_id, [actor.id], ids)
    story = None if actor.is_guest else published_specials.story_of(session, circle)
    return replace(
        _stopped(session, circle, found, leads=_leads(session, circle, actor.id)),
        story=story.id if story else None,
    )


def _stopped(
    session: Session, circle: Circle, insights: Sequence[Hit], *, leads: bool
) -> Stopped:
    ended_at = circle.ended_at or circle.created_at
    return Stopped(
        circle,
        meetings.past(session, circle.id, ended_at),
        endings.called_off_at(session, circle.id, ended_at),
        endings.harvested(session, circle.id, ended_at),
        insights,
        leads,
    )


def told_of(session: Session, circle: Circle, reader: Person, now: datetime) -> Stopped:
    """What one of its members hears of a circle that stopped."""
    gave = reader.id in carrying.givers(session, circle.id, now)
    return replace(_stopped(session, circle, [], leads=False), gave=gave)


@dataclass(frozen=True)
class Led:
    """A circle as one who leads it is asked how it goes on."""

    circle: Circle
    coming: Meeting | None
    harvested: Harvested

    @property
    def is_settled(self) -> bool:
        return self.coming is not None or self.circle.state is not CircleState.ACTIVE

    @property
    def nears_horizon(self) -> bool:
        return self.circle.horizon_on is not None and self.circle.state is CircleState.ACTIVE


def led_by(
    session: Session, workspace_id: int, circle_id: int, reader: Person, now: datetime
) -> Led | None:
    """None for whoever does not lead it."""
    found = circles.seen_by(session, workspace_id, circle_id, reader)
    if found is None or reader.id not in {person.id for person in found.facilitators}:
        return None
    circle = found.circle
    coming = next(iter(meetings.upcoming(session, circle.id, now)), None)
    return Led(circle, coming, endings.harvested(session, circle.id, now))
