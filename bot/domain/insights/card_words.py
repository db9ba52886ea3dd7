"""What a card says, and how long each part of it may be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle.themes import Theme
from bot.errors import NotFound
from bot.search import search
from bot.search.search import Hit
from storage.base.upsert import insert_unless_present
from storage.insights import recognition
from storage.models import DigestItem, Insight, InsightUse, Kind, Outcome

LONGEST_TITLE = 120  # characters; fits Slack's header
LONGEST_WHAT = 1500  # characters; with the rest, a card stays under one section of 3000
LONGEST_WHY = 600
LONGEST_CONDITION = 600
LONGEST_CARD_PLACE = 80


@dataclass(frozen=True)
class Card:
    """An insight as its readers see it: without anyone's name, at every level."""

    title: str
    what: str
    outcome: Outcome
    why: str
    condition: str
    theme: str  # a key of `bot.domain.circle.themes`
    kind: Kind
    circle_name: str
    happened_on: date
    place: str = ""
    layer: str | None = None  # one of `bot.domain.people.people.LAYERS`
    links: tuple[str, ...] = ()
    theme_names: tuple[str, str] = ("", "")  # Dutch and English, if the workspace named it


def as_card(
    row: Insight | DigestItem | Hit | Row[Any],
    circle_name: str,
    named: Mapping[str, Theme] | None = None,
) -> Card:
    """`named`: the themes of the workspace, by key."""
    theme = (named or {}).get(row.theme)
    return Card(
        row.title,
        row.what,
        row.outcome,
        row.why,
        row.condition,
        row.theme,
        row.kind,
        circle_name,
        row.happened_on,
        row.place or "",
        row.layer,
        tuple(row.links or ()),
        (theme.nl, theme.en) if theme else ("", ""),
    )


def card_of(hit: Hit) -> Card:
    return replace(as_card(hit, hit.circle_name), theme_names=hit.theme_names)


def readable(session: Session, actor: Actor, insight_id: int) -> Hit:
    """A released card that the actor may read; a guest, none. Raises NotFound for any other."""
    hit = search.one(session, actor.workspace_id, actor.id, insight_id)
    if hit is None or actor.is_guest:
        raise NotFound
    return hit


def use(session: Session, actor: Actor, insight_id: int, now: datetime) -> bool:
    """The actor is going to use this; whether that is new. A second click changes nothing.

    Raises:
        NotFound: the card is gone, or not for the actor to read.
    """
    readable(session, actor, insight_id)
    values = {
        "workspace_id": actor.workspace_id,
        "insight_id": insight_id,
        "person_id": actor.id,
        "used_at": now,
    }
    return insert_unless_present(session, InsightUse, values)


def stop_using(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """Taken back without a trace, also when the card is gone."""
    recognition.drop_use(session, actor.workspace_id, insight_id, actor.id)
    asked = [(MessageKind.TRIAL_QUESTION, insight_id)]
    messages.make_stale(session, actor.workspace_id, asked, now, reader=actor.id)
