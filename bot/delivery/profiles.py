"""Asking Slack who people are once they were answered: no answer waits for that."""

import logging
from collections.abc import Callable

from bot.clock import Clock
from bot.delivery.directory import Directory
from bot.delivery.slack import NO_ANSWER, may_pass
from bot.domain.overview import profiles
from storage.database import Database

AT_ONCE = 10  # every fifteen seconds; `users.info` may be called 100 times a minute and more
log = logging.getLogger(__name__)


def complete(
    db: Database, directory: Directory, clock: Clock, is_stopping: Callable[[], bool]
) -> None:
    """A few at a time. Where Slack does not answer, the next round asks again.

    Of whom Slack refuses to say anything, it is wanted again once they do something.
    """
    with db.read() as session:
        wanted = profiles.wanted(session, AT_ONCE)
    for actor in wanted:
        if is_stopping():
            return
        try:
            profile = directory.profile(actor.address)
        except NO_ANSWER as problem:
            log.warning("users.info did not answer: %s", type(problem).__name__)
            if may_pass(problem):
                return
            profile = None
        with db.begin() as session:
            profiles.complete(session, actor, profile, clock())
