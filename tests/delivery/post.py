"""A post office for tests: a workspace in the sandbox, one circle, and an outbox."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import utc_now
from bot.delivery.bundles import Renderer
from bot.delivery.courier import Timing
from bot.delivery.outbox import Outbox
from bot.delivery.renderers import overview
from bot.delivery.slack import SlackSender
from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.slack.base.blocks import Message, message, say
from storage.base import edits
from storage.base.pace import Bucket
from storage.database import Database
from storage.models import (
    Circle,
    CircleState,
    Delivery,
    Membership,
    Person,
    Role,
    Surface,
    Workspace,
)

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
HTTP_SECONDS = 0.4
QUICK = Timing(http=timedelta(seconds=HTTP_SECONDS), margin=timedelta(seconds=1))
UNPACED = Bucket(rate=1e6, burst=1e6)
CHANNEL = "C0KRING"
HELLO = "Hallo allemaal"
MOST_SUBJECTS = 100


def hello(session: Session, delivery: Delivery, *_: object) -> Message:
    """What is stored at that moment."""
    circle = session.get_one(Circle, delivery.circle_id)
    return message(say(circle.purpose))


RENDERERS: Mapping[MessageKind, Renderer] = {
    MessageKind.PROMPT: hello,
    MessageKind.MEETING_AGENDA: hello,
    **overview.renderers,
}


class Post:
    """Ada leads the circle; Bram is written to."""

    def __init__(self, database: Database, *, running: bool = False) -> None:
        self.db = database
        now = utc_now() if running else NOON
        self.sandbox = Sandbox(manifest(), now=now, running=running)
        self.sandbox.start()
        self.clock = self.sandbox.clock
        self.ada = self.sandbox.add_person("U0ADA", "ada", real_name="Ada de Vries")
        self.bram = self.sandbox.add_person("U0BRAM", "bram", real_name="Bram Jansen")
        self.sandbox.add_channel(CHANNEL, "kring", members=["U0ADA", "U0BRAM"])
        self.people = self._store()
        self.outbox = self.make_outbox()

    def make_outbox(self, *, api_url: str | None = None, **how: Any) -> Outbox:
        client = WebClient(
            token=self.sandbox.bot_token,
            base_url=api_url or self.sandbox.api_url,
            timeout=HTTP_SECONDS,  # type: ignore[arg-type]  # urllib takes fractions
            retry_handlers=[],
        )
        settings: dict[str, Any] = {"timing": QUICK, "bucket": UNPACED, **how}
        return Outbox(
            self.db, SlackSender(client), RENDERERS, self.clock.now, self.clock.now, **settings
        )

    def _store(self) -> dict[str, int]:
        with self.db.begin() as session:
            workspace = Workspace(
                surface=Surface.SLACK,
                external_id=self.sandbox.team_id,
                name="Proef",
                created_at=NOON,
            )
            session.add(workspace)
            session.flush()
            people = [
                Person(
                    workspace_id=workspace.id,
                    surface=Surface.SLACK,
                    external_id=each.id,
                    name=each.real_name,
                    refreshed_at=NOON,
                )
                for each in (self.ada, self.bram)
            ]
            session.add_all(people)
            session.flush()
            circle = Circle(
                workspace_id=workspace.id,
                name="Circulair inkopen",
                theme="procurement",
                purpose=HELLO,
                channel=CHANNEL,
                state=CircleState.ACTIVE,
                created_at=NOON,
                created_by=people[0].id,
            )
            session.add(circle)
            session.flush()
            for person, role in zip(people, (Role.FACILITATOR, Role.PARTICIPANT), strict=True):
                session.add(
                    Membership(
                        workspace_id=workspace.id,
                        circle_id=circle.id,
                        person_id=person.id,
                        role=role,
                        joined_at=NOON,
                    )
                )
            self.workspace_id, self.circle_id = workspace.id, circle.id
            return {person.external_id: person.id for person in people}

    def queue(self, subject_id: int = 1, to: int | None = None, channel: str = "") -> bool:
        """A question for Bram or someone else, or a message in the circle's channel."""
        message = Due(
            workspace_id=self.workspace_id,
            kind=MessageKind.MEETING_AGENDA if channel else MessageKind.PROMPT,
            subject_id=subject_id,
            circle_id=self.circle_id,
            due_at=self.clock.now(),
            to=None if channel else to or self.people["U0BRAM"],
            channel=channel or None,
            occasion="20260312T0900Z" if channel else "",
        )
        with self.db.begin() as session:
            return messages.queue(session, message, now=self.clock.now())

    def change(self, words: str = "Andere woorden") -> set[int]:
        """Other words for every message: which are to be edited."""
        with self.db.begin() as session:
            session.get_one(Circle, self.circle_id).purpose = words
            about = [
                (kind, subject_id)
                for kind in (MessageKind.PROMPT, MessageKind.MEETING_AGENDA)
                for subject_id in range(MOST_SUBJECTS)
            ]
            messages.make_stale(session, self.workspace_id, about, self.clock.now())
        return edits.made_stale(session)

    def is_stale(self) -> bool:
        with self.db.read() as session:
            return edits.waiting(session) > 0

    def rows(self, kind: MessageKind | None = None) -> list[Delivery]:
        with self.db.read() as session:
            query = select(Delivery).order_by(Delivery.id)
            if kind is not None:
                query = query.where(Delivery.kind == kind.value)
            return list(session.scalars(query))

    def workspace(self) -> Workspace:
        with self.db.read() as session:
            return session.scalars(select(Workspace)).one()

    def let_pass(self, until: Callable[[], bool], most: int = 40) -> None:
        """Send, and let half a minute pass, until something is so."""
        for _ in range(most):
            self.outbox.send_due()
            if until():
                return
            self.clock.move_by(timedelta(seconds=31))
        msg = f"did not come to rest: {[(r.state, r.last_error) for r in self.rows()]}"
        raise AssertionError(msg)

    def close(self) -> None:
        self.sandbox.idle()
        self.sandbox.stop()
