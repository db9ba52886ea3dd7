"""The whole play: three circles, one edition, two channels, many readers, and bad luck.

It is checked rather than measured: it fails unless every reader got one copy or a reason is
recorded, a card that was withdrawn is gone wherever that can be, and scanners changed nothing.
"""

import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from itertools import cycle, islice
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from benchmarks.workers import quicker
from bot.clock import utc_now
from bot.demo.town import MAIL_FROM, Town
from bot.domain.base.actor import Actor
from bot.domain.insights import withdrawal
from bot.domain.people.people import as_actor
from bot.domain.readers import mail_readers, subscriptions
from bot.domain.readers import publications as pages
from bot.domain.readers.subscriptions import Wish
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.base.finding import find_row
from storage.database import Database
from storage.models import (
    Address,
    Base,
    Circle,
    CircleState,
    Consent,
    Delivery,
    DeliveryState,
    Digest,
    GuidingQuestion,
    InsightState,
    Membership,
    ReleaseLevel,
    Role,
    Surface,
    Workspace,
)
from storage.models import Person as Colleague
from storage.people import people
from storage.readers import mailboxes, publications
from tests.domain.seeds import Seed, insight, reflection, source

CHANNELS = ("C0EEN", "C0TWEE")
TAKEN_BACK = "Dit trok iemand terug"
LEFT_OUT, LAST = "Begin klein, deel 1: Kring 0", "Begin klein, deel 2: Kring 2"
# Unsure: whether it arrived before its sender was killed cannot be looked up.
REASONED = {DeliveryState.DEAD, DeliveryState.CANCELLED, DeliveryState.UNSURE}
LINK = re.compile(r"http://127\.0\.0\.1:\d+/[^\s\"<>)\]]+")


@dataclass(frozen=True)
class Size:
    direct: int = 200
    mailboxes: int = 1000
    kills: int = 50
    every: float = 1.2  # seconds between two kills, about
    requests: int = 10_000


QUICK = Size(direct=20, mailboxes=60, kills=6, every=0.8, requests=400)


@dataclass
class Cast:
    workspace_id: int
    makers: tuple[Person, Person]  # who makes the edition, and who looks at it
    seeds: list[Seed]
    cards: list[int]


def main(size: Size = Size()) -> dict[str, float]:  # frozen
    """Print and return what became of it; raises AssertionError where a promise was broken."""
    with TemporaryDirectory() as folder:
        town = Town(Database(f"sqlite:///{Path(folder) / 'play.db'}"), utc_now(), running=True)
        town.mailboxes.now = quicker(utc_now())
        try:
            return _played(town, size)
        finally:
            town.close()


def _played(town: Town, size: Size) -> dict[str, float]:
    cast = _settle(town, size)
    digest_id = _edition(town, cast)
    _spoil(town, size)
    begin = time.perf_counter()
    kills = _work(town, kills=size.kills, every=size.every)
    seconds = time.perf_counter() - begin
    outcome = _check(town, digest_id, size)
    _withdraw(town, cast)
    _work(town, kills=0, every=1)
    _check_gone(town, digest_id)
    asked = _scan(town, size.requests)
    result = {
        "readers": size.direct + size.mailboxes + len(CHANNELS),
        "kills": kills,
        "seconds": round(seconds),
        **outcome,
        "scanned": asked,
        "load": round(getloadavg()[0], 1),
    }
    print(f"play: {result}")
    return result


def _settle(town: Town, size: Size) -> Cast:
    now = town.clock.now()
    there = [
        town.sandbox.add_person(f"U{number:05}", f"lezer{number}", real_name=f"Lezer {number}")
        for number in range(size.direct + 3)
    ]
    for channel in CHANNELS:
        town.sandbox.add_channel(channel, channel.lower())
    bot = town.leerkring
    bot.installation.note(bot.client.auth_test())
    with town.db.begin() as session:
        home = session.scalars(select(Workspace)).one()
        known = [
            people.find_or_add(
                session,
                home.id,
                Address.slack(f"U{number:05}"),
                name=f"Lezer {number}",
                refreshed_at=now,
            )
            for number in range(size.direct + 3)
        ]
        session.flush()
        known[1].is_programme_manager = True
        leaders = [as_actor(each) for each in known[:3]]
        seeds = [_circle(session, leaders, number, town) for number in range(3)]
        cards = [_card(session, there, number, town) for there in seeds for number in range(3)]
        for reader in known[3:]:
            subscriptions.subscribe(session, as_actor(reader), Wish(), now)
    for number in range(size.mailboxes):
        _reader_by_mail(town, home.id, number)
    with town.db.begin() as session:
        session.execute(delete(Delivery))  # what they confirmed by
    return Cast(home.id, (there[0], there[1]), seeds, cards)


