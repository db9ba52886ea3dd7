"""What a special edition can hold: over all that can be released, kept back and withdrawn."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from sqlalchemy.orm import Session

from bot.domain.circulation.composing import Change
from bot.domain.specials import gathering, published_specials, quarters, specials
from bot.domain.specials.pieces import MOST, Part, Piece, proposed, ranked, together
from bot.domain.specials.specials import SpecialPlan
from bot.web.specials import fitting, shortened, size_of
from storage.database import Database
from storage.models import (
    Consent,
    DigestState,
    InsightState,
    Intention,
    IntentionState,
    Meeting,
    ReleaseLevel,
    Special,
    SpecialKind,
    Workspace,
)
from tests.domain.seeds import NOON, Seed, held, insight, reflection, seed, source
from tests.shares import examples

LATER = NOON + timedelta(days=30)
PRIVATE, CIRCLE, NETWORK, PUBLIC = ReleaseLevel
LEVELS = st.sampled_from(list(ReleaseLevel))


@dataclass(frozen=True)
class Thing:
    """Something in a circle, and how far it is (still) released after `then`."""

    what: str
    level: ReleaseLevel
    answer_level: ReleaseLevel  # of the reflection behind a card
    state: InsightState
    consent: Consent | None
    agreed: ReleaseLevel
    intention: IntentionState
    then: ReleaseLevel

    def may_be_read(self, audience: ReleaseLevel, level: ReleaseLevel) -> bool:
        if self.what == "card":
            agreed = self.agreed >= level or (level < NETWORK and self.answer_level >= level)
            is_out = self.state is InsightState.RELEASED and level > PRIVATE
            return (
                is_out and agreed and self.consent is not Consent.REFUSED and level >= audience
            )
        if audience is not CIRCLE or level < CIRCLE:
            return False
        return self.what == "answer" or self.intention is not IntentionState.DROPPED


THINGS = st.lists(
    st.builds(
        Thing,
        st.sampled_from(["card", "answer", "intention"]),
        LEVELS,
        LEVELS,
        st.sampled_from(list(InsightState)),
        st.sampled_from([None, *Consent]),
        LEVELS,
        st.sampled_from(list(IntentionState)),
        LEVELS,
    ),
    max_size=8,
)


# Of which its author allows no more than the circle, while it still stands for everybody.
AGREED_TO_LATER = Thing(
    *("card", NETWORK, PRIVATE, InsightState.RELEASED, None, CIRCLE),
    *(IntentionState.OPEN, CIRCLE),
)


def put_in(session: Session, there: Seed, thing: Thing, meeting: Meeting, n: int) -> object:
    if thing.what == "card":
        card = insight(session, there, thing.level, thing.state)
        card.title, card.what, card.released_at = f"T{n}", f"words-{n}", NOON
        behind = reflection(
            session, there, there.bram, thing.answer_level, f"behind-{n}", meeting.id
        )
        link = source(session, card, behind)
        link.consent, link.consented_level = thing.consent, thing.agreed
        session.flush()
        return card
    if thing.what == "answer":
        return reflection(session, there, there.bram, thing.level, f"words-{n}", meeting.id)
    formed = Intention(
        workspace_id=there.circle.workspace_id,
        circle_id=there.circle.id,
        meeting_id=meeting.id,
        person_id=there.bram.id,
        text=f"words-{n}",
        level=thing.level,
        state=thing.intention,
        ask_on=date(2026, 3, 24),
        created_at=NOON,
        updated_at=NOON,
    )
    session.add(formed)
    session.flush()
    return formed


def readable(things: list[Thing], audience: ReleaseLevel, *, then: bool = False) -> set[str]:
    return {
        f"words-{n}"
        for n, each in enumerate(things)
        if each.may_be_read(audience, min(each.level, each.then) if then else each.level)
    }


@settings(
    max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(THINGS, st.sampled_from([CIRCLE, NETWORK, PUBLIC]))
@example([AGREED_TO_LATER], CIRCLE)
def test_a_story_holds_what_its_readers_may_read_and_nothing_else(
    database: Database, things: list[Thing], audience: ReleaseLevel
) -> None:
    """Before it is published, and after anything in it was taken back."""
    with database.begin() as session:
        there = seed(session)
        session.get_one(Workspace, there.circle.workspace_id).public_url = "https://x.example"
        meetings = held(session, there, len(things))
        rows = [put_in(session, there, each, meetings[n], n) for n, each in enumerate(things)]
        plan = SpecialPlan(SpecialKind.STORY, there.circle.id, "Reis", "", audience)

        made = specials.draft(session, there.ada, plan, lambda *_: "", LATER)
        special = made.reading.special
        every = gathering.everything(session, special, None, LATER)
        assert words(list(every.values())) == readable(things, audience)
        assert words(made.reading.pieces) <= readable(things, audience)

        special.chosen = list(every)[: MOST[SpecialKind.STORY]]
        session.flush()
        seen = specials.look(session, there.ada, special.id, LATER).seen
        specials.publish(session, there.ada, special.id, seen, LATER)
        for row, each in zip(rows, things, strict=True):
            lowered = min(each.level, each.then)
            if each.what == "answer":
                row.release_level = lowered  # type: ignore[attr-defined]
            else:
                row.level = lowered  # type: ignore[attr-defined]
        session.flush()
        left = published_specials.standing(session, special, LATER)
        still = readable(things, audience) & readable(things, audience, then=True)
        assert words(left.pieces if left else []) == still
        session.rollback()


def words(pieces: list[Piece]) -> set[str]:
    """Of people; not the questions of the circle."""
    return {each.text for each in pieces if each.part is not Part.QUESTIONS}


def test_words_that_changed_are_not_those_that_were_approved(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        session.get_one(Workspace, there.circle.workspace_id).public_url = "https://x.example"
        card = insight(session, there, PUBLIC, InsightState.RELEASED)
        card.released_at = NOON
        session.flush()
        plan = SpecialPlan(SpecialKind.EVENT, there.circle.id, "Dag", "", PUBLIC)
        made = specials.draft(session, there.ada, plan, lambda *_: "", LATER)
        special = specials.publish(
            session, there.ada, made.reading.special.id, made.seen, LATER
        ).special
        before = published_specials.standing(session, special, LATER)
        assert before is not None
        assert not before.is_empty

        card.what = "Wij begonnen groot."
        session.flush()

        after = published_specials.standing(session, special, LATER)
        assert after is not None
        assert after.is_empty
        session.rollback()


def test_questions_tell_when_they_came_and_went(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        meetings = held(session, there, 3)
        there.question.begun_at = NOON - timedelta(days=1)
        there.question.retired_at = meetings[1].ends_at
        special = Special(
            workspace_id=there.circle.workspace_id,
            kind=SpecialKind.STORY,
            circle_id=there.circle.id,
            audience=PUBLIC,
            all_circles=False,
            chosen=[],
            seen={},
            state=DigestState.DRAFT,
        )
        [asked] = gathering.everything(session, special, None, LATER).values()
        assert (asked.session, asked.went) == (0, 2)

        there.question.begun_at = there.question.retired_at  # between the same two sessions
        session.flush()
        assert gathering.everything(session, special, None, LATER) == {}
        session.rollback()


PIECES = st.lists(
    st.builds(
        Piece,
        st.integers(0, 10**6).map("insight:{}".format),
        st.sampled_from(list(Part)),
        st.just("woorden"),
        session=st.integers(0, 5),
        weight=st.integers(-1, 9),
    ),
    max_size=60,
    unique_by=lambda each: each.ref,
)


@given(PIECES, st.sampled_from(list(SpecialKind)))
def test_a_proposal_fits_and_is_the_beginning_of_the_order(
    pieces: list[Piece], kind: SpecialKind
) -> None:
    order = ranked(pieces)
    chosen = proposed(kind, order)

    assert sorted(each.ref for each in order) == sorted(each.ref for each in pieces)
    assert len(chosen) <= MOST[kind]
    assert chosen == proposed(kind, ranked(reversed(pieces)))
    grouped = together(order)
    assert [piece for _, found in grouped for piece in found] == [
        each for part in Part for each in order if each.part is part
    ]
    for part, found in grouped:
        if part is not Part.QUESTIONS:
            first = [each.session for each in found][: len({e.session for e in found})]
            assert len(set(first)) == len(first)  # each session has its turn


# A quarter


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 1, 1), date(2025, 10, 1), date(2025, 4, 1)),
        (date(2026, 12, 31), date(2026, 7, 1), date(2026, 1, 1)),
        (date(2026, 4, 1), date(2026, 1, 1), date(2025, 7, 1)),
    ],
)
def test_the_last_whole_quarter_is_offered_first(today: date, first: date, last: date) -> None:
    offered = quarters.offered(today)
    assert (offered[0], offered[-1], len(offered)) == (first, last, 4)


@pytest.mark.parametrize(
    ("people", "asked", "came", "share"),
    [(3, 12, 6, None), (4, 12, 6, 50), (4, 3, 1, 33), (0, 0, 0, None), (9, 9, 0, 0)],
)
def test_a_few_people_are_no_percentage(
    people: int, asked: int, came: int, share: int | None
) -> None:
    counts = {"invited": people, "asked": asked, "came": came}
    assert quarters.share(counts) == share


# What fits on a page and on a slide


@given(st.text(max_size=300), st.integers(0, 400))
def test_what_fits_takes_no_more_bytes(text: str, most: int) -> None:
    found = fitting(text, most)
    assert size_of(found) <= most
    assert found == text or text.startswith(found.removesuffix("…"))
    assert size_of(text) == len(str(escape(text)).encode())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kort.", "Kort."),
        ("Eerste zin hier. Tweede zin die niet meer past.", "Eerste zin hier. …"),
        ("Een enkele lange zin zonder einde dus woorden", "Een enkele lange zin …"),
        ("A" * 60, "A" * 28 + " …"),
    ],
)
def test_a_slide_shows_whole_sentences_as_far_as_they_go(text: str, said: str) -> None:
    assert shortened(text, 30) == said


@pytest.mark.parametrize(
    ("change", "place", "becomes"),
    [
        (Change.IN, 0, [0, 1, 2]),  # it is there already
        (Change.IN, 3, [0, 1, 2, 3]),
        (Change.OUT, 1, [0, 2]),
        (Change.OUT, 3, [0, 1, 2]),
        (Change.UP, 0, [0, 1, 2]),
        (Change.UP, 1, [1, 0, 2]),
        (Change.DOWN, 1, [0, 2, 1]),
        (Change.DOWN, 2, [0, 1, 2]),
        (Change.DOWN, 3, [0, 1, 2]),
    ],
)
def test_a_piece_moves_by_one_place(
    session: Session, change: Change, place: int, becomes: list[int]
) -> None:
    """Of four answers three stand in the story."""
    there = seed(session)
    for n, meeting in enumerate(held(session, there, 4)):
        reflection(session, there, there.bram, CIRCLE, f"words-{n}", meeting.id)
    plan = SpecialPlan(SpecialKind.STORY, there.circle.id, "Reis", "", CIRCLE)
    special = specials.draft(session, there.ada, plan, lambda *_: "", LATER).reading.special
    every = gathering.everything(session, special, None, LATER)
    refs = [each for each in every if each.startswith("reflection")]
    special.chosen = refs[:3]
    session.flush()

    specials.rearrange(session, there.ada, special.id, change, refs[place], LATER)

    assert special.chosen == [refs[n] for n in becomes]
