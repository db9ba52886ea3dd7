"""Stories about planning that end in a mailbox."""

from tests.flows.readers.conftest import mail, mailboxes

__all__ = ["mail", "mailboxes"]
