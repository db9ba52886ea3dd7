"""The workspace that the bot's token belongs to; Slack is asked once, when first needed."""

from dataclasses import dataclass
from threading import Lock

from slack_sdk import WebClient

from bot.clock import Clock
from bot.zones import USUAL
from storage.database import Database
from storage.models import Address
from storage.people import people


@dataclass(frozen=True)
class Installed:
    team_id: str
    workspace_id: int
    bot_id: str
    bot_user_id: str


class Installation:
    """`public_url`: where our pages are; kept, so that every process can make links.

    `language`: what is spoken where neither a person nor a circle chose one; kept as well.
    `time_zone`: of people of whom Slack tells none, or none that this machine knows.
    """

    def __init__(
        self,
        client: WebClient,
        db: Database,
        clock: Clock,
        public_url: str = "",
        language: str = "nl",
        time_zone: str = USUAL,
    ) -> None:
        self._client = client
        self._db = db
        self._clock = clock
        self._public_url = public_url
        self._language = language
        self._time_zone = time_zone
        self._lock = Lock()
        self._known: Installed | None = None

    def get(self) -> Installed:
        """Raises SlackApiError or OSError as long as Slack does not answer."""
        with self._lock:
            if self._known is None:
                self._known = self._ask()
            return self._known

    def _ask(self) -> Installed:
        said = self._client.auth_test()
        with self._db.begin() as session:
            workspace = people.add_workspace(
                session,
                Address.slack(said["team_id"]),
                str(said.get("team") or ""),
                self._clock(),
            )
            workspace.bot_user_id = said["user_id"]
            workspace.public_url = self._public_url or None
            workspace.language = self._language
            workspace.time_zone = self._time_zone
            return Installed(
                said["team_id"], workspace.id, str(said.get("bot_id") or ""), said["user_id"]
            )
