"""What is kept or open for a while: it still is at the last moment, and not after it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot import ticker
from bot.slack.base import ids
from storage.models import (
    Base,
    Capture,
    CaptureState,
    CaseVoter,
    Meeting,
    Prompt,
    Received,
    Reflection,
    Said,
)
from storage.models import Person as Colleague
from tests.flows.cases.test_cases import WORMS, board, bring, open_vote, plan_tomorrow
from tests.flows.circle.test_handovers import hand_over
from tests.flows.conftest import World
from tests.flows.learned.test_captures import capture, posted
from tests.flows.planning.test_carrying import WAITS, give
from tests.flows.planning.test_changes import cancel
from tests.flows.reflecting import forge_press, hold_session, prompt_of, rows, submit

WORDS = "Wij merkten dat de aannemer het paspoort zelf wil invullen."
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
ENDS = datetime.fromisoformat("2026-03-03T11:00+01:00")  # the session of tomorrow
BOTH_SIDES = pytest.mark.parametrize("over", [False, True], ids=["last moment", "over"])


@pytest.fixture
def circle(world: World) -> World:
    world.start_circle()
    return world


@pytest.fixture
def planned(circle: World) -> World:
    """A session tomorrow at ten, for an hour."""
    plan_tomorrow(circle)
    return circle


@pytest.fixture
def held(circle: World) -> World:
    """The session is over; Bram, Chris and Dewi were asked what they learned."""
    hold_session(circle)
    return circle


def pass_by(world: World, since: datetime, span: timedelta, *, over: bool) -> None:
    """To the last second of a span, or to the first after it."""
    world.clock.move_to(since + span - SECOND * (not over))


def count(world: World, table: type[Base]) -> int:
    with world.db.read() as session:
        return session.scalars(select(func.count()).select_from(table)).one()


# Forgotten by itself


@BOTH_SIDES
def test_words_that_nobody_used_are_kept_two_weeks(held: World, over: bool) -> None:
    held.bram.says(WORDS)
    pass_by(held, held.clock.now() + SECOND, 14 * DAY, over=over)

    ticker.tidy(held.db, held.clock.now())

    assert count(held, Said) == (not over)


@BOTH_SIDES
def test_a_conclusion_waits_two_weeks_for_its_yes(circle: World, over: bool) -> None:
    capture(circle, posted(circle, circle.bram))
    pass_by(circle, circle.clock.now(), 14 * DAY, over=over)

    ticker.tidy(circle.db, circle.clock.now())

    with circle.db.read() as session:
        kept = session.scalars(select(Capture)).one()
    assert kept.state is (CaptureState.EXPIRED if over else CaptureState.ASKED)
    assert (kept.conclusion == "") is over


@BOTH_SIDES
def test_what_was_given_waits_half_a_year_after_the_day_of_the_session(
    world: World, over: bool
) -> None:
    give(world, first_on="2026-05-28")
    cancel(world, "28 mei")  # in March
    day = datetime.fromisoformat("2026-05-28T10:00+02:00")
    pass_by(world, day, 26 * 7 * DAY, over=over)

    form = world.ada.command("/leerkring plan").form
    plan = {"first_on": "2026-12-10", "at": "10:00", "minutes": "60", "place": "Zaal 3"}
    assert world.ada.submit(form, plan) == {}

    assert (WAITS in world.ada.form.text) is not over


@BOTH_SIDES
def test_a_repeated_delivery_is_recognised_for_two_days(circle: World, over: bool) -> None:
    with circle.db.read() as session:
        first = session.scalars(select(Received).order_by(Received.received_at)).first()
    assert first is not None
    pass_by(circle, first.received_at + SECOND, timedelta(hours=48), over=over)

    ticker.tidy(circle.db, circle.clock.now())

    with circle.db.read() as session:
        keys = set(session.scalars(select(Received.key)))
    assert (first.key in keys) is not over


@BOTH_SIDES
def test_who_voted_is_forgotten_with_the_minute(planned: World, over: bool) -> None:
    open_vote(planned)
    since = planned.clock.now()
    form = planned.bram.click(planned.bram.reads("C0KRING")[-1], "Bekijk en stem").form
    planned.bram.submit(form, case=WORMS["title"])
    pass_by(planned, since, timedelta(minutes=1), over=over)

    planned.tick()

    assert count(planned, CaseVoter) == (not over)


# Open for a while


@BOTH_SIDES
def test_an_author_can_say_yes_for_two_weeks(circle: World, over: bool) -> None:
    capture(circle, posted(circle, circle.bram))
    pass_by(circle, circle.clock.now(), 14 * DAY, over=over)

    answer = circle.bram.click(circle.bram.reads()[-1], "Ja, laat me kijken")

    assert ("te lang geleden" in answer.text) is over
    if not over:
        assert circle.bram.submit(circle.bram.form) == {}
    assert count(circle, Reflection) == (not over)


@BOTH_SIDES
def test_plain_words_may_be_an_answer_for_ten_days(held: World, over: bool) -> None:
    with held.db.read() as session:
        asked_at = session.scalars(select(Prompt.asked_at)).first()
    assert asked_at is not None
    pass_by(held, asked_at, 10 * DAY, over=over)

    held.bram.says(WORDS)

    assert count(held, Said) == (not over)


@BOTH_SIDES
def test_in_the_thread_of_the_question_there_is_no_limit(held: World, over: bool) -> None:
    pass_by(held, held.clock.now(), 10 * DAY, over=over)

    held.bram.says(WORDS, thread=prompt_of(held.bram))

    assert count(held, Said) == 1


@BOTH_SIDES
def test_a_vote_counts_within_its_minute(planned: World, over: bool) -> None:
    open_vote(planned)
    since = planned.clock.now()
    form = planned.bram.click(planned.bram.reads("C0KRING")[-1], "Bekijk en stem").form
    pass_by(planned, since, timedelta(minutes=1), over=over)
    before = rows(planned)

    errors = submit(planned.bram, form, case=WORMS["title"])

    assert bool(errors) is over
    assert (rows(planned) == before) is over


@BOTH_SIDES
def test_notes_are_written_until_two_weeks_after_the_session(
    planned: World, over: bool
) -> None:
    meeting = str(planned.id_of(Meeting))
    pass_by(planned, ENDS, 14 * DAY, over=over)

    told = forge_press(planned, planned.bram, ids.NOTE_OPEN, meeting)

    assert ("te lang geleden om nog iets op te schrijven" in told) is over


@BOTH_SIDES
def test_who_forgot_says_that_they_were_there_within_half_a_day(
    planned: World, over: bool
) -> None:
    meeting = str(planned.id_of(Meeting))
    pass_by(planned, ENDS, timedelta(hours=12), over=over)
    before = rows(planned)

    told = forge_press(planned, planned.bram, ids.MEETING_CHECK_IN, meeting)

    assert ("al een tijd voorbij" in told) is over
    assert (rows(planned) == before) is over


@BOTH_SIDES
def test_half_an_hour_before_a_session_is_not_too_early(planned: World, over: bool) -> None:
    meeting = str(planned.id_of(Meeting))
    pass_by(planned, ENDS - timedelta(hours=2), timedelta(minutes=30), over=over)

    for action in (ids.MEETING_CHECK_IN, ids.NOTE_OPEN):
        told = forge_press(planned, planned.bram, action, meeting)
        assert ("Het is nog niet zover." in told) is not over


@BOTH_SIDES
def test_a_session_stays_on_the_board_of_cases_for_two_weeks(
    planned: World, over: bool
) -> None:
    bring(planned.bram, WORMS)
    pass_by(planned, ENDS, 14 * DAY, over=over)

    assert ("dinsdag 3 maart" in board(planned.bram).text) is not over


@BOTH_SIDES
def test_who_takes_over_is_told_about_a_recap_of_two_weeks(held: World, over: bool) -> None:
    assert hand_over(held, "U0EVA") == {}
    pass_by(held, ENDS, 14 * DAY, over=over)

    taken = held.eva.click(held.eva.reads()[-1], "Ja, ik ga begeleiden").form

    assert ("is nog geen terugblik gestuurd" in taken.text) is not over


@BOTH_SIDES
def test_a_quarter_of_sessions_is_in_the_ledger(held: World, over: bool) -> None:
    pass_by(held, ENDS, 92 * DAY, over=over)

    reply = held.ada.command("/leerkring bezorging")

    shown = held.ada.modal.text if held.ada.modal else reply.text
    assert ("3 maart" in shown) is not over


@BOTH_SIDES
def test_slack_is_asked_once_a_day_who_somebody_is(circle: World, over: bool) -> None:
    circle.bram.command("/leerkring help")
    with circle.db.read() as session:
        known = session.scalars(select(Colleague).where(Colleague.name == "Bram Jansen")).one()
    assert known.refreshed_at is not None
    pass_by(circle, known.refreshed_at, DAY, over=over)
    circle.bram.profile.real_name = "Bram de Boer"

    circle.bram.command("/leerkring help")
    circle.tick()

    with circle.db.read() as session:
        now = session.get_one(Colleague, known.id)
    assert (now.name == "Bram de Boer") is over
