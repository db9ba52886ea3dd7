"""A circle in the middle of its life, for tables of what each act leaves.

Ada leads; Bram and Chris take part; Dora is a colleague outside it; Mia is programme manager.
One session has just ended, the next is in a week. All that was said before has been sent.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.domain.base.actor import Actor
from bot.domain.cases import case_votes, cases
from bot.domain.circle import handovers
from bot.domain.decisions import polls
from bot.domain.harvest import drafts
from bot.domain.harvest.cards import Proposal
from bot.domain.insights import card_words, release
from bot.domain.learned import captures, intentions
from bot.domain.people.people import Profile, as_actor
from bot.domain.questions import learning_questions
from bot.domain.readers import subscriptions
from bot.domain.sessions import notes, preparation
from bot.domain.upcoming.queue import queue_bundles
from storage.models import (
    Case,
    CaseVote,
    Circle,
    Delivery,
    DeliveryState,
    Insight,
    InsightState,
    Intention,
    LearningQuestion,
    Meeting,
    Membership,
    Note,
    ParkedPoint,
    Person,
    Poll,
    Reflection,
    ReleaseLevel,
    RunPhase,
    Surface,
    Then,
)
from tests.domain.seeds import NOON, due_at, held, insight, reflection, seed, source

LATER = NOON + timedelta(days=1)  # when all that is due by then has been said
WEEK = timedelta(weeks=1)
NOW = NOON + timedelta(hours=1)  # the first session ends
CARD = Proposal("Titel", "Wat", None, "", "", "", None, None)
CASE = cases.CaseWords("Beton", "Hergebruik", "", "idea", "rule", "", "Hoe?")


@dataclass
class World:
    session: Session
    circle: Circle
    ada: Actor
    bram: Actor
    chris: Actor
    dora: Actor
    mia: Actor
    past: Meeting
    ahead: Meeting
    answer: Reflection  # Bram's, for the circle
    card: Insight  # made of it and released
    asked: Insight  # made of it as well; Bram is asked
    question: LearningQuestion  # Dora's
    other: LearningQuestion  # Chris's
    note: Note  # Bram's
    point: ParkedPoint  # Bram's
    case: Case  # Bram's, on the table
    brought: int
    second: int  # Chris's case, brought too
    intention: Intention  # Bram's, shared
    poll: Poll
    slots: list[int]
    handover: int  # Bram is asked
    capture: int  # Bram is asked about words of his
    draft: Insight  # a note of Ada's, made of Bram's answer

    def who(self, name: str) -> Actor:
        actor: Actor = getattr(self, name)
        return actor

    def seen(self) -> str:
        """How Bram saw the card that he is asked about."""
        found = release.locked_request(self.session, self.bram, self.asked.id)
        return found.fingerprint


def profile(actor: Actor) -> Profile:
    return Profile(
        actor.address,
        actor.name,
        None,
        "nl",
        None,
        is_bot=False,
        is_guest=False,
        is_active=True,
        is_external=False,
    )


def _poll(circle_id: int) -> polls.PollForm:
    begins = {n: datetime(2026, 4, n, 10, 0) for n in (1, 2)}  # noqa: DTZ001  # wall clock
    return polls.PollForm(circle_id, begins, 60, "Stadhuis", date(2026, 3, 20))


def world(session: Session) -> World:
    there = seed(session)
    workspace = there.circle.workspace_id
    more = [
        Person(
            workspace_id=workspace,
            surface=Surface.SLACK,
            external_id=name,
            name=name,
            language="nl",
            time_zone="Europe/Amsterdam",
            organisation="Elders",
            refreshed_at=NOON,
            is_programme_manager=name == "Mia",
        )
        for name in ("Dora", "Mia")
    ]
    session.add_all(more)
    there.circle.rotates_host = True
    past, ahead = held(session, there, 2)
    session.flush()
    dora, mia = (as_actor(person) for person in more)
    circle, network = ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK
    answer = reflection(session, there, there.bram, circle, "We begonnen klein.", past.id)
    card, asked = (
        insight(session, there, network, InsightState.PROPOSED) for _ in ("card", "asked")
    )
    for each in (card, asked):
        source(session, each, answer)
        release.ask_or_release(session, there.ada, each, NOON)
    request = release.locked_request(session, there.bram, card.id)
    release.give(session, there.bram, card.id, request.fingerprint, NOON)
    question = learning_questions.put(session, dora, there.circle.id, "Hoe koop je?", NOON)
    other = learning_questions.put(
        session, there.chris, there.circle.id, "Wie betaalt de brug?", NOON
    )
    note = notes.write(session, there.bram, past.id, "insight", "Klein beginnen", NOW).note
    point = notes.park(session, there.bram, past.id, "De btw", NOW)
    row = cases.bring(session, there.bram, ahead.id, CASE, NOON)
    second = cases.bring(session, there.chris, ahead.id, CASE, NOON)
    form = intentions.IntentionForm(past.id, "Bellen", circle, NOW.date() + WEEK)
    formed = intentions.keep(session, there.bram, form, NOW)
    intentions.share(
        session, there.bram, formed.intention.id, intentions.fingerprint(formed.intention), NOW
    )
    subscriptions.subscribe(session, there.bram, subscriptions.Wish(), NOON)
    said = captures.Source(there.bram.address, "C0KRING", "1.000100", "", "gemeente", False)
    capture = captures.ask(
        session, there.chris, said, there.circle.id, "Klein beginnen helpt.", NOON
    )
    draft = drafts.save(session, there.ada, None, CARD, [answer.id], NOON)
    ballot = polls.create(session, there.ada, _poll(there.circle.id), NOON)
    handover = handovers.ask(
        session, there.ada, there.circle.id, profile(there.bram), Then.TAKES_PART, NOON
    )
    for message in due_at(session, LATER):
        queue_bundles(session, [[message]], LATER)
    session.flush()
    sent = {"state": DeliveryState.SENT, "external_id": "1.0", "sent_at": NOW}
    session.execute(update(Delivery).values(sent))
    session.expire_all()
    return World(
        session,
        there.circle,
        there.ada,
        there.bram,
        there.chris,
        dora,
        mia,
        past,
        ahead,
        answer,
        card,
        asked,
        question,
        other,
        note,
        point,
        session.get_one(Case, row.case_id),
        row.id,
        second.id,
        formed.intention,
        ballot.poll,
        [each.id for each in ballot.slots],
        handover.handover.id,
        capture.id,
        draft,
    )


# What some acts need first; twice is once


def vacant(w: World) -> None:
    """Ada is not in the circle any more, and nobody was asked to lead it."""
    ada = (Membership.circle_id == w.circle.id, Membership.person_id == w.ada.id)
    w.session.execute(update(Membership).where(*ada).values(left_at=NOON))


def voting(w: World) -> int:
    """The minute in which the circle chooses a case."""
    vote = w.session.scalar(select(CaseVote.id))
    return vote or case_votes.start_vote(w.session, w.ada, w.ahead.id, NOW).id


def prepared(w: World) -> list[int]:
    """The phases of the next session."""
    preparation.prepare(w.session, w.ada, w.ahead.id, NOW)
    return list(w.session.scalars(select(RunPhase.id).order_by(RunPhase.position)))


def used(w: World) -> None:
    """Dora said that she was going to use the card."""
    card_words.use(w.session, w.dora, w.card.id, NOW)
