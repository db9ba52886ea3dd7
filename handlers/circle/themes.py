"""The vocabulary of a workspace, and its rule for principles."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.circle import themes
from bot.domain.insights import principles
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.circle.themes import read_rule, read_theme, rule_modal, theme_modal, themes_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("themas", "thema's", "thema’s", "themes"), open_themes)
    for way in ("back", "on"):
        door.action(f"{ids.THEMES_PAGE}.{way}", turn_page)
    door.action(ids.THEME_OPEN_NEW, open_new)
    door.action(ids.THEME_OPEN_CHANGE, open_change)
    door.view(ids.THEME_FORM, submit_theme)
    door.action(ids.THEME_RETIRE, retire)
    door.action(ids.THEME_BRING_BACK, bring_back)
    door.action(ids.PRINCIPLE_OPEN_RULE, open_rule)
    door.view(ids.PRINCIPLE_RULE, submit_rule)


def open_themes(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        found = themes.look(session, actor)
        rule = principles.rule_of(session, actor.workspace_id)
    show(client, body, themes_modal(found, rule, texts))


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
        found = themes.look(session, actor)
        rule = principles.rule_of(session, actor.workspace_id)
    settle(client, body, themes_modal(found, rule, texts, read_page(action)))


def open_new(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        themes.check_editor(session, actor)
    show(client, body, theme_modal(None, texts))


def open_change(
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
        theme = themes.find(session, actor, str(action.get("value")))
    show(client, body, theme_modal(theme, texts))


def submit_theme(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    key, wanted = read_theme(view)
    with work() as session:
        if key is None:
            themes.add(session, actor, wanted, now)
        else:
            themes.rename(session, actor, key, wanted, now)
    ack(response_action="update", view=notice_modal(texts("theme-saved"), texts))
    _refresh(client, view, actor, work.db, texts)


def retire(
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
    with work() as session:
        themes.retire(session, actor, str(action.get("value")), now)
    settle(client, body, notice_modal(texts("theme-saved"), texts))
    _refresh(client, body.get("view") or {}, actor, work.db, texts)


def bring_back(
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
    with work() as session:
        themes.bring_back(session, actor, str(action.get("value")), now)
    settle(client, body, notice_modal(texts("theme-saved"), texts))
    _refresh(client, body.get("view") or {}, actor, work.db, texts)


def _refresh(client: WebClient, view: Json, actor: Actor, db: Database, texts: Texts) -> None:
    with db.read() as session:
        found = themes.look(session, actor)
        rule = principles.rule_of(session, actor.workspace_id)
    refresh_below(client, view, themes_modal(found, rule, texts))


def open_rule(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        themes.check_editor(session, actor)
        rule = principles.rule_of(session, actor.workspace_id)
    show(client, body, rule_modal(rule, texts))


def submit_rule(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    rule = read_rule(view)
    with work() as session:
        principles.set_rule(session, actor, rule, now)
    ack(response_action="update", view=notice_modal(texts("theme-saved"), texts))
    _refresh(client, view, actor, work.db, texts)
