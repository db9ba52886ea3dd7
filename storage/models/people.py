"""Workspaces, people, and the days on which they do not work."""

from datetime import date, datetime, time

from sqlalchemy import ColumnElement, String, UniqueConstraint, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Address, Base, ExternalId, InWorkspace, Surface, words

WORKWEEK = "12345"  # ISO weekdays


class Workspace(Base):
    __tablename__ = "workspace"
    __table_args__ = (UniqueConstraint("surface", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    surface: Mapped[Surface] = mapped_column(words(Surface))
    external_id: Mapped[str] = mapped_column(ExternalId)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="nl")
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    bot_user_id: Mapped[str | None] = mapped_column(ExternalId)
    token_digest: Mapped[str | None] = mapped_column(String(64))  # of the token that opens it
    public_url: Mapped[str | None]  # where our pages are, as PUBLIC_URL said last
    mail_from: Mapped[str | None]  # who our mail is from; None: mail is not offered
    approves_circles: Mapped[bool] = mapped_column(default=False)  # a manager, before a start
    liberation_day_off: Mapped[bool] = mapped_column(default=False)  # 5 May, every year
    created_at: Mapped[datetime]

    # Sending: when all that left would have left at the steady pace; a pause Slack asked for.
    pace_until: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    pause_reason: Mapped[str | None]
    edits_paused_until: Mapped[datetime | None]  # Slack counts edits apart
    mail_pace_until: Mapped[datetime | None]  # the same two of mail
    mail_paused_until: Mapped[datetime | None]
    mail_pause_reason: Mapped[str | None]  # until a server takes a mail again


class Person(InWorkspace, Base):
    """Someone, known by their address; not everyone has an account in Slack."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("workspace_id", "surface", "external_id"),)

    surface: Mapped[Surface] = mapped_column(words(Surface))
    external_id: Mapped[str] = mapped_column(ExternalId)  # for mail: the address itself
    name: Mapped[str]
    email: Mapped[str | None]
    organisation: Mapped[str | None]
    government_layer: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="nl")
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    working_days: Mapped[str] = mapped_column(default=WORKWEEK)
    quiet_from: Mapped[time] = mapped_column(default=time(18, 30))
    quiet_until: Mapped[time] = mapped_column(default=time(8, 30))
    away_until: Mapped[date | None]  # the first day on which they are there again
    away_from: Mapped[date | None]  # the first day of that absence; None: it began at once
    school_region: Mapped[str | None] = mapped_column(String(8))  # whose holidays they keep
    in_school_holidays: Mapped[bool] = mapped_column(default=False)  # written to even then
    pings_per_week: Mapped[int] = mapped_column(default=5)
    is_bot: Mapped[bool] = mapped_column(default=False)
    is_guest: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    inactive_since: Mapped[datetime | None]  # when we heard that the account was switched off
    is_programme_manager: Mapped[bool] = mapped_column(default=False)
    chose_language: Mapped[bool] = mapped_column(default=False)
    was_offered_language: Mapped[bool] = mapped_column(default=False)  # by a first answer
    opened_home: Mapped[bool] = mapped_column(default=False)
    refreshed_at: Mapped[datetime | None]  # when Slack last said who this is; None: never yet
    wants_profile: Mapped[bool] = mapped_column(default=False, index=True)  # Slack is to say it

    @property
    def is_erased(self) -> bool:
        return self.external_id == self.erased_id

    @property
    def erased_id(self) -> str:
        """Who they are once they were erased: nobody that a surface knows."""
        return f"erased-{self.id}"

    @property
    def address(self) -> Address:
        return Address(self.surface, self.external_id)

    @hybrid_property
    def is_reachable(self) -> bool:
        """Whether the bot can write to them: it posts in Slack only."""
        return self.is_active and self.surface == Surface.SLACK

    @is_reachable.inplace.expression
    @classmethod
    def _is_reachable(cls) -> ColumnElement[bool]:
        return and_(cls.is_active, cls.surface == Surface.SLACK)


class SchoolHoliday(InWorkspace, Base):
    """A period that someone added, changed or removed; `key` names a shipped one."""

    __tablename__ = "school_holiday"
    __table_args__ = (UniqueConstraint("workspace_id", "region", "key"),)

    region: Mapped[str] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(16))
    first_on: Mapped[date]
    last_on: Mapped[date]
    is_removed: Mapped[bool] = mapped_column(default=False)
