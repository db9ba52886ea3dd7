"""A copy of all that is kept, and nothing left of someone who wants to be forgotten."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, String, select
from sqlalchemy.orm import Session

from bot.__main__ import main
from bot.domain.overview import privacy
from bot.errors import NotFound
from bot.search import search
from storage.database import Database
from storage.models import (
    Approval,
    ApprovalState,
    Attendance,
    AuditEvent,
    Base,
    BroughtCase,
    Capture,
    Case,
    CaseVote,
    CaseVoter,
    Circle,
    CircleState,
    Consent,
    Delivery,
    DeliveryState,
    Digest,
    DigestItem,
    DigestState,
    Exchange,
    FollowedQuestion,
    GuidingQuestion,
    Insight,
    InsightSource,
    InsightState,
    InsightUse,
    Intention,
    JoinRequest,
    Kind,
    LearningQuestion,
    Mailbox,
    MailRequest,
    Meeting,
    MeetingChange,
    MeetingSeries,
    Membership,
    Method,
    Note,
    NoteKind,
    NotForMe,
    Outcome,
    ParkedPoint,
    Person,
    PioneerProfile,
    Poll,
    PollSlot,
    PrincipleRule,
    Prompt,
    PromptState,
    QuestionState,
    Rater,
    Recap,
    Recognition,
    Reflection,
    ReflectionDraft,
    ReleaseLevel,
    ReuseChoice,
    RevisionWish,
    Role,
    Rsvp,
    Run,
    RunPhase,
    Said,
    Says,
    SchoolHoliday,
    Special,
    SpecialKind,
    Stance,
    Subscription,
    Surface,
    Syllabus,
    Theme,
    Trial,
    TrialResult,
    WaitingVoice,
    Workspace,
)
from storage.overview.privacy import of_person

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
CANARY = "kanarievogel"  # in everything that Bram wrote, and in nothing else
ROLE = "rolvogel"  # in all that Bram made as facilitator
ADA, BRAM = 1, 2
# Exported: that somebody did something, or codes.
NO_WORDS = {
    "audit_event",
    "case_voter",
    "delivery",
    "insight_source",
    "insight_use",
    "meeting_change",
    "meeting_series",
    "membership",
    "not_for_me",
    "poll_slot",
    "principle_rule",
    "prompt",
    "rater",
    "reuse_choice",
    # Of these there is no row here.
    "calendar_copy",
    "calendar_feed",
    "calendar_mailbox",
    "impact_page",
    "duty_wish",
    "handover",
    "host_turn",
    "introduction",
    "pioneer_item",
    "poll_vote",
    "quorum_choice",
    "run_duty",
}


def add(session: Session, *rows: Base) -> None:
    session.add_all(rows)
    session.flush()


def in_workspace(table: type[Any], /, **values: Any) -> Any:
    return table(workspace_id=1, **values)


def person(name: str, **more: Any) -> Any:
    return in_workspace(
        Person,
        surface=Surface.SLACK,
        external_id=f"U0{name.upper()}",
        name=name,
        email=f"{name}@gemeente.example",
        refreshed_at=NOON,
        **more,
    )


def reflection(author_id: int, prompt_id: int, text: str, **more: Any) -> Any:
    return in_workspace(
        Reflection,
        prompt_id=prompt_id,
        circle_id=1,
        meeting_id=1,
        author_id=author_id,
        question_id=1,
        wording="Wat werkte?",
        text=text,
        created_at=NOON,
        updated_at=NOON,
        **{"wanted_level": ReleaseLevel.NETWORK, "release_level": ReleaseLevel.NETWORK} | more,
    )


@pytest.fixture
def circle(database: Database) -> Database:
    """Ada leads, Bram wrote something everywhere; one card is made from both their words."""
    with database.begin() as session:
        add(
            session,
            Workspace(surface=Surface.SLACK, external_id="T1", name="Kring", created_at=NOON),
        )
        add(session, person("ada"), person(f"bram {CANARY}", organisation=CANARY))
        add(
            session,
            in_workspace(
                Circle,
                name="Circulair inkopen",
                theme="procurement",
                purpose="Leren",
                channel="C1",
                state=CircleState.ACTIVE,
                created_by=ADA,
                created_at=NOON,
            ),
        )
        for who, role in ((ADA, Role.FACILITATOR), (BRAM, Role.PARTICIPANT)):
            add(
                session,
                in_workspace(Membership, circle_id=1, person_id=who, role=role, joined_at=NOON),
            )
        add(session, in_workspace(GuidingQuestion, circle_id=1, position=1, text="Wat werkte?"))
        add(session, in_workspace(MeetingSeries, circle_id=1, created_by=ADA, created_at=NOON))
        add(
            session,
            in_workspace(
                Meeting,
                circle_id=1,
                series_id=1,
                position=1,
                local_start=datetime(2026, 3, 2, 12),  # noqa: DTZ001  # wall clock
                time_zone="Europe/Amsterdam",
                minutes=60,
                starts_at=NOON,
                ends_at=NOON + timedelta(hours=1),
                place="Stadhuis",
                calendar_uid="m1",
                created_at=NOON,
            ),
        )
        _words_of_bram(session)
        _card(session)
    return database


def _words_of_bram(session: Session) -> None:
    add(
        session,
        in_workspace(
            Attendance,
            meeting_id=1,
            person_id=BRAM,
            rsvp=Rsvp.CONTRIBUTES,
            contribution=CANARY,
        ),
        in_workspace(
            Case,
            person_id=BRAM,
            title=CANARY,
            description=CANARY,
            parties=CANARY,
            place=CANARY,
            phase=CANARY,
            obstacle=CANARY,
            obstacle_kind=CANARY,
            asked_of_others=CANARY,
            result=CANARY,
            unlocked_by=CANARY,
            created_at=NOON,
        ),
        in_workspace(
            Intention,
            circle_id=1,
            meeting_id=1,
            person_id=BRAM,
            text=CANARY,
            happened=CANARY,
            level=ReleaseLevel.CIRCLE,
            ask_on=date(2026, 3, 20),
            created_at=NOON,
            updated_at=NOON,
        ),
        in_workspace(
            Recap,
            circle_id=1,
            meeting_id=1,
            written_by=BRAM,
            text=CANARY,
            created_at=NOON,
            updated_at=NOON,
        ),
        in_workspace(Prompt, circle_id=1, meeting_id=1, person_id=BRAM, asked_at=NOON),
        in_workspace(Prompt, circle_id=1, meeting_id=1, person_id=ADA, asked_at=NOON),
        in_workspace(
            LearningQuestion, asker_id=BRAM, circle_id=1, text=f"{CANARY}?", created_at=NOON
        ),
        in_workspace(
            LearningQuestion, asker_id=BRAM, circle_id=1, text=f"{CANARY}!", created_at=NOON
        ),
        in_workspace(
            Exchange, person_id=BRAM, wants=CANARY, brings=CANARY, is_open=True, updated_at=NOON
        ),
        in_workspace(FollowedQuestion, person_id=BRAM, text=CANARY, created_at=NOON),
        in_workspace(
            PioneerProfile,
            person_id=BRAM,
            intro=CANARY,
            level=ReleaseLevel.NETWORK,
            agreed_at=NOON,
        ),
        in_workspace(
            Approval,
            circle_id=1,
            state=ApprovalState.REFUSED,
            asked_by=ADA,
            asked_at=NOON,
            answered_by=BRAM,
            reason=CANARY,
        ),
        in_workspace(
            JoinRequest,
            circle_id=1,
            person_id=BRAM,
            brings=CANARY,
            wants=CANARY,
            asked_at=NOON,
        ),
        in_workspace(ReuseChoice, person_id=BRAM, wants=True, answered_at=NOON),
        in_workspace(Mailbox, person_id=BRAM, confirmed_at=NOON, rest_reason=CANARY),
        in_workspace(
            MailRequest,
            address=f"bram {CANARY}@gemeente.example".lower(),
            themes=[CANARY],
            language="nl",
            asked_at=NOON,
        ),
        in_workspace(
            Subscription,
            person_id=BRAM,
            themes=[CANARY],
            created_at=NOON,
            caught_up_at=NOON,
        ),
        in_workspace(
            Delivery,
            key="k",
            kind="prompt_reminder",
            subject_id=1,
            person_id=BRAM,
            circle_id=1,
            due_at=LATER,
            available_at=LATER,
            message_key="m",
            created_at=NOON,
        ),
    )
    add(
        session,
        in_workspace(
            BroughtCase,
            circle_id=1,
            meeting_id=1,
            case_id=1,
            brought_at=NOON,
            asked=CANARY,
        ),
        in_workspace(
            CaseVote, meeting_id=1, round=1, opened_at=NOON, closes_at=NOON, closed_at=None
        ),
    )
    add(session, in_workspace(CaseVoter, vote_id=1, person_id=BRAM))
    add(session, in_workspace(Rater, meeting_id=1, person_id=BRAM))
    add(
        session,
        in_workspace(
            Note,
            circle_id=1,
            meeting_id=1,
            author_id=BRAM,
            kind=NoteKind.INSIGHT,
            text=CANARY,
            level=ReleaseLevel.CIRCLE,
            created_at=NOON,
        ),
        in_workspace(
            ParkedPoint,
            circle_id=1,
            meeting_id=1,
            author_id=BRAM,
            text=CANARY,
            created_at=NOON,
        ),
    )
    bram, ada = sorted(session.scalars(select(Prompt)), key=lambda each: -each.person_id)
    told = {
        "why": CANARY,
        "condition": CANARY,
        "links": [f"https://{CANARY}.example/"],
        "permalink": f"https://{CANARY}.slack.com/archives/C1/p1",
    }
    add(session, reflection(BRAM, bram.id, f"Ik zag een {CANARY} in de wormenfarm.", **told))
    _unsettled_words(session, bram.id)
    add(session, reflection(ADA, ada.id, "Wij begonnen klein."))


def _unsettled_words(session: Session, prompt_id: int) -> None:
    """A form left behind, a message that may be an answer, and conclusions that wait."""
    add(
        session,
        in_workspace(
            ReflectionDraft,
            circle_id=1,
            meeting_id=1,
            person_id=BRAM,
            sheet={"filled": {"1": {"text": CANARY}}},
            updated_at=NOON,
        ),
        in_workspace(
            Said,
            person_id=BRAM,
            prompt_id=prompt_id,
            channel="D1",
            external_id="1.1",
            text=CANARY,
            said_at=NOON,
        ),
    )
    for key, capturer, author in (("a", ADA, BRAM), ("b", BRAM, ADA)):
        add(
            session,
            in_workspace(
                Capture,
                message_key=key,
                circle_id=1,
                capturer_id=capturer,
                author_id=author,
                conclusion=CANARY,
                permalink=f"https://{CANARY}.slack.com/archives/C1/p1",
                asked_at=NOON,
                expires_at=LATER,
            ),
        )


def _card(session: Session) -> None:
    words = {
        "title": f"De {CANARY}",
        "what": f"Een {CANARY} helpt",
        "why": CANARY,
        "condition": CANARY,
        "place": CANARY,
        "links": [f"https://voorbeeld.example/{CANARY}"],
        "outcome": Outcome.WORKED,
        "theme": "food",
        "kind": Kind.TIP,
    }
    add(
        session,
        in_workspace(
            Insight,
            circle_id=1,
            meeting_id=1,
            happened_on=date(2026, 3, 2),
            level=ReleaseLevel.NETWORK,
            state=InsightState.RELEASED,
            created_by=ADA,
            created_at=NOON,
            released_at=NOON,
            withdrawn_words=CANARY,
            **words,
        ),
    )
    for written in session.scalars(select(Reflection)).all():
        add(
            session,
            in_workspace(
                InsightSource,
                insight_id=1,
                reflection_id=written.id,
                author_id=written.author_id,
                consent=Consent.GIVEN,
                consented_level=ReleaseLevel.NETWORK,
            ),
        )
    add(
        session,
        in_workspace(
            Digest,
            circle_id=1,
            title="Kennisbrief",
            period_from=date(2026, 1, 1),
            period_to=date(2026, 3, 1),
            themes=[],
            audience=ReleaseLevel.NETWORK,
            channels=["C1"],
            reviewer_id=BRAM,
            review=CANARY,
            state=DigestState.PUBLISHED,
            created_by=ADA,
            created_at=NOON,
        ),
    )
    add(
        session,
        in_workspace(
            DigestItem,
            digest_id=1,
            insight_id=1,
            position=1,
            circle_name="Circulair inkopen",
            happened_on=date(2026, 3, 2),
            **words,
        ),
    )
    add(
        session,
        in_workspace(
            WaitingVoice,
            address=f"bram {CANARY}@gemeente.example".lower(),
            insight_id=1,
            says=Says.DIFFERS,
            text=CANARY,
            language="nl",
            said_at=NOON,
        ),
        in_workspace(
            Recognition,
            insight_id=1,
            person_id=BRAM,
            stance=Stance.CONFIRMS,
            organisation=CANARY,
            text=CANARY,
            level=ReleaseLevel.NETWORK,
            seen="",
            given_at=NOON,
        ),
        in_workspace(InsightUse, insight_id=1, person_id=BRAM, used_at=NOON),
        in_workspace(NotForMe, insight_id=1, person_id=BRAM, said_at=NOON),
        in_workspace(
            Trial,
            insight_id=1,
            person_id=BRAM,
            result=TrialResult.WORKED,
            text=CANARY,
            level=ReleaseLevel.NETWORK,
            seen="",
            answered_at=NOON,
        ),
        in_workspace(
            RevisionWish, insight_id=1, person_id=BRAM, seen="", text=CANARY, wished_at=NOON
        ),
    )
    search.index(session, 1, 1)


def texts_with(database: Database, word: str) -> list[str]:
    """Every column of every table in which the word stands, as the database itself has it."""
    found = []
    there = MetaData()
    there.reflect(database.engine)
    with database.engine.connect() as connection:
        for table in there.sorted_tables:
            for column in table.columns:
                if _holds_text(column):
                    values = connection.execute(select(column)).scalars()
                    if any(word in str(value).lower() for value in values):
                        found.append(f"{table.name}.{column.name}")
    return found


def _holds_text(column: Column[Any]) -> bool:
    return isinstance(column.type, String) or "JSON" in str(column.type).upper()


def bram(session: Session) -> Person:
    return session.get_one(Person, BRAM)


def test_nothing_that_was_written_is_left(circle: Database) -> None:
    before = texts_with(circle, CANARY)
    assert {"reflection.text", "insight.what", "digest_item.title", "case.phase"} <= set(before)
    assert [name for name in before if name.startswith("search_")]

    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER)

    assert texts_with(circle, CANARY) == []
    assert texts_with(circle, "u0bram") == []


def test_what_others_wrote_stays(circle: Database) -> None:
    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER)

    with circle.read() as session:
        texts = session.scalars(select(Reflection.text).order_by(Reflection.id)).all()
        assert texts == ["", "Wij begonnen klein."]
        assert session.get_one(Person, ADA).name == "ada"
        assert session.get_one(Circle, 1).name == "Circulair inkopen"


def test_the_card_leaves_searches_and_digests(circle: Database) -> None:
    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER)

    with circle.read() as session:
        insight = session.get_one(Insight, 1)
        assert (insight.state, insight.title) == (InsightState.WITHDRAWN, privacy.ERASED)
        assert session.get_one(DigestItem, 1).withdrawn_at == LATER
        for question in ("kanarievogel", "wormen", privacy.ERASED):
            answer = search.ask(session, workspace_id=1, reader_id=ADA, text=question)
            assert answer.hits == ()


def test_nobody_is_asked_or_written_to_any_more(circle: Database) -> None:
    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER)

    with circle.read() as session:
        waiting = session.scalars(
            select(Delivery.id).where(
                Delivery.person_id == BRAM, Delivery.state == DeliveryState.PENDING
            )
        ).all()
        assert waiting == []
        states = {prompt.person_id: prompt.state for prompt in session.scalars(select(Prompt))}
        assert states == {BRAM: PromptState.SKIPPED, ADA: PromptState.OPEN}
        left = session.scalars(
            select(Membership.left_at).where(Membership.person_id == BRAM)
        ).one()
        assert left == LATER
        assert session.scalars(select(Subscription.ended_at)).one() == LATER
        asked = select(LearningQuestion.state).where(LearningQuestion.asker_id == BRAM)
        assert set(session.scalars(asked)) == {QuestionState.WITHDRAWN}
        assert not bram(session).is_active


def test_erasing_twice_changes_nothing_more(circle: Database) -> None:
    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER)
    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER + timedelta(days=1))

    with circle.read() as session:
        assert session.get_one(DigestItem, 1).withdrawn_at == LATER


def test_who_did_it_is_noted_without_words(circle: Database) -> None:
    with circle.begin() as session:
        privacy.export_person(session, bram(session), LATER)
        privacy.erase_person(session, bram(session), LATER)

    with circle.read() as session:
        noted = session.scalars(
            select(AuditEvent.action).where(AuditEvent.origin == privacy.COMMAND_LINE)
        ).all()
        assert list(noted) == ["person.exported", "person.erased"]


def test_an_export_holds_every_place_where_the_words_are(circle: Database) -> None:
    with circle.begin() as session:
        export = privacy.export_person(session, bram(session), LATER)

    said = json.dumps(export, ensure_ascii=False)
    tables = {table for table, rows in export.items() if CANARY in json.dumps(rows)}
    places = {name.partition(".")[0] for name in texts_with(circle, CANARY)}
    index = {name for name in places if name.startswith("search_")}
    assert tables == places - index - {"digest_item"}  # copies of the card
    assert "Wij begonnen klein" not in said
    assert export["reflection"][0]["release_level"] == ReleaseLevel.NETWORK


def _made_as_facilitator(session: Session) -> None:
    """Bram leads a circle too: what he wrote for it, in each table that can hold it."""
    made: Any = {"circle_id": 2, "created_by": BRAM, "created_at": NOON}
    moment: Any = {"local_start": datetime(2026, 4, 2, 12), "starts_at": LATER}  # noqa: DTZ001
    card = {"title": ROLE, "what": ROLE, "why": ROLE, "condition": ROLE}
    add(
        session,
        in_workspace(
            Circle,
            name=ROLE,
            theme="food",
            purpose=ROLE,
            channel="C2",
            state=CircleState.ACTIVE,
            created_by=BRAM,
            created_at=NOON,
        ),
        in_workspace(
            Theme, key=ROLE, group="agenda", position=9, changed_by=BRAM, changed_at=NOON
        ),
        in_workspace(
            PrincipleRule,
            organisations=3,
            differing_percent=20,
            changed_by=BRAM,
            changed_at=NOON,
        ),
    )
    add(
        session,
        in_workspace(GuidingQuestion, circle_id=2, position=1, text=ROLE),
        in_workspace(MeetingSeries, **made),
        in_workspace(MeetingChange, circle_id=2, kind="moved", made_by=BRAM, made_at=NOON),
        in_workspace(Method, name=ROLE, version=1, content={"title": ROLE}, **made),
        in_workspace(Syllabus, name=ROLE, weeks=4, content={"sessions": [ROLE]}, **made),
        in_workspace(
            Poll,
            minutes=60,
            place=ROLE,
            time_zone="Europe/Amsterdam",
            deadline_on=date(2026, 4, 1),
            closes_at=LATER,
            **made,
        ),
        in_workspace(
            Insight,
            happened_on=date(2026, 3, 2),
            level=ReleaseLevel.CIRCLE,
            state=InsightState.RELEASED,
            outcome=Outcome.WORKED,
            theme="food",
            kind=Kind.TIP,
            **card,
            **made,
        ),
        in_workspace(
            Digest,
            title=ROLE,
            introduction=ROLE,
            period_from=date(2026, 1, 1),
            period_to=date(2026, 3, 1),
            themes=[],
            audience=ReleaseLevel.NETWORK,
            channels=["C2"],
            state=DigestState.PUBLISHED,
            **made,
        ),
        in_workspace(
            Digest,
            title="Van Ada",
            period_from=date(2026, 1, 1),
            period_to=date(2026, 3, 1),
            themes=[],
            audience=ReleaseLevel.NETWORK,
            channels=["C2"],
            state=DigestState.PUBLISHED,
            correction=ROLE,
            corrected_at=NOON,
            corrected_by=BRAM,
            **made | {"created_by": ADA},
        ),
        in_workspace(
            Special,
            kind=SpecialKind.STORY,
            title=ROLE,
            introduction=ROLE,
            audience=ReleaseLevel.CIRCLE,
            **made,
        ),
        in_workspace(
            Special,
            kind=SpecialKind.STORY,
            title="Van Ada",
            audience=ReleaseLevel.CIRCLE,
            correction=ROLE,
            corrected_at=NOON,
            corrected_by=BRAM,
            **made | {"created_by": ADA},
        ),
    )
    series = session.scalars(select(MeetingSeries.id).where(MeetingSeries.circle_id == 2)).one()
    poll = session.scalars(select(Poll.id)).one()
    add(session, in_workspace(PollSlot, poll_id=poll, **moment))
    meeting = in_workspace(
        Meeting,
        circle_id=2,
        series_id=series,
        position=1,
        time_zone="Europe/Amsterdam",
        minutes=60,
        ends_at=LATER + timedelta(hours=1),
        place=ROLE,
        calendar_uid="m2",
        created_at=NOON,
        **moment,
    )
    add(session, meeting)
    add(
        session,
        in_workspace(Run, circle_id=2, meeting_id=meeting.id, title=ROLE, created_at=NOON),
    )
    run = session.scalars(select(Run.id)).one()
    add(
        session,
        in_workspace(RunPhase, run_id=run, position=1, name=ROLE, minutes=5, prompt=ROLE),
    )


def test_what_was_made_as_facilitator_is_exported_and_stays(circle: Database) -> None:
    with circle.begin() as session:
        _made_as_facilitator(session)
        export = privacy.export_person(session, bram(session), LATER)
    before = texts_with(circle, ROLE)

    with circle.begin() as session:
        privacy.erase_person(session, bram(session), LATER)

    assert texts_with(circle, ROLE) == before
    tables = {table for table, rows in export.items() if ROLE in json.dumps(rows)}
    assert tables == {name.partition(".")[0] for name in before} - {"search_document"}
    for table in ("digest", "special"):
        assert ROLE in [each["correction"] for each in export[table]]


def test_every_table_of_an_export_holds_a_canary_or_no_words(circle: Database) -> None:
    """So that none can be exported and not erased, or kept without anybody having said so."""
    with circle.begin() as session:
        _made_as_facilitator(session)
        exported = {table for table, _ in of_person(session, bram(session))}
    seen = {
        name.partition(".")[0] for word in (CANARY, ROLE) for name in texts_with(circle, word)
    }

    assert exported - seen == NO_WORDS


def test_a_row_that_nobody_decided_about_is_not_passed_over(circle: Database) -> None:
    with circle.begin() as session, pytest.raises(TypeError, match="SchoolHoliday"):
        privacy._forget(session, bram(session), SchoolHoliday(), LATER)  # noqa: SLF001


@pytest.mark.usefixtures("migrated")
def test_the_file_holds_no_trace(
    circle: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the bytes of the database, and of its log: what was let go is overwritten."""
    if not circle.is_sqlite:
        pytest.skip("a file of SQLite")
    file = Path(str(circle.engine.url.database))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    assert traces(file) > 0

    assert main(["erase-person", f"bram {CANARY}@gemeente.example"]) == 0

    assert traces(file) == 0
    assert "compact" not in capsys.readouterr().out


