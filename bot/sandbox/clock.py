"""The workspace's clock, which can be moved forward but never back.

Only what people see follows it: message times, dates, schedules. Signatures, trigger ids,
deadlines and rate limits always use real time, as the bot's libraries do.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Condition


class Clock:
    def __init__(self, start: datetime | None = None, *, running: bool = False) -> None:
        self._at = _aware(start or datetime.now(UTC))
        self._running = running
        self._set_at = time.monotonic()
        self._moved = Condition()
        self._listeners: list[Callable[[], None]] = []

    @property
    def running(self) -> bool:
        return self._running

    def now(self) -> datetime:
        with self._moved:
            return self._now()

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call this after each move, when no lock of the clock's is held."""
        self._listeners.append(listener)

    def move_to(self, moment: datetime) -> None:
        """Move forward to this moment.

        Raises:
            ValueError: it lies in the past; messages would get times before older ones.
        """
        self._move(lambda _: _aware(moment))

    def move_by(self, span: timedelta) -> None:
        self._move(lambda now: now + span)

    def _move(self, aim: Callable[[datetime], datetime]) -> None:
        with self._moved:
            now = self._now()
            moment = aim(now)
            if moment < now:
                raise ValueError(f"the clock stands at {now} and never goes back")
            self._at = moment
            self._set_at = time.monotonic()
            self._moved.notify_all()
        for listener in self._listeners:
            listener()

    def wait_until(self, moment: datetime, timeout: float | None = None) -> bool:
        """Sleep until the clock shows this; False when `timeout` real seconds pass first."""
        give_up = None if timeout is None else time.monotonic() + timeout
        with self._moved:
            while (left := (_aware(moment) - self._now()).total_seconds()) > 0:
                waits = [left] if self._running else []
                if give_up is not None:
                    waits.append(give_up - time.monotonic())
                    if waits[-1] <= 0:
                        return False
                self._moved.wait(min(waits) if waits else None)
        return True

    def _now(self) -> datetime:
        if not self._running:
            return self._at
        return self._at + timedelta(seconds=time.monotonic() - self._set_at)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("give a moment with its zone")
    return moment.astimezone(UTC)
