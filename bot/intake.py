"""What Slack sends, over HTTP or a socket: where it is kept, worked on and answered.

Slack delivers nothing again of which it was told that it was received. What somebody says is
therefore kept in a row before it is acknowledged, and the row goes when it was worked on and
answered. Whatever is left when a process dies, or when Slack or the database do not answer, is
taken up later, by any process, for 48 hours. Then the whole event is worked on again, also
where its work was stored. So what is said is stored once and answered at least once: twice
where Slack took the answer and that could not be known.

Everything else is answered when its work is stored.
"""

import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from threading import Event, Lock
from typing import Any, TypeVar

from slack_bolt import Ack, App, BoltRequest, BoltResponse

from bot import logs
from bot.clock import Clock
from bot.slack.learned.direct_messages import is_for_us
from handlers.base.click import RETRIED
from handlers.base.errors import REPLAYED, UNSETTLED
from handlers.base.payloads import delivery_key, is_of_nobody
from storage.base import waiting
from storage.database import Database
from storage.models import WaitingEvent
from storage.outages import is_outage

Json = dict[str, Any]
Answer = tuple[int, dict[str, str], str]
Done = TypeVar("Done")

FORMS_REMEMBERED = 200
LONGEST_WORK = 30  # seconds that a second press waits for the first
OK: Answer = (200, {}, "")
AWAY: Answer = (503, {}, "")
log = logging.getLogger(__name__)


class Told(Ack):
    """An answer that leaves as soon as it is known; its handler may go on after that."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.answer: Future[BoltResponse] = Future()

    def __call__(self, *args: Any, **kwargs: Any) -> BoltResponse:
        response = super().__call__(*args, **kwargs)
        self.settle(response)
        return response

    def settle(self, response: BoltResponse) -> None:
        """The first one counts."""
        if not self.answer.done():
            self.answer.set_result(response)


class Intake:
    """`stopping`: nothing new is begun once it is set."""

    def __init__(
        self, bolt: App, db: Database, clock: Clock, executor: Executor, stopping: Event
    ) -> None:
        self._bolt = bolt
        self._db = db
        self._clock = clock
        self._executor = executor
        self._stopping = stopping
        self._forms: OrderedDict[str, Told] = OrderedDict()
        self._lock = Lock()

    def __call__(self, payload: Json, headers: Mapping[str, str]) -> Answer:
        """Take a checked and parsed request; the answer says no more than what is stored."""
        try:
            if payload.get("type") == "event_callback":
                self._take_event(payload)
                return OK
            return self._answer(payload, headers)
        except Exception as error:
            if is_outage(error):  # which says so itself; Slack sends an event again
                return AWAY
            raise

    def catch_up(self) -> None:
        """Work on the events that nobody works on."""
        while not self._stopping.is_set():
            with self._db.begin() as session:
                found = waiting.claim(session, self._clock())
                if found is None:
                    return
                is_old = self._clock() - found.received_at >= waiting.KEPT_FOR
                if is_old:
                    waiting.forget(session, found.key)
            if is_old:
                log.error("an event waited for %s; it was dropped", waiting.KEPT_FOR)
            else:
                self._work_on(found)

    def _take_event(self, payload: Json) -> None:
        if not holds_words(payload):
            self._submit(self._dispatch, payload)
            return
        event_id = str(payload.get("event_id") or json.dumps(payload, sort_keys=True))
        author = author_of(payload)
        with self._db.begin() as session:
            if author and is_deletion(payload):
                for each in waiting.not_in_hand(session, author):
                    if message_of(each.payload) == message_of(payload):
                        waiting.forget(session, each.key)
            found = waiting.keep(session, event_id, author, payload, self._clock())
        if found is not None:
            self._submit(self._work_on, found)

    def _work_on(self, found: WaitingEvent | None) -> None:
        """And on what its author said since, in that order."""
        while found is not None:
            request = self._dispatch(found.payload, is_retry=found.was_tried)
            with self._db.begin() as session:
                if request.context.get(UNSETTLED):
                    waiting.put_off(session, found.key)
                    return
                waiting.forget(session, found.key)
                if self._stopping.is_set():
                    return
                found = waiting.next_of(session, found.user_id, self._clock())

    def _submit(self, work: Callable[..., Done], *args: object) -> Future[Done]:
        future = self._executor.submit(work, *args)
        future.add_done_callback(_note_failure)
        return future

    def _answer(self, payload: Json, headers: Mapping[str, str]) -> Answer:
        told = Told()
        first = self._first_press(payload, told)
        work = self._submit(self._dispatch, payload, headers, told)
        response = told.answer.result()
        if first is not told and work.result().context.get(REPLAYED):
            response = first.answer.result(LONGEST_WORK)
        if response.status == 404:  # noqa: PLR2004  # nobody listens: Slack would count a failure
            log.info("nobody handles %s", payload.get("type"))
            return OK
        kinds = {name: values[0] for name, values in response.headers.items()}
        return response.status, kinds, response.body

    def _first_press(self, payload: Json, told: Told) -> Told:
        """A form that is sent in again, because we were late, is answered as the first time."""
        if payload.get("type") != "view_submission":
            return told
        with self._lock:
            key = delivery_key(payload)
            first = self._forms.setdefault(key, told)
            if first.answer.done() and "errors" in first.answer.result().body:
                first = self._forms[key] = told
            if len(self._forms) > FORMS_REMEMBERED:
                self._forms.popitem(last=False)
        return first

    def _dispatch(
        self,
        payload: Json,
        headers: Mapping[str, str] | None = None,
        told: Told | None = None,
        *,
        is_retry: bool = False,
    ) -> BoltRequest:
        """Hand it to Bolt.

        Bolt's own parsing loses commands that contain the word "payload"; its Socket Mode
        entrance takes what was parsed already.
        """
        told = told or Told()
        request = BoltRequest(body=payload, headers=dict(headers or {}), mode="socket_mode")
        request.context["ack"] = told
        request.context[RETRIED] = is_retry
        try:
            told.settle(self._bolt.dispatch(request))
        except Exception as error:
            told.settle(BoltResponse(status=503 if is_outage(error) else 500))
            raise
        return request


def _note_failure(future: Future[Any]) -> None:
    """What nobody waits for. A database that is away says so itself."""
    error = None if future.cancelled() else future.exception()
    if error is not None and not is_outage(error):
        log.error("a request failed: %s", logs.where(error))


def holds_words(payload: Json) -> bool:
    """Whether losing it would lose something. A profile or a Home is looked at again anyway."""
    event = payload.get("event") or {}
    is_message = event.get("type") == "message" and is_for_us(event)
    return is_message or is_of_nobody(payload)


def is_deletion(payload: Json) -> bool:
    return (payload.get("event") or {}).get("subtype") == "message_deleted"


def message_of(payload: Json) -> tuple[str, str]:
    """Which message this is, changes or takes away."""
    event = payload.get("event") or {}
    said = event.get("message") or event
    return str(event.get("channel")), str(event.get("deleted_ts") or said.get("ts"))


def author_of(payload: Json) -> str | None:
    """Whose words these are, also where they were changed or taken away."""
    event = payload.get("event") or {}
    places = (event, event.get("message") or {}, event.get("previous_message") or {})
    return next((str(each["user"]) for each in places if each.get("user")), None)
