"""Corrections are mailed too."""

from tests.flows.readers.conftest import mail, mailboxes

__all__ = ["mail", "mailboxes"]
