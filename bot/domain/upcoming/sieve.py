"""One odd row costs no other row: what fails as a whole is tried part by part."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due
from bot.domain.base.odd_rows import Odd
from storage.outages import is_outage

Part = TypeVar("Part")
Made = TypeVar("Made")
Planner = Callable[[Any, datetime], Plan]
Failure = tuple[Any, Exception]
Subject = tuple[str, int]
# The narrowest first: of two that explain as much, it is the one that is odd.
NAMES = ("person_id", "meeting_id", "poll_id", "circle_id")


class Sieve:
    """`odd`: what had to be left out so far."""

    def __init__(self) -> None:
        self.odd: list[Odd] = []

    def each(self, parts: Iterable[Part], make: Callable[[Part], Made]) -> list[Made]:
        """What can be made of each of them."""
        made, parts = [], list(parts)
        failed: list[Failure] = []
        for part in parts:
            try:
                made.append(make(part))
            except Exception as error:  # it is logged by whoever has the sieve
                if is_outage(error):
                    raise
                failed.append((part, error))
        self.odd += _blamed(failed, parts)
        return made

    def planned(self, plan: Planner, facts: Any, now: datetime) -> Plan:
        """The plan, without the facts with which there is none."""
        try:
            return list(plan(facts, now))
        except Exception as error:
            if is_outage(error):
                raise
            return list(plan(self._sound(plan, facts, now), now))

    def _sound(self, plan: Planner, facts: Any, now: datetime) -> Any:
        """Without what fails alone, or else without what fails only together with others."""
        parts = list(_parts(facts))
        alone = ((part, _failure(plan, _only(facts, part), now)) for part in parts)
        failed = [(part, error) for part, error in alone if error is not None]
        if not failed:
            why = ValueError("together with others")
            failed = [(p, why) for p in parts if _failure(plan, _less(facts, p), now) is None]
        self.odd += _blamed(failed, parts)
        return _less(facts, *(part for part, _ in failed))


def _failure(plan: Planner, facts: Any, now: datetime) -> Exception | None:
    try:
        list(plan(facts, now))
    except Exception as error:
        if is_outage(error):
            raise
        return error
    return None


def _lists(facts: Any) -> dict[str, Sequence[Any]]:
    """The parts of facts, by the name of their field."""
    if not is_dataclass(facts):
        return {"": facts}
    every = {each.name: getattr(facts, each.name) for each in fields(facts)}
    return {name: found for name, found in every.items() if _are_parts(found)}


def _are_parts(found: Any) -> bool:
    return isinstance(found, list | tuple) and all(map(is_dataclass, found))


def _parts(facts: Any) -> Iterator[Any]:
    for found in _lists(facts).values():
        yield from found


def _kept(facts: Any, is_kept: Callable[[Any], bool]) -> Any:
    kept = {name: [p for p in found if is_kept(p)] for name, found in _lists(facts).items()}
    whole: Any = facts
    return replace(whole, **kept) if is_dataclass(facts) else kept[""]


def _only(facts: Any, part: Any) -> Any:
    return _kept(facts, lambda each: each is part)


def _less(facts: Any, *odd: Any) -> Any:
    left_out = set(map(id, odd))
    return _kept(facts, lambda each: id(each) not in left_out)


def _blamed(failed: Sequence[Failure], parts: Sequence[Any]) -> Iterator[Odd]:
    """As few rows as explain all failures; none with which another part went well."""
    if not failed:
        return
    broken = {id(part) for part, _ in failed}
    well = {one for part in parts if id(part) not in broken for one in _subjects(part)}
    left = list(failed)
    while left:
        covered, worst = left[:1], _unnamed(left[0][0])
        if suspects := [one for part, _ in left for one in _subjects(part) if one not in well]:
            worst = max(suspects, key=suspects.count)
            covered = [each for each in left if worst in _subjects(each[0])]
        part, error = covered[0]
        yield Odd(*worst, getattr(_told(part), "workspace_id", None), error=error)
        left = [each for each in left if each not in covered]


def _unnamed(part: Any) -> Subject:
    """For a part that is about no row of which all others go well."""
    return type(part).__name__, int(getattr(part, "id", 0) or 0)


def _told(part: Any) -> Any:
    """The message, of a message with its reader's hours, or of somebody's messages."""
    is_group = isinstance(part, tuple | list) and not hasattr(part, "_fields")
    return part[0] if is_group else part


def _subjects(part: Any) -> list[Subject]:
    """What a part is about, the narrowest first."""
    told = _told(part)
    if isinstance(told, Due):
        about = told.kind.row.about.name.lower()
        found = {"person": told.to, about: told.subject_id, "circle": told.circle_id}
    else:
        found = {name.removesuffix("_id"): getattr(told, name, None) for name in NAMES}
        if (meeting := getattr(told, "meeting", None)) is not None:
            found = {**found, "meeting": meeting.id, "circle": meeting.circle_id}
    return [(name, number) for name, number in found.items() if number is not None]
