"""Making, looking at and publishing a digest; reading one of its cards."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles, themes
from bot.domain.circulation import digests
from bot.errors import InvalidInput, NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.circulation.digests import (
    digest_modal,
    edition_modal,
    item_modal,
    preview_modal,
    published_modal,
    read_digest,
    read_preview,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("kennisbrief", "digest"), open_digest)
    door.action(ids.DIGEST_OPEN, open_digest)
    door.view(ids.DIGEST_NEW, submit_digest)
    door.view(ids.DIGEST_PREVIEW, submit_preview)
    door.action(ids.DIGEST_READ, open_item)
    door.action(ids.DIGEST_READ_WHOLE, open_edition)


def open_digest(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    pressed = body["actions"][0].get("value") if body.get("actions") else None
    with db.read() as session:
        mine = circles.facilitated_by(session, actor)
        if not mine:
            raise NotAllowed("digest-no-circle")
        chosen = next((circle for circle in mine if str(circle.id) == pressed), mine[0])
        period = digests.suggested_period(session, chosen, now.date())
        choice = themes.current(session, actor.workspace_id)
    show(client, body, digest_modal(mine, period, choice, texts, chosen=chosen))


def submit_digest(
    ack: Ack,
    view: Json,
    actor: Actor,
    directory: Directory,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    plan = read_digest(view)
    if not all(directory.may_post_in(channel) for channel in plan.channels):
        raise InvalidInput("channels", "digest-bot-not-in-channel")
    with work() as session:
        preview = digests.draft(session, actor, plan, now)
    ack(response_action="update", view=preview_modal(preview, texts))


def submit_preview(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    digest_id, left_out = read_preview(view)
    with work() as session:
        published = digests.publish(session, actor, digest_id, left_out, now)
    ack(response_action="update", view=published_modal(published, texts))
    nudge()


def open_item(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        copy = digests.item_for(session, actor, read_id(action.get("value")), now)
    show(client, body, item_modal(copy, texts))


def open_edition(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    with db.read() as session:
        edition = digests.edition_for(session, actor, read_id(action.get("value")))
    show(client, body, edition_modal(edition, texts))
