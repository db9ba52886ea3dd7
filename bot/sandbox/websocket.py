"""Socket Mode's server half: RFC 6455 frames, envelopes out, acknowledgements back."""

import base64
import hashlib
import itertools
import json
import socket
import struct
import uuid
from threading import Event, Lock
from typing import Any

from bot.sandbox.server import Hangup, Request, Response
from bot.sandbox.state import APP_ID, Json

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 0x1, 0x8, 0x9, 0xA
_LONGEST = 4_000_000  # bytes of a frame; an acknowledgement with a view fits many times
_IN_16_BITS = 126
_IN_64_BITS = 127
CONNECTION_SECONDS = 3600


def accept_key(key: str) -> str:
    digest = hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest()
    return base64.b64encode(digest).decode()


class Connection:
    """One socket of the bot's."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._sending = Lock()
        self.closed = Event()

    def send_text(self, text: str) -> bool:
        return self._send(_TEXT, text.encode())

    def ping(self) -> bool:
        return self._send(_PING, b"sandbox")

    def close(self) -> None:
        if not self.closed.is_set():
            self._send(_CLOSE, struct.pack(">H", 1000))
            self.closed.set()
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other side was first

    def receive(self) -> str | None:
        """The next text; None when the socket has closed. Answers pings on the way."""
        parts: list[bytes] = []
        while True:
            frame = self._frame()
            if frame is None:
                self.closed.set()
                return None
            final, opcode, data = frame
            if opcode == _PING:
                self._send(_PONG, data)
            elif opcode == _CLOSE:
                self._send(_CLOSE, data[:2])
                self.closed.set()
                return None
            elif opcode != _PONG:
                parts.append(data)
                if final:
                    return b"".join(parts).decode("utf-8", "replace")

    def _frame(self) -> tuple[bool, int, bytes] | None:
        head = self._exactly(2)
        if head is None:
            return None
        length = head[1] & 0x7F
        if length >= _IN_16_BITS:
            more = self._exactly(2 if length == _IN_16_BITS else 8)
            if more is None:
                return None
            length = int.from_bytes(more, "big")
        masked = bool(head[1] & 0x80)
        if length > _LONGEST or not masked:
            return None  # clients must mask their frames; drop the connection otherwise
        mask, data = self._exactly(4), self._exactly(length)
        if mask is None or data is None:
            return None
        clear = bytes(
            byte ^ key for byte, key in zip(data, itertools.cycle(mask), strict=False)
        )
        return bool(head[0] & 0x80), head[0] & 0x0F, clear

    def _exactly(self, count: int) -> bytes | None:
        data = b""
        while len(data) < count:
            try:
                chunk = self._socket.recv(count - len(data))
            except OSError:
                return None
            if not chunk:
                return None
            data += chunk
        return data

    def _send(self, opcode: int, data: bytes) -> bool:
        length = len(data)
        if length < _IN_16_BITS:
            head = struct.pack("!BB", 0x80 | opcode, length)
        elif length < 1 << 16:
            head = struct.pack("!BBH", 0x80 | opcode, _IN_16_BITS, length)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, _IN_64_BITS, length)
        with self._sending:
            try:
                self._socket.sendall(head + data)
            except OSError:
                self.closed.set()
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

    def serve(self, sock: socket.socket) -> None:
        """Say hello and read acknowledgements until the socket closes."""
        connection = Connection(sock)
        with self._lock:
            number = len(self._connections) + 1
        connection.send_text(json.dumps(_hello(number)))
        with self._lock:
            self._connections.append(connection)
        try:
            while (text := connection.receive()) is not None:
                self._take(text)
        finally:
            with self._lock:
                if connection in self._connections:
                    self._connections.remove(connection)

    def upgrade(self, request: Request) -> Response:
        """Turn this HTTP connection into a socket, and stay with it until it closes."""
        key = request.headers.get("sec-websocket-key", "")
        if request.headers.get("upgrade", "").lower() != "websocket" or not key:
            return Response(426, b"A WebSocket is served here.\n")
        if not self.use_ticket(request.query.get("ticket", "")):
            return Response(403, b"This address has been used; ask for another.\n")
        request.socket.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept_key(key).encode() + b"\r\n\r\n"
        )
        self.serve(request.socket)
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
