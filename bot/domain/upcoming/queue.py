"""Putting what is due in the outbox, and noting what was lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.agenda.budget import BUDGET, counts
from bot.domain.agenda.due import AWAY
from bot.domain.base import messages
from bot.domain.base.kinds import Due
from bot.domain.base.messages import Tied
from bot.domain.upcoming import budget, effects
from bot.domain.upcoming.budget import allowances
from storage.models import DeliveryState
from storage.people import people


def queue_bundles(session: Session, bundles: Sequence[Sequence[Due]], now: datetime) -> int:
    """Put what is due in the outbox, each bundle as one message; how much of it was new.

    The week of each person is counted again under a lock: another worker may have spent it
    meanwhile. What a message causes is in the same transaction.
    """
    admitted = _admitted(session, bundles, now)
    wanted = [
        message
        for bundle in admitted
        for message in bundle
        if effects.of(message).before(session, message, now) is not False
    ]
    ids = messages.queue_all(session, wanted, now)
    new = [message for message in wanted if _name(message) in ids]
    effects.queued(session, new, now)
    tied = [
        [
            Tied(ids[_name(part)], part.workspace_id, part.to)
            for part in bundle
            if part.to is not None and not part.mail_domain and _name(part) in ids
        ]
        for bundle in admitted
    ]
    messages.tie(session, [parts for parts in tied if len(parts) > 1], now)
    return len(new)


def _name(message: Due) -> tuple[int, str]:
    return message.workspace_id, message.key


def _admitted(
    session: Session, bundles: Sequence[Sequence[Due]], now: datetime
) -> Sequence[Sequence[Due]]:
    """What there is room for in the weeks of those who would get it."""
    readers = {bundle[0].to for bundle in bundles if counts(bundle[0].kind)} - {None}
    people.lock(session, *sorted(each for each in readers if each is not None))
    weeks = allowances(session, readers, now)
    spent: Counter[int] = Counter()
    admitted = []
    for bundle in bundles:
        to, kind = bundle[0].to, bundle[0].kind
        if to is not None and counts(kind):
            if not weeks[to].admits(kind, spent[to]):
                continue
            spent[to] += 1
        admitted.append(bundle)
    return admitted


def note_lost(session: Session, lost: Sequence[Sequence[Due]], now: datetime) -> int:
    """Record what lost its use before it could be sent; how much of it was not known."""
    every = [message for bundle in lost for message in bundle]
    asked = {
        message: (message.to, message.until)
        for message in every
        if message.why != AWAY and message.to is not None and counts(message.kind)
    }
    weeks = budget.at(session, set(asked.values()))

    def why(message: Due) -> str:
        spent = weeks[asked[message]] if message in asked else None
        return BUDGET if spent and not spent.admits(message.kind) else message.why

    noted = [replace(message, details={"why": why(message)}) for message in every]
    ids = messages.queue_all(session, noted, now, DeliveryState.EXPIRED)
    new = [message for message in every if _name(message) in ids]
    for message in new:
        effects.of(message).lost(session, message, now)
    return len(new)