def traces(file: Path) -> int:
    parts = [file.with_name(file.name + suffix) for suffix in ("", "-wal", "-shm")]
    held = b"".join(part.read_bytes() for part in parts if part.exists()).lower()
    return held.count(CANARY.encode())


def test_every_table_with_words_is_considered(circle: Database) -> None:
    """A new table with text has to be put in the export, or in this list with its reason."""
    with circle.read() as session:
        exported = {table for table, _ in of_person(session, bram(session))}
    others = {
        "workspace",  # of nobody
        "case_vote",  # of nobody: when a vote was held
        "case_tally",  # of nobody: how many votes a case has
        "digest_item",  # copies of cards, erased with them
        "mail_pace",  # domains without people; gone after two days
        "public_card",  # addresses without words
        "school_holiday",  # of nobody: dates
        "received",  # keys of deliveries; gone after two days
        "waiting_event",  # words on their way into other tables; erased all the same
        "heartbeat",  # of nobody
        "odd_row",  # of nobody: which row gives trouble, gone after a day
        "answer_group",  # of the facilitators: a name, gone with the last answer in it
        "grouped_answer",  # of nobody: which answers stand together
        "rating",  # of nobody: how often each score was given, and words without an author
        "synonym_group",  # of the organisation: a list of words that mean the same
    }
    index = {name for name in Base.metadata.tables if name.startswith("search_")}

    assert set(Base.metadata.tables) == exported | others | index


def test_a_circles_file_leaves_out_what_is_private(circle: Database) -> None:
    with circle.begin() as session:
        for written in session.scalars(select(Reflection).where(Reflection.author_id == ADA)):
            written.release_level = ReleaseLevel.PRIVATE
    with circle.begin() as session:
        export = privacy.export_circle(session, 1, LATER)

    assert [row["author_id"] for row in export["reflection"]] == [BRAM]
    assert [row["name"] for row in export["circle"]] == ["Circulair inkopen"]
    assert len(export["person"]) == 2


def test_an_address_is_found_whatever_its_capitals(circle: Database) -> None:
    with circle.begin() as session:
        [found] = privacy.people_with(session, " ADA@Gemeente.example ")
        assert found.id == ADA
        with pytest.raises(NotFound):
            privacy.people_with(session, "nobody@gemeente.example")
        with pytest.raises(NotFound):
            privacy.export_circle(session, 99, LATER)