def _circle(session: Session, leaders: list[Actor], number: int, town: Town) -> Seed:
    leader, now = leaders[number], town.clock.now()
    circle = Circle(
        workspace_id=leader.workspace_id,
        name=f"Kring {number}",
        theme="procurement",
        purpose="Leren.",
        channel=CHANNELS[0],
        state=CircleState.ACTIVE,
        created_at=now,
        created_by=leader.id,
    )
    session.add(circle)
    session.flush()
    own = {"workspace_id": leader.workspace_id, "circle_id": circle.id}
    for each in leaders:
        role = Role.FACILITATOR if each is leader else Role.PARTICIPANT
        session.add(Membership(**own, person_id=each.id, role=role, joined_at=now))
    question = GuidingQuestion(**own, position=1, text="Wat werkte?")
    session.add(question)
    session.flush()
    return Seed(circle, question, leader, leaders[number - 1], leaders[number - 2])


def _card(session: Session, there: Seed, number: int, town: Town) -> int:
    made = insight(session, there, ReleaseLevel.PUBLIC, InsightState.RELEASED)
    kind = TAKEN_BACK if number == 0 else f"Begin klein, deel {number}"
    made.title = f"{kind}: {there.circle.name}"
    made.what = f"{there.circle.name}: we begonnen klein ({number})."
    made.released_at = town.clock.now() - timedelta(hours=1)
    if number == 0:
        said = reflection(session, there, there.bram, ReleaseLevel.PUBLIC)
        part = source(session, made, said)
        part.consent, part.consented_level = Consent.GIVEN, ReleaseLevel.PUBLIC
    session.flush()
    publications.give_address(session, made.workspace_id, made.id, town.clock.now())
    return made.id


