"""What the bot and Slack told each other."""

import logging
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any, Literal

_LONGEST = 5000  # exchanges kept; a demo may run for days

logger = logging.getLogger("bot.sandbox")


@dataclass(frozen=True)
class Exchange:
    """One request and its answer. `kind` is a method's name or what was delivered."""

    number: int
    at: datetime
    direction: Literal["to_slack", "to_bot"]
    kind: str
    request: Any
    response: Any
    status: int | None
    duration: float  # seconds
    error: str | None = None
    attempt: int = 0


class ExchangeLog:
    def __init__(self) -> None:
        self._lock = Lock()
        self._exchanges: deque[Exchange] = deque(maxlen=_LONGEST)
        self._count = 0

    def add(
        self,
        direction: Literal["to_slack", "to_bot"],
        kind: str,
        *,
        at: datetime,
        request: Any,
        response: Any = None,
        status: int | None = None,
        duration: float = 0.0,
        error: str | None = None,
        attempt: int = 0,
    ) -> None:
        with self._lock:
            self._count += 1
            self._exchanges.append(
                Exchange(
                    self._count,
                    at,
                    direction,
                    kind,
                    request,
                    response,
                    status,
                    duration,
                    error,
                    attempt,
                )
            )
        if error:
            logger.info("%s %s: %s", direction, kind, error)

    def list(self) -> list[Exchange]:
        with self._lock:
            return list(self._exchanges)
