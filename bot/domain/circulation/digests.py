"""Editions of insights: chosen, looked at, frozen, sent, and edited when an author asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import shows
from bot.domain.circle import circles, themes
from bot.domain.circulation import composing, earlier, sending
from bot.domain.circulation.composing import MOST_ITEMS, Preview
from bot.domain.circulation.editions import edition_of
from bot.domain.circulation.proposal import left_out, propose, waits
from bot.domain.circulation.sending import readers_of
from bot.domain.readers import publications
from bot.errors import AlreadyDone, InvalidInput
from bot.zones import zone_named
from storage.base.finding import find_row
from storage.circulation import digests
from storage.models import (
    Circle,
    Digest,
    DigestItem,
    DigestState,
    ReleaseLevel,
    Workspace,
)

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
    is_listed: bool = True  # on the web, where it is for everyone; else the link is needed
    as_proposed: bool = False  # the period begins where these readers' last edition ended


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


def draft(
    session: Session,
    actor: Actor,
    plan: DigestPlan,
    now: datetime,
    instead_of: int | None = None,
) -> Preview:
    """Write an edition down, to look at; in the place of what the same form made before.

    Raises:
        InvalidInput: a field is wrong, or nothing was released in this period.
    """
    circle = circles.get_for_facilitator(session, actor, plan.circle_id)
    check(plan, circle)
    themes.check(session, circle.workspace_id, plan.themes, "themes")
    digest = _outlined(session, circle, actor.id, plan, now)
    if instead_of is not None:
        _forget_untouched(session, actor, instead_of)
    session.add(digest)
    session.flush()
    choice = composing.choice_of(session, circle, digest)
    digest.chosen = [each.id for each in propose(choice.order, MOST_ITEMS, digest.dropped)]
    if not choice.order:
        scope = "all" if digest.all_circles else "circle"
        raise InvalidInput("period_from", "digest-empty", scope=scope, name=circle.name)
    return composing.preview(session, digest, circle, choice, now)


def _forget_untouched(session: Session, actor: Actor, digest_id: int) -> None:
    """The actor's own draft, while it is what its form made of it and no more."""
    old = find_row(Digest, session, actor.workspace_id, digest_id, lock=True)
    if old is None or old.created_by != actor.id or old.state is not DigestState.DRAFT:
        return
    if old.touched_at is None and old.reviewer_id is None:
        session.delete(old)


def _outlined(
    session: Session, circle: Circle, maker_id: int, plan: DigestPlan, now: datetime
) -> Digest:
    """An edition without its cards, that is not stored yet."""
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
        is_listed=plan.is_listed,
        language=circle.language,
        created_by=maker_id,
        again=[],
        dropped=[],
        created_at=now,
    )
    last = earlier.previous(session, digest)
    if plan.as_proposed:
        _begin_after(digest, last, circle, now)
    return digest


def _begin_after(digest: Digest, last: Digest | None, circle: Circle, now: datetime) -> None:
    """The period begins with the first moment that the last edition did not look at."""
    digest.period_from = min(_period(last, circle, now)[0], digest.period_to)
    if last:
        digest.since = earlier.since(last, circle.time_zone)
        digest.dropped = list(last.dropped) if last.held else []


@dataclass(frozen=True)
class News:
    """How many cards of a circle no edition for all readers looked at."""

    circle: Circle
    count: int


def news(session: Session, workspace_id: int, circle_id: int, now: datetime) -> News | None:
    """What a proposal would be made of; None for a circle that is not there."""
    circle = find_row(Circle, session, workspace_id, circle_id)
    if circle is None:
        return None
    digest = _outlined(
        session, circle, circle.created_by, _usual(session, circle, "", now), now
    )
    choice = composing.choice_of(session, circle, digest)
    return News(circle, len(choice.fresh))


def propose_for(
    session: Session, actor: Actor, circle_id: int, title: str, now: datetime
) -> Preview:
    """A draft of what is new since the circle's last edition for all readers.

    Raises InvalidInput when there is nothing any more.
    """
    circle = circles.get_for_facilitator(session, actor, circle_id)
    return draft(session, actor, _usual(session, circle, title, now), now)


def _usual(session: Session, circle: Circle, title: str, now: datetime) -> DigestPlan:
    last = digests.last_published(session, circle.id)
    begin, end = _period(last, circle, now)
    return DigestPlan(
        circle.id,
        title,
        "",
        begin,
        end,
        (),
        ReleaseLevel.NETWORK,
        all_circles=False,
        channels=last.channels if last else (circle.channel,),
        as_proposed=True,
    )


def publish(
    session: Session, actor: Actor, digest_id: int, shown: Sequence[int], now: datetime
) -> Preview:
    """Freeze the edition and queue it for everyone; `shown`: the insights that were seen in it.

    The cards are read from the view again: one that was withdrawn since the preview is not
    in it, nor one that another edition took to these readers meanwhile; one that was released
    since waits for the next edition.

    Raises:
        AlreadyDone: it was published before, it changed since, or no card is left.
    """
    # One edition at a time: the next one sees what this one carries.
    session.get_one(Workspace, actor.workspace_id, with_for_update=True)
    digest, circle = composing.draft_for(session, actor, digest_id, lock=True)
    choice = composing.choice_of(session, circle, digest)
    chosen = [each for each in digest.chosen if each in choice.allowed]
    if not chosen:
        has_all = choice.sent and not choice.fresh
        raise AlreadyDone("digest-nothing-new" if has_all else "digest-changed-since")
    if [each for each in shown if each in choice.allowed] != chosen:
        raise AlreadyDone("digest-changed-since")
    found = digests.cards(session, digest, chosen)
    rows = [found[each] for each in chosen]
    _freeze(session, digest, rows)
    digest.held = waits(left_out(choice.order, chosen, MOST_ITEMS, digest.dropped))
    digest.state = DigestState.PUBLISHED
    digest.published_at = now
    readers = readers_of(session, circle, digest, {row.theme for row in rows}, now)
    sending.queue(session, digest, readers, now)
    composing.show_reviewers(session, digest, now)
    offered = [(MessageKind.DIGEST_PROPOSED, circle.id)]
    messages.make_stale(session, circle.workspace_id, offered, now)
    audit.record(session, actor, "digest.published", "digest", digest.id, now)
    edition = edition_of(session, digest, circle)
    return Preview(
        edition,
        len(readers.now),
        len(digest.channels),
        readers.later,
        url=publications.edition_url(session, digest),
    )


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
