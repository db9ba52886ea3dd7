"""Who acts."""

from dataclasses import dataclass

from storage.models import Address

__all__ = ["NOBODY", "Actor", "Address"]

NOBODY = 0  # the id of someone of whom no row is kept


@dataclass(frozen=True)
class Actor:
    """The person behind a click or a command."""

    id: int
    workspace_id: int
    address: Address
    name: str
    language: str
    time_zone: str
    is_guest: bool = False  # in this workspace, or from another organisation
    is_known: bool = True  # else Slack has not said yet who this is: they are held for a guest
    opened_home: bool = False  # once: from then on it is kept up to date
