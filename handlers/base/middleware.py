"""Finding out who acts: strangers get no further, the rest becomes a click."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.clock import Clock
from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor, Address
from bot.domain.people import people
from bot.errors import UserError
from handlers.base.click import Click
from storage.database import Database

Json = dict[str, Any]
log = logging.getLogger(__name__)


class Introduction:
    """Bolt middleware: puts the `Click` that handlers take into the context."""

    def __init__(self, db: Database, clock: Clock, nudge: Callable[[], None]) -> None:
        self.db = db
        self.clock = clock
        self.nudge = nudge

    def __call__(
        self,
        context: BoltContext,
        body: Json,
        next: Callable[[], None],  # noqa: A002  # Bolt's name
    ) -> BoltResponse | None:
        now = self.clock()
        actor = self._actor(context, Directory(context.client), now)
        if actor is None:
            log.info("request of a workspace or person that is not ours: %s", body.get("type"))
            return BoltResponse(status=200, body="")
        context["click"] = Click(body, actor, now, self.db, context, self.nudge)
        next()
        return None

    def _actor(self, context: BoltContext, directory: Directory, now: datetime) -> Actor | None:
        """None for a workspace that is not ours, a bot, or someone who was deactivated.

        Raises:
            UserError: Slack did not say who this is, and we do not know them.
        """
        if not context.team_id or not context.user_id:
            return None
        with self.db.read() as session:
            home, address = Address.slack(context.team_id), Address.slack(context.user_id)
            known = people.find_actor(session, home, address, now)
        if known.workspace is None or known.fresh is not None:
            return known.fresh
        try:
            profile = directory.profile(address)
        except (SlackApiError, SlackClientError, OSError) as problem:
            log.warning("users.info did not answer: %s", type(problem).__name__)
            if known.stale is None:
                raise UserError("error-unreachable") from None
            return known.stale
        if profile is None:
            return known.stale
        with self.db.begin() as session:
            return people.admit(session, known.workspace.id, profile, now)
