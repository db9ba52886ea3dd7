"""What a special edition can hold at this moment: only what its readers may read anyway.

A card comes from the view of released cards. An answer and an intention were promised to the
circle alone, "further travels what a card makes of it": they stand in nothing that leaves it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.specials.pieces import Part, Piece, sessions_before
from storage.circulation import digests
from storage.learned import intentions
from storage.models import Kind, ReleaseLevel, Special, SpecialKind, Workspace
from storage.planning import meetings
from storage.readers import publications
from storage.specials import specials

Span = tuple[datetime, datetime]


def everything(
    session: Session, special: Special, span: Span | None, now: datetime
) -> dict[str, Piece]:
    """All that can be chosen, by `ref`, with what was chosen before."""
    rows = specials.newest_cards(session, special, span)
    known = {row.id for row in rows}
    more = specials.cards(session, special, _ids(special.chosen, "insight") - known)
    confirmed = digests.confirmed(session, special.workspace_id)
    return _gathered(session, special, [*rows, *more], now, confirmed)


def standing(session: Session, special: Special, now: datetime) -> list[Piece]:
    """What was approved and may still be read, in the same words, in its order."""
    rows = specials.cards(session, special, _ids(special.chosen, "insight"))
    found = _gathered(session, special, rows, now, confirmed={})
    return [
        found[ref]
        for ref in special.chosen
        if ref in found and found[ref].print == special.seen.get(ref)
    ]


def _ids(refs: Collection[str], table: str) -> set[int]:
    pairs = (ref.partition(":") for ref in refs)
    return {int(number) for name, _, number in pairs if name == table and number.isdigit()}


def _gathered(
    session: Session,
    special: Special,
    rows: Sequence[Row[Any]],
    now: datetime,
    confirmed: Mapping[int, int],
) -> dict[str, Piece]:
    """`confirmed`: how many recognise each card, where they are to be put in order."""
    home = session.get_one(Workspace, special.workspace_id)
    held = _held(session, special.circle_id, now)
    found = [_card(row, special, home, held, confirmed) for row in rows]
    if special.kind is SpecialKind.STORY and special.circle_id is not None:
        found += _questions(session, special.circle_id, held)
        if special.audience is ReleaseLevel.CIRCLE:
            found += _answers(session, special.circle_id, held)
            found += _intentions(session, special.workspace_id, special.circle_id, held)
    return {piece.ref: piece for piece in found}


def sessions_held(session: Session, circle_id: int, now: datetime) -> int:
    return len(_held(session, circle_id, now))


def _held(session: Session, circle_id: int | None, now: datetime) -> list[datetime]:
    past = meetings.past(session, circle_id, now) if circle_id is not None else ()
    return sorted(each.starts_at for each in past)


def _card(
    row: Row[Any],
    special: Special,
    home: Workspace,
    held: Sequence[datetime],
    confirmed: Mapping[int, int],
) -> Piece:
    if special.kind is SpecialKind.EVENT:
        part = Part.CARDS
    elif special.kind is SpecialKind.STORY and row.kind is Kind.PRINCIPLE:
        part = Part.PRINCIPLES
    else:
        part = Part.QUOTES
    on_web = row.slug and home.public_url and row.level >= ReleaseLevel.PUBLIC
    return Piece(
        f"insight:{row.id}",
        part,
        row.what,
        row.title,
        row.condition,
        row.level,
        row.language,
        sessions_before(row.met_at, held),
        weight=confirmed.get(row.id, 0),
        at=row.released_at,
        outcome=row.outcome,
        kind=row.kind,
        url=publications.card_address(home, row.slug) if on_web else "",
    )


def _questions(session: Session, circle_id: int, held: Sequence[datetime]) -> Iterator[Piece]:
    for row in specials.questions(session, circle_id):
        came = sessions_before(row.begun_at, held)
        went = sessions_before(row.retired_at, held) if row.retired_at else None
        if went is None or went > came:  # otherwise it was never asked at a session
            yield Piece(
                f"question:{row.id:09}", Part.QUESTIONS, row.text, session=came, went=went
            )


def _answers(session: Session, circle_id: int, held: Sequence[datetime]) -> Iterator[Piece]:
    for row in specials.reflections(session, circle_id):
        yield Piece(
            f"reflection:{row.id}",
            Part.QUOTES,
            row.text,
            row.wording,
            level=row.release_level,
            session=sessions_before(row.met_at, held),
            weight=-1,  # after the cards, which others could recognise
        )


def _intentions(
    session: Session, workspace_id: int, circle_id: int, held: Sequence[datetime]
) -> Iterator[Piece]:
    for each in intentions.all_shared(session, workspace_id, circle_id):
        row = each.intention
        yield Piece(
            f"intention:{row.id}",
            Part.INTENTIONS,
            row.text,
            more=row.happened,
            level=row.level,
            session=sessions_before(each.meeting.starts_at, held),
            weight=bool(row.happened),
            state=row.state,
        )
