"""Finding out who acts: strangers get no further, the rest becomes a click."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from slack_bolt import BoltContext, BoltResponse

from bot.clock import Clock
from bot.delivery.directory import read_sender
from bot.delivery.profiles import Profiles
from bot.domain.base.actor import NOBODY, Actor, Address
from bot.domain.circle import circles
from bot.domain.people import people
from bot.errors import NotAllowed, Unreachable
from bot.slack.learned.direct_messages import Speech, is_for_us, kind_of
from handlers.base.click import Click
from handlers.base.guests import turn_away
from handlers.base.payloads import is_of_nobody
from storage.database import Database

Json = dict[str, Any]
UNREACHABLE = "unreachable"  # in the context: Slack does not say which workspace is ours
log = logging.getLogger(__name__)


class Introduction:
    """Bolt middleware: puts the `Click` that handlers take into the context."""

    def __init__(self, db: Database, clock: Clock, profiles: Profiles) -> None:
        self.db = db
        self.clock = clock
        self.profiles = profiles

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
        if self._is_to_be_turned_away(click.actor) and is_act(body):
            turn_away(click)
            return context.ack.response or BoltResponse(status=200, body="")
        next()
        return None

    def _click(self, context: BoltContext, body: Json, now: datetime) -> Click | None:
        """None for another workspace, a bot, a closed account, and news of a stranger.

        Raises Unreachable as long as nobody knows whether the workspace is ours.
        """
        by = context.user_id or (context.team_id if is_of_nobody(body) else None)
        if not context.team_id or not by:
            return None
        with self.db.read() as session:
            home, address = Address.slack(context.team_id), Address.slack(by)
            known = people.find_actor(session, home, address, now)
        if context.get(UNREACHABLE):
            context["language"] = known.subject.language if known.subject else None
            raise Unreachable
        if known.workspace is None:
            return None
        actor: Actor | None
        if not context.user_id:
            actor = people.workspace_itself(known.workspace)
        elif is_act(body):
            actor = known.actor or self._meet(known, address, context, body, now)
        else:
            actor = known.subject
        if actor is None:
            return None
        is_newcomer = known.subject is None and actor.id != NOBODY
        return Click(body, actor, now, self.db, context, is_newcomer, known.is_stale)

    def _meet(
        self,
        known: people.Known,
        address: Address,
        context: BoltContext,
        body: Json,
        now: datetime,
    ) -> Actor | None:
        """Someone of whom there is no row, or whose account was switched off.

        Slack hears that it was received before it is asked who this is. Only what is in a form
        is answered in the acknowledgement itself, so that nothing is asked.
        """
        if known.workspace is None:
            return None
        looks = _only_looks(body)
        if body.get("type") != "view_submission":
            context.ack()
            with suppress(Unreachable):
                profile = self.profiles.ask(address)
                if profile is None:
                    return None
                with self.db.begin() as session:
                    return people.meet(
                        session, known.workspace.id, profile, now, only_looks=looks
                    )
        if known.subject is not None:
            context["language"] = known.subject.language
            with self.db.begin() as session:
                people.want_profile(session, known.subject)
            raise NotAllowed("error-unreachable")
        with self.db.begin() as session:
            said = read_sender(address, body)
            return people.admit(session, known.workspace.id, said, only_looks=looks)

    def _is_to_be_turned_away(self, actor: Actor) -> bool:
        if not (actor.is_guest and actor.is_known):
            return False
        with self.db.read() as session:
            return not circles.was_in_any(session, actor)


def is_act(body: Json) -> bool:
    """Whether someone does something here.

    Slack also tells of what happens to people and to messages: a new status, a preview of a
    link, a message that was removed. That must not make anyone known.
    """
    event = body.get("event")
    if event is None:
        return True
    if event.get("type") == "message":
        kind = kind_of(event, str(event.get("text") or ""))
        return is_for_us(event) and kind in {Speech.WORDS, Speech.UNHEARD}
    return _only_looks(body)


def _only_looks(body: Json) -> bool:
    return (body.get("event") or {}).get("type") == "app_home_opened"
