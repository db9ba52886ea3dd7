"""Whose word is counted: that of people of whom we know where they work.

Anybody can have a mailbox and speak from the page of a card. See docs/decisions.md, "Responses
from the web".
"""

from sqlalchemy import ColumnElement, select

from storage.models import InsightUse, Person, Recognition, Surface


def known_voice() -> ColumnElement[bool]:
    return Recognition.organisation != ""


def known_user() -> ColumnElement[bool]:
    nowhere = select(Person.id).where(
        Person.surface == Surface.EMAIL, Person.organisation.is_(None)
    )
    return InsightUse.person_id.not_in(nowhere)
