"""The facilitator's harvest: from what the circle shared to cards that others can find."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain import audit, circles, messages, release
from bot.domain.insights import (
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
    as_card,
)
from bot.domain.kinds import MessageKind
from bot.domain.people import Actor
from bot.domain.themes import THEMES
from bot.errors import AlreadyDone, InvalidInput, NotFound
from bot.search import search
from storage import insights, intentions, meetings, reflections
from storage.intentions import Formed
from storage.models import (
    Circle,
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Kind,
    Meeting,
    Outcome,
    ReleaseLevel,
)
from storage.reflections import Written

MOST_SOURCES = 10  # a card made of more says too little of each
MOST_MEETINGS = 99  # a Slack menu holds a hundred choices; one is "apart from any session"


@dataclass(frozen=True)
class Proposal:
    """A card as the facilitator wrote it down; None where nothing valid was chosen."""

    title: str
    what: str
    outcome: Outcome | None
    why: str
    condition: str
    theme: str
    kind: Kind | None
    level: ReleaseLevel | None


@dataclass(frozen=True)
class Harvest:
    """What the circle may read about one session, and the cards made of it so far."""

    circle: Circle
    meeting: Meeting | None
    meetings: Sequence[Meeting]  # to choose another
    shared: Sequence[Written]
    cards: Sequence[Insight]
    formed: Sequence[Formed] = ()  # intentions that the circle may read, and their results


@dataclass(frozen=True)
class Workbench:
    """What a card can be made of, and the card so far when there is one."""

    circle: Circle
    shared: Sequence[Written]
    chosen: Collection[int]  # reflection ids
    insight: Insight | None = None


@dataclass(frozen=True)
class Result:
    """`asked`: how many authors are asked to let the card go."""

    insight: Insight
    asked: int


def look(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> Harvest:
    """Private answers are neither shown nor counted.

    Raises:
        NotFound: for strangers, or a session of another circle.
        NotAllowed: for participants.
    """
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ended = meetings.past(session, circle.id, now)[:MOST_MEETINGS]
    meeting = next((each for each in ended if each.id == meeting_id), None)
    if meeting_id is not None and meeting is None:
        raise NotFound
    workspace_id = actor.workspace_id
    return Harvest(
        circle,
        meeting,
        ended,
        reflections.shared_in_circle(session, workspace_id, circle.id, meeting_id),
        insights.of_meeting(session, workspace_id, circle.id, meeting_id),
        intentions.shared_in_circle(session, workspace_id, circle.id, meeting_id),
    )


def look_at_latest(session: Session, actor: Actor, circle_id: int, now: datetime) -> Harvest:
    """About the session that ended last."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ended = meetings.past(session, circle.id, now)
    return look(session, actor, circle.id, ended[0].id if ended else None, now)


def look_around(session: Session, actor: Actor, insight: Insight, now: datetime) -> Harvest:
    """The harvest that a card belongs to."""
    session.flush()
    return look(session, actor, insight.circle_id, insight.meeting_id, now)


def workbench(session: Session, actor: Actor, reflection_id: int) -> Workbench:
    """To make a card of one shared reflection, and others of the same session."""
    written = reflections.shared_anywhere(session, actor.workspace_id, reflection_id)
    if written is None:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, written.circle.id)
    shared = reflections.shared_in_circle(
        session, actor.workspace_id, circle.id, written.reflection.meeting_id
    )
    return Workbench(circle, shared, {reflection_id})


def reopen(session: Session, actor: Actor, insight_id: int) -> Workbench:
    """To change a card. Raises AlreadyDone when it was withdrawn."""
    insight = _of_facilitator(session, actor, insight_id)
    circle = insights.circle_of(session, insight)
    shared = reflections.shared_in_circle(
        session, actor.workspace_id, circle.id, insight.meeting_id
    )
    behind = insights.sources(session, actor.workspace_id, insight.id)
    return Workbench(circle, shared, {each.reflection.id for each in behind}, insight)


