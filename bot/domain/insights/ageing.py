"""Old cards: asking whoever wrote them whether they still hold, and what follows."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.insights.ageing import OLD_AFTER
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.insights import curation, release, withdrawal
from bot.errors import AlreadyDone, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.circle import circles
from storage.insights import ageing, insights
from storage.models import Consent, Insight, InsightState, Role
from storage.people import people

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
            _leads(session, insight, person_id),
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
    kind = MessageKind.INSIGHT_REVISION.value
    wished_by = ageing.told_by(session, kind, insight, as_of)
    return "revise" if person_id in wished_by else ""


def _writer(session: Session, insight: Insight) -> int:
    behind = insights.sources(session, insight.workspace_id, insight.id)
    authors = [source.author.id for source in behind if source.author.is_active]
    return authors[0] if authors else insight.created_by


def _leads(session: Session, insight: Insight, person_id: int) -> bool:
    member = circles.membership(session, insight.circle_id, person_id)
    return member is not None and member.role is Role.FACILITATOR


def _of_writer(session: Session, actor: Actor, insight_id: int, now: datetime) -> Insight:
    """Any author of a card may speak for it, and its maker; their message will show it.

    Raises:
        NotFound: for anyone else.
        AlreadyDone: it was withdrawn, or its authors are asked about other words.
    """
    insight = existing(find_row(Insight, session, actor.workspace_id, insight_id, lock=True))
    behind = insights.sources(session, actor.workspace_id, insight_id)
    if actor.id not in {insight.created_by, *(source.author.id for source in behind)}:
        raise NotFound
    if insight.state is InsightState.WITHDRAWN:
        raise AlreadyDone("release-card-withdrawn")
    if insight.state is not InsightState.RELEASED:
        raise AlreadyDone("release-card-changed")
    asked = [(MessageKind.STILL_HOLDS, actor.id)]
    messages.make_stale(session, actor.workspace_id, asked, now)
    return insight


def still_holds(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    insight = _of_writer(session, actor, insight_id, now)
    insight.still_holds_at = now
    audit.record(session, actor, "insight.holds", "insight", insight_id, now)


def outdated(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """The card leaves by the usual rules: an author takes it back, a maker withdraws it."""
    insight = _of_writer(session, actor, insight_id, now)
    behind = insights.sources(session, actor.workspace_id, insight_id)
    if actor.id not in {source.author.id for source in behind}:
        curation.withdraw(session, actor, insight_id, OUTDATED, "", now)
        return
    withdrawal.withdraw(session, actor, insight_id, now)
    insight.withdrawn_reason = OUTDATED


def ask_for_changes(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """An author would say it otherwise now: the facilitators hear that, and who.

    It does not say that the card still holds: readers see no new date.

    Raises:
        NotAllowed: nobody leads the circle, so nobody would hear it.
    """
    insight = _of_writer(session, actor, insight_id, now)
    _tell_leaders(session, actor, insight, f"{now:%Y%m%d}", now)


def ask_before_release(
    session: Session, actor: Actor, insight_id: int, seen: str, now: datetime
) -> None:
    """The same before the card goes anywhere: the author can still say yes or no.

    Raises:
        NotFound: the actor wrote nothing that the card was made from.
        AlreadyDone: they answered, the card changed since it was shown, or it was out until
            its author changed what they said.
        NotAllowed: nobody else leads the circle, so nobody would hear it.
    """
    request = release.locked_request(session, actor, insight_id)
    release.check_current(request, seen)
    if request.is_turned:
        raise AlreadyDone("release-turned-choose")
    if request.consent is not Consent.ASKED:
        raise AlreadyDone("release-answered")
    release.show_again(session, request.insight, now, actor.id)
    asked_at = request.own[0].link.asked_at or now
    _tell_leaders(session, actor, request.insight, f"{asked_at:%Y%m%dT%H%M%S}", now)


def _tell_leaders(
    session: Session, actor: Actor, insight: Insight, occasion: str, now: datetime
) -> None:
    """Once for an occasion: a second press says nothing new."""
    leaders = circles.members(session, insight.circle_id, Role.FACILITATOR)
    others = [leader for leader in leaders if leader.id != actor.id]
    if not others:
        raise NotAllowed("age-no-facilitator")
    for leader in others:
        message = Due(
            workspace_id=insight.workspace_id,
            kind=MessageKind.INSIGHT_REVISION,
            subject_id=insight.id,
            circle_id=insight.circle_id,
            due_at=now,
            to=leader.id,
            occasion=f"p{actor.id}:{occasion}",
            details={"by": actor.id},
        )
        messages.queue(session, message, now=now)


@dataclass(frozen=True)
class Wish:
    """An author would change a card."""

    insight: Insight
    name: str  # the author's
    became: str = ""  # "released" or "withdrawn" since: then there is nothing to do


def wish_for_changes(
    session: Session, workspace_id: int, insight_id: int, by: int, reader_id: int, at: datetime
) -> Wish | None:
    """What was said at a moment, for a facilitator; None for anyone else."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None or not _leads(session, insight, reader_id):
        return None
    wish = Wish(insight, people.get(session, workspace_id, by).name)
    if insight.state is InsightState.WITHDRAWN:
        return replace(wish, became="withdrawn")
    if insight.released_at is not None and insight.released_at > at:
        return replace(wish, became="released")
    return wish
