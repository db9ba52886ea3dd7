"""All that is to be said or noted at a moment, from the rows of every subject."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.domain.agenda.budget import BUDGET, Shared, share_out
from bot.domain.agenda.due import Plan, due, lost, waiting
from bot.domain.agenda.insights import ageing as ageing_agenda
from bot.domain.agenda.insights import missed as missed_agenda
from bot.domain.agenda.insights import proposals as proposals_agenda
from bot.domain.agenda.insights import requests as requests_agenda
from bot.domain.agenda.insights import reuse as reuse_agenda
from bot.domain.agenda.insights import trials as trials_agenda
from bot.domain.agenda.people import fading as fading_agenda
from bot.domain.agenda.people import introductions as introductions_agenda
from bot.domain.agenda.people import joining as joining_agenda
from bot.domain.agenda.people import vacancies as vacancies_agenda
from bot.domain.agenda.sessions import cases as cases_agenda
from bot.domain.agenda.sessions import endings as endings_agenda
from bot.domain.agenda.sessions import hosts as hosts_agenda
from bot.domain.agenda.sessions import polls as polls_agenda
from bot.domain.agenda.sessions import quorum as quorum_agenda
from bot.domain.agenda.sessions import sessions as sessions_agenda
from bot.domain.agenda.sessions import timebox as timebox_agenda
from bot.domain.base.kinds import Due
from bot.domain.base.odd_rows import Odd
from bot.domain.upcoming.budget import Allowed, allowances
from bot.domain.upcoming.heartbeat import LOOKED_AT, Heartbeat, begin
from bot.domain.upcoming.insights import ageing, missed, proposals, requests, reuse, trials
from bot.domain.upcoming.people import fading, introductions, joining, vacancies
from bot.domain.upcoming.sessions import cases, endings, hosts, polls, quorum, sessions, timebox
from bot.domain.upcoming.sieve import Sieve
from storage.models import (
    Base,
    Case,
    Insight,
    InsightSource,
    InsightUse,
    JoinRequest,
    LearningQuestion,
    Meeting,
    Poll,
    Prompt,
    Run,
    Subscription,
)
from storage.outages import is_outage

Found = TypeVar("Found")


@dataclass(frozen=True)
class Subject:
    """What may be said about one subject: its facts, and what follows from them.

    `needs`: the table without a row of which there is nothing to say. `is_urgent`: it is looked
    at in every heartbeat. The others are about a day, a morning or a week.
    """

    name: str
    load: Callable[[Session, Heartbeat], Any]
    plan: Callable[[Any, datetime], Plan]
    needs: type[Base] | None = None
    is_urgent: bool = False

    def look(self, session: Session, beat: Heartbeat) -> Plan:
        """Without odd rows; nothing, when the subject as a whole cannot be looked at."""
        is_unused = self.needs is not None and self.needs not in beat.used
        if is_unused or not (self.is_urgent or beat.is_sweep):
            return []
        try:
            return beat.sieve.planned(self.plan, self.load(session, beat), beat.now)
        except Exception as error:
            if is_outage(error):  # for all subjects
                raise
            if isinstance(error, DBAPIError):
                session.rollback()  # PostgreSQL answers no more in this transaction
            beat.sieve.odd.append(Odd(f"agenda: {self.name}", error=error))
            return []


SUBJECTS = (
    Subject("sessions", sessions.load, sessions_agenda.plan, Meeting, is_urgent=True),
    Subject("cases", cases.load, cases_agenda.plan, Case, is_urgent=True),
    Subject("polls", polls.load, polls_agenda.plan, Poll, is_urgent=True),
    Subject("quorum", quorum.load, quorum_agenda.plan, Meeting),
    Subject("vacancies", vacancies.load, vacancies_agenda.plan),
    Subject("endings", endings.load, endings_agenda.plan),
    Subject("hosts", hosts.load, hosts_agenda.plan, Meeting),
    Subject("timebox", timebox.load, timebox_agenda.plan, Run, is_urgent=True),
    Subject(
        "introductions",
        introductions.load,
        introductions_agenda.plan,
        LearningQuestion,
        is_urgent=True,
    ),
    Subject("requests", requests.load, requests_agenda.plan, InsightSource, is_urgent=True),
    Subject("reuse", reuse.load, reuse_agenda.plan),
    Subject("trials", trials.load, trials_agenda.plan, InsightUse),
    Subject("missed", missed.load, missed_agenda.plan, Subscription),
    Subject("proposals", proposals.load, proposals_agenda.plan),
    Subject("fading", fading.load, fading_agenda.plan, Prompt),
    Subject("joining", joining.load, joining_agenda.plan, JoinRequest, is_urgent=True),
    Subject("ageing", ageing.load, ageing_agenda.plan, Insight),
)
if missing := {each.needs for each in SUBJECTS if each.needs} - set(LOOKED_AT):
    raise ImportError(f"nobody looks whether these hold a row: {missing}")


@dataclass(frozen=True)
class Look:
    """What a heartbeat finds: what leaves now, each bundle as one message; what was lost."""

    bundles: Sequence[Sequence[Due]]
    lost: Sequence[Due]
    odd: Sequence[Odd] = ()  # rows that were left out
    used: Collection[type[Base]] = LOOKED_AT  # tables that hold a row
    is_sweep: bool = True  # all subjects were looked at
    is_far: bool = True  # also what ended long ago


def look(session: Session, now: datetime) -> Look:
    """`lost` reaches back to the last heartbeat, however long ago that was."""
    beat = begin(session, now)
    plan = _plan(session, beat)
    shared, _ = _shared(session, beat.sieve, plan, now)
    gone = _sifted(beat.sieve, lost, plan, now)
    return Look(shared.bundles, gone, beat.sieve.odd, beat.used, beat.is_sweep, beat.is_far)


def held(session: Session, now: datetime) -> Iterator[tuple[Due, datetime]]:
    """What waits for its reader, or for another week; with the moment when it may leave."""
    beat = begin(session, now, is_far=True)
    plan = _plan(session, beat)
    yield from _sifted(beat.sieve, waiting, plan, now)
    shared, allowed = _shared(session, beat.sieve, plan, now)
    for message in shared.waiting:
        assert message.to is not None  # noqa: S101  # only people have a budget
        yield replace(message, why=BUDGET), allowed[message.to].next_room


def _plan(session: Session, beat: Heartbeat) -> Plan:
    return [each for subject in SUBJECTS for each in subject.look(session, beat)]


def _sifted(
    sieve: Sieve, pick: Callable[[Plan, datetime], Iterable[Found]], plan: Plan, now: datetime
) -> list[Found]:
    """What is picked from a plan, without the messages of which it cannot be said."""
    try:
        return list(pick(plan, now))
    except Exception:  # noqa: BLE001
        picked = sieve.each(plan, lambda each: list(pick([each], now)))
        return [one for found in picked for one in found]


def _shared(
    session: Session, sieve: Sieve, plan: Plan, now: datetime
) -> tuple[Shared, dict[int, Allowed]]:
    found = _sifted(sieve, due, plan, now)
    allowed = allowances(session, [message.to for message in found], now)
    try:
        return share_out(found, allowed), allowed
    except Exception:  # noqa: BLE001
        theirs = [[each for each in found if each.to == to] for to in {m.to for m in found}]
        each = sieve.each(theirs, lambda mine: share_out(mine, allowed))
        bundles = [bundle for one in each for bundle in one.bundles]
        return Shared(bundles, [message for one in each for message in one.waiting]), allowed
