"""`leerkring demo`: a workspace on this machine, with a circle that has a history."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Event

from bot.clock import Clock, utc_now
from bot.demo import cast as casts
from bot.demo.past import Past, past_at, resumed
from bot.demo.tour import guide
from bot.demo.town import Town
from bot.sandbox.mail_page import MailPage
from bot.sandbox.page import Page
from bot.sandbox.server import Request, Response

STARTING = """
De demo begint op {sandbox}
Eerst speelt de demo drie maanden na. Dat duurt even, en hoeft deze week maar één keer.
The demo is starting. First, a circle lives through three months. Once a week is enough.
"""
WELCOME = """
De demo draait. Stoppen: Ctrl+C.        The demo is running. To stop: Ctrl+C.

  Slack-werkruimte / workspace       {sandbox}
  Openbare inzichten / public page   {bot}/insights
  Mailboxen / mailboxes              {sandbox}/mail

Kijk eerst als begeleider / look first as the facilitator:  {lead}
Dan als deelnemer / then as a participant:                  {participant}
En als lezer / and as a reader:                             {reader}
Of als programmabeheerder / or as the programme manager:    {manager}
"""
LOOKS_EVERY = 0.2  # seconds between looks whether to stop or to begin again


def serve(
    port: int,
    stop: Event,
    clock: Clock = utc_now,
    language: str = "nl",
    keep_in: Path | None = None,
) -> int:
    """Show the circle with its past until `stop`; the exit status."""
    _log_in_short()

    def live(spoken: str, at: int = port) -> Past:
        return past_at(clock(), at, spoken, keep_in, _say_that_it_takes_a_while, _dot)

    first = live(language)
    with TemporaryDirectory(prefix="leerkring-") as folder:
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


@contextmanager
def shown(past: Past, rows: Path, again: Callable[[str], None] | None = None) -> Iterator[Town]:
    """The workspace on its page, running by itself from here; `rows` is a new file."""
    with resumed(past, rows, running=True) as town:
        town.live()
        Page(town.sandbox, guide(town, casts.load(past.language), again))
        MailPage(town.sandbox, town.mailboxes, past.language)
        town.sandbox.route("/ui/gallery", _gallery)
        yield town


def _gallery(request: Request) -> Response:
    """Not imported before it is looked at: it knows everything that can be shown."""
    from bot.demo import gallery  # noqa: PLC0415

    return gallery.answer(request)


def _say_that_it_takes_a_while(url: str) -> None:
    _say(STARTING.format(sandbox=url))


def _dot() -> None:
    _say(".")


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
