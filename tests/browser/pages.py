"""Pages for people without Slack, served: for tests that look at all of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot.domain.circulation import corrections
from bot.domain.overview import impact
from bot.domain.planning import calendar_mail
from bot.domain.readers import mail_readers, pioneers, voices
from bot.domain.specials import published_specials, specials
from bot.domain.specials.specials import SpecialPlan
from bot.operator import Operator
from bot.search import search
from bot.web.server import Server
from bot.web.site import site
from storage.database import Database
from storage.models import (
    Base,
    CalendarMailbox,
    Circle,
    Digest,
    ImpactPage,
    InsightState,
    Kind,
    Mailbox,
    Outcome,
    ReleaseLevel,
    Says,
    SpecialKind,
    WaitingVoice,
    Workspace,
)
from storage.readers import mailboxes, publications
from tests.domain.seeds import NOON, Seed, held, insight, seed
from tests.mailing import MailPost
from tests.web.test_public_pages import hold

LONG = "Grondstoffenhergebruiksvoorzieningenverordeningsbesluitvormingsproces"
OPERATOR = Operator(
    accessibility_url="https://gemeente.example/toegankelijkheid",
    privacy_url="https://gemeente.example/privacy",
)
CONDITION = "de inkoper vanaf het begin aan tafel zit."
LATER = datetime(2026, 4, 6, 10, 0, tzinfo=UTC)
CARDS = (
    (
        "Vraag eerst wat mensen al doen",
        """We begonnen met een lijst eisen. Na drie gesprekken bleek dat de helft al bestond.
