"""Special editions, and what may stand in them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select
from sqlalchemy.orm import Session

from storage.models import (
    Circle,
    DigestState,
    GuidingQuestion,
    InsightSource,
    Meeting,
    PublicCard,
    Reflection,
    ReleaseLevel,
    Special,
    SpecialKind,
    Workspace,
    released_insight,
)

MOST_CARDS = 200  # the newest, to choose from
card = released_insight.c


def at(session: Session, slug: str) -> tuple[Special, Workspace] | None:
    """What was ever published for everybody at an address on the web."""
    row = session.execute(
        select(Special, Workspace)
        .join(Workspace, Workspace.id == Special.workspace_id)
        .where(
            Special.slug == slug,
            Special.state != DigestState.DRAFT,
            Special.audience >= ReleaseLevel.PUBLIC,
            Workspace.public_url.is_not(None),
        )
    ).one_or_none()
    return (row[0], row[1]) if row else None


def last(
    session: Session, workspace_id: int, kind: SpecialKind, circle_id: int | None
) -> Special | None:
    """The one that stands published, the newest."""
    return session.scalars(
        select(Special)
        .where(
            Special.workspace_id == workspace_id,
            Special.kind == kind,
            Special.circle_id == circle_id,
            Special.state == DigestState.PUBLISHED,
        )
        .order_by(Special.published_at.desc(), Special.id.desc())
        .limit(1)
    ).one_or_none()


def questions(session: Session, circle_id: int) -> Sequence[GuidingQuestion]:
    """All that a circle ever asked, in the order in which they came."""
    return session.scalars(
        select(GuidingQuestion)
        .where(GuidingQuestion.circle_id == circle_id)
        .order_by(GuidingQuestion.id)
    ).all()


def newest_cards(
    session: Session, special: Special, span: tuple[datetime, datetime] | None
) -> Sequence[Row[Any]]:
    """Cards that its readers may see; in a span: those that were released then."""
    wanted: list[ColumnElement[bool]] = []
    if span is not None:
        wanted = [card.released_at >= span[0], card.released_at < span[1]]
    return _cards(session, special, *wanted)


def cards(session: Session, special: Special, ids: Collection[int]) -> Sequence[Row[Any]]:
    """These, as far as its readers may see them at this moment."""
    return _cards(session, special, card.id.in_(ids)) if ids else []


def _cards(
    session: Session, special: Special, *wanted: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    query = (
        select(
            released_insight,
            Circle.name.label("circle_name"),
            Meeting.starts_at.label("met_at"),
            PublicCard.slug,
        )
        .join(Circle, Circle.id == card.circle_id)
        .outerjoin(Meeting, Meeting.id == card.meeting_id)
        .outerjoin(PublicCard, PublicCard.insight_id == card.id)
        .where(
            card.workspace_id == special.workspace_id, card.level >= special.audience, *wanted
        )
        .order_by(card.released_at.desc(), card.id.desc())
        .limit(MOST_CARDS)
    )
    if not special.all_circles:
        query = query.where(card.circle_id == special.circle_id)
    return session.execute(query).all()


def reflections(
    session: Session, circle_id: int
) -> Sequence[Row[int, str, str, ReleaseLevel, datetime]]:
    """Answers that the circle may read and that no card was made from."""
    used = exists().where(InsightSource.reflection_id == Reflection.id)
    query = (
        select(
            Reflection.id,
            Reflection.text,
            Reflection.wording,
            Reflection.release_level,
            Meeting.starts_at.label("met_at"),
        )
        .outerjoin(Meeting, Meeting.id == Reflection.meeting_id)
        .where(
            Reflection.circle_id == circle_id,
            Reflection.release_level >= ReleaseLevel.CIRCLE,
            Reflection.text != "",
            ~used,
        )
        .order_by(Reflection.id.desc())
        .limit(MOST_CARDS)
    )
    return session.execute(query).all()
