"""The schema. Importing this package makes every table known to `Base.metadata`."""

from storage.models.base import Base, ReleaseLevel
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
from storage.models.meetings import Attendance, Meeting, MeetingSeries, MeetingState, Rsvp
from storage.models.people import Person, Workspace
from storage.models.reflections import Prompt, PromptState, Reflection
from storage.models.search import (
    SearchDocument,
    SearchIndex,
    SearchPosting,
    SearchTerm,
    SearchWord,
)
from storage.models.views import released_insight

__all__ = [
    "Attendance",
    "AuditEvent",
    "Base",
    "BroughtCase",
    "Case",
    "CaseTally",
    "CaseVote",
    "CaseVoter",
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
    "Kind",
    "LearningQuestion",
    "Meeting",
    "MeetingSeries",
    "MeetingState",
    "Membership",
    "Outcome",
    "Person",
    "Prompt",
    "PromptState",
    "Received",
    "Reflection",
    "ReleaseLevel",
    "Role",
    "Rsvp",
    "SearchDocument",
    "SearchIndex",
    "SearchPosting",
    "SearchTerm",
    "SearchWord",
    "Subscription",
    "Workspace",
    "released_insight",
]
