"""The ways in which Slack fails, as switches that the page shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.sandbox.delivery import Delivery
from bot.sandbox.errors import SandboxError
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.state import Workspace

RETRY_AFTER = 5  # seconds that Slack asks the bot to wait
NO_ANSWER = 20.0  # seconds that a call hangs: longer than the bot is patient
LATE = 4.0  # seconds; an acknowledgement counts for three

_CALLS = {
    "ratelimited": lambda: Fault("*", "ratelimited", retry_after=RETRY_AFTER, times=None),
    "error_500": lambda: Fault("*", "status", status=500, times=None),
    "timeout": lambda: Fault("*", "hang_after", seconds=NO_ANSWER, times=None),
}


@dataclass
class Switches:
    """Each is on until it is turned off; what is on together fails in the order turned on."""

    workspace: Workspace
    faults: Faults
    delivery: Delivery
    _on: dict[str, Fault] = field(default_factory=dict)

    @property
    def state(self) -> Mapping[str, bool]:
        return {
            **{name: name in self._on for name in _CALLS},
            "revoked": self.workspace.token_revoked,
            "duplicates": self.delivery.duplicates > 0,
            "slow_acks": self.delivery.late_by > 0,
        }

    def turn(self, name: str, *, on: bool) -> None:
        """Raises SandboxError for a switch that is not there."""
        turns: dict[str, Callable[[bool], None]] = {
            "revoked": self._revoke,
            "duplicates": self._duplicate,
            "slow_acks": self._delay,
        }
        if name in _CALLS:
            self._fail_calls(name, on=on)
        elif name in turns:
            turns[name](on)
        else:
            raise SandboxError(f"there is no switch {name!r}")
        self.workspace.touch()

    def _fail_calls(self, name: str, *, on: bool) -> None:
        if (fault := self._on.pop(name, None)) is not None:
            self.faults.remove(fault)
        if on:
            self._on[name] = self.faults.put(_CALLS[name]())

    def _revoke(self, on: bool) -> None:  # noqa: FBT001
        with self.workspace.changing():
            self.workspace.token_revoked = on

    def _duplicate(self, on: bool) -> None:  # noqa: FBT001
        self.delivery.duplicates = 1 if on else 0

    def _delay(self, on: bool) -> None:  # noqa: FBT001
        self.delivery.late_by = LATE if on else 0.0
