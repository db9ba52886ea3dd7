"""Questions to circles, and the index of the search."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    JSON,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.migrations.first.tables import FIRST, MOMENT, WORD, ours

ours(
    "learning_question",
    Column("asker_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("state", WORD, nullable=False),
    Column("merged_into", Integer, ForeignKey("learning_question.id"), index=True),
    Column("declined_because", Text),
    Column("may_introduce", Boolean, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("decided_at", MOMENT),
    Column("answered_by", Integer, ForeignKey("insight.id"), index=True),
    Column("asked_about", Integer, ForeignKey("insight.id"), index=True),
    UniqueConstraint("asker_id", "circle_id", "text"),
)
ours(
    "followed_question",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("answered_by", Integer, ForeignKey("insight.id"), index=True),
    UniqueConstraint("person_id", "text"),
)
ours(
    "exchange",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, unique=True),
    Column("wants", Text, nullable=False),
    Column("brings", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("updated_at", MOMENT, nullable=False),
)
ours(
    "introduction",
    Column("question_id", Integer, ForeignKey("learning_question.id"), nullable=False),
    Column("asker_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("giver_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("state", WORD, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    Column("asker_asked_at", MOMENT),
    Column("made_at", MOMENT, index=True),
    Column("asker_outcome", WORD),
    Column("giver_outcome", WORD),
    UniqueConstraint("question_id", "giver_id"),
)
Table(
    "search_index",
    FIRST,
    Column("workspace_id", Integer, ForeignKey("workspace.id"), primary_key=True),
    Column("analyzer_version", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("public_documents", Integer, nullable=False),
    Column("usual_length", Double, nullable=False),
)
Table(
    "search_term",
    FIRST,
    Column("id", Integer, primary_key=True),
    Column("workspace_id", Integer, ForeignKey("workspace.id"), nullable=False),
    Column("term", String(64), nullable=False),
    Column("documents", Integer, nullable=False),
    UniqueConstraint("workspace_id", "term"),
    sqlite_autoincrement=True,
)
Table(
    "search_word",
    FIRST,
    Column("workspace_id", Integer, ForeignKey("workspace.id"), primary_key=True),
    Column("word", String(64), primary_key=True),
    Column("head", String(8), nullable=False),
    Column("documents", Integer, nullable=False),
    Index("ix_search_word_head", "workspace_id", "head"),
)
Table(
    "search_document",
    FIRST,
    Column("insight_id", Integer, ForeignKey("insight.id"), primary_key=True),
    Column("workspace_id", Integer, ForeignKey("workspace.id"), nullable=False, index=True),
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("language", String(2), nullable=False),
    Column("layer", WORD),
    Column("theme", String(64), nullable=False),
    Column("kind", WORD, nullable=False),
    Column("outcome", WORD, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("words", JSON, nullable=False),
)
Table(
    "search_posting",
    FIRST,
    Column("term_id", Integer, primary_key=True),
    Column("impact", Integer, primary_key=True),
    Column("insight_id", Integer, primary_key=True),
    Column("reach", Integer, primary_key=True),
    Column("language", String(2), primary_key=True),
    Index("ix_search_posting_insight_id", "insight_id", "term_id", "impact", "language"),
    sqlite_with_rowid=False,
)
Table(
    "search_vector",
    FIRST,
    Column("insight_id", Integer, ForeignKey("insight.id"), primary_key=True),
    Column("workspace_id", Integer, ForeignKey("workspace.id"), nullable=False, index=True),
    Column("engine", String(64), nullable=False),
    Column("numbers", LargeBinary, nullable=False),
)
ours(
    "synonym_group",
    Column("words", JSON, nullable=False),
)

# circulation
