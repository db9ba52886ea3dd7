"""Editing the words that mean the same in searches."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.questions import synonyms
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_modal
from bot.slack.questions.synonyms import read_synonyms, synonyms_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("synoniemen", "synonyms"), open_list)
    door.view(ids.SYNONYMS, submit_list)


def open_list(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        groups = synonyms.show(session, actor)
    show(client, body, synonyms_modal(groups, texts))


def submit_list(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    lines, version = read_synonyms(view)
    with work() as session:
        count = synonyms.save(session, actor, lines, version, now)
    title = texts("synonyms-title")
    told = notice_modal(texts("synonyms-saved", count=count), texts, title=title)
    ack(response_action="update", view=told)
