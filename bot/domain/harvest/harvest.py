"""The facilitator's harvest: what the circle shared, and what cards can be made of."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.circle import circles, themes
from bot.domain.circle.themes import Theme
from bot.domain.harvest import groups
from bot.domain.harvest.cards import MOST_SOURCES
from bot.domain.harvest.groups import Group
from bot.domain.insights import curation, recognition, remains, wishes
from bot.domain.insights.curation import CurationStep
from bot.domain.insights.remains import LIVING
from bot.errors import NotAllowed, NotFound, existing
from storage.insights import insights
from storage.learned import intentions, ratings, reflections
from storage.learned.intentions import Formed
from storage.learned.ratings import UNRATED, Rated
from storage.learned.reflections import Written
from storage.models import (
    Case,
    Circle,
    Insight,
    Meeting,
    Outcome,
)
from storage.planning import meetings

T = TypeVar("T")


@dataclass(frozen=True)
class Harvest:
    """What the circle may read about one session, and the cards made of it so far."""

    circle: Circle
    meeting: Meeting | None
    meetings: Sequence[Meeting]  # to choose another
    shared: Sequence[Written]
    cards: Sequence[Insight]
    used: Mapping[int, Sequence[Insight]]  # by reflection's id: what is made of it
    formed: Sequence[Formed] = ()  # intentions that the circle may read, and their results
    groups: Sequence[Group] = ()  # of what is shared
    rated: Rated = UNRATED  # whether the session was worth the time
    refused: Collection[int] = ()  # cards that wait, of which an author said no

    def following(self, insight: Insight | None = None) -> Group | None:
        """What no card is made of yet; after a card, what comes next."""
        made = (r for r, cards in self.used.items() if insight in cards)
        return groups.following(self.groups, self.used, made)


@dataclass(frozen=True)
class Workbench:
    """What a card can be made of, and the card so far when there is one."""

    circle: Circle
    shared: Sequence[Written]
    chosen: Sequence[int]  # reflection ids, the one whose words the form begins with first
    insight: Insight | None = None
    themes: Sequence[Theme] = ()  # to choose from
    cases: Sequence[Case] = ()  # the same
    layer: str | None = None  # of its authors, when they agree
    case_id: int | None = None  # that its answers are about
    history: Sequence[CurationStep] = ()
    title: str = ""  # that a new card begins with
    left: int = 0  # answers of the group that do not fit in one card
    instead_of: Insight | None = None  # a card that an author took back
    otherwise: Sequence[str] = ()  # what readers say went otherwise with them
    wishes: Sequence[tuple[str, str]] = ()  # who would change it, and what

    @property
    def behind(self) -> list[Written]:
        """What is chosen, as far as the circle may read it."""
        shared = {each.reflection.id: each for each in self.shared}
        return [shared[each] for each in self.chosen if each in shared]

    @property
    def contradicts(self) -> bool:
        """It worked for one, and not for another."""
        said = {each.reflection.outcome for each in self.behind}
        return Outcome.DID_NOT in said and Outcome.WORKED in said


def look(
    session: Session, actor: Actor, circle_id: int, meeting_id: int | None, now: datetime
) -> Harvest:
    """Private answers are neither shown nor counted.

    Raises:
        NotFound: for strangers, or a session of another circle.
        NotAllowed: for participants.
    """
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ended = meetings.past(session, circle.id, now)
    meeting = next((each for each in ended if each.id == meeting_id), None)
    if meeting_id is not None and meeting is None:
        raise NotFound
    workspace_id = actor.workspace_id
    shared = reflections.shared_in_circle(session, workspace_id, circle.id, meeting_id)
    cards = insights.of_meeting(session, workspace_id, circle.id, meeting_id)
    return Harvest(
        circle,
        meeting,
        ended,
        shared,
        cards,
        insights.in_use(session, workspace_id, [each.reflection.id for each in shared], LIVING),
        intentions.shared_in_circle(session, workspace_id, circle.id, meeting_id),
        groups.of_answers(session, workspace_id, circle.id, meeting_id, shared),
        ratings.seen(session, meeting) if meeting else UNRATED,
        insights.refused(session, workspace_id, [each.id for each in cards]),
    )


def look_at_latest(session: Session, actor: Actor, circle_id: int, now: datetime) -> Harvest:
    """About the session that ended last."""
    circle = circles.get_for_facilitator(session, actor, circle_id)
    ended = meetings.past(session, circle.id, now)
    return look(session, actor, circle.id, ended[0].id if ended else None, now)


def circles_to_look_at(session: Session, actor: Actor, now: datetime) -> list[Circle]:
    """The circles that the actor leads and that have something to harvest.

    All of them where none has.

    Raises:
        NotAllowed: they lead none.
    """
    led = circles.facilitated_by(session, actor)
    if not led:
        raise NotAllowed("harvest-no-circle")
    if len(led) == 1:
        return led
    seen = [look_at_latest(session, actor, each.id, now) for each in led]
    return [each.circle for each in seen if each.meetings or each.shared or each.cards] or led


def look_around(session: Session, actor: Actor, insight: Insight, now: datetime) -> Harvest:
    """The harvest that a card belongs to."""
    session.flush()
    return look(session, actor, insight.circle_id, insight.meeting_id, now)


def workbench(session: Session, actor: Actor, reflection_id: int) -> Workbench:
    """To make a card of one shared reflection, and others of the same session."""
    return workbench_of(session, actor, [reflection_id])


def workbench_of(
    session: Session, actor: Actor, reflection_ids: Sequence[int], instead_of: int | None = None
) -> Workbench:
    """The same of those of these that their circle may still read.

    `instead_of`: a card that an author took back; it tells how a new one is filed, no words.

    Raises:
        NotFound: there are none.
        NotAllowed: for participants.
    """
    found = reflections.still_shared(session, actor.workspace_id, reflection_ids)
    if not found:
        raise NotFound
    circle = circles.get_for_facilitator(session, actor, found[0].circle.id)
    there = {each.reflection.id for each in found}
    chosen = [each for each in reflection_ids if each in there]
    bench = _bench(session, circle, chosen, None, found[0].reflection.meeting_id)
    if instead_of is None:
        return bench
    return replace(bench, instead_of=remains.of_facilitator(session, actor, instead_of))


def workbench_of_group(session: Session, actor: Actor, reflection_id: int) -> Workbench:
    """To make one card of the group that this answer stands in."""
    there = groups.look(session, actor, [reflection_id])
    group = existing(there.group)
    ids = [each.reflection.id for each in group.answers]
    bench = workbench_of(session, actor, ids[:MOST_SOURCES])
    return replace(bench, title=group.name, left=len(ids[MOST_SOURCES:]))


def workbench_of_remains(session: Session, actor: Actor, insight_id: int) -> Workbench:
    """To make a card of what one that an author took back was made of, without their words.

    Raises:
        AlreadyDone: that was done, or nothing remains.
    """
    gone = remains.of_facilitator(session, actor, insight_id)
    ids = [each.reflection.id for each in remains.sources(session, gone)]
    return workbench_of(session, actor, ids, insight_id)


def reopen(session: Session, actor: Actor, insight_id: int) -> Workbench:
    """To change a card. Raises AlreadyDone when it was withdrawn."""
    insight = curation.of_facilitator(session, actor, insight_id)
    circle = insights.circle_of(session, insight)
    behind = insights.sources(session, actor.workspace_id, insight.id)
    chosen = [each.reflection.id for each in behind]
    bench = _bench(session, circle, chosen, insight, insight.meeting_id)
    otherwise = recognition.contradictions(session, insight)
    return replace(bench, otherwise=otherwise, wishes=wishes.open_of(session, insight))


def _bench(
    session: Session,
    circle: Circle,
    chosen: Sequence[int],
    insight: Insight | None,
    meeting_id: int | None,
) -> Workbench:
    workspace_id = circle.workspace_id
    shared = reflections.shared_in_circle(session, workspace_id, circle.id, meeting_id)
    behind = [each for each in shared if each.reflection.id in chosen]
    before = insight.case_id if insight else None
    return Workbench(
        circle,
        shared,
        chosen,
        insight,
        themes.current(
            session, workspace_id, keep=[circle.theme, insight.theme if insight else ""]
        ),
        insights.cases_for(session, workspace_id, circle.id, before),
        _agreed(each.author.government_layer for each in behind),
        _agreed(each.reflection.case_id for each in behind),
        curation.history(session, insight) if insight else (),
    )


def _agreed(said: Iterable[T]) -> T | None:
    """What all of them say; None when they differ, or one says nothing."""
    different = set(said)
    return different.pop() if len(different) == 1 else None
