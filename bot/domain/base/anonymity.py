"""When a text without a name may be called nameless.

Below four people who could have written it, a reader guesses. Then nothing claims that nobody
can tell, and whoever lets the text go hears so first. Nothing that is shown of nameless texts
says how many there are, how many wrote, or when a person wrote: there is nothing to subtract.
"""

from storage.models import ReleaseLevel

CROWD = 4  # people who could have written it


def can_be_guessed(level: ReleaseLevel, people: int) -> bool:
    """Whether to warn before a text goes out without a name; `people`: who could be it."""
    return level >= ReleaseLevel.NETWORK and people < CROWD
