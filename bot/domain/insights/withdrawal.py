"""Taking a card back, or the words behind it: it leaves searches, digests and Slack."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.insights import remains
from bot.domain.insights.release import (
    BY_AUTHOR,
    ReleaseRequest,
    all_suffice,
    cards_with,
    close_door,
    locked_request,
    quoting,
    show_again,
    source_on,
    suffices,
    tell_facilitators,
)
from bot.errors import AlreadyDone
from bot.search import search
from storage.base.finding import find_row
from storage.circle import circles
from storage.circulation import digests
from storage.harvest import groups
from storage.insights import insights
from storage.insights.insights import Source
from storage.models import (
    Consent,
    Digest,
    Insight,
    InsightState,
    Reflection,
    ReleaseLevel,
    Role,
)
from storage.questions import following, questions

LONGEST_DRAFT = timedelta(days=3660)  # of an edition: somebody who looks at it sees cards


def withdraw(session: Session, actor: Actor, insight_id: int, now: datetime) -> ReleaseRequest:
    """An author takes their part back, and with it the card. It cannot be undone.

    Raises:
        NotFound: the actor wrote nothing that the card was made from.
    """
    request = locked_request(session, actor, insight_id)
    if request.consent is Consent.REFUSED:
        return request
    was_out = request.insight.released_at is not None  # its words stand in editions
    close_door(request, now)
    show_again(session, request.insight, now, actor.id)
    audit.record(session, actor, "insight.withdrawn", "insight", insight_id, now)
    if request.insight.state is InsightState.PROPOSED and not was_out:
        tell_facilitators(session, request.insight, "refused", actor.id, now)
    else:
        _take_back(session, request.insight, actor, now)
    return request


def retract(
    session: Session, actor: Actor, insight: Insight, reason: str, words: str, now: datetime
) -> None:
    """A facilitator takes a card back; pending questions to authors are not asked any more.

    The authors who knew of it hear why. Of a note, nobody knew.
    """
    if insight.state is InsightState.WITHDRAWN:
        raise AlreadyDone("release-card-withdrawn")
    messages.cancel(session, insight.workspace_id, MessageKind.RELEASE_REQUEST, insight.id)
    knew = _who_knew(session, insight) - {actor.id}
    insight.withdrawn_words = words
    _leave(session, insight, reason, now)
    for author_id in sorted(knew):
        message = Due(
            workspace_id=insight.workspace_id,
            kind=MessageKind.INSIGHT_WITHDRAWN,
            subject_id=insight.id,
            circle_id=insight.circle_id,
            due_at=now,
            to=author_id,
        )
        messages.queue(session, message, now=now)
    audit.record(session, actor, "insight.retracted", "insight", insight.id, now)


def _who_knew(session: Session, insight: Insight) -> set[int]:
    """The authors who were asked about a card, or could find it."""
    if insight.state is InsightState.NOTE:
        return set()
    behind = insights.sources(session, insight.workspace_id, insight.id)
    out = insight.state is InsightState.RELEASED or insight.released_at is not None
    return {each.author.id for each in behind if out or each.link.consent is not None}


def _take_back(session: Session, insight: Insight, actor: Actor, now: datetime) -> None:
    if insight.state is InsightState.WITHDRAWN:
        return
    knew = _who_knew(session, insight)
    _leave(session, insight, BY_AUTHOR, now)
    tell_facilitators(session, insight, "withdrawn", actor.id, now)
    remains.tell_others(session, insight, sorted(knew), actor.id, now)


def _leave(session: Session, insight: Insight, reason: str, now: datetime) -> None:
    """Out of searches and digests, also those that were published."""
    insight.state = InsightState.WITHDRAWN
    insight.withdrawn_at = now
    insight.withdrawn_reason = reason
    show_again(session, insight, now)
    session.flush()
    search.unindex(session, insight.workspace_id, insight.id)
    withdraw_insight(session, insight, now)
    reopen(session, insight, now)


def takes_back(
    session: Session, reflection: Reflection, level: ReleaseLevel, *, in_cards: bool = True
) -> bool:
    """Whether choosing this level means less than what stands, for the words or for cards.

    New words start private while cards keep what the old ones were released to: choosing
    "only me" then means those cards too. A wish that was never shared stands for nothing.
    `in_cards`: False where it is known that no card was made of these words.
    """
    if level is ReleaseLevel.PRIVATE and reflection.wanted_level > level:
        return True
    cards = cards_with(session, reflection) if in_cards else ()
    links = [source_on(session, card, reflection).link for card in cards]
    stands = [link.consented_level for link in links if link.consent is None]
    return level < max([reflection.release_level, *stands])


def lower(
    session: Session, actor: Actor, reflection: Reflection, level: ReleaseLevel, now: datetime
) -> list[Insight]:
    """From now on nothing made of these words travels further; the cards that leave by it."""
    shown.withdraw(session, reflection, now)
    if level is ReleaseLevel.PRIVATE:
        groups.forget(session, reflection)
    reflection.release_level = min(reflection.release_level, level)
    reflection.wanted_level = level
    gone = []
    for insight in cards_with(session, reflection, lock=True):
        was_out = insight.released_at is not None and level < insight.level
        _cap(session, insight, source_on(session, insight, reflection), level, now)
        show_again(session, insight, now, reflection.author_id)
        is_out = insight.state is InsightState.RELEASED
        waits = insight.state is InsightState.PROPOSED and was_out
        if waits or (is_out and not all_suffice(session, insight)):
            _take_back(session, insight, actor, now)
            gone.append(insight)
        if insight.state is InsightState.NOTE and level is ReleaseLevel.PRIVATE:
            _leave(session, insight, BY_AUTHOR, now)  # nobody agreed to these words yet
    audit.record(session, actor, "reflection.lowered", "reflection", reflection.id, now)
    return gone


def _cap(
    session: Session, insight: Insight, source: Source, level: ReleaseLevel, now: datetime
) -> None:
    source.link.consented_level = min(source.link.consented_level, level)
    waits = source.link.consent is Consent.ASKED and level is ReleaseLevel.PRIVATE
    if waits and insight.state is InsightState.PROPOSED and insight.released_at is None:
        source.link.consent = Consent.REFUSED
        source.link.answered_at = now
        tell_facilitators(session, insight, "refused", source.author.id, now)


def keep_agreed(session: Session, reflection: Reflection) -> None:
    """Before a reflection's words change a little: cards keep theirs, as far as it went."""
    for insight in cards_with(session, reflection, lock=True):
        source = source_on(session, insight, reflection)
        if suffices(source, insight):
            source.link.consented_level = max(source.link.consented_level, insight.level)


