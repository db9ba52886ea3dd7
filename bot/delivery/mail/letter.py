"""A mail as a value, and as the bytes that a mail server takes.

Header values are one line each: what people typed ends no header and begins none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any

from bot.domain.base.mail_address import domain_of
from bot.domain.base.visible import one_line

LONGEST_SUBJECT = 150  # characters
# Nobody's machine is to answer: RFC 3834; the last is what Exchange listens to.
AUTOMATIC = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}


@dataclass(frozen=True)
class Invite:
    """What a mail has a calendar program do (iTIP): the method, and the file with it."""

    method: str
    file: bytes


@dataclass(frozen=True)
class Letter:
    """`headers`: what is particular to it. Bodies are whole; words in them are escaped."""

    to: str
    subject: str
    text: str
    html: str
    language: str
    headers: Mapping[str, str] = field(default_factory=dict)
    invite: Invite | None = None


@dataclass(frozen=True)
class From:
    """Who our mail is from. `bounces`: where it comes back, if not there."""

    name: str
    address: str
    bounces: str = ""

    @property
    def envelope(self) -> str:
        return self.bounces or self.address

    @property
    def domain(self) -> str:
        return domain_of(self.address)


class _Whole(EmailPolicy):
    """The addresses in these headers stay in one piece: folding would encode long ones."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() == "message-id" or name.lower().startswith("list-"):
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


POLICY = _Whole(linesep=SMTP.linesep, raise_on_defect=False)


def message_id(key: str, sender: From) -> str:
    """The same for every try of one delivery, so that what arrived twice is seen as one."""
    return f"<{key}@{sender.domain}>"


def as_bytes(letter: Letter, sender: From, key: str, now: datetime) -> bytes:
    message = EmailMessage(POLICY)
    user, _, domain = letter.to.rpartition("@")
    message["From"] = Address(one_line(sender.name), addr_spec=sender.address)
    message["To"] = Address(username=user, domain=domain)
    message["Subject"] = one_line(letter.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(key, sender)
    message["Content-Language"] = letter.language
    for name, value in (AUTOMATIC | dict(letter.headers)).items():
        message[name] = one_line(value)
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.invite is not None:
        _add_invite(message, letter.invite)
    return message.as_bytes(policy=POLICY)


def _add_invite(message: EmailMessage, invite: Invite) -> None:
    """The last part (RFC 6047): programs take the last one that they know.

    In base64, so that no server on the way breaks its lines anew.
    """
    message.add_alternative(
        invite.file.decode(),
        subtype="calendar",
        charset="utf-8",
        cte="base64",
        params={"method": invite.method},
    )
