"""Pure: who is asked to lead a circle, and who hears that a facilitator is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.agenda.due import Plan
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.people.working_hours import Rhythm, next_welcome, working_days_after

WAIT = 2  # working days for those who are asked first
PRESSING = timedelta(days=4)  # a session so near: everyone is asked at once
WANTED_KEPT = timedelta(days=30)
GONE_KEPT = timedelta(days=14)


@dataclass(frozen=True)
class Candidate:
    """Someone who can lead a circle; `wave` 0 is asked first."""

    person_id: int
    rhythm: Rhythm
    wave: int
    was_asked: bool
    declined_at: datetime | None


@dataclass(frozen=True)
class Vacancy:
    """A running circle that nobody leads."""

    workspace_id: int
    circle_id: int
    time_zone: str
    since: datetime
    next_at: datetime | None  # when its next session begins
    candidates: Sequence[Candidate]


@dataclass(frozen=True)
class Deputy:
    """Who still leads, beside someone whose account was switched off."""

    workspace_id: int
    circle_id: int
    gone_id: int  # the membership of the person who is gone
    gone_at: datetime
    person_id: int
    rhythm: Rhythm


@dataclass(frozen=True)
class Facts:
    """About which nothing was queued yet."""

    vacancies: Sequence[Vacancy] = ()
    deputies: Sequence[Deputy] = ()


def wave(*, is_host: bool, is_member: bool) -> int:
    """The host of the next session first, then the others, then the programme managers."""
    if not is_member:
        return 2
    return 0 if is_host else 1


def plan(facts: Facts, now: datetime) -> Plan:
    for vacancy in facts.vacancies:
        yield from wanted(vacancy)
    for deputy in facts.deputies:
        yield gone(deputy), deputy.rhythm


def wanted(vacancy: Vacancy) -> Iterator[tuple[Due, Rhythm]]:
    """One wave after the other, so that nobody is asked for what another would gladly do."""
    opens = vacancy.since
    for wave in sorted({each.wave for each in vacancy.candidates}):
        people = [each for each in vacancy.candidates if each.wave == wave]
        for each in people:
            if not each.was_asked:
                yield _wanted(vacancy, each, opens), each.rhythm
        opens = _next_wave(vacancy, people, opens)


def _next_wave(vacancy: Vacancy, people: Sequence[Candidate], opens: datetime) -> datetime:
    """After two working days; at once when all said no, or when a session is near."""
    refusals = [each.declined_at for each in people if each.declined_at is not None]
    if len(refusals) == len(people):
        return max(opens, *refusals)
    if vacancy.next_at is not None and vacancy.next_at - opens < PRESSING:
        return opens
    return working_days_after(opens, WAIT, Rhythm(vacancy.time_zone))


def _wanted(vacancy: Vacancy, candidate: Candidate, opens: datetime) -> Due:
    at = next_welcome(opens, candidate.rhythm)
    return Due(
        workspace_id=vacancy.workspace_id,
        kind=MessageKind.FACILITATOR_WANTED,
        subject_id=vacancy.circle_id,
        circle_id=vacancy.circle_id,
        due_at=at,
        expires_at=at + WANTED_KEPT,
        to=candidate.person_id,
        occasion=f"{vacancy.since:%Y%m%dT%H%M%SZ}",
    )


def gone(deputy: Deputy) -> Due:
    at = next_welcome(deputy.gone_at, deputy.rhythm)
    return Due(
        workspace_id=deputy.workspace_id,
        kind=MessageKind.FACILITATOR_GONE,
        subject_id=deputy.gone_id,
        circle_id=deputy.circle_id,
        due_at=at,
        expires_at=at + GONE_KEPT,
        to=deputy.person_id,
        occasion=f"{deputy.gone_at:%Y%m%dT%H%M%SZ}",
    )
