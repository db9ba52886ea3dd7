"""Asking what others learned; and where nobody knows yet, asking a circle to find out."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, likeness, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import themes as vocabulary
from bot.domain.circle.themes import Theme
from bot.domain.insights import recognition
from bot.domain.insights.recognition import CardStanding
from bot.domain.people.people import default_language
from bot.domain.questions import asked_principles, found_cases, gaps
from bot.domain.questions.gaps import Gap
from bot.errors import AlreadyDone, NotAllowed, existing
from bot.search import meaning, search
from bot.search.search import Answer, Filters, Hit
from storage.base.finding import find_row
from storage.models import (
    Circle,
    LearningQuestion,
    ReleaseLevel,
)

PAGE = 5  # cards at a time: what someone reads
MOST_ON_AGENDA = 5  # at one session


@dataclass(frozen=True)
class PutQuestion:
    """A learning question with the circle that it was put to.

    `about`: the card on whose page it was asked, while its reader may see that.
    """

    question: LearningQuestion
    circle: Circle
    related: Sequence[LearningQuestion] = ()  # of the same circle, most alike first
    about: Hit | None = None


@dataclass(frozen=True)
class Found(Answer):
    """An answer. `also`: when it is silence, what several others asked as well.

    `cases`: how many cases are about it, of those that the reader may see. `principles`:
    whether the cards are principles, when those were asked for.
    """

    also: Gap | None = None
    cases: int = 0
    principles: bool | None = None


def ask(  # what a reader can narrow a question with
    session: Session,
    actor: Actor,
    text: str,
    offset: int = 0,
    filters: Filters = Filters(),  # noqa: B008  # frozen
    *,
    as_typed: bool = False,
    after: str = "",
) -> Found:
    """`as_typed`: no word is taken for a mistake. `after`: the question that it follows up."""
    answer, principles = asked_principles.answer(
        session,
        workspace_id=actor.workspace_id,
        reader_id=actor.id,
        text=text,
        limit=PAGE,
        offset=offset,
        filters=filters,
        as_typed=as_typed,
        after=after,
        engine=meaning.engine_of(session),
    )
    also = None if answer.hits or filters else _also_asked(session, actor, text)
    is_plain = not (offset or filters)
    cases = len(found_cases.about(session, actor, text).cases) if is_plain else 0
    return Found(
        **{each.name: getattr(answer, each.name) for each in fields(answer)},
        also=also,
        cases=cases,
        principles=principles,
    )


def _also_asked(session: Session, actor: Actor, text: str) -> Gap | None:
    asked = gaps.for_reader(session, actor.workspace_id, actor.id)
    return next((gap for gap in asked if likeness.alike(gap.text, text)), None)


@dataclass(frozen=True)
class Choices:
    """What a search can be narrowed to: only what stands on cards that the reader may see."""

    themes: Sequence[Theme]
    kinds: Sequence[str]
    outcomes: Sequence[str]
    layers: Sequence[str]
    circles: Sequence[tuple[int, str]]


def choices(session: Session, actor: Actor) -> Choices:
    found = search.choices(session, actor.workspace_id, actor.id)
    circles = {row.circle_id: row.name for row in found}
    filed = {row.theme for row in found}
    named = vocabulary.every(session, actor.workspace_id)
    return Choices(
        themes=[theme for key, theme in named.items() if key in filed],
        kinds=sorted({row.kind for row in found}),
        outcomes=sorted({row.outcome for row in found}),
        layers=sorted({row.layer for row in found if row.layer}),
        circles=sorted(circles.items(), key=lambda item: (item[1].casefold(), item[0])),
    )


def read(session: Session, actor: Actor, insight_id: int) -> Hit:
    """Raises NotFound for a card that is gone, or was never the actor's to see."""
    return existing(search.one(session, actor.workspace_id, actor.id, insight_id))


def share(session: Session, actor: Actor, insight_id: int, channel: str, now: datetime) -> None:
    """Show a card to everyone in a channel, at most once a day there.

    Raises:
        NotAllowed: the card is for its own circle, and this is not that circle's channel.
        AlreadyDone: it was shared there today.
    """
    hit = read(session, actor, insight_id)
    circle = find_row(Circle, session, actor.workspace_id, hit.circle_id)
    own_channel = circle is not None and circle.channel == channel
    if hit.level < ReleaseLevel.NETWORK and not own_channel:
        raise NotAllowed("search-share-closed")
    is_new = messages.queue(
        session,
        Due(
            workspace_id=actor.workspace_id,
            kind=MessageKind.SHARED_INSIGHT,
            subject_id=insight_id,
            circle_id=None,
            due_at=now,
            channel=channel,
            occasion=now.date().isoformat(),
        ),
        now=now,
    )
    if not is_new:
        raise AlreadyDone("search-shared-before")
    audit.record(session, actor, "insight.shared", "insight", insight_id, now)


@dataclass(frozen=True)
class CardShown:
    """A card in a channel: None once it may not be seen there; in the circle's language."""

    hit: Hit | None
    language: str
    standing: CardStanding | None = None


def shown_in(
    session: Session, workspace_id: int, insight_id: int, channel: str, now: datetime
) -> CardShown:
    hit = search.anyhow(session, workspace_id, insight_id)
    if hit is None:
        return CardShown(None, default_language(session, workspace_id))
    circle = find_row(Circle, session, workspace_id, hit.circle_id)
    is_open = hit.level >= ReleaseLevel.NETWORK
    own_channel = circle is not None and circle.channel == channel
    language = circle.language if circle else default_language(session, workspace_id)
    if not (is_open or own_channel):
        return CardShown(None, language)
    return CardShown(
        hit, language, recognition.standing(session, workspace_id, insight_id, now)
    )


ON_AGENDA = (MessageKind.MEETING_AGENDA, MessageKind.FACILITATOR_BRIEF)
