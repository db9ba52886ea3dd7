"""What the environment says, read once; all problems are reported together."""

from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import ConfigError
from bot.zones import USUAL, is_known


class Settings(BaseSettings):
    """The names are the fields in capitals. Made by `load`, or by hand from arguments alone."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = Field(default="sqlite:///leerkring.db", repr=False)
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 3000
    public_url: str = ""
    default_locale: str = "nl"
    default_timezone: str = USUAL

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
    def _stripped(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr) -> SecretStr:
        return _prefixed(value, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr) -> SecretStr:
        return _prefixed(value, "xapp-")

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        """Slack's methods are appended to it."""
        return _web_address(value).rstrip("/") + "/"

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, value: str) -> str:
        return _web_address(value).rstrip("/") if value else ""

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            kind = make_url(value).get_backend_name()
        except (ArgumentError, ValueError):
            kind = ""
        if kind not in {"sqlite", "postgresql", "postgres"}:
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @field_validator("default_locale")
    @classmethod
    def _locale(cls, value: str) -> str:
        if value not in {"nl", "en"}:
            raise ValueError("must be nl or en")
        return value

    @field_validator("default_timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if not is_known(value):
            raise ValueError("must be a time zone such as Europe/Amsterdam")
        return value

    @property
    def uses_sockets(self) -> bool:
        """Socket Mode: Slack needs no way in, and nothing is signed."""
        return bool(self.slack_app_token.get_secret_value())

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
            raise ConfigError("\n".join(f"{name}: is missing" for name in missing))
        return self


def load(env_file: Path = Path(".env")) -> Settings:
    """From the environment, and from a file for what the environment does not say.

    Raises:
        ConfigError: names every wrong setting, one per line, and the value of none.
    """
    try:
        filed = DotEnvSettingsSource(Settings, env_file=env_file, env_ignore_empty=True)()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{env_file} cannot be read: {type(error).__name__}") from None
    said = EnvSettingsSource(Settings, env_ignore_empty=True)()
    try:
        return Settings(**{**filed, **said})
    except ValidationError as error:
        problems = [
            f"{'.'.join(map(str, problem['loc'])).upper()}: {_plain(problem['msg'])}"
            for problem in error.errors(include_input=False, include_context=False)
        ]
        raise ConfigError("\n".join(problems)) from None


def _plain(message: str) -> str:
    message = message.removeprefix("Value error, ").removeprefix("Input should ")
    return message[:1].lower() + message[1:]


def _prefixed(secret: SecretStr, prefix: str) -> SecretStr:
    value = secret.get_secret_value()
    if value and (not value.startswith(prefix) or value == prefix or not value.isascii()):
        raise ValueError(f"must begin with {prefix}")
    return secret


def _web_address(value: str) -> str:
    scheme, _, rest = value.partition("://")
    if scheme not in {"http", "https"} or not rest.strip("/") or any(map(str.isspace, rest)):
        raise ValueError("must be an address that begins with https:// (or http://)")
    return value
