"""The workspace that the bot's token belongs to; Slack is asked once for each token."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.clock import Clock
from bot.delivery.slack import NO_ANSWER
from bot.errors import Unreachable
from bot.zones import USUAL
from storage.database import Database
from storage.models import Address, Workspace
from storage.people import people

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Installed:
    team_id: str
    bot_user_id: str


@dataclass(frozen=True)
class Ours:
    """What our settings say, kept with the workspace so that every process knows it.

    `public_url`: where our pages are. `language`: what is spoken where neither a person nor a
    circle chose one. `time_zone`: of people of whom Slack tells none, or none that this machine
    knows. `mail_from`: who our mail is from; blank where there is no mail server.
    """

    public_url: str = ""
    language: str = "nl"
    time_zone: str = USUAL
    mail_from: str = ""


class Installation:
    """`beside`: runs what nobody waits for."""

    def __init__(
        self,
        client: WebClient,
        db: Database,
        clock: Clock,
        beside: Callable[[Callable[[], None]], object],
        ours: Ours = Ours(),  # frozen
    ) -> None:
        self._client = client
        self._db = db
        self._clock = clock
        self._beside = beside
        self._ours = ours
        self._lock = Lock()
        self._known: Installed | None = None
        self._is_asking = False

    def get(self) -> Installed:
        """As the database knows it from an earlier start, or as Slack said.

        Raises Unreachable as long as neither tells: then Slack is asked, beside this.
        """
        with self._lock:
            if self._known is None:
                self._known = self._stored()
            is_to_ask = self._known is None and not self._is_asking
            self._is_asking |= is_to_ask
        if is_to_ask:
            self._beside(self._ask)
        if self._known is None:
            raise Unreachable
        return self._known

    def _ask(self) -> None:
        try:
            self.note(self._client.auth_test())
        except NO_ANSWER as error:
            log.warning("auth.test: %s", type(error).__name__)
        finally:
            self._is_asking = False

    def note(self, said: SlackResponse) -> Installed:
        """Keep what Slack answered to `auth.test`."""
        with self._db.begin() as session:
            address = Address.slack(said["team_id"])
            name = str(said.get("team") or "")
            workspace = people.add_workspace(session, address, name, self._clock())
            for other in people.workspaces_opened_by(session, self._digest):
                other.token_digest = None
            workspace.token_digest = self._digest
            workspace.bot_user_id = said["user_id"]
            self._known = self._settled(workspace)
        return self._known

    def _stored(self) -> Installed | None:
        with self._db.begin() as session:
            found = people.workspaces_opened_by(session, self._digest)
            return self._settled(found[0]) if found else None

    def _settled(self, workspace: Workspace) -> Installed:
        """Our settings may have changed since."""
        workspace.public_url = self._ours.public_url or None
        workspace.mail_from = self._ours.mail_from or None
        workspace.language = self._ours.language
        workspace.time_zone = self._ours.time_zone
        return Installed(workspace.external_id, str(workspace.bot_user_id))

    @property
    def _digest(self) -> str:
        """Of the token: it says whose it is, and opens nothing."""
        return sha256(str(self._client.token).encode()).hexdigest()
