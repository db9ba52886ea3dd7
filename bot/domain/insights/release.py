"""The release ladder: what authors agreed to, and when a card goes out.

A card stands on every reflection behind it, and whoever makes it adds words of their own.
Within the circle the reflections' own levels suffice; what leaves it, every author has seen as
it is, and said yes to. A refusal beats both. The view `released_insight` says the same thing in
SQL and is the only door for readers. Taking back what was agreed to is in `withdrawal`.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.anonymity import CROWD
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.messages import Subject
from bot.domain.circle import themes
from bot.domain.insights import matches
from bot.domain.insights.card_words import Card, as_card
from bot.errors import AlreadyDone, existing
from bot.search import search
from storage.base.finding import find_row
from storage.circle import circles
from storage.insights import insights, requests, wishes
from storage.insights.insights import Source
from storage.models import (
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Person,
    Reflection,
    ReleaseLevel,
    Role,
)
from storage.questions import questions
from storage.readers import publications

# Messages that quote a card as it is, to readers; an edition keeps a copy of its own.
QUOTING = (MessageKind.SHARED_INSIGHT, MessageKind.ANSWER, MessageKind.TRIAL_QUESTION)
BY_AUTHOR = "author"  # why an insight was withdrawn; authors need not give a reason


@dataclass(frozen=True)
class ProposalResult:
    """`asked`: how many authors are asked to let the card go."""

    insight: Insight
    asked: int


@dataclass(frozen=True)
class ReleaseRequest:
    """A card as one of its authors sees it, with what they said about it."""

    insight: Insight
    card: Card
    asker: Person
    own: Sequence[Source]
    crowd: int = CROWD  # people whose words the card can be made of
    behind: Sequence[Source] = ()  # also those of others
    wish: str = ""  # what the author told the facilitators should change in these words
    was_asked_before: bool = False  # about other words

    @property
    def is_alone(self) -> bool:
        """The card is made of nobody else's words."""
        return {source.author.id for source in self.behind} <= {self.own[0].author.id}

    @property
    def consent(self) -> Consent | None:
        """Refused if any of the author's reflections is; a card has one answer per author."""
        answers = {source.link.consent for source in self.own}
        order = (Consent.REFUSED, Consent.ASKED, Consent.GIVEN)
        return next((answer for answer in order if answer in answers), None)

    @property
    def is_turned(self) -> bool:
        """The author changed what they said, and is asked whether the card still holds."""
        return self.consent is Consent.ASKED and any(s.link.turned_at for s in self.own)

    def is_about_other_words(self, told_at: datetime) -> bool:
        """Whether the card was changed after its author was told at that moment."""
        if self.insight.state is InsightState.WITHDRAWN or self.is_turned:
            return False
        asked_at = self.own[0].link.asked_at
        return self.consent is None or (asked_at is not None and asked_at > told_at)

    @property
    def is_further(self) -> bool:
        """Just asked, and more people would read the card than the author chose themselves."""
        is_new = self.consent is Consent.ASKED and not self.is_turned and not self.wish
        chosen = max(source.reflection.wanted_level for source in self.own)
        return is_new and chosen < self.insight.level

    @property
    def names_author(self) -> bool:
        """The author's full name stands in what the card says."""
        name = rf"\b{re.escape(self.own[0].author.name)}\b"
        said = (self.card.title, self.card.what, self.card.why, self.card.condition)
        return any(re.search(name, each, re.IGNORECASE) for each in said)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.card, self.insight.level)


def fingerprint(card: Card, level: ReleaseLevel) -> str:
    """Changes with any word of the card, or its level: consent holds for what was seen."""
    seen = json.dumps([*map(str, _words(card)), int(level)])
    return sha256(seen.encode()).hexdigest()[:12]


def fingerprint_of(session: Session, insight: Insight) -> str:
    """Of a card as it is now."""
    circle = insights.circle_of(session, insight)
    named = themes.every(session, insight.workspace_id)
    return fingerprint(as_card(insight, circle.name, named), insight.level)


def _words(card: Card) -> list[object]:
    """What the card says. Where it was and its links can tell who; the theme's name cannot."""
    said = [
        *(card.title, card.what, card.outcome, card.why, card.condition),
        *(card.theme, card.kind, card.circle_name, card.happened_on),
    ]
    # Only what is there: what authors were asked before these fields existed still stands.
    where = {"place": card.place, "layer": card.layer, "links": card.links}
    return [*said, *(f"{name}:{part}" for name, part in where.items() if part)]


def suffices(source: Source, insight: Insight) -> bool:
    """Whether this author lets the card travel as far as it is meant to.

    However far their answer may go: a title, a reason or a place beside it is not theirs.
    """
    level = insight.level
    if source.link.consent is Consent.REFUSED:
        return False
    if source.link.consented_level >= level:
        return True
    if source.link.turned_at is not None:
        return False  # they said something else when the card was made
    return level < ReleaseLevel.NETWORK and source.reflection.release_level >= level


