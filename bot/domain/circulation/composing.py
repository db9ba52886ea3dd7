"""A draft edition: what it can hold, what it holds by now, and changing that by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles, themes
from bot.domain.circulation import earlier
from bot.domain.circulation.editions import Edition, Item, card_of
from bot.domain.circulation.proposal import (
    Candidate,
    LeftOut,
    in_order,
    left_out,
    ranked,
    shortlist,
)
from bot.domain.circulation.sending import readers_of
from bot.errors import AlreadyDone, NotFound, existing
from storage.base.finding import find_row
from storage.circulation import digests
from storage.models import Circle, Digest, DigestState, Special

MOST_ITEMS = 10  # more is not read
ABOUT_DRAFTS = (MessageKind.DIGEST_REVIEW, MessageKind.DIGEST_REVIEWED)
DRAFT_KEPT = timedelta(days=30)  # after somebody last did something with it
ON_A_PAGE = 8  # cards that are not in it


class Change(StrEnum):
    """What can be done with one card of a draft."""

    UP = auto()
    DOWN = auto()
    OUT = auto()
    IN = auto()


@dataclass(frozen=True)
class Other:
    """A card that is not in the edition; `names`: its title and its circle."""

    left: LeftOut
    names: tuple[str, str]


@dataclass(frozen=True)
class Preview:
    """A draft with its cards, by insight, and how many would get it.

    `others`: one page of the cards that are not in it, of so many altogether, of which its
    readers have so many: last since a moment.
    """

    edition: Edition
    readers: int
    channels: int
    later: int = 0  # readers who get it in one message with what else they missed
    others: Sequence[Other] = ()
    page: int = 0
    count: int = 0
    sent: int = 0
    sent_at: datetime | None = None
    url: str = ""  # of its page on the web, once it is published for everyone

    @property
    def is_full(self) -> bool:
        return len(self.edition.items) >= MOST_ITEMS


@dataclass(frozen=True)
class Choice:
    """What an edition can hold, in the order in which it is proposed."""

    order: Sequence[Candidate]
    allowed: frozenset[int]  # what may be published: what its readers lack, or get again

    @property
    def sent(self) -> Mapping[int, datetime]:
        return {card.id: card.sent_at for card in self.order if card.sent_at is not None}

    @property
    def fresh(self) -> Sequence[Candidate]:
        return [card for card in self.order if card.sent_at is None]


def choice_of(session: Session, circle: Circle, digest: Digest) -> Choice:
    """Cards of the period; of a period after an earlier edition, that edition's cards too."""
    zone = circle.time_zone
    begin = digest.since or earlier.midnight(digest.period_from, zone)
    last = earlier.previous(session, digest) if digest.since else None
    looked = min(begin, earlier.midnight(last.period_from, zone)) if last else begin
    until = earlier.midnight(digest.period_to + earlier.DAY, zone)
    rows = digests.may_contain(session, digest, looked, until)
    sent = earlier.carried(session, digest)
    confirmed = digests.confirmed(session, digest.workspace_id)
    every = ranked(
        Candidate(
            row.id,
            row.circle_id,
            row.released_at,
            row.theme,
            confirmed.get(row.id, 0),
            sent.get(row.id),
        )
        for row in rows
        if row.id in sent or row.released_at >= begin
    )
    order = _in_turn(session, digest, every)
    again = set(digest.again)
    return Choice(
        order,
        frozenset(card.id for card in order if card.sent_at is None or card.id in again),
    )


def _in_turn(
    session: Session, digest: Digest, every: Sequence[Candidate]
) -> Sequence[Candidate]:
    first = shortlist(every, digest.dropped)
    found: dict[int, set[str]] = {}
    ids = [card.id for card in first]
    for insight_id, name in digests.organisations(session, digest.workspace_id, ids):
        found.setdefault(insight_id, set()).add(name.strip().casefold())
    organisations = {card: frozenset(names) for card, names in found.items()}
    return in_order(every, organisations, digest.dropped)


def draft_for(
    session: Session, actor: Actor, digest_id: int, *, lock: bool = False
) -> tuple[Digest, Circle]:
    """Raises AlreadyDone for one that was published, NotFound for one that never was."""
    digest = existing(find_row(Digest, session, actor.workspace_id, digest_id, lock=lock))
    circle = circles.get_for_facilitator(session, actor, digest.circle_id)
    if digest.state is not DigestState.DRAFT:
        raise AlreadyDone("digest-already-published")
    return digest, circle


