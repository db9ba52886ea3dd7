"""Digests by mail, from the form to the last click: nothing without a button, or a yes."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.domain.readers import mail_readers
from bot.domain.readers.mail_readers import MOST_ASKED, MOST_TIMES
from bot.errors import NotFound
from bot.ticker import tick, tidy
from bot.web.forms import LARGEST_FORM, MOST_A_MINUTE, TRAP
from bot.web.site import HEADERS, site
from storage.database import Database
from storage.models import (
    Address,
    Mailbox,
    MailRequest,
    Person,
    ReleaseLevel,
    Subscription,
    Surface,
    Workspace,
)
from storage.people import people
from tests.conftest import tables
from tests.mailing import MailPost
from tests.web.requests import FORM, Reply, send

SARA = "sara@gemeente.example"
ASKED = "Ik stuur nu een mail naar het adres dat je invulde."


class Browser:
    """Goes to the pages as a browser would, a minute between any two presses."""

    def __init__(self, mail: MailPost) -> None:
        self.seconds = 0.0
        self.pages = site(mail.db, mail.clock.now, timer=lambda: self.seconds)

    def get(self, path: str, method: str = "GET", **environ: Any) -> Reply:
        sent = {"REQUEST_METHOD": method, "PATH_INFO": urlsplit(path).path, **environ}
        return send(self.pages, sent)

    def post(
        self,
        path: str,
        fields: Mapping[str, str | Sequence[str]] | None = None,
        *,
        body: bytes | None = None,
        kind: str = FORM,
        patient: bool = True,
    ) -> Reply:
        if patient:
            self.seconds += 60
        data = urlencode(fields or {}, doseq=True).encode() if body is None else body
        return send(
            self.pages,
            {
                "REQUEST_METHOD": "POST",
                "PATH_INFO": urlsplit(path).path,
                "CONTENT_TYPE": kind,
                "CONTENT_LENGTH": str(len(data)),
                "wsgi.input": BytesIO(data),
            },
        )


@pytest.fixture
def browser(mail: MailPost) -> Browser:
    return Browser(mail)


def rows(database: Database) -> dict[str, list[Any]]:
    with database.read() as session:
        return {table.name: list(session.execute(select(table))) for table in tables()}


def link_in(mail: MailPost, address: str, path: str) -> str:
    """The link in the newest mail to this address."""
    text = mail.mailboxes.of(address)[-1].part("plain")
    found = re.search(rf"https://leerkring\.example({path}\S+)", text)
    assert found
    return found[1]


def ask(mail: MailPost, browser: Browser, address: str = SARA, **fields: Any) -> str:
    """Fill in the form, and go by the link in the mail; its path."""
    reply = browser.post("/subscribe", {"address": address, "language": "nl", **fields})
    assert (reply.status, ASKED in reply.body) == (200, True)
    mail.outbox.send_due()
    return link_in(mail, address.strip().lower(), "/subscribe/")


def join(mail: MailPost, browser: Browser, address: str = SARA, **fields: Any) -> str:
    """The same, up to the button; the path of the link to stop."""
    path = ask(mail, browser, address, **fields)
    confirmed = browser.post(path)
    assert confirmed.status == 200
    found = re.search(r'href="https://leerkring\.example(/unsubscribe/[^"]+)"', confirmed.body)
    assert found
    return found[1]


def subscription(mail: MailPost, address: str = SARA) -> Subscription | None:
    with mail.db.read() as session:
        person = people.find_at(session, mail.workspace_id, Address.email(address))
        query = select(Subscription).where(
            Subscription.person_id == (person.id if person else 0)
        )
        return session.scalars(query).one_or_none()


def test_from_the_form_to_an_edition_to_the_last_click(
    mail: MailPost, browser: Browser
) -> None:
    shelf = browser.get("/insights").body
    link = 'href="https://leerkring.example/subscribe/of/T0TEST"'
    assert link in shelf
    silence = browser.get("/search", QUERY_STRING="q=windmolens").body
    assert link in silence.partition("Hierover is nog niets openbaar gedeeld.")[2]
    page = browser.get("/subscribe")
    assert page.status == 200
    assert "Kunststoffen" in page.body
    path = ask(mail, browser, themes=["procurement"])
    assert subscription(mail) is None

    question = browser.get(path)
    assert f"Wil je kennisbrieven van Test krijgen op {SARA}?" in question.body
    assert "Ja, stuur ze" in question.body
    assert subscription(mail) is None
    pressed = f"Kennisbrieven komen vanaf nu op {SARA}."
    assert pressed in browser.post(path).body
    assert pressed in browser.get(path).body  # who opens the link again

    browser.post("/subscribe", {"address": SARA, "language": "nl", "themes": ["plastics"]})
    assert "Ja, stuur ze" in browser.get(path).body  # it may hold another choice by now
    ask(mail, browser, themes=["procurement"])
    assert pressed in browser.get(path).body

    mail.card()
    mail.publish()
    mail.outbox.send_due()
    stop = link_in(mail, SARA, "/unsubscribe/")
    choices = browser.get(stop)
    assert 'value="procurement" checked' in choices.body
    assert choices.body.index("Bewaar mijn keuze") < choices.body.index("Stop alle")
    stopped = browser.post(stop, {"do": "stop"})
    assert f"Je krijgt geen kennisbrieven meer op {SARA}." in stopped.body

    mail.clock.move_by(timedelta(days=1))
    mail.card()
    mail.publish()
    mail.outbox.send_due()
    assert len(mail.mailboxes.of(SARA)) == 2  # the question, and the first edition


@pytest.mark.both
def test_pressed_twice_is_a_reader_once(mail: MailPost, browser: Browser) -> None:
    path = ask(mail, browser)

    assert [browser.post(path).status for _ in range(2)] == [200, 200]
    with mail.db.read() as session:
        query = select(Person.id).where(Person.external_id == SARA)
        assert len(session.scalars(query).all()) == 1
        assert len(session.scalars(select(Mailbox.id)).all()) == 4


def test_after_somebody_was_forgotten_the_next_one_gets_a_mail(
    mail: MailPost, browser: Browser
) -> None:
    ask(mail, browser)
    mail.clock.move_by(timedelta(days=3))
    tidy(mail.db, mail.clock.now())

    assert ask(mail, browser, "later@gemeente.example")


@pytest.mark.both
def test_one_mailbox_in_two_spellings_is_one(mail: MailPost, browser: Browser) -> None:
    join(mail, browser)
    mail.clock.move_by(timedelta(days=1))
    join(mail, browser, " Sara@GEMEENTE.example ", themes=["plastics"])

    found = subscription(mail)
    assert found is not None
    assert found.themes == ["plastics"]
    with mail.db.read() as session:
        assert len(session.scalars(select(Mailbox.id)).all()) == 4


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.slow
def test_a_scanner_that_opens_every_link_changes_nothing(
    mail: MailPost, browser: Browser, method: str
) -> None:
    path = ask(mail, browser)
    mail.card()
    mail.publish()
    mail.outbox.send_due()
    stop = link_in(mail, "noor@stichting.example", "/unsubscribe/")
    before = rows(mail.db)

    for address in (path, stop, "/subscribe", "/subscribe/of/T0TEST", "/insights"):
        for _ in range(20):
            assert browser.get(address, method).status == 200

    assert rows(mail.db) == before


MULTIPART = (
    b"--x\r\nContent-Disposition: form-data;"
    b' name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b"List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", MULTIPART),
    ],
)
def test_a_mail_program_stops_it_in_one_request(
    mail: MailPost, browser: Browser, kind: str, body: bytes
) -> None:
    stop = join(mail, browser)

    reply = browser.post(stop, body=body, kind=kind)

    assert reply.status == 200
    assert not {"Location", "Set-Cookie"} & set(reply.headers)
    found = subscription(mail)
    assert found is not None
    assert found.ended_at == mail.clock.now()
    assert browser.post(stop, body=body, kind=kind).status == 200
    assert "Gestopt" in browser.get(stop).body


def test_less_before_nothing_and_a_way_back(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)

    saved = browser.post(stop, {"do": "save", "themes": ["plastics", "food"]})
    assert "Bewaard. Elke kennisbrief, zodra die uitkomt. Over: " in saved.body
    assert "Biomassa en voedsel" in saved.body.split("Over: ")[1].split("</p>")[0]
    found = subscription(mail)
    assert found is not None
    assert found.themes == ["plastics", "food"]
    browser.post(stop, {"do": "stop"})
    back = browser.post(stop, {"do": "again"})

    assert "Jouw kennisbrieven" in back.body
    found = subscription(mail)
    assert found is not None
    assert (found.ended_at, found.themes) == (None, ["plastics", "food"])


def test_a_reader_sees_why_a_mailbox_rests_and_undoes_it(
    mail: MailPost, browser: Browser
) -> None:
    stop = join(mail, browser)
    mail.mailboxes.fail("RCPT", "550 5.1.1 Unknown", to=SARA)
    mail.card()
    mail.publish()
    mail.outbox.send_due()

    resting = browser.get(stop).body
    assert "Je mailbox nam mijn mail niet aan (code 5.1.1)." in resting
    assert "gaan naar" not in resting
    browser.post(stop, {"do": "again"})
    assert "5.1.1" not in browser.get(stop).body
    mail.clock.move_by(timedelta(days=1))
    mail.card()
    mail.publish()
    mail.outbox.send_due()
    assert len(mail.mailboxes.of(SARA)) == 2


WRONG = "Vul één mailadres in, zoals naam@gemeente.nl."


@pytest.mark.parametrize(
    "address",
    [
        "",
        "sara",
        "sara@localhost",
        "sara@gemeente.example\nBcc: x@y.example",
        "sara@gemeente.example, ook@gemeente.example",
        "Sara <sara@gemeente.example>",
        "sara@[127.0.0.1]",
        "x" * 300 + "@gemeente.example",
        "\u202esara@gemeente.example",
        "\n".join(f"lezer{n}@gemeente.example" for n in range(300)),
    ],
)
def test_what_is_no_address_gets_a_sentence_and_nothing_else(
    mail: MailPost, browser: Browser, address: str
) -> None:
    before = rows(mail.db)

    reply = browser.post("/subscribe", {"address": address, "themes": ["food"]})

    assert reply.status == 400
    assert WRONG in reply.body
    assert 'value="food" checked' in reply.body
    assert rows(mail.db) == before


def test_ten_thousand_addresses_are_too_much(mail: MailPost, browser: Browser) -> None:
    many = "\n".join(f"lezer{n}@gemeente.example" for n in range(10_000))
    assert len(many) > LARGEST_FORM
    before = rows(mail.db)

    reply = browser.post("/subscribe", {"address": many})

    assert reply.status == 413
    assert "Dat is te veel voor dit formulier." in reply.body
    assert rows(mail.db) == before


def test_a_theme_that_is_none_is_refused(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)
    before = rows(mail.db)

    asked = browser.post("/subscribe", {"address": SARA, "themes": ["<script>"]})
    changed = browser.post(stop, {"do": "save", "themes": ["<script>"]})

    assert [(each.status, "Maak een keuze." in each.body) for each in (asked, changed)] == [
        (400, True),
        (400, True),
    ]
    assert "<script>" not in asked.body + changed.body
    assert rows(mail.db) == before


@pytest.mark.parametrize(
    "path",
    [
        "/subscribe/" + "a" * 43,
        "/unsubscribe/" + "a" * 43,
        "/unsubscribe/é",
        "/unsubscribe/" + "a" * 500,
        "/subscribe/%00",
        "/subscribe/of/T0OTHER",
    ],
)
def test_a_forged_link_is_a_plain_page(mail: MailPost, browser: Browser, path: str) -> None:
    before = rows(mail.db)

    replies = [browser.get(path), browser.post(path, {"do": "stop", "address": SARA})]

    assert [reply.status for reply in replies] == [404, 404]
    assert rows(mail.db) == before


def test_a_link_to_confirm_ends_after_two_days(mail: MailPost, browser: Browser) -> None:
    path = ask(mail, browser)
    mail.clock.move_by(timedelta(days=2))

    for reply in (browser.get(path), browser.post(path)):
        assert reply.status == 404
        assert "De link is ouder dan twee dagen, of niet compleet." in reply.body
        assert 'href="https://leerkring.example/insights/of/T0TEST"' in reply.body  # the menu
    assert subscription(mail) is None
    tidy(mail.db, mail.clock.now())
    with mail.db.read() as session:
        assert session.scalars(select(MailRequest)).all() == []
        query = select(Person).where(Person.surface == Surface.EMAIL)
        assert SARA not in {each.external_id for each in session.scalars(query)}


def test_a_link_to_stop_never_ends(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)
    mail.clock.move_by(timedelta(days=800))
    tidy(mail.db, mail.clock.now())

    assert "Gestopt" in browser.post(stop, {"do": "stop"}).body


def test_a_program_that_fills_in_everything_asks_nothing(
    mail: MailPost, browser: Browser
) -> None:
    before = rows(mail.db)

    reply = browser.post("/subscribe", {"address": SARA, TRAP: "https://spam.example"})

    assert (reply.status, ASKED in reply.body) == (200, True)
    assert rows(mail.db) == before


def test_nobody_fills_a_mailbox_by_us(mail: MailPost, browser: Browser) -> None:
    for _ in range(MOST_TIMES + 3):
        assert browser.post("/subscribe", {"address": SARA}).status == 200
        mail.later(minutes=1)
    assert len(mail.mailboxes.of(SARA)) == 1

    for _ in range(MOST_TIMES + 3):
        browser.post("/subscribe", {"address": SARA})
        mail.later(minutes=20)
    assert len(mail.mailboxes.of(SARA)) == MOST_TIMES


def test_many_addresses_in_an_hour_wait(mail: MailPost, browser: Browser) -> None:
    mail.clock.move_by(timedelta(days=1))
    with mail.db.begin() as session:
        home = session.get_one(Workspace, mail.workspace_id)
        for n in range(MOST_ASKED):
            wanted = mail_readers.Wanted(f"lezer{n}@gemeente.example", [], "nl")
            mail_readers.ask(session, home, wanted, mail.clock.now())

    reply = browser.post("/subscribe", {"address": SARA})
    assert reply.status == 400
    assert "Er zijn nu te veel aanvragen. Probeer het over een uur opnieuw." in reply.body
    mail.clock.move_by(timedelta(hours=2))
    assert browser.post("/subscribe", {"address": SARA}).status == 200


def test_one_visitor_cannot_press_without_end(mail: MailPost, browser: Browser) -> None:
    said = [
        browser.post("/subscribe", {"address": "x"}, patient=False)
        for _ in range(MOST_A_MINUTE + 1)
    ]

    assert [reply.status for reply in said] == [400] * MOST_A_MINUTE + [429]
    assert "Wacht een minuut en probeer het opnieuw." in said[-1].body
    assert browser.post("/subscribe", {"address": SARA}).status == 200


@pytest.mark.parametrize("missing", ["mail_from", "public_url"])
def test_without_a_mail_server_it_is_offered_nowhere_but_can_be_stopped(
    mail: MailPost, browser: Browser, missing: str
) -> None:
    stop = join(mail, browser)
    mail.card()
    with mail.db.begin() as session:
        setattr(session.get_one(Workspace, mail.workspace_id), missing, None)

    assert browser.get("/subscribe").status == 404
    assert browser.post("/subscribe", {"address": SARA}).status == 404
    assert "/subscribe" not in browser.get("/insights").body
    assert browser.post(stop, body=b"List-Unsubscribe=One-Click").status == 200
    mail.publish()
    assert mail.rows() == []


def test_pages_follow_nobody_and_are_found_by_no_search(
    mail: MailPost, browser: Browser
) -> None:
    stop = join(mail, browser)

    for path in ("/subscribe", stop, "/subscribe/none"):
        reply = browser.get(path)
        assert HEADERS.items() <= reply.headers.items()
        assert reply.headers["X-Robots-Tag"] == "noindex"
        assert "Set-Cookie" not in reply.headers
        assert "<script" not in reply.body
    assert "form-action 'self'" in HEADERS["Content-Security-Policy"]


def test_pages_and_mails_speak_the_language_that_was_chosen(
    mail: MailPost, browser: Browser
) -> None:
    assert "Digests by email" in browser.get("/subscribe", HTTP_ACCEPT_LANGUAGE="en-GB").body
    browser.post("/subscribe", {"address": SARA, "language": "en"})
    mail.outbox.send_due()

    path = link_in(mail, SARA, "/subscribe/")
    assert mail.mailboxes.of(SARA)[0].message["Subject"] == "Would you like digests from Test?"
    assert "Yes, send them" in browser.get(path).body
    assert f"From now on, digests will come to {SARA}." in browser.post(path).body


def test_erasing_leaves_no_trace_of_an_address(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)
    with mail.db.begin() as session:
        [person] = privacy.people_with(session, SARA.upper())
        export = privacy.export_person(session, person, mail.clock.now())
        assert export["person"][0]["external_id"] == SARA
        [box] = export["mailbox"]
        assert "token" not in box
        privacy.erase_person(session, person, mail.clock.now())

    assert SARA not in repr(rows(mail.db))
    assert browser.get(stop).status == 404
    with mail.db.read() as session, pytest.raises(NotFound):
        privacy.people_with(session, SARA)


def test_who_stopped_is_forgotten_after_a_month(mail: MailPost, browser: Browser) -> None:
    browser.post(join(mail, browser), {"do": "stop"})
    mail.clock.move_by(timedelta(days=31))

    tidy(mail.db, mail.clock.now())

    assert SARA not in repr(rows(mail.db))
    assert mail.subscribed() == 3  # the others


def editions(mail: MailPost) -> list[str]:
    """Subjects of what Sara got after the question."""
    return [str(each.message["Subject"]) for each in mail.mailboxes.of(SARA)[1:]]


def beat(mail: MailPost, **span: float) -> None:
    """Time passes; what is due is queued and sent."""
    mail.clock.move_by(timedelta(**span))
    tick(mail.db, mail.clock.now())
    mail.outbox.send_due()


def test_once_a_month_is_one_mail_with_what_was_missed(
    mail: MailPost, browser: Browser
) -> None:
    stop = join(mail, browser)
    saved = browser.post(stop, {"do": "save", "rhythm": "monthly"})
    assert 'value="monthly" checked' in saved.body
    assert "Hooguit eens per maand, in één bericht. Over: alle thema’s." in saved.body
    for number in range(2):
        mail.clock.move_by(timedelta(days=1))
        mail.card(title=f"Inzicht {number}")
        mail.publish(title=f"Brief {number}")
    beat(mail, days=1)
    assert editions(mail) == []

    for _ in range(33):
        beat(mail, days=1)

    assert editions(mail) == ["2 kennisbrieven van Test"]
    said = mail.mailboxes.of(SARA)[-1]
    for part in (said.part("html"), said.part("plain")):
        assert "Inzicht 0" in part
        assert "Inzicht 1" in part
    assert said.message["List-Unsubscribe"].endswith(f"{stop}>")


def test_a_pause_ends_with_what_was_missed(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)
    until = (mail.clock.now() + timedelta(days=10)).date().isoformat()
    page = browser.post(stop, {"do": "save", "paused_until": until}).body
    assert f'value="{until}"' in page
    assert "Tot die dag krijg je geen kennisbrieven per mail." in page
    mail.card()
    mail.publish(title="In de pauze")
    beat(mail, days=5)
    assert editions(mail) == []

    for _ in range(8):
        beat(mail, days=1)

    assert editions(mail) == ["In de pauze"]
    page = browser.get(stop).body
    assert f'value="{until}"' not in page  # the day is over, and would be refused
    assert "stuur ik geen kennisbrieven" not in browser.post(stop, {"do": "save"}).body


def test_who_ends_a_pause_reads_that_it_is_over(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)
    until = (mail.clock.now() + timedelta(days=10)).date().isoformat()
    browser.post(stop, {"do": "save", "paused_until": until, "rhythm": "each"})
    beat(mail, days=1)

    page = browser.post(stop, {"do": "save", "paused_until": "", "rhythm": "each"}).body

    assert "Miste je iets? Dan komt dat in één mail." in page
    assert "stuur ik geen kennisbrieven" not in page


def test_who_comes_back_gets_what_the_form_promises(mail: MailPost, browser: Browser) -> None:
    stop = join(mail, browser)
    until = (mail.clock.now() + timedelta(days=90)).date().isoformat()
    browser.post(stop, {"do": "save", "paused_until": until, "rhythm": "quarterly"})
    browser.post(stop, {"do": "stop"})
    beat(mail, days=1)

    join(mail, browser)

    found = subscription(mail)
    assert found is not None
    assert (found.rhythm, found.paused_until, found.ended_at) == ("each", None, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"paused_until": "2020-01-01"}, "Kies een dag die nog komt, of laat dit leeg."),
        ({"paused_until": "gisteren"}, "Kies een dag die nog komt, of laat dit leeg."),
        ({"paused_until": "2099-01-01"}, "Kies een dag binnen een jaar."),
        ({"rhythm": "hourly"}, "Maak een keuze."),
    ],
)
def test_what_cannot_be_chosen_gets_a_sentence(
    mail: MailPost, browser: Browser, fields: dict[str, str], said: str
) -> None:
    stop = join(mail, browser)
    before = rows(mail.db)

    reply = browser.post(stop, {"do": "save", **fields})

    assert (reply.status, said in reply.body) == (400, True)
    assert rows(mail.db) == before


def test_what_only_our_slack_may_read_is_missed_by_nobody_outside(
    mail: MailPost, browser: Browser
) -> None:
    stop = join(mail, browser)
    browser.post(stop, {"do": "save", "rhythm": "monthly"})
    mail.clock.move_by(timedelta(days=1))
    mail.card(ReleaseLevel.NETWORK)
    mail.publish(audience=ReleaseLevel.NETWORK)

    for _ in range(33):
        beat(mail, days=1)

    assert editions(mail) == []
    assert mail.rows("digests_missed") == []