def _reader_by_mail(town: Town, workspace_id: int, number: int) -> None:
    """Asked and confirmed; two hundred in an hour, the first of them longest ago."""
    at = town.clock.now() - timedelta(hours=10 - number // 200)
    wanted = mail_readers.Wanted(_address(number), [], "nl")
    with town.db.begin() as session:
        home = session.get_one(Workspace, workspace_id)
        mail_readers.ask(session, home, wanted, at)
        request = mailboxes.asked(session, workspace_id, wanted.address)
        assert request is not None
        mail_readers.confirm(session, request.token, at)


def _address(number: int) -> str:
    return f"lezer{number}@organisatie{number % 25}.example"


def _edition(town: Town, cast: Cast) -> int:
    """Proposed, edited, seen by a second pair of eyes, and released: all of it by clicks."""
    maker, reviewer = cast.makers
    form = maker.command("/leerkring kennisbrief").form
    title = "Wat drie kringen leerden"
    plan = {"title": title, "introduction": "Met dank aan alle kringen."}
    everyone = {"audience": str(int(ReleaseLevel.PUBLIC)), "all_circles": "all"}
    assert maker.submit(form, **plan, **everyone, channels=CHANNELS) == {}
    for what, near in (("Zet erbij", LAST), ("Laat weg", LEFT_OUT), ("Omhoog", LAST)):
        maker.click(maker.form, what, near=near)
    form = maker.click(maker.form, "Laat iemand meekijken").form
    assert maker.submit(form, reviewer=reviewer.real_name) == {}
    maker.close(everything=True)
    town.tick()
    reviewer.click(reviewer.reads()[-1], "De kennisbrief is goed")
    town.tick()
    maker.click(maker.reads()[-1], "Open de kennisbrief")
    assert LAST in maker.form.text
    assert maker.submit(maker.form) == {}
    with town.db.read() as session:
        [digest] = session.scalars(select(Digest))
        assert digest.published_at is not None
        return digest.id


def _spoil(town: Town, size: Size) -> None:
    """As it goes: some are gone, some are full, all are busy now and then."""
    faults, boxes = town.sandbox.faults, town.mailboxes
    faults.add("chat.postMessage", "ratelimited", retry_after=1, times=5)
    faults.add("chat.postMessage", "status", status=502, skip=20, times=3)
    faults.add("chat.postMessage", "drop_after", skip=40, times=3)
    for number in range(3, 3 + size.direct // 20):
        town.sandbox.deactivate(f"U{number:05}")
    town.sandbox.archive(CHANNELS[1])
    boxes.greylists = 90
    for number in range(size.mailboxes):
        match number % 40:
            case 1:
                boxes.fail("RCPT", "550 5.1.1 No such user", to=_address(number), times=None)
            case 2:
                boxes.fail("RCPT", "552 5.2.2 Full", to=_address(number), times=None)
            case 3:
                boxes.fail("DATA", "451 4.3.0 Busy", to=_address(number), times=2)
            case 4:
                boxes.fail("AFTER DATA", "closed", to=_address(number))
            case 5:
                boxes.fail("RCPT", "closed", to=_address(number))


def _work(town: Town, *, kills: int, every: float) -> int:
    plan = {
        "database": town.db.engine.url.render_as_string(hide_password=False),
        "api": town.sandbox.api_url,
        "token": town.sandbox.bot_token,
        "smtp": str(town.mailboxes.port),
        "from": mail_sender_address(),
        "begin": utc_now().isoformat(),
        "seed": "7",
        "kills": str(kills),
        "every": str(every),
    }
    command = [sys.executable, "-m", "benchmarks.workers", json.dumps(plan)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


def mail_sender_address() -> str:
    return MAIL_FROM.partition("<")[2].rstrip(">")


def _rows(town: Town, digest_id: int) -> list[tuple[Delivery, str]]:
    """With the address of each reader by mail."""
    query = (
        select(Delivery, Colleague.external_id)
        .outerjoin(Colleague, Colleague.id == Delivery.person_id)
        .where(Delivery.kind == "digest", Delivery.subject_id == digest_id)
    )
    with town.db.read() as session:
        return [(row, address or "") for row, address in session.execute(query).all()]


def _check(town: Town, digest_id: int, size: Size) -> dict[str, float]:
    """Every reader one copy, or a reason; by state."""
    rows = _rows(town, digest_id)
    posted = Counter(map(_key, town.sandbox.posted()))
    assert len(rows) == size.direct + size.mailboxes + len(CHANNELS), len(rows)
    copies = 0
    for row, address in rows:
        count = posted[row.message_key]
        if row.surface is Surface.EMAIL:
            mails = [m for m in town.mailboxes.of(address) if "List-Id" in m.message]
            count, copies = len(mails), copies + sum(each.copies - 1 for each in mails)
        if row.state is DeliveryState.SENT:
            assert count == 1, (row.id, count)
        else:
            assert row.state in REASONED, row.state
            assert row.last_error, row.id
            assert count <= (row.state is DeliveryState.UNSURE), (row.id, row.last_error, count)
    states = Counter(row.state.value for row, _ in rows)
    return {**states, "seen_as_one": copies}


def _key(message: Message) -> str:
    return str((message.metadata or {}).get("event_payload", {}).get("key", ""))


def _withdraw(town: Town, cast: Cast) -> None:
    there = cast.seeds[0]
    with town.db.begin() as session:
        withdrawal.withdraw(session, there.bram, cast.cards[0], town.clock.now())
    with town.db.begin() as session:
        for other in cast.cards[3:7:3]:  # the two others of that title
            withdrawal.withdraw(session, _author(cast, other), other, town.clock.now())


def _author(cast: Cast, card: int) -> Actor:
    return cast.seeds[cast.cards.index(card) // 3].bram


def _check_gone(town: Town, digest_id: int) -> None:
    keys = {row.message_key for row, _ in _rows(town, digest_id)}
    shown = [each for each in town.sandbox.posted() if _key(each) in keys]
    assert shown
    assert not [each for each in shown if TAKEN_BACK in each.sees]
    for path in ("/insights", "/editions", "/", "/feed.atom", *_pages(town, digest_id)):
        assert TAKEN_BACK not in _get(town.server.url + path), path


def _pages(town: Town, digest_id: int) -> Iterator[str]:
    with town.db.read() as session:
        home = session.scalars(select(Workspace)).one()
        digest = find_row(Digest, session, home.id, digest_id)
        assert digest is not None
        yield pages.edition_url(session, digest).removeprefix(town.server.url)


def _get(url: str, method: str = "GET") -> str:
    try:
        with urlopen(Request(url, method=method), timeout=30) as answer:  # noqa: S310
            return str(answer.read().decode("utf-8", "replace"))
    except HTTPError as error:
        if error.code >= 500:
            raise
        return ""


def _scan(town: Town, requests: int) -> int:
    """As gateways do: every link of every mail, and of the pages behind, by GET and HEAD."""
    links = {
        found.rstrip(".,;")
        for each in town.mailboxes.all()
        for text in (
            each.part("html"),
            each.part("plain"),
            str(each.message["List-Unsubscribe"]),
        )
        for found in LINK.findall(text)
    }
    before = _fingerprint(town.db)
    wanted = islice(
        cycle((url, method) for url in sorted(links) for method in ("GET", "HEAD")), requests
    )
    with ThreadPoolExecutor(4) as threads:
        asked = sum(1 for _ in threads.map(lambda each: _get(*each), wanted))
    after = _fingerprint(town.db)
    assert after == before, [name for name in before if before[name] != after[name]]
    return asked


def _fingerprint(database: Database) -> dict[str, str]:
    with database.read() as session:
        return {
            table.name: sha256(
                repr(session.execute(select(table).order_by(*table.primary_key)).all()).encode()
            ).hexdigest()
            for table in Base.metadata.sorted_tables
        }


if __name__ == "__main__":
    main(QUICK if "--quick" in sys.argv else Size())
