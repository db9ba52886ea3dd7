"""Pure: everything that the bot says, one complete row for each kind of message.

The budget, the outbox, the ledger and the handover of a circle read it. A kind
whose row is missing or has a gap makes this module fail to import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, IntEnum, StrEnum, auto
from typing import Any, Self


class About(Enum):
    """What `subject_id` is the id of."""

    CAPTURE = auto()
    CHANGE = auto()  # of the dates of a session
    CIRCLE = auto()
    DELIVERY = auto()
    DIGEST = auto()
    HANDOVER = auto()
    INSIGHT = auto()
    INTENTION = auto()
    INTRODUCTION = auto()
    MEETING = auto()
    MEMBERSHIP = auto()
    PERSON = auto()
    PHASE = auto()  # of a run of show
    POLL = auto()
    PROMPT = auto()
    QUESTION = auto()  # a learning question
    SERIES = auto()  # of sessions
    VOTE = auto()  # on cases


class Reader(Enum):
    """Who gets it."""

    CHANNEL = auto()
    MEMBERS = auto()  # of the circle, each in private
    FACILITATORS = auto()  # of the circle, at the moment of queueing
    LEADERS = auto()  # the same; what did not leave yet moves to whoever leads next
    PERSON = auto()  # the one whom it concerns
    ANYBODY = auto()  # a channel or a person


class Urgency(IntEnum):
    """How it stands in someone's weekly budget; the lower, the more urgent."""

    FREE = 0  # does not count and never waits: another did something, or asked for it
    PRESSING = 1  # of no use later, or others wait for the answer
    SOON = 2  # keeps for days
    LATER = 3  # keeps for weeks, or was said before


class Away(Enum):
    """May it reach someone who is away?"""

    WAITS = auto()
    AT_ONCE = auto()  # they asked for it, or are about to lead a session


class Ledger(Enum):
    """Does the ledger of a session show to its facilitators what became of it?"""

    HIDDEN = auto()
    SHOWN = auto()


class Again(Enum):
    """May it be said more than once to one reader about one subject?"""

    ONCE = auto()
    MOVED = auto()  # it is about one moment of a session, and is said again when that moves
    OFTEN = auto()  # once for each occasion, which the sender names


class Reply(Enum):
    """ASKS: there is something to answer; once that was done, the message says so."""

    TELLS = auto()
    ASKS = auto()


class Effect(Enum):
    """What else happens when it is queued or lost: `bot/domain/upcoming/effects.py`."""

    NOTHING = auto()
    OPEN_PROMPT = auto()
    CLOSE_VOTE = auto()
    NOTE_WARNING = auto()
    INTRODUCE = auto()
    PASS_ON = auto()


CHANNEL, MEMBERS, FACILITATORS, LEADERS, PERSON, ANYBODY = Reader
FREE, PRESSING, SOON, LATER = Urgency
WAITS, AT_ONCE = Away
HIDDEN, SHOWN = Ledger
ONCE, MOVED, OFTEN = Again
TELLS, ASKS = Reply
NOTHING, OPEN_PROMPT, CLOSE_VOTE, NOTE_WARNING, INTRODUCE, PASS_ON = Effect


@dataclass(frozen=True)
class Row:
    """All that must be decided about a kind of message. No column has a default."""

    about: About
    reader: Reader
    urgency: Urgency
    away: Away
    ledger: Ledger
    again: Again
    reply: Reply
    effect: Effect


class Kind(StrEnum):
    """An enum whose members each have one row; `Kind(value)` finds one."""

    row: Row

    def __new__(cls, value: str, *row: Row) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        (member.row,) = row
        return member


