"""What Slack was told is received is not lost, whatever fails between that and the work."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from slack_sdk import WebClient
from sqlalchemy import select, text, update
from sqlalchemy.exc import OperationalError

from bot.app import Leerkring
from bot.domain.overview.privacy import erase_person
from bot.inline import Inline
from bot.sandbox.errors import SandboxError
from bot.sandbox.people import Person
from bot.web.server import Server
from storage.base import waiting as kept
from storage.models import Person as PersonRow
from storage.models import Received, Reflection, Said, WaitingEvent, Workspace
from tests.flows.conftest import PATIENCE, World
from tests.flows.hearing import hear
from tests.flows.reflecting import hold_session, prompt_of, submit

QUESTION = "Wie kent een goed materialenpaspoort?"
WORDS = "De aannemer vult het paspoort in."
NOT_NOW = "Slack zegt me nu niet wie je bent."
NOT_NOW_ENGLISH = "Slack is not telling me who you are just now."
FAILURES: list[dict[str, Any]] = [
    {"kind": "ratelimited"},
    {"kind": "status", "status": 500},
    {"kind": "drop_before"},
    {"kind": "garbage"},
]
each_failure = pytest.mark.parametrize("failure", FAILURES, ids=lambda how: how["kind"])


@pytest.fixture
def asked(world: World) -> World:
    world.start_circle()
    hold_session(world)
    return world


@contextmanager
def another(world: World) -> Iterator[Leerkring]:
    """A process that starts on the same database, and answers from now on."""
    before = world.sandbox.delivery.target
    settings = world.leerkring.settings
    leerkring = Leerkring(settings, database=world.db, clock=world.clock.now, executor=Inline())
    server = Server(leerkring.wsgi)
    server.start()
    world.sandbox.deliver_to(f"{server.url}/slack/events")
    yield leerkring
    server.stop()
    leerkring.stop(keep_database=True)
    world.sandbox.delivery.target = before


def forget_token(world: World) -> None:
    """As if the token were a new one: nobody has said yet which workspace it opens."""
    with world.db.begin() as session:
        session.execute(update(Workspace).values(token_digest=None))


def waiting(world: World) -> list[WaitingEvent]:
    with world.db.read() as session:
        return list(session.scalars(select(WaitingEvent)))


def answers(person: Person) -> list[str]:
    return [each.sees for each in person.reads() if each.user != person.id]


@each_failure
def test_words_wait_until_slack_says_who_we_are(world: World, failure: dict[str, Any]) -> None:
    world.sandbox.faults.add("auth.test", **failure)

    world.bram.says(QUESTION)
    assert answers(world.bram) == []
    assert len(waiting(world)) == 1
    world.later(minutes=1)
    world.later(minutes=9)

    assert len(answers(world.bram)) == 1
    assert waiting(world) == []


@each_failure
def test_an_answer_to_a_prompt_waits_too(asked: World, failure: dict[str, Any]) -> None:
    forget_token(asked)
    with another(asked) as leerkring:
        asked.sandbox.faults.add("auth.test", **failure)
        asked.bram.says(WORDS)
        assert len(waiting(asked)) == 1
        asked.later(minutes=1)
        leerkring.tick()

    with asked.db.read() as session:
        assert session.scalars(select(Said.text)).all() == [WORDS]
    assert waiting(asked) == []


ON_THE_WAY_OUT: list[dict[str, Any]] = [
    *FAILURES[:3],
    {"kind": "cut"},
    {"kind": "error", "error": "service_unavailable"},
    {"kind": "error", "error": "token_revoked"},
]


@pytest.mark.parametrize(
    ("was", "words"),
    [("", QUESTION), ("", WORDS), ("", ""), (QUESTION, WORDS)],
    ids=["asked", "told", "a picture", "edited"],
)
@pytest.mark.parametrize(
    "failure", ON_THE_WAY_OUT, ids=lambda how: how.get("error", how["kind"])
)
def test_whoever_said_something_is_answered_later(
    asked: World, failure: dict[str, Any], was: str, words: str
) -> None:
    """What they said was stored, and Slack did not take what the bot had to say to it."""
    if was:
        asked.bram.says(was)
    before = len(answers(asked.bram))
    asked.sandbox.faults.add("chat.postMessage", **failure, times=2)

    if was:
        asked.bram.edits(next(m for m in asked.bram.reads() if m.sees.endswith(was)), words)
    else:
        hear(asked, asked.bram, text=words, files=[] if words else [{"id": "F1"}])
    for minutes in (1, 3, 9):
        asked.later(minutes=minutes)

    new = answers(asked.bram)[before:]
    assert len(set(new)) == 1
    assert len(new) == (3 if failure["kind"] == "cut" else 1)  # those had arrived
    assert waiting(asked) == []
    with asked.db.read() as session:
        kept = session.execute(select(Said.text, Said.reply_id.is_not(None))).all()
    assert kept == [(words, True)] * (words == WORDS)


@pytest.mark.parametrize("failure", ON_THE_WAY_OUT[2:5], ids=lambda how: how["kind"])
def test_that_used_words_stay_is_said_later(asked: World, failure: dict[str, Any]) -> None:
    asked.bram.says(WORDS)
    asked.bram.click(asked.bram.reads()[-1], "Dit is mijn antwoord")
    asked.bram.close(everything=True)
    said = next(m for m in asked.bram.reads() if m.sees.endswith(WORDS))
    before = len(answers(asked.bram))
    asked.sandbox.faults.add("chat.postMessage", **failure)

    asked.bram.edits(said, OTHER_WORDS)
    asked.later(minutes=1)

    new = answers(asked.bram)[before:]
    assert all("gebleven zoals het was" in each for each in new)
    assert len(new) == (2 if failure["kind"] == "cut" else 1)
    assert waiting(asked) == []


def received(world: World) -> int:
    with world.db.read() as session:
        return len(session.scalars(select(Received.key)).all())


class Killed(BaseException):
    """As a process that is gone: nobody marks anything."""


@pytest.mark.parametrize("words", [QUESTION, WORDS, "dank je", ""])
def test_whoever_was_not_answered_when_the_process_died_is_answered_later(
    asked: World, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they said was stored, and Slack was not asked yet to show the answer."""

    def die(*_: Any, **__: Any) -> None:
        raise Killed

    before, stored = len(answers(asked.bram)), received(asked)
    with monkeypatch.context() as killing, suppress(Killed):
        killing.setattr(WebClient, "chat_postMessage", die)
        hear(asked, asked.bram, text=words, files=[] if words else [{"id": "F1"}])
    assert answers(asked.bram)[before:] == []
    assert received(asked) == stored + 1
    assert len(waiting(asked)) == 1

    asked.later(minutes=1)

    assert len(answers(asked.bram)[before:]) == 1
    assert waiting(asked) == []
    assert words_said(asked) == [words] * (words == WORDS)


