"""Pure: how often somebody is written to in a week, over all their circles together.

What the bot says of its own accord counts; what somebody is told because another did something
(an invitation, a change, an answer) does not, and never waits. What falls due together is one
message and counts once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.agenda.due import Due
from bot.domain.base.kinds import MessageKind
from bot.domain.people.calendar_rules import to_utc

MOST_TOGETHER = 6  # parts of one message; more is a newspaper
BUDGET = "budget"  # why a message waits

# The lower, the more urgent. What is not here does not count.
URGENCY: Mapping[MessageKind, int] = {
    MessageKind.QUORUM: 1,  # somebody must decide, and the session is near
    MessageKind.POLL_RESULT: 1,  # others keep moments free until it is decided
    MessageKind.MEETING_REMINDER: 1,  # of no use after the session began
    MessageKind.POLL_REMINDER: 1,  # of no use after the last day for votes
    MessageKind.PROMPT: 2,  # keeps for days
    MessageKind.INTENTION_QUESTION: 2,  # the person chose the day; it keeps for two weeks
    MessageKind.MEETING_WRAP_UP: 2,  # keeps for days
    MessageKind.HOST_QUESTION: 2,  # somebody must find a room; others can be asked
    MessageKind.PROMPT_REMINDER: 3,  # was said before
    MessageKind.INTRODUCTION_QUESTION: 3,  # a favour to a colleague; it keeps
    MessageKind.INTRODUCTION_FOLLOW_UP: 3,  # keeps for two weeks
    MessageKind.STILL_HOLDS: 3,  # keeps: an old card only grows older
    MessageKind.REUSE_CHOICE: 3,  # keeps for weeks
    MessageKind.REUSE_NEWS: 3,  # keeps for weeks
}
# So many of somebody's messages are left for what is more urgent, as far as they have more.
RESERVED: Mapping[int, int] = {1: 0, 2: 1, 3: 2}


@dataclass(frozen=True)
class Allowance:
    """How many messages somebody wants in a week, and how many they had in this one."""

    limit: int
    spent: int

    def admits(self, kind: MessageKind, more: int = 0) -> bool:
        return self.spent + more < max(1, self.limit - RESERVED[URGENCY[kind]])


def counts(kind: MessageKind) -> bool:
    return kind in URGENCY


def week_of(moment: datetime, zone: str) -> datetime:
    """When the week of a moment began, where the person is: their Monday, midnight."""
    local = moment.astimezone(ZoneInfo(zone))
    monday = local.date() - timedelta(days=local.weekday())
    return to_utc(datetime.combine(monday, time(0)), zone)


@dataclass(frozen=True)
class Shared:
    """`bundles`: what leaves now, each as one message; `waiting`: for a next week."""

    bundles: Sequence[Sequence[Due]]
    waiting: Sequence[Due]


def share_out(messages: Iterable[Due], allowances: Mapping[int, Allowance]) -> Shared:
    """Each person's messages together, the most urgent first; all that does not count, alone.

    What is less urgent goes along with what leaves anyway: it costs no message.
    """
    alone: list[Sequence[Due]] = []
    counted: dict[int, list[Due]] = {}
    for message in messages:
        if message.to is None or not counts(message.kind):
            alone.append([message])
        else:
            counted.setdefault(message.to, []).append(message)
    waiting: list[Due] = []
    for person_id, mine in counted.items():
        mine.sort(key=_rank)
        for number, bundle in enumerate(_batches(mine)):
            if allowances[person_id].admits(bundle[0].kind, number):
                alone.append(bundle)
            else:
                waiting.extend(bundle)
    return Shared(alone, waiting)


def _rank(message: Due) -> tuple[int, datetime, str, int, str]:
    """In an order that does not depend on who asks: two workers choose the same."""
    return (
        URGENCY[message.kind],
        message.expires_at,
        message.kind,
        message.subject_id,
        message.occasion,
    )


def _batches(messages: Sequence[Due]) -> Iterator[Sequence[Due]]:
    for begin in range(0, len(messages), MOST_TOGETHER):
        yield messages[begin : begin + MOST_TOGETHER]
