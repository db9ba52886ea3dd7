"""A process that has children send messages, and kills them; run by test_kills.

It imports everything once and forks, so that fifty kills cost fifty forks, not fifty starts.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from slack_sdk import WebClient
from sqlalchemy import func, select

from bot.clock import utc_now
from bot.delivery.courier import Timing
from bot.delivery.mail.outbox import MailOutbox
from bot.delivery.mail.smtp import SmtpSender
from bot.delivery.outbox import Outbox
from bot.delivery.slack import SlackSender
from bot.mail_server import MailServer, Tls
from storage.base import edits
from storage.base.pace import Bucket
from storage.database import Database
from storage.models import Delivery, DeliveryState
from tests.delivery.post import RENDERERS
from tests.domain.seeds import NOON
from tests.mailing import FROM, UNPACED

LEASE = timedelta(seconds=1.2)
TIMING = Timing(
    lease=LEASE,
    http=timedelta(seconds=0.8),
    margin=timedelta(seconds=0.1),
    second_look=timedelta(seconds=0.2),
)
OPEN = (DeliveryState.PENDING, DeliveryState.SENDING)
GIVE_UP = 60  # seconds


def send(plan: dict[str, str], checkpoint: Callable[[str], None]) -> None:
    """Be a worker until nothing is open."""
    database = Database(plan["database"])
    make = mail_outbox if "smtp" in plan else slack_outbox
    outbox = make(plan, database, checkpoint)
    send = outbox.send_some if isinstance(outbox, MailOutbox) else outbox.send_one
    end = time.monotonic() + GIVE_UP
    while time.monotonic() < end:
        if not send():
            with database.read() as session:
                count = select(func.count()).where(Delivery.state.in_(OPEN))
                if not session.scalar(count) and not edits.waiting(session):
                    return
            time.sleep(0.02)


def slack_outbox(
    plan: dict[str, str], database: Database, checkpoint: Callable[[str], None]
) -> Outbox:
    client = WebClient(token=plan["token"], base_url=plan["api"], timeout=1, retry_handlers=[])
    return Outbox(
        database,
        SlackSender(client),
        RENDERERS,
        utc_now,
        timing=TIMING,
        bucket=Bucket(1e6, 1e6),
        checkpoint=checkpoint,
    )


def mail_outbox(
    plan: dict[str, str], database: Database, checkpoint: Callable[[str], None]
) -> MailOutbox:
    server = MailServer("127.0.0.1", int(plan["smtp"]), Tls.NEVER)
    return MailOutbox(
        database,
        SmtpSender(server, FROM),
        lambda: NOON,
        UNPACED,
        lease=LEASE,
        margin=TIMING.http,
        checkpoint=checkpoint,
    )


def child(plan: dict[str, str], checkpoint: Callable[[str], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            send(plan, checkpoint)
        finally:
            os._exit(0)
    return pid


def die_at(point: str) -> Callable[[str], None]:
    def checkpoint(name: str) -> None:
        if name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    return checkpoint


def nothing(_: str) -> None:
    """Go on."""


def kill_at_point(plan: dict[str, str]) -> int:
    """A worker that dies at this point, then one that does not. How many were killed."""
    _, status = os.waitpid(child(plan, die_at(plan["point"])), 0)
    killed = os.WIFSIGNALED(status)
    os.waitpid(child(plan, nothing), 0)
    return int(killed)


def kill_at_random(plan: dict[str, str]) -> int:
    """Two workers at a time, one of them killed every few hundredths of a second."""
    moments = random.Random(plan["seed"])  # noqa: S311  # no secret in it
    workers = [child(plan, nothing) for _ in range(2)]
    for _ in range(int(plan["kills"])):
        time.sleep(moments.uniform(0.01, 0.12))
        victim = workers.pop(moments.randrange(2))
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        workers.append(child(plan, nothing))
    for worker in workers:
        os.waitpid(worker, 0)
    return int(plan["kills"])


def main() -> None:
    """A plan on each line that comes in; for each, how many workers were killed goes out."""
    for line in sys.stdin:
        said = json.loads(line)
        killed = kill_at_point(said) if "point" in said else kill_at_random(said)
        print(killed, flush=True)  # noqa: T201  # to whoever sent the plan


if __name__ == "__main__":
    main()
