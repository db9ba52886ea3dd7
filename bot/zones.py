"""Pure: time zones by name, for this machine.

Names come from outside, and new ones come every year: a name that this machine does not know
is read as the Dutch zone, so that whoever has it is served like everybody else.
"""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

USUAL = "Europe/Amsterdam"


def is_known(name: str) -> bool:
    return _find(name) is not None


def zone_named(name: str) -> ZoneInfo:
    """Never fails; its `key` is the name of what is used."""
    return _find(name) or ZoneInfo(USUAL)


@lru_cache(maxsize=1024)
def _find(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder
        return None
