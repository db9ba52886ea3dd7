"""Taking a card back with a reason, and who did what to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_optional
from bot.domain.circle import circles
from bot.domain.insights import withdrawal
from bot.errors import AlreadyDone, InvalidInput, existing
from storage.base.finding import find_row
from storage.insights import insights
from storage.models import Insight, InsightState, Person
from storage.people import people

REASONS = ("outdated", "wrong", "recognisable", "double", "other")
LONGEST_REASON = 300  # characters
# What authors answer is theirs: among a few, a moment would tell who refused.
SHOWN = {
    "insight.noted": "noted",
    "insight.offered": "offered",
    "insight.proposed": "proposed",
    "insight.revised": "revised",
    "insight.retracted": "retracted",
    "insight.promoted": "promoted",
}


@dataclass(frozen=True)
class CurationStep:
    """Who did what to a card, and when. Never any words."""

    done: str  # one of SHOWN's values, or "released"
    name: str  # empty: nobody in particular
    at: datetime


@dataclass(frozen=True)
class Withdrawal:
    """What an author hears about a card that was taken back."""

    insight: Insight
    by: Person


def of_facilitator(
    session: Session, actor: Actor, insight_id: int, *, lock: bool = False
) -> Insight:
    """A card of a circle that the actor leads.

    Raises:
        NotFound, NotAllowed: for anyone else.
        AlreadyDone: it was withdrawn.
    """
    insight = existing(find_row(Insight, session, actor.workspace_id, insight_id, lock=lock))
    circles.get_for_facilitator(session, actor, insight.circle_id)
    if insight.state is InsightState.WITHDRAWN:
        raise AlreadyDone("release-card-withdrawn")
    return insight


def withdraw(
    session: Session, actor: Actor, insight_id: int, reason: str, words: str, now: datetime
) -> Insight:
    """A facilitator takes a card back, for good, and says why; its authors read that.

    Raises:
        InvalidInput: names the field of the form.
    """
    if reason not in REASONS:
        raise InvalidInput("reason", "error-choose")
    check_optional("words", words, LONGEST_REASON)
    insight = of_facilitator(session, actor, insight_id, lock=True)
    withdrawal.retract(session, actor, insight, reason, words, now)
    return insight


def history(session: Session, insight: Insight) -> Sequence[CurationStep]:
    """Oldest first; the facilitators of its circle may see this."""
    done = insights.history(session, insight.workspace_id, insight.id, list(SHOWN))
    steps = [CurationStep(SHOWN[event.action], name, event.at) for event, name in done]
    if insight.released_at is not None:
        steps.append(CurationStep("released", "", insight.released_at))
    return sorted(steps, key=lambda step: step.at)


def withdrawal_for(
    session: Session, workspace_id: int, insight_id: int, author_id: int
) -> Withdrawal | None:
    """None for someone who wrote nothing that the card was made from."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None or insight.state is not InsightState.WITHDRAWN:
        return None
    behind = insights.sources(session, workspace_id, insight_id)
    who = insights.last_actor(session, workspace_id, insight_id, "insight.retracted")
    if who is None or author_id not in {source.author.id for source in behind}:
        return None
    return Withdrawal(insight, people.get(session, workspace_id, who))
