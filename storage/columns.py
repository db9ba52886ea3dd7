"""Columns that can always be read, whatever stands in them.

A row may come from another version, from a restored file or from a hand at the database. Were
reading it an error, then nobody else's rows in the same answer could be read either. What
cannot be understood is unknown; `storage.base.odd_rows` finds such rows.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import JSON, Date, DateTime, SmallInteger, String, Time
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

Value = TypeVar("Value")
FIRST_YEAR, LAST_YEAR = 1000, 9000  # in between, reckoning with days has room on both sides


class Readable(TypeDecorator[Value]):
    """What its engine cannot make a value of reads as `unreadable`."""

    __abstract__ = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        read = super().result_processor(dialect, coltype)

        def tolerant(value: Any) -> Any:
            try:
                return read(value) if read else value
            except (ValueError, TypeError, ArithmeticError, RecursionError):
                return self.unreadable()

        return tolerant

    def unreadable(self) -> Any:
        return None

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """Compared with a value of its own kind; the engine's type knows about others."""
        if isinstance(value, self.python_type):
            return self
        return self.impl_instance.coerce_compared_value(op, value)


def _within_reach(day: Any) -> Any:
    year = min(max(day.year, FIRST_YEAR), LAST_YEAR)
    return day if year == day.year else day.replace(year=year, month=1, day=1)


class UtcDateTime(Readable[datetime]):
    """Refuses naive values in, returns aware UTC values out; SQLite forgets zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"a naive datetime reached the database: {value!r}"
            raise ValueError(msg)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = _within_reach(value)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class WallClock(Readable[datetime]):
    """A moment as a clock on the wall shows it, in a zone that stands elsewhere."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and _within_reach(value)


class Day(Readable[date]):
    impl = Date
    cache_ok = True

    def process_result_value(self, value: date | None, dialect: Dialect) -> date | None:
        return value and _within_reach(value)


class Hour(Readable[time]):
    impl = Time
    cache_ok = True


class UnknownWord(str):
    """A word of another version: it is none of those that are known here.

    In a text it carries a mark, so that whoever looks for its name finds that it has none.
    """

    __slots__ = ()
    MARK = "\ufffd"

    @property
    def value(self) -> str:
        return self.MARK + str.__str__(self)

    def __str__(self) -> str:
        return self.value

    def __format__(self, spec: str) -> str:
        return format(self.value, spec)


class Words(TypeDecorator[StrEnum]):
    """Fixed words, kept as text: readable in a dump, easy to extend."""

    impl = String
    cache_ok = True

    def __init__(self, enum: type[StrEnum], length: int = 24) -> None:
        super().__init__(length)
        self.enum = enum

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if isinstance(value, UnknownWord):
            return str.__str__(value)
        return self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        try:
            return None if value is None else self.enum(value)
        except ValueError:
            return UnknownWord(value)


class Level(TypeDecorator[Any]):
    """A step of a ladder; a step that is not on it is its lowest, where nothing travels."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, ladder: Any) -> None:
        super().__init__()
        self.ladder = ladder

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        try:
            return None if value is None else self.ladder(value)
        except ValueError:
            return min(self.ladder)


class Json(Readable[Any]):
    """`shape`: what it always is, empty if need be."""

    impl = JSON
    cache_ok = True

    def __init__(self, shape: type[dict[str, Any] | list[Any]]) -> None:
        super().__init__()
        self.shape = shape

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return value if isinstance(value, self.shape) else self.shape()

    def unreadable(self) -> Any:
        return self.shape()

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        return self.impl_instance.coerce_compared_value(op, value)
