"""One look at the rows: which mails are to leave next, and what each says at this moment."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery.mail.letter import Addressed, Letter
from bot.delivery.mail.letters import LETTERS, MailDraft
from bot.domain.base.kinds import MessageKind
from storage.base import pace
from storage.models import Delivery, Mailbox
from storage.outages import is_outage
from storage.people import people
from storage.readers import mailboxes


@dataclass(frozen=True)
class Look:
    """`waits`: all mail is to wait; `was_paused`: it had to, until a while ago."""

    waits: bool
    was_paused: bool
    mailboxes: Mapping[int, Mailbox]
    written: Mapping[int, Addressed | Exception | None]

    def mail(self, delivery: Delivery) -> Addressed | None:
        """None: it is not wanted any more. Raises whatever kept it from being written."""
        found = self.written[delivery.id]
        if isinstance(found, Exception):
            raise found
        return found

    def has_failed(self, delivery: Delivery) -> bool:
        """Whether where it goes took none lately; also where that is not known."""
        mailbox = self.mailboxes.get(delivery.person_id or 0)
        return mailbox is None or mailbox.failures > 0


def look(
    session: Session, deliveries: Collection[Delivery], now: datetime, wall: datetime
) -> Look:
    """At mails of one workspace; each error is about its own alone."""
    [workspace_id] = {each.workspace_id for each in deliveries}
    pause = pace.mail_pause(session, workspace_id, wall)
    ids = [each.person_id for each in deliveries if each.person_id is not None]
    readers = people.by_id(session, workspace_id, ids)
    wanted_in = mailboxes.wanted_in(session, workspace_id, ids)
    made: dict[Hashable, Letter | None] = {}
    written: dict[int, Addressed | Exception | None] = {}
    for each in [] if pause.lasts else deliveries:
        to = each.person_id or 0
        draft = MailDraft(session, each, readers.get(to), now, wanted_in.get(to), made)
        try:
            written[each.id] = LETTERS[MessageKind(each.kind)](draft)
        except Exception as error:
            if is_outage(error):
                raise
            written[each.id] = error
    return Look(pause.lasts, pause.reason is not None, wanted_in, written)
