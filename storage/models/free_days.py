"""School holidays, where a workspace differs from the dates that came with the program."""

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace


class SchoolHoliday(InWorkspace, Base):
    """A period that somebody added, changed or removed; `key` names a shipped one."""

    __tablename__ = "school_holiday"
    __table_args__ = (UniqueConstraint("workspace_id", "region", "key"),)

    region: Mapped[str] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(16))
    first_on: Mapped[date]
    last_on: Mapped[date]
    is_removed: Mapped[bool] = mapped_column(default=False)
