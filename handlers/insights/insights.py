"""The harvest of a session, making cards, and authors letting them go or not."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.delivery.redraw import redraw
from bot.domain.base.actor import Actor
from bot.domain.base.inbox import Work
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.domain.insights import drafts, harvest, release
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import read_page
from bot.slack.insights.cards import insight_modal, read_insight, result_modal
from bot.slack.insights.harvest import harvest_modal, read_meeting, read_place
from bot.slack.insights.insights import read_seen
from bot.slack.learned.reflections import choose_circle_modal, read_circle_choice
from bot.texts import Texts
from handlers.base.door import Door
from handlers.base.show import refresh_below, settle, show
from storage.database import Database


def register(door: Door) -> None:
    door.subcommand(("oogst", "harvest"), open_harvest)
    door.action(ids.INSIGHT_OPEN_HARVEST, open_harvest_of)
    door.view(ids.INSIGHT_CHOOSE, choose_circle)
    door.action(ids.INSIGHT_HARVEST_MEETING, choose_meeting)
    for way in ("back", "on"):
        door.action(f"{ids.INSIGHT_HARVEST_PAGE}.{way}", turn_page)
    door.action(ids.INSIGHT_OPEN_FORM, open_new)
    door.action(ids.INSIGHT_OPEN_CHANGE, open_change)
    door.view(ids.INSIGHT_FORM, submit_insight)
    door.action(ids.RELEASE_GIVE, give)
    door.action(ids.RELEASE_REFUSE, refuse)
    door.action(ids.RELEASE_WITHDRAW, withdraw)


def open_harvest(
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
        led = circles.facilitated_by(session, actor)
        if not led:
            raise NotAllowed("harvest-no-circle")
        found = harvest.look_at_latest(session, actor, led[0].id, now)
    if len(led) > 1:
        show(client, body, choose_circle_modal(ids.INSIGHT_CHOOSE, led, texts))
    else:
        show(client, body, harvest_modal(found, texts))


def open_harvest_of(
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
        found = harvest.look_at_latest(session, actor, read_id(action.get("value")), now)
    show(client, body, harvest_modal(found, texts))


def choose_circle(
    ack: Ack, view: Json, actor: Actor, db: Database, now: datetime, texts: Texts
) -> None:
    with db.read() as session:
        found = harvest.look_at_latest(session, actor, read_circle_choice(view), now)
    ack(response_action="update", view=harvest_modal(found, texts))


def choose_meeting(
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
    circle_id = read_place(body["view"]).circle_id
    with db.read() as session:
        found = harvest.look(session, actor, circle_id, read_meeting(action), now)
    settle(client, body, harvest_modal(found, texts))


def turn_page(
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
    place = read_place(body["view"])
    with db.read() as session:
        found = harvest.look(session, actor, place.circle_id, place.meeting_id, now)
    settle(client, body, harvest_modal(found, texts, read_page(action)))


def open_new(
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
        bench = harvest.workbench(session, actor, read_id(action.get("value")))
    show(client, body, insight_modal(bench, texts))


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
        bench = harvest.reopen(session, actor, read_id(action.get("value")))
    show(client, body, insight_modal(bench, texts))


def submit_insight(
    ack: Ack,
    view: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    texts: Texts,
    nudge: Callable[[], None],
) -> None:
    draft = read_insight(view)
    with work() as session:
        result = drafts.propose(
            session, actor, draft.insight_id, draft.card, draft.source_ids, now
        )
        found = harvest.look_around(session, actor, result.insight, now)
    ack(response_action="update", view=result_modal(result, texts))
    refresh_below(client, view, harvest_modal(found, texts))
    nudge()


def give(
    ack: Ack,
    action: Json,
    client: WebClient,
    actor: Actor,
    work: Work,
    now: datetime,
    nudge: Callable[[], None],
) -> None:
    ack()
    insight_id, seen = read_seen(action.get("value"))
    with work() as session:
        release.give(session, actor, insight_id, seen, now)
    redraw(client, work.db, actor, [(MessageKind.RELEASE_REQUEST, insight_id)], now)
    nudge()


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
    insight_id, seen = read_seen(action.get("value"))
    with work() as session:
        release.refuse(session, actor, insight_id, seen, now)
    redraw(client, work.db, actor, [(MessageKind.RELEASE_REQUEST, insight_id)], now)
    nudge()


def withdraw(
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
    """From the message that asked, or from the list of one's own answers."""
    ack()
    insight_id = read_id(action.get("value"))
    with work() as session:
        release.withdraw(session, actor, insight_id, now)
    settle(client, body, notice_modal(texts("release-withdrawn-said"), texts))
    redraw(client, work.db, actor, [(MessageKind.RELEASE_REQUEST, insight_id)], now)
    nudge()
