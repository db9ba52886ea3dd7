"""What can go wrong, sorted by who must act.

CirclesError
├── UserError                    the person can do something about it; text_id + params
│   ├── NotFound                 gone, or not theirs to see: existence does not leak
│   ├── NotAllowed               only the facilitator, only members
│   ├── Unreachable              Slack does not answer now
│   ├── AlreadyDone              a second click, a meeting that was moved or has begun
│   └── InvalidInput             shown under `field` of the form
├── DeliveryError                a message did not leave; `fate` says what the outbox does
└── ConfigError                  the operator: one line at start, exit status 2

Anything else is a bug: logged once with its traceback and a reference number.
"""

from enum import StrEnum
from typing import TypeVar

FAILED = 2  # the exit status of everything that goes wrong


class CirclesError(Exception):
    """The root of everything that Leerkring raises itself."""


class UserError(CirclesError):
    """Spoken in the person's language at the edge: `text_id` with `params`."""

    text_id = "error-unknown"

    def __init__(self, text_id: str | None = None, **params: str | int) -> None:
        self.text_id = text_id or self.text_id
        self.params = params
        super().__init__(self.text_id)


class NotFound(UserError):
    text_id = "error-not-found"


class NotAllowed(UserError):
    """Always with a sentence of its own, that says who may."""


class Unreachable(UserError):
    """Slack does not say who someone is, or whether their workspace is ours."""

    text_id = "error-unreachable"


class AlreadyDone(UserError):
    text_id = "error-already-done"


class InvalidInput(UserError):
    """`field` is the block id of the input that the sentence belongs under."""

    def __init__(self, field: str, text_id: str, **params: str | int) -> None:
        self.field = field
        super().__init__(text_id, **params)


class Fate(StrEnum):
    """What a refusal means for the message; the outbox acts on it."""

    SLOW_DOWN = "slow_down"  # not sent; the workspace waits as long as Slack asks
    UNREACHABLE = "unreachable"  # not sent; later
    AMBIGUOUS = "ambiguous"  # perhaps sent: look it up before trying again
    CHANNEL = "channel"  # this channel never takes it
    PERSON = "person"  # this person cannot be reached
    WORKSPACE = "workspace"  # the app may not speak here at all, for now
    SETUP = "setup"  # a scope is missing
    CONTENT = "content"  # our own fault: send it plainly
    POLICY = "policy"  # the workspace, or a mail server, does not allow it
    MAILBOX = "mailbox"  # this reader's does not take this one; the next it may
    GONE = "gone"  # the message to edit is not there, or may not be edited any more
    UNKNOWN = "unknown"  # not sent, as far as Slack says; a few tries


class DeliveryError(CirclesError):
    """A message did not leave, or we cannot know whether it did."""

    def __init__(self, fate: Fate, reason: str, retry_after: int = 0) -> None:
        self.fate = fate
        self.reason = reason  # Slack's error code, or the kind of network failure
        self.retry_after = retry_after  # seconds, with SLOW_DOWN
        super().__init__(f"{fate}: {reason}")


class ConfigError(CirclesError):
    """Names every problem at once, one per line."""


Row = TypeVar("Row")


def existing(row: Row | None) -> Row:
    """What was looked for. Raises NotFound when there is nothing."""
    if row is None:
        raise NotFound
    return row
