"""What came of it: who was going to use a card says once whether it worked.

The answer is evidence on the card, without a name. People are counted from three on; a sentence
of theirs may go as far as the card went when they wrote it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_required
from bot.domain.insights import card_words, principles
from bot.errors import NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.insights import recognition, trials
from storage.models import Insight, ReleaseLevel, Trial, TrialResult

FEWEST_COUNTED = 3  # people; of two, each knows what the other said
RESULTS = tuple(TrialResult)
TRIED = (TrialResult.WORKED, TrialResult.DID_NOT)
LONGEST_HAPPENED = 300  # characters; one sentence


@dataclass(frozen=True)
class Tried:
    """How many people tried what a card says, and for how many it worked."""

    worked: int = 0
    did_not: int = 0

    @property
    def people(self) -> int:
        return self.worked + self.did_not

    @property
    def may_be_shown(self) -> bool:
        return self.people >= FEWEST_COUNTED


@dataclass(frozen=True)
class Asked:
    """The question to one person about one card; `own`: what they answered, if anything."""

    insight: Insight
    own: Trial | None

    @property
    def has_tried(self) -> bool:
        """And said so of the card's words as they are now."""
        return self.own is not None and self.own.result in TRIED and not self.is_about_others

    @property
    def is_about_others(self) -> bool:
        """What they answered was about other words: it does not count any more."""
        return self.own is not None and self.own.seen != principles.words_of(self.insight)


def about(session: Session, insight: Insight) -> list[Trial]:
    """Of the card's words as they are now, by whoever tried it, newest first."""
    seen = principles.words_of(insight)
    said = trials.about(session, insight.workspace_id, insight.id)
    return [each for each in said if each.seen == seen and each.result in TRIED]


def count(said: Sequence[Trial]) -> Tried:
    worked = sum(each.result is TrialResult.WORKED for each in said)
    return Tried(worked, len(said) - worked)


def sentences(said: Sequence[Trial], insight: Insight) -> list[str]:
    """Those that may go as far as the card goes now."""
    return [each.text for each in said if each.text and each.level >= insight.level]


def asked(session: Session, actor: Actor, insight_id: int, *, lock: bool = False) -> Asked:
    """Raises NotFound for a card that the actor may not read, or was not going to use."""
    card_words.readable(session, actor, insight_id)
    insight = find_row(Insight, session, actor.workspace_id, insight_id, lock=lock)
    own = trials.own(session, actor.workspace_id, insight_id, actor.id)
    uses = recognition.use_of(session, actor.workspace_id, insight_id, actor.id)
    if insight is None or (own is None and uses is None):
        raise NotFound
    return Asked(insight, own)


def answer(
    session: Session, actor: Actor, insight_id: int, result: TrialResult, now: datetime
) -> Asked:
    """Another answer takes the place of the one before; a sentence stays with whoever tried it.

    Raises:
        NotFound: the card is gone, or not for the actor to read or to judge.
        NotAllowed: the actor made it, or wrote what it was made from.
    """
    found = asked(session, actor, insight_id, lock=True)
    if recognition.written_by(session, found.insight, actor.id):
        raise NotAllowed("recognition-own")
    key = {
        "workspace_id": actor.workspace_id,
        "insight_id": insight_id,
        "person_id": actor.id,
    }
    values = {
        "result": result,
        "seen": principles.words_of(found.insight),
        "answered_at": now,
    }
    insert_unless_present(session, Trial, key | values)
    row = existing(trials.own(session, actor.workspace_id, insight_id, actor.id))
    is_about_others = row.seen != values["seen"]
    for name, value in values.items():
        setattr(row, name, value)
    if result not in TRIED or is_about_others:
        row.text = ""
    _show_again(session, row, now)
    audit.record(session, actor, "insight.tried", "insight", insight_id, now)
    return Asked(found.insight, row)


def to_tell(session: Session, actor: Actor, insight_id: int) -> Asked:
    """Raises NotFound for anyone who did not say that they tried it."""
    found = asked(session, actor, insight_id)
    if not found.has_tried:
        raise NotFound
    return found


def tell(
    session: Session,
    actor: Actor,
    insight_id: int,
    text: str,
    shown: ReleaseLevel | None,
    now: datetime,
) -> None:
    """In one sentence what happened. `shown`: how far it would travel, as the form said.

    Raises:
        NotFound: as `to_tell`.
        InvalidInput: no words, or too many.
    """
    found = to_tell(session, actor, insight_id)
    check_required("text", text, LONGEST_HAPPENED)
    if found.own is None or shown is None:
        raise NotFound
    found.own.text = text
    found.own.level = min(shown, found.insight.level)
    _show_again(session, found.own, now)
    audit.record(session, actor, "insight.tried", "insight", insight_id, now)


def take_back(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """The sentence, and what was answered; also about a card that is gone."""
    row = trials.own(session, actor.workspace_id, insight_id, actor.id)
    if row is not None:
        forget(session, row, now)


def forget(session: Session, row: Trial, now: datetime) -> None:
    """Taken back, or its writer is erased: it leaves what shows it too."""
    _show_again(session, row, now)
    session.delete(row)


def _show_again(session: Session, row: Trial, now: datetime) -> None:
    card = [(MessageKind.SHARED_INSIGHT, row.insight_id)]
    messages.make_stale(session, row.workspace_id, card, now)
    mine = [(MessageKind.TRIAL_QUESTION, row.insight_id)]
    messages.make_stale(session, row.workspace_id, mine, now, reader=row.person_id)