def test_a_known_token_needs_no_answer_of_slack(asked: World) -> None:
    asked.sandbox.faults.add("auth.test", "status", times=None)

    with another(asked):
        assert "/leerkring" in asked.bram.command("/leerkring help").text


@each_failure
def test_a_command_is_answered_in_their_language(asked: World, failure: dict[str, Any]) -> None:
    forget_token(asked)
    with another(asked):
        asked.sandbox.faults.add("auth.test", **failure, times=3)
        dutch = asked.bram.command("/leerkring help").text
        english = asked.dewi.command("/leerkring help").text
        stranger = asked.eva.command("/leerkring help").text
        after = asked.bram.command("/leerkring help").text

    assert dutch.startswith(NOT_NOW)
    assert NOT_NOW_ENGLISH not in dutch
    assert english.startswith(NOT_NOW_ENGLISH)
    assert stranger.startswith(NOT_NOW)
    assert "/leerkring" in after


@each_failure
def test_a_form_stays_open_with_its_words(asked: World, failure: dict[str, Any]) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    first = next(name for name in form.inputs if name.startswith("answer-"))
    forget_token(asked)
    with another(asked):
        asked.sandbox.faults.add("auth.test", **failure)
        said = submit(asked.bram, form, {first: WORDS})[""]
        assert said.startswith(NOT_NOW)
        assert asked.bram.form.id == form.id
        assert asked.bram.submit(form, {first: WORDS}) == {}

    assert words_kept(asked) == [WORDS]


@each_failure
def test_a_click_is_answered_where_it_was_made(asked: World, failure: dict[str, Any]) -> None:
    forget_token(asked)
    with another(asked):
        asked.sandbox.faults.add("auth.test", **failure)
        told = asked.bram.click(prompt_of(asked.bram), "Later").text

    assert told.startswith(NOT_NOW)


