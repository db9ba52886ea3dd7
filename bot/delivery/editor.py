"""Editing what stands in Slack, when what it shows has changed.

1. The change made its messages stale, in its own transaction (`storage.base.edits`).
2. Claim a few under a lease and commit; word each afterwards, from the rows as they are then.
3. Editing twice does no harm, so whatever may have gone wrong is done again, later.
4. Note which revision is shown: what changed in between leaves the message stale.

The process that changed something edits at once (`freshen`): someone is looking at the screen.
What fails there, or is too much, is left to whoever sends what is due.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from enum import Enum, auto
from functools import partial
from threading import Lock

from sqlalchemy.orm import Session

from bot import logs
from bot.delivery.bundles import as_it_stands
from bot.delivery.courier import (
    DOWN_FOR,
    UNKNOWN_TRIES,
    Courier,
    fitting,
    patience,
    plainly,
)
from bot.domain.overview import home
from bot.domain.people.people import as_actor, default_language
from bot.errors import DeliveryError, Fate
from bot.slack.base.blocks import Message
from bot.slack.base.notices import notice_message
from bot.slack.overview.home import home_tab
from bot.texts import texts_for
from storage.base import claims, deliveries, edits, pace
from storage.base.edits import Edit
from storage.base.finding import find_row
from storage.models import HOME, Circle, Delivery, Person
from storage.outages import is_outage
from storage.people import people

log = logging.getLogger(__name__)


class Outcome(Enum):
    SHOWN = auto()
    TAKEN = auto()  # away, or from somebody's Home: they were erased
    REFUSED = auto()  # which was noted; others need not wait for that
    WAITS = auto()  # for another try, which was noted
    LATE = auto()  # Slack was not asked


Done = Sequence[tuple[Edit, Outcome]]
ENDS = {Outcome.WAITS, Outcome.LATE}


class Beside:
    """Collects what is stale, for whoever edits beside the answers.

    Where many answer at once, an edit takes along what came since the one before.
    """

    def __init__(self) -> None:
        self._stale: set[int] = set()
        self._lock = Lock()

    def add(self, stale: Collection[int]) -> None:
        with self._lock:
            self._stale.update(stale)

    def take(self) -> Collection[int]:
        """Nothing when somebody else took it."""
        with self._lock:
            stale, self._stale = self._stale, set()
        return stale


def freshen(courier: Courier, only: Collection[int]) -> None:
    """Edit these messages now, as far as they are stale and Slack takes it."""
    done: Done = ()
    try:
        while True:
            deadline = courier.lease_ends()
            ends = courier.stopping.is_set() or any(said in ENDS for _, said in done)
            with courier.db.begin() as session:
                _note(session, courier, done)
                claimed = () if ends else claims.claim_some_of(session, courier.turn(), only)
            if not claimed:
                return
            done = _show_each(courier, claimed, deadline)
    except Exception as error:  # noqa: BLE001  # in a thread of its own: nobody else would hear of it
        if not is_outage(error):
            log.error("could not edit messages at once: %s", logs.where(error))


def show(courier: Courier, claimed: Sequence[Edit], deadline: float) -> None:
    """Show these messages as things are."""
    done = _show_each(courier, claimed, deadline)
    with courier.db.begin() as session:
        _note(session, courier, done)
    courier.checkpoint("after mark")


def _show_each(courier: Courier, claimed: Sequence[Edit], deadline: float) -> Done:
    """Once one has to wait, so have the others."""
    done: list[tuple[Edit, Outcome]] = []
    for edit in claimed:
        ends = bool(done) and done[-1][1] in ENDS
        done.append((edit, Outcome.LATE if ends else _show(courier, edit, deadline)))
    return done


def _show(courier: Courier, edit: Edit, deadline: float) -> Outcome:
    place = edit.place
    try:
        change, outcome = _change(courier, place)
        if courier.is_too_late(deadline):
            return Outcome.LATE
        courier.checkpoint("before send")
        change()
        courier.checkpoint("after send")
    except DeliveryError as error:
        return _refused(courier, edit, error)
    except Exception as error:
        if is_outage(error):
            raise
        courier.note_odd(place, error)
        return _refused(courier, edit, DeliveryError(Fate.UNKNOWN, "internal"))
    return outcome


def _note(session: Session, courier: Courier, done: Done) -> None:
    """What came of these; of the others that was noted when it came."""
    shown = [edit for edit, said in done if said in {Outcome.SHOWN, Outcome.TAKEN}]
    edits.mark_shown(session, shown)
    for edit, said in done:
        if said is Outcome.TAKEN:
            edits.forget_place(session, edit)
        if said is Outcome.LATE:
            deliveries.mark(session, edit.place, attempts=edit.place.attempts - 1)
    for workspace_id in {each.place.workspace_id for each in shown if each.was_paused}:
        pace.unpause(session, workspace_id, courier.wall())


def _change(courier: Courier, place: Delivery) -> tuple[Callable[[], object], Outcome]:
    """What Slack is to be asked. From whoever was erased, all that the bot said is taken."""
    channel, ts = place.external_channel or "", place.external_id or ""
    with courier.db.read() as session:
        reader = None
        if place.person_id is not None:
            reader = people.get(session, place.workspace_id, place.person_id)
        if reader is None or not reader.is_erased:
            message = fitting(place, _worded(courier, session, place, reader))
            return partial(courier.sender.update, channel, ts, message), Outcome.SHOWN
        if ts != HOME:
            return partial(courier.sender.delete, channel, ts), Outcome.TAKEN
        state = home.look(session, as_actor(reader), courier.clock())
        view = home_tab(state, texts_for(reader.language))
    return partial(courier.sender.publish, channel, view), Outcome.TAKEN


def _worded(
    courier: Courier, session: Session, place: Delivery, reader: Person | None
) -> Message:
    """As things are now: whatever happened, without words that were taken back."""
    message = as_it_stands(session, place, reader, courier.clock(), courier.renderers)
    if message is not None:
        return message
    circle = find_row(Circle, session, place.workspace_id, place.circle_id or 0)
    usual = default_language(session, place.workspace_id)
    language = reader.language if reader else circle.language if circle else usual
    return notice_message(texts_for(language)("message-outdated"))


def _refused(courier: Courier, edit: Edit, error: DeliveryError) -> Outcome:
    place = edit.place
    log.warning("edit of delivery %s (%s): %s", place.id, place.kind, error)
    match error.fate:
        case Fate.SLOW_DOWN:
            _slow_down(courier, edit, error)
        case Fate.WORKSPACE | Fate.SETUP:
            courier.pause(place, DOWN_FOR, error)
        case Fate.AMBIGUOUS | Fate.UNREACHABLE:
            _later(courier, place, error)
        case Fate.UNKNOWN if place.attempts < UNKNOWN_TRIES:
            _later(courier, place, error)
        case Fate.CONTENT if not place.details.get("plain"):
            details = plainly(place.details, plain=True)
            courier.mark(place, details=details, last_error=error.reason)
            return Outcome.REFUSED
        case _:
            # It is not there, or may not be edited: there is nothing that anyone can do.
            with courier.db.begin() as session:
                _give_up(session, edit, error.reason)
            return Outcome.REFUSED
    return Outcome.WAITS


def _give_up(session: Session, edit: Edit, reason: str) -> None:
    place = edit.place
    edits.mark_shown(session, [edit], reason)
    if place.person_id is None:
        return
    if people.get(session, place.workspace_id, place.person_id).is_erased:
        edits.forget_place(session, edit)


def _slow_down(courier: Courier, edit: Edit, error: DeliveryError) -> None:
    """All edits wait. Slack counts each method apart: what is sent does not."""
    until = courier.clock() + patience(error)
    with courier.db.begin() as session:
        values = {"attempts": edit.place.attempts - 1, "last_error": error.reason}
        deliveries.mark(session, edit.place, **values)
        edits.pause(session, edit.place.workspace_id, until)


def _later(courier: Courier, place: Delivery, error: DeliveryError) -> None:
    at = courier.clock() + courier.backoff(place.attempts)
    courier.mark(place, available_at=at, last_error=error.reason)
