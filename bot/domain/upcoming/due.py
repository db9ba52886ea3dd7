"""All that is to be said or noted at a moment, from the rows of every subject."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.domain.agenda import ageing as ageing_agenda
from bot.domain.agenda import hosts as hosts_agenda
from bot.domain.agenda import introductions as introductions_agenda
from bot.domain.agenda import polls as polls_agenda
from bot.domain.agenda import quorum as quorum_agenda
from bot.domain.agenda import reuse as reuse_agenda
from bot.domain.agenda import sessions as sessions_agenda
from bot.domain.agenda import timebox as timebox_agenda
from bot.domain.agenda import vacancies as vacancies_agenda
from bot.domain.agenda.budget import BUDGET, Shared, share_out
from bot.domain.agenda.due import Plan, due, lost, waiting
from bot.domain.base.kinds import Due
from bot.domain.upcoming import (
    ageing,
    hosts,
    introductions,
    polls,
    quorum,
    reuse,
    sessions,
    timebox,
    vacancies,
)
from bot.domain.upcoming.budget import Allowed, allowances
from bot.domain.upcoming.heartbeat import Heartbeat, begin

Facts = TypeVar("Facts")


def _subject(
    load: Callable[[Session, Heartbeat], Facts], plan: Callable[[Facts, datetime], Plan]
) -> Callable[[Session, Heartbeat], Plan]:
    return lambda session, beat: plan(load(session, beat), beat.now)


SUBJECTS = (
    _subject(sessions.load, sessions_agenda.plan),
    _subject(polls.load, polls_agenda.plan),
    _subject(quorum.load, quorum_agenda.plan),
    _subject(vacancies.load, vacancies_agenda.plan),
    _subject(hosts.load, hosts_agenda.plan),
    _subject(timebox.load, timebox_agenda.plan),
    _subject(introductions.load, introductions_agenda.plan),
    _subject(reuse.load, reuse_agenda.plan),
    _subject(ageing.load, ageing_agenda.plan),
)


@dataclass(frozen=True)
class Look:
    """What a heartbeat finds: what leaves now, each bundle as one message; what was lost."""

    bundles: Sequence[Sequence[Due]]
    lost: Sequence[Due]


def look(session: Session, now: datetime) -> Look:
    """`lost` reaches back to the last heartbeat, however long ago that was."""
    plan = _plan(session, now)
    shared, _ = _shared(session, plan, now)
    return Look(shared.bundles, list(lost(plan, now)))


def held(session: Session, now: datetime) -> Iterator[tuple[Due, datetime]]:
    """What waits for its reader, or for another week; with the moment when it may leave."""
    plan = _plan(session, now)
    yield from waiting(plan, now)
    shared, allowed = _shared(session, plan, now)
    for message in shared.waiting:
        assert message.to is not None  # noqa: S101  # only people have a budget
        yield replace(message, why=BUDGET), allowed[message.to].next_week


def _plan(session: Session, now: datetime) -> Plan:
    beat = begin(session, now)
    return [each for subject in SUBJECTS for each in subject(session, beat)]


def _shared(session: Session, plan: Plan, now: datetime) -> tuple[Shared, dict[int, Allowed]]:
    found = list(due(plan, now))
    allowed = allowances(session, [message.to for message in found], now)
    return share_out(found, allowed), allowed
