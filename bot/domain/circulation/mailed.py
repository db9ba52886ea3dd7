"""An edition on its way to mailboxes, from which nothing can be taken back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.domain.circulation import editions
from bot.domain.circulation.editions import Edition
from storage.circulation import digests as rows
from storage.circulation import publications
from storage.models import ReleaseLevel, Workspace


@dataclass(frozen=True)
class Mailed:
    """An edition as anyone may read it at this moment; `urls` of its cards, by item."""

    edition: Edition
    urls: Mapping[int, str]
    home: Workspace


def mailed(
    session: Session, workspace_id: int, digest_id: int, wanted: Collection[str] = ()
) -> Mailed | None:
    """`wanted`: the themes of a reader; none means all. None when nothing of it is left.

    Each card is looked for once more where anyone may read it: what left there since the
    edition was frozen leaves here as well.
    """
    edition = editions.published(session, workspace_id, digest_id, wanted)
    if edition is None or edition.digest.audience < ReleaseLevel.PUBLIC:
        return None
    urls = {
        row.id: url
        for row in rows.items(session, digest_id)
        if (url := publications.address(session, workspace_id, row.insight_id))
    }
    items = [each if each.id in urls else replace(each, card=None) for each in edition.items]
    shown = replace(edition, items=items)
    if shown.is_empty:
        return None
    return Mailed(shown, urls, session.get_one(Workspace, workspace_id))
