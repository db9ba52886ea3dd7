"""One small world for all stories: a workspace, its people, the bot behind its gate."""

from collections.abc import Iterator
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Any

import pytest
from sqlalchemy import Select, func, select, update

from bot.app import Leerkring
from bot.inline import Inline
from bot.manifest import manifest
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.search.meaning import Engine
from bot.settings import Settings
from bot.web.server import Server
from storage.database import Database
from storage.models import AuditEvent, Base, Circle, Membership, Workspace
from tests.conftest import tables
from tests.flows.memory import Memory, remembered

PATIENCE = 20.0  # seconds
THREADS = 4  # that answer Slack: a story hardly uses two at once
MONDAY_MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)  # 09:30 in Amsterdam


class World:
    """What a story needs: people with hands, a clock, and a look at what is stored."""

    def __init__(
        self,
        database: Database,
        public_url: str = "",
        language: str = "nl",
        executor: Executor | None = None,
        engine: Engine | None = None,
        **settings: Any,
    ) -> None:
        """`settings`: others than usual, such as those of a mail server."""
        self.db = database
        self.sandbox = Sandbox(manifest(), now=MONDAY_MORNING)
        self.clock = self.sandbox.clock
        self.sandbox.wait_at_most(PATIENCE)  # tests/sandbox tells of lateness
        self.sandbox.start()
        self.leerkring = Leerkring(
            Settings(
                slack_bot_token=self.sandbox.bot_token,
                slack_signing_secret=self.sandbox.signing_secret,
                slack_api_url=self.sandbox.api_url,
                public_url=public_url,
                default_locale=language,
                **settings,
            ),
            database=database,
            clock=self.clock.now,
            executor=executor or Inline(),
            engine=engine,
        )
        self.server = Server(self.leerkring.wsgi, threads=THREADS)
        self.server.start()
        self.sandbox.deliver_to(f"{self.server.url}/slack/events")
        self._people()
        self.memory = Memory(
            database, self.sandbox, f"{public_url} {language} {sorted(settings)} {engine}"
        )

    def _people(self) -> None:
        add = self.sandbox.add_person
        self.ada: Person = add(
            "U0ADA", "ada", real_name="Ada de Vries", email="ada@gemeente.example"
        )
        self.bram: Person = add(
            "U0BRAM", "bram", real_name="Bram Jansen", email="bram@provincie.example"
        )
        self.chris: Person = add(
            "U0CHRIS", "chris", real_name="Chris Bakker", email="chris@rijk.example"
        )
        self.dewi: Person = add(
            "U0DEWI", "dewi", real_name="Dewi Smit", email="dewi@ngo.example", locale="en-GB"
        )
        self.eva: Person = add(
            "U0EVA", "eva", real_name="Eva Mulder", email="eva@waterschap.example"
        )
        self.robot: Person = add("U0ROBOT", "robot", real_name="Robot", is_bot=True)
        self.gone: Person = add("U0GONE", "gone", real_name="Gijs Gone", deleted=True)
        members = ["U0ADA", "U0BRAM", "U0CHRIS", "U0DEWI"]
        self.sandbox.add_channel("C0KRING", "leerkring-circulair", members=members)
        self.sandbox.add_channel("C0PLEIN", "plein", members=[*members, "U0EVA"])
        self.sandbox.add_channel("C0NOBOT", "zonder-bot", members=members, bot_in=False)
        self.channel = "C0KRING"

    def tick(self) -> None:
        """Agenda and outbox, until nothing is left to send at this moment.

        The pace goes by real time, of which a story takes less than what it tells of.
        """
        with self.db.begin() as session:
            session.execute(update(Workspace).values(pace_until=None))
        self.leerkring.tick()

    def later(self, **span: float) -> None:
        """Let time pass, then tick: `world.later(days=2)`."""
        self.clock.move_by(timedelta(**span))
        self.tick()

    @remembered
    def start_circle(self, **changes: Any) -> int:
        """Ada starts a circle with Bram, Chris and Dewi, through the form. Its id."""
        modal = self.ada.command("/leerkring nieuw", channel=self.channel).modal
        answers: dict[str, Any] = {
            "name": "Circulair inkopen",
            "theme": "procurement",
            "purpose": "Samen leren hoe circulair inkopen wél lukt.",
            "channel": self.channel,
            "participants": ["U0BRAM", "U0CHRIS", "U0DEWI"],
        }
        assert self.ada.submit(modal, **(answers | changes)) == {}
        chosen = answers | {"facilitators": []} | changes
        if "U0DEWI" in [*chosen["participants"], *chosen["facilitators"]]:
            self.speak_english(self.dewi)
        assert self.ada.submit(self.ada.modal) == {}
        self.ada.close(self.ada.modal)
        self.tick()
        with self.db.read() as session:
            return session.scalars(select(func.max(Circle.id))).one()

    @remembered
    def everybody_acted(self) -> None:
        """Once, in a circle that they are in: nobody is a newcomer any more."""
        with self.db.begin() as session:
            session.execute(update(Membership).values(active_at=self.clock.now()))

    def add_person(self, slack_id: str, name: str, **traits: Any) -> Person:
        """One more colleague in this Slack; `traits` as the sandbox takes them."""
        what = f"add {slack_id} {name} {traits}"
        add = partial(self.sandbox.add_person, slack_id, name, **traits)
        added: Person = self.memory.step_for_real(what, add)
        return added

    def speak_english(self, person: Person) -> None:
        """This person's own choice."""
        assert person.submit(person.command("/leerkring taal").form, language="en") == {}

    def id_of(self, table: type[Base], **values: Any) -> int:
        """The id of the one row with these values."""
        with self.db.read() as session:
            [row] = session.scalars(select(table).filter_by(**values))
        found: int = row.id  # type: ignore[attr-defined]  # every table has one
        return found

    def audited(self) -> set[str]:
        """What the audit trail says was done."""
        with self.db.read() as session:
            return set(session.scalars(select(AuditEvent.action)))

    def snapshot(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the inbox: equal snapshots mean that nothing changed.

        That a message was edited once more, to say the same, is no change.
        """
        with self.db.engine.connect() as connection:
            return {
                name: sorted(map(tuple, connection.execute(statement)), key=repr)
                for name, statement in _shown_in_snapshots()
            }

    def close(self) -> None:
        self.sandbox.idle()
        self.memory.close()
        self.server.stop()
        self.leerkring.stop(keep_database=True)  # it belongs to the fixture that made it
        self.sandbox.stop()


@cache
def _shown_in_snapshots() -> list[tuple[str, Select[Any]]]:
    """By table; built once, as building takes longer than asking."""
    skipped = {"received", "heartbeat"}
    editing = {"revision", "shown_revision", "pace_until"}
    return [
        (table.name, select(*columns))
        for table in tables()
        if table.name not in skipped
        and (columns := [each for each in table.c if each.name not in editing])
    ]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has much to do is no Slack that is silent."""
    monkeypatch.setattr("bot.delivery.directory.PATIENCE", PATIENCE)
    monkeypatch.setattr("bot.app.SHORT_TIMEOUT", PATIENCE)


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    world = World(database)
    yield world
    world.close()
