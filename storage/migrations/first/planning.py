"""Sessions, who comes, dates that are looked for, calendars and cases."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)

from storage.migrations.first.tables import MOMENT, WORD, ours, where

ours(
    "meeting_series",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("every_weeks", Integer),
    Column("monthly", WORD),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("remark", Text, nullable=False),
    Column("takes_over", Boolean, nullable=False),
)
ours(
    "meeting",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("series_id", Integer, ForeignKey("meeting_series.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("local_start", DateTime, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("starts_at", MOMENT, nullable=False),
    Column("ends_at", MOMENT, nullable=False),
    Column("place", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("preparation", Text, nullable=False),
    Column("exercise", Text, nullable=False),
    Column("method", Text),
    Column("asks_pulse", Boolean, nullable=False),
    Column("state", WORD, nullable=False),
    Column("calendar_uid", Text, nullable=False, unique=True),
    Column("calendar_sequence", Integer, nullable=False),
    Column("calendar_token", Text, nullable=False, unique=True),
    Column("created_at", MOMENT, nullable=False),
    Column("moved_from", MOMENT),
    Column("changed_at", MOMENT),
    Column("change_id", Integer, ForeignKey("meeting_change.id")),
    UniqueConstraint("series_id", "position"),
    Index("ix_meeting_state_ends_at", "state", "ends_at"),
)
ours(
    "meeting_change",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("kind", WORD, nullable=False),
    Column("made_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("remark", Text, nullable=False),
)
ours(
    "attendance",
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("rsvp", WORD),
    Column("contribution", Text, nullable=False),
    Column("contribution_shared", Boolean, nullable=False),
    Column("answered_at", MOMENT),
    Column("was_present", Boolean),
    Column("came_from_id", Integer, ForeignKey("meeting.id")),
    UniqueConstraint("meeting_id", "person_id"),
)
ours(
    "poll",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("deadline_on", Date, nullable=False),
    Column("closes_at", MOMENT, nullable=False),
    Column("ballot", Integer, nullable=False),
    Column("state", WORD, nullable=False),
    Column("meeting_id", Integer, ForeignKey("meeting.id")),
    Column("replaces_id", Integer, ForeignKey("meeting.id")),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Index("ix_poll_state_closes_at", "state", "closes_at"),
    Index("uq_poll_open", "circle_id", unique=True, **where("state = 'open'")),
)
ours(
    "poll_slot",
    Column("poll_id", Integer, ForeignKey("poll.id"), nullable=False),
    Column("local_start", DateTime, nullable=False),
    Column("starts_at", MOMENT, nullable=False),
    Column("dropped_at", MOMENT),
    UniqueConstraint("poll_id", "local_start"),
)
ours(
    "quorum_choice",
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, unique=True),
    Column("way", WORD, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("chosen_at", MOMENT, nullable=False),
)
ours(
    "poll_vote",
    Column("slot_id", Integer, ForeignKey("poll_slot.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("vote", WORD, nullable=False),
    Column("voted_at", MOMENT, nullable=False),
    UniqueConstraint("slot_id", "person_id"),
)
ours(
    "calendar_feed",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False),
    Column("circle_id", Integer, ForeignKey("circle.id"), index=True),
    Column("token", Text, nullable=False, unique=True),
    Column("created_at", MOMENT, nullable=False),
    UniqueConstraint("person_id", "circle_id"),
    Index(
        "uq_calendar_feed_person_id_all",
        "person_id",
        unique=True,
        **where("circle_id IS NULL"),
    ),
)
ours(
    "calendar_mailbox",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("address", String(254), nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("asked_at", MOMENT, nullable=False),
    Column("confirmed_at", MOMENT),
    Column("ended_at", MOMENT),
    Column("failures", Integer, nullable=False),
    Column("rests_since", MOMENT),
    Column("rest_reason", String(32)),
    Column("bounce_score", Integer, nullable=False),
    Column("bounced_at", MOMENT),
)
ours(
    "calendar_copy",
    Column("mailbox_id", Integer, ForeignKey("calendar_mailbox.id"), nullable=False),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False, index=True),
    Column("is_in", Boolean, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("may_be_in", Boolean, nullable=False),
    Column("delivery_id", Integer, ForeignKey("delivery.id"), index=True),
    Column("refusals", Integer, nullable=False),
    UniqueConstraint("mailbox_id", "meeting_id"),
)

# sessions
ours(
    "brought_case",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("case_id", Integer, ForeignKey("case.id"), nullable=False, index=True),
    Column("brought_at", MOMENT, nullable=False),
    Column("withdrawn_at", MOMENT),
    Column("chosen_at", MOMENT),
    Column("discussed_at", MOMENT),
    Column("asked", Text, nullable=False),
    Column("came_from_id", Integer, ForeignKey("meeting.id")),
    UniqueConstraint("meeting_id", "case_id"),
)
ours(
    "case_vote",
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("opened_at", MOMENT, nullable=False),
    Column("closes_at", MOMENT, nullable=False),
    Column("closed_at", MOMENT, index=True),
    UniqueConstraint("meeting_id", "round"),
)
ours(
    "case_tally",
    Column("vote_id", Integer, ForeignKey("case_vote.id"), nullable=False),
    Column("case_id", Integer, ForeignKey("case.id"), nullable=False),
    Column("votes", Integer, nullable=False),
    UniqueConstraint("vote_id", "case_id"),
)
ours(
    "case_voter",
    Column("vote_id", Integer, ForeignKey("case_vote.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    UniqueConstraint("vote_id", "person_id"),
)
