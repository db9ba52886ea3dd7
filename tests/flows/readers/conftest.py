"""What stories about mail share: mailboxes, and a bot that can send to them."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.sandbox.mailboxes import Mailboxes
from tests.flows.conftest import MONDAY_MORNING


@pytest.fixture
def mailboxes() -> Iterator[Mailboxes]:
    mailboxes = Mailboxes(lambda: MONDAY_MORNING)
    mailboxes.start()
    yield mailboxes
    mailboxes.stop()


@pytest.fixture
def mail(mailboxes: Mailboxes) -> dict[str, Any]:
    """Settings of a bot with a mail server."""
    return {
        "smtp_url": mailboxes.url,
        "mail_from": "Leerkring <leerkring@gemeente.example>",
        "mail_rate": 6000,
        "mail_domain_rate": 6000,
    }
