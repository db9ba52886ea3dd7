"""Whatever goes wrong after something was stored, its author hears that it was stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from bot.slack.base import ids
from storage.models import Attendance, BroughtCase, Meeting, Rsvp
from storage.models import Person as Colleague
from tests.flows.cases.test_cases import WORMS, board, bring, planned
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import invitation
from tests.flows.reflecting import forge_press, submit

__all__ = ["planned"]  # a fixture

STORED = "Het is bewaard"
AGAIN = "Je hoeft het niet nog eens te doen."
NOT_STORED = "Er is niets"
AWAY = OperationalError("SELECT", {}, OSError("cut off"))


@contextmanager
def failing_after_commit(world: World, error: Exception) -> Iterator[None]:
    """From the first commit on, the database does not even begin."""
    committed: list[Any] = []

    def commit(connection: Any) -> None:
        committed.append(connection)

    def begin(_connection: Any) -> None:
        if committed:
            raise error

    heard = {"commit": commit, "begin": begin}
    for name, listener in heard.items():
        event.listen(world.db.engine, name, listener)
    try:
        yield
    finally:
        for name, listener in heard.items():
            event.remove(world.db.engine, name, listener)


def heard(world: World) -> str:
    """What Bram reads, wherever it stands."""
    bram = world.bram
    forms = [bram.modal.text] if bram.modal else []
    return "\n".join([*(each.sees for each in bram.reads()), *forms])


@pytest.mark.parametrize("error", [ValueError("a fault of ours"), AWAY])
def test_a_click_that_was_stored_before_something_failed(
    planned: World, error: Exception
) -> None:
    bring(planned.bram, WORMS)
    on_board = board(planned.bram)

    with failing_after_commit(planned, error):
        planned.bram.click(on_board, "Trek in")

    said = heard(planned)
    assert STORED in said
    assert AGAIN in said
    assert NOT_STORED not in said
    with planned.db.read() as session:
        assert session.scalars(select(BroughtCase.withdrawn_at)).one() is not None


def test_home_that_cannot_be_shown_after_an_answer(planned: World) -> None:
    planned.bram.open_home()

    with failing_after_commit(planned, ValueError("a fault of ours")):
        planned.bram.click(invitation(planned.bram), "Ja, ik kom")

    assert STORED in heard(planned)
    assert "nummer door aan de technisch beheerder" in heard(planned)
    with planned.db.read() as session:
        mine = select(Attendance.rsvp).join(Colleague, Colleague.id == Attendance.person_id)
        assert session.scalars(mine.where(Colleague.external_id == "U0BRAM")).one() is Rsvp.YES


def test_a_form_that_opens_too_late_after_something_was_stored(planned: World) -> None:
    planned.sandbox.faults.add("views.open", "error", error="expired_trigger_id")

    said = forge_press(planned, planned.ada, ids.RUN_OPEN, str(planned.id_of(Meeting)))

    assert "Wat je invulde, is bewaard. Je kunt het nog eens openen om te kijken." in said


@pytest.mark.parametrize("kind", ["status", "ratelimited", "drop_before"])
def test_a_form_for_which_slack_was_silent(world: World, kind: Any) -> None:
    """Nothing was stored yet, and nothing of ours went wrong."""
    form = world.ada.command("/leerkring nieuw", channel="C0KRING").form
    answers: dict[str, Any] = {
        "name": "Circulair inkopen",
        "theme": "procurement",
        "purpose": "Samen leren.",
        "channel": "C0KRING",
        "participants": ["U0BRAM"],
    }
    world.sandbox.faults.add("conversations.info", kind)

    refused = submit(world.ada, form, answers)[""]

    assert "Slack antwoordt me nu niet. Er is niets bewaard." in refused
    assert world.ada.submit(form, **answers) == {}
