"""Cases: brought to a session, put to an anonymous vote, chosen, followed over time.

A vote is counted, not kept: there is a number per case, and, until the vote is closed, who has
voted. Nothing connects the two. No number is shown to anyone, for in a small circle a number
can tell who it was.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages, shown
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional, check_required
from bot.domain.circle import circles, fading
from bot.domain.planning.invitations import get_for_member
from bot.domain.questions.found_cases import OBSTACLES
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.cases import cases
from storage.circle import circles as circle_rows
from storage.insights import insights
from storage.models import (
    BroughtCase,
    Case,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    ReleaseLevel,
    Role,
)

PHASES = ("idea", "exploring", "pilot", "scaling", "standard")
LONGEST_TITLE = 75  # characters; fits a choice in a Slack menu
LONGEST_TEXT = 1000
LEVELS = (ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK)
MOST_BROUGHT = 10  # what can be read, and voted on, in a minute


@dataclass(frozen=True)
class CaseWords:
    """A case as its owner wrote it down."""

    title: str
    description: str
    parties: str
    phase: str
    obstacle_kind: str
    obstacle: str
    asked_of_others: str
    place: str = ""


def check(words: CaseWords) -> None:
    """Raises InvalidInput, naming the field of the form."""
    check_required("title", words.title, LONGEST_TITLE)
    for field in ("description", "asked_of_others"):
        check_required(field, getattr(words, field), LONGEST_TEXT)
    for field in ("parties", "obstacle"):
        check_optional(field, getattr(words, field), LONGEST_TEXT)
    check_optional("place", words.place, LONGEST_TITLE)
    if words.phase not in PHASES:
        raise InvalidInput("phase", "error-choose")
    if words.obstacle_kind not in OBSTACLES:
        raise InvalidInput("obstacle_kind", "error-choose")


def leads(session: Session, actor: Actor, circle: Circle) -> bool:
    membership = circle_rows.membership(session, circle.id, actor.id)
    return membership is not None and membership.role is Role.FACILITATOR


def bring(
    session: Session, actor: Actor, meeting_id: int, words: CaseWords, now: datetime
) -> BroughtCase:
    """A new case for a session; the members of the circle can read it from now on."""
    meeting = table(session, actor, meeting_id, now)
    check(words)
    case = Case(
        workspace_id=meeting.workspace_id,
        person_id=actor.id,
        title="",
        created_at=now,
    )
    _write(case, words)
    session.add(case)
    session.flush()
    return _put(session, actor, case, meeting, now)


def bring_again(
    session: Session,
    actor: Actor,
    meeting_id: int,
    case_id: int,
    now: datetime,
    asked: str | None = None,
) -> BroughtCase:
    """A running case, from whichever circle, or one that was withdrawn.

    `asked`: what is asked of the others now; None for what was asked before. The circle can
    read the case from now on.
    """
    meeting = table(session, actor, meeting_id, now)
    case = own(session, actor, case_id)
    if asked is not None:
        check_required("asked_of_others", asked, LONGEST_TEXT)
        case.asked_of_others = asked
    case.release_level = max(case.release_level, ReleaseLevel.CIRCLE)
    return _put(session, actor, case, meeting, now)


def table(session: Session, actor: Actor, meeting_id: int, now: datetime) -> Meeting:
    """A session to which a case can still be brought."""
    circle, meeting = get_for_member(session, actor, meeting_id)
    check_takes_place(circle, meeting)
    if meeting.ends_at <= now:
        raise AlreadyDone("case-meeting-over")
    return meeting


def check_takes_place(circle: Circle, meeting: Meeting) -> None:
    """Raises AlreadyDone when the circle stopped, or the session was called off."""
    if circle.state is not CircleState.ACTIVE or meeting.state is not MeetingState.PLANNED:
        raise AlreadyDone("meeting-is-cancelled")


def _put(
    session: Session, actor: Actor, case: Case, meeting: Meeting, now: datetime
) -> BroughtCase:
    if len(cases.brought_to(session, meeting.id)) >= MOST_BROUGHT:
        raise AlreadyDone("case-too-many", most=MOST_BROUGHT)
    row = cases.bring(session, case, meeting, now)
    row.withdrawn_at, row.asked = None, case.asked_of_others
    fading.note_act(session, actor, meeting.circle_id, now)
    audit.record(session, actor, "case.brought", "case", case.id, now)
    return row


def own(session: Session, actor: Actor, case_id: int) -> Case:
    """Raises NotFound for anyone but its owner, in whichever circles they are by now."""
    case = find_row(Case, session, actor.workspace_id, case_id)
    if case is None or case.person_id != actor.id or case.closed_at is not None:
        raise NotFound
    return case


def edit(session: Session, actor: Actor, case_id: int, words: CaseWords, now: datetime) -> Case:
    case = own(session, actor, case_id)
    check(words)
    _write(case, words)
    for row in cases.asks_ahead(session, case.id, now):
        row.asked = words.asked_of_others
    show_again(session, case, now)
    audit.record(session, actor, "case.edited", "case", case.id, now)
    return case


def show_again(session: Session, case: Case, now: datetime) -> None:
    """Every message that shows it: in its circles, with cards about it, and to its owner."""
    shown.refresh_cards(session, case.workspace_id, insights.on_case(session, case), now)
    for circle in cases.circles_with(session, [case.id]).get(case.id, ()):
        shown.refresh(session, case.workspace_id, circle.id, case.created_at, now)
    question = [(MessageKind.CASE_QUESTION, case.id)]
    messages.make_stale(session, case.workspace_id, question, now)


def _write(case: Case, words: CaseWords) -> None:
    case.place = words.place
    case.title = words.title
    case.description = words.description
    case.parties = words.parties
    case.phase = words.phase
    case.obstacle_kind = words.obstacle_kind
    case.obstacle = words.obstacle
    case.asked_of_others = words.asked_of_others


def withdraw(session: Session, actor: Actor, brought_id: int, now: datetime) -> BroughtCase:
    """Take a case back from a session, at any moment; nobody else sees it there any more.

    Raises:
        AlreadyDone: it was withdrawn before.
    """
    row = existing(find_row(BroughtCase, session, actor.workspace_id, brought_id, lock=True))
    own(session, actor, row.case_id)  # also of somebody who left the circle
    if row.withdrawn_at is not None:
        raise AlreadyDone("case-already-withdrawn")
    row.withdrawn_at = now
    row.chosen_at = None
    row.asked = ""
    shown.refresh(session, row.workspace_id, row.circle_id, row.brought_at, now)
    audit.record(session, actor, "case.withdrawn", "case", row.case_id, now)
    return row


def one_brought(session: Session, actor: Actor, brought_id: int) -> BroughtCase:
    row = existing(find_row(BroughtCase, session, actor.workspace_id, brought_id, lock=True))
    circles.get_for_member(session, actor, row.circle_id)
    return row


def to_lead(
    session: Session, actor: Actor, meeting_id: int, now: datetime
) -> tuple[Circle, Meeting]:
    """Raises NotFound for strangers, NotAllowed for participants, AlreadyDone afterwards."""
    circle, _ = led(session, actor, meeting_id)
    return circle, table(session, actor, meeting_id, now)


def led(session: Session, actor: Actor, meeting_id: int) -> tuple[Circle, Meeting]:
    """Raises NotFound for strangers, NotAllowed for participants."""
    meeting = existing(find_row(Meeting, session, actor.workspace_id, meeting_id))
    return circles.get_for_facilitator(session, actor, meeting.circle_id), meeting


def discussed(session: Session, actor: Actor, brought_id: int, now: datetime) -> BroughtCase:
    """The facilitator notes that the chosen case was talked about."""
    row = one_brought(session, actor, brought_id)
    circles.get_for_facilitator(session, actor, row.circle_id)
    if row.chosen_at is None or row.withdrawn_at is not None:
        raise NotAllowed("case-not-chosen")
    if row.discussed_at is not None:
        raise AlreadyDone
    row.discussed_at = now
    audit.record(session, actor, "case.discussed", "case", row.case_id, now)
    return row


@dataclass(frozen=True)
class Outcome:
    """How a case ended, in its owner's words, and who may read the case from now on."""

    result: str
    unlocked_by: str = ""  # who or what got it moving
    level: ReleaseLevel | None = None  # None: as before


