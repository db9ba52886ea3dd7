"""Making cards of what a circle shared, as notes first or at once, and changing them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_count, check_optional, check_required
from bot.domain.base.links import read_links
from bot.domain.circle import circles, themes
from bot.domain.insights import curation, principles
from bot.domain.insights.card_words import (
    LONGEST_CARD_PLACE,
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
)
from bot.domain.insights.release import (
    ProposalResult,
    ask_or_release,
    show_again,
    show_as_it_is,
    void_consent,
)
from bot.domain.people.people import LAYERS
from bot.errors import InvalidInput, NotFound
from bot.search import search
from storage.insights import insights
from storage.insights.insights import Source
from storage.learned import reflections
from storage.learned.reflections import Written
from storage.models import (
    Circle,
    Insight,
    InsightSource,
    InsightState,
    Kind,
    Outcome,
    ReleaseLevel,
)

MOST_SOURCES = 10  # a card made of more says too little of each


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
    place: str = ""
    layer: str | None = None
    case_id: int | None = None
    links: str = ""  # one a line


def make(
    session: Session,
    actor: Actor,
    written: Sequence[Written],
    words: Mapping[str, object],
    state: InsightState,
    now: datetime,
) -> Insight:
    """A card about the session that the latest of these words are about."""
    latest = max(written, key=_happened_on)
    insight = Insight(
        workspace_id=actor.workspace_id,
        circle_id=latest.circle.id,
        meeting_id=latest.reflection.meeting_id,
        happened_on=_happened_on(latest),
        language=latest.circle.language,
        state=state,
        created_by=actor.id,
        created_at=now,
        **words,
    )
    session.add(insight)
    session.flush()
    for each in written:
        _add_source(session, insight, each)
    return insight


def revise(
    session: Session,
    actor: Actor,
    insight_id: int,
    card: Proposal,
    source_ids: Collection[int],
    now: datetime,
) -> ProposalResult:
    """Change a card: whoever agreed, agreed to other words, and is asked again.

    A note becomes a proposal by this.

    Sources that are no longer shared stay behind the card; their authors have a say in it.

    Raises:
        AlreadyDone: the card was withdrawn.
        InvalidInput, NotFound, NotAllowed: as for `drafts.prepare`.
    """
    check(card)
    insight = curation.of_facilitator(session, actor, insight_id)
    check_choices(session, insights.circle_of(session, insight), card, before=insight)
    behind = insights.sources(session, actor.workspace_id, insight.id)
    shared = [s for s in behind if s.reflection.release_level >= ReleaseLevel.CIRCLE]
    kept_ids = {s.reflection.id for s in behind} - {s.reflection.id for s in shared}
    written = shared_sources(
        session, actor, set(source_ids) - kept_ids, of_circle=insight.circle_id
    )
    insight = curation.of_facilitator(session, actor, insight_id, lock=True)
    wanted = kept_ids | {each.reflection.id for each in written}
    was_note = insight.state is InsightState.NOTE
    is_same = _is_same(insight, card) and wanted == {s.reflection.id for s in behind}
    if is_same and not was_note:
        return ProposalResult(insight, 0)
    reword(session, insight, words(card), behind, written, wanted)
    insight.state = InsightState.PROPOSED
    insight.unfinished = []
    if was_note:
        insight.created_by = actor.id  # who proposes a card answers for it
    messages.cancel(session, actor.workspace_id, MessageKind.RELEASE_REQUEST, insight.id)
    session.flush()
    search.unindex(session, actor.workspace_id, insight.id)
    show_as_it_is(session, insight, now)  # whoever agreed, agreed to other words
    show_again(session, insight, now)
    done = "insight.proposed" if was_note else "insight.revised"
    audit.record(session, actor, done, "insight", insight.id, now)
    result = ask_or_release(session, actor, insight, now)
    principles.weigh(session, insight, now)  # who recognised it, recognised other words
    return result


def reword(
    session: Session,
    insight: Insight,
    words: Mapping[str, object],
    behind: Sequence[Source],
    written: Sequence[Written],
    wanted: Collection[int],
) -> None:
    """Other words, and other reflections behind them: `wanted` holds the ids of all."""
    for name, value in words.items():
        setattr(insight, name, value)
    for source in behind:
        if source.reflection.id in wanted:
            void_consent(source.link)
        else:
            session.delete(source.link)
    for each in written:
        if each.reflection.id not in {s.reflection.id for s in behind}:
            _add_source(session, insight, each)


def check(card: Proposal) -> None:
    check_required("title", card.title, LONGEST_TITLE)
    check_required("what", card.what, LONGEST_WHAT)
    check_optional("why", card.why, LONGEST_WHY)
    check_optional("condition", card.condition, LONGEST_CONDITION)
    check_details(card)
    for field, chosen in (("outcome", card.outcome), ("kind", card.kind)):
        if chosen is None:
            raise InvalidInput(field, "error-choose")
    if card.level is None or card.level < ReleaseLevel.CIRCLE:
        raise InvalidInput("level", "error-choose")


def check_details(card: Proposal) -> None:
    """What may be left out, but not be wrong."""
    check_optional("place", card.place, LONGEST_CARD_PLACE)
    if card.layer is not None and card.layer not in LAYERS:
        raise InvalidInput("layer", "error-choose")
    read_links(card.links, "links")


def check_choices(
    session: Session, circle: Circle, card: Proposal, before: Insight | None = None
) -> None:
    """Themes in use and cases of the circle can be chosen; so can what was chosen before."""
    keep = [circle.theme, before.theme if before else ""]
    themes.check(session, circle.workspace_id, [card.theme], "theme", keep=keep)
    if card.kind is Kind.PRINCIPLE and (before is None or before.kind is not Kind.PRINCIPLE):
        raise InvalidInput("kind", "insight-no-principle")
    if card.case_id is not None:
        also = before.case_id if before else None
        known = insights.cases_for(session, circle.workspace_id, circle.id, also)
        if card.case_id not in {case.id for case in known}:
            raise InvalidInput("case", "error-choose")


def shared_sources(
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
    check_count("sources", len(set(source_ids)), MOST_SOURCES, "insight-too-many-sources")
    written = reflections.shared_by_id(session, actor.workspace_id, source_ids)
    if not written:
        raise NotFound
    found_in = {each.circle.id for each in written} | ({of_circle} if of_circle else set())
    if len(found_in) != 1:
        raise NotFound
    circles.get_for_facilitator(session, actor, written[0].circle.id)
    if len(written) != len(set(source_ids)):  # taken back, or never there
        raise InvalidInput("sources", "insight-source-gone")
    return written


def _happened_on(written: Written) -> date:
    written_on = written.reflection.created_at.date()
    if written.meeting is not None:
        # A round without a session is held before the day that was planned for it.
        return min(written.meeting.local_start.date(), written_on)
    return written_on


def words(card: Proposal) -> dict[str, object]:
    return {
        "title": card.title,
        "what": card.what,
        "outcome": card.outcome,
        "why": card.why,
        "condition": card.condition,
        "theme": card.theme,
        "kind": card.kind,
        "level": card.level,
        "place": card.place,
        "layer": card.layer,
        "case_id": card.case_id,
        "links": list(read_links(card.links, "links")),
    }


def _is_same(insight: Insight, card: Proposal) -> bool:
    return all(getattr(insight, name) == value for name, value in words(card).items())


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
