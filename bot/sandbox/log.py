"""What the bot and Slack told each other."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, Literal

_LONGEST = 5000  # exchanges kept; a demo may run for days

logger = logging.getLogger("bot.sandbox")


Direction = Literal["to_slack", "to_bot"]


@dataclass(frozen=True)
class Exchange:
    """One request and its answer. `kind` is a method's name or what was delivered."""

    number: int
    at: datetime
    direction: Direction
    kind: str
    request: Any
    response: Any = None
    status: int | None = None
    duration: float = 0.0  # seconds
    error: str | None = None
    attempt: int = 0


class ExchangeLog:
    def __init__(self, on_add: Callable[[], None]) -> None:
        self._on_add = on_add
        self._lock = Lock()
        self._exchanges: deque[Exchange] = deque(maxlen=_LONGEST)
        self._count = 0

    def add(self, direction: Direction, kind: str, *, at: datetime, **what: Any) -> None:
        """Keep an exchange; `what` holds the other fields of `Exchange`."""
        with self._lock:
            self._count += 1
            exchange = Exchange(self._count, at, direction, kind, **what)
            self._exchanges.append(exchange)
        self._on_add()
        if exchange.error:
            logger.info("%s %s: %s", direction, kind, exchange.error)

    def list(self) -> list[Exchange]:
        with self._lock:
            return list(self._exchanges)
