"""Editions on their way to mailboxes, from which nothing can be taken back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.domain.circulation import editions, missed
from bot.domain.circulation.editions import Edition
from bot.domain.circulation.missed import Window
from storage.circulation import digests as rows
from storage.models import ReleaseLevel, Workspace
from storage.readers import publications


@dataclass(frozen=True)
class Mailed:
    """Editions as anyone may read them at this moment; `urls` of their cards, by item."""

    editions: Sequence[Edition]
    urls: Mapping[int, str]
    home: Workspace


def mailed(
    session: Session, workspace_id: int, digest_id: int, wanted: Collection[str] = ()
) -> Mailed | None:
    """`wanted`: the themes of a reader; none means all.

    None when it was stopped, or nothing of it is left.
    """
    edition = editions.published(session, workspace_id, digest_id, wanted)
    if edition is None or edition.digest.stopped_at is not None:
        return None
    if edition.digest.audience < ReleaseLevel.PUBLIC:
        return None
    return _as_they_stand(session, workspace_id, [edition])


def missed_by(
    session: Session, workspace_id: int, window: Window, person_id: int
) -> Mailed | None:
    """What somebody who reads less often did not get yet. None as for `mailed`."""
    found = missed.missed(session, workspace_id, window, person_id, ReleaseLevel.PUBLIC)
    return _as_they_stand(session, workspace_id, found.editions)


def _as_they_stand(
    session: Session, workspace_id: int, found: Sequence[Edition]
) -> Mailed | None:
    """Each card is looked for once more where anyone may read it.

    What left there since the edition was frozen leaves here as well.
    """
    items = [row for edition in found for row in rows.items(session, edition.digest.id)]
    wanted = [row.insight_id for row in items]
    addresses = publications.addresses_of(session, workspace_id, wanted)
    urls = {row.id: addresses[row.insight_id] for row in items if row.insight_id in addresses}
    shown = [
        replace(
            edition,
            items=[
                each if each.id in urls else replace(each, card=None) for each in edition.items
            ],
        )
        for edition in found
    ]
    left = [each for each in shown if not each.is_empty]
    return Mailed(left, urls, session.get_one(Workspace, workspace_id)) if left else None
