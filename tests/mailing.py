"""A mail post for tests: readers, a public edition, and a mail server that can fail."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from bot.delivery.mail.letter import From
from bot.delivery.mail.outbox import LOOK_SECONDS, MailOutbox
from bot.delivery.mail.smtp import SmtpSender
from bot.domain.circulation.digests import DigestPlan, draft, publish
from bot.domain.readers import mail_readers
from bot.mail_server import MailServer, Tls
from bot.sandbox.clock import Clock
from bot.sandbox.mailboxes import Mailboxes
from storage.base.pace import Bucket
from storage.database import Database
from storage.models import (
    Address,
    Delivery,
    Insight,
    InsightState,
    Mailbox,
    Person,
    ReleaseLevel,
    Subscription,
    Surface,
    Workspace,
)
from storage.people import people
from storage.readers import mailboxes, publications
from tests.domain.seeds import NOON, Seed, insight, seed

URL = "https://leerkring.example"
FROM = From("Leerkring", "leerkring@gemeente.example")
READERS = ("noor@stichting.example", "omar@provincie.example", "pia@waterschap.example")
UNPACED = Bucket(rate=1e6, burst=1e6)


def slowly() -> Callable[[], float]:
    """A clock by which each mail takes so long that the next is written anew."""
    return count(step=2 * LOOK_SECONDS).__next__


class MailPost:
    """Three readers by mail; Ada, who leads the circle, manages the programme as well."""

    def __init__(self, database: Database) -> None:
        self.db = database
        self.clock = Clock(NOON)
        self.mailboxes = Mailboxes(self.clock.now)
        self.mailboxes.start()
        with database.begin() as session:
            self.there: Seed = seed(session)
            home = session.get_one(Workspace, self.there.circle.workspace_id)
            home.public_url, home.mail_from = URL, FROM.address
            people.get(session, home.id, self.there.ada.id).is_programme_manager = True
            self.workspace_id = home.id
        for address in READERS:
            self.subscribe(address)
        self.outbox = self.make_outbox()

    def make_outbox(self, **how: Any) -> MailOutbox:
        settings: dict[str, Any] = {
            "sender": self.sender(),
            "bucket": UNPACED,
            "wall": self.clock.now,
            **how,
        }
        return MailOutbox(self.db, clock=self.clock.now, **settings)

    def sender(self, **how: Any) -> SmtpSender:
        server = MailServer("127.0.0.1", self.mailboxes.port, Tls.IF_OFFERED)
        return SmtpSender(server, FROM, **how)

    def subscribe(self, address: str, language: str = "nl") -> None:
        """Asked and confirmed, as on the pages."""
        wanted = mail_readers.Wanted(address, [], language)
        with self.db.begin() as session:
            home = session.get_one(Workspace, self.workspace_id)
            mail_readers.ask(session, home, wanted, self.clock.now())
            request = mailboxes.asked(session, home.id, address)
            assert request is not None
            mail_readers.confirm(session, request.token, self.clock.now())

    def card(self, level: ReleaseLevel = ReleaseLevel.PUBLIC, **words: Any) -> int:
        with self.db.begin() as session:
            made = insight(session, self.there, level, InsightState.RELEASED)
            made.released_at = self.clock.now() - timedelta(hours=1)
            for name, value in words.items():
                setattr(made, name, value)
            session.flush()
            publications.give_address(session, self.workspace_id, made.id, NOON)
            return made.id

    def publish(self, **changes: Any) -> int:
        """An edition of all that is public; the id."""
        today = self.clock.now().date()
        values: dict[str, Any] = {
            "circle_id": self.there.circle.id,
            "title": "Wat we leerden",
            "introduction": "",
            "period_from": today - timedelta(days=30),
            "period_to": today,
            "themes": [],
            "audience": ReleaseLevel.PUBLIC,
            "all_circles": False,
            "channels": [],
        }
        now = self.clock.now()
        with self.db.begin() as session:
            preview = draft(session, self.there.ada, DigestPlan(**values | changes), now)
            chosen = [item.id for item in preview.edition.items]
            digest_id = preview.edition.digest.id
            publish(session, self.there.ada, digest_id, chosen, now)
        return digest_id

    def withdraw(self, insight_id: int) -> None:
        """It is not public any more, whatever the edition froze."""
        with self.db.begin() as session:
            session.get_one(Insight, insight_id).state = InsightState.WITHDRAWN

    def rows(self, kind: str = "digest", surface: Surface = Surface.EMAIL) -> list[Delivery]:
        query = select(Delivery).where(Delivery.kind == kind, Delivery.surface == surface)
        with self.db.read() as session:
            return list(session.scalars(query.order_by(Delivery.id)))

    def row_of(self, address: str) -> Delivery:
        with self.db.read() as session:
            reader = people.find_at(session, self.workspace_id, Address.email(address))
            assert reader is not None
        return next(row for row in self.rows() if row.person_id == reader.id)

    def mailbox(self, address: str) -> Mailbox:
        with self.db.read() as session:
            return session.scalars(
                select(Mailbox)
                .join(Person, Person.id == Mailbox.person_id)
                .where(Person.external_id == address)
            ).one()

    def subscribed(self) -> int:
        """How many still have a subscription, and a mailbox that is tried."""
        with self.db.read() as session:
            query = (
                select(Subscription.id)
                .join(Mailbox, Mailbox.person_id == Subscription.person_id)
                .where(Subscription.ended_at.is_(None), Mailbox.rests_since.is_(None))
            )
            return len(session.scalars(query).all())

    def home(self) -> Workspace:
        with self.db.read() as session:
            return session.get_one(Workspace, self.workspace_id)

    def later(self, **span: float) -> None:
        self.clock.move_by(timedelta(**span))
        self.outbox.send_due()

    def received(self) -> dict[str, int]:
        """By address, how many editions stand in its mailbox."""
        return {
            address: sum("List-Id" in mail.message for mail in self.mailboxes.of(address))
            for address in READERS
        }

    def close(self) -> None:
        self.outbox.sender.hang_up()
        self.mailboxes.stop()
