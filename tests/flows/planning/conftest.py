"""Stories about planning that end in a mailbox."""

from tests.flows.circulation.conftest import mail, mailboxes

__all__ = ["mail", "mailboxes"]
