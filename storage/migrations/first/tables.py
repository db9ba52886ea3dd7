"""What the first tables have in common. Nothing here may change: it is a released migration."""

from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
FIRST = MetaData(naming_convention=NAMING)
MOMENT = DateTime(timezone=True)
WORD = String(24)  # one of a few fixed ones


def ours(name: str, *parts: Column[Any] | UniqueConstraint | Index) -> None:
    """A table of rows that have a number, which is never given again, and a workspace."""
    Table(
        name,
        FIRST,
        Column("id", Integer, primary_key=True),
        Column("workspace_id", Integer, ForeignKey("workspace.id"), nullable=False, index=True),
        *parts,
        sqlite_autoincrement=True,
    )


def where(condition: str) -> dict[str, Any]:
    """The rows that an index holds, said to both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