def _of_facilitator(
    session: Session, actor: Actor, insight_id: int, *, lock: bool = False
) -> Insight:
    insight = insights.find(session, actor.workspace_id, insight_id, lock=lock)
    if insight is None:
        raise NotFound
    circles.get_for_facilitator(session, actor, insight.circle_id)
    if insight.state is InsightState.WITHDRAWN:
        raise AlreadyDone("release-card-withdrawn")
    return insight


def propose(
    session: Session,
    actor: Actor,
    card: Proposal,
    source_ids: Collection[int],
    now: datetime,
) -> Result:
    """Make a card. It is released at once if every author behind it already allows that.

    Otherwise each author whose words may not travel that far is asked, once.

    Raises:
        InvalidInput: names the field of the form.
        NotFound: a source that is missing, of another circle, or not shared with it.
        NotAllowed: the actor takes part in the circle, but does not lead it.
    """
    _check(card)
    written = _sources(session, actor, source_ids)
    circle = written[0].circle
    latest = max(written, key=_happened_on)
    insight = Insight(
        workspace_id=actor.workspace_id,
        circle_id=circle.id,
        meeting_id=latest.reflection.meeting_id,
        happened_on=_happened_on(latest),
        language=circle.language,
        state=InsightState.PROPOSED,
        created_by=actor.id,
        created_at=now,
        **_words(card),
    )
    session.add(insight)
    session.flush()
    for each in written:
        _add_source(session, insight, each)
    audit.note(session, actor, "insight.proposed", "insight", insight.id, now)
    return _ask_or_release(session, actor, insight, now)


def revise(
    session: Session,
    actor: Actor,
    insight_id: int,
    card: Proposal,
    source_ids: Collection[int],
    now: datetime,
) -> Result:
    """Change a card: whoever agreed, agreed to other words, and is asked again.

    Sources that are no longer shared stay behind the card; their authors have a say in it.

    Raises:
        AlreadyDone: the card was withdrawn.
        InvalidInput, NotFound, NotAllowed: as for `propose`.
    """
    _check(card)
    insight = _of_facilitator(session, actor, insight_id)
    behind = insights.sources(session, actor.workspace_id, insight.id)
    shared = [s for s in behind if s.reflection.release_level >= ReleaseLevel.CIRCLE]
    kept_ids = {s.reflection.id for s in behind} - {s.reflection.id for s in shared}
    written = _sources(session, actor, set(source_ids) - kept_ids, of_circle=insight.circle_id)
    insight = _of_facilitator(session, actor, insight_id, lock=True)
    wanted = kept_ids | {each.reflection.id for each in written}
    if _is_same(insight, card) and wanted == {s.reflection.id for s in behind}:
        return Result(insight, 0)
    for name, value in _words(card).items():
        setattr(insight, name, value)
    for source in behind:
        if source.reflection.id in wanted:
            _void(source.link)
        else:
            session.delete(source.link)
    for each in written:
        if each.reflection.id not in {s.reflection.id for s in behind}:
            _add_source(session, insight, each)
    insight.state = InsightState.PROPOSED
    messages.cancel(session, actor.workspace_id, MessageKind.RELEASE_REQUEST, insight.id)
    session.flush()
    search.unindex(session, actor.workspace_id, insight.id)
    audit.note(session, actor, "insight.revised", "insight", insight.id, now)
    return _ask_or_release(session, actor, insight, now)


def retract(session: Session, actor: Actor, insight_id: int, now: datetime) -> Insight:
    """A facilitator takes a card back, for good."""
    insight = _of_facilitator(session, actor, insight_id, lock=True)
    release.retract(session, actor, insight, now)
    return insight


