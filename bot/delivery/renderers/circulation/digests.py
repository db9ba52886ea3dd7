"""An edition."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.circulation import digests
from bot.slack.base.blocks import Message
from bot.slack.circulation.digests import digest_message
from bot.texts import texts_for
from storage.models import Delivery, Person


def digest(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    """In the reader's language, in a channel in the circle's."""
    edition = digests.published(session, delivery.workspace_id, delivery.subject_id)
    if edition is None:
        return None
    language = reader.language if reader else edition.digest.language
    return digest_message(edition, texts_for(language), to_subscriber=reader is not None)


RENDERERS = {MessageKind.DIGEST: digest}
