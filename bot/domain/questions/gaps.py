"""What is asked and not known: only what several people want to know, and never who.

Counted are questions that were put to a circle, never searches, for those are not kept. A
reader's own questions do not count for that reader: asking the same thing oneself must not
bring to light that one other person asked it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.domain.base import likeness
from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.people import people
from bot.errors import NotAllowed
from storage.models import LearningQuestion, QuestionState
from storage.questions import questions

FEWEST_ASKERS = 2
OFTEN = 5  # askers; no number is shown
MOST_LOOKED_AT = 300  # of the latest questions: what is asked now, in well under two seconds


@dataclass(frozen=True)
class Gap:
    text: str
    is_asked_often: bool
    is_on_agenda: bool  # of some circle


def for_reader(session: Session, workspace_id: int, reader_id: int) -> list[Gap]:
    """What is asked most first."""
    asked = [
        each
        for each in questions.unknown(session, workspace_id, MOST_LOOKED_AT)
        if each.asker_id != reader_id
    ]
    found = [(_askers(group), group) for group in _groups(asked)]
    wanted = [pair for pair in found if pair[0] >= FEWEST_ASKERS]
    wanted.sort(key=lambda pair: -min(pair[0], OFTEN))
    return [_gap(askers, group) for askers, group in wanted]


def _groups(asked: Sequence[LearningQuestion]) -> list[list[LearningQuestion]]:
    """Alike by their words, or because a facilitator said so."""
    groups = [
        [asked[place] for place in places]
        for places in likeness.grouped([each.text for each in asked])
    ]
    home = {question.id: group for group in groups for question in group}
    for question in asked:
        into = home.get(question.merged_into or 0)
        own = home[question.id]
        if into is not None and into is not own:
            into.extend(own)
            home.update(dict.fromkeys((each.id for each in own), into))
            own.clear()
    return [group for group in groups if group]


def _askers(group: Sequence[LearningQuestion]) -> int:
    return len({each.asker_id for each in group})


def _gap(askers: int, group: Sequence[LearningQuestion]) -> Gap:
    """In words that a circle reads already, if there are any."""
    taken_up = [each for each in group if each.state is QuestionState.ACCEPTED]
    return Gap(
        text=(taken_up or group)[0].text,
        is_asked_often=askers >= OFTEN,
        is_on_agenda=bool(taken_up),
    )


def look(session: Session, actor: Actor) -> list[Gap]:
    """Raises NotAllowed for anyone who leads no circle and is no programme manager."""
    if not may_look(session, actor):
        raise NotAllowed("gaps-not-yours")
    return for_reader(session, actor.workspace_id, actor.id)


def may_look(session: Session, actor: Actor) -> bool:
    if people.get(session, actor).is_programme_manager:
        return True
    return bool(circles.facilitated_by(session, actor))
