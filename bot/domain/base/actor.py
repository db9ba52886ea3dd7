"""Who acts."""

from dataclasses import dataclass

from storage.models import Address

__all__ = ["Actor", "Address"]


@dataclass(frozen=True)
class Actor:
    """The person behind a click or a command."""

    id: int
    workspace_id: int
    address: Address
    name: str
    language: str
    time_zone: str
