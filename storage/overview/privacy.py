"""All that is kept of one person, by table."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from storage.circle.case_rights import brought_in
from storage.models import (
    Address,
    Approval,
    Attendance,
    AuditEvent,
    Base,
    BroughtCase,
    CalendarCopy,
    CalendarFeed,
    CalendarMailbox,
    Capture,
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
    InsightUse,
    Intention,
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
    QuorumChoice,
    Rater,
    Rating,
    Recap,
    Recognition,
    Reflection,
    ReflectionDraft,
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
    released_insight,
)
from storage.models.base import InWorkspace


def find_people(session: Session, email: str) -> Sequence[Person]:
    """Everyone with this mail address, in each workspace; capitals do not matter."""
    known = Address.email(email)
    by_mail = and_(Person.surface == known.surface, Person.external_id == known.external_id)
    query = select(Person).where(or_(func.lower(Person.email) == known.external_id, by_mail))
    return session.scalars(query.order_by(Person.id)).all()


def of_person(session: Session, person: Person) -> Iterator[tuple[str, Sequence[Base]]]:
    """Every row that the person wrote, or that is about them."""
    addresses = {(person.email or "").lower(), person.external_id.lower()}
    by: dict[type[InWorkspace], ColumnElement[bool]] = {
        Membership: Membership.person_id == person.id,
        Case: Case.person_id == person.id,
        BroughtCase: BroughtCase.case_id.in_(
            select(Case.id).where(Case.person_id == person.id)
        ),
        CaseVoter: CaseVoter.person_id == person.id,
        Approval: or_(Approval.asked_by == person.id, Approval.answered_by == person.id),
        Attendance: Attendance.person_id == person.id,
        HostTurn: HostTurn.person_id == person.id,
        Handover: or_(Handover.from_id == person.id, Handover.to_id == person.id),
        JoinRequest: or_(
            JoinRequest.person_id == person.id,
            and_(JoinRequest.answered_by == person.id, JoinRequest.reason != ""),
        ),
        PollVote: PollVote.person_id == person.id,
        Prompt: Prompt.person_id == person.id,
        QuorumChoice: QuorumChoice.person_id == person.id,
        Rater: Rater.person_id == person.id,
        Reflection: Reflection.author_id == person.id,
        ReflectionDraft: ReflectionDraft.person_id == person.id,
        Said: Said.person_id == person.id,
        Capture: or_(Capture.author_id == person.id, Capture.capturer_id == person.id),
        Intention: Intention.person_id == person.id,
        Recap: Recap.written_by == person.id,
        Note: Note.author_id == person.id,
        ParkedPoint: ParkedPoint.author_id == person.id,
        RunDuty: RunDuty.person_id == person.id,
        DutyWish: DutyWish.person_id == person.id,
        InsightSource: InsightSource.author_id == person.id,
        Insight: or_(
            Insight.created_by == person.id,
            Insight.id.in_(
                select(InsightSource.insight_id).where(InsightSource.author_id == person.id)
            ),
        ),
        LearningQuestion: or_(
            LearningQuestion.asker_id == person.id,
            LearningQuestion.id.in_(  # made of what this person parked
                select(ParkedPoint.question_id).where(ParkedPoint.author_id == person.id)
            ),
        ),
        Recognition: Recognition.person_id == person.id,
        InsightUse: InsightUse.person_id == person.id,
        Trial: Trial.person_id == person.id,
        RevisionWish: RevisionWish.person_id == person.id,
        ImpactPage: ImpactPage.person_id == person.id,
        NotForMe: NotForMe.person_id == person.id,
        Exchange: Exchange.person_id == person.id,
        FollowedQuestion: FollowedQuestion.person_id == person.id,
        Introduction: or_(
            Introduction.asker_id == person.id, Introduction.giver_id == person.id
        ),
        ReuseChoice: ReuseChoice.person_id == person.id,
        PioneerItem: PioneerItem.person_id == person.id,
        PioneerProfile: PioneerProfile.person_id == person.id,
        CalendarFeed: CalendarFeed.person_id == person.id,
        CalendarCopy: CalendarCopy.mailbox_id.in_(
            select(CalendarMailbox.id).where(CalendarMailbox.person_id == person.id)
        ),
        CalendarMailbox: or_(
            CalendarMailbox.person_id == person.id,
            and_(  # typed by somebody else
                CalendarMailbox.confirmed_at.is_(None),
                CalendarMailbox.address.in_(addresses),
            ),
        ),
        Subscription: Subscription.person_id == person.id,
        Mailbox: Mailbox.person_id == person.id,
        MailRequest: MailRequest.address.in_(addresses),
        WaitingVoice: WaitingVoice.address.in_(addresses),
        Delivery: Delivery.person_id == person.id,
        AuditEvent: AuditEvent.actor_id == person.id,
    }
    yield "person", [person]
    yield from _rows(session, person.workspace_id, by | _as_facilitator(person))


def _as_facilitator(person: Person) -> dict[type[InWorkspace], ColumnElement[bool]]:
    """What the person made for a circle or the workspace: the organisation's, theirs to see."""
    circles = select(Circle.id).where(Circle.created_by == person.id)
    series = select(MeetingSeries.id).where(MeetingSeries.created_by == person.id)
    meetings = select(Meeting.id).where(Meeting.series_id.in_(series))
    runs = select(Run.id).where(Run.meeting_id.in_(meetings))
    polls = select(Poll.id).where(Poll.created_by == person.id)
    return {
        Circle: Circle.created_by == person.id,
        GuidingQuestion: GuidingQuestion.circle_id.in_(circles),
        MeetingSeries: MeetingSeries.created_by == person.id,
        Meeting: Meeting.id.in_(meetings),
        MeetingChange: MeetingChange.made_by == person.id,
        Method: Method.created_by == person.id,
        Syllabus: Syllabus.created_by == person.id,
        Run: Run.id.in_(runs),
        RunPhase: RunPhase.run_id.in_(runs),
        Poll: Poll.created_by == person.id,
        PollSlot: PollSlot.poll_id.in_(polls),
        Digest: or_(
            Digest.created_by == person.id,
            Digest.reviewer_id == person.id,
            Digest.corrected_by == person.id,
        ),
        Special: or_(Special.created_by == person.id, Special.corrected_by == person.id),
        Theme: Theme.changed_by == person.id,
        PrincipleRule: PrincipleRule.changed_by == person.id,
    }


