"""`python -m benchmarks.workers PLAN`: workers of which one is killed every so often.

It forks them, so that fifty kills cost fifty forks; it prints how many were killed once nothing
is left to send.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import datetime, timedelta

from slack_sdk import WebClient
from sqlalchemy import func, select

from bot.clock import Clock, utc_now
from bot.delivery.courier import Timing
from bot.delivery.mail.letter import From
from bot.delivery.mail.outbox import MailOutbox
from bot.delivery.mail.smtp import SmtpSender
from bot.delivery.outbox import Outbox
from bot.delivery.render import RENDERERS
from bot.delivery.slack import SlackSender
from bot.mail_server import MailServer, Tls
from storage.base import edits
from storage.base.pace import UNPACED
from storage.database import Database
from storage.models import Delivery, DeliveryState

QUICKER = 20  # mail waits a minute where a person would; here three seconds
LEASE = timedelta(seconds=6)
TIMING = Timing(
    lease=LEASE,
    http=timedelta(seconds=4),
    margin=timedelta(seconds=0.5),
    second_look=timedelta(seconds=0.5),
)
OPEN = (DeliveryState.PENDING, DeliveryState.SENDING)
GIVE_UP = 600  # seconds
WORKERS = 2

Plan = dict[str, str]


def quicker(begin: datetime) -> Clock:
    return lambda: begin + (utc_now() - begin) * QUICKER


def work(plan: Plan) -> None:
    """Be a worker until nothing is open."""
    database = Database(plan["database"])
    client = WebClient(token=plan["token"], base_url=plan["api"], timeout=4, retry_handlers=[])
    in_slack = Outbox(
        database, SlackSender(client), RENDERERS, utc_now, timing=TIMING, bucket=UNPACED
    )
    clock = quicker(datetime.fromisoformat(plan["begin"]))
    server = MailServer("127.0.0.1", int(plan["smtp"]), Tls.NEVER)
    by_mail = MailOutbox(
        database,
        SmtpSender(server, From("Leerkring", plan["from"])),
        clock,
        UNPACED,
        wall=clock,
        monotonic=lambda: time.monotonic() * QUICKER,
        lease=LEASE * QUICKER,
        margin=timedelta(seconds=1) * QUICKER,
    )
    end = time.monotonic() + GIVE_UP
    while time.monotonic() < end:
        sent = [send() for send in (in_slack.send_one, by_mail.send_some)]
        if not any(sent):
            if not left(database):
                return
            time.sleep(0.05)


def left(database: Database) -> int:
    with database.read() as session:
        count = select(func.count()).where(Delivery.state.in_(OPEN))
        return (session.scalar(count) or 0) + edits.waiting(session)


def fork(plan: Plan) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            work(plan)
        finally:
            os._exit(0)
    return pid


def main(plan: Plan) -> int:
    """Each is killed at a random moment, and another takes its place."""
    moments = random.Random(plan["seed"])  # no secret in it
    workers = [fork(plan) for _ in range(WORKERS)]
    kills = 0
    while kills < int(plan["kills"]):
        time.sleep(moments.uniform(0.05, 2 * float(plan["every"])))
        victim = workers.pop(moments.randrange(WORKERS))
        os.kill(victim, signal.SIGKILL)
        _, status = os.waitpid(victim, 0)
        kills += os.WIFSIGNALED(status)
        if not os.WIFSIGNALED(status):
            break  # all was sent
        workers.append(fork(plan))
    for worker in workers:
        os.waitpid(worker, 0)
    return kills


if __name__ == "__main__":
    print(main(json.loads(sys.argv[1])))
