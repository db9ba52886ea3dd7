"""Pure: when so many organisations recognise a card that it is a principle.

Numbers are about organisations, never about people, and are not shown while fewer than four
people said something: among three, a number can tell who.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.circle import circles
from bot.domain.circle import themes as vocabulary
from bot.errors import AlreadyDone, InvalidInput, existing
from bot.search import search
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.circle import themes
from storage.insights import insights, recognition
from storage.models import Insight, InsightState, Kind, PrincipleRule, Recognition, Role, Stance

FEWEST_PEOPLE = 4
MOST_ORGANISATIONS = 20  # that a rule may ask for


@dataclass(frozen=True)
class Rule:
    """So many organisations confirm, and of all that spoke at most so many percent differ."""

    organisations: int = 3
    differing_percent: int = 25


@dataclass(frozen=True)
class Voice:
    organisation: str
    confirms: bool


@dataclass(frozen=True)
class Tally:
    """`confirming` and `differing` count organisations; one can be in both."""

    people: int = 0
    confirming: int = 0
    differing: int = 0

    @property
    def may_be_shown(self) -> bool:
        return self.people >= FEWEST_PEOPLE


class PrincipleStep(StrEnum):
    PROMOTE = "promote"
    DEMOTE = "demote"


def tally(voices: Iterable[Voice]) -> Tally:
    """One voice a person, of whom we know where they work."""
    said = [each for each in voices if each.organisation]
    confirming = {same(each.organisation) for each in said if each.confirms}
    differing = {same(each.organisation) for each in said if not each.confirms}
    return Tally(len(said), len(confirming), len(differing))


def same(organisation: str) -> str:
    """Equal for two ways to write one name: capitals, spaces and full stops do not matter."""
    return "".join(c for c in organisation.casefold() if c.isalnum()) or organisation


def holds(found: Tally, rule: Rule) -> bool:
    said = found.confirming + found.differing
    return (
        found.may_be_shown
        and found.confirming >= rule.organisations
        and found.differing * 100 <= rule.differing_percent * said
    )


def step(found: Tally, rule: Rule, *, promoted: bool) -> PrincipleStep | None:
    """What the numbers ask for; None when all is as it should be."""
    if holds(found, rule) == promoted:
        return None
    return PrincipleStep.DEMOTE if promoted else PrincipleStep.PROMOTE


MOST_PERCENT = 50  # more than half against is no principle anywhere


@dataclass(frozen=True)
class Promotion:
    """A card that may become a principle, as a facilitator sees it."""

    insight: Insight
    tally: Tally
    rule: Rule

    @property
    def is_principle(self) -> bool:
        return self.insight.promoted_at is not None

    @property
    def waits(self) -> bool:
        released = self.insight.state is InsightState.RELEASED
        return released and not self.is_principle and holds(self.tally, self.rule)


def words_of(insight: Insight) -> str:
    """Changes with what the card says: who recognised other words, did not recognise these."""
    said = (insight.title, insight.what, insight.outcome, insight.why, insight.condition)
    return sha256("\0".join(map(str, said)).encode()).hexdigest()[:12]


def rule_of(session: Session, workspace_id: int) -> Rule:
    """The workspace's own rule, or the usual one."""
    row = themes.rule(session, workspace_id)
    return Rule(row.organisations, row.differing_percent) if row else Rule()


def voices(session: Session, insight: Insight) -> list[Recognition]:
    """About the card's words as they are now, newest first."""
    seen = words_of(insight)
    said = recognition.about(session, insight.workspace_id, insight.id)
    return [each for each in said if each.seen == seen]


def count(voices: Sequence[Recognition]) -> Tally:
    return tally(Voice(each.organisation, each.stance is Stance.CONFIRMS) for each in voices)


