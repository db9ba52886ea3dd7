"""The audit trail's rows: written at once, and never changed."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert, insert
from sqlalchemy.orm import Session

from storage.models import AuditEvent


def add(session: Session, values: Mapping[str, Any]) -> None:
    session.flush()  # whoever is named in it stands there first
    session.connection().execute(_insert(), values)


@cache  # it is made of nothing that changes
def _insert() -> Insert:
    return insert(AuditEvent).inline()
