"""Being away until a day, and being back."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.people import absences
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_message
from bot.slack.people.absences import away_message
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import direct_answer, refresh, tell
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("afwezig", "away"), go_away)
    door.subcommand(("terug", "back"), come_back)
    door.action(ids.AWAY_END, come_back)


def go_away(
    ack: Ack, rest: str, actor: Actor, work: Work, db: Database, now: datetime, texts: Texts
) -> None:
    """Without a day: until when somebody is away, or how to say so."""
    if not rest:
        with db.read() as session:
            until = absences.current(session, actor, now)
    else:
        with work() as session:
            until = absences.go(session, actor, rest, now)
    ack(**direct_answer(away_message(until, texts)))


def come_back(
    ack: Ack,
    body: Json,
    client: WebClient,
    respond: Respond,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """From a command the answer comes with its acknowledgement, from a button after it."""
    is_command = "command" in body
    if not is_command:
        ack()
    with work() as session:
        absences.come_back(session, actor, now)
    said = notice_message(texts("away-over"))
    if is_command:
        ack(**direct_answer(said))
    elif body.get("response_url"):
        tell(respond, said)
    refresh(client, work.db, actor, now)
    nudge()
