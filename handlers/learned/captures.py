"""“Bewaar als inzicht”: on a message, and what its author says to that."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.directory import Directory
from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.learned import captures, sharing
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.learned.captures import (
    capture_modal,
    keep_modal,
    read_capture,
    read_keep,
    read_own,
    read_source,
    read_words,
)
from bot.slack.learned.sharing import Look, preview_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import show
from storage.database import Database


def register(door: Door) -> None:
    door.shortcut(ids.CAPTURE_SHORTCUT, open_capture)
    door.view(ids.CAPTURE_FORM, submit_capture)
    door.view(ids.CAPTURE_OWN, submit_own)
    door.action(ids.CAPTURE_YES, open_keep)
    door.action(ids.CAPTURE_NO, refuse)
    door.view(ids.CAPTURE_KEEP, submit_keep)


def open_capture(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    directory: Directory,
    db: Database,
    texts: Texts,
) -> None:
    """The payload carries the message, so that the bot need not read the channel."""
    ack()
    source = read_source(body)
    author = None if source.author == actor.address else source.author
    profile = directory.profile(author) if author else None
    with db.read() as session:
        desk = captures.look(session, actor, source, profile)
    words = str((body.get("message") or {}).get("text") or "") if desk.author is None else ""
    show(client, body, capture_modal(desk, texts, words))


def submit_capture(
    ack: Ack,
    view: Json,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    source, circle_id, conclusion = read_capture(view)
    with work() as session:
        captures.ask(session, actor, source, circle_id, conclusion, now)
    ack(response_action="update", view=notice_modal(texts("capture-asked-said"), texts))
    nudge()


def submit_own(
    ack: Ack, view: Json, actor: Actor, work: Work, now: datetime, texts: Texts
) -> None:
    source, circle_id, words = read_own(view, texts)
    with work() as session:
        kept = captures.keep_own(session, actor, source, circle_id, words, now)
        look = sharing.about_to_share(session, actor, kept)
    _show_kept(ack, actor, look, texts)


def open_keep(
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
        request = captures.to_keep(session, actor, read_id(action.get("value")), now)
    show(client, body, keep_modal(request, texts))


def submit_keep(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    """Now they are the author's own words, and the same look comes before sharing them."""
    capture_id = read_keep(view)
    with work() as session:
        kept = captures.accept(session, actor, capture_id, read_words(view, texts), now)
        look = sharing.about_to_share(session, actor, kept)
    _show_kept(ack, actor, look, texts)
    redraw(client, work.db, actor, [(MessageKind.CAPTURE_REQUEST, capture_id)], now)
    nudge()


def _show_kept(ack: Ack, actor: Actor, about: sharing.Changed, texts: Texts) -> None:
    if about.waiting:
        look = Look(about.circle, actor.name, about.waiting, (), about.crowd)
        view = preview_modal(look, texts)
    else:
        view = notice_modal(texts("capture-kept-private"), texts)
    ack(response_action="update", view=view)


def refuse(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    ack()
    capture_id = read_id(action.get("value"))
    with work() as session:
        captures.refuse(session, actor, capture_id, now)
    redraw(client, work.db, actor, [(MessageKind.CAPTURE_REQUEST, capture_id)], now)
    nudge()
