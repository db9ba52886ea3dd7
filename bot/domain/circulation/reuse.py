"""The giver is told what came of what they gave: at most one quiet note a month.

That their input was used in a session, their words became a card, their card a principle;
that enough organisations recognise it, that it worked for somebody. Who wants it also hears
who uses it. Nobody is named: users are counted by kind of organisation, from three on; fewer
are “one or more others”, for with a small number people start guessing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.insights.reuse import month_before
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circulation.feedback import FEWEST_COUNTED, counted
from bot.domain.insights import principles, trials
from bot.errors import NotFound
from bot.search import search
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circulation import feedback, reuse
from storage.circulation.reuse import FEWEST_ORGANISATIONS
from storage.models import Insight, Person, ReuseChoice, Stance, TrialResult
from storage.people import people

MOST_CARDS = 10  # in one message


@dataclass(frozen=True)
class Used:
    """A card of mine, and what came of it in a month.

    `counted`: kind of organisation → how many use it; `has_others`: too few of their kind.
    """

    title: str
    counted: Sequence[tuple[str, int]] = ()
    has_others: bool = False
    is_new: bool = False  # an answer of mine became it
    is_principle: bool = False  # it became one
    recognising: int = 0  # organisations, when there are enough and one more said so
    has_worked: bool = False  # for one or more who tried it
    passed: int = 0  # who said that it is not for them, from three on

    @property
    def is_news(self) -> bool:
        return self != Used(self.title)


@dataclass(frozen=True)
class InputUsed:
    """What I sent in for a session came up in a phase of it; what came of that session."""

    circle_name: str
    starts_at: datetime
    phase: int  # from 1
    insights: int


@dataclass(frozen=True)
class News:
    month: datetime  # a moment in it
    cards: Sequence[Used]
    due_at: datetime  # when it is told, the month after
    inputs: Sequence[InputUsed] = ()


def choice_of(session: Session, workspace_id: int, person_id: int) -> bool | None:
    """None for anyone who did not answer."""
    found = reuse.choice_of(session, workspace_id, person_id)
    return found.wants if found is not None else None


def choose(session: Session, actor: Actor, now: datetime, *, wants: bool) -> None:
    """Twice the same changes nothing; the other way round, the last counts."""
    shown = [(MessageKind.REUSE_CHOICE, actor.id), (MessageKind.REUSE_NEWS, actor.id)]
    messages.make_stale(session, actor.workspace_id, shown, now)
    values = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "wants": wants,
        "answered_at": now,
    }
    if insert_unless_present(session, ReuseChoice, values):
        audit.record(session, actor, "reuse.chosen", "person", actor.id, now)
        return
    kept = reuse.choice_of(session, actor.workspace_id, actor.id)
    if kept is not None and kept.wants is not wants:
        kept.wants = wants
        kept.answered_at = now
        audit.record(session, actor, "reuse.chosen", "person", actor.id, now)


def told(session: Session, person: Person, due_at: datetime) -> News | None:
    """What came of it in the month before; None when nothing is left of it, or not wanted."""
    choice = reuse.choice_of(session, person.workspace_id, person.id)
    if not person.is_active or (choice is not None and not choice.wants):
        return None
    begin, end = month_before(due_at, person.time_zone)
    cards = _came(session, person, begin, end)
    if choice is not None:
        since = max(begin, choice.answered_at)
        for insight_id, used in _uses(session, person, since, end):
            came = cards.get(insight_id, Used(used.title))
            cards[insight_id] = replace(came, counted=used.counted, has_others=used.has_others)
        for insight_id, readers in feedback.passed(session, cards, since, end).items():
            cards[insight_id] = replace(cards[insight_id], passed=counted(readers))
    inputs = _inputs(session, person, begin, end)
    if not cards and not inputs:
        return None
    return News(begin, list(cards.values()), due_at, inputs)


def _uses(
    session: Session, person: Person, begin: datetime, end: datetime
) -> Sequence[tuple[int, Used]]:
    users: dict[int, dict[str, set[str]]] = {}
    titles: dict[int, str] = {}
    for row in reuse.uses(session, person.workspace_id, person.id, begin, end):
        titles[row.id] = row.title
        of_card = users.setdefault(row.id, defaultdict(set))
        # Who named no organisation counts for one of their own.
        organisation = (row.organisation or f"#{row.user_id}").strip().casefold()
        of_card[row.government_layer or "other"].add(organisation)
    return [(each, _used(titles[each], kinds)) for each, kinds in users.items()]


def _came(session: Session, person: Person, begin: datetime, end: datetime) -> dict[int, Used]:
    """By card, as far as its giver may read it."""
    found = {}
    for row in reuse.given(session, person.workspace_id, person.id):
        came = Used(
            row.title,
            is_new=row.wrote and begin <= row.released_at < end,
            is_principle=row.promoted_at is not None and begin <= row.promoted_at < end,
        )
        insight = find_row(Insight, session, person.workspace_id, row.id)
        if insight is not None:
            came = _said(session, insight, came, person.id, begin, end)
        if came.is_news and search.one(session, person.workspace_id, person.id, row.id):
            found[row.id] = came
    return found


def _said(  # what happened to one card, in one month, for one person
    session: Session,
    insight: Insight,
    came: Used,
    giver_id: int,
    begin: datetime,
    end: datetime,
) -> Used:
    """What others said of it in that month."""
    voices = principles.voices(session, insight)
    tally = principles.count(voices)
    is_told = any(
        begin <= each.given_at < end
        and each.stance is Stance.CONFIRMS
        and each.person_id != giver_id
        for each in voices
    )
    enough = tally.may_be_shown and tally.confirming >= FEWEST_ORGANISATIONS
    has_worked = any(
        begin <= each.answered_at < end and each.result is TrialResult.WORKED
        for each in trials.about(session, insight)
        if each.person_id != giver_id
    )
    recognising = tally.confirming if is_told and enough else 0
    return replace(came, recognising=recognising, has_worked=has_worked)


def came_by(row: Row[Any]) -> bool:
    """Whether the session reached this phase, and what was sent in came up in it."""
    return "input" in (row.shows or ()) and row.reached >= row.position


def _inputs(
    session: Session, person: Person, begin: datetime, end: datetime
) -> Sequence[InputUsed]:
    """Each session once, by the first phase in which it came up."""
    found: dict[int, InputUsed] = {}
    for row in reuse.inputs_of(session, person.workspace_id, person.id, begin, end):
        if came_by(row):
            used = InputUsed(row.circle_name, row.starts_at, row.position + 1, row.insights)
            found.setdefault(row.meeting_id, used)
    return list(found.values())


def told_then(session: Session, actor: Actor, due_at: datetime, now: datetime) -> News | None:
    """What the message of that day was about, as it is now.

    Raises NotFound for a day to come: it would tell in between what is told once a month.
    """
    if due_at > now:
        raise NotFound
    return told(session, people.get(session, actor.workspace_id, actor.id), due_at)


def _used(title: str, kinds: dict[str, set[str]]) -> Used:
    counts = [(kind, len(organisations)) for kind, organisations in kinds.items()]
    counted = [
        (kind, count) for kind, count in counts if count >= FEWEST_COUNTED and kind != "other"
    ]
    counted.sort(key=lambda pair: (-pair[1], pair[0]))
    return Used(title, counted, has_others=len(counted) < len(counts))
