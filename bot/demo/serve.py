"""`leerkring demo`: a workspace on this machine, with a circle that has a history."""

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Event
from urllib.parse import urlsplit

from bot.clock import Clock, utc_now
from bot.demo import cast as casts
from bot.demo import gallery
from bot.demo.history import History
from bot.demo.tour import guide
from bot.demo.town import Town
from bot.sandbox.mail_page import MailPage
from bot.sandbox.mailboxes import Mail
from bot.sandbox.page import Page
from bot.sandbox.state import Copy
from storage.database import Database

STARTING = """
De demo begint. Eerst leeft een kring drie maanden: ongeveer een halve minuut.
The demo is starting. First a circle lives for three months: about half a minute.
"""
WELCOME = """
De demo draait. Stoppen: Ctrl+C.        The demo is running. To stop: Ctrl+C.

  Slack-werkruimte / workspace       {sandbox}
  Openbare inzichten / public page   {bot}/insights
  Mailboxen / mailboxes              {sandbox}/mail

Kijk eerst als begeleider / look first as facilitator:  {lead}
Dan als deelnemer / then as participant:               {participant}
En als lezer / and as reader:                          {reader}
Of als programmabeheerder / or as programme manager:      {manager}
"""
LOOKS_EVERY = 0.2  # seconds between looks whether to stop or to begin again


@dataclass(frozen=True)
class Past:
    """What the demo lived through before it opened, to begin from as often as one likes."""

    language: str
    rows: Path
    shown: Copy
    mails: Sequence[Mail]
    now: datetime
    port: int
    bot_port: int


def serve(port: int, stop: Event, clock: Clock = utc_now, language: str = "nl") -> int:
    """Live the circle's past, then stay until `stop`; the exit status."""
    _log_in_short()
    _say(STARTING)
    with TemporaryDirectory(prefix="leerkring-") as folder:

        def live(spoken: str, at: int = port) -> Past:
            return live_past(Path(folder), clock(), at, lambda: _say("."), spoken)

        first = live(language)
        stay(
            first,
            Path(folder),
            stop,
            lambda town: _say(_welcome(town)),
            lambda spoken: live(spoken, first.port),
        )
    return 0


def stay(
    past: Past,
    folder: Path,
    stop: Event,
    opened: Callable[[Town], None],
    live: Callable[[str], Past] | None = None,
) -> None:
    """Show it until `stop`, from the beginning again as often as a visitor asks for that.

    `live` makes the past of another language, once somebody wants that.
    """
    pasts = {past.language: past}
    while not stop.is_set():
        again: Queue[str] = Queue()
        with shown(past, folder / "now.db", again.put) as town:
            opened(town)
            while again.empty() and not stop.wait(LOOKS_EVERY):
                pass
        if not again.empty():
            wanted = again.get()
            if wanted not in pasts and live is not None:
                pasts[wanted] = live(wanted)
            past = pasts.get(wanted, past)


def live_past(
    folder: Path,
    now: datetime,
    port: int = 0,
    told: Callable[[], None] = lambda: None,
    language: str = "nl",
) -> Past:
    """A circle's past, until `now`; `told` is called as it proceeds."""
    cast = casts.load(language)
    today = now.astimezone(UTC).date()
    rows = folder / f"{language}.db"
    begins = History.begins(cast, today)
    database = Database(f"sqlite:///{rows}")
    town = Town(database, begins, port=port, running=True, language=language)
    try:
        History(town, cast, today, told).live()
        town.clock.move_to(max(now, town.clock.now()))
        town.tick()
        shown, moment = town.sandbox.workspace.copy(), town.clock.now()
        mails = town.mailboxes.all()
        ports = [urlsplit(each).port or 0 for each in (town.sandbox.url, town.server.url)]
    finally:
        town.close()
    return Past(language, rows, shown, mails, moment, *ports)


@contextmanager
def shown(past: Past, rows: Path, again: Callable[[str], None] | None = None) -> Iterator[Town]:
    """The workspace as it was left by the past, running by itself from here; `rows` is new."""
    shutil.copy(past.rows, rows)
    database = Database(f"sqlite:///{rows}")
    town = Town(
        database,
        past.now,
        port=past.port,
        bot_port=past.bot_port,
        running=True,
        language=past.language,
    )
    try:
        cast = casts.load(past.language)
        town.settle(cast.people)
        town.sandbox.workspace.paste(past.shown)
        town.mailboxes.paste(past.mails)
        town.live()
        Page(town.sandbox, guide(town, cast, again))
        MailPage(town.sandbox, town.mailboxes, past.language)
        gallery.hang(town.sandbox)
        yield town
    finally:
        town.close()


def _say(text: str) -> None:
    print(text, end="", flush=True)  # noqa: T201  # a command line prints


class _InShort(logging.Formatter):
    """A line each: whoever looks around turns on failures to see what the bot does."""

    def format(self, record: logging.LogRecord) -> str:
        problem = record.exc_info[0] if record.exc_info else None
        why = f" ({problem.__name__})" if problem else ""
        said = record.getMessage().partition("\n")[0]
        return f"{record.levelname.lower()}: {said}{why}"


def _log_in_short() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_InShort())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _welcome(town: Town) -> str:
    cast = casts.load()
    return WELCOME.format(
        sandbox=town.sandbox.url,
        bot=town.server.url,
        lead=cast.of("facilitator")[0].name,
        participant=cast.of("participant")[0].name,
        reader=cast.of("reader")[0].name,
        manager=cast.of("manager")[0].name,
    )
