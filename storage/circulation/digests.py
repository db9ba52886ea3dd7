"""Editions: what may go into one, what went into it, and who receives it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, true, union
from sqlalchemy.orm import Session

from storage.base import prepared
from storage.insights.known import known_voice
from storage.models import (
    LOST,
    Circle,
    Delivery,
    DeliveryState,
    Digest,
    DigestItem,
    DigestState,
    Insight,
    InsightSource,
    Membership,
    Person,
    Recognition,
    ReleaseLevel,
    Role,
    Special,
    Stance,
    released_insight,
)

DIGEST = "digest"  # as the register of messages calls it
Draft = TypeVar("Draft", Digest, Special)
card = released_insight.c


def untouched(session: Session, before: datetime) -> Sequence[Digest | Special]:
    """Drafts of every kind with which nobody did anything since then."""
    return [
        *session.scalars(_drafts(Digest).where(_touched(Digest) <= before)),
        *session.scalars(_drafts(Special).where(_touched(Special) <= before)),
    ]


def unfinished(session: Session, circle_id: int, since: datetime) -> Sequence[Digest | Special]:
    """Of a circle, at most one of each: with which somebody did something last, since then."""
    return [
        *session.scalars(_newest(Digest, circle_id, since)),
        *session.scalars(_newest(Special, circle_id, since)),
    ]


def _newest(table: type[Draft], circle_id: int, since: datetime) -> Select[Draft]:
    found = _drafts(table).where(table.circle_id == circle_id, _touched(table) > since)
    return found.order_by(_touched(table).desc(), table.id.desc()).limit(1)


def _drafts(table: type[Draft]) -> Select[Draft]:
    return select(table).where(table.state == DigestState.DRAFT)


def _touched(table: type[Digest | Special]) -> ColumnElement[datetime]:
    return func.coalesce(table.touched_at, table.created_at)


def last_published(session: Session, circle_id: int) -> Digest | None:
    return session.scalars(
        select(Digest)
        .where(Digest.circle_id == circle_id, Digest.state == DigestState.PUBLISHED)
        .order_by(Digest.published_at.desc(), Digest.id.desc())
    ).first()


def published(
    session: Session,
    workspace_id: int,
    audience: ReleaseLevel,
    circle_id: int | None,
    most: int,
) -> Sequence[Digest]:
    """The latest editions for one audience; of all circles without `circle_id`."""
    query = select(Digest).where(
        Digest.workspace_id == workspace_id,
        Digest.audience == audience,
        Digest.state == DigestState.PUBLISHED,
    )
    if circle_id is not None:
        query = query.where(Digest.circle_id == circle_id)
    newest = Digest.published_at.desc(), Digest.id.desc()
    return session.scalars(query.order_by(*newest).limit(most)).all()


def places(session: Session, digest_ids: Sequence[int]) -> dict[int, set[str | None]]:
    """Where editions arrived or are on their way to: channels, None for subscribers."""
    rows = session.execute(
        select(Delivery.subject_id, Delivery.channel).where(
            Delivery.kind == DIGEST,
            Delivery.subject_id.in_(digest_ids),
            Delivery.state.not_in(LOST),
        )
    )
    found: dict[int, set[str | None]] = {}
    for digest_id, channel in rows:
        found.setdefault(digest_id, set()).add(channel)
    return found


def carriers(session: Session, digest_ids: Collection[int]) -> Sequence[tuple[int, int]]:
    """Which cards stand in these published editions: pairs of a card and an edition."""
    rows = session.execute(
        select(DigestItem.insight_id, DigestItem.digest_id)
        .join(Digest, Digest.id == DigestItem.digest_id)
        .where(
            DigestItem.digest_id.in_(digest_ids),
            DigestItem.withdrawn_at.is_(None),
            Digest.state == DigestState.PUBLISHED,
        )
    )
    return [(row.insight_id, row.digest_id) for row in rows]


def may_contain(
    session: Session, digest: Digest, since: datetime, until: datetime
) -> Sequence[Row[Any]]:
    """Released cards that this edition's readers may see, without their words.

    The only source is the view: what is not released far enough is not in it.
    """
    query = select(card.id, card.circle_id, card.released_at, card.theme).where(
        *_for_readers(digest), card.released_at >= since, card.released_at < until
    )
    if digest.themes:
        query = query.where(card.theme.in_(digest.themes))
    return session.execute(query).all()


def cards(session: Session, digest: Digest, ids: Collection[int]) -> dict[int, Row[Any]]:
    """These cards with their words, as far as this edition's readers may see them."""
    query = (
        select(released_insight, Circle.name.label("circle_name"))
        .join(Circle, Circle.id == card.circle_id)
        .where(*_for_readers(digest), card.id.in_(ids))
    )
    return {row.id: row for row in session.execute(query)}


def confirmed(session: Session, workspace_id: int) -> dict[int, int]:
    """How many readers, of whom we know where they work, recognise each card."""
    rows = session.execute(
        select(Recognition.insight_id, func.count().label("readers"))
        .where(
            Recognition.workspace_id == workspace_id,
            Recognition.stance == Stance.CONFIRMS,
            known_voice(),
        )
        .group_by(Recognition.insight_id)
    )
    return {row.insight_id: row.readers for row in rows}


