"""Deciding who may read what somebody wrote: the look at the words, the list, the levels."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.learned import prompts, sharing
from bot.domain.learned.sharing import Levels
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.learned.sharing import (
    Look,
    level_modal,
    mine_modal,
    preview_modal,
    read_level,
    read_mine_page,
    read_preview,
    read_session,
    session_modal,
)
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.REFLECTION_SEE, open_preview)
    door.view(ids.REFLECTION_PREVIEW, submit_preview)
    door.action(ids.REFLECTION_MINE, open_mine)
    for way in ("back", "on"):
        door.action(f"{ids.REFLECTION_MINE_PAGE}.{way}", turn_page)
    door.action(ids.REFLECTION_OPEN_LEVEL, open_level)
    door.view(ids.REFLECTION_LEVEL, submit_level)
    door.action(ids.REFLECTION_OPEN_SESSION, open_session)
    door.view(ids.REFLECTION_SESSION, submit_session)


def open_preview(
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
        asked = prompts.asked(session, actor, read_id(action.get("value")), now)
    if asked.unshared:
        look = Look(asked.circle, actor.name, asked.unshared, asked.cases, asked.crowd)
        show(client, body, preview_modal(look, texts))
    else:
        show(client, body, notice_modal(texts("reflection-nothing-to-share"), texts))


def submit_preview(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """The author saw the exact words and who will read them: now they are shared."""
    seen = read_preview(view)
    with work() as session:
        shared = sharing.share(session, actor, seen, now)
        subjects = [s for r in shared for s in sharing.messages_on(session, actor, r)]
        mine = sharing.mine(session, actor)
    ack()
    refresh_below(client, view, mine_modal(mine, texts, read_mine_page(view)))
    redraw(client, work.db, actor, dict.fromkeys(subjects), now)
    nudge()


def open_mine(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        mine = sharing.mine(session, actor)
    show(client, body, mine_modal(mine, texts))


def turn_page(
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
        mine = sharing.mine(session, actor)
    settle(client, body, mine_modal(mine, texts, read_page(action)))


def open_level(
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
        mine = sharing.my_reflection(session, actor, read_id(action.get("value")))
    page = read_mine_page(body.get("view") or {})
    show(client, body, level_modal(mine, texts, page))


def submit_level(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """Lower works at once; higher first shows the exact words."""
    reflection_id, level = read_level(view)
    wanted = {reflection_id: level}
    _change_levels(ack, view, client, actor, work, now, texts, wanted)
    nudge()


def open_session(
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
        mine = sharing.of_session(session, actor, read_id(action.get("value")))
    page = read_mine_page(body.get("view") or {})
    show(client, body, session_modal(mine, texts, page))


def submit_session(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """All answers about one session in one go."""
    _change_levels(ack, view, client, actor, work, now, texts, read_session(view))
    nudge()


def _change_levels(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    wanted: Levels,
) -> None:
    page = read_mine_page(view)
    with work() as session:
        changed = sharing.set_levels(session, actor, wanted, now)
        mine = sharing.mine(session, actor)
    if changed.waiting:
        look = Look(changed.circle, actor.name, changed.waiting, changed.cases, changed.crowd)
        ack(response_action="update", view=preview_modal(look, texts, page))
    else:
        ack()
    refresh_below(client, view, mine_modal(mine, texts, page))
    redraw(client, work.db, actor, changed.subjects, now)
