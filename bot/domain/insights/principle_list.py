"""All principles by theme, those that most organisations recognise first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import themes
from bot.domain.circle.themes import Theme
from bot.domain.insights import principles
from bot.domain.insights.principles import Rule, Tally
from bot.search import search
from bot.search.search import Hit
from storage.insights import principle_list as rows
from storage.models import Stance, ThemeGroup

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Recognised:
    """A principle with how it stands; `confirmed_at`: when it was last confirmed."""

    insight_id: int
    theme: str
    tally: Tally
    confirmed_at: datetime = NEVER


@dataclass(frozen=True)
class Principle:
    """As a reader sees it in a list."""

    hit: Hit
    tally: Tally


@dataclass(frozen=True)
class PrincipleList:
    """By theme, in the order of the vocabulary; a theme without principles is not there."""

    themes: Sequence[tuple[Theme, Sequence[Principle]]]
    rule: Rule  # by which a card becomes one


def look(session: Session, actor: Actor) -> PrincipleList:
    """All that the actor may read."""
    found = {hit.insight_id: hit for hit in readable(session, actor.workspace_id, actor.id)}
    named = themes.every(session, actor.workspace_id)
    told = recognised(session, actor.workspace_id, found)
    return PrincipleList(
        [
            (theme, [Principle(found[each.insight_id], each.tally) for each in group])
            for theme, group in by_theme(told, named)
        ],
        principles.rule_of(session, actor.workspace_id),
    )


def readable(session: Session, workspace_id: int, reader_id: int | None) -> list[Hit]:
    """The principles that this reader may see (None: anyone), in no particular order."""
    ids = rows.ids(session, workspace_id)
    return search.several(session, workspace_id, [reader_id], ids)


def most_recognised(
    session: Session, workspace_id: int, reader_id: int | None
) -> Sequence[Hit]:
    """The same, those that most organisations recognise first."""
    found = {hit.insight_id: hit for hit in readable(session, workspace_id, reader_id)}
    told = sorted(recognised(session, workspace_id, found), key=_rank)
    return [found[each.insight_id] for each in told]


def recognised(
    session: Session, workspace_id: int, insight_ids: Collection[int]
) -> list[Recognised]:
    """How many organisations say what about each card's words of now."""
    return [_recognised(each) for each in rows.spoken(session, workspace_id, insight_ids)]


def _recognised(each: rows.Spoken) -> Recognised:
    seen = principles.words_of(each.insight)
    said = [voice for voice in each.voices if voice.seen == seen]
    tally = principles.count(said)
    confirmed = [
        voice.given_at
        for voice in said
        if voice.organisation and voice.stance is Stance.CONFIRMS and tally.may_be_shown
    ]
    still = each.insight.still_holds_at
    at = max([*confirmed, *([still] if still else [])], default=NEVER)
    return Recognised(each.insight.id, each.insight.theme, tally, at)


def by_theme(
    found: Sequence[Recognised], named: Mapping[str, Theme]
) -> list[tuple[Theme, list[Recognised]]]:
    """In the order of `named`; what has a theme that is not there comes last, by its key."""
    groups: dict[str, list[Recognised]] = {}
    for each in sorted(found, key=_rank):
        groups.setdefault(each.theme, []).append(each)
    known = [(theme, groups.pop(key)) for key, theme in named.items() if key in groups]
    rest = ((Theme(key, ThemeGroup.INSTRUMENT), groups[key]) for key in sorted(groups))
    return [*known, *rest]


def _rank(each: Recognised) -> tuple[int, float, int]:
    """A number that is not shown does not count: the order would tell it."""
    count = each.tally.confirming if each.tally.may_be_shown else 0
    age = 0.0 if each.confirmed_at is NEVER else each.confirmed_at.timestamp()
    return -count, -age, -each.insight_id
