"""The months that two circles lived before the demo opens: once, to begin from often.

They follow from the code, the people and the week. What happens between their end and now is
one heartbeat, which is not kept.
"""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bot.demo import cast as casts
from bot.demo import kept
from bot.demo.finished import Finished
from bot.demo.history import History
from bot.demo.town import Town, hurried
from bot.sandbox.mailboxes import Mail
from bot.sandbox.state import Copy
from storage.database import Database


@dataclass(frozen=True)
class Past:
    """Where a circle stands at a moment, to go on from as often as one likes."""

    language: str
    rows: bytes  # a SQLite file
    shown: Copy
    now: datetime
    port: int
    bot_port: int  # stands in links that were sent
    mails: Sequence[Mail] = ()


def _silent(_url: str) -> None: ...


def past_at(
    now: datetime,
    port: int = 0,
    language: str = "nl",
    keep_in: Path | None = None,
    begun: Callable[[str], None] = _silent,
    told: Callable[[], None] = lambda: None,
) -> Past:
    """A circle's past, until `now`; kept in that folder, if any, and taken from there.

    When it has to be lived, `begun` is called with the address at which the page will be, and
    `told` as it proceeds.
    """
    today = now.astimezone(UTC).date()
    monday = today - timedelta(days=today.weekday())
    named = kept.name(language, monday, port)
    found: Past | None = kept.read(keep_in, named)
    if found is None or not (_is_free(found.port) and _is_free(found.bot_port)):
        found = live(monday, port, language, begun, told)
        kept.write(keep_in, named, found)
    return _until(now, found)


def live(
    monday: date,
    port: int = 0,
    language: str = "nl",
    begun: Callable[[str], None] = _silent,
    told: Callable[[], None] = lambda: None,
) -> Past:
    """All of it, through Slack; it ends before this week, and is the same on each day of it."""
    cast, finished = casts.load(language), casts.load_finished(language)
    with TemporaryDirectory(prefix="leerkring-") as folder:
        rows = Path(folder) / "past.db"
        with hurried(rows, Finished.begins(finished, monday), port, language) as town:
            begun(town.sandbox.url)
            town.settle(cast.people)
            history = History(town, cast, monday, told)
            history.introduce()
            Finished(town, finished, monday, told).live()
            history.live()
            ended = _now(town, language)
        return replace(ended, rows=rows.read_bytes())


def _until(now: datetime, past: Past) -> Past:
    """Further on, with what the bot says at `now`."""
    with TemporaryDirectory(prefix="leerkring-") as folder:
        rows = Path(folder) / "until.db"
        with resumed(past, rows) as town:
            town.clock.move_to(max(now, past.now))
            town.tick()
            ended = _now(town, past.language)
        return replace(ended, rows=rows.read_bytes())


def _now(town: Town, language: str) -> Past:
    """The rows are read once the town has closed them."""
    port, bot_port = (urlsplit(each).port or 0 for each in (town.sandbox.url, town.server.url))
    shown, mails = town.sandbox.workspace.copy(), town.mailboxes.all()
    return Past(language, b"", shown, town.clock.now(), port, bot_port, mails)


@contextmanager
def resumed(past: Past, rows: Path, *, running: bool = False) -> Iterator[Town]:
    """The workspace as the past left it, with the bot beside it; `rows` is a new file."""
    rows.write_bytes(past.rows)
    town = Town(
        Database(f"sqlite:///{rows}"),
        past.now,
        port=past.port,
        bot_port=past.bot_port,
        running=running,
        language=past.language,
    )
    try:
        town.settle(casts.load(past.language).people)
        town.sandbox.workspace.paste(past.shown)
        town.mailboxes.paste(past.mails)
        yield town
    finally:
        town.close()


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
