"""Statements with a list in them, which both databases read as one parameter."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Executable,
    Row,
    any_,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import String

Values = Collection[str] | Collection[int]
IsListed = Callable[[ColumnElement[Any]], ColumnElement[bool]]  # one of `values`


def _in_json(column: ColumnElement[Any]) -> ColumnElement[bool]:
    each = func.json_each(bindparam("values", type_=String)).table_valued("value")
    return column.in_(select(each.c.value))


def _in_lines(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """As one text: the driver needs longer to write a list than the database to read it."""
    lines = func.string_to_array(bindparam("values", type_=String), "\n", type_=ARRAY(String))
    is_text = isinstance(column.type, String)
    return column == any_(lines if is_text else cast(lines, ARRAY(column.type)))


class Listed:
    """A statement with `values` in it: one parameter, however long the list is."""

    def __init__(self, on_sqlite: Executable, on_postgresql: Executable) -> None:
        self._on_sqlite = on_sqlite
        self._on_postgresql = on_postgresql

    @classmethod
    def of(cls, build: Callable[[IsListed], Executable]) -> "Listed":
        return cls(build(_in_json), build(_in_lines))

    def rows(self, session: Session, values: Values, **binds: int) -> Sequence[Row[Any]]:
        return self._run(session, values, binds).all() if values else []

    def change(self, session: Session, values: Values, **binds: int) -> None:
        if values:
            self._run(session, values, binds)

    def _run(
        self, session: Session, values: Values, binds: Mapping[str, int]
    ) -> CursorResult[Any]:
        connection = session.connection()
        is_sqlite = connection.dialect.name == "sqlite"
        listed = json.dumps(list(values)) if is_sqlite else "\n".join(map(str, values))
        statement = self._on_sqlite if is_sqlite else self._on_postgresql
        return connection.execute(statement, {**binds, "values": listed})
