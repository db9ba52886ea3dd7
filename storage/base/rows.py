"""What many queries select: a session with its circle, and a person's rhythm."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, func

from storage.columns import UtcDateTime
from storage.models import Circle, Meeting, Person

Rows = Sequence[Row[Any]]


LONGEST = timedelta(days=1)  # no session takes longer


RHYTHM: tuple[Any, ...] = (
    Person.id.label("person_id"),
    Person.time_zone.label("person_zone"),
    Person.working_days,
    Person.quiet_from,
    Person.quiet_until,
    Person.workspace_id.label("person_workspace_id"),
    Person.away_until,
    Person.away_from,
    Person.school_region,
    Person.in_school_holidays,
)


MEETING: tuple[Any, ...] = (
    Meeting.id,
    Meeting.workspace_id,
    Meeting.circle_id,
    Meeting.time_zone,
    Meeting.starts_at,
    Meeting.ends_at,
    func.coalesce(Meeting.changed_at, Meeting.created_at, type_=UtcDateTime()).label("told_at"),
    Circle.channel,
)
