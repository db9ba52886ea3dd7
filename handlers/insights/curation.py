"""Notes, participants who offer an answer, and taking a card back with a reason."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.insights import curation, drafts, harvest
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.insights.cards import (
    offered_twin_modal,
    read_insight,
    read_withdrawal,
    result_modal,
    withdraw_modal,
)
from bot.slack.insights.harvest import harvest_modal
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.action(ids.INSIGHT_NOTE, save_note)
    door.action(ids.INSIGHT_PROPOSE_ANYWAY, propose_anyway)
    door.action(ids.INSIGHT_OFFER, offer)
    door.action(ids.INSIGHT_OFFER_ANYWAY, offer_anyway)
    door.action(ids.INSIGHT_OPEN_WITHDRAW, open_withdraw)
    door.view(ids.INSIGHT_WITHDRAW, withdraw)


def save_note(
    ack: Ack,
    body: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
) -> None:
    """A button inside the form: what is filled in so far comes along, complete or not."""
    ack()
    draft = read_insight(body["view"])
    with work() as session:
        note = drafts.save(session, actor, draft.insight_id, draft.card, draft.source_ids, now)
        found = harvest.look_around(session, actor, note, now)
    settle(client, body, notice_modal(texts("note-saved"), texts))
    refresh_below(client, body["view"], harvest_modal(found, texts))


def propose_anyway(
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
        result = drafts.propose_anyway(session, actor, read_id(action.get("value")), now)
        found = harvest.look_around(session, actor, result.insight, now)
    settle(client, body, result_modal(result, texts))
    refresh_below(client, body.get("view") or {}, harvest_modal(found, texts))
    nudge()


def offer(
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
    """What is there already is shown first, to recognise."""
    ack()
    reflection_id = read_id(action.get("value"))
    with work() as session:
        twin = drafts.twin_of(session, actor, reflection_id)
        if twin is None:
            drafts.offer(session, actor, reflection_id, now)
    done = notice_modal(texts("note-offer-done"), texts)
    show(client, body, offered_twin_modal(twin, reflection_id, texts) if twin else done)
    nudge()


def offer_anyway(
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
        drafts.offer(session, actor, read_id(action.get("value")), now)
    settle(client, body, notice_modal(texts("note-offer-done"), texts))
    nudge()


def open_withdraw(
    ack: Ack,
    action: Json,
    body: Json,
    client: WebClient,
    actor: Actor,
    db: Database,
    texts: Texts,
) -> None:
    """In the place of the card's form: Slack stacks three at most."""
    ack()
    with db.read() as session:
        insight = curation.of_facilitator(session, actor, read_id(action.get("value")))
    settle(client, body, withdraw_modal(insight, texts))


def withdraw(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    insight_id, reason, words = read_withdrawal(view)
    with work() as session:
        insight = curation.withdraw(session, actor, insight_id, reason, words, now)
        found = harvest.look_around(session, actor, insight, now)
    ack(response_action="update", view=notice_modal(texts("insight-retracted"), texts))
    refresh_below(client, view, harvest_modal(found, texts))
    nudge()
