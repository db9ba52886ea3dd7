"""Switches that make Slack fail, as it sometimes does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal, get_args

Kind = Literal[
    "ratelimited",  # 429 with Retry-After; nothing happened
    "error",  # ok: false with this error; nothing happened
    "status",  # an HTTP error page; nothing happened
    "drop_before",  # the connection breaks; nothing happened
    "drop_after",  # it happened, and the answer is lost
    "hang_after",  # it happened, and no answer comes for so many seconds
    "garbage",  # it happened, and the answer is not JSON
    "cut",  # it happened, and the answer stops half-way
    "slow",  # all is well, so many seconds late
]


@dataclass
class Fault:
    """How calls of this method ("*": of any) fail.

    `skip` calls pass first, then `times` fail (None: all, until `clear`). `when` looks at the
    arguments of a call and decides whether this fault is for it.
    """

    method: str
    kind: Kind
    error: str = "internal_error"
    status: int = 500
    retry_after: int = 1
    seconds: float = 30.0
    times: int | None = 1
    skip: int = 0
    when: Callable[[Mapping[str, Any]], bool] | None = None

    def fits(self, method: str, args: Mapping[str, Any]) -> bool:
        if self.method not in {"*", method}:
            return False
        return self.when is None or self.when(args)


class Faults:
    def __init__(self) -> None:
        self._lock = Lock()
        self._faults: list[Fault] = []

    def add(self, method: str, kind: Kind, **how: Any) -> None:
        """Let calls fail from now on; `how` holds the other fields of `Fault`."""
        if kind not in get_args(Kind):
            raise ValueError(f"unknown kind {kind!r}; choose from {', '.join(get_args(Kind))}")
        self.put(Fault(method, kind, **how))

    def put(self, fault: Fault) -> Fault:
        with self._lock:
            self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Let it be over, if it was not already."""
        with self._lock:
            self._faults = [each for each in self._faults if each is not fault]

    def clear(self) -> None:
        with self._lock:
            self._faults.clear()

    def list(self) -> list[Fault]:
        with self._lock:
            return list(self._faults)

    def take(self, method: str, args: Mapping[str, Any]) -> Fault | None:
        """The fault for this call, if any; counts it.

        No lock is held while `when` decides: it may do something in the workspace first.
        """
        for fault in self.list():
            if fault.fits(method, args) and self._counts(fault):
                return fault
        return None

    def _counts(self, fault: Fault) -> bool:
        with self._lock:
            if not any(each is fault for each in self._faults):
                return False
            if fault.skip > 0:
                fault.skip -= 1
                return False
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._faults = [each for each in self._faults if each is not fault]
            return True