class MessageKind(Kind):
    """Every message that leaves through the outbox, by what it is about."""

    # fmt: off
    # The columns are those of Row; FREE does not count in anyone's week.
    # A circle and who leads it
    WELCOME                   = auto(), Row(About.CIRCLE,       MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    LEADING                   = auto(), Row(About.CIRCLE,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    MEMBERSHIP_CHANGED        = auto(), Row(About.CIRCLE,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    MEMBER_LEFT               = auto(), Row(About.MEMBERSHIP,   LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    FACILITATORS_CHANGED      = auto(), Row(About.CIRCLE,       CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    FACILITATOR_GONE          = auto(), Row(About.MEMBERSHIP,   FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, TELLS, PASS_ON)
    FACILITATOR_WANTED        = auto(), Row(About.CIRCLE,       MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    HANDOVER                  = auto(), Row(About.HANDOVER,     PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    HANDOVER_ANSWERED         = auto(), Row(About.HANDOVER,     PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING)
    HOST_QUESTION             = auto(), Row(About.MEETING,      PERSON,       SOON,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    HOST_CHOSEN               = auto(), Row(About.MEETING,      PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    # Finding a date
    POLL                      = auto(), Row(About.POLL,         MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    POLL_REMINDER             = auto(), Row(About.POLL,         MEMBERS,      PRESSING, WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    POLL_RESULT               = auto(), Row(About.POLL,         LEADERS,      PRESSING, WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    POLL_CANCELLED            = auto(), Row(About.POLL,         PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING)
    # A session, in the order in which the ledger shows it
    INVITATION                = auto(), Row(About.SERIES,       MEMBERS,      FREE,     WAITS,   SHOWN,  OFTEN, ASKS,  NOTHING)
    MEETING_CHANGE            = auto(), Row(About.CHANGE,       MEMBERS,      FREE,     WAITS,   SHOWN,  ONCE,  ASKS,  NOTHING)
    MEETING_REMINDER          = auto(), Row(About.MEETING,      MEMBERS,      PRESSING, WAITS,   SHOWN,  MOVED, ASKS,  NOTHING)
    QUORUM                    = auto(), Row(About.MEETING,      LEADERS,      PRESSING, WAITS,   SHOWN,  MOVED, ASKS,  NOTHING)
    CALLED_OFF                = auto(), Row(About.MEETING,      LEADERS,      FREE,     WAITS,   SHOWN,  ONCE,  TELLS, NOTHING)
    MEETING_AGENDA            = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   SHOWN,  MOVED, ASKS,  NOTHING)
    FACILITATOR_BRIEF         = auto(), Row(About.MEETING,      FACILITATORS, FREE,     AT_ONCE, SHOWN,  MOVED, TELLS, NOTHING)
    PROMPT                    = auto(), Row(About.MEETING,      MEMBERS,      SOON,     WAITS,   SHOWN,  ONCE,  ASKS,  OPEN_PROMPT)
    MEETING_WRAP_UP           = auto(), Row(About.MEETING,      LEADERS,      SOON,     WAITS,   SHOWN,  ONCE,  TELLS, NOTHING)
    MEETING_RECAP             = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   SHOWN,  ONCE,  TELLS, NOTHING)
    CASE_VOTE                 = auto(), Row(About.VOTE,         CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    CASE_VOTE_CLOSED          = auto(), Row(About.VOTE,         CHANNEL,      FREE,     WAITS,   HIDDEN, ONCE,  TELLS, CLOSE_VOTE)
    CASE_PICKED               = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    RUN                       = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   HIDDEN, MOVED, ASKS,  NOTHING)
    RUN_PHASE                 = auto(), Row(About.PHASE,        CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    RUN_SOON                  = auto(), Row(About.PHASE,        CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTE_WARNING)
    RUN_OVER                  = auto(), Row(About.PHASE,        CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTE_WARNING)
    RUN_DONE                  = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    # What people learned
    PROMPT_REMINDER           = auto(), Row(About.MEETING,      PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    INTENTION_QUESTION        = auto(), Row(About.INTENTION,    PERSON,       SOON,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    REFLECTION_KEPT           = auto(), Row(About.PROMPT,       PERSON,       FREE,     AT_ONCE, HIDDEN, ONCE,  TELLS, NOTHING)
    CAPTURE_REQUEST           = auto(), Row(About.CAPTURE,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    CAPTURE_ANSWERED          = auto(), Row(About.CAPTURE,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING)
    # Insights
    RELEASE_REQUEST           = auto(), Row(About.INSIGHT,      PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    RELEASE_ANSWERED          = auto(), Row(About.INSIGHT,      LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    INSIGHT_OFFERED           = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    INSIGHT_WITHDRAWN         = auto(), Row(About.INSIGHT,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING)
    INSIGHT_REVISION          = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    PRINCIPLE_PROPOSED        = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    PRINCIPLE_ENDED           = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    STILL_HOLDS               = auto(), Row(About.PERSON,       PERSON,       LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    REUSE_CHOICE              = auto(), Row(About.PERSON,       PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    REUSE_NEWS                = auto(), Row(About.PERSON,       PERSON,       LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    SHARED_INSIGHT            = auto(), Row(About.INSIGHT,      CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    DIGEST                    = auto(), Row(About.DIGEST,       ANYBODY,      FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING)
    # Questions, and who can answer them
    LEARNING_QUESTION         = auto(), Row(About.QUESTION,     LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    QUESTION_NEWS             = auto(), Row(About.QUESTION,     PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    QUESTION_MATCH            = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    QUESTION_ANSWERED         = auto(), Row(About.QUESTION,     PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    INTRODUCTION_QUESTION     = auto(), Row(About.QUESTION,     PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  INTRODUCE)
    INTRODUCTION_OFFER        = auto(), Row(About.INTRODUCTION, PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    INTRODUCTION              = auto(), Row(About.INTRODUCTION, PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING)
    INTRODUCTION_FOLLOW_UP    = auto(), Row(About.INTRODUCTION, PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING)
    # Said at once, in answer: known here so that it can be edited, and taken away
    ANSWER                    = auto(), Row(About.INSIGHT,      PERSON,       FREE,     AT_ONCE, HIDDEN, OFTEN, TELLS, NOTHING)
    REPLY                     = auto(), Row(About.PERSON,       PERSON,       FREE,     AT_ONCE, HIDDEN, OFTEN, TELLS, NOTHING)
    # The outbox itself
    TOGETHER                  = auto(), Row(About.PERSON,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING)
    TROUBLE                   = auto(), Row(About.DELIVERY,     LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING)
    # fmt: on


NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Due:
    """A message to be said. Its key is kind, subject, reader and occasion: it leaves once."""

    workspace_id: int
    kind: MessageKind
    subject_id: int
    circle_id: int | None  # its facilitators hear of a failure; None: nobody does
    due_at: datetime
    expires_at: datetime | None = None
    to: int | None = None  # a person's id
    channel: str | None = None
    occasion: str = ""  # tells apart what is said more than once about one subject
    details: Mapping[str, Any] = field(default_factory=dict, hash=False)
    why: str = ""  # it waits, or it was lost

    def __post_init__(self) -> None:
        """Raises ValueError for what does not fit the row of its kind."""
        row, is_private = self.kind.row, self.to is not None
        fits = row.reader is ANYBODY or is_private is (row.reader is not CHANNEL)
        if not fits or is_private is (self.channel is not None):
            raise ValueError(f"{self.kind} is not for such a reader")
        if row.reader is LEADERS and self.circle_id is None:
            raise ValueError(f"{self.kind} cannot move without its circle")
        if (row.again is ONCE and self.occasion) or (row.again is MOVED and not self.occasion):
            raise ValueError(f"{self.kind} has a wrong occasion: {self.occasion!r}")

    @property
    def key(self) -> str:
        reader = f"p{self.to}" if self.to is not None else f"c{self.channel}"
        parts = [self.kind.value, str(self.subject_id), reader, self.occasion]
        return ":".join(filter(None, parts))

    @property
    def until(self) -> datetime:
        """From when it is of no use any more."""
        return self.expires_at or NEVER
