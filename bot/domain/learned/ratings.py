"""Was a session worth the time? One tap, without a name, and one word if someone likes.

Nothing ties a score to a person. What is shown moves with four answers at a time: between two
looks at it, nobody's score can be subtracted.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_required
from bot.domain.circle import fading
from bot.domain.learned import prompts
from bot.domain.learned.prompts import OWN_MESSAGES, RATED_WITHIN, PromptSeen
from bot.errors import AlreadyDone, NotFound
from storage.learned import ratings
from storage.models import Meeting
from storage.planning import meetings

SCORES = ratings.SCORES
LONGEST_WORD = 60  # characters
SHOWING = (MessageKind.MEETING_WRAP_UP, MessageKind.MEETING_RECAP)  # subject: the session


def give(session: Session, actor: Actor, prompt_id: int, score: int, now: datetime) -> None:
    """Count a score. It cannot be changed: nobody knows which one it was.

    Raises:
        NotFound: not the actor's, of a circle that the actor left, or no such score.
        AlreadyDone: given before, or it is not asked (any more).
    """
    asked = prompts.asked(session, actor, prompt_id, now)
    meeting = rateable(asked)
    if score not in SCORES:
        raise NotFound
    if not ratings.take_rater(session, meeting, actor.id):
        raise AlreadyDone("rating-given-before")
    rating = ratings.of_meeting(session, meeting)
    rating.given = [n + (score == each) for each, n in zip(SCORES, rating.given, strict=True)]
    if sum(rating.given) - sum(rating.shown) >= CROWD:
        rating.shown, rating.shown_words = rating.given, rating.words
        show_again(session, meeting, now)
    fading.note_act(session, actor, meeting.circle_id, now)
    prompts.show_again(session, asked.written_in, now)


def rateable(asked: PromptSeen) -> Meeting:
    """The session. Raises AlreadyDone when it is not asked (any more)."""
    meeting = asked.meeting
    if meeting is None or not asked.may_rate:
        raise AlreadyDone("rating-closed")
    return meeting


def to_say(session: Session, actor: Actor, prompt_id: int, now: datetime) -> PromptSeen:
    """Before the form for a word, and when it is sent in.

    Raises:
        AlreadyDone: a word was said, nothing was rated, or that is over.
    """
    asked = prompts.asked(session, actor, prompt_id, now)
    rateable(asked)
    if asked.rater is None:
        raise AlreadyDone("rating-closed")
    if asked.rater.has_said:
        raise AlreadyDone("rating-word-before")
    return asked


def say(session: Session, actor: Actor, prompt_id: int, word: str, now: datetime) -> None:
    """Keep one word without its author, who cannot take it back.

    Raises:
        InvalidInput: nothing, or too much.
        AlreadyDone: as for `to_say`.
    """
    asked = to_say(session, actor, prompt_id, now)
    check_required("word", word, LONGEST_WORD)
    meeting = rateable(asked)
    if asked.rater is None or not ratings.take_word(session, asked.rater):
        raise AlreadyDone("rating-word-before")
    rating = ratings.of_meeting(session, meeting)
    rating.words = sorted([*rating.words, word])  # in no order that tells who spoke when
    prompts.show_again(session, asked.written_in, now)


def close_old(session: Session, now: datetime) -> None:
    """Forget who rated; words that waited for others are shown now, if any score is."""
    for meeting in ratings.over(session, now - RATED_WITHIN):
        rating = ratings.of_meeting(session, meeting)
        if sum(rating.shown):
            rating.shown_words = rating.words
        ratings.forget_raters(session, meeting)


def take_buttons(session: Session, since: datetime, now: datetime) -> None:
    """From what stands in Slack about sessions that cannot be rated any more since then."""
    for meeting in meetings.ended(session, since - RATED_WITHIN, now - RATED_WITHIN):
        shown = [(kind, meeting.id) for kind in OWN_MESSAGES]
        messages.make_stale(session, meeting.workspace_id, shown, now)


def show_again(session: Session, meeting: Meeting, now: datetime) -> None:
    """What has become visible, where the circle and its facilitators read it."""
    shown = [(kind, meeting.id) for kind in SHOWING]
    messages.make_stale(session, meeting.workspace_id, shown, now)
