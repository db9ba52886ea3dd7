"""An author turns round an answer that a card was made of: the card waits for their word."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import likeness
from bot.domain.base.actor import Actor
from bot.domain.base.denials import denials
from bot.domain.insights.release import (
    cards_with,
    show_again,
    show_as_it_is,
    source_on,
    suffices,
    tell_facilitators,
)
from bot.search import search
from storage.models import Consent, InsightState, Outcome, Reflection, ReleaseLevel


def turns_round(
    before: str, after: str, was: Outcome | None = None, becomes: Outcome | None = None
) -> bool:
    """Whether an answer says something else than it did: other words, a denial, an outcome.

    A letter put right or a sentence more is none. It only costs its author one question.
    """
    if was is not None and becomes is not None and was is not becomes:
        return True
    if denials(before) != denials(after):
        return True
    return not likeness.same_words(before, after) and (
        likeness.likeness(before, after) < likeness.RELATED
    )


def hold(session: Session, actor: Actor, reflection: Reflection, now: datetime) -> None:
    """Before its words change: what was made of it is not found until its author agrees again.

    The author is asked as always; the facilitators hear that a card waits, not for whom.
    """
    for insight in cards_with(session, reflection, lock=True):
        source = source_on(session, insight, reflection)
        if insight.state not in {InsightState.PROPOSED, InsightState.RELEASED}:
            continue
        if not suffices(source, insight):
            continue  # it waits already, or was refused
        source.link.consent = Consent.ASKED
        source.link.consented_level = ReleaseLevel.PRIVATE
        source.link.asked_at = source.link.turned_at = now
        source.link.answered_at = None
        if insight.state is InsightState.RELEASED:
            insight.state = InsightState.PROPOSED
            session.flush()
            search.unindex(session, insight.workspace_id, insight.id)
            show_as_it_is(session, insight, now)
        show_again(session, insight, now)
        tell_facilitators(session, insight, "turned", actor.id, now)
