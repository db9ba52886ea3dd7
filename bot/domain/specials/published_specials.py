"""Special editions as their readers see them: read, on the web, corrected, taken back.

Their words are read from their source each time: what somebody withdraws is gone from every
skin at that moment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.domain.circulation import corrections
from bot.domain.people import people
from bot.domain.readers.publications import Around, around
from bot.domain.specials import gathering
from bot.domain.specials.pieces import Part, Piece, together
from bot.errors import AlreadyDone, NotAllowed, NotFound
from storage.base.finding import find_row
from storage.models import (
    Circle,
    DigestState,
    ReleaseLevel,
    Special,
    SpecialKind,
    Workspace,
)
from storage.readers import publications
from storage.specials import specials

ZONE = "Europe/Amsterdam"  # of a page about all circles


@dataclass(frozen=True)
class Reading:
    """An edition as its readers see it at this moment."""

    special: Special
    circle_name: str
    parts: Sequence[tuple[Part, Sequence[Piece]]]
    figures: Mapping[str, int]
    url: str = ""  # of its page, where everybody may read it
    is_own: bool = False  # the reader may take it back
    time_zone: str = ZONE

    @property
    def pieces(self) -> list[Piece]:
        return [piece for _, found in self.parts for piece in found]

    @property
    def is_empty(self) -> bool:
        """Whether all that stood in it was withdrawn; numbers stay."""
        return not self.parts and self.special.kind is not SpecialKind.QUARTER


def is_manager(session: Session, actor: Actor) -> bool:
    return people.get(session, actor).is_programme_manager


def scope(
    session: Session, actor: Actor, circle_id: int | None, kind: SpecialKind
) -> Circle | None:
    """The circle that the actor leads; None for a manager's page about all of them."""
    if circle_id is not None:
        return circles.get_for_facilitator(session, actor, circle_id)
    if kind is not SpecialKind.QUARTER or not is_manager(session, actor):
        raise NotFound
    return None


def reading_of(
    session: Session,
    special: Special,
    circle: Circle | None,
    pieces: Sequence[Piece],
    counts: Mapping[str, int],
) -> Reading:
    home = session.get_one(Workspace, special.workspace_id)
    is_public = special.audience is ReleaseLevel.PUBLIC and home.public_url
    return Reading(
        special,
        circle.name if circle else home.name,
        together(pieces),
        counts,
        address(home, special) if is_public else "",
        time_zone=circle.time_zone if circle else ZONE,
    )


def address(home: Workspace, special: Special) -> str:
    return f"{publications.root(home)}/pages/{special.slug}"


def published_by(
    session: Session, actor: Actor, special_id: int, *, lock: bool = False
) -> Special:
    """For whoever leads its circle, also once it was taken back."""
    special = find_row(Special, session, actor.workspace_id, special_id, lock=lock)
    if special is None or special.state is DigestState.DRAFT:
        raise NotFound
    scope(session, actor, special.circle_id, special.kind)
    return special


def take_back(session: Session, actor: Actor, special_id: int, now: datetime) -> Special:
    """Gone from Slack and from the web at once; twice is once."""
    special = published_by(session, actor, special_id, lock=True)
    if special.state is DigestState.PUBLISHED:
        special.state = DigestState.WITHDRAWN
        about = [(MessageKind.STORY_PUBLISHED, special.id)]
        messages.make_stale(session, special.workspace_id, about, now)
        audit.record(session, actor, "special.taken_back", "special", special.id, now)
    return special


def correctable(session: Session, actor: Actor, special_id: int) -> Special:
    """Raises AlreadyDone for one that was taken back."""
    return _not_taken_back(published_by(session, actor, special_id))


def correct(session: Session, actor: Actor, special_id: int, words: str, now: datetime) -> None:
    """As `corrections.correct`; each reader gets the page as it is at that moment."""
    special = published_by(session, actor, special_id, lock=True)
    if corrections.put(_not_taken_back(special), actor, words, now):
        audit.record(session, actor, "special.corrected", "special", special.id, now)


def _not_taken_back(special: Special) -> Special:
    if special.state is not DigestState.PUBLISHED:
        raise AlreadyDone("special-gone")
    return special


def read(session: Session, actor: Actor, special_id: int, now: datetime) -> Reading:
    """For a reader in Slack.

    Raises:
        NotFound: there is none, or it is for a circle that the actor is not in.
        AlreadyDone: it was taken back, or nothing of it is left but for whoever may correct it.
    """
    special = find_row(Special, session, actor.workspace_id, special_id)
    if special is None or special.state is DigestState.DRAFT:
        raise NotFound
    if special.audience is ReleaseLevel.CIRCLE:
        circles.get_for_member(session, actor, special.circle_id or 0)
    reading, is_own = standing(session, special, now), _may_take_back(session, actor, special)
    if reading is None or (reading.is_empty and not is_own):
        raise AlreadyDone("special-gone")
    return replace(reading, is_own=is_own)


def _may_take_back(session: Session, actor: Actor, special: Special) -> bool:
    try:
        scope(session, actor, special.circle_id, special.kind)
    except (NotAllowed, NotFound):
        return False
    return True


def standing(session: Session, special: Special, now: datetime) -> Reading | None:
    """As it is now, with or without anything left in it; None once it was taken back."""
    if special.state is not DigestState.PUBLISHED:
        return None
    circle = None
    if special.circle_id is not None:
        circle = find_row(Circle, session, special.workspace_id, special.circle_id)
    pieces = gathering.standing(session, special, now)
    return reading_of(session, special, circle, pieces, special.figures)


@dataclass(frozen=True)
class OnWeb:
    """What stands at an address on the web; no reading once it was taken back."""

    special: Special
    around: Around
    reading: Reading | None


def on_web(session: Session, slug: str, now: datetime) -> OnWeb | None:
    """None for an address where nothing for everybody ever was."""
    found = specials.at(session, slug)
    if found is None:
        return None
    special, home = found
    return OnWeb(special, around(home), standing(session, special, now))


def story_of(session: Session, circle: Circle) -> Special | None:
    """The travel story of a circle that stands published."""
    return specials.last(session, circle.workspace_id, SpecialKind.STORY, circle.id)


def named(session: Session, workspace_id: int, special_id: int) -> tuple[Special, str] | None:
    """A published story with the name of its circle, for the message about it."""
    special = find_row(Special, session, workspace_id, special_id)
    if special is None or special.circle_id is None:
        return None
    circle = find_row(Circle, session, workspace_id, special.circle_id)
    return (special, circle.name) if circle else None
