"""What can go wrong here: a refusal by Slack, or a test that asks the impossible."""

from collections.abc import Sequence
from typing import Any


class SandboxError(Exception):
    """A person was asked to do what nobody could do in Slack, or the sandbox is misused."""


class SlackError(Exception):
    """A refusal by the Web API, by Slack's own name for it."""

    def __init__(
        self, error: str, *, messages: Sequence[str] = (), status: int = 200, **extra: Any
    ) -> None:
        super().__init__(error)
        self.error = error
        self.status = status
        self.messages = list(messages)
        self.extra = extra

    def response(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            answer["response_metadata"] = {
                "messages": [f"[ERROR] {message}" for message in self.messages]
            }
        return answer