def reopen(session: Session, insight: Insight, now: datetime) -> None:
    """A card is withdrawn: what it answered is a question again, and its words leave Slack."""
    for question in questions.answered_with(session, insight.workspace_id, insight.id):
        question.answered_by = None
        kind = MessageKind.QUESTION_ANSWERED
        messages.cancel(session, question.workspace_id, kind, question.id)
        shown = [(kind, question.id), (MessageKind.LEARNING_QUESTION, question.id)]
        messages.make_stale(session, question.workspace_id, shown, now)
    following.reopen(session, insight.workspace_id, insight.id)
    for kind in (MessageKind.QUESTION_MATCH, MessageKind.QUESTION_FOLLOWED):
        messages.cancel(session, insight.workspace_id, kind, insight.id)
        messages.make_stale(session, insight.workspace_id, [(kind, insight.id)], now)


def withdraw_insight(session: Session, insight: Insight, now: datetime) -> None:
    """Take a card out of every edition and every channel: the messages in Slack are edited."""
    workspace_id, insight_id = insight.workspace_id, insight.id
    told = (MessageKind.RELEASE_ANSWERED, MessageKind.PRINCIPLE_PROPOSED)
    subjects = [*quoting(session, insight), *((kind, insight_id) for kind in told)]
    for item in digests.items_with(session, workspace_id, insight_id):
        item.withdrawn_at = now
        subjects.append((MessageKind.DIGEST, item.digest_id))
    authors = {each.author.id for each in insights.sources(session, workspace_id, insight_id)}
    subjects += [(MessageKind.REUSE_NEWS, each) for each in sorted(authors)]
    messages.make_stale(session, workspace_id, subjects, now)
    for digest_id in {about for kind, about in subjects if kind is MessageKind.DIGEST}:
        _hold_back(session, workspace_id, digest_id, now)
    for kind in (MessageKind.DIGEST_REVIEW, MessageKind.DIGEST_REVIEWED):
        messages.make_kind_stale(session, workspace_id, kind, now - LONGEST_DRAFT, now)
    carried = [about for kind, about in subjects if kind is MessageKind.DIGEST]
    if since := digests.published_first(session, carried):
        messages.make_kind_stale(session, workspace_id, MessageKind.DIGESTS_MISSED, since, now)


def _hold_back(session: Session, workspace_id: int, digest_id: int, now: datetime) -> None:
    """An edition of which nothing is left goes no further; its facilitators hear that."""
    session.flush()
    digest = find_row(Digest, session, workspace_id, digest_id)
    items = digests.items(session, digest_id)
    if digest is None or any(item.withdrawn_at is None for item in items):
        return
    if not messages.cancel(session, workspace_id, MessageKind.DIGEST, digest_id):
        return
    for leader in circles.members(session, digest.circle_id, Role.FACILITATOR):
        message = Due(
            workspace_id=workspace_id,
            kind=MessageKind.DIGEST_EMPTIED,
            subject_id=digest_id,
            circle_id=digest.circle_id,
            due_at=now,
            to=leader.id,
        )
        messages.queue(session, message, now=now)
