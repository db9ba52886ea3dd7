"""What the environment says, read once; all problems are reported together."""

from typing import Annotated, Self

from pydantic import Field, SecretStr, StringConstraints, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError

Url = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s]+$")]


class Settings(BaseSettings):
    """Read from the environment and from `.env`; the names are the fields in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_client_id: str = ""
    slack_client_secret: SecretStr = SecretStr("")
    slack_api_url: Url = "https://slack.com/api/"
    database_url: str = "sqlite:///leerkring.db"
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=1, le=65535)
    public_url: str = ""
    encryption_keys: SecretStr = SecretStr("")
    smtp_url: SecretStr = SecretStr("")
    mail_from: str = ""
    default_locale: Annotated[str, StringConstraints(pattern="^(nl|en)$")] = "nl"
    default_timezone: str = "Europe/Amsterdam"

    @model_validator(mode="after")
    def _shapes(self) -> Self:
        problems = [
            *_prefix("SLACK_BOT_TOKEN", self.slack_bot_token, "xoxb-"),
            *_prefix("SLACK_APP_TOKEN", self.slack_app_token, "xapp-"),
        ]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @property
    def uses_sockets(self) -> bool:
        """Socket Mode: Slack needs no way in, and nothing is signed."""
        return bool(self.slack_app_token.get_secret_value())

    def require_slack(self) -> None:
        """Raises ConfigError unless there is enough to talk with a workspace."""
        missing = [] if self.slack_bot_token.get_secret_value() else ["SLACK_BOT_TOKEN"]
        if not self.uses_sockets and not self.slack_signing_secret.get_secret_value().strip():
            missing.append("SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN for Socket Mode)")
        if missing:
            raise ConfigError(f"missing: {', '.join(missing)}")


def _prefix(name: str, secret: SecretStr, prefix: str) -> list[str]:
    value = secret.get_secret_value()
    return (
        [f"{name} must begin with {prefix}"] if value and not value.startswith(prefix) else []
    )


def load() -> Settings:
    """Raises ConfigError that names every wrong setting, and the value of none."""
    try:
        return Settings()
    except ValidationError as error:
        said = [
            f"{'.'.join(map(str, problem['loc'])).upper() or 'settings'}: {problem['msg']}"
            for problem in error.errors()
        ]
        raise ConfigError("\n".join(said)) from None
