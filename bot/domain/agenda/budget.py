"""Pure: how often someone is written to, over all their circles together.

Everybody has a week; who is silent has a quarter too, for what everybody is asked.

What the bot says of its own accord counts, as its row in `kinds` tells; what someone is told
because another did something (an invitation, a change, an answer) does not, and never waits.
What falls due together is one message and counts once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

from bot.domain.base.kinds import FREE, PRESSING, Due, MessageKind
from bot.domain.people.working_hours import to_utc
from bot.zones import zone_named

MOST_TOGETHER = 6  # parts of one message; more is a newspaper
BUDGET = "budget"  # why a message waits
QUARTER = timedelta(weeks=13)
MOST_IN_A_QUARTER = 3  # messages to whoever is silent
ENOUGH_FOR_A_NEWCOMER = {  # after a welcome and an invitation, the question is the third
    MessageKind.MEETING_REMINDER: MOST_IN_A_QUARTER - 1,
    MessageKind.PROMPT_REMINDER: MOST_IN_A_QUARTER,
}
ASKED_OF_EVERYBODY = frozenset(  # not about what somebody wrote, chose or brought
    {
        MessageKind.MEETING_REMINDER,
        MessageKind.POLL_REMINDER,
        MessageKind.HOST_QUESTION,
        MessageKind.PROMPT,
        MessageKind.PROMPT_REMINDER,
        MessageKind.STILL_IN,
    }
)


@dataclass(frozen=True)
class Allowance:
    """How many messages someone wants in a week, and how many they had in this one.

    `in_quarter`: how many they had in the last quarter; only counted for whoever is silent, or
    did nothing in any circle yet.
    """

    limit: int
    spent: int
    in_quarter: int | None = None
    is_new: bool = False

    def admits(self, kind: MessageKind, more: int = 0) -> bool:
        if self.has_enough_of(kind, more):
            return False
        reserved = kind.row.urgency - PRESSING  # left for what is more urgent
        return self.spent + more < max(1, self.limit - reserved)

    def has_enough_of(self, kind: MessageKind, more: int = 0) -> bool:
        """Whether the quarter keeps this kind from them, whatever else leaves."""
        if self.in_quarter is None:
            return False
        had = self.in_quarter + more
        if self.is_new:
            return had >= ENOUGH_FOR_A_NEWCOMER.get(kind, had + 1)
        return kind in ASKED_OF_EVERYBODY and had >= MOST_IN_A_QUARTER


def counts(kind: MessageKind) -> bool:
    return kind.row.urgency is not FREE


@lru_cache(maxsize=256)
def week_of(moment: datetime, zone: str) -> datetime:
    """When the week of a moment began, where the person is: their Monday, midnight."""
    local = moment.astimezone(zone_named(zone))
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
        own = allowances[person_id]
        waiting += (each for each in mine if own.has_enough_of(each.kind))  # holds up no other
        rest = [each for each in mine if not own.has_enough_of(each.kind)]
        rest.sort(key=_rank)
        for number, bundle in enumerate(_batches(rest)):
            if own.admits(bundle[0].kind, number):
                alone.append(bundle)
            else:
                waiting.extend(bundle)
    alone.sort(key=lambda bundle: _rank(bundle[0]))  # two sessions of one day: the first first
    return Shared(alone, waiting)


def _rank(message: Due) -> tuple[int, datetime, str, int, str]:
    """In an order that does not depend on who asks: two workers choose the same."""
    return (
        message.kind.row.urgency,
        message.until,
        message.kind,
        message.subject_id,
        message.occasion,
    )


def _batches(messages: Sequence[Due]) -> Iterator[Sequence[Due]]:
    for begin in range(0, len(messages), MOST_TOGETHER):
        yield messages[begin : begin + MOST_TOGETHER]
