"""What the environment says, read once; all problems are reported together."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any, Self

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot import checks, design_tokens
from bot.errors import ConfigError
from bot.mail_server import MailServer, read_server
from bot.zones import USUAL

CHECKS = {
    "host": checks.host,
    "database_url": checks.database_url,
    "mail_from": checks.mail_from,
    "bounce_address": checks.bounce_address,
    "default_locale": checks.locale,
    "default_timezone": checks.time_zone,
    "technical_contact": checks.contact,
    "meaning": checks.meaning,
}
ALIKE = 0.84  # of 1: SLACK_TOKEN is, SLACK_CLIENT_SECRET is not


class Settings(BaseSettings):
    """The names are the fields in capitals. Made by `load`, or by hand from arguments alone."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = Field(default="sqlite:///leerkring.db", repr=False)
    host: str = "127.0.0.1"
    port: int = 3000
    health_port: int | None = None
    public_url: str = ""
    smtp_url: SecretStr = SecretStr("")
    mail_from: str = ""
    bounce_url: SecretStr = SecretStr("")
    bounce_address: str = ""
    mail_rate: int = 30  # a minute
    mail_domain_rate: int = 20  # of those, to one domain
    accessibility_statement_url: str = ""
    privacy_url: str = ""
    security_contact: str = ""
    web_indexed: bool = True
    hsts_subdomains: bool = False
    design_tokens: str = ""  # a file
    default_locale: str = "nl"
    default_timezone: str = USUAL
    technical_contact: str = ""
    meaning: str = "off"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """A test that builds settings must not meet the tokens of whoever runs it."""
        return (init_settings,)

    @field_validator("*", mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return checks.bare(value) if isinstance(value, str) else value

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        checks.token(value.get_secret_value(), "xoxb-")
        return value

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr) -> SecretStr:
        checks.token(value.get_secret_value(), "xapp-")
        return value

    @field_validator("slack_signing_secret")
    @classmethod
    def _signing_secret(cls, value: SecretStr) -> SecretStr:
        checks.signing_secret(value.get_secret_value())
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        return checks.slack_api_url(value)

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, value: str) -> str:
        return checks.public_url(value)

    @field_validator("accessibility_statement_url", "privacy_url")
    @classmethod
    def _page(cls, value: str) -> str:
        return checks.web_address(value) if value else ""

    @field_validator("security_contact")
    @classmethod
    def _security_contact(cls, value: str) -> str:
        return checks.security_contact(value) if value else ""

    @field_validator("web_indexed", "hsts_subdomains", mode="before")
    @classmethod
    def _yes_or_no(cls, value: Any) -> bool:
        return checks.yes_or_no(value)

    @field_validator("design_tokens")
    @classmethod
    def _design_tokens(cls, value: str) -> str:
        if value:
            design_tokens.read(value)
        return value

    @field_validator("port", "health_port", mode="before")
    @classmethod
    def _port(cls, value: Any) -> int | None:
        return None if value is None else checks.port(value)

    @field_validator("smtp_url")
    @classmethod
    def _smtp_url(cls, value: SecretStr) -> SecretStr:
        checks.smtp_url(value.get_secret_value())
        return value

    @field_validator("bounce_url")
    @classmethod
    def _bounce_url(cls, value: SecretStr) -> SecretStr:
        checks.bounce_url(value.get_secret_value())
        return value

    @field_validator("mail_rate", "mail_domain_rate", mode="before")
    @classmethod
    def _mail_rate(cls, value: Any) -> int:
        return checks.mail_rate(value)

    @field_validator(*CHECKS)
    @classmethod
    def _plain_text(cls, value: str, field: ValidationInfo) -> str:
        CHECKS[field.field_name or ""](value)
        return value

    @property
    def uses_sockets(self) -> bool:
        """Socket Mode: Slack needs no way in, and nothing is signed."""
        return bool(self.slack_app_token.get_secret_value())

    @property
    def mail_server(self) -> MailServer | None:
        """None: mail is not offered anywhere."""
        url = self.smtp_url.get_secret_value()
        return read_server(url) if url else None

    def require_mail(self) -> Self:
        """Raises ConfigError where mail is set up by half: it needs an address of its own.

        And pages, where readers stop it.
        """
        if self.mail_server is None:
            return self
        needed = {
            "MAIL_FROM": (self.mail_from, "SMTP_URL"),
            "PUBLIC_URL": (self.public_url, "SMTP_URL"),
        }
        if self.bounce_url:
            needed["BOUNCE_ADDRESS"] = self.bounce_address, "BOUNCE_URL"
        wrong = [
            f"{is_missing(name)}; {why} needs it"
            for name, (value, why) in needed.items()
            if not value
        ]
        if self.bounce_url and self._bounces_to_sender():
            wrong.append("BOUNCE_ADDRESS: must be another than MAIL_FROM; people answer there")
        if wrong:
            raise ConfigError("\n".join(wrong))
        return self

    def _bounces_to_sender(self) -> bool:
        sender = checks.read_sender(self.mail_from)[1] if self.mail_from else ""
        return bool(sender) and sender.lower() == self.bounce_address.lower()

    def require_slack(self) -> Self:
        """Raises ConfigError unless one process can talk and listen to a workspace."""
        return self.require_worker() if self.uses_sockets else self.require_web()

    def require_web(self) -> Self:
        """Raises ConfigError unless there is enough to answer Slack's requests."""
        return self._require(
            SLACK_BOT_TOKEN=self.slack_bot_token,
            SLACK_SIGNING_SECRET=self.slack_signing_secret,
        )

    def require_worker(self) -> Self:
        """Raises ConfigError unless there is enough to send messages."""
        return self._require(SLACK_BOT_TOKEN=self.slack_bot_token)

    def _require(self, **needed: SecretStr) -> Self:
        missing = [name for name, value in needed.items() if not value.get_secret_value()]
        if missing:
            raise ConfigError("\n".join(map(is_missing, missing)))
        return self