def all_suffice(session: Session, insight: Insight) -> bool:
    return _all_suffice(insight, insights.sources(session, insight.workspace_id, insight.id))


def _all_suffice(insight: Insight, behind: Sequence[Source]) -> bool:
    return bool(behind) and all(suffices(source, insight) for source in behind)


def release_if_agreed(
    session: Session,
    insight: Insight,
    now: datetime,
    behind: Sequence[Source] | None = None,
) -> bool:
    """Release a proposed card once every author behind it lets it go; whether that happened.

    `behind`: its sources, where they were read since it was locked.
    """
    if insight.state is not InsightState.PROPOSED:
        return False
    if behind is None:
        behind = insights.sources(session, insight.workspace_id, insight.id)
    if not _all_suffice(insight, behind):
        return False
    was_out = insight.released_at is not None
    insight.state = InsightState.RELEASED
    insight.released_at = now
    shown = quoting(session, insight) if was_out else []
    shown += _asked_of(insight)
    messages.make_stale(session, insight.workspace_id, shown, now)
    session.flush()
    search.index(session, insight.workspace_id, insight.id)
    matches.propose(session, insight, now)
    if insight.level is ReleaseLevel.PUBLIC:
        publications.give_address(session, insight.workspace_id, insight.id, now)
    return True


def show_as_it_is(session: Session, insight: Insight, now: datetime) -> None:
    """Where the card is quoted: a change of it is one of these messages too."""
    messages.make_stale(session, insight.workspace_id, quoting(session, insight), now)


def quoting(session: Session, insight: Insight) -> list[Subject]:
    """What shows a card that was out; also what readers asked about it."""
    asked = questions.asked_about(session, insight)
    return [
        *((kind, insight.id) for kind in QUOTING),
        *((MessageKind.LEARNING_QUESTION, each) for each in asked),
    ]


def show_again(
    session: Session, insight: Insight, now: datetime, reader: int | None = None
) -> None:
    """In what authors were asked. Only whoever gave an answer sees it."""
    asked = _asked_of(insight)
    messages.make_stale(session, insight.workspace_id, asked, now, reader=reader)


def _asked_of(insight: Insight) -> list[Subject]:
    """What authors were asked, and what facilitators heard that they would change."""
    kinds = (MessageKind.RELEASE_REQUEST, MessageKind.INSIGHT_REVISION)
    return [(kind, insight.id) for kind in kinds]


