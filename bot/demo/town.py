"""A workspace with people in it, and the bot beside it: what demo, story and tests share."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from pydantic import SecretStr

from bot.app import Leerkring
from bot.checks import MOST_MAILS
from bot.demo import waiting
from bot.demo.cast import Role
from bot.inline import Inline
from bot.manifest import manifest
from bot.sandbox.delivery import ACK_SECONDS
from bot.sandbox.mailboxes import Mailboxes
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from bot.web.server import Server
from storage.base.pace import Bucket
from storage.database import Database
from storage.models import Base

UNPACED = Bucket(rate=10_000, burst=10_000)  # weeks pass here in a second
QUARTER_DAY = timedelta(hours=6)
BOT_PATH = "/slack/events"
PATIENCE = 60.0  # seconds: a past must not fail on a machine that is busy, or asleep meanwhile
ENGLISH_TEAM = "Circular Programme"
MAIL_FROM = "Leerkring <leerkring@kennisprogramma.example>"


class Town:
    """`tick` does what the heartbeat does; nothing happens by itself until `live`."""

    def __init__(
        self,
        database: Database,
        now: datetime,
        *,
        port: int = 0,
        bot_port: int = 0,
        running: bool = False,
        language: str = "nl",
    ) -> None:
        self.db = database
        self._language = language  # of everybody who chose none
        Base.metadata.create_all(database.engine)
        self.sandbox = Sandbox(manifest(language=language), now=now, port=port, running=running)
        self.sandbox.wait_at_most(PATIENCE)
        if language == "en":
            self.sandbox.workspace.team_name = ENGLISH_TEAM
        waiting.hang(self.sandbox)  # until there is a page, for whoever looks already
        self.sandbox.start()
        self.clock = self.sandbox.clock
        self.mailboxes = Mailboxes(self.clock.now)
        self.mailboxes.start()
        self._port = bot_port  # 0 is any; the next takes the same, so that old links still work
        self._open(Inline(), UNPACED)
        self._port = urlsplit(self.server.url).port or 0

    def _open(self, executor: Executor | None, bucket: Bucket) -> None:
        # The server first: its address goes into the settings of what it serves.
        self.server = Server(self._answer, port=self._port)
        settings = Settings(
            public_url=self.server.url,
            slack_bot_token=self.sandbox.bot_token,
            slack_signing_secret=self.sandbox.signing_secret,
            slack_api_url=self.sandbox.api_url,
            default_locale=self._language,
            smtp_url=SecretStr(self.mailboxes.url),
            mail_from=MAIL_FROM,
            mail_rate=MOST_MAILS,
            mail_domain_rate=MOST_MAILS,
        )
        self.leerkring = Leerkring(
            settings,
            database=self.db,
            clock=self.clock.now,
            executor=executor,
            bucket=bucket,
        )
        self.server.start()
        self.sandbox.deliver_to(f"{self.server.url}{BOT_PATH}")

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return self.leerkring.wsgi(environ, start)

    def live(self) -> None:
        """From now on the bot runs as it does in production, with a heart of its own."""
        self.sandbox.wait_at_most(ACK_SECONDS)
        self._close_bot()
        self._open(None, Bucket())
        self.leerkring.installation.note(self.leerkring.client.auth_test())
        self.leerkring.heart.start()

    def settle(self, people: Sequence[Role]) -> dict[str, Person]:
        """Let these people move in; by their id."""
        return {
            each.id: self.sandbox.add_person(
                each.id,
                each.handle,
                real_name=each.name,
                email=f"{each.handle}@{each.id.lower()}.example",
            )
            for each in people
        }

    def tick(self) -> None:
        self.leerkring.tick()

    def pass_time(self, until: datetime, step: timedelta = QUARTER_DAY) -> None:
        """Move the clock there, with a heartbeat after each step on the way."""
        while (now := self.clock.now()) < until:
            with suppress(ValueError):  # it runs: the moment may have come by itself
                self.clock.move_to(min(until, now + step))
            self.tick()

    def _close_bot(self) -> None:
        self.sandbox.idle()
        self.server.stop()
        self.leerkring.stop(keep_database=True)

    def close(self) -> None:
        self._close_bot()
        self.mailboxes.stop()
        self.sandbox.stop()
        self.db.close()


@contextmanager
def hurried(rows: Path, now: datetime, port: int = 0, language: str = "nl") -> Iterator[Town]:
    """A town in which weeks pass in seconds, in a new file: made anew if the machine stops."""
    database = Database(f"sqlite:///{rows}")
    database.hurry()
    town = Town(database, now, port=port, language=language)
    try:
        yield town
    finally:
        town.close()
