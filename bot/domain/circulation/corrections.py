"""What was not right in an edition, on top of it wherever it can still change.

It stays where all else was withdrawn: whoever got the edition by mail or on paper comes by its
link to a page that says so.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.circulation import sending
from bot.errors import InvalidInput
from storage.models import Correctable, Digest

LONGEST_CORRECTION = 500  # characters


def correctable(session: Session, actor: Actor, digest_id: int) -> Digest:
    """For whoever may watch and stop its sending; raises as `sending.progress`."""
    return sending.published_by(session, actor, digest_id)[0]


def correct(session: Session, actor: Actor, digest_id: int, words: str, now: datetime) -> None:
    """Put these words on top of a published edition, in place of any that stood there.

    Without words there is no correction any more.

    Raises:
        InvalidInput: there are none and were none, or too many.
    """
    digest, _ = sending.published_by(session, actor, digest_id, lock=True)
    if put(digest, actor, words, now):
        _show(session, digest, now)
        audit.record(session, actor, "digest.corrected", "digest", digest.id, now)


def put(edition: Correctable, actor: Actor, words: str, now: datetime) -> bool:
    """False where these words stood there already; raises InvalidInput as `correct`."""
    check_optional("correction", words, LONGEST_CORRECTION)
    if not (words or edition.correction):
        raise InvalidInput("correction", "error-empty")
    if words == edition.correction:
        return False
    edition.correction = words
    edition.corrected_at, edition.corrected_by = (now, actor.id) if words else (None, None)
    return True


def _show(session: Session, digest: Digest, now: datetime) -> None:
    """In Slack, also where it came along with others."""
    about = [(MessageKind.DIGEST, digest.id)]
    messages.make_stale(session, digest.workspace_id, about, now)
    if since := digest.published_at:
        kind = MessageKind.DIGESTS_MISSED
        messages.make_kind_stale(session, digest.workspace_id, kind, since, now)
