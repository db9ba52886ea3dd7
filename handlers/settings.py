"""Language, organisation, working days and hours of one person."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain import absences, people
from bot.domain.inbox import Work
from bot.domain.people import Actor
from bot.slack import ids
from bot.slack.blocks import Json
from bot.slack.notices import notice_modal
from bot.slack.settings import read_settings, settings_modal
from bot.texts import Texts, texts_for
from handlers.door import Door
from handlers.home import publish
from handlers.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("instellingen", "settings", "taal", "language"), open_settings)
    door.action(ids.SETTINGS_OPEN, open_settings)
    door.view(ids.SETTINGS, submit_settings)


def open_settings(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        person = people.get(session, actor)
    show(client, body, settings_modal(person, texts))


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
