"""What a person may ask for: a copy of all that is kept of them, and to be forgotten."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from bot.domain.base import messages, shown
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import join_requests, lapses
from bot.domain.insights import recognition, trials, wishes, withdrawal
from bot.domain.people.people import as_actor
from bot.domain.people.working_hours import DAY
from bot.domain.planning import remarks
from bot.domain.questions import introductions, learning_questions
from bot.domain.readers import mail_readers
from bot.domain.sessions import notes, runs
from bot.errors import NotFound, existing
from storage.base import deliveries, waiting
from storage.base.finding import find_row
from storage.circle import circles
from storage.insights import insights
from storage.models import (
    Approval,
    Attendance,
    AuditEvent,
    Base,
    BroughtCase,
    CalendarCopy,
    CalendarFeed,
    CalendarMailbox,
    Capture,
    CaptureState,
    Case,
    CaseVoter,
    Circle,
    Delivery,
    Digest,
    DigestItem,
    DutyWish,
    Exchange,
    FollowedQuestion,
    GuidingQuestion,
    Handover,
    HostTurn,
    ImpactPage,
    Insight,
    InsightSource,
    InsightState,
    InsightUse,
    Intention,
    IntentionState,
    Introduction,
    JoinRequest,
    LearningQuestion,
    Mailbox,
    MailRequest,
    Meeting,
    MeetingChange,
    MeetingSeries,
    Membership,
    Method,
    Note,
    NotForMe,
    ParkedPoint,
    Person,
    PioneerItem,
    PioneerProfile,
    Poll,
    PollSlot,
    PollVote,
    PrincipleRule,
    Prompt,
    PromptState,
    QuestionState,
    QuorumChoice,
    Rater,
    Recap,
    Recognition,
    Reflection,
    ReflectionDraft,
    ReleaseLevel,
    ReuseChoice,
    RevisionWish,
    Run,
    RunDuty,
    RunPhase,
    Said,
    Special,
    Subscription,
    Syllabus,
    Theme,
    Trial,
    WaitingVoice,
)
from storage.overview import privacy

ERASED = "verwijderd"
COMMAND_LINE = "command line"
# Nobody else's file misses these; an address among them is dead at once.
WITHOUT_A_TRACE = (
    CaseVoter,
    DutyWish,
    InsightUse,
    NotForMe,
    ImpactPage,
    CalendarCopy,
    CalendarFeed,
    CalendarMailbox,
    Exchange,
    FollowedQuestion,
    Mailbox,
    MailRequest,
    Rater,
    WaitingVoice,
    ReuseChoice,
    PioneerItem,
    PioneerProfile,
)
# What stays as it is, of somebody without a name. See docs/privacy.md.
KEPT = (
    *(Person, Delivery, Prompt),  # emptied beside this
    *(
        Handover,
        HostTurn,
        InsightSource,
        PollVote,
        QuorumChoice,
    ),  # that they took part; no words
    # Made in the role of facilitator: the organisation's.
    *(Circle, GuidingQuestion, Insight, Meeting, Method),
    *(Poll, PollSlot, PrincipleRule, Run, RunPhase, Special, Syllabus, Theme),
)
# What also stands elsewhere, and leaves there too.
OWN_WAY: Mapping[type[Base], Callable[[Session, Any, datetime], None]] = {
    JoinRequest: join_requests.forget,
    Note: notes.forget,
    ParkedPoint: notes.forget,
    Recognition: recognition.forget,
    MeetingChange: remarks.forget,
    MeetingSeries: remarks.forget,
    Trial: trials.forget,
    RevisionWish: wishes.forget,
    Introduction: introductions.forget,
}
Json = dict[str, Any]


def people_with(session: Session, email: str) -> list[Person]:
    """Raises NotFound when nobody here has this address."""
    if not (found := list(privacy.find_people(session, email))):
        raise NotFound
    return found


def export_person(session: Session, person: Person, now: datetime) -> Json:
    """All that they wrote and all that is kept about them, by table."""
    _note(session, person.workspace_id, "person.exported", "person", person.id, now)
    return {table: _plain(rows) for table, rows in privacy.of_person(session, person)}


def export_circle(session: Session, circle_id: int, now: datetime) -> Json:
    """A circle's file: everything but the words that their authors kept to themselves.

    Of cards only those that are out: the others hold words that someone did not let go.

    Raises:
        NotFound: there is no such circle.
    """
    circle = existing(session.get(Circle, circle_id))
    _note(session, circle.workspace_id, "circle.exported", "circle", circle.id, now)
    found = dict(privacy.of_circle(session, circle))
    for table in ("reflection", "intention", "case", "note", "insight"):
        found[table] = [row for row in found[table] if _is_shared(row)]
    out = privacy.released_of(session, circle)
    found["insight"] = [
        row for row in found["insight"] if isinstance(row, Insight) and row.id in out
    ]
    kept = {row.id for row in found["case"] if isinstance(row, Case)}
    found["brought_case"] = [
        row
        for row in found["brought_case"]
        if isinstance(row, BroughtCase) and row.case_id in kept and row.withdrawn_at is None
    ]
    found["learning_question"] = [
        row
        for row in found["learning_question"]
        if isinstance(row, LearningQuestion) and row.state is not QuestionState.WITHDRAWN
    ]
    members = circles.members(session, circle.id)
    file = {table: _plain(rows) for table, rows in found.items()} | {"person": _plain(members)}
    for question in file["learning_question"]:
        del question["asker_id"]  # the circle does not know who asked
    return file


def _is_shared(row: Base) -> bool:
    if isinstance(row, Intention):
        return row.level > ReleaseLevel.PRIVATE and row.state is not IntentionState.DROPPED
    if isinstance(row, Note):
        return row.level > ReleaseLevel.PRIVATE
    if isinstance(row, Insight):
        return row.state is not InsightState.NOTE  # its facilitators' own, not finished
    return isinstance(row, Reflection | Case) and row.release_level > ReleaseLevel.PRIVATE


def erase_person(session: Session, person: Person, now: datetime) -> None:
    """Remove someone's words and name; what remains cannot be led back to them.

    Every card made from their reflections leaves too, with its words: part of them may be
    theirs. The other authors' reflections stay, so that a facilitator can make it again.
    """
    messages.take_all_back(session, person, now)
    lapses.of_person(session, person, now)
    forgotten = privacy.insights_from(session, person)
    circle_ids = circles.ever_in(session, person.workspace_id, person.id)
    ids = [insight.id for insight in forgotten]
    shown.erase(session, person.workspace_id, circle_ids, ids, now)
    for table, rows in privacy.of_person(session, person):
        for row in rows:
            _forget(session, person, row, now)
        session.flush()
        if table == "reflection":
            _retract(session, forgotten)
    deliveries.cancel_for_person(session, person.workspace_id, person.id)
    waiting.forget_words_of(session, person.external_id)
    _forget_who(person, now)
    _note(session, person.workspace_id, "person.erased", "person", person.id, now)


def forget_mail_readers(session: Session, now: datetime) -> None:
    """Who stopped reading by mail a while ago, and was here for nothing else."""
    for person in mail_readers.stopped_long_ago(session, now):
        erase_person(session, person, now)


def _forget(session: Session, person: Person, row: Base, now: datetime) -> None:
    match row:
        case Reflection():
            withdrawal.lower(session, as_actor(person), row, ReleaseLevel.PRIVATE, now)
            row.text = row.why = row.condition = row.permalink = ""
            row.outcome = row.learning = row.case_id = None
            row.links = []
        case Digest() | Approval():
            _forget_answer(row, person)
        case ReflectionDraft() | Said():
            session.delete(row)
        case Capture():
            row.conclusion = row.permalink = ""
            if row.state is CaptureState.ASKED:
                row.state = CaptureState.EXPIRED
            asked = [(MessageKind.CAPTURE_REQUEST, row.id)]
            messages.make_stale(session, row.workspace_id, asked, now)
        case Case():
            row.title = ERASED
            row.description = row.parties = row.place = row.phase = ""
            row.obstacle = row.asked_of_others = ""
            row.result = row.unlocked_by = ""
            row.obstacle_kind = row.ask_on = None
            row.closed_at = row.closed_at or now
            row.release_level = ReleaseLevel.PRIVATE
            about = insights.on_case(session, row)
            shown.refresh_cards(session, row.workspace_id, about, now)
        case Intention():
            row.text = row.happened = ""
            row.level = row.wanted_level = ReleaseLevel.PRIVATE
            row.state = IntentionState.DROPPED
            shown.refresh(session, row.workspace_id, row.circle_id, row.created_at, now)
        case RunDuty():  # it stays, without a name: also in the channel
            meeting_id = session.get_one(Run, row.run_id).meeting_id
            runs.redraw(session, row.workspace_id, meeting_id, now)
        case Recap():
            row.text = ERASED
            shown.refresh(session, row.workspace_id, row.circle_id, row.created_at, now)
        case _:
            _forget_part(session, row, now)


def _forget_answer(row: Digest | Approval, person: Person) -> None:
    """It stays: the organisation's. What somebody wrote about it does not."""
    if isinstance(row, Digest):
        row.review = "" if row.reviewer_id == person.id else row.review
    else:
        row.reason = "" if row.answered_by == person.id else row.reason