def words_kept(world: World) -> list[str]:
    with world.db.read() as session:
        return [each.text for each in session.scalars(select(Reflection))]


def hold_up(world: World) -> Any:
    """Somebody else writes: until it is over nothing else can be stored."""

    @contextmanager
    def holding() -> Iterator[None]:
        with world.db.begin() as session:
            if not world.db.is_sqlite:
                session.execute(text("LOCK TABLE received IN ACCESS EXCLUSIVE MODE"))
            world.sandbox.wait_at_most(0.3)
            yield
            world.sandbox.wait_at_most(PATIENCE)

    return holding()


@pytest.mark.parametrize("changed", ["", " En de opzichter kijkt mee."])
def test_a_form_that_was_late_is_pressed_again(asked: World, changed: str) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    first = next(name for name in form.inputs if name.startswith("answer-"))
    with hold_up(asked):
        [said] = asked.bram.submit(form, {first: WORDS}).values()
        assert "trouble connecting" in said
        assert asked.bram.form.id == form.id

    assert asked.bram.submit(form, {first: WORDS + changed}) == {}

    shown = asked.bram.form  # as the first press would have been answered
    assert WORDS + changed in shown.text
    assert words_kept(asked) == [WORDS + changed]


def test_two_processes_work_on_it_once(asked: World) -> None:
    forget_token(asked)
    before = len(answers(asked.bram))
    with another(asked) as one, another(asked) as two:
        asked.sandbox.faults.add("auth.test", "status")
        asked.bram.says(QUESTION)
        asked.clock.move_to(asked.clock.now().replace(minute=59))
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda each: each.intake.catch_up(), (one, two)))

    assert len(answers(asked.bram)) == before + 1
    assert waiting(asked) == []


OTHER_WORDS = "De opzichter vult het paspoort bij elke oplevering zelf in."


def test_a_message_that_waits_goes_with_its_deletion(asked: World) -> None:
    before = len(answers(asked.bram))
    forget_token(asked)
    with another(asked) as leerkring:
        asked.sandbox.faults.add("auth.test", "status")
        asked.bram.says(WORDS)
        assert len(waiting(asked)) == 1
        asked.bram.deletes(asked.bram.reads()[-1])
        assert waiting(asked) == []
        asked.later(minutes=1)
        leerkring.tick()

    assert words_said(asked) == []
    assert len(answers(asked.bram)) == before


def test_a_message_that_comes_after_its_deletion_is_not_heard(asked: World) -> None:
    """Slack delivers again what we did not take: by then it may be gone."""
    dm = asked.sandbox.workspace.direct_messages(asked.bram.id)
    ts = asked.sandbox.workspace.ts()
    gone = {"user": asked.bram.id, "text": WORDS, "ts": ts}
    hear(
        asked,
        asked.bram,
        subtype="message_deleted",
        deleted_ts=ts,
        channel=dm.id,
        previous_message=gone,
        text="",
    )

    assert hear(asked, asked.bram, text=WORDS, ts=ts) == []
    edited = {**gone, "text": OTHER_WORDS}
    changed = {"message": edited, "previous_message": gone}
    assert hear(asked, asked.bram, subtype="message_changed", **changed) == []
    assert words_said(asked) == []


def test_what_one_person_says_is_answered_in_order(asked: World) -> None:
    """Whoever is heard again is heard from the first word on, without waiting any longer."""
    before = len(answers(asked.bram))
    forget_token(asked)
    with another(asked):
        asked.sandbox.faults.add("auth.test", "status", times=2)
        asked.bram.says(WORDS)
        said = asked.bram.reads()[-1]
        asked.dewi.says(QUESTION)  # whoever else waits does not hold them up
        asked.bram.edits(said, WORDS + " Altijd.")
        asked.bram.says(OTHER_WORDS)

    assert words_said(asked) == [WORDS + " Altijd.", OTHER_WORDS]
    assert len(answers(asked.bram)) == before + 2
    assert [row.user_id for row in waiting(asked)] == [asked.dewi.id]


def words_said(world: World) -> list[str]:
    with world.db.read() as session:
        return list(session.scalars(select(Said.text).order_by(Said.id)))


