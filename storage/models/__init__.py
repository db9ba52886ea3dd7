"""The schema. Importing this package makes every table known to `Base.metadata`."""

from storage.models.base import Base, ReleaseLevel
from storage.models.calendars import CalendarFeed
from storage.models.captures import Capture, CaptureState, Said
from storage.models.cases import BroughtCase, CaseTally, CaseVote, CaseVoter
from storage.models.circles import Case, Circle, CircleState, GuidingQuestion, Membership, Role
from storage.models.continuity import Handover, HandoverState, HostTurn, Then, TurnState
from storage.models.deliveries import AuditEvent, Delivery, DeliveryState, Heartbeat, Received
from storage.models.digests import Digest, DigestItem, DigestState, Subscription
from storage.models.free_days import SchoolHoliday
from storage.models.insights import Consent, Insight, InsightSource, InsightState, Kind, Outcome
from storage.models.intentions import Intention, IntentionState
from storage.models.introductions import Exchange, FollowUp, Introduction, IntroductionState
from storage.models.meetings import (
    Attendance,
    ChangeKind,
    Meeting,
    MeetingChange,
    MeetingSeries,
    MeetingState,
    Monthly,
    Rsvp,
)
from storage.models.people import Person, Workspace
from storage.models.pioneers import PioneerItem, PioneerProfile
from storage.models.polls import (
    Poll,
    PollSlot,
    PollState,
    PollVote,
    QuorumChoice,
    QuorumWay,
    Vote,
)
from storage.models.publications import PublicCard
from storage.models.questions import LearningQuestion, QuestionState
from storage.models.recaps import Recap, RecapState
from storage.models.recognition import InsightUse, Recognition, Stance
from storage.models.reflections import (
    Learning,
    Prompt,
    PromptState,
    Reflection,
    ReflectionDraft,
)
from storage.models.reuse import ReuseChoice
from storage.models.runs import (
    Duty,
    DutyWish,
    Method,
    Note,
    NoteKind,
    ParkedPoint,
    PointState,
    Run,
    RunDuty,
    RunPhase,
    RunState,
)
from storage.models.search import (
    SearchDocument,
    SearchIndex,
    SearchPosting,
    SearchTerm,
    SearchWord,
    SynonymGroup,
)
from storage.models.themes import PrincipleRule, Theme, ThemeGroup
from storage.models.views import released_insight

__all__ = [
    "Attendance",
    "AuditEvent",
    "Base",
    "BroughtCase",
    "CalendarFeed",
    "Capture",
    "CaptureState",
    "Case",
    "CaseTally",
    "CaseVote",
    "CaseVoter",
    "ChangeKind",
    "Circle",
    "CircleState",
    "Consent",
    "Delivery",
    "DeliveryState",
    "Digest",
    "DigestItem",
    "DigestState",
    "Duty",
    "DutyWish",
    "Exchange",
    "FollowUp",
    "GuidingQuestion",
    "Handover",
    "HandoverState",
    "Heartbeat",
    "HostTurn",
    "Insight",
    "InsightSource",
    "InsightState",
    "InsightUse",
    "Intention",
    "IntentionState",
    "Introduction",
    "IntroductionState",
    "Kind",
    "Learning",
    "LearningQuestion",
    "Meeting",
    "MeetingChange",
    "MeetingSeries",
    "MeetingState",
    "Membership",
    "Method",
    "Monthly",
    "Note",
    "NoteKind",
    "Outcome",
    "ParkedPoint",
    "Person",
    "PioneerItem",
    "PioneerProfile",
    "PointState",
    "Poll",
    "PollSlot",
    "PollState",
    "PollVote",
    "PrincipleRule",
    "Prompt",
    "PromptState",
    "PublicCard",
    "QuestionState",
    "QuorumChoice",
    "QuorumWay",
    "Recap",
    "RecapState",
    "Received",
    "Recognition",
    "Reflection",
    "ReflectionDraft",
    "ReleaseLevel",
    "ReuseChoice",
    "Role",
    "Rsvp",
    "Run",
    "RunDuty",
    "RunPhase",
    "RunState",
    "Said",
    "SchoolHoliday",
    "SearchDocument",
    "SearchIndex",
    "SearchPosting",
    "SearchTerm",
    "SearchWord",
    "Stance",
    "Subscription",
    "SynonymGroup",
    "Theme",
    "ThemeGroup",
    "Then",
    "TurnState",
    "Vote",
    "Workspace",
    "released_insight",
]
