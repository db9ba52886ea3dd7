"""The signal back to who shared something: others use it. Only for who wants to hear it.

Users are counted by kind of organisation, never named. Organisations of a kind are counted
from three on; fewer are “one or more others”, for with a small number people start guessing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.reuse import month_before
from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.errors import NotFound
from storage.base.upsert import insert_unless_present
from storage.circulation import reuse
from storage.models import Person, ReuseChoice
from storage.people import people

FEWEST_COUNTED = 3
MOST_CARDS = 10  # in one message


@dataclass(frozen=True)
class Used:
    """A card of mine that others began to use. `counted`: kind of organisation → how many."""

    title: str
    counted: Sequence[tuple[str, int]]
    has_others: bool  # that are too few of their kind to be counted


@dataclass(frozen=True)
class News:
    month: datetime  # a moment in it
    cards: Sequence[Used]
    due_at: datetime  # when it is told, the month after


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
    """What was used in the month before; None when nothing is left of it, or not wanted."""
    choice = reuse.choice_of(session, person.workspace_id, person.id)
    if choice is None or not choice.wants or not person.is_active:
        return None
    begin, end = month_before(due_at, person.time_zone)
    begin = max(begin, choice.answered_at)
    users: dict[int, dict[str, set[str]]] = {}
    titles: dict[int, str] = {}
    for row in reuse.uses(session, person.workspace_id, person.id, begin, end):
        titles[row.id] = row.title
        of_card = users.setdefault(row.id, defaultdict(set))
        # Who named no organisation counts for one of their own.
        organisation = (row.organisation or f"#{row.user_id}").strip().casefold()
        of_card[row.government_layer or "other"].add(organisation)
    cards = [_used(titles[each], kinds) for each, kinds in users.items()]
    return News(begin, cards, due_at) if cards else None


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
