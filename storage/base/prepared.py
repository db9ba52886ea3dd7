"""Questions that every heartbeat asks: their statements are built once.

Building a statement of a few joins takes longer than the database takes to answer it.
"""

import inspect
from collections.abc import Callable, Sequence
from functools import cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, TypeVarTuple

from sqlalchemy import Row, Select, bindparam
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

Asked = ParamSpec("Asked")
Columns = TypeVarTuple("Columns")
Found = TypeVar("Found")


def rows(
    build: Callable[Asked, Select[*Columns] | ReturningUpdate[*Columns]],
) -> Callable[Concatenate[Session, Asked], Sequence[Row[*Columns]]]:
    """Ask with a session and values for the parameters; the answer is all rows.

    While it builds, a parameter is a placeholder: compare it with a column, and reckon with
    it beforehand.
    """
    names = list(inspect.signature(build).parameters)

    @cache  # not before it is asked for: importing builds nothing
    def statement() -> Select[*Columns] | ReturningUpdate[*Columns]:
        as_if: Callable[..., Select[*Columns] | ReturningUpdate[*Columns]] = build
        return as_if(**{name: bindparam(name) for name in names})

    @wraps(build)
    def ask(
        session: Session, /, *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Sequence[Row[*Columns]]:
        values = dict(zip(names, args, strict=False)) | kwargs
        return session.execute(statement(), values).all()

    return ask


def scalars(
    build: Callable[Asked, Select[Found] | ReturningUpdate[Found]],
) -> Callable[Concatenate[Session, Asked], Sequence[Found]]:
    """The same for a statement with one column, or one kind of object."""
    every = rows(build)

    @wraps(build)
    def ask(session: Session, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Sequence[Found]:
        return [row[0] for row in every(session, *args, **kwargs)]

    return ask
