"""Who may open what: each gets it, or is told that it is not theirs, or not there."""

from collections.abc import Callable

import pytest

from bot.domain.base.actor import Actor
from bot.domain.cases import case_board, cases, my_cases
from bot.domain.circle import free_days, handovers, joining, settings, terms
from bot.domain.decisions import endings, polls, votes
from bot.domain.harvest import harvest
from bot.domain.insights import curation, recognition
from bot.domain.learned import captures, intentions, prompts, shared_intentions, sharing
from bot.domain.overview import (
    impact,
    ledger,
    newcomers,
    programme,
    session_pages,
    status,
)
from bot.domain.planning import answering, changes, invitations
from bot.domain.questions import synonyms, triage
from bot.domain.sessions import attendance, duties, notes, recaps, syllabi
from bot.domain.specials import specials
from storage.models import SpecialKind, Stance
from tests.domain.acts import EVERYBODY, LEADS, OWN, STRANGERS
from tests.domain.refused import refusal
from tests.domain.world import NOW, World

Open = Callable[[World, Actor], object]

LED: dict[str, Open] = {
    "circle settings": lambda w, a: settings.show(w.session, a, w.circle.id),
    "how people come in": lambda w, a: terms.look(w.session, a, w.circle.id),
    "requests to join": lambda w, a: joining.requests(w.session, a, w.circle.id, NOW),
    "handing over": lambda w, a: handovers.look(w.session, a, w.circle.id),
    "stopping a circle": lambda w, a: endings.preview(w.session, a, w.circle.id, NOW),
    "a poll": lambda w, a: votes.look(w.session, a, w.poll.id, NOW),
    "changing a poll": lambda w, a: polls.to_change(w.session, a, w.poll.id, NOW),
    "who comes": lambda w, a: invitations.attendees(w.session, a, w.ahead.id),
    "moving a session": lambda w, a: changes.get_to_change(w.session, a, w.ahead.id, NOW),
    "who was there": lambda w, a: attendance.look(w.session, a, w.past.id, NOW),
    "a recap": lambda w, a: recaps.look(w.session, a, w.past.id, NOW),
    "learning paths": lambda w, a: syllabi.of_circle(w.session, a, w.circle.id),
    "a harvest": lambda w, a: harvest.look(w.session, a, w.circle.id, w.past.id, NOW),
    "a card to be": lambda w, a: harvest.workbench(w.session, a, w.answer.id),
    "a card to change": lambda w, a: harvest.reopen(w.session, a, w.draft.id),
    "a note of a card": lambda w, a: curation.of_facilitator(w.session, a, w.draft.id),
    "results": lambda w, a: impact.of_circle(w.session, a, w.circle.id, NOW),
    "messages": lambda w, a: ledger.of_meeting(w.session, a, w.past.id, NOW),
    "a question to the circle": lambda w, a: triage.get_for_facilitator(
        w.session, a, w.question.id
    ),
}

READ_TOGETHER: dict[str, Open] = {
    "a vote": lambda w, a: votes.to_vote(w.session, a, w.poll.id, NOW),
    "all dates": lambda w, a: answering.to_answer(w.session, a, w.ahead.id, NOW),
    "the cases": lambda w, a: case_board.board(w.session, a, w.circle.id, NOW),
    "the history of a case": lambda w, a: case_board.past(w.session, a, w.case.id),
    "a case that was brought": lambda w, a: cases.one_brought(w.session, a, w.brought),
    "one's duties": lambda w, a: duties.mine(w.session, a, w.ahead.id),
    "notes": lambda w, a: notes.look(w.session, a, w.past.id),
    "one's answers": lambda w, a: prompts.to_answer(w.session, a, w.circle.id, w.past.id, NOW),
    "intentions": lambda w, a: shared_intentions.of_circle(w.session, a, w.circle.id),
    "what was taken up": lambda w, a: triage.taken_up(w.session, a, w.circle.id),
    "a session": lambda w, a: session_pages.look(w.session, a, w.ahead.id, NOW),
    "sessions": lambda w, a: session_pages.of_circle(w.session, a, w.circle.id, NOW),
    "what a newcomer reads": lambda w, a: newcomers.look(w.session, a, w.circle.id, NOW),
}

OF_BRAM: dict[str, Open] = {
    "a case of one's own": lambda w, a: cases.own(w.session, a, w.case.id),
    "an own case": lambda w, a: my_cases.one(w.session, a, w.case.id),
    "a note": lambda w, a: notes.get_own(w.session, a, w.note.id),
    "an intention": lambda w, a: intentions.own(w.session, a, w.intention.id),
    "a reflection": lambda w, a: sharing.my_reflection(w.session, a, w.answer.id),
    "words to keep": lambda w, a: captures.to_keep(w.session, a, w.capture, NOW),
}

NO_MANAGER: dict[str, object] = {
    name: "status-not-allowed" for name in EVERYBODY if name != "mia"
}
NO_CIRCLE: dict[str, object] = dict.fromkeys(EVERYBODY, "digest-no-circle")
OTHERS: list[tuple[str, Open, dict[str, object]]] = [
    (
        "a parked point",
        lambda w, a: notes.get_point(w.session, a, w.point.id),
        {"chris": "point-not-yours", **STRANGERS},
    ),
    (
        "a card that one did not make",
        lambda w, a: recognition.form(w.session, a, w.card.id, Stance.CONFIRMS),
        dict.fromkeys(("ada", "bram"), "recognition-own"),
    ),
    ("a card", lambda w, a: recognition.read(w.session, a, w.card.id, NOW), {}),
    (
        "days off",
        lambda w, a: free_days.overview(w.session, a, NOW),
        dict.fromkeys(("bram", "chris", "dora"), "free-not-allowed"),
    ),
    (
        "words for the same",
        lambda w, a: synonyms.show(w.session, a),
        dict.fromkeys(("bram", "chris", "dora"), "synonyms-not-yours"),
    ),
    ("results of all", lambda w, a: impact.of_programme(w.session, a, NOW), NO_MANAGER),
    ("the programme", lambda w, a: programme.look(w.session, a, NOW), NO_MANAGER),
    ("how it runs", lambda w, a: status.look(w.session, a, NOW), NO_MANAGER),
    (
        "a travel story",
        lambda w, a: specials.choices(w.session, a, SpecialKind.STORY, w.circle.id, NOW),
        NO_CIRCLE | {"ada": None},
    ),
    (
        "a quarter",
        lambda w, a: specials.choices(w.session, a, SpecialKind.QUARTER, None, NOW),
        NO_CIRCLE | {"ada": None, "mia": None},
    ),
]
ALL = [
    *((name, act, LEADS) for name, act in LED.items()),
    *((name, act, STRANGERS) for name, act in READ_TOGETHER.items()),
    *((name, act, OWN | {"bram": None}) for name, act in OF_BRAM.items()),
    *OTHERS,
]


def opened(w: World, act: Open, name: str) -> object:
    """What they get, or why they do not."""
    given: list[object] = []
    point = w.session.begin_nested()
    said = refusal(lambda: given.append(act(w, w.who(name))))
    point.rollback()
    w.session.expire_all()
    return said or given[0]


@pytest.mark.parametrize(("what", "act", "barred"), ALL, ids=[each[0] for each in ALL])
def test_who_may_open_it(w: World, what: str, act: Open, barred: dict[str, object]) -> None:
    for name in EVERYBODY:
        found, said = opened(w, act, name), barred.get(name)
        assert found == said if said else found is not None, (what, name)
