"""Who acts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """The person behind a click or a command."""

    id: int
    workspace_id: int
    slack_user_id: str
    name: str
    language: str
    time_zone: str
