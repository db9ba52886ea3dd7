"""Messages through the outbox, beside a bare loop that posts and remembers nothing."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from slack_sdk import WebClient

from bot.app import slack_client
from bot.clock import utc_now
from bot.delivery.outbox import Outbox
from bot.delivery.slack import SlackSender
from bot.demo import cast as casts
from bot.demo.town import UNPACED, Town
from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.slack.base.blocks import Message, message, say
from storage.database import Database
from storage.models import Address
from storage.people import people

MESSAGES = 300


def hello(*_: object) -> Message:
    return message(say("Hallo"))


def main(database_url: str | None = None) -> dict[str, float]:
    """Print and return messages a second of both, and their ratio."""
    with TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite:///{Path(folder)}/bench.db")
        town = Town(database, utc_now())
        try:
            return _measure(town)
        finally:
            town.close()


def _measure(town: Town) -> dict[str, float]:
    [somebody] = town.settle(casts.load().people[:1]).values()
    somebody.command("/leerkring help")
    client = slack_client(town.sandbox.bot_token, town.sandbox.api_url)
    bare = _bare(client, somebody.id)
    _queue(town, somebody.id)
    outbox = Outbox(
        town.db,
        SlackSender(client),
        {MessageKind.WELCOME: hello},
        town.clock.now,
        bucket=UNPACED,
    )
    begin = time.perf_counter()
    assert outbox.send_due() == MESSAGES
    through = MESSAGES / (time.perf_counter() - begin)
    backend = "sqlite" if town.db.is_sqlite else "postgresql"
    result = {
        "outbox_per_s": round(through),
        "bare_per_s": round(bare),
        "ratio": round(through / bare, 2),
    }
    print(f"messages ({backend}): {result}")
    return result


def _bare(client: WebClient, reader: str) -> float:
    said = hello()
    begin = time.perf_counter()
    for _ in range(MESSAGES):
        client.chat_postMessage(channel=reader, text=said.text, blocks=said.blocks)
    return MESSAGES / (time.perf_counter() - begin)


def _queue(town: Town, reader: str) -> None:
    with town.db.begin() as session:
        workspace = people.find_workspace(session, Address.slack(town.sandbox.team_id))
        assert workspace is not None
        person = people.find_at(session, workspace.id, Address.slack(reader))
        assert person is not None
        for number in range(MESSAGES):
            message = Due(
                workspace_id=workspace.id,
                kind=MessageKind.WELCOME,
                subject_id=number,
                circle_id=None,
                due_at=town.clock.now(),
                to=person.id,
            )
            messages.queue(session, message, now=town.clock.now())
