"""What is missing before the bot can work, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import slack_client
from bot.errors import ConfigError
from bot.manifest import SCOPES
from bot.settings import Settings
from storage.database import Database
from storage.migrate import current, head, is_there
from storage.sqlite_file import DamagedError, ReplacedError, is_damage

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
RESTORE = "keep the file, and `leerkring restore` the newest backup"
REINSTALL = "paste the output of `leerkring manifest` at your app's settings and reinstall it"


@dataclass(frozen=True)
class Finding:
    about: str
    said: str
    remedy: str = ""  # empty: nothing to do

    @property
    def is_problem(self) -> bool:
        return bool(self.remedy)


def examine(settings: Settings) -> Iterator[Finding]:
    """One finding after the other; the later ones do not depend on the earlier."""
    yield from _settings(settings)
    yield _database(settings)
    yield from _slack(settings)


def _settings(settings: Settings) -> Iterator[Finding]:
    try:
        settings.require_slack()
    except ConfigError as error:
        for line in str(error).splitlines():
            yield Finding("settings", line, "set it in the environment or in .env")
    else:
        how = "Socket Mode" if settings.uses_sockets else "HTTP"
        yield Finding("settings", f"complete, for {how}")
    address = urlsplit(settings.slack_api_url)
    if address.scheme == "http" and address.hostname not in LOOPBACK:
        said = "SLACK_API_URL sends the token in clear over the network"
        yield Finding("settings", said, "use https")
    yield _public_url(settings)


def _public_url(settings: Settings) -> Finding:
    if settings.uses_sockets:
        return Finding("address", "not needed: the bot calls Slack")
    if not settings.public_url:
        return Finding("address", "PUBLIC_URL: is missing", "set where Slack reaches the bot")
    if not settings.public_url.startswith("https://"):
        return Finding("address", "PUBLIC_URL is not https", "Slack calls https addresses only")
    return Finding("address", f"Slack is to call {settings.public_url}/slack/events")


def _database(settings: Settings) -> Finding:
    if not is_there(settings.database_url):
        return Finding("database", "is not there yet", "run `leerkring migrate`")
    try:
        database = Database(settings.database_url)
        try:
            revision = current(database)
            database.check_whole()
        finally:
            database.close()
    except DamagedError as error:
        return Finding("database", f"is damaged: {error}", RESTORE)
    except ReplacedError as error:
        said, _, remedy = str(error).partition("; ")
        return Finding("database", said, remedy)
    except (SQLAlchemyError, ImportError) as error:
        if is_damage(getattr(error, "orig", None)):
            return Finding("database", "is damaged, or no SQLite file at all", RESTORE)
        return Finding("database", f"no answer: {type(error).__name__}", "check DATABASE_URL")
    if revision != head():
        said = f"at revision {revision or 'none'}, expected {head()}"
        return Finding("database", said, "run `leerkring migrate`")
    return Finding("database", f"answers, at revision {revision}")


def _slack(settings: Settings) -> Iterator[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    if token:
        yield from _workspace(slack_client(token, settings.slack_api_url))
    if settings.uses_sockets:
        yield _socket(
            slack_client(settings.slack_app_token.get_secret_value(), settings.slack_api_url)
        )


def _workspace(client: WebClient) -> Iterator[Finding]:
    try:
        answer = client.auth_test()
    except (SlackClientError, OSError) as error:
        yield Finding("Slack", _reason(error), "check SLACK_BOT_TOKEN and the network")
        return
    yield Finding("Slack", f"speaks as {answer['user']} in {answer['team']}")
    headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    missing = sorted(set(SCOPES) - granted)
    for scope in missing:
        yield Finding("scopes", f"{scope} is missing ({SCOPES[scope]})", REINSTALL)
    if not missing:
        yield Finding("scopes", "all granted")


def _socket(client: WebClient) -> Finding:
    try:
        client.apps_connections_open(app_token=client.token or "")
    except (SlackClientError, OSError) as error:
        said = f"Socket Mode: {_reason(error)}"
        return Finding(
            "socket", said, "make an app-level token with connections:write; enable Socket Mode"
        )
    return Finding("socket", "Slack opens a connection")


def _reason(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return f"refuses: {error.response.get('error', 'unknown')}"
    return f"no answer: {type(error).__name__}"