def to_follow_up(
    session: Session, actor: Actor, brought_id: int, now: datetime
) -> tuple[BroughtCase, Case]:
    """From the session on, for ever: also when nobody noted that it was discussed.

    Raises NotFound for anyone but whoever brought it, NotAllowed before it can be told.
    """
    row = one_brought(session, actor, brought_id)
    case = own(session, actor, row.case_id)
    meeting = find_row(Meeting, session, actor.workspace_id, row.meeting_id)
    is_over = meeting is not None and meeting.ends_at <= now
    if row.withdrawn_at is not None or (row.discussed_at is None and not is_over):
        raise NotAllowed("case-not-discussed")
    return row, case


def follow_up(
    session: Session, actor: Actor, case_id: int, outcome: Outcome, now: datetime
) -> Case:
    """Told to its end, at any time, in its owner's words; telling again replaces them."""
    case = own(session, actor, case_id)
    check_required("follow_up", outcome.result, LONGEST_TEXT)
    check_optional("unlocked_by", outcome.unlocked_by, LONGEST_TEXT)
    case.result, case.unlocked_by = outcome.result, outcome.unlocked_by
    case.told_at = case.told_at or now
    if outcome.level is not None:
        case.release_level = outcome.level
    show_again(session, case, now)
    audit.record(session, actor, "case.followed_up", "case", case.id, now)
    return case


def tell(
    session: Session,
    circle: Circle,
    kind: MessageKind,
    subject_id: int,
    now: datetime,
    *,
    occasion: str = "",
    expires_at: datetime | None = None,
) -> None:
    message = Due(
        workspace_id=circle.workspace_id,
        kind=kind,
        subject_id=subject_id,
        circle_id=circle.id,
        due_at=now,
        expires_at=expires_at,
        channel=circle.channel,
        occasion=occasion,
    )
    messages.queue(session, message, now=now)
