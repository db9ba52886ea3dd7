"""Forming an intention, saying how it went, and letting it go."""

import logging
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.delivery.redraw import Subject, redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.learned import intentions, prompts
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.paging import read_page
from bot.slack.learned.intentions import (
    ANSWERS,
    as_answer,
    intention_modal,
    kept_modal,
    mine_modal,
    preview_modal,
    read_answer,
    read_intention,
    read_preview,
    read_result,
    result_modal,
)
from bot.slack.learned.sheets import answer_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import publish, refresh_below, settle, show
from storage.database import Database

log = logging.getLogger(__name__)


def register(door: Door) -> None:
    door.subcommand(("voornemen", "intention"), open_latest)
    door.subcommand(("voornemens", "intentions"), open_mine)
    door.action(ids.INTENTION_OPEN, open_form)
    door.view(ids.INTENTION_FORM, submit_form)
    door.view(ids.INTENTION_PREVIEW, submit_preview)
    for state in ANSWERS:
        door.action(f"{ids.INTENTION_ANSWER}.{state.value}", answer)
    door.action(ids.INTENTION_OPEN_RESULT, open_result)
    door.view(ids.INTENTION_RESULT, submit_result)
    door.action(ids.INTENTION_AS_ANSWER, open_as_answer)
    door.action(ids.INTENTION_DROP, drop)
    door.action(ids.INTENTION_MINE, open_mine)
    for way in ("back", "on"):
        door.action(f"{ids.INTENTION_MINE_PAGE}.{way}", turn_page)


def open_latest(
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
        blank = intentions.latest(session, actor, now)
    if blank is None:
        raise NotFound("intention-no-meeting")
    show(client, body, intention_modal(blank, texts))


def open_form(
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
        blank = intentions.blank(session, actor, read_id(action.get("value")), now)
    show(client, body, intention_modal(blank, texts))


def submit_form(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """Kept for its owner; what the circle may read is shown first."""
    wanted = read_intention(view)
    with work() as session:
        formed = intentions.keep(session, actor, wanted, now)
        subjects = intentions.messages_about(session, formed)
        will_ask = intentions.will_be_asked(session, formed)
        mine = intentions.mine(session, actor)
    if formed.waits:
        ack(response_action="update", view=preview_modal(formed, texts))
    else:
        ack(response_action="update", view=kept_modal(formed, texts, will_ask=will_ask))
    refresh_below(client, view, mine_modal(mine, texts))
    _show_everywhere(client, work.db, actor, subjects, now)


def submit_preview(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """The owner saw the exact words: now the circle may read them."""
    intention_id, seen = read_preview(view)
    with work() as session:
        formed = intentions.share(session, actor, intention_id, seen, now)
        subjects = intentions.messages_about(session, formed)
        will_ask = intentions.will_be_asked(session, formed)
        mine = intentions.mine(session, actor)
    ack(response_action="update", view=kept_modal(formed, texts, will_ask=will_ask))
    refresh_below(client, view, mine_modal(mine, texts))
    _show_everywhere(client, work.db, actor, subjects, now)


def answer(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """One press is an answer; the form that follows is for who wants to say more."""
    ack()
    intention_id, state = read_answer(action)
    with work() as session:
        formed = intentions.answer(session, actor, intention_id, state, now)
        subjects = intentions.messages_about(session, formed)
    if not formed.was_dropped:
        _offer(client, body, result_modal(formed, texts))
    _show_everywhere(client, work.db, actor, subjects, now)


def _offer(client: WebClient, body: Json, view: Json) -> None:
    """The answer is stored: a form that does not open did not make it go wrong."""
    try:
        show(client, body, view)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.info("the form could not be opened: %s", type(problem).__name__)


def _show_everywhere(
    client: WebClient, db: Database, actor: Actor, subjects: list[Subject], now: datetime
) -> None:
    redraw(client, db, actor, subjects, now)
    try:
        publish(client, db, actor, now)
    except (SlackApiError, SlackClientError, OSError) as problem:
        log.warning("could not refresh a Home: %s", type(problem).__name__)


def open_result(
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
        formed = intentions.own(session, actor, read_id(action.get("value")))
    show(client, body, result_modal(formed, texts))


def submit_result(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    result = read_result(view)
    with work() as session:
        formed = intentions.tell(session, actor, result, now)
        subjects = intentions.messages_about(session, formed)
        mine = intentions.mine(session, actor)
    if formed.waits:
        ack(response_action="update", view=preview_modal(formed, texts))
    else:
        ack()
    refresh_below(client, view, mine_modal(mine, texts))
    _show_everywhere(client, work.db, actor, subjects, now)


def open_as_answer(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    """The questions of its session, with the result to go on from; nothing is stored yet."""
    ack()
    with db.read() as session:
        formed = intentions.own(session, actor, read_id(action.get("value")))
        asked = prompts.to_answer(session, actor, formed.circle.id, formed.meeting.id, now)
    show(client, body, answer_modal(asked, texts, as_answer(formed.intention)))


def drop(
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
        formed = intentions.drop(session, actor, read_id(action.get("value")), now)
        subjects = intentions.messages_about(session, formed)
        mine = intentions.mine(session, actor)
    settle(client, body, mine_modal(mine, texts))
    _show_everywhere(client, work.db, actor, subjects, now)


def open_mine(
    ack: Ack, body: Json, client: WebClient, actor: Actor, db: Database, texts: Texts
) -> None:
    ack()
    with db.read() as session:
        mine = intentions.mine(session, actor)
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
        mine = intentions.mine(session, actor)
    settle(client, body, mine_modal(mine, texts, read_page(action)))