Toen hebben we de uitvraag omgedraaid: eerst luisteren, dan pas kopen.""",
        Kind.PRINCIPLE,
        Outcome.WORKED,
    ),
    (
        "Eén budget voor slopen en bouwen",
        (
            "Zolang slopen en bouwen uit twee potjes komen, wint niemand bij hergebruik. Met "
            "één budget werd het bewaren van kozijnen ineens de goedkoopste keuze. Het kostte "
            "een half jaar om de directie mee te krijgen, en twee gesprekken met de accountant."
            " Daarna ging het vanzelf."
        ),
        Kind.PRACTICE,
        Outcome.WORKED,
    ),
    (
        "Een depot zonder eigenaar loopt leeg",
        "Niemand was verantwoordelijk. Na een jaar lag er alleen nog wat niemand wilde.",
        Kind.OBSTACLE,
        Outcome.DID_NOT,
    ),
)


@contextmanager
def public_pages(folder: Path) -> Iterator[Mapping[str, str]]:
    """The address of each kind of page, by a name for it."""
    database = Database(f"sqlite:///{folder}/leerkring.db")
    Base.metadata.create_all(database.engine)
    post = MailPost(database)
    server = Server(site(database, post.clock.now, operator=OPERATOR))
    server.start()
    try:
        with database.begin() as session:
            session.get_one(Workspace, post.workspace_id).public_url = server.url
            circle = session.get_one(Circle, post.there.circle.id)
            circle.is_open = circle.is_public = True
        yield {
            "front": f"{server.url}/",
            "theme": f"{server.url}/insights/themes/plastics",
            "circles": f"{server.url}/circles",
            "principles": f"{server.url}/insights/principles",
            "editions": f"{server.url}/editions",
            "search": f"{server.url}/search?q={LONG}",
            "nothing": f"{server.url}/search?q=windmolens",
            "missing": f"{server.url}/nowhere",
            "subscribe": f"{server.url}/subscribe",
            **_of_an_edition(post, server.url),
            **_behind_tokens(post, server.url),
        }
    finally:
        server.stop()
        post.close()
        database.close()


def _of_an_edition(post: MailPost, web: str) -> Mapping[str, str]:
    only = post.card(title="Alleen dit")
    emptied = post.publish(title="Leeg")
    post.withdraw(only)
    met = hold(post)
    card = post.card(
        title=LONG, why="Het moest", place="Stadhuis", theme="plastics", meeting_id=met
    )
    post.card(title=LONG, theme="food", kind=Kind.PRINCIPLE, language="en", meeting_id=met)
    gone = post.card(title="Weg")
    digest = post.publish(title="Wat we leerden", introduction="Drie lessen")
    post.withdraw(gone)
    with post.db.begin() as session:
        search.reindex(session, post.workspace_id)
        for each in (emptied, digest):
            corrections.correct(session, post.there.ada, each, f"Drie. {LONG}", LATER)
        address = publications.address(session, post.workspace_id, card)
        assert address is not None
        opened = voices.opened(session, address.rpartition("/")[2])
        assert opened is not None
        said = voices.Said(Says.DIFFERS, "Bij ons niet", "sara@x.example", "nl")
        voices.say(session, opened, said, post.clock.now())
        session.flush()
        token = session.query(WaitingVoice.token).scalar()
        slug, gone_slug = (session.get_one(Digest, each).slug for each in (digest, emptied))
    return {
        "edition-gone": f"{web}/editions/{gone_slug}",
        "edition": f"{web}/editions/{slug}",
        "card": address,
        "session": address.replace("/insights/", "/sessions/"),
        "form": f"{address}/answer?says=differs",
        "answers": f"{web}/answers/{token}",
    }


def _behind_tokens(post: MailPost, web: str) -> Mapping[str, str]:
    """Pages of one person: a manager's, a pioneer's, and those of readers by mail."""
    ada, now = post.there.ada, post.clock.now()
    card = post.card(title="Op naam")
    with post.db.begin() as session:
        impact.share(session, ada, post.there.circle.id, now)
        wish = pioneers.Wish("Ik help graag", ReleaseLevel.PUBLIC, [card])
        page = pioneers.show(session, ada, wish, pioneers.draft(session, ada, wish).seen, now)
        home = session.get_one(Workspace, post.workspace_id)
        mail_readers.ask(session, home, mail_readers.Wanted("new@x.example", [], "nl"), now)
        session.flush()
        calendar_mail.ask(session, ada, "ada@x.example", now)
        asked = mailboxes.asked(session, home.id, "new@x.example")
        assert asked is not None
        found = {
            "impact": f"{web}/impact/{session.query(ImpactPage.token).scalar()}",
            "confirm": f"{web}/subscribe/{asked.token}",
            "calendar": f"{web}/calendar-mail/{session.query(CalendarMailbox.token).scalar()}",
            "stop": f"{web}/unsubscribe/{session.query(Mailbox.token).limit(1).scalar()}",
        }
    assert page.url is not None
    return {**found, "pioneer": page.url}


@contextmanager
def special_pages(folder: Path, web: str = "") -> Iterator[dict[SpecialKind, str]]:
    """The address of one edition of each kind; `web`: what they say it is."""
    database = Database(f"sqlite:///{folder}/leerkring.db")
    Base.metadata.create_all(database.engine)
    server = Server(site(database, lambda: LATER))
    server.start()
    try:
        with database.begin() as session:
            there = seed(session)
            home = session.get_one(Workspace, there.circle.workspace_id)
            home.public_url = web or server.url
            held(session, there, len(CARDS))
            for n, (title, what, kind, outcome) in enumerate(CARDS):
                card = insight(session, there, ReleaseLevel.PUBLIC, InsightState.RELEASED)
                card.title, card.what, card.kind, card.outcome = title, what, kind, outcome
                card.condition = CONDITION if n == 1 else ""
                card.released_at = NOON + timedelta(days=7 * n)
                session.flush()
                publications.give_address(session, card.workspace_id, card.id, NOON)
            there.question.begun_at = NOON - timedelta(days=1)
            found = {kind: _made(session, there, kind) for kind in SpecialKind}
        at = {kind: url.replace(web, server.url) if web else url for kind, url in found.items()}
        yield at
    finally:
        server.stop()
        database.close()


def _made(session: Session, there: Seed, kind: SpecialKind) -> str:
    quarter = date(2026, 1, 1) if kind is SpecialKind.QUARTER else None
    words = "Drie gemeenten kochten anders in. Het scheelde 40 ton sloopafval."
    plan = SpecialPlan(kind, there.circle.id, "", words, ReleaseLevel.PUBLIC, quarter=quarter)
    titled = {
        SpecialKind.STORY: "Het reisverhaal van Circulair inkopen",
        SpecialKind.EVENT: "Wat Circulair inkopen leerde",
        SpecialKind.QUARTER: "Circulair inkopen: kwartaal 1 van 2026",
    }[kind]
    drafted = specials.draft(session, there.ada, plan, lambda *_: titled, LATER)
    published = specials.publish(
        session, there.ada, drafted.reading.special.id, drafted.seen, LATER
    )
    if kind is SpecialKind.STORY:
        special_id = published.special.id
        published_specials.correct(session, there.ada, special_id, f"Twee. {LONG}", LATER)
    return published.url
