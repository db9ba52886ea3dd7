"""Pure: who could do what this time, the one who did it longest ago first.

Nobody has two duties as long as there are others; nobody has one that they do not want.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NEVER = -1


@dataclass(frozen=True)
class Candidate:
    """Somebody who comes. `last`: in which session (growing with time) they last had a duty."""

    person_id: int
    last: Mapping[str, int]
    declines: frozenset[str] = frozenset()


def propose(
    duties: Sequence[str], candidates: Sequence[Candidate], fixed: Mapping[str, int]
) -> dict[str, int]:
    """A person for each duty, where anybody can be found; those in `fixed` stay as they are."""
    chosen = {duty: person for duty, person in fixed.items() if duty in duties}
    for duty in duties:
        willing = [each for each in candidates if duty not in each.declines]
        if duty in chosen or not willing:
            continue
        chosen[duty] = min(willing, key=lambda each: _turn(each, duty, chosen)).person_id
    return chosen


def _turn(
    candidate: Candidate, duty: str, chosen: Mapping[str, int]
) -> tuple[int, int, int, int]:
    """Who has least to do today; then longest ago this duty, then any; then who came first."""
    today = list(chosen.values()).count(candidate.person_id)
    last = candidate.last.get(duty, NEVER)
    any_duty = max(candidate.last.values(), default=NEVER)
    return today, last, any_duty, candidate.person_id
