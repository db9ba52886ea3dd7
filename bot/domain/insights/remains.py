"""What remains of a card of several authors once one of them took it back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles
from bot.domain.insights.release import BY_AUTHOR, suffices
from bot.errors import AlreadyDone, existing
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.insights import insights
from storage.insights.insights import Source
from storage.models import Insight, InsightState, ReleaseLevel, Role

LIVING = [state for state in InsightState if state is not InsightState.WITHDRAWN]


def of_facilitator(session: Session, actor: Actor, insight_id: int) -> Insight:
    """A card that an author took back, of which a new one can be made without their words.

    Raises:
        NotFound, NotAllowed: for anyone who does not lead its circle.
        AlreadyDone: nothing remains, or a card was made of it.
    """
    insight = existing(find_row(Insight, session, actor.workspace_id, insight_id))
    circles.get_for_facilitator(session, actor, insight.circle_id)
    if not is_to_be_made(session, insight):
        raise AlreadyDone("remains-none")
    return insight


def is_to_be_made(session: Session, insight: Insight) -> bool:
    """Whether a card can be made of what remains, and none was since."""
    if insight.state is not InsightState.WITHDRAWN or insight.withdrawn_reason != BY_AUTHOR:
        return False
    left = [each.reflection.id for each in sources(session, insight)]
    made = insights.in_use(session, insight.workspace_id, left, LIVING) if left else {}
    since = insight.withdrawn_at
    return bool(left) and not any(
        since is None or card.created_at >= since for cards in made.values() for card in cards
    )


def sources(session: Session, insight: Insight) -> list[Source]:
    """Of authors who let the card go as far as it went, as the circle may read them."""
    behind = insights.sources(session, insight.workspace_id, insight.id)
    return [
        each
        for each in behind
        if suffices(each, insight)
        and each.reflection.text
        and each.reflection.release_level >= ReleaseLevel.CIRCLE
    ]


def tell_others(
    session: Session, insight: Insight, knew: Sequence[int], actor_id: int, now: datetime
) -> None:
    """Once, to the other authors; those who lead the circle hear of it as such."""
    leaders = circle_rows.members(session, insight.circle_id, Role.FACILITATOR)
    for author_id in sorted(set(knew) - {actor_id} - {leader.id for leader in leaders}):
        message = Due(
            workspace_id=insight.workspace_id,
            kind=MessageKind.INSIGHT_TAKEN_BACK,
            subject_id=insight.id,
            circle_id=insight.circle_id,
            due_at=now,
            to=author_id,
        )
        messages.queue(session, message, now=now)


def told(
    session: Session, workspace_id: int, insight_id: int, author_id: int
) -> Insight | None:
    """None for someone who wrote nothing that the card was made from."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None or insight.state is not InsightState.WITHDRAWN:
        return None
    behind = insights.sources(session, workspace_id, insight_id)
    return insight if author_id in {each.author.id for each in behind} else None


def note_made(
    session: Session, made: Insight, reflection_ids: Sequence[int], now: datetime
) -> None:
    """A card was made: those that were taken back are not offered again."""
    gone = [
        each
        for each in insights.built_on(session, made.workspace_id, *reflection_ids)
        if each.state is InsightState.WITHDRAWN
    ]
    asked = [(MessageKind.RELEASE_ANSWERED, each.id) for each in gone]
    if asked:
        messages.make_stale(session, made.workspace_id, asked, now)
