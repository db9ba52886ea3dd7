"""A mail server on this machine: it keeps what it takes, and fails when it is told to.

What comes twice under one Message-ID is one mail in its mailbox, as programs show it.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from threading import Lock, Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

TAKEN = "250 2.0.0 OK"
HUNG_UP = "closed"  # as an answer: the connection breaks
STEPS = ("MAIL", "RCPT", "DATA", "AFTER DATA")


@dataclass
class Mail:
    """One in a mailbox. `copies`: how often it came, under the same Message-ID."""

    number: int
    to: str
    sender: str
    raw: bytes
    at: datetime
    copies: int = 1

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=default)

    @cached_property
    def message_id(self) -> str | None:
        """Read once: it is compared with that of all that comes after."""
        found: str | None = self.message["Message-ID"]
        return found

    def part(self, kind: str) -> str:
        """Its `html` or its `plain` text, or what it has for a `calendar`."""
        for each in self.message.walk():
            if each.get_content_type() == f"text/{kind}":
                return str(each.get_content())
        return ""


@dataclass
class Fault:
    """`answer` at a step, for one address or for all; so many times, or (None) always.

    `after`: this many seconds later. AFTER DATA keeps the mail, and breaks before saying so.
    """

    step: str
    answer: str
    to: str | None = None
    times: int | None = 1
    after: float = 0

    def is_met(self, step: str, address: str) -> bool:
        fits = self.step == step and self.to in {None, address} and self.times != 0
        if fits and self.times is not None:
            self.times -= 1
        return fits


@dataclass
class Mailboxes:
    """`login`: the name and password that it asks for.

    `greylists`: it takes nothing for an address until asked again so many seconds later, by
    `now`.
    """

    now: Callable[[], datetime]
    changed: Callable[[], None] = lambda: None
    login: tuple[str, str] | None = None
    certificate: ssl.SSLContext | None = None
    greylists: float = 0
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = Lock()
        self._mails: list[Mail] = []
        self._met: dict[str, datetime] = {}
        self._loop = asyncio.new_event_loop()
        self._open: set[SMTP] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self._thread = Thread(target=self._serve, name="mail", daemon=True)
        self.connections = 0

    @property
    def url(self) -> str:
        """As SMTP_URL takes it."""
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        else:
            self._listener.close()
        self._loop.close()

    def fail(self, step: str, answer: str, **how: Any) -> None:
        """Give this answer at a step; `closed` breaks the connection there."""
        if step not in STEPS:
            raise ValueError(step)
        self.faults.append(Fault(step, answer, **how))

    def of(self, address: str) -> list[Mail]:
        """What stands in a mailbox, the oldest first."""
        with self._lock:
            return [each for each in self._mails if each.to == address]

    def all(self) -> list[Mail]:
        with self._lock:
            return list(self._mails)

    def paste(self, mails: Sequence[Mail]) -> None:
        """Begin with these, as another server kept them."""
        with self._lock:
            self._mails = [replace(each) for each in mails]

    def addresses(self) -> list[str]:
        with self._lock:
            return sorted({each.to for each in self._mails})

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        # A task, not run to its end first: whoever stops at once would break that off.
        made = self._loop.create_task(self._loop.create_server(self._line, sock=self._listener))
        self._loop.run_forever()
        if made.done():
            made.result().close()
        self._listener.close()
        for line in list(self._open):
            _hang_up(line)
        pending = asyncio.all_tasks(self._loop)
        for task in pending:
            task.cancel()
        gathered = asyncio.gather(*pending, return_exceptions=True)
        self._loop.run_until_complete(gathered)

    def _line(self) -> SMTP:
        self.connections += 1
        how: dict[str, Any] = {}
        if self.login is not None:
            how = {"authenticator": self._knows, "auth_require_tls": False}
        line = SMTP(
            self,
            hostname="mail.sandbox.example",
            ident="sandbox",
            loop=self._loop,
            tls_context=self.certificate,
            enable_SMTPUTF8=False,
            **how,
        )
        self._open.add(line)
        return line

    def _knows(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: Any
    ) -> AuthResult:
        ok = (
            isinstance(said, LoginPassword)
            and self.login is not None
            and (said.login.decode(), said.password.decode()) == self.login
        )
        return AuthResult(success=ok, handled=False)

    async def _fault(self, server: SMTP, step: str, address: str) -> str | None:
        found = next((each for each in self.faults if each.is_met(step, address)), None)
        if found is None:
            return None
        if found.after:
            await asyncio.sleep(found.after)
        if found.answer == HUNG_UP:
            _hang_up(server)
            return "421 4.3.2 Closing"
        return found.answer

    async def handle_MAIL(  # noqa: N802  # as aiosmtpd calls them
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        answer = await self._fault(server, "MAIL", address)
        if answer is None:
            envelope.mail_from = address
        return answer or TAKEN

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        answer = await self._fault(server, "RCPT", address) or self._greylisted(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or TAKEN

    def _greylisted(self, address: str) -> str | None:
        if not self.greylists:
            return None
        since = self._met.setdefault(address, self.now())
        is_known = (self.now() - since).total_seconds() >= self.greylists
        return None if is_known else "451 4.7.1 Greylisted, try again later"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        to, sender = envelope.rcpt_tos[0], envelope.mail_from or ""
        if answer := await self._fault(server, "DATA", to):
            return answer
        raw = envelope.content
        self._keep(to, sender, raw if isinstance(raw, bytes) else (raw or "").encode())
        return await self._fault(server, "AFTER DATA", to) or TAKEN

    def _keep(self, to: str, sender: str, raw: bytes) -> None:
        mail = Mail(0, to, sender, raw, self.now())
        with self._lock:
            for each in self._mails:
                if each.to == to and each.message_id == mail.message_id:
                    each.copies += 1
                    return
            mail.number = len(self._mails) + 1
            self._mails.append(mail)
        self.changed()


def _hang_up(line: SMTP) -> None:
    if isinstance(line.transport, asyncio.Transport):
        line.transport.abort()
