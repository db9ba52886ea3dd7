"""Old cards: asking whoever wrote them whether they still hold, and what follows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.insights.ageing import OLD_AFTER
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.insights import curation, release, withdrawal
from bot.errors import AlreadyDone, NotFound, existing
from storage.base.finding import find_row
from storage.circle import circles
from storage.insights import ageing, insights, wishes
from storage.models import Insight, InsightState, Role

MOST_OLD = 5  # in one message; the others wait for the next
OUTDATED = "outdated"


@dataclass(frozen=True)
class Old:
    """An old card, as whoever wrote it sees it.

    `answer`: "holds", "revise", "gone" or nothing yet.
    """

    insight: Insight
    answer: str
    leads: bool  # its circle: then they can change it themselves


def asked_of(session: Session, workspace_id: int, person_id: int, as_of: datetime) -> list[Old]:
    """The cards that were old at that moment, with what was answered since."""
    found = [
        Old(
            insight,
            _answer(session, insight, person_id, as_of),
            leads(session, insight, person_id),
        )
        for insight in ageing.of_writer(session, workspace_id, person_id)
        if _was_old(session, insight, as_of) and _writer(session, insight) == person_id
    ]
    return found[:MOST_OLD]


def _was_old(session: Session, insight: Insight, as_of: datetime) -> bool:
    before = as_of - OLD_AFTER
    if insight.released_at is None or insight.released_at > before:
        return False
    if insight.withdrawn_at is not None:
        return insight.withdrawn_at >= as_of
    holds = insight.still_holds_at
    if holds is not None and before < holds < as_of:
        return False
    return not ageing.confirmed_since(session, insight, before)


def _answer(session: Session, insight: Insight, person_id: int, as_of: datetime) -> str:
    if insight.state is InsightState.WITHDRAWN:
        return "gone"
    holds = insight.still_holds_at
    if holds is not None and holds >= as_of:
        return "holds"
    wish = wishes.own(session, insight, person_id, release.fingerprint_of(session, insight))
    return "revise" if wish is not None and wish.wished_at >= as_of else ""


def _writer(session: Session, insight: Insight) -> int:
    behind = insights.sources(session, insight.workspace_id, insight.id)
    authors = [source.author.id for source in behind if source.author.is_active]
    return authors[0] if authors else insight.created_by


def leads(session: Session, insight: Insight, person_id: int) -> bool:
    member = circles.membership(session, insight.circle_id, person_id)
    return member is not None and member.role is Role.FACILITATOR


def of_writer(
    session: Session, actor: Actor, insight_id: int, *, lock: bool = False
) -> Insight:
    """Any author of a card that is out may speak for it, and its maker.

    Raises:
        NotFound: for anyone else.
        AlreadyDone: it was withdrawn, or its authors are asked about other words.
    """
    insight = existing(find_row(Insight, session, actor.workspace_id, insight_id, lock=lock))
    behind = insights.sources(session, actor.workspace_id, insight_id)
    if actor.id not in {insight.created_by, *(source.author.id for source in behind)}:
        raise NotFound
    if insight.state is InsightState.WITHDRAWN:
        raise AlreadyDone("release-card-withdrawn")
    if insight.state is not InsightState.RELEASED:
        raise AlreadyDone("release-card-changed")
    return insight


def show_answer(session: Session, actor: Actor, now: datetime) -> None:
    """In what the actor was asked about old cards."""
    asked = [(MessageKind.STILL_HOLDS, actor.id)]
    messages.make_stale(session, actor.workspace_id, asked, now)


def still_holds(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    insight = of_writer(session, actor, insight_id, lock=True)
    show_answer(session, actor, now)
    insight.still_holds_at = now
    audit.record(session, actor, "insight.holds", "insight", insight_id, now)


def outdated(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """The card leaves by the usual rules: an author takes it back, a maker withdraws it."""
    insight = of_writer(session, actor, insight_id, lock=True)
    show_answer(session, actor, now)
    behind = insights.sources(session, actor.workspace_id, insight_id)
    if actor.id not in {source.author.id for source in behind}:
        curation.withdraw(session, actor, insight_id, OUTDATED, "", now)
        return
    withdrawal.withdraw(session, actor, insight_id, now)
    insight.withdrawn_reason = OUTDATED
