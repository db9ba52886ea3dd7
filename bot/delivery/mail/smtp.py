"""Handing mail to a server, and what each of its refusals means.

It is the enhanced status code (RFC 3463) that tells a mailbox that is not there from a server
that does not want our mail. What is not surely about the mailbox is about us: it costs no
reader their subscription.
"""

import re
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

from bot.causes import mail_cause
from bot.delivery.mail.letter import From
from bot.errors import DeliveryError, Fate
from bot.mail_server import MailServer, NoLoginError, Tls

COMMAND_SECONDS = 9  # for each answer but the last
FRESH_SECONDS = 1  # after a yes, a connection is not asked whether it is there
LAST_SECONDS = 60  # for the last: gateways look through the mail meanwhile
ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# https://www.iana.org/assignments/smtp-enhanced-status-codes
NO_MAILBOX = {"1.1", "1.2", "1.3", "1.6", "1.9", "1.10", "2.1"}  # for good
NOT_THIS_ONE = {
    "1.0",
    "1.4",
    "2.0",
    "2.2",
    "2.3",
    "2.4",
    "4.1",
    "4.4",
    "4.6",
}  # full, no way there
CLOSING = 421
NO_SUCH_USER = {550, 551, 553}  # without an enhanced code
PERMANENT = 500
PASSING = {"name", "refused", "slow", "cut"}  # perhaps: a server that is started again
PATIENCE = 60  # seconds, of a server that is closing

MAIL_FAILS = (smtplib.SMTPException, OSError)


def open_line(server: MailServer, helo: str) -> smtplib.SMTP:
    """A connection that is ready to take mail.

    Raises SMTPException or OSError, which `bot.causes.mail_trouble` makes a sentence of.
    """
    line: smtplib.SMTP
    if server.tls is Tls.FROM_THE_FIRST_BYTE:
        line = smtplib.SMTP_SSL(
            server.host, server.port, helo, timeout=COMMAND_SECONDS, context=_certificates()
        )
    else:
        line = smtplib.SMTP(server.host, server.port, helo, timeout=COMMAND_SECONDS)
    try:
        line.ehlo_or_helo_if_needed()
        offers = line.has_extn("starttls")
        if server.tls is Tls.REQUIRED or (server.tls is Tls.IF_OFFERED and offers):
            line.starttls(context=_certificates())
            line.ehlo()
        _log_in(line, server)
    except BaseException:
        line.close()
        raise
    return line


def _certificates() -> ssl.SSLContext:
    """Of this machine, read anew for each connection that needs them, which takes a while."""
    return ssl.create_default_context()


def _log_in(line: smtplib.SMTP, server: MailServer) -> None:
    if not server.user:
        return
    if not line.has_extn("auth"):
        raise NoLoginError
    line.login(server.user, server.password)


class SmtpSender:
    """One connection for all that leaves together; a new one after any doubt."""

    def __init__(self, server: MailServer, sender: From, last: float = LAST_SECONDS) -> None:
        self.sender = sender
        self._server = server
        self._last = last
        self._line: smtplib.SMTP | None = None
        self._fresh_until = 0.0
        self._lock = Lock()

    def send(self, to: str, message: bytes) -> None:
        """Raises DeliveryError.

        Whether a lost answer was a yes, nobody can tell: it is sent again, under the same
        Message-ID.
        """
        with self._lock, self._refusals():
            line = self._ready()
            self._fresh_until = 0.0  # what is begun has to be taken back
            self._hand_over(line, to, message)
            self._fresh_until = time.monotonic() + FRESH_SECONDS

    def hang_up(self) -> None:
        """Nothing more is to be sent for now."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(*MAIL_FAILS):
                line.quit()
            line.close()

    def _ready(self) -> smtplib.SMTP:
        """The connection, which the server may have closed while nothing was sent."""
        if self._line is not None:
            if time.monotonic() < self._fresh_until:
                return self._line
            with suppress(*MAIL_FAILS):
                if self._line.rset()[0] == 250:  # noqa: PLR2004
                    return self._line
            self._drop()
        try:
            self._line = open_line(self._server, self.sender.domain)
        except MAIL_FAILS as error:
            raise _not_ready(error) from error
        return self._line

    def _hand_over(self, line: smtplib.SMTP, to: str, message: bytes) -> None:
        code, said = line.mail(self.sender.envelope)
        if code != 250:  # noqa: PLR2004
            raise _of_ours(code, said)
        code, said = line.rcpt(to)
        if code not in {250, 251}:
            raise refusal(code, said)
        if line.sock is not None:
            line.sock.settimeout(self._last)
        try:
            code, said = line.data(message)
        except smtplib.SMTPDataError as error:
            code, said = error.smtp_code, _bytes(error.smtp_error)
        if line.sock is not None:
            line.sock.settimeout(COMMAND_SECONDS)
        if code != 250:  # noqa: PLR2004
            raise refusal(code, said)

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except DeliveryError as error:
            if error.fate is Fate.SLOW_DOWN:
                self._drop()
            raise
        except MAIL_FAILS as error:
            self._drop()
            raise DeliveryError(Fate.UNREACHABLE, type(error).__name__) from error

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()


def refusal(code: int, said: bytes) -> DeliveryError:
    """What a server's answer to one recipient, or to one mail, means."""
    reason = _reason(code, said)
    if code == CLOSING:
        return DeliveryError(Fate.SLOW_DOWN, reason, PATIENCE)
    if code < PERMANENT:
        return DeliveryError(Fate.UNREACHABLE, reason)
    enhanced = reason.removeprefix("5.")
    if enhanced in NO_MAILBOX:
        return DeliveryError(Fate.PERSON, reason)
    if enhanced in NOT_THIS_ONE or (reason == str(code) and code in NO_SUCH_USER):
        return DeliveryError(Fate.MAILBOX, reason)
    return DeliveryError(Fate.POLICY, reason)


def _of_ours(code: int, said: bytes) -> DeliveryError:
    """To who sends: no other mail would fare better."""
    reason = _reason(code, said)
    if code < PERMANENT:
        return DeliveryError(Fate.SLOW_DOWN, reason, PATIENCE)
    return DeliveryError(Fate.WORKSPACE, f"sender {reason}")


def _not_ready(error: Exception) -> DeliveryError:
    """No connection, no encryption or no login. The reason is a word of `causes.MAIL`."""
    why = mail_cause(error)
    passes = isinstance(error, smtplib.SMTPResponseException) and error.smtp_code < PERMANENT
    return DeliveryError(Fate.SETUP if passes or why in PASSING else Fate.WORKSPACE, why)


def _reason(code: int, said: bytes) -> str:
    """The enhanced code where there is one that agrees; never the words, which name people."""
    found = ENHANCED.search(said.decode("ascii", "replace"))
    if found and found[1] == str(code)[:1]:
        return f"{found[1]}.{int(found[2])}.{int(found[3])}"
    return str(code)


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode("ascii", "replace")
