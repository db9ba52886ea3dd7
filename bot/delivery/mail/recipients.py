"""Whose mailbox a mail went to."""

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.domain.base.mail_address import domain_of
from bot.domain.planning import calendar_mail
from bot.domain.readers.mail_readers import AnyMailbox
from storage.models import CalendarMailbox, Delivery
from storage.people import people
from storage.readers import mailboxes

CALENDAR_KINDS = {MessageKind.CALENDAR_CONFIRM, MessageKind.CALENDAR_MAIL}


def mailbox_of(
    session: Session, delivery: Delivery, *, lock: bool = False
) -> AnyMailbox | None:
    """None for an address that stands in its own row alone."""
    if delivery.kind in CALENDAR_KINDS:
        return calendar_mail.mailbox_of(session, delivery)
    if delivery.person_id is None:
        return None
    return mailboxes.of_person(session, delivery.person_id, lock=lock)


def mail_domain_of(session: Session, mailbox: AnyMailbox) -> str:
    if isinstance(mailbox, CalendarMailbox):
        return domain_of(mailbox.address)
    return people.get(session, mailbox.workspace_id, mailbox.person_id).address.mail_domain
