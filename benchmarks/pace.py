"""How much of what Slack's limits allow is used: one busy channel, and many people at once.

Slack publishes a message a second in a conversation and "several hundred" a minute in a
workspace. Here it allows not one more than a message a second, and 300 a minute of which
thirty may come at once; it refuses the others with 429 and a Retry-After of a second.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import delete, select

from benchmarks.outbox import hello
from bot.app import slack_client
from bot.clock import utc_now
from bot.delivery.outbox import Outbox
from bot.delivery.slack import SlackSender
from bot.demo.town import Town
from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.ticker import Heart
from storage.base import deliveries
from storage.database import Database
from storage.models import Address, Delivery, Workspace
from storage.people import people

CHANNEL = "CPACE"
IN_CHANNEL, TO_PEOPLE = 8, 70
GOAL = 0.95


@dataclass
class Limit:
    """So many a second, of which some at once; when it took each, and how many it refused."""

    rate: float
    burst: float
    taken: list[float] = field(default_factory=list)
    refused: int = 0
    ahead: float = 0.0  # the moment until which what was taken reaches

    def has_room(self, now: float) -> bool:
        return max(self.ahead, now) - now <= (self.burst - 1) / self.rate

    def take(self, now: float) -> None:
        self.ahead = max(self.ahead, now) + 1 / self.rate
        self.taken.append(now)

    @property
    def share(self) -> float:
        """Of the messages that could have been taken from the first to the last of these."""
        return len(self.taken) / (self.burst + self.rate * (self.taken[-1] - self.taken[0]))


class Slack:
    """As strict as its limits read."""

    def __init__(self) -> None:
        self.all = Limit(5.0, 30.0)
        self.places: dict[str, Limit] = {}

    def refuses(self, args: Mapping[str, Any]) -> bool:
        place = self.places.setdefault(str(args["channel"]), Limit(1.0, 1.0))
        now = time.monotonic()
        full = [each for each in (place, self.all) if not each.has_room(now)]
        for each in full:
            each.refused += 1
        for each in () if full else (place, self.all):
            each.take(now)
        return bool(full)


def main(in_channel: int = IN_CHANNEL, to_people: int = TO_PEOPLE) -> dict[str, float]:
    """Print and return the share of each limit that was used."""
    with TemporaryDirectory() as folder:
        town = Town(Database(f"sqlite:///{Path(folder)}/pace.db"), utc_now())
        try:
            people_of = _settle(town, to_people)
            busy = _send(town, [{"channel": CHANNEL}] * in_channel)
            many = _send(town, [{"to": each} for each in people_of])
        finally:
            town.close()
    result = {
        "channel_share": round(busy.places[CHANNEL].share, 3),
        "channel_refused": busy.places[CHANNEL].refused,
        "people_share": round(many.all.share, 3),
        "people_refused": many.all.refused,
        "goal": GOAL,
    }
    print(f"pace: {result}")
    return result


def _settle(town: Town, count: int) -> list[int]:
    """Ids of people who are there."""
    town.sandbox.add_channel(CHANNEL, "druk")
    now, bot = town.clock.now(), town.leerkring
    for number in range(count):
        town.sandbox.add_person(f"U{number:05}", f"lezer{number}")
    bot.installation.note(bot.client.auth_test())
    with town.db.begin() as session:
        home = people.find_workspace(session, Address.slack(town.sandbox.team_id))
        assert home is not None
        there = [
            people.find_or_add(
                session, home.id, Address.slack(f"U{number:05}"), refreshed_at=now
            )
            for number in range(count)
        ]
        session.flush()
        return [each.id for each in there]


def _send(town: Town, readers: Sequence[Mapping[str, Any]]) -> Slack:
    """By a heart as in production, until all have left; none may be lost."""
    slack = Slack()
    town.sandbox.faults.clear()
    town.sandbox.faults.add(
        "chat.postMessage", "ratelimited", retry_after=1, times=None, when=slack.refuses
    )
    client = slack_client(town.sandbox.bot_token, town.sandbox.api_url)
    outbox = Outbox(town.db, SlackSender(client), {MessageKind.DIGEST: hello}, utc_now)
    heart = Heart(town.db, outbox, utc_now)
    _queue(town.db, readers)
    heart.start()
    try:
        while _open(town.db):
            time.sleep(0.2)
    finally:
        heart.stop()
    assert sum(len(each.taken) for each in slack.places.values()) == len(readers)
    return slack


def _queue(database: Database, readers: Sequence[Mapping[str, Any]]) -> None:
    now = utc_now()
    with database.begin() as session:
        session.execute(delete(Delivery))
        [home] = session.scalars(select(Workspace))
        home.pace_until = None
        wanted = [
            Due(
                workspace_id=home.id,
                kind=MessageKind.DIGEST,
                subject_id=number,
                circle_id=None,
                due_at=now,
                **reader,
            )
            for number, reader in enumerate(readers)
        ]
        messages.queue_all(session, wanted, now)


def _open(database: Database) -> int:
    with database.read() as session:
        states = deliveries.backlog(session)
    assert set(states) <= {"pending", "sending", "sent"}, states
    return states.get("pending", 0) + states.get("sending", 0)


if __name__ == "__main__":
    main()
