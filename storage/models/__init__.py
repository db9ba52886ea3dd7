"""The schema. Importing this package makes every table known to `Base.metadata`."""

from storage.models.base import Base, ReleaseLevel
from storage.models.calendars import CalendarFeed
from storage.models.cases import BroughtCase, CaseTally, CaseVote, CaseVoter
from storage.models.circles import Case, Circle, CircleState, GuidingQuestion, Membership, Role
from storage.models.deliveries import AuditEvent, Delivery, DeliveryState, Heartbeat, Received
from storage.models.digests import Digest, DigestItem, DigestState, Subscription
from storage.models.insights import (
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Kind,
    LearningQuestion,
    Outcome,
)
from storage.models.intentions import Intention, IntentionState
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
from storage.models.recaps import Recap, RecapState
from storage.models.recognition import InsightUse, Recognition, Stance
from storage.models.reflections import Prompt, PromptState, Reflection
from storage.models.search import (
    SearchDocument,
    SearchIndex,
    SearchPosting,
    SearchTerm,
    SearchWord,
)
from storage.models.themes import PrincipleRule, Theme, ThemeGroup
from storage.models.views import released_insight

__all__ = [
    "Attendance",
    "AuditEvent",
    "Base",
    "BroughtCase",
    "CalendarFeed",
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
    "GuidingQuestion",
    "Heartbeat",
    "Insight",
    "InsightSource",
    "InsightState",
    "InsightUse",
    "Intention",
    "IntentionState",
    "Kind",
    "LearningQuestion",
    "Meeting",
    "MeetingChange",
    "MeetingSeries",
    "MeetingState",
    "Membership",
    "Monthly",
    "Outcome",
    "Person",
    "Poll",
    "PollSlot",
    "PollState",
    "PollVote",
    "PrincipleRule",
    "Prompt",
    "PromptState",
    "PublicCard",
    "QuorumChoice",
    "QuorumWay",
    "Recap",
    "RecapState",
    "Received",
    "Recognition",
    "Reflection",
    "ReleaseLevel",
    "Role",
    "Rsvp",
    "SearchDocument",
    "SearchIndex",
    "SearchPosting",
    "SearchTerm",
    "SearchWord",
    "Stance",
    "Subscription",
    "Theme",
    "ThemeGroup",
    "Vote",
    "Workspace",
    "released_insight",
]
