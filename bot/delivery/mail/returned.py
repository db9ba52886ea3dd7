"""Pure: what a mail server wrote back about a mail of ours, after it had taken it.

A report (RFC 3464) says of one mail what became of it, and encloses its headers: by our
Message-ID, which nobody can guess, it is about us. Answers of people, absence notes, delays,
receipts and what is about no mail of ours are none.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from enum import Enum, auto

from flufl.bounce import all_failures

from bot.delivery.mail.smtp import ENHANCED, NO_MAILBOX

KEY = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
UNSAID = "5.0.0"  # "other or undefined", as the standard has it
# Of us rather than of a mailbox: the protocol, the content, and what a server has against us.
SUBJECTS_OF_OURS = {"5", "6", "7"}
OF_OURS = {"1.7", "1.8", "3.4"}  # the sender, the size
ENCLOSED = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}


class Blame(Enum):
    GONE = auto()  # there is no such mailbox
    MAILBOX = auto()  # full, or not to be reached for days
    OURS = auto()


@dataclass(frozen=True)
class Returned:
    """`key`: of the delivery that came back. `reason`: a code, never words."""

    key: str
    reason: str

    @property
    def blame(self) -> Blame:
        digit, subject, detail = self.reason.split(".")
        if subject in SUBJECTS_OF_OURS or f"{subject}.{detail}" in OF_OURS:
            return Blame.OURS
        is_gone = digit == "5" and f"{subject}.{detail}" in NO_MAILBOX
        return Blame.GONE if is_gone else Blame.MAILBOX


def read(raw: bytes, domain: str) -> Returned | None:
    """None unless it says that one mail, sent from this domain, did not arrive."""
    message = message_from_bytes(raw)
    parts = list(message.walk())
    reports = [each for each in parts if each.get_content_type() == "message/delivery-status"]
    reason = _of_report(reports[0]) if reports else _of_words(message)
    keys = _keys(parts, domain) if reports else _ours(raw.decode("latin-1"), domain)
    return Returned(keys.pop(), reason) if reason and len(keys) == 1 else None


def _of_report(report: Message) -> str | None:
    """The code of the first recipient that it failed for; ours have one."""
    for block in _inside(report):
        if str(block.get("Action", "")).partition("(")[0].strip().lower() == "failed":
            said = [str(block.get(name, "")) for name in ("Diagnostic-Code", "Status")]
            return _code(said)
    return None


def _of_words(message: Message) -> str | None:
    """The last resort, for servers that write no report."""
    failed: Collection[bytes] = ()
    with suppress(Exception):  # its patterns trip over what is no whole mail
        _, failed = all_failures(message)
    if not failed:
        return None
    return _code(str(part.get_payload()) for part in message.walk() if not part.is_multipart())


def _code(said: Iterator[str] | list[str]) -> str:
    """The first that says something; one about policy before all others."""
    found = [
        f"{each[1]}.{int(each[2])}.{int(each[3])}"
        for words in said
        for each in ENHANCED.finditer(words)
        if each[1] != "2"
    ]
    policy = [each for each in found if each.split(".")[1] == "7"]
    telling = [each for each in found if not each.endswith(".0.0")]
    return next(iter([*policy, *telling]), UNSAID)


def _keys(parts: list[Message], domain: str) -> set[str]:
    """In the headers that a report encloses; or in what the report itself answers to."""
    enclosed = [each for each in parts if each.get_content_type() in ENCLOSED]
    headers = [_headers(each) for each in enclosed]
    found = _ours(" ".join(str(each.get("Message-ID", "")) for each in headers), domain)
    return found or _ours(str(parts[0].get("In-Reply-To", "")), domain)


def _inside(part: Message) -> list[Message]:
    held = part.get_payload()
    return (
        [each for each in held if isinstance(each, Message)] if isinstance(held, list) else []
    )


def _headers(part: Message) -> Message:
    if inner := _inside(part):
        return inner[0]
    said = part.get_payload(decode=True)
    return message_from_string(said.decode("latin-1") if isinstance(said, bytes) else "")


def _ours(text: str, domain: str) -> set[str]:
    return set(re.findall(rf"<({KEY})@{re.escape(domain)}>", text, re.IGNORECASE))
