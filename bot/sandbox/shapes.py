"""The words in which Block Kit's rules are written: checks that report in Slack's wording.

Lengths count code points; Slack does not publish its unit.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Surface = Literal["message", "modal", "home"]
URL = re.compile(r"https?://\S+|mailto:\S+|slack://\S+", re.ASCII | re.IGNORECASE)


@dataclass
class Report:
    """What is wrong so far, and what must be unique."""

    surface: Surface
    root: str = ""
    errors: list[str] = field(default_factory=list)
    block_ids: set[str] = field(default_factory=set)
    action_ids: set[str] = field(default_factory=set)  # within the block being checked
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, message: str, path: str) -> None:
        self.errors.append(f"{message} [json-pointer:{self.root}{path}]")

    def count(self, what: str, by: int = 1) -> int:
        self.counts[what] = self.counts.get(what, 0) + by
        return self.counts[what]


Check = Callable[[Any, str, Report], None]


@dataclass(frozen=True)
class Shape:
    """An object: what it must have, what it may have, and rules over several fields."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: Sequence[Check] = ()
    surfaces: frozenset[str] = frozenset({"message", "modal", "home"})

    def __call__(self, value: Any, path: str, report: Report) -> None:
        if not isinstance(value, dict):
            report.add("must provide an object", path)
            return
        for key, check in self.required.items():
            if value.get(key) is None:
                report.add(f"missing required field: {key}", path)
            else:
                check(value[key], f"{path}/{key}", report)
        for key, given in value.items():
            if key in self.required or key == "type":
                continue
            if key not in self.optional:
                report.add(f"invalid additional property: {key}", path)
            elif given is None:
                report.add("must not be null", f"{path}/{key}")
            else:
                self.optional[key](given, f"{path}/{key}", report)
        for rule in self.rules:
            rule(value, path, report)


def string(most: int | None = None, least: int = 0) -> Check:
    def check(value: Any, path: str, report: Report) -> None:
        if not isinstance(value, str):
            report.add("must provide a string", path)
        elif len(value) < least:
            report.add(f"must be more than {least - 1} characters", path)
        elif most is not None and len(value) > most:
            report.add(f"must be less than {most + 1} characters", path)

    return check


def text(most: int, *, plain: bool = True, least: int = 1) -> Check:
    """A text object; mrkdwn only where Slack allows it."""

    def check(value: Any, path: str, report: Report) -> None:
        if not isinstance(value, dict):
            report.add("must provide an object", path)
            return
        kind = value.get("type")
        if kind not in {"plain_text", "mrkdwn"}:
            report.add("missing required field: type" if kind is None else _odd(kind), path)
            return
        if plain and kind == "mrkdwn":
            report.add(_odd(kind), f"{path}/type")
            return
        extra = {"emoji": boolean} if kind == "plain_text" else {"verbatim": boolean}
        Shape(required={"text": string(most, least)}, optional=extra)(value, path, report)

    return check


def array(of: Check, most: int | None = None, least: int = 0) -> Check:
    def check(value: Any, path: str, report: Report) -> None:
        if not isinstance(value, list):
            report.add("must provide an array", path)
            return
        if most is not None and len(value) > most:
            report.add(f"no more than {most} items allowed", path)
        if len(value) < least:
            report.add(f"no fewer than {least} items allowed", path)
        for index, item in enumerate(value):
            of(item, f"{path}/{index}", report)

    return check


def one_of(kinds: Mapping[str, Check], what: str) -> Check:
    """An object whose type decides its shape."""

    def check(value: Any, path: str, report: Report) -> None:
        if not isinstance(value, dict):
            report.add("must provide an object", path)
            return
        kind = value.get("type")
        if kind is None:
            report.add("missing required field: type", path)
        elif not isinstance(kind, str) or kind not in kinds:
            report.add(f"unsupported {what}: {kind}", f"{path}/type")
        else:
            shape = kinds[kind]
            if isinstance(shape, Shape) and report.surface not in shape.surfaces:
                report.add(f"unsupported {what}: {kind}", f"{path}/type")
                return
            shape(value, path, report)

    return check


def choice(*allowed: Any) -> Check:
    def check(value: Any, path: str, report: Report) -> None:
        if value not in allowed:
            report.add(f"must be a valid enum value: {', '.join(map(str, allowed))}", path)

    return check


def integer(least: int | None = None, most: int | None = None) -> Check:
    def check(value: Any, path: str, report: Report) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            report.add("must provide an integer", path)
        elif least is not None and value < least:
            report.add(f"must be greater than or equal to {least}", path)
        elif most is not None and value > most:
            report.add(f"must be less than or equal to {most}", path)

    return check


def pattern(expression: str, wording: str) -> Check:
    compiled = re.compile(expression)

    def check(value: Any, path: str, report: Report) -> None:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            report.add(wording, path)

    return check


def boolean(value: Any, path: str, report: Report) -> None:
    if not isinstance(value, bool):
        report.add("must provide a boolean", path)


def number(value: Any, path: str, report: Report) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        report.add("must provide a number", path)


def anything(value: Any, path: str, report: Report) -> None:
    """No rule is known."""


def url(value: Any, path: str, report: Report) -> None:
    string(3000)(value, path, report)
    if isinstance(value, str) and not URL.fullmatch(value):
        report.add("invalid url", path)


def action_id(value: Any, path: str, report: Report) -> None:
    string(255, 1)(value, path, report)
    if not isinstance(value, str):
        return
    if value in report.action_ids:
        report.add("`action_id` already exists for block_id", path)
    report.action_ids.add(value)


def block_id(value: Any, path: str, report: Report) -> None:
    string(255, 1)(value, path, report)
    if not isinstance(value, str):
        return
    if value in report.block_ids:
        report.add(f"`block_id` already exists: {value}", path)
    report.block_ids.add(value)


def either(*names: str, exactly: bool = False) -> Check:
    """At least one of these fields, or exactly one."""

    def check(value: Any, path: str, report: Report) -> None:
        given = [name for name in names if value.get(name)]
        if not given:
            report.add(f"missing required field: {' or '.join(names)}", path)
        elif exactly and len(given) > 1:
            report.add(f"only one of {', '.join(names)} allowed", path)

    return check


def at_most(low: str, high: str) -> Check:
    """Two bounds that must not cross."""

    def check(value: Any, path: str, report: Report) -> None:
        try:
            crossed = float(value[low]) > float(value[high])
        except (KeyError, TypeError, ValueError):
            return
        if crossed:
            report.add(f"{low} must be less than or equal to {high}", path)

    return check


def _odd(kind: object) -> str:
    return f"unsupported type: {kind}"
