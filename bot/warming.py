"""What whoever comes first would wait for is done before the bot says that it is ready.

A rehearsal: every command and Home, as somebody who is there, on the real tables. What is
written is rolled back, and what would go to Slack goes nowhere. So texts are read, statements
are compiled and forms have their shape, whatever a command needs; nothing lists that by hand.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from slack_bolt import Ack, BoltContext
from sqlalchemy.exc import SQLAlchemyError

import handlers
from bot.delivery.installation import Installation
from bot.domain.base.actor import NOBODY, Actor, Address
from bot.domain.people.people import find_actor
from bot.errors import Unreachable
from bot.slack.base import ids
from bot.texts import LANGUAGES, texts_for
from handlers.base.click import Click
from storage.database import Database
from storage.people import people

log = logging.getLogger(__name__)
TYPED = "inkopen"  # after each word: a search needs one


class _Nowhere:
    """For Slack's client: whatever is called, nothing happens."""

    def __getattr__(self, name: str) -> Any:
        return lambda **_: {"channel": "", "ts": "", "messages": []}


def warm(db: Database, installation: Installation, now: datetime) -> None:
    """Whatever cannot be done now, as while the database is away, is done when it is asked."""
    for language in LANGUAGES:
        texts_for(language).prepare()
    try:
        cast = _cast(db, installation, now)
    except (Unreachable, SQLAlchemyError, RuntimeError, OSError):
        return
    for actor in cast:
        _rehearse(db.unkept(), actor, now)


def _cast(db: Database, installation: Installation, now: datetime) -> Sequence[Actor]:
    """Who plays, in each language; nobody in particular where nobody did anything yet."""
    home = Address.slack(installation.get().team_id)
    with db.read() as session:
        workspace = people.find_workspace(session, home)
        if workspace is None:
            return ()
        person = people.example(session, workspace.id)
        known = find_actor(session, home, person.address if person else home, now)
    nobody = Actor(NOBODY, workspace.id, home, "", "", workspace.time_zone)
    actor = known.actor or nobody
    return [replace(actor, language=each, is_guest=False) for each in LANGUAGES]


def _rehearse(db: Database, actor: Actor, now: datetime) -> None:
    plays = {**handlers.register().commands, "home": Click.publish_home}
    for word, play in plays.items():
        body = {"command": ids.COMMAND, "text": f"{word} {TYPED}", "trigger_id": word}
        ack = Ack()  # type: ignore[no-untyped-call]  # of Bolt
        context = BoltContext({"ack": ack, "client": _Nowhere()})
        try:
            play(Click(body, actor, now, db, context))
        except Exception as error:  # noqa: BLE001  # it is refused, or the database went
            log.debug("rehearsing %r: %s", word, type(error).__name__)
