"""Who joins a circle that runs, and who leaves it."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor, Address
from bot.domain.base.inbox import Work
from bot.domain.circle import circles, members
from bot.domain.circle.members import Wanted
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.circle.members import (
    members_modal,
    mine_modal,
    preview_modal,
    read_hosts,
    read_members,
    read_preview,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("deelname", "membership"), open_mine)
    door.action(ids.MEMBER_OPEN, open_people)
    door.view(ids.MEMBER_FORM, submit_people)
    door.view(ids.MEMBER_PREVIEW, submit_preview)
    door.action(ids.MEMBER_OPEN_MINE, open_mine)
    door.action(ids.MEMBER_LEAVE, leave)
    door.action(ids.MEMBER_HOSTS, set_hosting)


def open_people(
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
    show(client, body, members_modal(overview, texts))


def submit_people(
    ack: Ack, view: Json, actor: Actor, db: Database, directory: Directory, texts: Texts
) -> None:
    """Show what would change; Slack is asked about who is new beforehand."""
    wanted = read_members(view)
    profiles = directory.profiles(_new(wanted))
    with db.read() as session:
        change = members.preview(session, actor, wanted, profiles)
    ack(response_action="update", view=preview_modal(change, wanted, texts))


def _new(wanted: Wanted) -> list[Address]:
    """Whom the form did not show; not more of them than a circle holds."""
    return [each for each in wanted.roles if each not in wanted.shown][
        : circles.MOST_MEMBERS + 1
    ]


def submit_preview(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    directory: Directory,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    wanted = read_preview(view)
    profiles = directory.profiles(_new(wanted))
    with work() as session:
        members.change(session, actor, wanted, profiles, now)
    ack(response_action="update", view=notice_modal(texts("member-changed"), texts))
    nudge()


def open_mine(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        mine = members.mine(session, actor)
    show(client, body, mine_modal(mine, texts))


def leave(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    with work() as session:
        circle = members.leave(session, actor, read_id(action.get("value")), now)
        said = texts("member-left-said", name=circle.name)
    settle(client, body, notice_modal(said, texts))
    refresh(client, work.db, actor, now)
    nudge()


def set_hosting(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    circle_id, hosts = read_hosts(action.get("value"))
    with work() as session:
        members.set_hosting(session, actor, circle_id, now, hosts=hosts)
    said = texts("member-hosts-yes-said" if hosts else "member-hosts-no-said")
    settle(client, body, notice_modal(said, texts))
