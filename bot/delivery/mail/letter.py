"""A mail as a value, and as the bytes that a mail server takes.

Header values are one line each: what people typed ends no header and begins none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from functools import cache, cached_property
from itertools import cycle
from secrets import token_urlsafe
from typing import Any

from bot.domain.base.mail_address import domain_of
from bot.domain.base.visible import one_line

LONGEST_SUBJECT = 150  # characters
SOFT_BREAK = b"=\r\n"  # of a line in quoted-printable: it is not in what was encoded
# Nobody's machine is to answer: RFC 3834; the last is what Exchange listens to.
AUTOMATIC = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}


class _Whole(EmailPolicy):
    """The addresses in these headers stay in one piece: folding would encode long ones."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() == "message-id" or name.lower().startswith("list-"):
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


LONGEST_LINE = 76  # of what is encoded: RFC 2045; headers may have two more
POLICY = _Whole(linesep=SMTP.linesep, max_line_length=LONGEST_LINE, raise_on_defect=False)


@dataclass(frozen=True)
class Invite:
    """What a mail has a calendar program do (iTIP): the method, and the file with it."""

    method: str
    file: bytes


@dataclass(frozen=True)
class Letter:
    """What one or many readers get, without what is theirs alone.

    `headers`: what is particular to it. Bodies are whole; words in them are escaped. Where
    each reader has a link of their own, `anybody` stands for their token.
    """

    subject: str
    text: str
    html: str
    language: str
    headers: Mapping[str, str] = field(default_factory=dict)
    invite: Invite | None = None

    @cached_property
    def encoded(self) -> "Encoded":
        message = EmailMessage(POLICY)
        message["Subject"] = one_line(self.subject)[:LONGEST_SUBJECT]
        message["Content-Language"] = self.language
        for name, value in (AUTOMATIC | dict(self.headers)).items():
            message[name] = one_line(value)
        message.set_content(self.text, cte="quoted-printable")
        message.add_alternative(self.html, subtype="html", cte="quoted-printable")
        if self.invite is not None:
            _add_invite(message, self.invite)
        return Encoded(message.as_bytes(policy=POLICY))


@dataclass(frozen=True)
class Addressed:
    """A letter to one reader. `token`: of their own link, where it has one."""

    to: str
    letter: Letter
    token: str = ""


@cache
def anybody() -> str:
    """What stands for a reader's token: as long as one, and nobody can have written it."""
    return token_urlsafe(32)


class Encoded:
    """A letter as bytes, in which a token can be put where `anybody` stands.

    Quoted-printable may break a line within it; it breaks alike in a token, which is as long.
    """

    def __init__(self, raw: bytes) -> None:
        self._pieces = _anybody().split(raw)

    def to(self, token: str) -> bytes:
        own = token.encode()
        return b"".join(
            _broken_alike(piece, own) if is_anybody else piece
            for piece, is_anybody in zip(self._pieces, cycle((False, True)), strict=False)
        )


@cache
def _anybody() -> re.Pattern[bytes]:
    each = (re.escape(char).encode() for char in anybody())
    return re.compile(b"(%b)" % (b"(?:%b)?" % SOFT_BREAK).join(each))


def _broken_alike(piece: bytes, own: bytes) -> bytes:
    before, broken, _ = piece.partition(SOFT_BREAK)
    return own[: len(before)] + broken + own[len(before) :] if broken else own


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


def message_id(key: str, sender: From) -> str:
    """The same for every try of one delivery, so that what arrived twice is seen as one."""
    return f"<{key}@{sender.domain}>"


def as_bytes(mail: Addressed, sender: From, key: str, now: datetime) -> bytes:
    user, _, domain = mail.to.rpartition("@")
    to = _line("To", Address(username=user, domain=domain))
    own = f"Date: {format_datetime(now)}\r\nMessage-ID: {message_id(key, sender)}\r\n"
    return _from(sender) + to + own.encode("ascii") + mail.letter.encoded.to(mail.token)


@cache
def _from(sender: From) -> bytes:
    return _line("From", Address(one_line(sender.name), addr_spec=sender.address))


def _line(name: str, address: Address) -> bytes:
    return POLICY.fold_binary(*POLICY.header_store_parse(name, address))


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
