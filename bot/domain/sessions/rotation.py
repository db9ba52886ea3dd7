"""Pure: who could do what this time, the one who did it longest ago first.

Nobody has two duties as long as there are others; nobody has one that they do not want.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

NEVER = -1
Cost = tuple[int, int, int]
Chosen = dict[str, int]


@dataclass(frozen=True)
class Candidate:
    """Somebody who comes. `last`: in which session (growing with time) they last had a duty."""

    person_id: int
    last: Mapping[str, int]
    declines: frozenset[str] = frozenset()


def propose(
    duties: Sequence[str], candidates: Sequence[Candidate], fixed: Mapping[str, int]
) -> Chosen:
    """A person for each duty, where anybody can be found; those in `fixed` stay as they are."""
    chosen = {duty: person for duty, person in fixed.items() if duty in duties}
    free = [each for each in candidates if each.person_id not in chosen.values()]
    chosen |= _one_each([duty for duty in duties if duty not in chosen], free)
    for duty in duties:
        willing = [each for each in candidates if duty not in each.declines]
        if duty not in chosen and willing:
            chosen[duty] = min(willing, key=lambda each: _turn(each, duty, chosen)).person_id
    return chosen


def _one_each(duties: Sequence[str], candidates: Sequence[Candidate]) -> Chosen:
    """As many duties as possible, to different people: together those who did them longest ago.

    One after the other would leave the last duty to who just had it, though a swap helps
    everybody. So each set of duties keeps its best division, person by person.
    """
    ranks = _ranks(candidates)
    best: dict[frozenset[str], tuple[Cost, Chosen]] = {frozenset(): ((0, 0, 0), {})}
    for each in sorted(candidates, key=lambda candidate: candidate.person_id):
        for done, (cost, chosen) in tuple(best.items()):
            for duty in duties:
                if duty in done or duty in each.declines:
                    continue
                more = _plus(cost, _cost(each, duty, ranks))
                key = done | {duty}
                if key not in best or more < best[key][0]:
                    best[key] = more, {**chosen, duty: each.person_id}
    found = min(best.items(), key=lambda item: (-len(item[0]), item[1][0]))
    return found[1][1]


def _ranks(candidates: Iterable[Candidate]) -> dict[int, int]:
    """Sessions in order of time: only that counts, not how long ago."""
    moments = {NEVER, *(last for each in candidates for last in each.last.values())}
    return {moment: rank for rank, moment in enumerate(sorted(moments))}


def _cost(candidate: Candidate, duty: str, ranks: Mapping[int, int]) -> Cost:
    """How recently this duty, then any; then who came into the circle later."""
    last = candidate.last.get(duty, NEVER)
    any_duty = max(candidate.last.values(), default=NEVER)
    return ranks[last], ranks[any_duty], candidate.person_id


def _plus(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _turn(candidate: Candidate, duty: str, chosen: Mapping[str, int]) -> tuple[int, int, int]:
    """With too few people: who has least to do, then who did it longest ago."""
    today = list(chosen.values()).count(candidate.person_id)
    return today, candidate.last.get(duty, NEVER), candidate.person_id
