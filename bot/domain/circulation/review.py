"""A second pair of eyes: somebody else looks at a draft edition, if its maker asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import shows
from bot.domain.circulation import composing
from bot.domain.circulation.composing import Preview
from bot.errors import AlreadyDone, InvalidInput, NotFound, existing
from storage.base.finding import find_row
from storage.circulation import digests
from storage.models import Circle, Digest, DigestState, Person, ReleaseLevel
from storage.people import people

LONGEST_REVIEW = 1000  # characters


@dataclass(frozen=True)
class Ask:
    """Whom a facilitator can ask to look at a draft."""

    digest: Digest
    reviewers: Sequence[Person]


def reviewers(session: Session, actor: Actor, digest_id: int) -> Ask:
    """Others who lead the circle, and programme managers: not for its own cards alone.

    Raises AlreadyDone when there is nobody to ask.
    """
    digest, circle = composing.draft_for(session, actor, digest_id)
    found = digests.reviewers(
        session, circle, actor.id, managers=digest.audience > ReleaseLevel.CIRCLE
    )
    if not found:
        raise AlreadyDone("digest-no-reviewer")
    return Ask(digest, found)


def ask(
    session: Session, actor: Actor, digest_id: int, reviewer_id: int, now: datetime
) -> Person:
    """Let someone look; asking somebody else takes the first question back."""
    digest, circle = composing.draft_for(session, actor, digest_id, lock=True)
    found = {each.id: each for each in reviewers(session, actor, digest_id).reviewers}
    if reviewer_id not in found:
        raise InvalidInput("reviewer", "error-choose")
    composing.show_reviewers(session, digest, now)
    messages.cancel(session, digest.workspace_id, MessageKind.DIGEST_REVIEW, digest.id)
    digest.reviewer_id, digest.review, digest.reviewed_at = reviewer_id, "", None
    digest.created_by, digest.touched_at = actor.id, now  # who asks, hears the answer
    _tell(session, MessageKind.DIGEST_REVIEW, digest, circle, reviewer_id, now)
    return found[reviewer_id]


@dataclass(frozen=True)
class Review:
    """A draft for whoever was asked to look at it, or for its maker once they did."""

    preview: Preview
    reviewer: Person
    maker: Person
    is_published: bool

    @property
    def is_approved(self) -> bool:
        digest = self.preview.edition.digest
        return digest.reviewed_at is not None and not digest.review


def told(
    session: Session, workspace_id: int, digest_id: int, reader_id: int, now: datetime
) -> Review | None:
    """None for someone who is not asked (any more), and did not ask."""
    digest = find_row(Digest, session, workspace_id, digest_id)
    if digest is None or digest.reviewer_id is None:
        return None
    if reader_id not in {digest.reviewer_id, digest.created_by}:
        return None
    circle = find_row(Circle, session, workspace_id, digest.circle_id)
    if circle is None:
        return None
    choice = composing.choice_of(session, circle, digest)
    return Review(
        composing.preview(session, digest, circle, choice, now),
        people.get(session, workspace_id, digest.reviewer_id),
        people.get(session, workspace_id, digest.created_by),
        digest.state is not DigestState.DRAFT,
    )


def approve(session: Session, actor: Actor, digest_id: int, now: datetime) -> None:
    """They find it good as it is. Nothing goes out by that: its maker publishes."""
    _answer(session, actor, digest_id, "", now)


def suggest(session: Session, actor: Actor, digest_id: int, words: str, now: datetime) -> None:
    """They say what should change.

    Raises:
        InvalidInput: there are no words, or too many.
    """
    if not shows(words):
        raise InvalidInput("review", "error-empty")
    check_optional("review", words, LONGEST_REVIEW)
    _answer(session, actor, digest_id, words, now)


def asked_of(session: Session, actor: Actor, digest_id: int) -> Digest:
    """Raises NotFound for someone who was not asked, AlreadyDone once it was published."""
    return _asked(session, actor, digest_id)


def _asked(session: Session, actor: Actor, digest_id: int, *, lock: bool = False) -> Digest:
    digest = find_row(Digest, session, actor.workspace_id, digest_id, lock=lock)
    if digest is None or digest.reviewer_id != actor.id:
        raise NotFound
    if digest.state is not DigestState.DRAFT:
        raise AlreadyDone("digest-already-published")
    return digest


def _answer(session: Session, actor: Actor, digest_id: int, words: str, now: datetime) -> None:
    digest = _asked(session, actor, digest_id, lock=True)
    circle = existing(find_row(Circle, session, digest.workspace_id, digest.circle_id))
    if digest.reviewed_at is not None and digest.review == words:
        return
    digest.review, digest.reviewed_at, digest.touched_at = words, now, now
    composing.show_reviewers(session, digest, now)
    _tell(session, MessageKind.DIGEST_REVIEWED, digest, circle, digest.created_by, now)
    audit.record(session, actor, "digest.reviewed", "digest", digest.id, now)


def _tell(  # all that a message is about
    session: Session, kind: MessageKind, digest: Digest, circle: Circle, to: int, now: datetime
) -> None:
    message = Due(
        workspace_id=digest.workspace_id,
        kind=kind,
        subject_id=digest.id,
        circle_id=circle.id,
        due_at=now,
        to=to,
        occasion=f"{now:%Y%m%dT%H%M%S.%f}",
    )
    messages.queue(session, message, now=now)
