"""`python -m benchmarks.server WHAT MOMENT`: a process to measure, until SIGTERM.

WHAT is `run`, `web` or `worker` as the bot has them, or `floor`: an empty Bolt listener behind
the same gate and server. It lives at MOMENT when it starts, and prints where it listens.
"""

import logging
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from threading import Event
from wsgiref.types import WSGIApplication

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot import logs
from bot.app import HANDLER_THREADS, Leerkring, slack_client
from bot.clock import Clock, utc_now
from bot.intake import Intake
from bot.running import stopped_by_signal
from bot.settings import Settings, load
from bot.slack.base import ids
from bot.web.gate import Gate
from bot.web.server import serving
from bot.web.site import site, with_gate
from storage.database import Database


def since(moment: datetime) -> Clock:
    begun = utc_now()
    return lambda: moment + (utc_now() - begun)


@contextmanager
def bot(settings: Settings, what: str, clock: Clock) -> Iterator[WSGIApplication]:
    with Leerkring(settings, clock=clock) as leerkring:
        leerkring.warm()
        if what != "web":
            leerkring.heart.start()
        yield leerkring.complete


@contextmanager
def floor(settings: Settings) -> Iterator[WSGIApplication]:
    logger = logging.getLogger("slack_bolt")
    logger.addFilter(logs.is_no_remark_on_tokens)
    app = App(
        logger=logger,
        client=slack_client(None, settings.slack_api_url),
        authorize=lambda team_id: AuthorizeResult(enterprise_id=None, team_id=team_id),
        request_verification_enabled=False,
        process_before_response=True,
    )
    app.view(ids.REFLECTION_FORM)(lambda ack: ack())
    database = Database(settings.database_url)
    with ThreadPoolExecutor(HANDLER_THREADS) as executor:
        intake = Intake(app, database, utc_now, executor, Event())
        secret = settings.slack_signing_secret.get_secret_value()
        gate = Gate(secret, intake, utc_now, settings.slack_api_url)
        yield with_gate(gate, site(database))
    database.close()


def main(what: str, moment: str) -> None:
    settings = load()
    clock = since(datetime.fromisoformat(moment))
    served = floor(settings) if what == "floor" else bot(settings, what, clock)
    with stopped_by_signal() as stop, served as app, serving(app, "127.0.0.1", 0) as url:
        print(url, flush=True)
        stop.wait()


if __name__ == "__main__":
    main(*sys.argv[1:3])
