"""Finding out who acts: strangers get no further, the rest becomes a click."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.clock import Clock
from bot.delivery.directory import Directory
from bot.domain.base.actor import NOBODY, Actor, Address
from bot.domain.circle import circles
from bot.domain.people import people
from bot.errors import UserError
from handlers.base.click import Click
from handlers.base.guests import turn_away
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
        click = self._click(context, body, self.clock())
        if click is None:
            log.info("request of a workspace or person that is not ours: %s", body.get("type"))
            return BoltResponse(status=200, body="")
        context["click"] = click
        if click.actor.is_guest and is_act(body) and not self._is_in_a_circle(click.actor):
            turn_away(click)
            return context.ack.response or BoltResponse(status=200, body="")
        next()
        return None

    def _click(self, context: BoltContext, body: Json, now: datetime) -> Click | None:
        """None for another workspace, a bot, a closed account, and news of a stranger.

        Raises:
            UserError: Slack did not say who this is, and we do not know them.
        """
        if not context.team_id or not context.user_id:
            return None
        with self.db.read() as session:
            home, address = Address.slack(context.team_id), Address.slack(context.user_id)
            known = people.find_actor(session, home, address, now)
        if known.workspace is None:
            return None
        actor: Actor | None
        if is_act(body):
            asked = None if known.fresh else _ask(Directory(context.client), address, known)
            actor = known.fresh or self._meet(known, asked, body, now)
        else:
            actor = known.subject
        if actor is None:
            return None
        is_newcomer = known.subject is None and actor.id != NOBODY
        return Click(body, actor, now, self.db, context, self.nudge, is_newcomer)

    def _meet(
        self, known: people.Known, profile: people.Profile | None, body: Json, now: datetime
    ) -> Actor | None:
        if profile is None or known.workspace is None:
            return known.stale
        looks = _only_looks(body)
        with self.db.begin() as session:
            return people.meet(session, known.workspace.id, profile, now, only_looks=looks)

    def _is_in_a_circle(self, actor: Actor) -> bool:
        with self.db.read() as session:
            return circles.is_in_any(session, actor)


OWN_WORDS = {None, "file_share", "me_message", "thread_broadcast"}  # kinds of messages


def is_act(body: Json) -> bool:
    """Whether someone does something here.

    Slack also tells of what happens to people and to messages: a new status, a preview of a
    link, a message that was removed. That must not make anyone known.
    """
    event = body.get("event")
    if event is None:
        return True
    if event.get("type") == "message":
        is_direct = event.get("channel_type") == "im" and not event.get("bot_id")
        return is_direct and event.get("subtype") in OWN_WORDS
    return _only_looks(body)


def _only_looks(body: Json) -> bool:
    return (body.get("event") or {}).get("type") == "app_home_opened"


def _ask(directory: Directory, address: Address, known: people.Known) -> people.Profile | None:
    try:
        return directory.profile(address)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.warning("users.info did not answer: %s", type(problem).__name__)
        if known.stale is None:
            raise UserError("error-unreachable") from None
        return None
