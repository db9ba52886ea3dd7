"""Starting a circle: the form, the preview, the start."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import circles, themes
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.circle.circles import (
    circle_modal,
    preview_modal,
    questions_modal,
    read_circle,
    read_preview,
    read_questions,
    started_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("nieuw", "new"), open_new)
    door.action(ids.CIRCLE_OPEN_NEW, open_new)
    door.view(ids.CIRCLE_NEW, submit_new)
    door.action(ids.CIRCLE_OPEN_DRAFT, open_draft)
    door.view(ids.CIRCLE_PREVIEW, submit_start)
    door.action(ids.CIRCLE_OPEN_QUESTIONS, open_questions)
    door.view(ids.CIRCLE_QUESTIONS, submit_questions)


def open_new(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        choice = themes.current(session, actor.workspace_id)
    channel = str(body.get("channel_id") or "")
    in_channel = channel if channel.startswith(("C", "G")) else None
    show(client, body, circle_modal(choice, texts, channel=in_channel))


def submit_new(
    ack: Ack,
    view: Json,
    actor: Actor,
    directory: Directory,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """Keep the draft and show it; Slack is asked about people and channel beforehand."""
    plan = read_circle(view)
    circles.check(plan, now)
    profiles = directory.profiles({*plan.participants, *plan.facilitators})
    circles.check_people(plan, profiles)
    if not directory.may_post_in(plan.channel):
        raise InvalidInput("channel", "circle-bot-not-in-channel")
    with work() as session:
        circle = circles.draft(session, actor, plan, profiles, now)
        overview = circles.overview(session, circle)
    ack(response_action="update", view=preview_modal(overview, texts))


def open_draft(
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
        circle = circles.get_for_facilitator(session, actor, read_id(action.get("value")))
        overview = circles.overview(session, circle)
    show(client, body, preview_modal(overview, texts))


def submit_start(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    with work() as session:
        circle = circles.start(session, actor, read_preview(view), now)
    ack(response_action="update", view=started_modal(circle, texts))
    nudge()


def open_questions(
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
        circle = circles.get_for_facilitator(session, actor, read_id(action.get("value")))
        overview = circles.overview(session, circle)
    show(client, body, questions_modal(overview, texts))


def submit_questions(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    circle_id, wanted = read_questions(view)
    with work() as session:
        circles.revise_questions(session, actor, circle_id, wanted, now)
    ack(response_action="update", view=notice_modal(texts("circle-questions-saved"), texts))
