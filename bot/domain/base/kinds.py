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

    CALENDAR_COPY = auto()  # a session in a calendar that is kept by mail
    CALENDAR_MAILBOX = auto()
    CAPTURE = auto()
    CASE = auto()
    CHANGE = auto()  # of the dates of a session
    CIRCLE = auto()
    DELIVERY = auto()
    DIGEST = auto()
    HANDOVER = auto()
    INSIGHT = auto()
    INTENTION = auto()
    INTRODUCTION = auto()
    JOIN_REQUEST = auto()
    MAIL_REQUEST = auto()
    MEETING = auto()
    MEMBERSHIP = auto()
    PERSON = auto()
    PHASE = auto()  # of a run of show
    POLL = auto()
    PROMPT = auto()
    QUESTION = auto()  # a learning question
    SERIES = auto()  # of sessions
    SPECIAL = auto()  # a special edition
    VOICE = auto()  # about a card, that waits for a yes from a mailbox
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
    FADE = auto()
    OFFER_PLACE = auto()


class Quotes(Enum):
    """Whose words or name it can hold: a message that holds any follows what becomes of them."""

    NOBODY = auto()  # the organisation's alone: a circle, a moment, a place
    CARD = auto()  # of the card that it is about, with who made or asked it
    PEOPLE = auto()  # of anybody in its circle; without a circle, of anybody