def organisations(
    session: Session, workspace_id: int, ids: Collection[int]
) -> Sequence[tuple[int, str]]:
    """Where the authors of cards work, their makers included: pairs of a card and a name."""
    wrote = (
        select(InsightSource.insight_id, Person.organisation)
        .join(Person, Person.id == InsightSource.author_id)
        .where(InsightSource.workspace_id == workspace_id, InsightSource.insight_id.in_(ids))
    )
    made = (
        select(Insight.id, Person.organisation)
        .join(Person, Person.id == Insight.created_by)
        .where(
            Insight.workspace_id == workspace_id,
            Insight.id.in_(ids),
            ~exists().where(InsightSource.insight_id == Insight.id),
        )
    )
    found = session.execute(union(wrote, made))
    return [(insight_id, name) for insight_id, name in found if name]


def _for_readers(digest: Digest) -> Sequence[ColumnElement[bool]]:
    return (
        card.workspace_id == digest.workspace_id,
        card.level >= digest.audience,
        _of_circle(digest),
    )


def _of_circle(digest: Digest) -> ColumnElement[bool]:
    """A circle's own edition holds its own cards, whatever was asked for."""
    own: ColumnElement[bool] = released_insight.c.circle_id == digest.circle_id
    if digest.all_circles and digest.audience > ReleaseLevel.CIRCLE:
        return true()
    return own


def items(session: Session, digest_id: int) -> Sequence[DigestItem]:
    return session.scalars(
        select(DigestItem)
        .where(DigestItem.digest_id == digest_id)
        .order_by(DigestItem.position)
    ).all()


def items_with(session: Session, workspace_id: int, insight_id: int) -> Sequence[DigestItem]:
    """Where a card stands in published editions and was not withdrawn yet."""
    return session.scalars(
        select(DigestItem)
        .join(Digest, Digest.id == DigestItem.digest_id)
        .where(
            DigestItem.workspace_id == workspace_id,
            DigestItem.insight_id == insight_id,
            DigestItem.withdrawn_at.is_(None),
            Digest.state == DigestState.PUBLISHED,
        )
    ).all()


def published_for(
    session: Session,
    workspace_id: int,
    person_id: int | None,
    since: datetime | None = None,
) -> Sequence[Digest]:
    """The editions that a reader may see: open ones, and those of their own circles.

    The latest first; `since`: only those from a moment on that nobody stopped.
    """
    mine = select(Membership.circle_id).where(
        Membership.person_id == person_id, Membership.left_at.is_(None)
    )
    query = select(Digest).where(
        Digest.workspace_id == workspace_id,
        Digest.state == DigestState.PUBLISHED,
        (Digest.audience >= ReleaseLevel.NETWORK)
        | and_(Digest.audience == ReleaseLevel.CIRCLE, Digest.circle_id.in_(mine)),
    )
    if since is not None:
        query = query.where(Digest.published_at >= since, Digest.stopped_at.is_(None))
    return session.scalars(query.order_by(Digest.published_at.desc(), Digest.id.desc())).all()


def reviewers(
    session: Session, circle: Circle, asker_id: int, *, managers: bool
) -> Sequence[Person]:
    """Who else may look at an edition: leads the circle or, with `managers`, the programme."""
    leads = exists().where(
        Membership.person_id == Person.id,
        Membership.circle_id == circle.id,
        Membership.role == Role.FACILITATOR,
        Membership.left_at.is_(None),
    )
    return session.scalars(
        select(Person)
        .where(
            Person.workspace_id == circle.workspace_id,
            Person.id != asker_id,
            Person.is_reachable,
            or_(leads, Person.is_programme_manager) if managers else leads,
        )
        .order_by(Person.name, Person.id)
    ).all()


def states(session: Session, digest_id: int) -> dict[DeliveryState, int]:
    """How many of an edition's messages are in each state."""
    rows = session.execute(
        select(Delivery.state, func.count().label("messages"))
        .where(Delivery.kind == DIGEST, Delivery.subject_id == digest_id)
        .group_by(Delivery.state)
    )
    return {row.state: row.messages for row in rows}


@prepared.rows
def themes_since(
    since: datetime,
) -> Select[int, int, int, ReleaseLevel, datetime | None, str]:
    """What was published from a moment on and not stopped: a row for each theme in it."""
    return (
        select(
            Digest.id.label("digest_id"),
            Digest.workspace_id,
            Digest.circle_id,
            Digest.audience,
            Digest.published_at,
            DigestItem.theme,
        )
        .join(DigestItem, DigestItem.digest_id == Digest.id)
        .where(
            Digest.state == DigestState.PUBLISHED,
            Digest.published_at >= since,
            Digest.stopped_at.is_(None),
            DigestItem.withdrawn_at.is_(None),
        )
        .distinct()
    )


def sent_to(
    session: Session, person_ids: Collection[int], since: datetime
) -> dict[int, set[int]]:
    """The editions that were sent to each of them in private since a moment."""
    found: dict[int, set[int]] = {each: set() for each in person_ids}
    rows = session.execute(
        select(Delivery.person_id, Delivery.subject_id).where(
            Delivery.kind == DIGEST,
            Delivery.person_id.in_(person_ids),
            Delivery.created_at >= since,
            Delivery.state.not_in(LOST),
        )
    )
    for person_id, digest_id in rows:
        if person_id is not None:
            found[person_id].add(digest_id)
    return found


def published_first(session: Session, digest_ids: Collection[int]) -> datetime | None:
    """When the earliest of these editions was published."""
    query = select(func.min(Digest.published_at)).where(Digest.id.in_(digest_ids))
    return session.scalar(query)
