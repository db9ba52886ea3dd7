"""Answering every date of a series at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.planning import invitations
from bot.errors import AlreadyDone, InvalidInput
from storage.models import Circle, Meeting, MeetingState
from storage.planning import meetings as rows


@dataclass(frozen=True)
class Unanswered:
    """The sessions of a series ahead on which the actor gave no answer."""

    circle: Circle
    meeting_id: int  # the one through which the series was found
    meetings: list[Meeting]


def to_answer(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Unanswered:
    """Raises NotFound for a stranger, AlreadyDone when there is nothing left to answer."""
    circle, meeting = invitations.get_for_member(session, actor, meeting_id)
    every = rows.of_series(session, meeting.series_id)
    ahead = [each for each in every if each.starts_at > now]
    planned = [each for each in ahead if each.state is MeetingState.PLANNED]
    given = rows.own_answers(session, [each.id for each in planned], actor.id)
    left = [each for each in planned if given.get(each.id) is None]
    if not left:
        raise AlreadyDone("answer-all-given" if planned else "meeting-has-begun")
    return Unanswered(circle, meeting.id, left)


def answer_all(
    session: Session,
    actor: Actor,
    meeting_id: int,
    chosen: Collection[int],
    now: datetime,
    *,
    others: bool,
) -> int:
    """Yes to what was chosen, and with `others` no to the rest; how many were chosen."""
    left = to_answer(session, actor, meeting_id, now).meetings
    coming = [each for each in left if each.id in chosen]
    if not coming and not others:
        raise InvalidInput("dates", "answer-all-none")
    for meeting in left:
        if meeting in coming:
            invitations.accept(session, actor, meeting.id, now, meeting.starts_at)
        elif others:
            invitations.decline(session, actor, meeting.id, now, meeting.starts_at)
    return len(coming)
