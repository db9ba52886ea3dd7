"""What is missing before the bot can work, and what to do about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import bounce_server, mail_sender, slack_client
from bot.causes import (
    MANIFEST,
    bounce_trouble,
    explain,
    mail_trouble,
    no_answer,
    other_schema,
    unusable_file,
)
from bot.delivery.mail.mailbox import MAILBOX_FAILS, opened
from bot.delivery.mail.smtp import MAIL_FAILS, open_line
from bot.delivery.slack import NO_ANSWER
from bot.errors import ConfigError
from bot.mail_server import Tls
from bot.manifest import SCOPES
from bot.running import refuse_port_in_use
from bot.search.reading import engine_named
from bot.settings import Settings, resembling
from bot.web.gate import LOOPBACK
from storage.database import Database
from storage.migrate import current, head, is_there
from storage.questions import vectors
from storage.sqlite_file import DamagedError, ReplacedError

MOST_APART = timedelta(minutes=1)
HEALTH_SECONDS = 5


@dataclass(frozen=True)
class Finding:
    about: str
    said: str
    remedy: str = ""  # empty: nothing to do

    @property
    def is_problem(self) -> bool:
        return bool(self.remedy)


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """One finding after the other; the later ones do not depend on the earlier."""
    yield from _settings(settings)
    yield _database(settings)
    yield from _meaning(settings)
    yield from _slack(settings, now)
    yield from _mail(settings)


def _settings(settings: Settings) -> Iterator[Finding]:
    try:
        settings.require_slack()
    except ConfigError as error:
        for line in str(error).splitlines():
            yield Finding("settings", line, "set it in the environment or in .env")
    else:
        how = "Socket Mode" if settings.uses_sockets else "HTTP"
        yield Finding("settings", f"complete, for {how}")
    yield from _resembling(settings)
    address = urlsplit(settings.slack_api_url)
    if address.scheme == "http" and address.hostname not in LOOPBACK:
        said = "SLACK_API_URL sends the token in clear over the network"
        yield Finding("settings", said, "use https")
    yield from _secret(settings)
    yield _public_url(settings)
    yield from _pages(settings)
    yield _port(settings)


def _resembling(settings: Settings) -> Iterator[Finding]:
    """A slip, or what another program is told."""
    for name in sorted(Settings.model_fields.keys() - settings.model_fields_set):
        if other := resembling(name.upper()):
            said = f"{other}, in the environment, is no setting; {name.upper()} is not set"
            yield Finding("settings", said)


def _secret(settings: Settings) -> Iterator[Finding]:
    """Slack's own has a form; another API, such as the sandbox, may have any."""
    secret = settings.slack_signing_secret.get_secret_value()
    is_slack = urlsplit(settings.slack_api_url).hostname == "slack.com"
    if secret and is_slack and not re.fullmatch("[0-9a-f]{32}", secret):
        said = "SLACK_SIGNING_SECRET is not of the form that Slack gives: 32 of 0-9 and a-f"
        yield Finding("settings", said, "copy it again from Basic Information of your app")


def _public_url(settings: Settings) -> Finding:
    if settings.uses_sockets:
        return Finding("address", "not needed: the bot calls Slack")
    if not settings.public_url:
        return Finding("address", "PUBLIC_URL: is missing", "set where Slack reaches the bot")
    if not settings.public_url.startswith("https://"):
        return Finding("address", "PUBLIC_URL is not https", "Slack calls https addresses only")
    if _is_inside(urlsplit(settings.public_url).hostname or ""):
        said = "PUBLIC_URL is an address that only this network knows"
        return Finding("address", said, "give the bot one on the internet, or use Socket Mode")
    return Finding("address", f"Slack is to call {settings.public_url}/slack/events")


def _pages(settings: Settings) -> Iterator[Finding]:
    """What a public body must have on its pages, and its operator alone can write."""
    wanted = {
        "ACCESSIBILITY_STATEMENT_URL": settings.accessibility_statement_url,
        "PRIVACY_URL": settings.privacy_url,
        "SECURITY_CONTACT": settings.security_contact,
    }
    missing = [name for name, value in wanted.items() if not value]
    if settings.public_url and missing:
        yield Finding("pages", f"without {', '.join(missing)}; see docs/operations.md")


def _is_inside(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".lan", ".localhost"))


def _port(settings: Settings) -> Finding:
    where = f"{settings.host}:{settings.port}"
    try:
        refuse_port_in_use(settings.host, settings.port)
    except ConfigError as refused:
        if "in use" in str(refused) and _is_ours(settings):
            return Finding("port", f"Leerkring listens at {where}")
        said, _, remedy = str(refused).partition("; ")
        return Finding("port", said, remedy)
    return Finding("port", f"{where} is free")


