"""Whether sessions were worth the time: scores without people, and people without scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.base.upsert import insert_unless_present
from storage.models import Meeting, MeetingState, Rater, Rating

SCORES = range(1, 6)
EARLIER = 3  # sessions before, to compare with


@dataclass(frozen=True)
class Rated:
    """What is shown of one session's rating. `average`: None below four answers.

    `pulse`: the average of each statement, or nothing below four answers.
    """

    average: float | None = None
    earlier: Sequence[float] = ()  # of sessions before it, the last one first
    words: Sequence[str] = ()
    pulse: Sequence[float] = ()
    pulse_before: Sequence[float] = ()  # the last time that one was shown


UNRATED = Rated()


def take_rater(session: Session, meeting: Meeting, person_id: int) -> bool:
    """False when this person has rated the session already."""
    values = {
        "workspace_id": meeting.workspace_id,
        "meeting_id": meeting.id,
        "person_id": person_id,
        "has_said": False,
    }
    return insert_unless_present(session, Rater, values)


def take_word(session: Session, rater: Rater) -> bool:
    """False when this person said something already."""
    return _take(session, rater, Rater.has_said)


def take_pulse(session: Session, rater: Rater) -> bool:
    """False when this person answered the pulse already."""
    return _take(session, rater, Rater.has_answered)


def _take(session: Session, rater: Rater, done: InstrumentedAttribute[bool]) -> bool:
    taken = (
        update(Rater)
        .where(Rater.id == rater.id, done.is_(False))
        .values({done: True})
        .returning(Rater.id)
        .execution_options(synchronize_session=False)
    )
    return session.scalars(taken).one_or_none() is not None


def of_meeting(session: Session, meeting: Meeting) -> Rating:
    """Made if need be, locked."""
    values = {
        "workspace_id": meeting.workspace_id,
        "circle_id": meeting.circle_id,
        "meeting_id": meeting.id,
        "given": [0] * len(SCORES),
        "shown": [0] * len(SCORES),
        "words": [],
        "shown_words": [],
        "pulse": [],
        "shown_pulse": [],
    }
    insert_unless_present(session, Rating, values)
    query = select(Rating).where(Rating.meeting_id == meeting.id).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def seen(session: Session, meeting: Meeting) -> Rated:
    """With that of the sessions before it, as far as it is shown."""
    rows = session.scalars(
        select(Rating)
        .join(Meeting, Meeting.id == Rating.meeting_id)
        .where(
            Rating.workspace_id == meeting.workspace_id,
            Rating.circle_id == meeting.circle_id,
            Meeting.starts_at <= meeting.starts_at,
            Meeting.state == MeetingState.PLANNED,
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
    ).all()
    this = next((each for each in rows if each.meeting_id == meeting.id), None)
    others = [each for each in rows if each is not this]
    before = (_average(each.shown) for each in others)
    earlier = [each for each in before if each is not None][:EARLIER]
    if this is None:
        return Rated(None, earlier)
    felt = (averages(each.shown_pulse) for each in others)
    last = next((each for each in felt if each), ())
    pulse = averages(this.shown_pulse)
    return Rated(_average(this.shown), earlier, this.shown_words, pulse, last)


def averages(counts: Sequence[int]) -> Sequence[float]:
    """Of each statement of the pulse; nothing where nobody answered."""
    width = len(SCORES)
    rows = (_average(counts[n : n + width]) for n in range(0, len(counts), width))
    return [each for each in rows if each is not None]


def _average(counts: Sequence[int]) -> float | None:
    total = sum(score * count for score, count in zip(SCORES, counts, strict=True))
    return total / sum(counts) if sum(counts) else None


def over(session: Session, before: datetime) -> Sequence[Meeting]:
    """Sessions that ended before this moment, of which it is still known who rated them."""
    rated = select(Rater.meeting_id)
    query = select(Meeting).where(Meeting.id.in_(rated), Meeting.ends_at < before)
    return session.scalars(query.order_by(Meeting.id)).all()


def forget_raters(session: Session, meeting: Meeting) -> None:
    session.execute(delete(Rater).where(Rater.meeting_id == meeting.id))