CHANNEL, MEMBERS, FACILITATORS, LEADERS, PERSON, ANYBODY = Reader
FREE, PRESSING, SOON, LATER = Urgency
WAITS, AT_ONCE = Away
HIDDEN, SHOWN = Ledger
ONCE, MOVED, OFTEN = Again
TELLS, ASKS = Reply
NOTHING, OPEN_PROMPT, CLOSE_VOTE, NOTE_WARNING, INTRODUCE, PASS_ON, FADE, OFFER_PLACE = Effect
NOBODY, CARD, PEOPLE = Quotes


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
    quotes: Quotes


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
    WELCOME                   = auto(), Row(About.CIRCLE,       MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    APPROVAL_ASKED            = auto(), Row(About.CIRCLE,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    APPROVAL_ANSWERED         = auto(), Row(About.CIRCLE,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    CIRCLE_CHANGED            = auto(), Row(About.CIRCLE,       CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    CIRCLE_NEXT               = auto(), Row(About.CIRCLE,       LEADERS,      LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    CIRCLE_HORIZON            = auto(), Row(About.CIRCLE,       LEADERS,      LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    CIRCLE_ENDED              = auto(), Row(About.CIRCLE,       MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    CIRCLE_RESUMED            = auto(), Row(About.CIRCLE,       MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    LEADING                   = auto(), Row(About.CIRCLE,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    MEMBERSHIP_CHANGED        = auto(), Row(About.CIRCLE,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    MEMBER_LEFT               = auto(), Row(About.MEMBERSHIP,   LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    JOIN_ASKED                = auto(), Row(About.JOIN_REQUEST, LEADERS,      FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    JOIN_ANSWERED             = auto(), Row(About.JOIN_REQUEST, PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    JOIN_OFFERED              = auto(), Row(About.JOIN_REQUEST, PERSON,       PRESSING, AT_ONCE, HIDDEN, ONCE,  ASKS,  OFFER_PLACE,  NOBODY)
    STILL_IN                  = auto(), Row(About.MEMBERSHIP,   PERSON,       LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  FADE,         NOBODY)
    FACILITATORS_CHANGED      = auto(), Row(About.CIRCLE,       CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    FACILITATOR_GONE          = auto(), Row(About.MEMBERSHIP,   FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, TELLS, PASS_ON,      PEOPLE)
    FACILITATOR_WANTED        = auto(), Row(About.CIRCLE,       MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    HANDOVER                  = auto(), Row(About.HANDOVER,     PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    HANDOVER_ANSWERED         = auto(), Row(About.HANDOVER,     PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      PEOPLE)
    HOST_QUESTION             = auto(), Row(About.MEETING,      PERSON,       SOON,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      NOBODY)
    HOST_CHOSEN               = auto(), Row(About.MEETING,      PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    # Finding a date
    POLL                      = auto(), Row(About.POLL,         MEMBERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    POLL_REMINDER             = auto(), Row(About.POLL,         MEMBERS,      PRESSING, WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      NOBODY)
    POLL_RESULT               = auto(), Row(About.POLL,         LEADERS,      PRESSING, WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    POLL_CANCELLED            = auto(), Row(About.POLL,         PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      NOBODY)
    # A session, in the order in which the ledger shows it
    INVITATION                = auto(), Row(About.SERIES,       MEMBERS,      FREE,     WAITS,   SHOWN,  OFTEN, ASKS,  NOTHING,      NOBODY)
    MEETING_CHANGE            = auto(), Row(About.CHANGE,       MEMBERS,      FREE,     WAITS,   SHOWN,  ONCE,  ASKS,  NOTHING,      NOBODY)
    MEETING_REMINDER          = auto(), Row(About.MEETING,      MEMBERS,      PRESSING, WAITS,   SHOWN,  MOVED, ASKS,  NOTHING,      NOBODY)
    QUORUM                    = auto(), Row(About.MEETING,      LEADERS,      PRESSING, WAITS,   SHOWN,  MOVED, ASKS,  NOTHING,      NOBODY)
    CALLED_OFF                = auto(), Row(About.MEETING,      LEADERS,      FREE,     WAITS,   SHOWN,  ONCE,  TELLS, NOTHING,      NOBODY)
    MEETING_AGENDA            = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   SHOWN,  MOVED, ASKS,  NOTHING,      PEOPLE)
    FACILITATOR_BRIEF         = auto(), Row(About.MEETING,      FACILITATORS, FREE,     AT_ONCE, SHOWN,  MOVED, TELLS, NOTHING,      PEOPLE)
    PROMPT                    = auto(), Row(About.MEETING,      MEMBERS,      SOON,     WAITS,   SHOWN,  ONCE,  ASKS,  OPEN_PROMPT,  NOBODY)
    MEETING_WRAP_UP           = auto(), Row(About.MEETING,      LEADERS,      SOON,     WAITS,   SHOWN,  ONCE,  TELLS, NOTHING,      NOBODY)
    MEETING_RECAP             = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   SHOWN,  ONCE,  TELLS, NOTHING,      PEOPLE)
    CALENDAR_CONFIRM          = auto(), Row(About.CALENDAR_MAILBOX, PERSON,   FREE,     AT_ONCE, HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    CALENDAR_MAIL             = auto(), Row(About.CALENDAR_COPY, PERSON,      FREE,     AT_ONCE, HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    CASE_VOTE                 = auto(), Row(About.VOTE,         CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    CASE_VOTE_CLOSED          = auto(), Row(About.VOTE,         CHANNEL,      FREE,     WAITS,   HIDDEN, ONCE,  TELLS, CLOSE_VOTE,   PEOPLE)
    CASE_PICKED               = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    RUN                       = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   HIDDEN, MOVED, ASKS,  NOTHING,      PEOPLE)
    RUN_PHASE                 = auto(), Row(About.PHASE,        CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    RUN_SOON                  = auto(), Row(About.PHASE,        CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTE_WARNING, NOBODY)
    RUN_OVER                  = auto(), Row(About.PHASE,        CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTE_WARNING, NOBODY)
    RUN_DONE                  = auto(), Row(About.MEETING,      CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    # What people learned
    PROMPT_REMINDER           = auto(), Row(About.MEETING,      PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      NOBODY)
    INTENTION_QUESTION        = auto(), Row(About.INTENTION,    PERSON,       SOON,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    CASE_QUESTION             = auto(), Row(About.CASE,         PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    REFLECTION_KEPT           = auto(), Row(About.PROMPT,       PERSON,       FREE,     AT_ONCE, HIDDEN, ONCE,  TELLS, NOTHING,      NOBODY)
    CAPTURE_REQUEST           = auto(), Row(About.CAPTURE,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    CAPTURE_ANSWERED          = auto(), Row(About.CAPTURE,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      PEOPLE)
    # Insights
    RELEASE_REQUEST           = auto(), Row(About.INSIGHT,      PERSON,       PRESSING, WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      CARD)
    RELEASE_ANSWERED          = auto(), Row(About.INSIGHT,      LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      CARD)
    INSIGHT_OFFERED           = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      CARD)
    INSIGHT_WITHDRAWN         = auto(), Row(About.INSIGHT,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      CARD)
    INSIGHT_TAKEN_BACK        = auto(), Row(About.INSIGHT,      PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      CARD)
    INSIGHT_REVISION          = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      CARD)
    PRINCIPLE_PROPOSED        = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      CARD)
    PRINCIPLE_ENDED           = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      CARD)
    STILL_HOLDS               = auto(), Row(About.PERSON,       PERSON,       LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    REUSE_CHOICE              = auto(), Row(About.PERSON,       PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      NOBODY)
    REUSE_NEWS                = auto(), Row(About.PERSON,       PERSON,       LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    TRIAL_QUESTION            = auto(), Row(About.INSIGHT,      PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      CARD)
    SHARED_INSIGHT            = auto(), Row(About.INSIGHT,      CHANNEL,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      CARD)
    DIGEST                    = auto(), Row(About.DIGEST,       ANYBODY,      FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      PEOPLE)
    DIGEST_PROPOSED           = auto(), Row(About.CIRCLE,       LEADERS,      LATER,    WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    DIGEST_REVIEW             = auto(), Row(About.DIGEST,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    DIGEST_REVIEWED           = auto(), Row(About.DIGEST,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    DIGEST_EMPTIED            = auto(), Row(About.DIGEST,       LEADERS,      FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      NOBODY)
    DIGESTS_MISSED            = auto(), Row(About.PERSON,       ANYBODY,      FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    STORY_PUBLISHED           = auto(), Row(About.SPECIAL,      CHANNEL,      FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      NOBODY)
    MAIL_CONFIRM              = auto(), Row(About.MAIL_REQUEST, ANYBODY,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    VOICE_CONFIRM             = auto(), Row(About.VOICE,        ANYBODY,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      NOBODY)
    VOICE_KEPT                = auto(), Row(About.PERSON,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    VOICE_LOST                = auto(), Row(About.PERSON,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    MAIL_STOPPED              = auto(), Row(About.PERSON,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    # Questions, and who can answer them
    LEARNING_QUESTION         = auto(), Row(About.QUESTION,     LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    QUESTION_NEWS             = auto(), Row(About.QUESTION,     PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    QUESTION_MATCH            = auto(), Row(About.INSIGHT,      FACILITATORS, FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      CARD)
    QUESTION_FOLLOWED         = auto(), Row(About.INSIGHT,      PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      CARD)
    QUESTION_ANSWERED         = auto(), Row(About.QUESTION,     PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    INTRODUCTION_QUESTION     = auto(), Row(About.QUESTION,     PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  INTRODUCE,    PEOPLE)
    INTRODUCTION_OFFER        = auto(), Row(About.INTRODUCTION, PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    INTRODUCTION              = auto(), Row(About.INTRODUCTION, PERSON,       FREE,     WAITS,   HIDDEN, ONCE,  TELLS, NOTHING,      PEOPLE)
    INTRODUCTION_FOLLOW_UP    = auto(), Row(About.INTRODUCTION, PERSON,       LATER,    WAITS,   HIDDEN, ONCE,  ASKS,  NOTHING,      PEOPLE)
    # Said at once, in answer: known here so that it can be edited, and taken away
    ANSWER                    = auto(), Row(About.INSIGHT,      PERSON,       FREE,     AT_ONCE, HIDDEN, OFTEN, TELLS, NOTHING,      CARD)
    REPLY                     = auto(), Row(About.PERSON,       PERSON,       FREE,     AT_ONCE, HIDDEN, OFTEN, TELLS, NOTHING,      NOBODY)
    # The outbox itself
    TOGETHER                  = auto(), Row(About.PERSON,       PERSON,       FREE,     WAITS,   HIDDEN, OFTEN, TELLS, NOTHING,      PEOPLE)
    TROUBLE                   = auto(), Row(About.DELIVERY,     LEADERS,      FREE,     WAITS,   HIDDEN, OFTEN, ASKS,  NOTHING,      PEOPLE)
    # fmt: on


def quoting(quotes: Quotes) -> list[MessageKind]:
    return [kind for kind in MessageKind if kind.row.quotes is quotes]


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
    mail_domain: str = ""  # it goes by mail, to a mailbox of this domain

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
