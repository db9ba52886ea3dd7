"""Asking Slack who people are: no answer of ours waits for that, and Slack sets the pace."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot import logs
from bot.clock import Clock
from bot.delivery.directory import Directory
from bot.delivery.installation import Installation
from bot.delivery.slack import NO_ANSWER, failure_of, may_pass
from bot.domain.base.actor import Actor, Address
from bot.domain.overview import profiles
from bot.domain.people.people import Profile
from bot.errors import Fate, Unreachable
from storage.database import Database
from storage.outages import is_outage

AT_ONCE = 10  # every fifteen seconds; `users.info` may be called 100 times a minute and more
REST, LONGEST_REST = 15, 600  # seconds: where Slack does not say how long, and at most
SILENT = {Fate.SLOW_DOWN, Fate.UNREACHABLE, Fate.WORKSPACE}
log = logging.getLogger(__name__)


class Profiles:
    """One for each process: what it learns of Slack's mood counts for all that ask."""

    def __init__(
        self, db: Database, installation: Installation, directory: Directory, clock: Clock
    ) -> None:
        self._db = db
        self._installation = installation
        self._directory = directory
        self._clock = clock
        self._rest: tuple[datetime, datetime] | None = None  # from when until when
        self._failed: set[int] = set()  # people who wait until all others were asked for

    def ask(self, address: Address) -> Profile | None:
        """About someone new, who waits. Raises Unreachable, at once as long as Slack is silent.

        None: Slack does not know them.
        """
        if self._is_resting():
            raise Unreachable
        try:
            return self._directory.profile(address)
        except NO_ANSWER as problem:
            self._note(problem)
            raise Unreachable from None

    def complete(self, is_stopping: Callable[[], bool] = lambda: False) -> None:
        """Ask about a few of whom too little is known, and keep what Slack says.

        One of whom it says nothing keeps nobody else waiting.
        """
        if self._is_resting():
            return
        try:
            home = Address.slack(self._installation.get().team_id)
        except Unreachable:
            return
        with self._db.read() as session:
            wanted = profiles.wanted(session, home, AT_ONCE, self._failed)
        if len(wanted) < AT_ONCE:
            self._failed.clear()
        for actor in wanted:
            if is_stopping() or self._is_resting():
                return
            self._complete(actor)

    def _complete(self, actor: Actor) -> None:
        try:
            profile = self._directory.profile(actor.address)
        except NO_ANSWER as problem:
            self._note(problem)
            if not self._is_resting():
                self._failed.add(actor.id)
            if not may_pass(problem):
                with self._db.begin() as session:
                    profiles.give_up(session, actor)
            return
        try:
            with self._db.begin() as session:
                profiles.complete(session, actor, profile, self._clock())
        except Exception as error:
            if is_outage(error):
                raise
            self._failed.add(actor.id)
            log.error("a profile could not be kept: %s", logs.where(error))

    def _note(self, problem: Exception) -> None:
        """Rest where asking again, of anybody, would be in vain."""
        log.warning("users.info did not answer: %s", type(problem).__name__)
        failure = failure_of(problem)
        if failure.fate in SILENT or isinstance(problem, OSError):
            now = self._clock()
            pause = min(failure.retry_after or REST, LONGEST_REST)
            self._rest = now, now + timedelta(seconds=pause)

    def _is_resting(self) -> bool:
        """Not for longer where the clock was put back."""
        if self._rest is None:
            return False
        begun, until = self._rest
        return begun <= self._clock() < until
