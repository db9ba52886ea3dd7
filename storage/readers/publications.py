"""Cards on the web: their addresses, and what may be read there."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from storage.base.upsert import insert_unless_present
from storage.columns import UtcDateTime
from storage.models import (
    Circle,
    Insight,
    Kind,
    PublicCard,
    ReleaseLevel,
    Surface,
    Theme,
    Workspace,
    released_insight,
)


def give_address(session: Session, workspace_id: int, insight_id: int, now: datetime) -> None:
    """A card that becomes public gets one; one that was public before keeps its own."""
    values = {"workspace_id": workspace_id, "insight_id": insight_id, "published_at": now}
    insert_unless_present(session, PublicCard, values)


def workspace(session: Session, external_id: str) -> Workspace | None:
    """One whose pages are on the web: it knows its own address there."""
    return session.scalars(
        select(Workspace).where(
            Workspace.surface == Surface.SLACK,
            Workspace.external_id == external_id,
            Workspace.public_url.is_not(None),
        )
    ).one_or_none()


def workspaces(session: Session) -> Sequence[Workspace]:
    return session.scalars(
        select(Workspace).where(Workspace.public_url.is_not(None)).order_by(Workspace.id)
    ).all()


def at(session: Session, slug: str) -> PublicCard | None:
    """What was ever published at an address."""
    return session.scalars(
        select(PublicCard)
        .join(Workspace, Workspace.id == PublicCard.workspace_id)
        .where(PublicCard.slug == slug, Workspace.public_url.is_not(None))
    ).one_or_none()


def card(session: Session, workspace_id: int, insight_id: int) -> Row[Any] | None:
    """A card, if anyone may read it at this moment."""
    query = _public(workspace_id).where(released_insight.c.id == insight_id)
    return session.execute(query).one_or_none()


def address(session: Session, workspace_id: int, insight_id: int) -> str | None:
    """Where anyone may read a card at this moment; None for nowhere."""
    home = session.get_one(Workspace, workspace_id)
    found = card(session, workspace_id, insight_id) if home.public_url else None
    return card_address(home, found.slug) if found else None


def addresses_of(
    session: Session, workspace_id: int, insight_ids: Collection[int]
) -> dict[int, str]:
    """The same of those of several that are anywhere."""
    home = session.get_one(Workspace, workspace_id)
    found = cards_among(session, workspace_id, insight_ids) if home.public_url else {}
    return {each: card_address(home, row.slug) for each, row in found.items()}


def card_address(home: Workspace, slug: str) -> str:
    return f"{root(home)}/insights/{slug}"


def root(home: Workspace) -> str:
    """Of its pages on the web."""
    return (home.public_url or "").rstrip("/")


def cards(
    session: Session,
    workspace_id: int,
    most: int,
    offset: int = 0,
    *,
    theme: str | None = None,
    kind: Kind | None = None,
) -> Sequence[Row[Any]]:
    """What anyone may read, newest first."""
    found = released_insight.c
    query = _public(workspace_id).order_by(found.released_at.desc(), found.id.desc())
    if theme is not None:
        query = query.where(found.theme == theme)
    if kind is not None:
        query = query.where(found.kind == kind)
    return session.execute(query.limit(most).offset(offset)).all()


def cards_among(
    session: Session, workspace_id: int, insight_ids: Collection[int]
) -> dict[int, Row[Any]]:
    """Those of these that anyone may read at this moment, by insight."""
    query = _public(workspace_id).where(released_insight.c.id.in_(insight_ids))
    return {row.id: row for row in session.execute(query)}


def cards_about(session: Session, workspace_id: int, meeting_id: int) -> Sequence[Row[Any]]:
    """What anyone may read about one session, oldest first."""
    query = _public(workspace_id).where(released_insight.c.meeting_id == meeting_id)
    return session.execute(query.order_by(PublicCard.id)).all()


def meeting_at(session: Session, slug: str) -> tuple[Workspace, int] | None:
    """The session whose page has the address of this card, as long as a row tells of it."""
    query = (
        select(Workspace, Insight.meeting_id)
        .join(PublicCard, PublicCard.workspace_id == Workspace.id)
        .join(Insight, Insight.id == PublicCard.insight_id)
        .where(
            PublicCard.slug == slug,
            Insight.meeting_id.is_not(None),
            Workspace.public_url.is_not(None),
        )
    )
    found = session.execute(query).all()
    return next(((home, meeting) for home, meeting in found if meeting is not None), None)


def sessions(session: Session, workspace_id: int, most: int) -> Sequence[tuple[str, datetime]]:
    """Where the pages of sessions are, and when the last card about each came out."""
    public = _public(workspace_id).subquery().c
    first = (
        select(
            func.min(PublicCard.id).label("card_id"),
            func.max(public.released_at, type_=UtcDateTime()).label("at"),
        )
        .join(PublicCard, PublicCard.insight_id == public.id)
        .where(public.meeting_id.is_not(None))
        .group_by(public.meeting_id)
        .subquery()
        .c
    )
    query = (
        select(PublicCard.slug, first.at)
        .join(PublicCard, PublicCard.id == first.card_id)
        .order_by(first.at.desc(), first.card_id)
        .limit(most)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def counts(session: Session, workspace_id: int) -> Sequence[Row[tuple[str, Kind, int]]]:
    """How many cards anyone may read, for each theme and kind that has any."""
    public = _public(workspace_id).subquery().c
    query = select(public.theme, public.kind, func.count().label("cards"))
    return session.execute(query.group_by(public.theme, public.kind)).all()


def addresses(
    session: Session, workspace_id: int, most: int
) -> Sequence[Row[Any, Any, Any, Any]]:
    """Where public cards are and when they changed last, newest first."""
    public = _public(workspace_id).subquery().c
    query = select(public.slug, public.theme, public.kind, public.released_at)
    return session.execute(query.order_by(public.released_at.desc()).limit(most)).all()


def _public(workspace_id: int) -> Select[Any]:
    """From the view alone, so that a withdrawal holds at once."""
    found = released_insight.c
    return (
        select(
            released_insight,
            PublicCard.slug,
            PublicCard.published_at,
            Circle.name.label("circle_name"),
            Theme.name_nl.label("theme_nl"),
            Theme.name_en.label("theme_en"),
        )
        .join(PublicCard, PublicCard.insight_id == found.id)
        .join(Circle, Circle.id == found.circle_id)
        .outerjoin(
            Theme, (Theme.workspace_id == found.workspace_id) & (Theme.key == found.theme)
        )
        .where(found.workspace_id == workspace_id, found.level >= ReleaseLevel.PUBLIC)
    )
