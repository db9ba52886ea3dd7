"""What people type to the bot: an answer to its question, or something to search for."""

from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.learned import direct_messages as said
from bot.domain.questions import questions
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message
from bot.slack.base.forms import read_id
from bot.slack.learned.direct_messages import (
    adopted_message,
    forgotten_message,
    heard_message,
    read_said,
    read_spoken,
    searched_message,
    stays_message,
)
from bot.slack.learned.sheets import answer_modal
from bot.slack.questions.refining import Search
from bot.slack.questions.search import answer_message
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import edit, show
from handlers.questions.search import search_in_dm


def register(door: Door) -> None:
    door.event("message", hear)
    door.action(ids.SAID_ANSWERS, take_as_answer)
    door.action(ids.SAID_SEARCH, search_instead)
    door.action(ids.SAID_FORGET, forget)


def hear(
    event: Json, client: WebClient, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    if event.get("channel_type") != "im" or event.get("bot_id"):
        return
    if event.get("subtype") == "message_changed":
        _hear_edit(event, client, actor, work, now, texts)
    elif event.get("subtype") == "message_deleted":
        _hear_deletion(event, client, actor, work, now, texts)
    elif not event.get("subtype"):
        _hear_words(event, client, actor, work, now, texts)


def _hear_words(
    event: Json, client: WebClient, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    spoken = read_spoken(event)
    with work.db.read() as session:
        prompt = said.prompt_for(session, actor, spoken, now) if spoken.text else None
    if prompt is None:
        search_in_dm(event, client, actor, work, now, texts)
        return
    with work() as session:
        heard = said.hear(session, actor, prompt.id, spoken, now)
    sent = _post(client, spoken.channel, heard_message(heard, texts), spoken.thread_ts)
    with work.db.begin() as session:
        said.replied(session, actor, heard.said.id, sent)


def _hear_edit(
    event: Json, client: WebClient, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    """Slack also tells of changes that nobody made, such as a preview of a link."""
    spoken = read_spoken(event)
    before = (event.get("previous_message") or {}).get("text")
    if before == (event.get("message") or {}).get("text"):
        return
    with work() as session:
        changed = said.edited(session, actor, spoken, now)
    if changed is not None and changed.asked is not None:
        _post(client, spoken.channel, stays_message(changed.asked, texts), spoken.thread_ts)


def _hear_deletion(
    event: Json, client: WebClient, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    channel = str(event.get("channel"))
    with work() as session:
        changed = said.deleted(session, actor, channel, str(event.get("deleted_ts")), now)
    if changed is None or changed.reply_ts is None:
        return
    if changed.asked is None:
        edit(client, channel, changed.reply_ts, forgotten_message(texts))
    else:
        edit(client, channel, changed.reply_ts, stays_message(changed.asked, texts))


def _post(client: WebClient, channel: str, message: Message, thread: str | None) -> str:
    sent = client.chat_postMessage(
        channel=channel,
        text=message.text,
        blocks=message.blocks,
        thread_ts=thread,
        unfurl_links=False,
    )
    return str(sent["ts"])


def take_as_answer(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """Into the draft, and on to the form: there its author sees it and chooses."""
    ack()
    said_id, question_id = read_said(action)
    with work() as session:
        asked = said.adopt(session, actor, said_id, question_id, now)
    show(client, body, answer_modal(asked, texts))
    _replace(client, body, adopted_message(asked, texts))


def search_instead(
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
        question = said.take(session, actor, read_id(action.get("value")))
        answer = questions.ask(session, actor, question)
    _replace(client, body, searched_message(texts))
    channel = str((body.get("channel") or {}).get("id"))
    _post(client, channel, answer_message(answer, Search(question), now.date(), texts), None)


def forget(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    texts: Texts,
) -> None:
    ack()
    with work() as session:
        said.take(session, actor, read_id(action.get("value")))
    _replace(client, body, forgotten_message(texts))


def _replace(client: WebClient, body: Json, message: Message) -> None:
    """What was pressed shows what came of it."""
    channel = str((body.get("channel") or {}).get("id"))
    edit(client, channel, str((body.get("message") or {}).get("ts")), message)
