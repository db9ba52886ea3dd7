"""What a message is about shows to the people it is for, and is not there for anyone else."""

from collections.abc import Callable, Collection

import pytest
from sqlalchemy import select

from bot.domain.circle import circles, facilitators, fading, handovers, joining, members
from bot.domain.decisions import endings, quorum, votes
from bot.domain.harvest import drafts
from bot.domain.insights import release, wishes
from bot.domain.learned import captures, intentions, prompts
from bot.domain.planning import hosts, invitations
from bot.domain.questions import triage
from bot.domain.sessions import briefs, recaps
from storage.models import JoinRequest, Membership, Person, Prompt
from tests.domain.acts import EVERYBODY
from tests.domain.circle.test_joining import WISH
from tests.domain.world import NOW, World

LEADER = {"ada"}
CIRCLE = {"ada", "bram", "chris"}
ASKED = {"bram", "chris"}
NO_LEADER = {"bram", "chris", "dora", "mia"}
ONLY_BRAM = {"bram"}

Read = Callable[[World, Person, int], object]


def of_circle(read: Callable[..., object], *more: object) -> Read:
    return lambda w, who, home: read(w.session, home, w.circle.id, who, *more)


def of(
    read: Callable[..., object], row: Callable[[World], int], *more: object, by_id: bool = False
) -> Read:
    return lambda w, who, home: read(w.session, home, row(w), who.id if by_id else who, *more)


def membership(w: World) -> int:
    """Bram's."""
    found = (Membership.circle_id == w.circle.id, Membership.person_id == w.bram.id)
    return w.session.scalars(select(Membership.id).where(*found)).one()


def left(w: World) -> int:
    """Bram's, who is not in it any more."""
    members.depart(w.session, w.circle, w.bram.id, NOW)
    return membership(w)


def request(w: World) -> int:
    """Dora asked for a place."""
    asked = select(JoinRequest.id)
    if w.session.scalar(asked) is None:
        w.circle.is_open = True
        joining.ask(w.session, w.dora, w.circle.id, WISH, NOW)
    return w.session.scalars(asked).one()


def prompt(w: World) -> int:
    """What Bram was asked about the session that was held."""
    return (
        w.session.scalars(select(Prompt.id).where(Prompt.person_id == w.bram.id)).first() or 0
    )


SEEN: list[tuple[str, Read, Collection[str]]] = [
    ("a circle", of_circle(circles.seen_by), CIRCLE),
    ("the work of its facilitator", of_circle(facilitators.work_of, NOW), LEADER),
    ("how it goes on", of_circle(endings.led_by, NOW), LEADER),
    ("that one takes part", of_circle(members.changed_of), NO_LEADER),
    ("whether one is still in it", of(fading.seen_by, membership), ONLY_BRAM),
    ("who left", of(members.who_left, left), LEADER),
    ("a question to lead", of(handovers.seen_by, lambda w: w.handover), {"ada", "bram"}),
    ("a request to join", of(joining.seen_by, request, NOW), {"ada", "dora"}),
    ("a poll", of(votes.seen_by, lambda w: w.poll.id, NOW), CIRCLE),
    ("an invitation", of(invitations.one_seen_by, lambda w: w.ahead.id), CIRCLE),
    ("invitations", of(invitations.seen_by, lambda w: w.ahead.series_id, NOW), CIRCLE),
    ("who hosts", of(hosts.seen_by, lambda w: w.ahead.id), CIRCLE),
    ("that few come", of(quorum.seen_by, lambda w: w.ahead.id), LEADER),
    ("a briefing", of(briefs.seen_by, lambda w: w.ahead.id), LEADER),
    ("the offer of a recap", of(recaps.wrap_up_for, lambda w: w.past.id), LEADER),
    ("questions after a session", of(prompts.seen_by, lambda w: w.past.id, NOW), ASKED),
    ("one's own answers", of(prompts.seen_by_author, prompt, NOW), ONLY_BRAM),
    ("an intention", of(intentions.question_for, lambda w: w.intention.id), ONLY_BRAM),
    ("a request", of(release.request_for, lambda w: w.asked.id, by_id=True), ONLY_BRAM),
    ("a note", of(drafts.offered_to, lambda w: w.draft.id, by_id=True), LEADER),
    ("words to keep", of(captures.request_for, lambda w: w.capture, by_id=True), ONLY_BRAM),
    ("kept words", of(captures.told, lambda w: w.capture, by_id=True), {"chris"}),
    (
        "a question to the circle",
        of(triage.seen_by_facilitator, lambda w: w.question.id, by_id=True),
        LEADER,
    ),
    (
        "what should change in a card",
        lambda w, who, home: wishes.told(
            w.session, home, w.card.id, who.id, {"by": w.bram.id}, NOW
        ),
        LEADER,
    ),
]


def readers(w: World, read: Read, home: int) -> set[str]:
    people = {name: w.session.get_one(Person, w.who(name).id) for name in EVERYBODY}
    return {name for name, person in people.items() if read(w, person, home)}


@pytest.mark.parametrize(("what", "read", "seen"), SEEN, ids=[each[0] for each in SEEN])
def test_it_shows_to_whom_it_is_for(
    w: World, what: str, read: Read, seen: Collection[str]
) -> None:
    assert readers(w, read, w.circle.workspace_id) == seen, what


@pytest.mark.parametrize(("what", "read", "seen"), SEEN, ids=[each[0] for each in SEEN])
def test_nothing_of_it_shows_in_another_workspace(
    w: World, what: str, read: Read, seen: Collection[str]
) -> None:
    assert seen
    assert readers(w, read, w.circle.workspace_id + 1) == set(), what
