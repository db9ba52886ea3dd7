"""What happens in a session: methods, learning paths, runs of show, notes and recaps."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    JSON,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)

from storage.migrations.first.tables import MOMENT, WORD, ours

ours(
    "method",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    UniqueConstraint("circle_id", "name", "version"),
)
ours(
    "syllabus",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("weeks", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    UniqueConstraint("circle_id", "name"),
)
ours(
    "run",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, unique=True),
    Column("method_key", Text),
    Column("method_id", Integer, ForeignKey("method.id")),
    Column("title", Text, nullable=False),
    Column("duties", JSON, nullable=False),
    Column("state", WORD, nullable=False),
    Column("step", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("ends_at", MOMENT),
    Column("seconds_left", Integer),
    Column("seconds_given", Integer, nullable=False),
    Column("said", String(8), nullable=False),
    Column("starts_at", MOMENT),
    Column("message_id", Integer, ForeignKey("delivery.id")),
    Column("created_at", MOMENT, nullable=False),
    Column("started_at", MOMENT),
    Column("finished_at", MOMENT),
    Index("ix_run_state_ends_at", "state", "ends_at"),
)
ours(
    "run_phase",
    Column("run_id", Integer, ForeignKey("run.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("shows", JSON, nullable=False),
    Column("seconds_left", Integer),
)
ours(
    "run_duty",
    Column("run_id", Integer, ForeignKey("run.id"), nullable=False),
    Column("duty", WORD, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    UniqueConstraint("run_id", "duty"),
)
ours(
    "duty_wish",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("duty", WORD, nullable=False),
    Column("meeting_id", Integer, ForeignKey("meeting.id")),
    Column("created_at", MOMENT, nullable=False),
)
ours(
    "note",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, index=True),
    Column("author_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("kind", WORD, nullable=False),
    Column("text", Text, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("created_at", MOMENT, nullable=False),
)
ours(
    "parked_point",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, index=True),
    Column("author_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("state", WORD, nullable=False),
    Column("question_id", Integer, ForeignKey("learning_question.id")),
    Column("created_at", MOMENT, nullable=False),
    Column("settled_at", MOMENT),
)
ours(
    "recap",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, unique=True),
    Column("written_by", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("reflection_ids", JSON, nullable=False),
    Column("intention_ids", JSON, nullable=False),
    Column("note_ids", JSON, nullable=False),
    Column("state", WORD, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
)

# learned