def is_missing(name: str) -> str:
    """What is said of a setting that is needed."""
    other = resembling(name)
    hint = f"; did you mean it by {other}, in the environment?" if other else ""
    return f"{name}: is missing{hint}"


def resembling(name: str) -> str | None:
    """What the environment has that is much like a setting; it may be of another program."""
    ours = {each.upper() for each in Settings.model_fields}
    others = {each.upper(): each for each in os.environ if each.upper() not in ours}
    near = get_close_matches(name, others, n=1, cutoff=ALIKE)
    return others[near[0]] if near else None


def load(env_file: Path = Path(".env")) -> Settings:
    """From the environment, and from a file for what the environment does not say.

    Raises:
        ConfigError: names every wrong setting, one per line, and the value of none.
    """
    filed = read(env_file)
    said = EnvSettingsSource(Settings, env_ignore_empty=True)()
    known = {name.lower(): value for name, value in filed.items() if value} | said
    misspelt = list(_misspelt(filed, known, env_file))
    try:
        settings = Settings(**known)
    except ValidationError as error:
        problems = [
            f"{'.'.join(map(str, problem['loc'])).upper()}: {_plain(problem['msg'])}"
            for problem in error.errors(include_input=False, include_context=False)
        ]
        raise ConfigError("\n".join(problems + misspelt)) from None
    if misspelt:
        raise ConfigError("\n".join(misspelt))
    return settings


def read(env_file: Path) -> dict[str, str | None]:
    """What a file sets; nothing if it is not there.

    Raises:
        ConfigError: it cannot be read, or a line of it cannot.
    """
    try:
        text = env_file.read_text("utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise ConfigError(f"{env_file} cannot be read: it is not UTF-8; save it so") from None
    except IsADirectoryError:
        raise ConfigError(f"{env_file} is a folder; make it a file, or remove it") from None
    except OSError as error:
        remedy = "let the bot's account read it, or remove it"
        raise ConfigError(f"{env_file} cannot be read: {error.strerror}; {remedy}") from None
    lines = list(parse_stream(StringIO(text)))
    for line in lines:
        if line.error or (line.key and line.value is None):
            where = f"{env_file}, line {line.original.line}"
            raise ConfigError(f"{where} cannot be read; write NAME=value")
    return dotenv_values(stream=StringIO(text))


def _misspelt(
    filed: Mapping[str, str | None], known: Mapping[str, object], env_file: Path
) -> Iterator[str]:
    """Names in our own file that are probably meant for a setting that is not set."""
    missing = [name.upper() for name in Settings.model_fields if name not in known]
    ours = {name.upper() for name in Settings.model_fields}
    for name in filed:
        if name.upper() in ours:
            continue
        if near := get_close_matches(name.upper(), missing, n=1, cutoff=ALIKE):
            yield f"{name}: is no setting, in {env_file}; did you mean {near[0]}?"


def _plain(message: str) -> str:
    message = message.removeprefix("Value error, ").removeprefix("Input should ")
    return message[:1].lower() + message[1:]