def _forget_part(session: Session, row: Base, now: datetime) -> None:
    """Where someone takes part, rather than what they wrote."""
    match row:
        case BroughtCase():
            row.asked = ""
            row.withdrawn_at = row.withdrawn_at or now
        case Attendance():
            _forget_contribution(session, row, now)
        case Prompt() if row.state is PromptState.OPEN:
            row.state = PromptState.SKIPPED
        case LearningQuestion():
            learning_questions.leave(session, row, now)
            row.text = f"{ERASED} {row.id}"  # two questions of one asker may not be equal
            row.asked_about = None
        case Membership():
            row.left_at = row.left_at or now
        case AuditEvent():
            _forget_reason(session, row)
        case Subscription():
            row.themes = []
            row.ended_at = row.ended_at or now
        case _:
            _forget_or_keep(session, row, now)


def _forget_or_keep(session: Session, row: Base, now: datetime) -> None:
    """Raises TypeError for a table of which nobody decided what becomes of its rows."""
    if isinstance(row, WITHOUT_A_TRACE):
        session.delete(row)
    elif forget := OWN_WAY.get(type(row)):
        forget(session, row, now)
    elif not isinstance(row, KEPT):
        raise TypeError(f"nobody decided what becomes of {type(row).__name__}")


def _forget_contribution(session: Session, row: Attendance, now: datetime) -> None:
    """Also where it stands in the thread of a session."""
    meeting = session.get_one(Meeting, row.meeting_id)
    if row.contribution_shared:
        since = meeting.starts_at - DAY
        kinds = (MessageKind.RUN_PHASE,)
        shown.refresh(session, row.workspace_id, meeting.circle_id, since, now, kinds)
    row.contribution = ""
    row.contribution_shared = False