def _check(card: Proposal) -> None:
    _check_length("title", card.title, LONGEST_TITLE)
    _check_length("what", card.what, LONGEST_WHAT)
    _check_length("why", card.why or "–", LONGEST_WHY)
    _check_length("condition", card.condition or "–", LONGEST_CONDITION)
    if card.theme not in THEMES:
        raise InvalidInput("theme", "error-choose")
    for field, chosen in (("outcome", card.outcome), ("kind", card.kind)):
        if chosen is None:
            raise InvalidInput(field, "error-choose")
    if card.level is None or card.level < ReleaseLevel.CIRCLE:
        raise InvalidInput("level", "error-choose")


def _check_length(field: str, text: str, longest: int) -> None:
    if not text.strip():
        raise InvalidInput(field, "error-empty")
    if len(text) > longest:
        raise InvalidInput(field, "error-too-long", longest=longest)


def _sources(
    session: Session,
    actor: Actor,
    source_ids: Collection[int],
    *,
    of_circle: int | None = None,
) -> Sequence[Written]:
    """Read and locked from the database: the form's ids prove nothing."""
    if not source_ids and of_circle is not None:
        return []
    if not source_ids:
        raise InvalidInput("sources", "error-choose")
    if len(set(source_ids)) > MOST_SOURCES:
        raise InvalidInput("sources", "insight-too-many-sources", most=MOST_SOURCES)
    written = reflections.shared_by_id(session, actor.workspace_id, source_ids)
    if len(written) != len(set(source_ids)):
        raise NotFound
    found_in = {each.circle.id for each in written} | ({of_circle} if of_circle else set())
    if len(found_in) != 1:
        raise NotFound
    circles.get_for_facilitator(session, actor, written[0].circle.id)
    return written


def _happened_on(written: Written) -> date:
    written_on = written.reflection.created_at.date()
    if written.meeting is not None:
        # A round without a session is held before the day that was planned for it.
        return min(written.meeting.local_start.date(), written_on)
    return written_on


def _words(card: Proposal) -> dict[str, object]:
    return {
        "title": card.title,
        "what": card.what,
        "outcome": card.outcome,
        "why": card.why,
        "condition": card.condition,
        "theme": card.theme,
        "kind": card.kind,
        "level": card.level,
    }


def _is_same(insight: Insight, card: Proposal) -> bool:
    return all(getattr(insight, name) == value for name, value in _words(card).items())


def _add_source(session: Session, insight: Insight, written: Written) -> None:
    session.add(
        InsightSource(
            workspace_id=insight.workspace_id,
            insight_id=insight.id,
            reflection_id=written.reflection.id,
            author_id=written.author.id,
            consented_level=ReleaseLevel.PRIVATE,
        )
    )


def _void(link: InsightSource) -> None:
    link.consent = None
    link.consented_level = ReleaseLevel.PRIVATE
    link.answered_at = None


def _ask_or_release(session: Session, actor: Actor, insight: Insight, now: datetime) -> Result:
    """The one who makes a card agrees to it with that; the others are asked if need be."""
    to_ask = set()
    for source in insights.sources(session, actor.workspace_id, insight.id):
        if release.suffices(source, insight.level):
            continue
        if source.author.id == actor.id:
            source.link.consent = Consent.GIVEN
            source.link.consented_level = insight.level
            source.link.answered_at = now
        else:
            source.link.consent = Consent.ASKED
            to_ask.add(source.author.id)
    release.settle(session, insight, now)
    for author_id in sorted(to_ask):
        _ask(session, insight, author_id, now)
    return Result(insight, len(to_ask))


def _ask(session: Session, insight: Insight, author_id: int, now: datetime) -> None:
    circle = insights.circle_of(session, insight)
    messages.queue(
        session,
        workspace_id=insight.workspace_id,
        kind=MessageKind.RELEASE_REQUEST,
        subject_id=insight.id,
        circle_id=insight.circle_id,
        to=author_id,
        occasion=release.fingerprint(as_card(insight, circle.name), insight.level)
        + f":{int(now.timestamp())}",
        now=now,
    )
