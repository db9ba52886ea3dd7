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
    is_retry: bool = False  # it may have had its effect, but nobody was answered: go through it

    def check(self, session: Session) -> None:
        """Raises Replayed if this delivery had its effect before, and is no retry."""
        if not self.is_retry and inbox.is_known(session, self.workspace_id, self.key):
            raise Replayed

    @contextmanager
    def __call__(self) -> Iterator[Session]:
        """Raises Replayed, with nothing done, if `check` would."""
        with self.db.begin() as session:
            is_new = inbox.is_new(session, self.workspace_id, self.key, self.now)
            if not (is_new or self.is_retry):
                raise Replayed
            yield session
