"""Asking what others learned: by command, in a direct message, and from Home."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.domain import questions, recognition
from bot.domain.inbox import Work
from bot.domain.people import Actor
from bot.errors import NotAllowed
from bot.slack import ids
from bot.slack.blocks import Json, unescape
from bot.slack.forms import read_id
from bot.slack.help import help_message
from bot.slack.notices import notice_message
from bot.slack.recognition import card_modal
from bot.slack.search import answer_message, answer_modal, read_more
from bot.texts import Texts
from handlers.door import Door
from handlers.show import direct_answer, settle, show, tell
from storage.database import Database

HELP = {"help", "hulp", "?"}


def register(door: Door) -> None:
    door.subcommand(("zoek", "zoeken", "search"), search_by_command)
    door.event("message", search_in_dm)
    door.action(ids.HOME_SEARCH, search_at_home)
    door.action(ids.SEARCH_MORE, show_more)
    door.action(ids.SEARCH_READ, read_card)
    door.action(ids.SEARCH_SHARE, share_card)


def search_by_command(
    ack: Ack,
    rest: str,
    command: Json,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    """Only the asker sees the answer; in a channel, cards can be shared from it."""
    question = unescape(rest)
    if not question:
        message = notice_message(texts("search-empty"))
    else:
        with db.read() as session:
            answer = questions.ask(session, actor, question)
        in_channel = str(command.get("channel_id")).startswith(("C", "G"))
        message = answer_message(answer, question, texts, in_channel=in_channel)
    ack(**direct_answer(message))


def search_in_dm(
    event: Json, client: WebClient, actor: Actor, work: Work, texts: Texts
) -> None:
    """A plain question in the conversation with the bot. Slack may deliver it again."""
    question = unescape(str(event.get("text") or "")).strip()
    is_plain = event.get("channel_type") == "im" and not event.get("subtype")
    if not is_plain or event.get("bot_id") or not question:
        return
    with work() as session:
        answer = questions.ask(session, actor, question)
    is_help = question.lower() in HELP
    message = help_message(texts) if is_help else answer_message(answer, question, texts)
    client.chat_postMessage(
        channel=event["channel"], text=message.text, blocks=message.blocks, unfurl_links=False
    )


def search_at_home(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    ack()
    question = unescape(str(action.get("value") or "")).strip()
    if not question:
        raise NotAllowed("search-empty")
    with db.read() as session:
        answer = questions.ask(session, actor, question)
    show(client, body, answer_modal(answer, question, 0, texts))


def show_more(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    """The next page; in a form it takes the place of the one before."""
    ack()
    question, offset = read_more(str(action.get("value")))
    with db.read() as session:
        answer = questions.ask(session, actor, question, offset)
    view = answer_modal(answer, question, offset, texts)
    if (body.get("view") or {}).get("type") == "modal":
        settle(client, body, view)
    else:
        show(client, body, view)


def read_card(
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
        reading = recognition.read(session, actor, read_id(action.get("value")), now)
    show(client, body, card_modal(reading.card, reading.standing, texts))


def share_card(
    ack: Ack,
    action: Json,
    body: Json,
    respond: Respond,
    actor: Actor,
    directory: Directory,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    ack()
    channel = str((body.get("channel") or {}).get("id") or "")
    if not directory.may_post_in(channel):
        raise NotAllowed("search-bot-not-in-channel")
    with work() as session:
        questions.share(session, actor, read_id(action.get("value")), channel, now)
    nudge()
    tell(respond, notice_message(texts("search-shared")))
