"""The mailbox in which mail comes back, read by IMAP. Nothing is ever deleted in it."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.mail_server import BounceServer, NoMoveError

SECONDS = 9  # for each answer: a worker that is to stop waits for no more
LARGEST = 256 * 1024  # bytes; a report stands at the beginning
MAILBOX_FAILS = (imaplib.IMAP4.error, NoMoveError, OSError)


class Mailbox:
    """An open mailbox. What its server refuses raises one of `MAILBOX_FAILS`."""

    def __init__(self, line: imaplib.IMAP4) -> None:
        self._line = line

    def waiting(self) -> list[str]:
        """What stands in it, the oldest first, by the names that its server gave."""
        [found] = self._ask("SEARCH", "UNDELETED")
        return found.decode().split() if isinstance(found, bytes) else []

    def raw(self, uid: str) -> bytes:
        """Its beginning; it does not count as read. Empty when it is not there any more."""
        for part in self._ask("FETCH", uid, f"(BODY.PEEK[]<0.{LARGEST}>)"):
            if isinstance(part, tuple):
                return bytes(part[1])
        return b""

    def move(self, uid: str, folder: str) -> None:
        self._line.create(folder)  # refused when it is there
        self._ask("MOVE", uid, folder)

    def _ask(self, command: str, *words: str) -> list[bytes | tuple[bytes, bytes] | None]:
        answer, found = self._line.uid(command, *words)
        if answer != "OK":
            raise imaplib.IMAP4.abort(command)
        return found


@contextmanager
def opened(server: BounceServer) -> Iterator[Mailbox]:
    """Raises one of `MAILBOX_FAILS`, which `bot.causes.bounce_trouble` makes a sentence of."""
    line = imaplib.IMAP4_SSL(
        server.host, server.port, ssl_context=ssl.create_default_context(), timeout=SECONDS
    )
    try:
        line.login(server.user, server.password)
        if "MOVE" not in line.capability()[1][0].decode().upper().split():
            raise NoMoveError
        if line.select(server.folder)[0] != "OK":
            raise NoMoveError
        yield Mailbox(line)
    finally:
        with suppress(*MAILBOX_FAILS):
            line.logout()
