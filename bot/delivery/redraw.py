"""Showing a message as things stand now: rendered again from the rows, and edited in place."""

import logging
from collections.abc import Iterable
from datetime import datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.delivery.bundles import as_it_stands
from bot.delivery.render import RENDERERS
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from storage.base import deliveries
from storage.database import Database
from storage.people import people

log = logging.getLogger(__name__)
Subject = tuple[MessageKind, int]


def subjects_at(db: Database, reader: Actor, channel: str, ts: str) -> list[Subject]:
    """What a message in the reader's conversation with the bot is about; of several, all."""
    with db.read() as session:
        found = deliveries.sent_at(session, reader.workspace_id, reader.id, channel, ts)
        return [(MessageKind(each.kind), each.subject_id) for each in found]


def redraw(
    client: WebClient, db: Database, reader: Actor, subjects: Iterable[Subject], now: datetime
) -> None:
    """Edit the reader's messages about these subjects; Slack refusing it changes nothing."""
    with db.read() as session:
        person = people.get(session, reader.workspace_id, reader.id)
        sent = [
            (delivery, as_it_stands(session, delivery, person, now, RENDERERS))
            for kind, subject_id in subjects
            for delivery in deliveries.sent_about(
                session, reader.workspace_id, kind, subject_id, reader.id
            )
        ]
    drawn = set()
    for delivery, message in sent:
        if message is None or delivery.external_channel is None or delivery.external_id is None:
            continue
        if (place := (delivery.external_channel, delivery.external_id)) in drawn:
            continue  # two parts of one message
        drawn.add(place)
        try:
            client.chat_update(
                channel=delivery.external_channel,
                ts=delivery.external_id,
                text=message.text,
                blocks=message.blocks,
            )
        except (SlackApiError, SlackClientError, OSError) as problem:
            log.warning("could not edit delivery %s: %s", delivery.id, type(problem).__name__)