def request_for(
    session: Session, workspace_id: int, insight_id: int, author_id: int
) -> ReleaseRequest | None:
    """None for someone who wrote nothing that the card was made from."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    request = _request(session, insight, author_id) if insight is not None else None
    if request is None or insight is None or request.consent is not Consent.ASKED:
        return request
    wish = wishes.own(session, insight, author_id, request.fingerprint)
    asked_at = request.own[0].link.asked_at
    before = asked_at is not None and requests.was_told(session, insight, author_id, asked_at)
    return replace(request, wish=wish.text if wish else "", was_asked_before=before)


def _request(session: Session, insight: Insight, author_id: int) -> ReleaseRequest | None:
    behind = insights.sources(session, insight.workspace_id, insight.id)
    own = [source for source in behind if source.author.id == author_id]
    if not own:
        return None
    circle, asker, crowd = insights.around(session, insight)
    card = as_card(insight, circle.name, themes.every(session, insight.workspace_id))
    return ReleaseRequest(insight, card, asker, own, crowd, behind)


def locked_request(session: Session, actor: Actor, insight_id: int) -> ReleaseRequest:
    insight = find_row(Insight, session, actor.workspace_id, insight_id, lock=True)
    return existing(_request(session, insight, actor.id) if insight is not None else None)


def give(
    session: Session, actor: Actor, insight_id: int, seen: str, now: datetime
) -> ReleaseRequest:
    """The author lets the card go as it was shown. A second click changes nothing.

    Raises:
        NotFound: the actor wrote nothing that the card was made from.
        AlreadyDone: the card was withdrawn, or changed since it was shown.
    """
    request = locked_request(session, actor, insight_id)
    check_current(request, seen)
    if request.consent is Consent.GIVEN:
        return request
    for source in request.own:
        source.link.consent = Consent.GIVEN
        source.link.consented_level = request.insight.level
        source.link.answered_at = now
        if source.link.turned_at is not None:  # the card's own words are as they were
            source.link.asked_at = source.link.turned_at = None
    audit.record(session, actor, "insight.consented", "insight", insight_id, now)
    if release_if_agreed(session, request.insight, now, request.behind):
        tell_facilitators(session, request.insight, "released", actor.id, now)
    else:
        show_again(session, request.insight, now, actor.id)
    return request


def refuse(
    session: Session, actor: Actor, insight_id: int, seen: str, now: datetime
) -> ReleaseRequest:
    """The author says no. The facilitator hears that, not who it was among several.

    Raises:
        NotFound: the actor wrote nothing that the card was made from.
        AlreadyDone: the card was withdrawn, released, or changed since it was shown; or it was
            out until its author changed what they said.
    """
    request = locked_request(session, actor, insight_id)
    check_current(request, seen)
    if request.consent is Consent.REFUSED:
        return request
    if request.insight.state is InsightState.RELEASED:
        raise AlreadyDone("release-already-given")
    if request.is_turned:
        raise AlreadyDone("release-turned-choose")  # a card that was out is taken back
    close_door(request, now)
    show_again(session, request.insight, now, actor.id)
    audit.record(session, actor, "insight.refused", "insight", insight_id, now)
    tell_facilitators(session, request.insight, "refused", actor.id, now)
    return request


def check_current(request: ReleaseRequest, seen: str) -> None:
    """Raises AlreadyDone when the card was withdrawn, or changed since it was shown."""
    if request.insight.state is InsightState.WITHDRAWN:
        raise AlreadyDone("release-card-withdrawn")
    if request.fingerprint != seen:
        raise AlreadyDone("release-card-changed")


def close_door(request: ReleaseRequest, now: datetime) -> None:
    for source in request.own:
        source.link.consent = Consent.REFUSED
        source.link.consented_level = ReleaseLevel.PRIVATE
        source.link.answered_at = now
        source.link.turned_at = None


def raised(
    session: Session, actor: Actor, written: Sequence[Reflection], now: datetime
) -> None:
    """These may travel further: cards that only waited for them are released."""
    ids = [each.id for each in written]
    for insight in insights.built_on(session, actor.workspace_id, *ids, lock=True):
        if release_if_agreed(session, insight, now):
            tell_facilitators(session, insight, "released", actor.id, now)


def tell_facilitators(
    session: Session, insight: Insight, answer: str, actor_id: int, now: datetime
) -> None:
    """Whoever made the card, or all facilitators if that person left; never the actor."""
    leaders = [p.id for p in circles.members(session, insight.circle_id, Role.FACILITATOR)]
    told = [insight.created_by] if insight.created_by in leaders else leaders
    for person_id in told:
        if person_id != actor_id:
            message = Due(
                workspace_id=insight.workspace_id,
                kind=MessageKind.RELEASE_ANSWERED,
                subject_id=insight.id,
                circle_id=insight.circle_id,
                due_at=now,
                to=person_id,
                occasion=f"{answer}:{int(now.timestamp())}",
                details={"answer": answer},
            )
            messages.queue(session, message, now=now)


@dataclass(frozen=True)
class ReleaseAnswer:
    insight: Insight
    authors: int  # beside the reader


def told(
    session: Session, workspace_id: int, insight_id: int, reader_id: int
) -> ReleaseAnswer | None:
    """What a facilitator hears about a card; None for someone who is none (any more)."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None:
        return None
    membership = circles.membership(session, insight.circle_id, reader_id)
    if membership is None or membership.role is not Role.FACILITATOR:
        return None
    behind = insights.sources(session, workspace_id, insight_id)
    return ReleaseAnswer(insight, len({source.author.id for source in behind} - {reader_id}))


def void_consent(link: InsightSource) -> None:
    link.consent = None
    link.consented_level = ReleaseLevel.PRIVATE
    link.asked_at = None
    link.answered_at = None
    link.turned_at = None


def ask_or_release(
    session: Session, actor: Actor, insight: Insight, now: datetime
) -> ProposalResult:
    """The one who makes a card agrees to it with that; the others are asked if need be.

    `bot/domain/agenda/insights/requests.py` says when they hear of it.
    """
    to_ask = authors_to_ask(session, actor, insight)
    for source in insights.sources(session, actor.workspace_id, insight.id):
        if suffices(source, insight):
            continue
        if source.author.id == actor.id:
            source.link.consent = Consent.GIVEN
            source.link.consented_level = insight.level
            source.link.answered_at = now
        else:
            source.link.consent = Consent.ASKED
            source.link.asked_at = now
    release_if_agreed(session, insight, now)
    return ProposalResult(insight, len(to_ask))


def authors_to_ask(session: Session, actor: Actor, insight: Insight) -> set[int]:
    """Whose yes a card needs before it goes out, when this person makes it."""
    behind = insights.sources(session, actor.workspace_id, insight.id)
    waits = (source for source in behind if not suffices(source, insight))
    return {source.author.id for source in waits} - {actor.id}


def cards_with(
    session: Session, reflection: Reflection, *, lock: bool = False
) -> Sequence[Insight]:
    return insights.built_on(session, reflection.workspace_id, reflection.id, lock=lock)


def source_on(session: Session, insight: Insight, reflection: Reflection) -> Source:
    behind = insights.sources(session, insight.workspace_id, insight.id)
    return next(source for source in behind if source.reflection.id == reflection.id)
