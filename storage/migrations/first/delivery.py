"""What is sent, what came in, and what is kept of both."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    JSON,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.migrations.first.tables import FIRST, MOMENT, WORD, ours, where

ours(
    "delivery",
    Column("key", Text, nullable=False),
    Column("kind", String(48), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), index=True),
    Column("surface", WORD, nullable=False),
    Column("channel", String(254)),
    Column("mail_domain", String(254)),
    Column("circle_id", Integer, ForeignKey("circle.id"), index=True),
    Column("bundle_id", Integer, ForeignKey("delivery.id")),
    Column("details", JSON, nullable=False),
    Column("due_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT),
    Column("state", WORD, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("shown_revision", Integer, nullable=False),
    Column("available_at", MOMENT, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("ambiguous", Boolean, nullable=False),
    Column("looked_up_at", MOMENT),
    Column("message_key", String(36), nullable=False, unique=True),
    Column("lease_token", String(36)),
    Column("lease_until", MOMENT),
    Column("sent_at", MOMENT),
    Column("external_channel", String(254)),
    Column("external_id", String(254)),
    Column("last_error", Text),
    Column("created_at", MOMENT, nullable=False),
    UniqueConstraint("workspace_id", "key"),
    Index("ix_delivery_bundle_id", "bundle_id", **where("bundle_id IS NOT NULL")),
    Index("ix_delivery_expired", "kind", **where("state = 'expired'")),
    Index("ix_delivery_open", "available_at", "id", **where("state IN ('pending', 'sending')")),
    Index("ix_delivery_stale", "id", **where("state = 'sent' AND revision > shown_revision")),
    Index("ix_delivery_subject", "kind", "subject_id", "person_id"),
)
ours(
    "mail_pace",
    Column("domain", String(254), nullable=False),
    Column("until", MOMENT, nullable=False),
    UniqueConstraint("workspace_id", "domain"),
)
ours(
    "received",
    Column("key", String(300), nullable=False),
    Column("received_at", MOMENT, nullable=False, index=True),
    UniqueConstraint("workspace_id", "key"),
)
Table(
    "waiting_event",
    FIRST,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("user_id", String(254), index=True),
    Column("payload", JSON, nullable=False),
    Column("received_at", MOMENT, nullable=False),
    Column("in_hand", Boolean, nullable=False),
    Column("lease_until", MOMENT, index=True),
    sqlite_autoincrement=True,
)
Table(
    "heartbeat",
    FIRST,
    Column("job", String(32), primary_key=True),
    Column("at", MOMENT, nullable=False),
)
Table(
    "odd_row",
    FIRST,
    Column("id", Integer, primary_key=True),
    Column("workspace_id", Integer, ForeignKey("workspace.id"), index=True),
    Column("place", String(16), nullable=False),
    Column("subject", String(48), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("what", String(64), nullable=False),
    Column("since", MOMENT, nullable=False),
    Column("seen_at", MOMENT, nullable=False),
    UniqueConstraint("place", "subject", "subject_id"),
    sqlite_autoincrement=True,
)
ours(
    "audit_event",
    Column("at", MOMENT, nullable=False, index=True),
    Column("actor_id", Integer, ForeignKey("person.id")),
    Column("action", String(48), nullable=False),
    Column("object_kind", String(32), nullable=False),
    Column("object_id", Integer, nullable=False),
    Column("result", String(32), nullable=False),
    Column("origin", String(32), nullable=False),
)
