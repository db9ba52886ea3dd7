"""Asking what others learned: by command, in a direct message, and from Home."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.insights import recognition
from bot.domain.questions import questions
from bot.errors import InvalidInput, NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json, unescape
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_message
from bot.slack.insights.recognition import card_modal
from bot.slack.overview.help import help_message
from bot.slack.questions.refining import Search, read_refined, read_search, refine_modal
from bot.slack.questions.search import answer_message, answer_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import direct_answer, settle, show, tell
from storage.database import Database

HELP = {"help", "hulp", "?"}


def register(door: Door) -> None:
    door.subcommand(("zoek", "zoeken", "search"), search_by_command)
    door.action(ids.HOME_SEARCH, search_at_home)
    door.action(ids.SEARCH_MORE, show_more)
    door.action(ids.SEARCH_OPEN_REFINE, open_refine)
    door.view(ids.SEARCH_REFINE, submit_refine)
    door.action(ids.SEARCH_READ, read_card)
    door.action(ids.SEARCH_SHARE, share_card)


def search_by_command(
    ack: Ack,
    rest: str,
    command: Json,
    actor: Actor,
    db: Database,
    now: datetime,
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
        message = answer_message(
            answer, Search(question), now.date(), texts, in_channel=in_channel
        )
    ack(**direct_answer(message))


def search_in_dm(
    event: Json, client: WebClient, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    """A plain question in the conversation with the bot. Slack may deliver it again.

    `handlers.learned.conversation` decides that it is one.
    """
    question = unescape(str(event.get("text") or "")).strip()
    is_plain = event.get("channel_type") == "im" and not event.get("subtype")
    if not is_plain or event.get("bot_id") or not question:
        return
    with work() as session:
        answer = questions.ask(session, actor, question)
    message = answer_message(answer, Search(question), now.date(), texts)
    if question.lower() in HELP:
        message = help_message(texts)
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
    now: datetime,
    texts: Texts,
) -> None:
    ack()
    question = unescape(str(action.get("value") or "")).strip()
    if not question:
        raise NotAllowed("search-empty")
    show(client, body, _answered(Search(question), actor, db, now, texts))


def _answered(search: Search, actor: Actor, db: Database, now: datetime, texts: Texts) -> Json:
    today = now.date()
    with db.read() as session:
        answer = questions.ask(
            session, actor, search.question, search.offset, search.filters(today)
        )
    return answer_modal(answer, search, today, texts)


def show_more(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    now: datetime,
    texts: Texts,
) -> None:
    """The next page; in a form it takes the place of the one before."""
    ack()
    view = _answered(read_search(action.get("value")), actor, db, now, texts)
    if (body.get("view") or {}).get("type") == "modal":
        settle(client, body, view)
    else:
        show(client, body, view)


def open_refine(
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
        choices = questions.choices(session, actor)
    show(client, body, refine_modal(read_search(action.get("value")), choices, texts))


def submit_refine(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    search = read_refined(view)
    if not search.question:
        raise InvalidInput("question", "refine-empty")
    ack(response_action="update", view=_answered(search, actor, db, now, texts))


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
