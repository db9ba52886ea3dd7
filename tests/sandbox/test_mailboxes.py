"""The demo's mailboxes: what a visitor sees of a mail, and that it can do nothing there."""

import smtplib
from collections.abc import Callable, Iterator, Mapping
from urllib.error import HTTPError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest

from bot.manifest import manifest
from bot.sandbox.mail_page import MailPage
from bot.sandbox.mailboxes import Mailboxes
from bot.sandbox.sandbox import Sandbox

HTML = (
    "<html><head><style>@media (prefers-color-scheme: dark) {a {color: red}}</style></head>"
    "<body><script>alert(1)</script><p>Hoi &lt;3</p></body></html>"
)
MAIL = (
    "From: bot@leerkring.example\r\nTo: noor@stichting.example\r\n"
    "Subject: <b>Nieuws</b>\r\nMessage-ID: <een@leerkring.example>\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/alternative; boundary="x"\r\n\r\n'
    f"--x\r\nContent-Type: text/plain\r\n\r\nHoi <3\r\n"
    f"--x\r\nContent-Type: text/html\r\n\r\n{HTML}\r\n--x--\r\n"
)
NOOR = "noor@stichting.example"
Look = Callable[[str], tuple[str, Mapping[str, str]]]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(manifest()) as sandbox:
        yield sandbox


@pytest.fixture
def mailboxes(sandbox: Sandbox) -> Iterator[Mailboxes]:
    mailboxes = Mailboxes(sandbox.clock.now)
    mailboxes.start()
    MailPage(sandbox, mailboxes)
    yield mailboxes
    mailboxes.stop()


@pytest.fixture
def look(sandbox: Sandbox) -> Look:
    """A page, and its headers."""

    def fetch(path: str) -> tuple[str, Mapping[str, str]]:
        with urlopen(sandbox.url + path) as answer:  # noqa: S310  # our own
            return answer.read().decode(), dict(answer.headers)

    return fetch


def deliver(mailboxes: Mailboxes, times: int = 1) -> None:
    for _ in range(times):
        with smtplib.SMTP("127.0.0.1", mailboxes.port, "test") as line:
            line.sendmail("bot@leerkring.example", [NOOR], MAIL)


def test_each_way_to_look_at_a_mail(sandbox: Sandbox, mailboxes: Mailboxes, look: Look) -> None:
    assert "Er is nog geen mail." in look("/mail")[0]
    deliver(mailboxes)

    listed = look("/mail")[0]
    assert f"<h2>{NOOR}</h2>" in listed
    local = sandbox.clock.now().astimezone(ZoneInfo("Europe/Amsterdam"))
    assert f"{local:%Y-%m-%d %H:%M}" in listed
    assert "&lt;b&gt;Nieuws&lt;/b&gt;" in listed
    light, dark = (look(f"/mail/1/body?as={way}")[0] for way in ("light", "dark"))
    assert "@media not all" in light
    assert "@media all" in dark
    assert "Hoi &lt;3" in look("/mail/1?as=text")[0]
    assert "Message-ID: &lt;een@leerkring.example&gt;" in look("/mail/1?as=source")[0]


def test_a_mail_runs_and_fetches_nothing(mailboxes: Mailboxes, look: Look) -> None:
    deliver(mailboxes)

    page, _ = look("/mail/1")
    _, headers = look("/mail/1/body")

    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in headers["Content-Security-Policy"]
    assert "allow-scripts" not in page + headers["Content-Security-Policy"]


def test_what_came_twice_is_one_mail(mailboxes: Mailboxes, look: Look) -> None:
    deliver(mailboxes, 2)

    assert [(each.number, each.copies) for each in mailboxes.of(NOOR)] == [(1, 2)]
    assert "2 keer bezorgd" in look("/mail/1")[0]


@pytest.mark.parametrize("path", ["/mail/9", "/mail/x", "/mail/1/other", "/mail/../1"])
def test_any_other_address_is_nothing(mailboxes: Mailboxes, look: Look, path: str) -> None:
    deliver(mailboxes)

    with pytest.raises(HTTPError, match="404"):
        look(path)


def test_an_unknown_step_to_fail_at_is_a_mistake(mailboxes: Mailboxes) -> None:
    with pytest.raises(ValueError, match="HELLO"):
        mailboxes.fail("HELLO", "550 no")


def test_mailboxes_can_be_stopped_before_they_took_a_connection(sandbox: Sandbox) -> None:
    # An error in their thread would fail this test.
    for _ in range(50):
        mailboxes = Mailboxes(sandbox.clock.now)
        mailboxes.start()
        mailboxes.stop()
