"""Socket Mode's server half: envelopes out, acknowledgements back."""

import json
import socket
import uuid
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Lock
from typing import Any

from websockets.datastructures import Headers
from websockets.frames import DATA_OPCODES, Frame
from websockets.http11 import Request as Handshake
from websockets.protocol import State
from websockets.server import ServerProtocol

from bot.sandbox.server import Hangup, Request, Response
from bot.sandbox.state import APP_ID, Json

_LONGEST = 4_000_000  # bytes of a message; an acknowledgement with a view fits many times
_CHUNK = 65_536
_SWITCHING = 101
CONNECTION_SECONDS = 3600


class Connection:
    """One socket of the bot's. Any thread may send; one reads."""

    def __init__(self, sock: socket.socket, protocol: ServerProtocol) -> None:
        self._socket = sock
        self._protocol = protocol
        self._lock = Lock()

    def send_text(self, text: str) -> bool:
        with self._lock:
            if self._protocol.state is not State.OPEN:
                return False
            self._protocol.send_text(text.encode())
            return self._flush()

    def close(self) -> None:
        """Say goodbye, and do not wait for an answer."""
        with self._lock:
            if self._protocol.state is State.OPEN:
                self._protocol.send_close(1000)
                self._flush()
        with suppress(OSError):  # the other side was first
            self._socket.shutdown(socket.SHUT_RDWR)

    def texts(self) -> Iterator[str]:
        """What comes in until the socket closes. Answers pings on the way."""
        parts: list[bytes] = []
        for frame in self._frames():
            if frame.opcode in DATA_OPCODES:
                parts.append(bytes(frame.data))
                if frame.fin:
                    yield b"".join(parts).decode("utf-8", "replace")
                    parts.clear()

    def _frames(self) -> Iterator[Frame]:
        with suppress(OSError):
            while self._protocol.state is State.OPEN and (data := self._socket.recv(_CHUNK)):
                with self._lock:
                    self._protocol.receive_data(data)
                    self._flush()
                for event in self._protocol.events_received():
                    if isinstance(event, Frame):
                        yield event

    def _flush(self) -> bool:
        try:
            self._socket.sendall(b"".join(self._protocol.data_to_send()))
        except OSError:
            return False
        return True


class _Waiting:
    def __init__(self) -> None:
        self.arrived = Event()
        self.answer: Json | None = None


class SocketHub:
    """All sockets of the bot. Each envelope goes to one of them, in turn."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connections: list[Connection] = []
        self._waiting: dict[str, _Waiting] = {}
        self._tickets: set[str] = set()
        self._turn = 0

    @property
    def connected(self) -> bool:
        with self._lock:
            return bool(self._connections)

    def new_ticket(self) -> str:
        """What makes an address good for one connection."""
        ticket = uuid.uuid4().hex
        with self._lock:
            self._tickets.add(ticket)
        return ticket

    def use_ticket(self, ticket: str) -> bool:
        with self._lock:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
        return known

    def serve(self, connection: Connection) -> None:
        """Say hello and read acknowledgements until the socket closes."""
        with self._lock:
            number = len(self._connections) + 1
        connection.send_text(json.dumps(_hello(number)))
        with self._lock:
            self._connections.append(connection)
        try:
            for text in connection.texts():
                self._take(text)
        finally:
            with self._lock:
                if connection in self._connections:
                    self._connections.remove(connection)

    def upgrade(self, request: Request) -> Response:
        """Turn this HTTP connection into a socket, and stay with it until it closes."""
        protocol = ServerProtocol(state=State.OPEN, max_size=_LONGEST)
        answer = protocol.accept(Handshake(request.path, Headers(request.headers)))
        if answer.status_code != _SWITCHING:
            return Response(answer.status_code, bytes(answer.body))
        if not self.use_ticket(request.query.get("ticket", "")):
            return Response(403, b"This address has been used; ask for another.\n")
        request.socket.sendall(answer.serialize())
        self.serve(Connection(request.socket, protocol))
        raise Hangup("the socket has closed")

    def send(
        self, kind: str, payload: Json, timeout: float, retry: tuple[int, str] | None = None
    ) -> tuple[bool, Json | None]:
        """Whether an envelope could be sent, and its acknowledgement if one came in time."""
        envelope_id = str(uuid.uuid4())
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "payload": payload,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope["retry_attempt"] = retry[0] if retry else 0
            envelope["retry_reason"] = retry[1] if retry else ""
        waiting = _Waiting()
        with self._lock:
            self._waiting[envelope_id] = waiting
        try:
            if not self._to_one(json.dumps(envelope)):
                return False, None
            waiting.arrived.wait(timeout)
            return True, waiting.answer
        finally:
            with self._lock:
                del self._waiting[envelope_id]

    def disconnect(self, reason: str) -> None:
        """Tell every socket to come back later, as Slack does every few hours."""
        message = {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
        for connection in self._all():
            connection.send_text(json.dumps(message))
            if reason != "warning":
                connection.close()

    def close(self) -> None:
        for connection in self._all():
            connection.close()

    def _all(self) -> list[Connection]:
        with self._lock:
            return list(self._connections)

    def _to_one(self, text: str) -> bool:
        connections = self._all()
        for _ in connections:
            self._turn += 1
            if connections[self._turn % len(connections)].send_text(text):
                return True
        return False

    def _take(self, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return  # not for us; Slack ignores it too
        envelope_id = message.get("envelope_id") if isinstance(message, dict) else None
        with self._lock:
            waiting = self._waiting.get(str(envelope_id))
        if waiting is not None:
            waiting.answer = message
            waiting.arrived.set()


def _hello(number: int) -> Json:
    return {
        "type": "hello",
        "connection_info": {"app_id": APP_ID},
        "num_connections": number,
        "debug_info": {
            "host": "sandbox",
            "build_number": 1,
            "approximate_connection_time": CONNECTION_SECONDS,
        },
    }
