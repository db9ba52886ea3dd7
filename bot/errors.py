"""What can go wrong, sorted by who must act.

CirclesError
├── UserError                    the person can do something about it; text_id + params
│   ├── NotFound                 gone, or not theirs to see: existence does not leak
│   ├── NotAllowed               only the facilitator, only members
│   ├── AlreadyDone              a second click, a meeting that was moved or has begun
│   └── InvalidInput             shown under `field` of the form
├── DeliveryError                a message did not leave; `fate` says what the outbox does
└── ConfigError                  the operator: one line at start, exit status 2

Anything else is a bug: logged once with its traceback and a reference number.
"""


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
    text_id = "error-not-allowed"


class AlreadyDone(UserError):
    text_id = "error-already-done"


class InvalidInput(UserError):
    """`field` is the block id of the input that the sentence belongs under."""

    def __init__(self, field: str, text_id: str, **params: str | int) -> None:
        self.field = field
        super().__init__(text_id, **params)


class ConfigError(CirclesError):
    """Names every problem at once, one per line."""
