"""How is the circle doing? Four statements without a name, about twice in a series.

Asked of whoever rated a session, so that it takes no message of its own. What is stored and
shown follows the rules of `ratings`.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.circle import fading
from bot.domain.learned import prompts, ratings
from bot.domain.learned.prompts import PromptSeen
from bot.errors import AlreadyDone, NotFound
from storage.learned import pulse as rows
from storage.learned import ratings as counts

STATEMENTS = ("safe", "heard", "useful", "kept")
SCORES = ratings.SCORES
# Twice in each of the learning paths that come along. A day less, for summer time and for a
# session that begins at another hour.
EVERY = timedelta(weeks=8) - timedelta(days=1)
NEVER = datetime.min.replace(tzinfo=UTC)


def begin(session: Session, meeting_ids: Collection[int]) -> None:
    """Ask it after these sessions, where it is time.

    That is from a circle's second session on, eight weeks after the last time.
    """
    begun: dict[int, datetime] = {}  # by circle
    for meeting, asked_at in rows.unasked(session, meeting_ids):
        last = max(asked_at or NEVER, begun.get(meeting.circle_id, NEVER))
        if last <= meeting.starts_at - EVERY:
            meeting.asks_pulse = True
            begun[meeting.circle_id] = meeting.starts_at


def to_answer(session: Session, actor: Actor, prompt_id: int, now: datetime) -> PromptSeen:
    """Before the form, and when it is sent in.

    Raises:
        NotFound: not the actor's, or of a circle that the actor left.
        AlreadyDone: answered before, or it is not asked (any more).
    """
    asked = prompts.asked(session, actor, prompt_id, now)
    ratings.rateable(asked)
    if asked.rater is None or not asked.asks_pulse:
        raise AlreadyDone("rating-closed")
    if asked.rater.has_answered:
        raise AlreadyDone("pulse-answered-before")
    return asked


def answer(
    session: Session, actor: Actor, prompt_id: int, scores: Sequence[int], now: datetime
) -> None:
    """Count a score for each statement. They cannot be changed: nobody knows whose they are.

    Raises:
        NotFound, AlreadyDone: as for `to_answer`; NotFound too for scores that are none.
    """
    asked = to_answer(session, actor, prompt_id, now)
    meeting = ratings.rateable(asked)
    if len(scores) != len(STATEMENTS) or not set(scores) <= set(SCORES):
        raise NotFound
    if asked.rater is None or not counts.take_pulse(session, asked.rater):
        raise AlreadyDone("pulse-answered-before")
    rating = counts.of_meeting(session, meeting)
    given = [int(score == each) for score in scores for each in SCORES]
    before = rating.pulse or [0] * len(given)
    rating.pulse = [one + n for one, n in zip(given, before, strict=True)]
    if (sum(rating.pulse) - sum(rating.shown_pulse)) >= CROWD * len(STATEMENTS):
        rating.shown_pulse = rating.pulse
        ratings.show_again(session, meeting, now)
    fading.note_act(session, actor, meeting.circle_id, now)
    prompts.show_again(session, asked.written_in, now)
