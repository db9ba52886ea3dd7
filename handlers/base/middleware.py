"""What a handler may ask for: who acts, in which language, and the transaction to work in."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.clock import Clock
from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.people import people
from bot.texts import texts_for
from handlers.base.door import split
from storage.database import Database

Json = dict[str, Any]
log = logging.getLogger(__name__)


class Introduction:
    """Bolt middleware: fills the context that handlers take their parameters from."""

    def __init__(self, db: Database, clock: Clock, nudge: Callable[[], None]) -> None:
        self.db = db
        self.clock = clock
        self.nudge = nudge

    def __call__(
        self,
        context: BoltContext,
        body: Json,
        client: WebClient,
        next: Callable[[], None],  # noqa: A002  # Bolt's name
    ) -> BoltResponse | None:
        now = self.clock()
        directory = Directory(client)
        actor = self._actor(context, directory)
        if actor is None:
            log.info("request of a workspace or person that is not ours: %s", body.get("type"))
            return BoltResponse(status=200, body="")
        context["actor"] = actor
        context["now"] = now
        context["db"] = self.db
        context["directory"] = directory
        context["nudge"] = self.nudge
        context["texts"] = texts_for(actor.language)
        context["rest"] = split(body.get("text"))[1] if "command" in body else ""
        context["work"] = Work(self.db, actor.workspace_id, delivery_key(body), now)
        next()
        return None

    def _actor(self, context: BoltContext, directory: Directory) -> Actor | None:
        """None for a workspace that is not ours, a bot, or someone who was deactivated."""
        if not context.team_id or not context.user_id:
            return None
        now = self.clock()
        with self.db.read() as session:
            known = people.find_actor(session, context.team_id, context.user_id, now)
        if known.workspace is None or known.fresh is not None:
            return known.fresh
        profile = _ask(directory, context.user_id)
        if profile is None:
            return known.stale
        with self.db.begin() as session:
            return people.admit(session, known.workspace.id, profile, now)


def _ask(directory: Directory, slack_user_id: str) -> people.Profile | None:
    try:
        return directory.profile(slack_user_id)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.warning("users.info did not answer: %s", type(problem).__name__)
        return None


def delivery_key(body: Json) -> str:
    """The same for every delivery of one event, click or form; different for a second click."""
    if event_id := body.get("event_id"):
        return f"event:{event_id}"
    view = body.get("view") or {}
    if body.get("type") == "view_submission":
        return f"form:{view.get('id')}:{view.get('hash')}"
    if body.get("type") == "view_closed":
        return f"closed:{view.get('id')}:{view.get('hash')}"
    user = (body.get("user") or {}).get("id") or body.get("user_id")
    moment = body.get("trigger_id") or body.get("action_ts")
    return f"{body.get('type') or body.get('command')}:{user}:{moment}"
