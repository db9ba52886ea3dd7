"""What people wrote after a session, and what they mean to do."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    JSON,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)

from storage.migrations.first.tables import MOMENT, WORD, ours, where

ours(
    "prompt",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id")),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("state", WORD, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    Column("later_at", MOMENT),
    UniqueConstraint("meeting_id", "person_id"),
    Index(
        "uq_prompt_unasked",
        "circle_id",
        "person_id",
        unique=True,
        **where("meeting_id IS NULL"),
    ),
)
ours(
    "reflection",
    Column("prompt_id", Integer, ForeignKey("prompt.id"), nullable=False),
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), index=True),
    Column("author_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("question_id", Integer, ForeignKey("guiding_question.id")),
    Column("case_id", Integer, ForeignKey("case.id")),
    Column("wording", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", WORD),
    Column("why", Text, nullable=False),
    Column("condition", Text, nullable=False),
    Column("learning", WORD),
    Column("links", JSON, nullable=False),
    Column("permalink", Text, nullable=False),
    Column("wanted_level", SmallInteger, nullable=False),
    Column("release_level", SmallInteger, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
    UniqueConstraint("prompt_id", "question_id"),
)
ours(
    "reflection_draft",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False),
    Column("meeting_id", Integer, ForeignKey("meeting.id")),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("sheet", JSON, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
    UniqueConstraint("meeting_id", "person_id"),
    Index(
        "uq_reflection_draft_unasked",
        "circle_id",
        "person_id",
        unique=True,
        **where("meeting_id IS NULL"),
    ),
)
ours(
    "rating",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, unique=True),
    Column("given", JSON, nullable=False),
    Column("shown", JSON, nullable=False),
    Column("words", JSON, nullable=False),
    Column("shown_words", JSON, nullable=False),
    Column("pulse", JSON, nullable=False),
    Column("shown_pulse", JSON, nullable=False),
)
ours(
    "rater",
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("has_said", Boolean, nullable=False),
    Column("has_answered", Boolean, nullable=False),
    UniqueConstraint("meeting_id", "person_id"),
)
ours(
    "capture",
    Column("message_key", String(64), nullable=False),
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("capturer_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("author_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("conclusion", Text, nullable=False),
    Column("permalink", Text, nullable=False),
    Column("state", WORD, nullable=False, index=True),
    Column("asked_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    UniqueConstraint("workspace_id", "message_key"),
)
ours(
    "said",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("prompt_id", Integer, ForeignKey("prompt.id"), nullable=False),
    Column("surface", WORD, nullable=False),
    Column("channel", String(254), nullable=False),
    Column("external_id", String(254), nullable=False),
    Column("text", Text, nullable=False),
    Column("reply_id", String(254)),
    Column("said_at", MOMENT, nullable=False, index=True),
    UniqueConstraint("workspace_id", "surface", "channel", "external_id"),
)
ours(
    "intention",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("case_id", Integer, ForeignKey("case.id"), index=True),
    Column("text", Text, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("wanted_level", SmallInteger, nullable=False),
    Column("ask_on", Date, nullable=False),
    Column("state", WORD, nullable=False),
    Column("happened", Text, nullable=False),
    Column("answered_at", MOMENT),
    Column("created_at", MOMENT, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
    UniqueConstraint("meeting_id", "person_id"),
    Index("ix_intention_state_ask_on", "state", "ask_on"),
)

# groups
ours(
    "answer_group",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
)
ours(
    "grouped_answer",
    Column("group_id", Integer, ForeignKey("answer_group.id"), nullable=False, index=True),
    Column("reflection_id", Integer, ForeignKey("reflection.id"), nullable=False, unique=True),
)

# insights
