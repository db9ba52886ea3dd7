"""What a renderer gets, and how it says which kind of message it words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from sqlalchemy.orm import Session

from bot.delivery.bundles import Renderer
from bot.domain.base.kinds import MessageKind
from bot.slack.base.blocks import Message
from bot.texts import Texts, texts_for
from storage.models import Delivery, Person


@dataclass(frozen=True)
class Draft:
    """A message that is to be worded, from the rows as they are at this moment."""

    session: Session
    delivery: Delivery
    reader: Person | None
    now: datetime

    @property
    def workspace_id(self) -> int:
        return self.delivery.workspace_id

    @property
    def subject_id(self) -> int:
        return self.delivery.subject_id

    @property
    def about(self) -> tuple[Session, int, int]:
        """What questions about its subject begin with: where, in which workspace, which."""
        return self.session, self.workspace_id, self.subject_id

    @property
    def stands(self) -> bool:
        """Whether it is in Slack already: then it is edited, and says what became of it."""
        return self.delivery.sent_at is not None


@dataclass(frozen=True)
class Letter(Draft):
    """One to a person."""

    reader: Person

    @property
    def texts(self) -> Texts:
        return texts_for(self.reader.language)


ToPerson = Callable[[Letter], Message | None]
ToAnybody = Callable[[Draft], Message | None]


class Registry(dict[MessageKind, Renderer]):
    """Which function words which kind of message; None: there is nothing to say any more."""

    def to_person(self, kind: MessageKind) -> Callable[[ToPerson], ToPerson]:
        def note(word: ToPerson) -> ToPerson:
            @wraps(word)
            def render(
                session: Session, delivery: Delivery, reader: Person | None, now: datetime
            ) -> Message | None:
                return word(Letter(session, delivery, reader, now)) if reader else None

            self[kind] = render
            return word

        return note

    def to_anybody(self, kind: MessageKind) -> Callable[[ToAnybody], ToAnybody]:
        """To a channel; or to either, where there may be a reader."""

        def note(word: ToAnybody) -> ToAnybody:
            @wraps(word)
            def render(
                session: Session, delivery: Delivery, reader: Person | None, now: datetime
            ) -> Message | None:
                return word(Draft(session, delivery, reader, now))

            self[kind] = render
            return word

        return note