def weigh(session: Session, insight: Insight, now: datetime) -> None:
    """Propose a principle to the facilitators, or end one, when the numbers ask for it."""
    session.flush()
    found = count(voices(session, insight))
    rule = rule_of(session, insight.workspace_id)
    promoted = insight.promoted_at is not None
    match step(found, rule, promoted=promoted):
        case PrincipleStep.PROMOTE if insight.kind is not Kind.PRINCIPLE:
            _tell(session, insight, MessageKind.PRINCIPLE_PROPOSED, words_of(insight), now)
        case PrincipleStep.DEMOTE:
            since = insight.promoted_at
            insight.kind = insight.kind_before or Kind.PRACTICE
            insight.promoted_at = insight.kind_before = None
            _show_again(session, insight)
            _tell(session, insight, MessageKind.PRINCIPLE_ENDED, f"{since:%Y%m%d%H%M%S}", now)
        case _:
            pass


def _tell(
    session: Session, insight: Insight, kind: MessageKind, occasion: str, now: datetime
) -> None:
    for leader in circle_rows.members(session, insight.circle_id, Role.FACILITATOR):
        message = Due(
            workspace_id=insight.workspace_id,
            kind=kind,
            subject_id=insight.id,
            circle_id=insight.circle_id,
            due_at=now,
            to=leader.id,
            occasion=occasion,
        )
        messages.queue(session, message, now=now)


def _show_again(session: Session, insight: Insight) -> None:
    session.flush()
    search.index(session, insight.workspace_id, insight.id)


def seen_by(
    session: Session, workspace_id: int, insight_id: int, reader_id: int
) -> Promotion | None:
    """None for someone who does not lead the card's circle (any more)."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None:
        return None
    member = circle_rows.membership(session, insight.circle_id, reader_id)
    if member is None or member.role is not Role.FACILITATOR:
        return None
    return _promotion(session, insight)


def _promotion(session: Session, insight: Insight) -> Promotion:
    found = count(voices(session, insight))
    return Promotion(insight, found, rule_of(session, insight.workspace_id))


def promote(session: Session, actor: Actor, insight_id: int, now: datetime) -> Insight:
    """A facilitator makes a principle of a card.

    Raises:
        NotFound, NotAllowed: for anyone who does not lead its circle.
        AlreadyDone: it is one, or not enough organisations recognise it any more.
    """
    insight = existing(find_row(Insight, session, actor.workspace_id, insight_id, lock=True))
    circles.get_for_facilitator(session, actor, insight.circle_id)
    found = _promotion(session, insight)
    if found.is_principle:
        raise AlreadyDone("principle-already")
    if not found.waits:
        raise AlreadyDone("principle-no-longer")
    insight.kind_before = insight.kind
    insight.kind = Kind.PRINCIPLE
    insight.promoted_at = now
    _show_again(session, insight)
    shown = [(MessageKind.PRINCIPLE_PROPOSED, insight.id)]
    messages.make_stale(session, insight.workspace_id, shown, now)
    audit.record(session, actor, "insight.promoted", "insight", insight.id, now)
    return insight


def set_rule(session: Session, actor: Actor, rule: Rule, now: datetime) -> None:
    """Another rule for this workspace; principles that it would not make end.

    Raises:
        NotAllowed: for anyone who may not edit the themes.
        InvalidInput: a number that makes no sense.
    """
    vocabulary.check_editor(session, actor)
    if not 1 < rule.organisations <= MOST_ORGANISATIONS:
        raise InvalidInput("organisations", "error-choose")
    if not 0 <= rule.differing_percent <= MOST_PERCENT:
        raise InvalidInput("differing", "error-choose")
    values = {
        "organisations": rule.organisations,
        "differing_percent": rule.differing_percent,
        "changed_by": actor.id,
        "changed_at": now,
    }
    insert_unless_present(session, PrincipleRule, {"workspace_id": actor.workspace_id} | values)
    row = themes.rule(session, actor.workspace_id)
    for name, value in values.items():
        setattr(row, name, value)
    audit.record(session, actor, "principle.rule", "workspace", actor.workspace_id, now)
    for insight in insights.promoted(session, actor.workspace_id):
        weigh(session, insight, now)
