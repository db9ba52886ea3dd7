"""One effect per event, click or form, however often Slack delivers it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.errors import CirclesError
from storage.base import inbox
from storage.database import Database


class Replayed(CirclesError):
    """Received before: answer as if all went well, and change nothing."""


@dataclass(frozen=True)
class Work:
    """Opens the one write transaction of a handler: `with work() as session`."""

    db: Database
    workspace_id: int
    key: str  # identifies the delivery, not the wish: a second click has another key
    now: datetime

    def check(self, session: Session) -> None:
        """Raises Replayed if this delivery had its effect before."""
        if inbox.is_known(session, self.workspace_id, self.key):
            raise Replayed

    def forget(self, session: Session) -> None:
        """As if this delivery had not had its effect yet."""
        inbox.forget(session, self.workspace_id, self.key)

    @contextmanager
    def __call__(self) -> Iterator[Session]:
        """Raises Replayed, with nothing done, if this delivery had its effect before."""
        with self.db.begin() as session:
            if not inbox.is_new(session, self.workspace_id, self.key, self.now):
                raise Replayed
            yield session
