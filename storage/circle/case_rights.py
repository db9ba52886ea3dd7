"""Who may read a case, as conditions of a query: the only place that says so."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true

from storage.models import BroughtCase, Case, Membership, ReleaseLevel


def brought_in(circle_id: Any) -> ColumnElement[bool]:
    """It stands at a session of this circle: what was taken back there does not."""
    return Case.id.in_(
        select(BroughtCase.case_id).where(
            BroughtCase.circle_id == circle_id, BroughtCase.withdrawn_at.is_(None)
        )
    )


def of_circle(circle_id: Any) -> ColumnElement[bool]:
    """The whole circle may read it."""
    return and_(brought_in(circle_id), Case.release_level >= ReleaseLevel.CIRCLE)


def of_person_in(circle_id: Any, person_id: Any) -> ColumnElement[bool]:
    """Somebody's own that this circle knows, or no circle knows yet: nothing of another."""
    anywhere = exists().where(BroughtCase.case_id == Case.id)
    here = exists().where(BroughtCase.case_id == Case.id, BroughtCase.circle_id == circle_id)
    return and_(Case.person_id == person_id, or_(here, ~anywhere))


def readable_by(reader_id: int, *, is_guest: bool = False) -> ColumnElement[bool]:
    """One's own, what lies before a circle that one is in, and what the network may read.

    A guest does not belong to the network.
    """
    there = select(BroughtCase.case_id).where(
        BroughtCase.circle_id.in_(circles_of(reader_id)), BroughtCase.withdrawn_at.is_(None)
    )
    return and_(
        Case.closed_at.is_(None),
        or_(
            Case.person_id == reader_id,
            and_(false() if is_guest else true(), Case.release_level >= ReleaseLevel.NETWORK),
            and_(Case.release_level >= ReleaseLevel.CIRCLE, Case.id.in_(there)),
        ),
    )


def circles_of(person_id: Any) -> Select[int]:
    """The circles that somebody is in, for `in_`."""
    return select(Membership.circle_id).where(
        Membership.person_id == person_id, Membership.left_at.is_(None)
    )
