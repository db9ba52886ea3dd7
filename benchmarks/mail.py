"""Mails through the outbox, beside a bare loop over the same server that remembers nothing."""

import time
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from operator import truediv
from os import getloadavg
from pathlib import Path
from smtplib import SMTP
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event

from bot.clock import utc_now
from bot.delivery.mail.letter import as_bytes
from bot.delivery.mail.look import look
from bot.delivery.mail.smtp import SmtpSender
from bot.mail_server import MailServer, Tls
from bot.sandbox.mailboxes import Mailboxes
from storage.database import Database
from storage.models import Base
from tests.mailing import FROM, MailPost

MAILS = 150
ROUNDS = 12
CARDS = 5


def serve(told: Connection) -> None:
    """A mail server in a process of its own: it takes no time of whoever sends."""
    mailboxes = Mailboxes(utc_now)
    mailboxes.start()
    told.send(mailboxes.port)
    Event().wait()


def main(database_url: str | None = None, mails: int = MAILS) -> dict[str, float]:
    """Print and return mails a second of both, and their ratio: the median of some rounds."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    with TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite:///{Path(folder)}/mail.db")
        Base.metadata.create_all(database.engine)
        post = MailPost(database)
        try:
            return _measure(post, int(ours.recv()), mails)
        finally:
            post.close()
            database.close()
            server.kill()
            server.join()


def _measure(post: MailPost, port: int, mails: int) -> dict[str, float]:
    for number in range(mails - 3):  # the post has three readers
        post.subscribe(f"lezer{number}@organisatie{number % 20}.example")
    post.outbox.send_due()
    sender = SmtpSender(MailServer("127.0.0.1", port, Tls.NEVER), FROM)
    through, bare, cpu, example = [], [], [], b""
    for _ in range(ROUNDS):
        for _ in range(CARDS):
            post.card()
        post.publish()
        example = _example(post)
        bare.append(mails / _bare(port, example, mails))
        outbox = post.make_outbox(sender=sender)
        begin, used = time.perf_counter(), time.thread_time()
        outbox.send_due()
        through.append(mails / (time.perf_counter() - begin))
        cpu.append((time.thread_time() - used) / mails * 1000)
        assert {row.last_error for row in post.rows()} == {None}
        assert {row.state.value for row in post.rows()} == {"sent"}
        post.clock.move_by(timedelta(minutes=1))
    result = {
        "mails_per_s": round(median(through)),
        "bare_per_s": round(median(bare)),
        "ratio": round(median(map(truediv, through, bare)), 2),
        "cpu_ms": round(median(cpu), 1),
        "kilobytes": round(len(example) / 1000),
        "load": round(getloadavg()[0], 1),
    }
    print(f"mail ({'sqlite' if post.db.is_sqlite else 'postgresql'}): {result}")
    return result


def _example(post: MailPost) -> bytes:
    """What one reader gets, as bytes."""
    row, now = post.rows()[-1], post.clock.now()
    with post.db.read() as session:
        mail = look(session, [row], now, now).mail(row)
    assert mail is not None
    return as_bytes(mail, FROM, row.message_key, now)


def _bare(port: int, message: bytes, mails: int) -> float:
    """One connection, the mail ready as bytes, nothing noted."""
    begin = time.perf_counter()
    with SMTP("127.0.0.1", port) as line:
        for number in range(mails):
            line.sendmail(FROM.address, f"lezer{number}@bare.example", message)
    return time.perf_counter() - begin