def test_nobody_overtakes_what_another_process_has_in_hand(world: World) -> None:
    def keep(event_id: str, user_id: str | None = "U0BRAM") -> str | None:
        with world.db.begin() as session:
            found = kept.keep(session, event_id, user_id, {"said": event_id}, now)
        return None if found is None else str(found.payload["said"])

    now = world.clock.now()
    assert keep("a message") == "a message"
    assert keep("its correction") is None
    assert keep("a message") is None  # delivered twice
    assert keep("of nobody", None) == "of nobody"
    assert keep("of Chris", "U0CHRIS") == "of Chris"
    with world.db.begin() as session:
        assert kept.claim(session, now) is None
        rows = {each.payload["said"]: each for each in session.scalars(select(WaitingEvent))}
        kept.put_off(session, rows["a message"].key)
    assert keep("its deletion") == "a message"

    with world.db.begin() as session:
        died = kept.claim(session, now + kept.FIRST_LEASE)
        assert died
        assert died.payload["said"] == "a message"
        kept.forget(session, died.key)
        following = kept.next_of(session, "U0BRAM", now)
        assert following
        assert following.payload["said"] == "its correction"


def test_words_that_wait_go_after_two_days_however_often_they_were_tried(
    world: World,
) -> None:
    world.sandbox.faults.add("auth.test", "status", times=None)
    world.bram.says(QUESTION)
    for minutes in (1, 10, 60, 600, 46 * 60 + 59 - 671, 60):
        assert len(waiting(world)) == 1
        world.later(minutes=minutes)
    assert len(waiting(world)) == 1  # tried a minute before the end

    world.later(minutes=1)

    assert waiting(world) == []


@pytest.mark.parametrize("is_away", [True, False])
def test_a_request_that_fails_altogether_is_logged_without_words(
    world: World, caplog: pytest.LogCaptureFixture, is_away: bool
) -> None:
    """Where even saying so fails: what the error says may quote rows."""

    def fail(error: Exception) -> None:
        said = f"DETAIL: ({WORDS})"
        raise (OperationalError(said, {}, OSError(said)) if is_away else ValueError(said))

    world.sandbox.faults.add("auth.test", "status", times=None)
    world.leerkring.bolt.error(fail)

    world.eva.says(WORDS)
    reply = world.eva.command("/leerkring help")

    statuses = {each.status for each in world.sandbox.log if each.kind == "/leerkring"}
    assert statuses == {503 if is_away else 500}
    assert reply.text == ""
    assert len(waiting(world)) == 1
    logged = [each.getMessage() for each in caplog.records if each.name == "bot.intake"]
    assert len(logged) == (0 if is_away else 2)
    assert all("ValueError" in each and "test_intake.py" in each for each in logged)
    assert "aannemer" not in caplog.text


def test_words_are_not_kept_for_ever(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.sandbox.faults.add("auth.test", "status", times=None)
    world.bram.says(QUESTION)
    for hours in (1, 20, 28):
        world.later(hours=hours)
        assert (waiting(world) == []) is (hours == 28)

    said = caplog.text
    assert "it was dropped" in said
    assert not any(word in said for word in ("materialenpaspoort", "U0BRAM"))
    assert answers(world.bram) == []


def test_words_that_wait_are_erased_with_their_author(asked: World) -> None:
    forget_token(asked)
    with another(asked):
        asked.sandbox.faults.add("auth.test", "status", times=None)
        asked.bram.says(WORDS)
        asked.chris.says(QUESTION)
        with asked.db.begin() as session:
            [bram] = session.scalars(select(PersonRow).filter_by(external_id="U0BRAM"))
            erase_person(session, bram, asked.clock.now())

    assert [row.user_id for row in waiting(asked)] == ["U0CHRIS"]


def test_only_words_are_kept(world: World) -> None:
    world.sandbox.faults.add("auth.test", "status", times=None)

    with pytest.raises(SandboxError):
        world.bram.open_home()

    assert waiting(world) == []


def test_a_database_that_is_away_is_no_receipt(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Slack tries again what it was not told is received."""
    with world.db.begin() as session:
        session.execute(text("ALTER TABLE waiting_event RENAME TO put_away"))
    try:
        world.sandbox.delivery.retry_delays = ()
        world.bram.says(QUESTION)
        [answer] = [each for each in world.sandbox.log if each.kind == "message"]
    finally:
        with world.db.begin() as session:
            session.execute(text("ALTER TABLE put_away RENAME TO waiting_event"))

    assert answer.status == 500
    assert "materialenpaspoort" not in caplog.text
    assert logging.ERROR in {each.levelno for each in caplog.records}
