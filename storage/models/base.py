"""What every table shares."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import Any, Self

from sqlalchemy import ForeignKey, MetaData, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.columns import Day, Hour, Json, Level, UtcDateTime, Words

# Fixed names, so that migrations can drop on both databases what they once made.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class ReleaseLevel(IntEnum):
    """How far a text may travel; each level includes the ones below it."""

    PRIVATE = 0  # the author alone
    CIRCLE = 1  # the members of the circle, with the author's name
    NETWORK = 2  # every reader in the workspace, without the author's name
    PUBLIC = 3  # anyone, outside Slack too


def words(enum: type[StrEnum]) -> Words:
    """A column of fixed words."""
    return Words(enum)


class Surface(StrEnum):
    """Where people are reached, and where messages stand."""

    SLACK = "slack"
    EMAIL = "email"


@dataclass(frozen=True)
class Address:
    """How a surface knows someone, or a workspace."""

    surface: Surface
    external_id: str

    @classmethod
    def slack(cls, external_id: str) -> Self:
        return cls(Surface.SLACK, external_id)

    @classmethod
    def email(cls, address: str) -> Self:
        """Two spellings of one mailbox are one address."""
        return cls(Surface.EMAIL, address.strip().lower())

    @property
    def mail_domain(self) -> str:
        """Empty for whoever is not reached by mail."""
        return self.external_id.rpartition("@")[2] if self.surface is Surface.EMAIL else ""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        str: Text,
        datetime: UtcDateTime,
        date: Day,
        time: Hour,
        ReleaseLevel: Level(ReleaseLevel),
        dict[str, Any]: Json(dict),
        list[str]: Json(list),
        list[int]: Json(list),
    }

    @classmethod
    def __table_cls__(cls, *args: Any, **kwargs: Any) -> Table:
        """A number that the database gave is not given again, whatever was deleted.

        Buttons, links and tokens that left it still carry the old one.
        """
        table = Table(*args, **kwargs)
        if table.autoincrement_column is not None:
            table.kwargs["sqlite_autoincrement"] = True
        return table


class InWorkspace:
    """Every row belongs to a workspace, and every query says which."""

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), index=True)


# What a surface calls a person, a channel or a message: Slack's U…, C… and 1767225600.000100,
# or a mail address (RFC 5321 allows 254 characters). Only the surface knows what it means.
ExternalId = String(254)
LONGEST_TERM = 64  # characters of a word or key in the index
