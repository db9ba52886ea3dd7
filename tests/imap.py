"""A mailbox on this machine, as an IMAP server shows it: as much of RFC 3501 as we use."""

import re
import socketserver
import ssl
from collections.abc import Sequence
from pathlib import Path
from threading import Lock, Thread
from typing import Self

CERTIFICATE = Path(__file__).parent / "data/mail-server.pem"
LOGIN = ("bounces", "geheim")
FETCH = re.compile(rb"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", re.IGNORECASE)
MOVE = re.compile(rb'UID MOVE (\d+) "?([^"\s]+)"?', re.IGNORECASE)


class Imap:
    """`can_move`: whether it offers MOVE. Its certificate is for 127.0.0.1."""

    def __init__(self) -> None:
        self.can_move = True
        self.asked: list[bytes] = []
        self._lock = Lock()
        self._folders: dict[str, dict[int, bytes]] = {"INBOX": {}}
        self._number = 0
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(CERTIFICATE)
        self._server = _Server(("127.0.0.1", 0), _Line)
        self._server.imap = self
        self._server.tls = tls
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        user, password = LOGIN
        return f"imaps://{user}:{password}@127.0.0.1:{self._server.server_address[1]}"

    def put(self, *messages: str | bytes) -> None:
        with self._lock:
            for each in messages:
                self._number += 1
                raw = each if isinstance(each, bytes) else each.encode()
                self._folders["INBOX"][self._number] = raw

    def counts(self) -> dict[str, int]:
        """How many stand in each folder that has any."""
        with self._lock:
            return {name: len(held) for name, held in self._folders.items() if held}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(  # noqa: PLR0911  # a table
        self, tag: bytes, said: bytes
    ) -> Sequence[bytes]:
        """To one command, on a connection that is logged in."""
        with self._lock:
            self.asked.append(said)
            word = said.upper()
            if word.startswith(b"CAPABILITY"):
                offers = b"* CAPABILITY IMAP4rev1" + b" MOVE" * self.can_move
                return [offers, tag + b" OK done"]
            if word.startswith(b"CREATE"):
                name = said.split()[1].strip(b'"').decode()
                is_new = name not in self._folders
                self._folders.setdefault(name, {})
                return [tag + (b" OK done" if is_new else b" NO there already")]
            if word.startswith(b"SELECT"):
                return [b"* %d EXISTS" % len(self._folders["INBOX"]), tag + b" OK done"]
            if word.startswith(b"UID SEARCH"):
                held = b" ".join(b"%d" % uid for uid in self._folders["INBOX"])
                return [b"* SEARCH " + held, tag + b" OK done"]
            if found := FETCH.fullmatch(said):
                raw = self._folders["INBOX"].get(int(found[1]))
                if raw is None:
                    return [tag + b" OK done"]
                part = raw[: int(found[2])]
                head = b"* 1 FETCH (UID %s BODY[]<0> {%d}" % (found[1], len(part))
                return [head, part + b")", tag + b" OK done"]
            if found := MOVE.fullmatch(said):
                moved = self._folders["INBOX"].pop(int(found[1]))
                self._folders[found[2].decode()][int(found[1])] = moved
                return [tag + b" OK done"]
            return [tag + b" BAD what"]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    imap: Imap
    tls: ssl.SSLContext

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever breaks off is not worth a word."""


class _Line(socketserver.StreamRequestHandler):
    server: _Server

    def setup(self) -> None:
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self) -> None:
        self._say(b"* OK ready")
        while line := self.rfile.readline().strip():
            tag, _, said = line.partition(b" ")
            if said.upper().startswith(b"LOGIN"):
                wanted = [each.encode() for each in LOGIN]
                given = [each.strip(b'"') for each in said.split()[1:]]
                self._say(
                    tag + (b" OK done" if given == wanted else b" NO [AUTHENTICATIONFAILED] no")
                )
            elif said.upper().startswith(b"LOGOUT"):
                self._say(b"* BYE", tag + b" OK done")
                return
            else:
                self._say(*self.server.imap.answer(tag, said))

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def _say(self, *lines: bytes) -> None:
        self.wfile.write(b"".join(line + b"\r\n" for line in lines))
        self.wfile.flush()
