"""`leerkring demo`: a workspace on this machine, with a circle that has a history."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from bot.clock import Clock, utc_now
from bot.demo import cast as casts
from bot.demo import gallery
from bot.demo.history import History
from bot.demo.tour import guide
from bot.demo.town import Town
from bot.sandbox.page import Page
from storage.database import Database

WELCOME = """
De demo draait. Stoppen: Ctrl+C.        The demo is running. To stop: Ctrl+C.

  Slack-werkruimte / workspace   {sandbox}
  Bot (gezondheid / health)      {bot}/healthz

Kijk eerst als begeleider / look first as facilitator:  {lead}
Dan als deelnemer / then as participant:               {participant}
En als lezer / and as reader:                          {reader}
"""


def serve(port: int, stop: Event, clock: Clock = utc_now) -> int:
    """Live the circle's past, then stay until `stop`; the exit status."""
    with TemporaryDirectory(prefix="leerkring-") as folder:
        town = open_town(Path(folder), clock(), port)
        town.live()
        Page(town.sandbox, guide(town, casts.load()))
        gallery.hang(town.sandbox)
        try:
            print(_welcome(town), flush=True)  # noqa: T201  # a command line prints
            stop.wait()
        finally:
            town.close()
    return 0


def open_town(folder: Path, now: datetime, port: int = 0) -> Town:
    """The seeded workspace, its clock at `now`; `live` sets it going."""
    cast = casts.load()
    today = now.astimezone(UTC).date()
    database = Database(f"sqlite:///{folder}/leerkring.db")
    town = Town(database, History.begins(cast, today), port=port, running=True)
    try:
        History(town, cast, today).live()
        town.clock.move_to(max(now, town.clock.now()))
        town.tick()
    except BaseException:
        town.close()
        raise
    return town


def _welcome(town: Town) -> str:
    cast = casts.load()
    return WELCOME.format(
        sandbox=town.sandbox.url,
        bot=town.server.url,
        lead=cast.of("facilitator")[0].name,
        participant=cast.of("participant")[0].name,
        reader=cast.of("reader")[0].name,
    )
