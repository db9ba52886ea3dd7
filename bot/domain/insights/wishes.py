"""What an author would change in a card: said to those who can change it, with a name."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_required
from bot.domain.insights import ageing, release
from bot.errors import AlreadyDone, NotAllowed, existing
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles
from storage.insights import wishes
from storage.models import Consent, Details, Insight, InsightState, Person, RevisionWish, Role
from storage.people import people

LONGEST_WISH = 1000  # characters


@dataclass(frozen=True)
class Asked:
    """A card, and what its author said before that should change in these words.

    `seen`: the fingerprint of a card that waits for their yes; nothing for one that is out.
    """

    insight: Insight
    seen: str
    text: str


def asked(session: Session, actor: Actor, insight_id: int, seen: str) -> Asked:
    """What the form is about.

    Raises:
        NotFound: the actor neither wrote what the card was made from, nor made it.
        AlreadyDone: it was withdrawn, answered, or changed since it was shown.
        NotAllowed: nobody else leads the circle, so nobody would read it.
    """
    if seen:
        request = release.request_for(session, actor.workspace_id, insight_id, actor.id)
        insight = _open_request(existing(request), seen).insight
    else:
        insight = ageing.of_writer(session, actor, insight_id)
    _readers(session, actor, insight)
    words = seen or release.fingerprint_of(session, insight)
    before = wishes.own(session, insight, actor.id, words)
    return Asked(insight, seen, before.text if before else "")


def tell(
    session: Session, actor: Actor, insight_id: int, seen: str, text: str, now: datetime
) -> None:
    """The facilitators read it. It says neither yes nor no, nor that the card still holds.

    What is said again about the same words changes the message that they have.

    Raises:
        NotFound, AlreadyDone, NotAllowed: as `asked`.
        InvalidInput: no words, or too many.
    """
    check_required("text", text, LONGEST_WISH)
    if seen:
        request = release.locked_request(session, actor, insight_id)
        insight = _open_request(request, seen).insight
        words = occasion = seen
    else:
        insight = ageing.of_writer(session, actor, insight_id, lock=True)
        words = release.fingerprint_of(session, insight)
        occasion = f"{words}:{now:%Y%m%d}"
        ageing.show_answer(session, actor, now)
    readers = _readers(session, actor, insight)
    _keep(session, actor, insight, words, text, now)
    own = [(MessageKind.RELEASE_REQUEST, insight.id)]
    messages.make_stale(session, insight.workspace_id, own, now, reader=actor.id)
    _show_again(session, insight.workspace_id, insight.id, now)
    for reader in readers:
        message = Due(
            workspace_id=insight.workspace_id,
            kind=MessageKind.INSIGHT_REVISION,
            subject_id=insight.id,
            circle_id=insight.circle_id,
            due_at=now,
            to=reader.id,
            occasion=f"p{actor.id}:{occasion}",
            details={"by": actor.id, "seen": words},
        )
        messages.queue(session, message, now=now)


def _open_request(request: release.ReleaseRequest, seen: str) -> release.ReleaseRequest:
    """One that its author has not answered."""
    release.check_current(request, seen)
    if request.is_turned:
        raise AlreadyDone("release-turned-choose")
    if request.consent is not Consent.ASKED:
        raise AlreadyDone("release-answered")
    return request


def _readers(session: Session, actor: Actor, insight: Insight) -> list[Person]:
    leaders = circles.members(session, insight.circle_id, Role.FACILITATOR)
    others = [leader for leader in leaders if leader.id != actor.id]
    if not others:
        raise NotAllowed("age-no-facilitator")
    return others


def _keep(  # one row for each version of a card
    session: Session, actor: Actor, insight: Insight, seen: str, text: str, now: datetime
) -> None:
    key = {
        "workspace_id": actor.workspace_id,
        "insight_id": insight.id,
        "person_id": actor.id,
        "seen": seen,
    }
    insert_unless_present(session, RevisionWish, {**key, "text": text, "wished_at": now})
    row = existing(wishes.own(session, insight, actor.id, seen))
    row.text, row.wished_at = text, now


def forget(session: Session, row: RevisionWish, now: datetime) -> None:
    """Its writer is erased: it leaves the message that shows it too."""
    session.delete(row)
    _show_again(session, row.workspace_id, row.insight_id, now)


def _show_again(session: Session, workspace_id: int, insight_id: int, now: datetime) -> None:
    """In what facilitators read."""
    read = [(MessageKind.INSIGHT_REVISION, insight_id)]
    messages.make_stale(session, workspace_id, read, now)


@dataclass(frozen=True)
class Wish:
    """What an author would change in a card."""

    insight: Insight
    name: str  # the author's
    text: str = ""  # nothing once the author was erased
    became: str = ""  # "released", "withdrawn" or "changed" since: there is nothing to do


def told(
    session: Session,
    workspace_id: int,
    insight_id: int,
    reader_id: int,
    asked: Details,
    at: datetime,
) -> Wish | None:
    """What was said at a moment, for a facilitator; None for anyone else.

    `asked`: the details of the message, with who said it and about which words.
    """
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None or not ageing.leads(session, insight, reader_id):
        return None
    by, seen = asked.get("by", 0), asked.get("seen", "")
    said = wishes.own(session, insight, by, seen)
    name = people.get(session, workspace_id, by).name
    return Wish(insight, name, said.text if said else "", _became(session, insight, seen, at))


def _became(session: Session, insight: Insight, seen: str, at: datetime) -> str:
    if insight.state is InsightState.WITHDRAWN:
        return "withdrawn"
    if insight.released_at is not None and insight.released_at > at:
        return "released"
    return "" if release.fingerprint_of(session, insight) == seen else "changed"


def open_of(session: Session, insight: Insight) -> list[tuple[str, str]]:
    """What authors would change in a card as it is now: their names and words."""
    seen = release.fingerprint_of(session, insight)
    return [(person.name, row.text) for row, person in wishes.of_card(session, insight, seen)]