def _is_ours(settings: Settings) -> bool:
    """Whether Leerkring itself is what listens there."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104  # compared
    connection = HTTPConnection(host, settings.port, timeout=HEALTH_SECONDS)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        return answer.read() == b"ok\n"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _database(settings: Settings) -> Finding:
    try:
        if trouble := unusable_file(settings.database_url):
            said, _, remedy = trouble.partition("; ")
            return Finding("database", said, remedy)
        if not is_there(settings.database_url):
            return Finding("database", "is not there yet", "run `leerkring migrate`")
        revision = _revision(Database(settings.database_url))
    except (SQLAlchemyError, ImportError, OSError, DamagedError, ReplacedError) as error:
        said, _, remedy = str(explain(error) or _unknown(error)).partition("; ")
        return Finding("database", said.removeprefix("the database "), remedy)
    if revision != head():
        said, _, remedy = str(other_schema(revision)).partition("; ")
        said = f"{said.removeprefix('the database ')}: {revision or 'none'}, expected {head()}"
        return Finding("database", said, remedy)
    return Finding("database", f"answers, at revision {revision}")


def _meaning(settings: Settings) -> Iterator[Finding]:
    """How many cards the engine has read; nothing where there is none."""
    try:
        engine = engine_named(settings.meaning)
    except ConfigError as error:
        said, _, remedy = str(error).partition("; ")
        yield Finding("meaning", f"{said}: searches go by words alone", remedy)
        return
    if engine is None:
        return
    try:
        if unusable_file(settings.database_url) or not is_there(settings.database_url):
            return
        done, every = _read(Database(settings.database_url), engine.name)
    except (SQLAlchemyError, ImportError, OSError, DamagedError, ReplacedError):
        return  # it is said of the database
    rest = "" if done >= every else "; the worker reads the others"
    yield Finding("meaning", f"{engine.name} has read {done} of {every} cards{rest}")


def _read(database: Database, engine: str) -> tuple[int, int]:
    try:
        with database.read() as session:
            return vectors.progress(session, engine)
    finally:
        database.close()


def _revision(database: Database) -> str | None:
    """Read after a trial of writing, which is undone."""
    try:
        revision = current(database)
        database.check_whole()
        with database.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE doctor_was_here (id INTEGER)")
            connection.rollback()
    finally:
        database.close()
    return revision


def _unknown(error: Exception) -> str:
    return f"no answer: {type(error).__name__}; check DATABASE_URL"


def _slack(settings: Settings, now: datetime) -> Iterator[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    if token:
        yield from _workspace(slack_client(token, settings.slack_api_url), now)
    if settings.uses_sockets:
        yield _socket(
            slack_client(settings.slack_app_token.get_secret_value(), settings.slack_api_url)
        )


def _workspace(client: WebClient, now: datetime) -> Iterator[Finding]:
    try:
        answer = client.auth_test()
    except NO_ANSWER as error:
        yield _refused("Slack", error)
        return
    yield Finding("Slack", f"speaks as {answer['user']} in {answer['team']}")
    headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    yield from _clock(headers.get("date", ""), now)
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    missing = sorted(set(SCOPES) - granted)
    for scope in missing:
        yield Finding("scopes", f"{scope} is missing ({SCOPES[scope]})", MANIFEST)
    if not missing:
        yield Finding("scopes", "all granted")


def _clock(slacks: str, now: datetime) -> Iterator[Finding]:
    """Slack's requests are refused when they seem too old, or from the future."""
    try:
        apart = (now - parsedate_to_datetime(slacks)).total_seconds()
    except (TypeError, ValueError):
        return
    if abs(apart) > MOST_APART.total_seconds():
        side = "ahead of" if apart > 0 else "behind"
        said = f"this machine is {abs(apart):.0f} seconds {side} Slack"
        yield Finding("clock", said, "set it by the network (NTP)")


def _mail(settings: Settings) -> Iterator[Finding]:
    """By opening a connection as for sending; nothing is sent."""
    server = settings.mail_server
    if server is None:
        yield Finding("mail", "no SMTP_URL: digests by mail are not offered")
        return
    try:
        settings.require_mail()
    except ConfigError as error:
        for line in str(error).splitlines():
            setting = "BOUNCE_URL" if line.startswith("BOUNCE") else "SMTP_URL"
            yield Finding("mail", line.partition(";")[0], f"set it, or leave {setting} out")
        return
    try:
        open_line(server, mail_sender(settings).domain).close()
    except MAIL_FAILS as error:
        said, _, remedy = str(mail_trouble(error)).partition("; ")
        yield Finding("mail", said, remedy)
        return
    how = "in clear" if server.tls is Tls.NEVER else "encrypted where it can be"
    how = "encrypted" if server.tls in {Tls.REQUIRED, Tls.FROM_THE_FIRST_BYTE} else how
    yield Finding("mail", f"{server.host}:{server.port} takes mail, {how}")
    yield from _bounces(settings)


def _bounces(settings: Settings) -> Iterator[Finding]:
    """By opening the mailbox as for reading; nothing in it is touched."""
    server = bounce_server(settings)
    if server is None:
        yield Finding("bounces", "no BOUNCE_URL: mail that comes back later is not read")
        return
    try:
        with opened(server) as mailbox:
            count = len(mailbox.waiting())
    except MAILBOX_FAILS as error:
        said, _, remedy = str(bounce_trouble(error)).partition("; ")
        yield Finding("bounces", said, remedy)
        return
    yield Finding("bounces", f"{server.host}:{server.port} can be read, {count} waiting")


def _socket(client: WebClient) -> Finding:
    try:
        client.apps_connections_open(app_token=client.token or "")
    except SlackApiError as error:
        said = _refused("socket", error).said
        remedy = "make an app-level token with connections:write; enable Socket Mode"
        return Finding("socket", said, remedy)
    except NO_ANSWER as error:
        return _refused("socket", error)
    return Finding("socket", "Slack opens a connection")


def _refused(about: str, error: Exception) -> Finding:
    said, _, remedy = str(no_answer(error)).partition("; ")
    return Finding(about, said.removeprefix("Slack "), remedy)