def of_circle(session: Session, circle: Circle) -> Iterator[tuple[str, Sequence[Base]]]:
    """Every row of a circle; what someone keeps to themselves is left to the caller."""
    by: dict[type[InWorkspace], ColumnElement[bool]] = {
        Membership: Membership.circle_id == circle.id,
        GuidingQuestion: GuidingQuestion.circle_id == circle.id,
        Meeting: Meeting.circle_id == circle.id,
        Poll: Poll.circle_id == circle.id,
        PollSlot: PollSlot.poll_id.in_(select(Poll.id).where(Poll.circle_id == circle.id)),
        Case: brought_in(circle.id),
        BroughtCase: BroughtCase.circle_id == circle.id,
        Reflection: Reflection.circle_id == circle.id,
        Intention: Intention.circle_id == circle.id,
        Rating: Rating.circle_id == circle.id,
        Recap: Recap.circle_id == circle.id,
        Method: Method.circle_id == circle.id,
        Syllabus: Syllabus.circle_id == circle.id,
        Run: Run.circle_id == circle.id,
        RunPhase: RunPhase.run_id.in_(select(Run.id).where(Run.circle_id == circle.id)),
        RunDuty: RunDuty.run_id.in_(select(Run.id).where(Run.circle_id == circle.id)),
        Note: Note.circle_id == circle.id,
        ParkedPoint: ParkedPoint.circle_id == circle.id,
        Insight: Insight.circle_id == circle.id,
        LearningQuestion: LearningQuestion.circle_id == circle.id,
    }
    yield "circle", [circle]
    yield from _rows(session, circle.workspace_id, by)


def _rows(
    session: Session, workspace_id: int, by: dict[type[InWorkspace], ColumnElement[bool]]
) -> Iterator[tuple[str, Sequence[Base]]]:
    for table, condition in by.items():
        query = select(table).where(table.workspace_id == workspace_id, condition)
        rows: Sequence[Base] = session.scalars(query.order_by(table.id)).all()  # type: ignore[assignment]
        yield str(table.__tablename__), rows  # type: ignore[attr-defined]


def released_of(session: Session, circle: Circle) -> set[int]:
    """The cards of a circle that are out, by the one view that says so."""
    card = released_insight.c
    query = select(card.id).where(
        card.workspace_id == circle.workspace_id, card.circle_id == circle.id
    )
    return set(session.scalars(query))


def insights_from(session: Session, person: Person) -> Sequence[Insight]:
    """The cards that were made from what this person wrote."""
    return session.scalars(
        select(Insight)
        .where(
            Insight.workspace_id == person.workspace_id,
            Insight.id.in_(
                select(InsightSource.insight_id).where(InsightSource.author_id == person.id)
            ),
        )
        .order_by(Insight.id)
    ).all()


def copies_of(session: Session, insight: Insight) -> Sequence[DigestItem]:
    """The card as it stands in editions, published or not."""
    return session.scalars(
        select(DigestItem).where(
            DigestItem.workspace_id == insight.workspace_id,
            DigestItem.insight_id == insight.id,
        )
    ).all()
