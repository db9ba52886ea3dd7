"""Editions of insights: chosen, looked at, frozen, sent, and edited when an author asks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_count, check_optional
from bot.domain.base.visible import shows
from bot.domain.circle import circles, themes
from bot.domain.circulation import earlier, sending
from bot.domain.circulation.editions import Edition, Item, card_of, edition_of
from bot.domain.circulation.sending import readers_of
from bot.domain.insights.card_words import Card
from bot.errors import AlreadyDone, InvalidInput, NotFound
from bot.zones import zone_named
from storage.circulation import digests
from storage.models import (
    Circle,
    Digest,
    DigestItem,
    DigestState,
    ReleaseLevel,
    Workspace,
)

MOST_ITEMS = 10  # more is not read
LONGEST_TITLE = 120  # characters; fits Slack's header
LONGEST_INTRODUCTION = 1000
USUAL_PERIOD = timedelta(days=30)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class DigestPlan:
    """What a facilitator chose; the period's days are inclusive."""

    circle_id: int
    title: str
    introduction: str
    period_from: date
    period_to: date
    themes: Sequence[str]  # empty: all
    audience: ReleaseLevel
    all_circles: bool
    channels: Sequence[str]
    as_proposed: bool = False  # the period begins where these readers' last edition ended


@dataclass(frozen=True)
class Sent:
    """A card that these readers were sent before, by insight, and when last."""

    id: int
    card: Card
    sent_at: datetime


@dataclass(frozen=True)
class Preview:
    """A draft with the cards that would go into it, by insight, and how many would get it.

    `sent`: cards that are left out of it, because its readers have them.
    """

    edition: Edition
    readers: int
    channels: int
    later: int = 0  # readers who get it in one message with what else they missed
    left_over: int = 0  # cards that do not fit in one edition
    sent: Sequence[Sent] = ()


def check(plan: DigestPlan, circle: Circle) -> None:
    """Raises InvalidInput, naming the field."""
    if not shows(plan.title):
        raise InvalidInput("title", "error-empty")
    check_optional("title", plan.title, LONGEST_TITLE)
    check_optional("introduction", plan.introduction, LONGEST_INTRODUCTION)
    if plan.period_from > plan.period_to:
        raise InvalidInput("period_to", "digest-period-backwards")
    if plan.audience is ReleaseLevel.PRIVATE:
        raise InvalidInput("audience", "error-choose")
    if plan.audience is ReleaseLevel.CIRCLE and set(plan.channels) - {circle.channel}:
        raise InvalidInput("channels", "digest-own-channel-only")


def suggested_period(session: Session, circle: Circle, now: datetime) -> tuple[date, date]:
    """From the day after the circle's last digest, or thirty days ago, until today there."""
    return _period(digests.last_published(session, circle.id), circle, now)


def _period(last: Digest | None, circle: Circle, now: datetime) -> tuple[date, date]:
    today = now.astimezone(zone_named(circle.time_zone)).date()
    since = last.period_to + DAY if last else today - USUAL_PERIOD
    return min(since, today), today


def usual_channels(session: Session, circle: Circle) -> Sequence[str]:
    """Where the circle's last digest was posted."""
    last = digests.last_published(session, circle.id)
    return last.channels if last else []


def draft(session: Session, actor: Actor, plan: DigestPlan, now: datetime) -> Preview:
    """Write an edition down, to look at.

    Raises:
        InvalidInput: a field is wrong, or nothing was released in this period.
    """
    circle = circles.get_for_facilitator(session, actor, plan.circle_id)
    check(plan, circle)
    themes.check(session, circle.workspace_id, plan.themes, "themes")
    digest = Digest(
        workspace_id=circle.workspace_id,
        circle_id=circle.id,
        title=plan.title.strip(),
        introduction=plan.introduction.strip(),
        period_from=plan.period_from,
        period_to=plan.period_to,
        themes=list(plan.themes),
        audience=plan.audience,
        all_circles=plan.all_circles and plan.audience > ReleaseLevel.CIRCLE,
        channels=list(plan.channels),
        language=circle.language,
        created_by=actor.id,
        created_at=now,
    )
    last = earlier.previous(session, digest)
    if plan.as_proposed:
        _begin_after(session, digest, last, circle, now)
    session.add(digest)
    session.flush()
    choice = _choice(session, circle, digest)
    if not choice.new and not choice.sent:
        raise InvalidInput("period_from", "digest-nothing-since" if last else "digest-empty")
    return _preview(session, digest, circle, choice, now)


