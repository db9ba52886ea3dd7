"""Language, organisation, working days and hours of one person."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.people import absences, people
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_modal
from bot.slack.people.settings import read_settings, settings_modal
from bot.texts import Texts, texts_for
from handlers.base.door import Door
from handlers.base.show import publish, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("instellingen", "settings", "taal", "language"), open_settings)
    door.action(ids.SETTINGS_OPEN, open_settings)
    door.view(ids.SETTINGS, submit_settings)


def open_settings(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        person = people.get(session, actor)
    show(client, body, settings_modal(person, texts, absences.away_until(person, now)))


def submit_settings(
    ack: Ack, view: Json, client: WebClient, actor: Actor, work: Work, now: datetime
) -> None:
    """The new language speaks at once, in the answer and on Home."""
    wanted = read_settings(view)
    with work() as session:
        changed = people.set_preferences(session, actor, wanted)
        absences.change(session, people.get(session, actor), wanted.away_until, now)
    texts = texts_for(changed.language)
    ack(response_action="update", view=notice_modal(texts("settings-saved"), texts))
    publish(client, work.db, changed, now)
