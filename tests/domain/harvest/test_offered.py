"""An answer that its author puts before the facilitators."""

from sqlalchemy import select

from bot.domain.harvest import drafts
from storage.models import GuidingQuestion, InsightState, ReleaseLevel
from tests.domain.refused import refusal
from tests.domain.seeds import Seed, reflection
from tests.domain.world import NOW, World


def test_only_ones_own_answer_is_offered_and_once(w: World) -> None:
    question = w.session.scalars(select(GuidingQuestion)).one()
    there = Seed(w.circle, question, w.ada, w.bram, w.chris)
    words = "Begin met de inkoper."
    kept = reflection(w.session, there, w.bram, ReleaseLevel.PRIVATE, words)
    shared = reflection(w.session, there, w.bram, ReleaseLevel.CIRCLE, words, w.ahead.id)

    def said(name: str, answer: int = shared.id) -> object:
        return refusal(lambda: drafts.offer(w.session, w.who(name), answer, NOW))

    assert [said(name) for name in ("ada", "chris", "dora", "mia")] == ["error-not-found"] * 4
    assert said("bram", kept.id) == "error-not-found"
    assert said("bram", w.answer.id) == "note-offered-before"  # a card was made of it
    note = drafts.offer(w.session, w.bram, shared.id, NOW)
    assert (note.state, note.what) == (InsightState.NOTE, shared.text)
    assert said("bram") == "note-offered-before"