def kept_until(draft: Digest | Special) -> datetime:
    return (draft.touched_at or draft.created_at) + DRAFT_KEPT


def unfinished(session: Session, circle: Circle, now: datetime) -> Sequence[Digest | Special]:
    """The drafts of a circle that somebody worked on last: of a digest, of another edition."""
    return digests.unfinished(session, circle.id, now - DRAFT_KEPT)


def forget_drafts(session: Session, now: datetime) -> None:
    """What nobody came back to. The form for a new one offered it all that time."""
    for draft in digests.untouched(session, now - DRAFT_KEPT):
        if isinstance(draft, Digest):
            for kind in ABOUT_DRAFTS:
                messages.cancel(session, draft.workspace_id, kind, draft.id)
            show_reviewers(session, draft, now)
        session.delete(draft)


def look(
    session: Session, actor: Actor, digest_id: int, now: datetime, page: int = 0
) -> Preview:
    digest, circle = draft_for(session, actor, digest_id)
    return preview(session, digest, circle, choice_of(session, circle, digest), now, page)


def preview(  # what is known by then
    session: Session,
    digest: Digest,
    circle: Circle,
    choice: Choice,
    now: datetime,
    page: int = 0,
) -> Preview:
    """The draft as it is now, and who would get it."""
    chosen = [each for each in digest.chosen if each in choice.allowed]
    others = left_out(choice.order, chosen, MOST_ITEMS, digest.dropped)
    page = max(0, min(page, (len(others) - 1) // ON_A_PAGE))
    some = others[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    found = digests.cards(session, digest, [*chosen, *(each.id for each in some)])
    named = themes.every(session, circle.workspace_id)
    items = [Item(each, card_of(found[each], named)) for each in chosen if each in found]
    on = {item.card.theme for item in items if item.card}
    readers = readers_of(session, circle, digest, on, now)
    sent = [each.sent_at for each in others if each.sent_at is not None]
    return Preview(
        Edition(digest, circle, items),
        len(readers.now),
        len(digest.channels),
        readers.later,
        [
            Other(each, (found[each.id].title, found[each.id].circle_name))
            for each in some
            if each.id in found
        ],
        page,
        len(others),
        len(sent),
        max(sent, default=None),
    )


def rearrange(
    session: Session,
    actor: Actor,
    digest_id: int,
    change: Change,
    insight_id: int,
    now: datetime,
) -> None:
    """Put a card in, out, up or down; what does so already changes nothing.

    Raises:
        AlreadyDone: it was published, or holds no more cards.
    """
    digest, circle = draft_for(session, actor, digest_id, lock=True)
    before, digest.touched_at = digest.chosen, now
    choice = choice_of(session, circle, digest)
    # What was withdrawn meanwhile is not seen, and takes no place.
    chosen = [each for each in digest.chosen if each in choice.allowed]
    if change is Change.IN:
        put_in(digest, chosen, choice, insight_id)
    elif insight_id in chosen:
        move(digest, chosen, change, insight_id)
    if digest.reviewer_id is not None and digest.chosen != before:
        digest.reviewed_at = None  # what was agreed to was another edition
        show_reviewers(session, digest, now)


def put_in(digest: Digest, chosen: list[int], choice: Choice, insight_id: int) -> None:
    if insight_id in chosen:
        return
    if len(chosen) >= MOST_ITEMS:
        raise AlreadyDone("digest-too-many", most=MOST_ITEMS)
    if insight_id not in {card.id for card in choice.order}:
        raise NotFound
    if insight_id in choice.sent:
        digest.again = [*digest.again, insight_id]
    digest.dropped = [each for each in digest.dropped if each != insight_id]
    digest.chosen = [*chosen, insight_id]


def move(digest: Digest, chosen: list[int], change: Change, insight_id: int) -> None:
    place = chosen.index(insight_id)
    chosen.remove(insight_id)
    if change is Change.OUT:
        digest.again = [each for each in digest.again if each != insight_id]
        digest.dropped = [*digest.dropped, insight_id]
    else:
        chosen.insert(max(0, place - 1) if change is Change.UP else place + 1, insight_id)
    digest.chosen = chosen


def show_reviewers(session: Session, digest: Digest, now: datetime) -> None:
    """What was asked of somebody, and answered, shows the draft as it is now."""
    about = [(kind, digest.id) for kind in ABOUT_DRAFTS]
    messages.make_stale(session, digest.workspace_id, about, now)