def _forget_reason(session: Session, event: AuditEvent) -> None:
    """What someone said when they took a card back."""
    if event.action == "insight.retracted":
        insight = find_row(Insight, session, event.workspace_id, event.object_id)
        if insight is not None:
            insight.withdrawn_words = ""


def _retract(session: Session, forgotten: Sequence[Insight]) -> None:
    for insight in forgotten:
        cards: list[Insight | DigestItem] = [insight, *privacy.copies_of(session, insight)]
        for card in cards:
            card.title = ERASED
            card.what = card.why = card.condition = card.place = ""
            card.layer = None
            card.links = []
        insight.withdrawn_words = ""


def _forget_who(person: Person, now: datetime) -> None:
    person.external_id = person.erased_id  # who comes back, comes as someone new
    person.name = ERASED
    person.email = person.organisation = person.government_layer = None
    person.away_until = person.away_from = person.school_region = None
    person.wants_profile = False
    person.is_active = person.is_programme_manager = False
    person.inactive_since = person.inactive_since or now


def _note(
    session: Session, workspace_id: int, action: str, kind: str, object_id: int, now: datetime
) -> None:
    session.add(
        AuditEvent(
            workspace_id=workspace_id,
            at=now,
            actor_id=None,
            action=action,
            object_kind=kind,
            object_id=object_id,
            origin=COMMAND_LINE,
        )
    )


def _plain(rows: Sequence[Base]) -> list[Json]:
    """Rows as JSON: times in ISO 8601, everything else as it is; no keys to doors."""
    return [
        {
            column.key: _value(getattr(row, column.key))
            for column in inspect(row).mapper.columns
            if not column.info.get("secret")
        }
        for row in rows
    ]


def _value(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
