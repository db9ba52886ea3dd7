"""Settings: what counts, what is refused, and that no value is ever repeated."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.mail_server import Tls
from bot.settings import Settings, load

NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_nothing_set_gives_the_documented_defaults() -> None:
    settings = load()

    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.database_url == "sqlite:///leerkring.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert (settings.default_locale, settings.default_timezone) == ("nl", "Europe/Amsterdam")


def test_the_environment_goes_before_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("PORT=4000\nHOST=0.0.0.0\nUNKNOWN=1\n")
    monkeypatch.setenv("PORT", "5000")

    settings = load()

    assert (settings.port, settings.host) == (5000, "0.0.0.0")  # noqa: S104


def test_blank_means_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "   ")
    monkeypatch.setenv("SLACK_BOT_TOKEN", " xoxb-1 ")

    settings = load()

    assert settings.port == 3000
    assert settings.slack_bot_token.get_secret_value() == "xoxb-1"
    with pytest.raises(ConfigError, match="SLACK_SIGNING_SECRET: is missing"):
        settings.require_web()


def test_settings_made_by_hand_do_not_look_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-somebody-elses")

    assert not Settings().slack_bot_token.get_secret_value()


WRONG = {
    "SLACK_BOT_TOKEN": "xapp-hush",
    "SLACK_APP_TOKEN": "hush",
    "SLACK_API_URL": "ftp://hush",
    "DATABASE_URL": "mysql://root:hush@db/x",
    "PORT": "hush",
    "PUBLIC_URL": "hush.example",
    "SMTP_URL": "imap://me:hush@mail.example",
    "MAIL_FROM": "hush",
    "BOUNCE_URL": "imap://me:hush@mail.example",
    "BOUNCE_ADDRESS": "hush",
    "MAIL_RATE": "hush",
    "MAIL_DOMAIN_RATE": "hush",
    "ACCESSIBILITY_STATEMENT_URL": "hush",
    "PRIVACY_URL": "javascript:hush",
    "SECURITY_CONTACT": "hush",
    "WEB_INDEXED": "hush",
    "HSTS_SUBDOMAINS": "hush",
    "DESIGN_TOKENS": "/hush",
    "DEFAULT_LOCALE": "hush",
    "DEFAULT_TIMEZONE": "Hush/Hush",
    "TECHNICAL_CONTACT": "<!channel> hush",
    "MEANING": "/hush",
}


def test_all_problems_are_told_together_and_no_value_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in WRONG.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ConfigError) as refusal:
        load()

    lines = str(refusal.value).splitlines()
    assert {line.partition(":")[0] for line in lines} == set(WRONG)
    assert len(lines) == len(WRONG)
    assert "hush" not in str(refusal.value).lower()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-"),
        ("SLACK_BOT_TOKEN", "xoxb-é"),
        ("SLACK_API_URL", "https://"),
        ("SLACK_API_URL", "https://a b"),
        ("DATABASE_URL", "leerkring.db"),
        ("DATABASE_URL", "sqlite"),
        ("SMTP_URL", "smtp://"),
        ("SMTP_URL", "mail.example:25"),
        ("SMTP_URL", "smtp://mail.example:x"),
        ("SMTP_URL", "smtp://mail.example:70000"),
        ("SMTP_URL", "smtp://me@mail.example"),
        ("SMTP_URL", "smtps://me:a/b@mail.example"),
        ("SMTP_URL", "smtps://mail.example?starttls=yes"),
        ("SMTP_URL", "smtp://mail.example?tls=no"),
        ("SMTP_URL", "smtp://me:pass@mail.example?starttls=no"),
        ("SMTP_URL", "smtps://user:your-password@mail.example"),
        ("MAIL_FROM", "a@b.example, c@d.example"),
        ("MAIL_FROM", "a@b.example\nBcc: c@d.example"),
        ("MAIL_FROM", "Leerkring"),
        ("SECURITY_CONTACT", "mailto:a@b.example\nCanonical: x"),
        ("SECURITY_CONTACT", "http://a.example"),
        ("BOUNCE_URL", "imaps://mail.example"),
        ("BOUNCE_URL", "imaps://me@mail.example"),
        ("BOUNCE_URL", "imaps://me:pass@mail.example:x"),
        ("BOUNCE_URL", "imaps://me:pass@mail.example/a b"),
        ("BOUNCE_URL", "imaps://me:pass@mail.example/a?b=c"),
        ("BOUNCE_ADDRESS", "Bot <a@b.example>"),
        ("MAIL_RATE", "0"),
        ("MAIL_RATE", "1.5"),
        ("MAIL_DOMAIN_RATE", "0"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("DEFAULT_TIMEZONE", "../../etc/passwd"),
        ("TECHNICAL_CONTACT", "ict \n help"),
        ("TECHNICAL_CONTACT", "{ $name }"),
        ("TECHNICAL_CONTACT", "a" * 81),
    ],
)
def test_what_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ConfigError, match=f"^{name}: [a-z]"):
        load()


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("SLACK_API_URL", "http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("SLACK_API_URL", "https://slack.example/api/", "https://slack.example/api/"),
        ("PUBLIC_URL", "https://leerkring.example/", "https://leerkring.example"),
        ("DATABASE_URL", "postgres://u:p@db/x", "postgres://u:p@db/x"),
        ("DATABASE_URL", "sqlite:////var/l.db", "sqlite:////var/l.db"),
    ],
)
def test_what_is_taken(
    name: str, value: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    assert getattr(load(), name.lower()) == kept


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("smtp://relay.example", "relay.example", 25, Tls.IF_OFFERED),
        ("smtp://relay.example:2525?starttls=no", "relay.example", 2525, Tls.NEVER),
        ("smtp://relay.example?starttls=yes", "relay.example", 25, Tls.REQUIRED),
        ("smtp://me:p%40ss@mail.example", "mail.example", 587, Tls.REQUIRED),
        ("smtp://me:pass@127.0.0.1:25", "127.0.0.1", 25, Tls.IF_OFFERED),
        ("smtps://me:pass@mail.example", "mail.example", 465, Tls.FROM_THE_FIRST_BYTE),
        ("starttls://mail.example", "mail.example", 587, Tls.REQUIRED),
        ("smtp+starttls://mail.example:25", "mail.example", 25, Tls.REQUIRED),
    ],
)
def test_a_password_never_travels_in_clear(
    url: str, host: str, port: int, tls: Tls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_URL", url)

    server = load().mail_server

    assert server is not None
    assert (server.host, server.port, server.tls) == (host, port, tls)
    assert server.password in {"", "pass", "p@ss"}
    assert "ss" not in repr(server).replace(host, "")


def test_mail_needs_an_address_of_its_own_and_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().require_mail().mail_server is None  # and without a server nothing
    monkeypatch.setenv("SMTP_URL", "smtp://relay.example")

    with pytest.raises(ConfigError) as refusal:
        load().require_mail()

    assert str(refusal.value).splitlines() == [
        "MAIL_FROM: is missing; SMTP_URL needs it",
        "PUBLIC_URL: is missing; SMTP_URL needs it",
    ]


def test_an_unreadable_file_is_a_plain_problem(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"PORT=\xff\xfe")

    with pytest.raises(ConfigError, match=r"\.env cannot be read"):
        load()


def test_each_command_says_what_it_needs() -> None:
    with pytest.raises(ConfigError) as web:
        Settings().require_web()
    with pytest.raises(ConfigError) as worker:
        Settings().require_worker()

    assert str(web.value).splitlines() == [
        "SLACK_BOT_TOKEN: is missing",
        "SLACK_SIGNING_SECRET: is missing",
    ]
    assert str(worker.value) == "SLACK_BOT_TOKEN: is missing"


def test_sockets_need_no_signing_secret() -> None:
    settings = Settings.model_validate(
        {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}
    )

    assert settings.uses_sockets
    assert settings.require_slack() is settings


def test_secrets_do_not_show_in_a_dump() -> None:
    settings = Settings.model_validate(
        {
            "slack_bot_token": "xoxb-hush",
            "slack_signing_secret": "hush",
            "database_url": "postgresql://me:hush@db/x",
        }
    )

    assert "hush" not in repr(settings)
