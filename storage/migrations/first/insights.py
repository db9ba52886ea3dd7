"""Insights, and what their readers say about them."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Integer,
    JSON,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)

from storage.migrations.first.tables import MOMENT, WORD, ours

ours(
    "insight",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), index=True),
    Column("title", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("outcome", WORD, nullable=False),
    Column("why", Text, nullable=False),
    Column("condition", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("layer", Text),
    Column("links", JSON, nullable=False),
    Column("case_id", Integer, ForeignKey("case.id"), index=True),
    Column("theme", Text, nullable=False),
    Column("kind", WORD, nullable=False),
    Column("language", Text, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("state", WORD, nullable=False),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("released_at", MOMENT, index=True),
    Column("withdrawn_at", MOMENT),
    Column("withdrawn_reason", Text),
    Column("withdrawn_words", Text, nullable=False),
    Column("unfinished", JSON, nullable=False),
    Column("promoted_at", MOMENT, index=True),
    Column("kind_before", WORD),
    Column("still_holds_at", MOMENT),
)
ours(
    "insight_source",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False),
    Column("reflection_id", Integer, ForeignKey("reflection.id"), nullable=False, index=True),
    Column("author_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("consent", WORD),
    Column("consented_level", SmallInteger, nullable=False),
    Column("asked_at", MOMENT),
    Column("answered_at", MOMENT),
    Column("turned_at", MOMENT),
    UniqueConstraint("insight_id", "reflection_id"),
)
ours(
    "recognition",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("stance", WORD, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("seen", String(12), nullable=False),
    Column("given_at", MOMENT, nullable=False),
    UniqueConstraint("insight_id", "person_id"),
)
ours(
    "insight_use",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False, index=True),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("used_at", MOMENT, nullable=False),
    UniqueConstraint("workspace_id", "insight_id", "person_id"),
)
ours(
    "not_for_me",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("said_at", MOMENT, nullable=False),
    UniqueConstraint("insight_id", "person_id"),
)
ours(
    "trial",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("result", WORD, nullable=False),
    Column("text", Text, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("seen", String(12), nullable=False),
    Column("answered_at", MOMENT, nullable=False, index=True),
    UniqueConstraint("insight_id", "person_id"),
)
ours(
    "revision_wish",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("seen", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("wished_at", MOMENT, nullable=False),
    UniqueConstraint("insight_id", "person_id", "seen"),
)
ours(
    "public_card",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False, unique=True),
    Column("slug", String(32), nullable=False, unique=True),
    Column("published_at", MOMENT, nullable=False),
)

# questions
