"""Workspaces, people, and the days on which they do not work."""

from datetime import date, datetime, time

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, InWorkspace, SlackId

WORKWEEK = "12345"  # ISO weekdays


class Workspace(Base):
    __tablename__ = "workspace"

    id: Mapped[int] = mapped_column(primary_key=True)
    slack_team_id: Mapped[str] = mapped_column(SlackId, unique=True)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="nl")
    time_zone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    bot_user_id: Mapped[str | None] = mapped_column(SlackId)
    public_url: Mapped[str | None]  # where our pages are, as PUBLIC_URL said last
    liberation_day_off: Mapped[bool] = mapped_column(default=False)  # 5 May, every year
    created_at: Mapped[datetime]

    # Sending: a token bucket for the whole workspace, and a pause that Slack asked for.
    send_tokens: Mapped[float] = mapped_column(default=0.0)
    send_tokens_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    pause_reason: Mapped[str | None]


class Person(InWorkspace, Base):
    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_user_id"),)

    slack_user_id: Mapped[str] = mapped_column(SlackId)
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
    school_region: Mapped[str | None] = mapped_column(String(8))  # whose holidays they keep
    in_school_holidays: Mapped[bool] = mapped_column(default=False)  # written to even then
    pings_per_week: Mapped[int] = mapped_column(default=5)
    is_bot: Mapped[bool] = mapped_column(default=False)
    is_guest: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    inactive_since: Mapped[datetime | None]  # when we heard that the account was switched off
    is_programme_manager: Mapped[bool] = mapped_column(default=False)
    chose_language: Mapped[bool] = mapped_column(default=False)
    refreshed_at: Mapped[datetime]  # when Slack was last asked who this is


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
