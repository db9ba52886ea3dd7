"""Rows for the rules of reflecting and releasing: a circle, its people, what they wrote."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due
from bot.domain.people.people import as_actor
from bot.domain.upcoming.due import look
from storage.models import (
    Circle,
    CircleState,
    GuidingQuestion,
    Insight,
    InsightSource,
    InsightState,
    Kind,
    Meeting,
    MeetingSeries,
    Membership,
    Outcome,
    Person,
    Prompt,
    Reflection,
    ReleaseLevel,
    Role,
    Surface,
    Workspace,
)

NOON = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Seed:
    """Ada facilitates; Bram and Chris take part."""

    circle: Circle
    question: GuidingQuestion
    ada: Actor
    bram: Actor
    chris: Actor


def seed(session: Session, team: str = "T0TEST") -> Seed:
    workspace = Workspace(surface=Surface.SLACK, external_id=team, name="Test", created_at=NOON)
    session.add(workspace)
    session.flush()
    people = [
        Person(
            workspace_id=workspace.id,
            surface=Surface.SLACK,
            external_id=f"{team}{name.upper()}",
            name=name,
            language="nl",
            time_zone="Europe/Amsterdam",
            refreshed_at=NOON,
        )
        for name in ("Ada", "Bram", "Chris")
    ]
    session.add_all(people)
    session.flush()
    circle = Circle(
        workspace_id=workspace.id,
        name="Circulair inkopen",
        theme="procurement",
        purpose="Leren.",
        channel="C0KRING",
        state=CircleState.ACTIVE,
        created_at=NOON,
        created_by=people[0].id,
    )
    session.add(circle)
    session.flush()
    for person, role in zip(
        people, (Role.FACILITATOR, Role.PARTICIPANT, Role.PARTICIPANT), strict=True
    ):
        session.add(
            Membership(
                workspace_id=workspace.id,
                circle_id=circle.id,
                person_id=person.id,
                role=role,
                joined_at=NOON,
            )
        )
    question = GuidingQuestion(
        workspace_id=workspace.id, circle_id=circle.id, position=1, text="Wat werkte?"
    )
    session.add(question)
    session.flush()
    ada, bram, chris = (as_actor(person) for person in people)
    return Seed(circle, question, ada, bram, chris)


def held(session: Session, there: Seed, count: int) -> list[Meeting]:
    """So many sessions of an hour, a week apart, the first at noon."""
    workspace_id, circle_id = there.circle.workspace_id, there.circle.id
    series = MeetingSeries(
        workspace_id=workspace_id,
        circle_id=circle_id,
        created_by=there.ada.id,
        created_at=NOON,
    )
    session.add(series)
    session.flush()
    begins = [NOON + timedelta(weeks=n) for n in range(count)]
    found = [
        Meeting(
            workspace_id=workspace_id,
            circle_id=circle_id,
            series_id=series.id,
            position=n,
            local_start=begin.replace(tzinfo=None) + timedelta(hours=1),
            time_zone="Europe/Amsterdam",
            minutes=60,
            starts_at=begin,
            ends_at=begin + timedelta(hours=1),
            place="Stadhuis",
            calendar_uid=f"{circle_id}-{n}",
            created_at=NOON,
        )
        for n, begin in enumerate(begins, start=1)
    ]
    session.add_all(found)
    session.flush()
    return found


def reflection(
    session: Session,
    there: Seed,
    author: Actor,
    level: ReleaseLevel,
    text: str = "Woorden.",
    meeting_id: int | None = None,
) -> Reflection:
    prompt = Prompt(
        meeting_id=meeting_id,
        workspace_id=author.workspace_id,
        circle_id=there.circle.id,
        person_id=author.id,
        asked_at=NOON,
    )
    session.add(prompt)
    session.flush()
    written = Reflection(
        workspace_id=author.workspace_id,
        prompt_id=prompt.id,
        meeting_id=meeting_id,
        circle_id=there.circle.id,
        author_id=author.id,
        question_id=there.question.id,
        wording=there.question.text,
        text=text,
        wanted_level=level,
        release_level=level,
        created_at=NOON,
        updated_at=NOON,
    )
    session.add(written)
    session.flush()
    return written


def insight(session: Session, there: Seed, level: ReleaseLevel, state: InsightState) -> Insight:
    card = Insight(
        workspace_id=there.circle.workspace_id,
        circle_id=there.circle.id,
        title="Begin klein",
        what="Wij begonnen klein.",
        outcome=Outcome.WORKED,
        theme="procurement",
        kind=Kind.TIP,
        happened_on=date(2026, 3, 3),
        level=level,
        state=state,
        created_by=there.ada.id,
        created_at=NOON,
    )
    session.add(card)
    session.flush()
    return card


def source(session: Session, card: Insight, written: Reflection) -> InsightSource:
    link = InsightSource(
        workspace_id=card.workspace_id,
        insight_id=card.id,
        reflection_id=written.id,
        author_id=written.author_id,
        consented_level=ReleaseLevel.PRIVATE,
    )
    session.add(link)
    session.flush()
    return link


def due_at(session: Session, now: datetime) -> list[Due]:
    """What a heartbeat would queue at this moment."""
    return [message for bundle in look(session, now).bundles for message in bundle]
