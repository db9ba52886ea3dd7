"""Notes: cards that are not finished, seen by the facilitators of their circle alone."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.visible import shows
from bot.domain.circle import circles, themes
from bot.domain.harvest import cards, duplicates
from bot.domain.harvest.cards import Proposal, shared_sources
from bot.domain.harvest.duplicates import Twin
from bot.domain.insights import curation, remains
from bot.domain.insights.card_words import (
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
    Card,
    as_card,
)
from bot.domain.insights.release import ProposalResult, authors_to_ask, fingerprint
from bot.errors import AlreadyDone, InvalidInput, NotFound
from bot.search.search import Hit
from storage.base.finding import find_row
from storage.circle import circles as circle_rows
from storage.insights import insights
from storage.learned import reflections
from storage.learned.reflections import Written
from storage.models import (
    Circle,
    Insight,
    InsightState,
    Kind,
    Outcome,
    Reflection,
    ReleaseLevel,
    Role,
)

LIMITS = (
    ("title", LONGEST_TITLE),
    ("what", LONGEST_WHAT),
    ("why", LONGEST_WHY),
    ("condition", LONGEST_CONDITION),
)


def save(
    session: Session,
    actor: Actor,
    insight_id: int | None,
    card: Proposal,
    source_ids: Collection[int],
    now: datetime,
) -> Insight:
    """Keep a card as far as it is; nobody is asked anything, and it is to be found nowhere.

    Raises:
        InvalidInput: something is wrong; that something is missing is fine.
        AlreadyDone: it is no note any more.
        NotFound, NotAllowed: for anyone who does not lead the circle.
    """
    _check(card)
    if insight_id is None:
        written = shared_sources(session, actor, source_ids)
        circle = written[0].circle
        _check_choices(session, circle, card, None)
        words = _words(card, circle)
        insight = cards.make(session, actor, written, words, InsightState.NOTE, now)
        remains.note_made(session, insight, [each.reflection.id for each in written], now)
    else:
        insight = _note(session, actor, insight_id)
        circle = insights.circle_of(session, insight)
        _check_choices(session, circle, card, insight)
        behind = insights.sources(session, actor.workspace_id, insight.id)
        written = shared_sources(session, actor, source_ids, of_circle=circle.id)
        wanted = {each.reflection.id for each in written}
        cards.reword(session, insight, _words(card, circle), behind, written, wanted)
    audit.record(session, actor, "insight.noted", "insight", insight.id, now)
    session.flush()
    return insight


def _note(session: Session, actor: Actor, insight_id: int) -> Insight:
    insight = curation.of_facilitator(session, actor, insight_id, lock=True)
    if insight.state is not InsightState.NOTE:
        raise AlreadyDone("note-no-longer")
    return insight


def _check(card: Proposal) -> None:
    for name, longest in LIMITS:
        check_optional(name, getattr(card, name), longest)
    cards.check_details(card)
    if not shows(card.title) and not shows(card.what):
        raise InvalidInput("title", "error-empty")


def _check_choices(
    session: Session, circle: Circle, card: Proposal, before: Insight | None
) -> None:
    """Of what was chosen so far; before it is stored, or it would be compared with itself."""
    chosen = replace(card, theme=card.theme or circle.theme)
    cards.check_choices(session, circle, chosen, before)


def _words(card: Proposal, circle: Circle) -> dict[str, object]:
    """What is not chosen yet gets a value that nobody reads: it is named as unfinished."""
    chosen = {
        "outcome": (card.outcome, Outcome.PARTLY),
        "kind": (card.kind, Kind.PRACTICE),
        "level": (card.level, ReleaseLevel.NETWORK),
        "theme": (card.theme or None, circle.theme),
    }
    missing = [name for name, (value, _) in chosen.items() if value is None]
    words = cards.words(card) | {
        name: value or usual for name, (value, usual) in chosen.items()
    }
    return words | {"unfinished": missing}


def prepare(
    session: Session,
    actor: Actor,
    insight_id: int | None,
    card: Proposal,
    source_ids: Collection[int],
    now: datetime,
) -> "NoteSeen | ProposalResult | Twin":
    """Keep a finished card as a note, to look at before it is proposed.

    One that was proposed before is changed at once; one that is there already is named.

    Raises:
        InvalidInput: names the field of the form.
        NotFound: a source that is missing, of another circle, or not shared with it.
        NotAllowed: the actor takes part in the circle, but does not lead it.
    """
    if insight_id is not None:
        insight = curation.of_facilitator(session, actor, insight_id)
        if insight.state is not InsightState.NOTE:
            return cards.revise(session, actor, insight_id, card, source_ids, now)
    cards.check(card)
    twin = duplicates.near(session, actor, card.title, card.what)
    note = save(session, actor, insight_id, card, source_ids, now)
    if twin is None:
        return look(session, actor, note)
    member = circle_rows.membership(session, twin.circle_id, actor.id)
    leads = member is not None and member.role is Role.FACILITATOR
    return Twin(twin, note, leads)


def propose(
    session: Session, actor: Actor, insight_id: int, now: datetime, seen: str | None = None
) -> ProposalResult:
    """A note goes to its authors, or to the circle at once; `seen`: as it was looked at.

    Raises:
        AlreadyDone: it is no note any more, or changed since it was looked at.
        InvalidInput: it is not finished.
    """
    note = _note(session, actor, insight_id)
    if seen is not None and look(session, actor, note).fingerprint != seen:
        raise AlreadyDone("proposal-changed")
    behind = insights.sources(session, actor.workspace_id, note.id)
    ids = [source.reflection.id for source in behind]
    return cards.revise(session, actor, note.id, as_proposal(note), ids, now)


@dataclass(frozen=True)
class NoteSeen:
    """A note as its readers would see it; `asked`: authors who come between it and them."""

    insight: Insight
    card: Card
    asked: int

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.card, self.insight.level)


def look(session: Session, actor: Actor, note: Insight) -> NoteSeen:
    circle = insights.circle_of(session, note)
    named = themes.every(session, note.workspace_id)
    asked = authors_to_ask(session, actor, note)
    return NoteSeen(note, as_card(note, circle.name, named), len(asked))


def as_proposal(note: Insight) -> Proposal:
    """A note as its form would send it."""
    missing = set(note.unfinished)
    return Proposal(
        title=note.title,
        what=note.what,
        outcome=None if "outcome" in missing else note.outcome,
        why=note.why,
        condition=note.condition,
        theme="" if "theme" in missing else note.theme,
        kind=None if "kind" in missing else note.kind,
        level=None if "level" in missing else note.level,
        place=note.place,
        layer=note.layer,
        case_id=note.case_id,
        links="\n".join(note.links),
    )


# --- participants


def twin_of(session: Session, actor: Actor, reflection_id: int) -> Hit | None:
    """A card that says what this answer of the actor says, if the actor may read it."""
    reflection = _own(session, actor, reflection_id).reflection
    return duplicates.near(session, actor, "", reflection.text)


def offer(session: Session, actor: Actor, reflection_id: int, now: datetime) -> Insight:
    """A participant puts an answer of their own before the facilitators, as a note.

    Raises:
        NotFound: someone else's words, or words that the circle may not read.
        AlreadyDone: a card is being made of it already.
    """
    written = _own(session, actor, reflection_id)
    workspace_id = actor.workspace_id
    if insights.offered(session, workspace_id, reflection_id, actor.id) is not None:
        raise AlreadyDone("note-offered-before")
    words = _words(_from(written.reflection, written.circle), written.circle)
    note = cards.make(session, actor, [written], words, InsightState.NOTE, now)
    audit.record(session, actor, "insight.offered", "insight", note.id, now)
    for leader in circle_rows.members(session, written.circle.id, Role.FACILITATOR):
        if leader.id != actor.id:
            message = Due(
                workspace_id=workspace_id,
                kind=MessageKind.INSIGHT_OFFERED,
                subject_id=note.id,
                circle_id=written.circle.id,
                due_at=now,
                to=leader.id,
            )
            messages.queue(session, message, now=now)
    return note


def _own(session: Session, actor: Actor, reflection_id: int) -> Written:
    found = reflections.shared_by_id(session, actor.workspace_id, [reflection_id])
    if not found or found[0].author.id != actor.id:
        raise NotFound
    circles.get_for_member(session, actor, found[0].circle.id)
    return found[0]


def _from(reflection: Reflection, circle: Circle) -> Proposal:
    what = reflection.text[:LONGEST_WHAT]
    case_id = reflection.case_id
    return Proposal("", what, None, "", "", circle.theme, None, None, case_id=case_id)


def offered_to(
    session: Session, workspace_id: int, insight_id: int, reader_id: int
) -> tuple[Insight, str] | None:
    """The note and who offered it, for a facilitator; None once it is no note any more."""
    note = find_row(Insight, session, workspace_id, insight_id)
    if note is None or note.state is not InsightState.NOTE:
        return None
    member = circle_rows.membership(session, note.circle_id, reader_id)
    if member is None or member.role is not Role.FACILITATOR:
        return None
    return note, insights.maker_of(session, note).name
