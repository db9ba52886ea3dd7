"""Special editions: drafted, put together, approved word for word, published.

An edition names what stands in it: only what was approved, in the very words that were
approved, and only while it is released.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.circle import circles
from bot.domain.circulation.composing import ON_A_PAGE, Change
from bot.domain.specials import gathering, quarters
from bot.domain.specials.pieces import MOST, Piece, proposed, ranked, together
from bot.domain.specials.published_specials import (
    ZONE,
    Reading,
    is_manager,
    reading_of,
    scope,
)
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, existing
from storage.base.finding import find_row
from storage.models import (
    Circle,
    DigestState,
    ReleaseLevel,
    Special,
    SpecialKind,
    Workspace,
)
from storage.specials import specials

LONGEST_TITLE = 120
LONGEST_INTRODUCTION = 1000


@dataclass(frozen=True)
class SpecialPlan:
    """What was chosen in the form. `circle_id`: None for all circles together."""

    kind: SpecialKind
    circle_id: int | None
    title: str
    introduction: str
    audience: ReleaseLevel
    all_circles: bool = False
    quarter: date | None = None


@dataclass(frozen=True)
class Choices:
    """What the form offers. `last`: what stands published of this kind and circle."""

    kind: SpecialKind
    circles: Sequence[Circle]
    chosen: Circle | None
    has_web: bool
    today: date
    last: Special | None = None
    manages: bool = False  # may make one about all circles


@dataclass(frozen=True)
class SpecialDraft:
    """A draft to put together. `others`: a page of what is not in it, of so many altogether."""

    reading: Reading
    seen: str  # changes with anything that was shown
    others: Sequence[Piece]
    page: int
    count: int

    @property
    def is_full(self) -> bool:
        return len(self.reading.pieces) >= MOST[self.reading.special.kind]


def choices(
    session: Session, actor: Actor, kind: SpecialKind, circle_id: int | None, now: datetime
) -> Choices:
    """Raises NotAllowed for whoever leads no circle, unless a programme manager."""
    mine = circles.led_by(session, actor)
    manages = kind is SpecialKind.QUARTER and is_manager(session, actor)
    if not mine and not manages:
        raise NotAllowed("digest-no-circle")
    chosen = next((each for each in mine if each.id == circle_id), None)
    if chosen is None and mine and not (manages and circle_id == 0):
        chosen = mine[0]
    home = session.get_one(Workspace, actor.workspace_id)
    about = chosen.id if chosen else None
    last = specials.last(session, actor.workspace_id, kind, about)
    return Choices(kind, mine, chosen, bool(home.public_url), now.date(), last, manages)


def draft(
    session: Session,
    actor: Actor,
    plan: SpecialPlan,
    titled: Callable[[str, str], str],
    now: datetime,
) -> SpecialDraft:
    """Write an edition down, to look at; `titled`: a title, of a name and a language.

    Raises:
        InvalidInput: a field is wrong, or there is nothing to put in.
    """
    circle = scope(session, actor, plan.circle_id, plan.kind)
    home = session.get_one(Workspace, actor.workspace_id)
    check(plan, home)
    named = circle or home
    special = Special(
        workspace_id=actor.workspace_id,
        kind=plan.kind,
        circle_id=circle.id if circle else None,
        all_circles=circle is None or (plan.all_circles and plan.kind is SpecialKind.EVENT),
        title=plan.title.strip() or titled(named.name, named.language),
        introduction=plan.introduction.strip(),
        period_from=plan.quarter,
        audience=plan.audience,
        language=named.language,
        created_by=actor.id,
        created_at=now,
        chosen=[],
        seen={},
        figures={},
    )
    session.add(special)
    session.flush()
    found = _choosable(session, special, circle, now)
    special.chosen = proposed(plan.kind, found)
    if not found and plan.kind is SpecialKind.EVENT:
        raise InvalidInput("about", "special-nothing-public")
    return _draft(session, special, circle, now)


def check(plan: SpecialPlan, home: Workspace) -> None:
    check_optional("heading", plan.title, LONGEST_TITLE)
    check_optional("opening", plan.introduction, LONGEST_INTRODUCTION)
    if plan.audience is ReleaseLevel.PRIVATE:
        raise InvalidInput("readers", "error-choose")
    if plan.kind is not SpecialKind.STORY and plan.audience is not ReleaseLevel.PUBLIC:
        raise InvalidInput("readers", "error-choose")
    if plan.audience is ReleaseLevel.PUBLIC and not home.public_url:
        field = "readers" if plan.kind is SpecialKind.STORY else "about"
        raise InvalidInput(field, "special-no-web")
    if plan.kind is SpecialKind.QUARTER and (
        plan.quarter is None or plan.quarter != quarters.start_of(plan.quarter)
    ):
        raise InvalidInput("quarter", "error-choose")


def _choosable(
    session: Session, special: Special, circle: Circle | None, now: datetime
) -> list[Piece]:
    span = None
    if special.period_from is not None:
        span = quarters.span(special.period_from, circle.time_zone if circle else ZONE)
    return ranked(gathering.everything(session, special, span, now).values())


def _draft(
    session: Session, special: Special, circle: Circle | None, now: datetime, page: int = 0
) -> SpecialDraft:
    order = _choosable(session, special, circle, now)
    chosen = _chosen(special, order)
    others = [each for each in order if each.ref not in special.chosen]
    page = max(0, min(page, (len(others) - 1) // ON_A_PAGE))
    counts = _counts(session, special, circle, now)
    reading = reading_of(session, special, circle, chosen, counts)
    return SpecialDraft(
        reading,
        _fingerprint(reading),
        others[page * ON_A_PAGE : (page + 1) * ON_A_PAGE],
        page,
        len(others),
    )


def _chosen(special: Special, order: Collection[Piece]) -> list[Piece]:
    found = {each.ref: each for each in order}
    chosen = [found[ref] for ref in special.chosen if ref in found]
    return [each for _, part in together(chosen) for each in part]


def _fingerprint(reading: Reading) -> str:
    special = reading.special
    said = [special.title, special.introduction, str(int(special.audience))]
    said += [f"{each.ref} {each.print}" for each in reading.pieces]
    return sha256("\n".join(said).encode()).hexdigest()[:16]


def _counts(
    session: Session, special: Special, circle: Circle | None, now: datetime
) -> dict[str, int]:
    if special.kind is SpecialKind.STORY and circle is not None:
        return {"sessions": gathering.sessions_held(session, circle.id, now)}
    if special.period_from is None:
        return {}
    zone = circle.time_zone if circle else ZONE
    about = circle.id if circle else None
    return quarters.counted(session, special.workspace_id, about, special.period_from, zone)


def look(
    session: Session, actor: Actor, special_id: int, now: datetime, page: int = 0
) -> SpecialDraft:
    special, circle = _draft_for(session, actor, special_id)
    return _draft(session, special, circle, now, page)


def _draft_for(
    session: Session, actor: Actor, special_id: int, *, lock: bool = False
) -> tuple[Special, Circle | None]:
    """Raises AlreadyDone for one that was published, NotFound for one that never was."""
    special = existing(find_row(Special, session, actor.workspace_id, special_id, lock=lock))
    circle = scope(session, actor, special.circle_id, special.kind)
    if special.state is not DigestState.DRAFT:
        raise AlreadyDone("special-already-published")
    return special, circle


def rearrange(
    session: Session, actor: Actor, special_id: int, change: Change, ref: str, now: datetime
) -> None:
    """Put a piece in, out, up or down within its part; what is so already changes nothing.

    Raises:
        AlreadyDone: it was published, or holds no more.
        NotFound: its readers may not read that.
    """
    special, circle = _draft_for(session, actor, special_id, lock=True)
    special.touched_at = now
    order = _choosable(session, special, circle, now)
    chosen = _chosen(special, order)  # what was withdrawn meanwhile takes no place
    piece = existing(next((each for each in order if each.ref == ref), None))
    refs = [each.ref for each in chosen]
    if change is Change.IN and ref not in refs:
        if len(refs) >= MOST[special.kind]:
            raise AlreadyDone("special-too-many", most=MOST[special.kind])
        refs.append(ref)
    elif change is Change.OUT and ref in refs:
        refs.remove(ref)
    elif change in (Change.UP, Change.DOWN) and ref in refs:
        _swap(refs, [each.ref for each in chosen if each.part is piece.part], ref, change)
    special.chosen = refs


def _swap(refs: list[str], part: Sequence[str], ref: str, change: Change) -> None:
    """With its neighbour of the same part, where it has one on that side."""
    place = part.index(ref) + (-1 if change is Change.UP else 1)
    if 0 <= place < len(part):
        here, there = refs.index(ref), refs.index(part[place])
        refs[here], refs[there] = refs[there], refs[here]


def publish(
    session: Session, actor: Actor, special_id: int, seen: str, now: datetime
) -> Reading:
    """What was seen becomes what readers see; of a story the circle's channel hears.

    Raises:
        AlreadyDone: it was published before, nothing is in it, or it changed since.
    """
    special, circle = _draft_for(session, actor, special_id, lock=True)
    found = _draft(session, special, circle, now)
    if found.reading.is_empty:
        raise AlreadyDone("special-nothing-left")
    if found.seen != seen:
        raise AlreadyDone("special-changed-since")
    pieces = found.reading.pieces
    special.chosen = [each.ref for each in pieces]
    special.seen = {each.ref: each.print for each in pieces}
    special.figures = dict(found.reading.figures)
    special.state, special.published_at = DigestState.PUBLISHED, now
    if special.kind is SpecialKind.STORY and circle is not None:
        message = Due(
            workspace_id=special.workspace_id,
            kind=MessageKind.STORY_PUBLISHED,
            subject_id=special.id,
            circle_id=circle.id,
            due_at=now,
            channel=circle.channel,
        )
        messages.queue(session, message, now=now)
    audit.record(session, actor, "special.published", "special", special.id, now)
    return found.reading