def _begin_after(
    session: Session, digest: Digest, last: Digest | None, circle: Circle, now: datetime
) -> None:
    """The period begins with the first moment that the last edition did not look at."""
    digest.period_from = min(_period(last, circle, now)[0], digest.period_to)
    if last:
        digest.since = earlier.since(session, last, circle.time_zone, MOST_ITEMS)


@dataclass(frozen=True)
class _Choice:
    """What an edition can hold: cards that are new to its readers, and those they have."""

    new: Sequence[Row[Any]]
    left_over: int
    sent: Mapping[int, datetime]
    rows: Sequence[Row[Any]]


def _choice(session: Session, circle: Circle, digest: Digest) -> _Choice:
    """Cards of the period; of a period after an earlier edition, that edition's cards too."""
    zone = circle.time_zone
    begin = digest.since or earlier.midnight(digest.period_from, zone)
    last = earlier.previous(session, digest) if digest.since else None
    looked = min(begin, earlier.midnight(last.period_from, zone)) if last else begin
    until = earlier.midnight(digest.period_to + DAY, zone)
    rows = digests.may_contain(session, digest, looked, until)
    sent = earlier.carried(session, digest, rows)
    new = [row for row in rows if row.id not in sent and row.released_at >= begin]
    return _Choice(new[:MOST_ITEMS], len(new[MOST_ITEMS:]), sent, rows)


def _preview(
    session: Session, digest: Digest, circle: Circle, choice: _Choice, now: datetime
) -> Preview:
    named = themes.every(session, circle.workspace_id)
    readers = readers_of(session, circle, digest, {row.theme for row in choice.new}, now)
    return Preview(
        Edition(digest, circle, [Item(row.id, card_of(row, named)) for row in choice.new]),
        len(readers.now),
        len(digest.channels),
        readers.later,
        choice.left_over,
        [
            Sent(row.id, card_of(row, named), choice.sent[row.id])
            for row in choice.rows
            if row.id in choice.sent
        ],
    )


def publish(
    session: Session,
    actor: Actor,
    digest_id: int,
    chosen: Collection[int],
    now: datetime,
    again: Collection[int] = (),
) -> Preview:
    """Freeze the edition and queue it for everyone; `chosen` and `again` are insights.

    The cards are read from the view again: one that was withdrawn since the preview is not
    in it, nor one that another edition took to these readers meanwhile; one that was released
    since waits for the next edition. `again`: cards that go to readers who have them.

    Raises:
        AlreadyDone: it was published before.
        InvalidInput: no card is left, or more than an edition holds.
    """
    # One edition at a time: the next one sees what this one carries.
    session.get_one(Workspace, actor.workspace_id, with_for_update=True)
    digest = digests.find(session, actor.workspace_id, digest_id, lock=True)
    if digest is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, digest.circle_id)
    if digest.state is not DigestState.DRAFT:
        raise AlreadyDone("digest-already-published")
    choice = _choice(session, circle, digest)
    wanted = {row.id for row in choice.new} & set(chosen) | set(again) & set(choice.sent)
    rows = [row for row in choice.rows if row.id in wanted]
    if not rows:
        raise _nothing_left(choice)
    check_count("again", len(rows), MOST_ITEMS, "digest-too-many")
    _freeze(session, digest, rows)
    digest.state = DigestState.PUBLISHED
    digest.published_at = now
    readers = readers_of(session, circle, digest, {row.theme for row in rows}, now)
    sending.queue(session, digest, readers, now)
    audit.record(session, actor, "digest.published", "digest", digest.id, now)
    edition = edition_of(session, digest, circle)
    return Preview(edition, len(readers.now), len(digest.channels), readers.later)


def _nothing_left(choice: _Choice) -> InvalidInput:
    if choice.new or not choice.sent:
        return InvalidInput("left_out", "digest-nothing-left")
    return InvalidInput("again", "digest-nothing-new")


def _freeze(session: Session, digest: Digest, rows: Sequence[Row[Any]]) -> None:
    for position, row in enumerate(rows, start=1):
        session.add(
            DigestItem(
                workspace_id=digest.workspace_id,
                digest_id=digest.id,
                insight_id=row.id,
                position=position,
                title=row.title,
                what=row.what,
                outcome=row.outcome,
                why=row.why,
                condition=row.condition,
                place=row.place,
                layer=row.layer,
                links=list(row.links or ()),
                theme=row.theme,
                kind=row.kind,
                circle_name=row.circle_name,
                happened_on=row.happened_on,
            )
        )
    session.flush()
