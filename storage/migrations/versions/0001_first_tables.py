"""first tables

Revision ID: 0001
Revises: 

Written as tables, unlike those that `make migration` drafts: each column with its key and index
is one line, and names follow from NAMING. Types are plain ones and nothing comes from
`storage.models`, because a released migration may not change when the models do.
"""

from typing import Any

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    JSON,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
FIRST = MetaData(naming_convention=NAMING)
MOMENT = DateTime(timezone=True)
WORD = String(24)  # one of a few fixed ones


def upgrade() -> None:
    op.execute(DROP_RELEASED_INSIGHT)
    FIRST.create_all(op.get_bind(), checkfirst=False)
    op.execute(CREATE_RELEASED_INSIGHT)


def downgrade() -> None:
    op.execute(DROP_RELEASED_INSIGHT)
    FIRST.drop_all(op.get_bind(), checkfirst=False)


def ours(name: str, *parts: Column[Any] | UniqueConstraint | Index) -> None:
    """A table of rows that have a number, which is never given again, and a workspace."""
    Table(
        name,
        FIRST,
        Column("id", Integer, primary_key=True),
        Column("workspace_id", Integer, ForeignKey("workspace.id"), nullable=False, index=True),
        *parts,
        sqlite_autoincrement=True,
    )


def where(condition: str) -> dict[str, Any]:
    """The rows that an index holds, said to both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


Table(
    "workspace",
    FIRST,
    Column("id", Integer, primary_key=True),
    Column("surface", WORD, nullable=False),
    Column("external_id", String(254), nullable=False),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("bot_user_id", String(254)),
    Column("token_digest", String(64)),
    Column("public_url", Text),
    Column("mail_from", Text),
    Column("approves_circles", Boolean, nullable=False),
    Column("liberation_day_off", Boolean, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("pace_until", MOMENT),
    Column("paused_until", MOMENT),
    Column("pause_reason", Text),
    Column("edits_paused_until", MOMENT),
    Column("mail_pace_until", MOMENT),
    Column("mail_paused_until", MOMENT),
    Column("mail_pause_reason", Text),
    UniqueConstraint("surface", "external_id"),
    sqlite_autoincrement=True,
)

# people
ours(
    "person",
    Column("surface", WORD, nullable=False),
    Column("external_id", String(254), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text),
    Column("organisation", Text),
    Column("government_layer", Text),
    Column("language", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("working_days", Text, nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_until", Time, nullable=False),
    Column("away_until", Date),
    Column("away_from", Date),
    Column("school_region", String(8)),
    Column("in_school_holidays", Boolean, nullable=False),
    Column("pings_per_week", Integer, nullable=False),
    Column("is_bot", Boolean, nullable=False),
    Column("is_guest", Boolean, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("inactive_since", MOMENT),
    Column("is_programme_manager", Boolean, nullable=False),
    Column("chose_language", Boolean, nullable=False),
    Column("was_offered_language", Boolean, nullable=False),
    Column("opened_home", Boolean, nullable=False),
    Column("refreshed_at", MOMENT),
    Column("wants_profile", Boolean, nullable=False, index=True),
    UniqueConstraint("workspace_id", "surface", "external_id"),
)
ours(
    "school_holiday",
    Column("region", String(8), nullable=False),
    Column("key", String(40), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    Column("is_removed", Boolean, nullable=False),
    UniqueConstraint("workspace_id", "region", "key"),
)

# circle
ours(
    "circle",
    Column("name", Text, nullable=False),
    Column("theme", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("agreements", JSON, nullable=False),
    Column("surface", WORD, nullable=False),
    Column("channel", String(254), nullable=False),
    Column("horizon_on", Date),
    Column("horizon_set_at", MOMENT),
    Column("language", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("default_release", SmallInteger, nullable=False),
    Column("school_region", String(8)),
    Column("quorum", Integer),
    Column("rotates_host", Boolean, nullable=False),
    Column("proposes", WORD, nullable=False),
    Column("proposes_since", MOMENT),
    Column("is_open", Boolean, nullable=False),
    Column("is_public", Boolean, nullable=False),
    Column("most_members", Integer),
    Column("state", WORD, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("started_at", MOMENT),
    Column("ended_at", MOMENT),
)
ours(
    "membership",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("role", WORD, nullable=False),
    Column("role_since", MOMENT),
    Column("joined_at", MOMENT, nullable=False),
    Column("left_at", MOMENT),
    Column("hosts", Boolean, nullable=False),
    Column("active_at", MOMENT),
    Column("woken_at", MOMENT),
    Column("faded_at", MOMENT),
    Column("hears_less", Boolean, nullable=False),
    UniqueConstraint("circle_id", "person_id"),
)
ours(
    "guiding_question",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("begun_at", MOMENT),
    Column("retired_at", MOMENT),
)
ours(
    "case",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("obstacle", Text, nullable=False),
    Column("obstacle_kind", Text),
    Column("asked_of_others", Text, nullable=False),
    Column("release_level", SmallInteger, nullable=False),
    Column("ask_on", Date),
    Column("told_at", MOMENT),
    Column("result", Text, nullable=False),
    Column("unlocked_by", Text, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("closed_at", MOMENT),
)
ours(
    "theme",
    Column("key", String(64), nullable=False),
    Column("group", WORD, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name_nl", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("changed_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    Column("retired_at", MOMENT),
    UniqueConstraint("workspace_id", "key"),
)
ours(
    "principle_rule",
    Column("organisations", Integer, nullable=False),
    Column("differing_percent", Integer, nullable=False),
    Column("changed_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    UniqueConstraint("workspace_id"),
)
ours(
    "handover",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("from_id", Integer, ForeignKey("person.id"), index=True),
    Column("to_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("then", WORD, nullable=False),
    Column("state", WORD, nullable=False),
    Column("since", MOMENT),
    Column("asked_at", MOMENT, nullable=False),
    Column("answered_at", MOMENT),
    Index("uq_handover_asked", "circle_id", unique=True, **where("state = 'asked'")),
)
ours(
    "host_turn",
    Column("meeting_id", Integer, ForeignKey("meeting.id"), nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("state", WORD, nullable=False),
    Column("said_at", MOMENT, nullable=False),
    UniqueConstraint("meeting_id", "person_id"),
    Index("uq_host_turn_host", "meeting_id", unique=True, **where("state = 'yes'")),
)

# approvals
ours(
    "approval",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, unique=True),
    Column("state", WORD, nullable=False),
    Column("asked_by", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("asked_at", MOMENT, nullable=False),
    Column("answered_by", Integer, ForeignKey("person.id"), index=True),
    Column("answered_at", MOMENT),
    Column("reason", Text, nullable=False),
)

# joining
ours(
    "join_request",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("brings", Text, nullable=False),
    Column("wants", Text, nullable=False),
    Column("state", WORD, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    Column("answered_at", MOMENT),
    Column("answered_by", Integer, ForeignKey("person.id"), index=True),
    Column("queued_at", MOMENT),
    Column("offered_at", MOMENT),
    Index(
        "uq_join_request_open", "circle_id", "person_id", unique=True,
        **where("state IN ('asked', 'waiting', 'offered')"),
    ),
)

# planning
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
        "uq_calendar_feed_person_id_all", "person_id", unique=True,
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
        "uq_prompt_unasked", "circle_id", "person_id", unique=True,
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
        "uq_reflection_draft_unasked", "circle_id", "person_id", unique=True,
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
    "public_card",
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False, unique=True),
    Column("slug", String(32), nullable=False, unique=True),
    Column("published_at", MOMENT, nullable=False),
)

# questions
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
ours(
    "digest",
    Column("circle_id", Integer, ForeignKey("circle.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("introduction", Text, nullable=False),
    Column("period_from", Date, nullable=False),
    Column("period_to", Date, nullable=False),
    Column("since", MOMENT),
    Column("themes", JSON, nullable=False),
    Column("audience", SmallInteger, nullable=False),
    Column("all_circles", Boolean, nullable=False),
    Column("channels", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("state", WORD, nullable=False),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("touched_at", MOMENT),
    Column("chosen", JSON, nullable=False),
    Column("again", JSON, nullable=False),
    Column("dropped", JSON, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("reviewer_id", Integer, ForeignKey("person.id")),
    Column("review", Text, nullable=False),
    Column("reviewed_at", MOMENT),
    Column("published_at", MOMENT),
    Column("stopped_at", MOMENT),
    Column("slug", String(32), nullable=False, unique=True),
    Column("is_listed", Boolean, nullable=False),
    Column("correction", Text, nullable=False),
    Column("corrected_at", MOMENT),
    Column("corrected_by", Integer, ForeignKey("person.id")),
)
ours(
    "digest_item",
    Column("digest_id", Integer, ForeignKey("digest.id"), nullable=False),
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("outcome", WORD, nullable=False),
    Column("why", Text, nullable=False),
    Column("condition", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("layer", Text),
    Column("links", JSON, nullable=False),
    Column("theme", Text, nullable=False),
    Column("kind", WORD, nullable=False),
    Column("circle_name", Text, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("withdrawn_at", MOMENT),
    UniqueConstraint("digest_id", "insight_id"),
)
ours(
    "subscription",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, unique=True),
    Column("themes", JSON, nullable=False),
    Column("rhythm", WORD, nullable=False),
    Column("channel", String(254)),
    Column("created_at", MOMENT, nullable=False),
    Column("caught_up_at", MOMENT, nullable=False),
    Column("paused_until", MOMENT),
    Column("ended_at", MOMENT),
)
ours(
    "mail_request",
    Column("address", String(254), nullable=False),
    Column("themes", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("times", Integer, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    UniqueConstraint("workspace_id", "address"),
)
ours(
    "waiting_voice",
    Column("address", String(254), nullable=False),
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False, index=True),
    Column("says", WORD, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("said_at", MOMENT, nullable=False),
    Column("mailed_at", MOMENT),
    UniqueConstraint("workspace_id", "address", "insight_id", "says"),
)
ours(
    "mailbox",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, unique=True),
    Column("token", Text, nullable=False, unique=True),
    Column("confirmed_at", MOMENT, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("rests_since", MOMENT),
    Column("rest_reason", String(32)),
    Column("bounce_score", Integer, nullable=False),
    Column("bounced_at", MOMENT),
)
ours(
    "pioneer_profile",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, unique=True),
    Column("intro", Text, nullable=False),
    Column("level", SmallInteger, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("agreed_at", MOMENT, nullable=False),
    Column("ended_at", MOMENT),
)
ours(
    "pioneer_item",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False),
    Column("insight_id", Integer, ForeignKey("insight.id"), nullable=False, index=True),
    Column("seen", String(12), nullable=False),
    Column("agreed_at", MOMENT, nullable=False),
    UniqueConstraint("person_id", "insight_id"),
)
ours(
    "reuse_choice",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, unique=True),
    Column("wants", Boolean, nullable=False),
    Column("answered_at", MOMENT, nullable=False),
)
ours(
    "impact_page",
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False),
    Column("circle_id", Integer, ForeignKey("circle.id"), index=True),
    Column("token", Text, nullable=False, unique=True),
    Column("created_at", MOMENT, nullable=False),
    UniqueConstraint("person_id", "circle_id"),
    Index(
        "uq_impact_page_person_id_all", "person_id", unique=True,
        **where("circle_id IS NULL"),
    ),
)

# specials
ours(
    "special",
    Column("kind", WORD, nullable=False),
    Column("circle_id", Integer, ForeignKey("circle.id"), index=True),
    Column("all_circles", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("introduction", Text, nullable=False),
    Column("period_from", Date),
    Column("audience", SmallInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("state", WORD, nullable=False),
    Column("created_by", Integer, ForeignKey("person.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("touched_at", MOMENT),
    Column("chosen", JSON, nullable=False),
    Column("seen", JSON, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("published_at", MOMENT),
    Column("slug", String(32), nullable=False, unique=True),
    Column("correction", Text, nullable=False),
    Column("corrected_at", MOMENT),
    Column("corrected_by", Integer, ForeignKey("person.id")),
)

# deliveries
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

DROP_RELEASED_INSIGHT = "DROP VIEW IF EXISTS released_insight"
CREATE_RELEASED_INSIGHT = """
CREATE VIEW released_insight AS
SELECT
  insight.circle_id, insight.meeting_id, insight.title, insight.what, insight.outcome,
  insight.why, insight.condition, insight.place, insight.layer, insight.links,
  insight.case_id, insight.theme, insight.kind, insight.language, insight.happened_on,
  insight.level, insight.state, insight.created_by, insight.created_at,
  insight.released_at, insight.withdrawn_at, insight.withdrawn_reason,
  insight.withdrawn_words, insight.unfinished, insight.promoted_at, insight.kind_before,
  insight.still_holds_at, insight.id, insight.workspace_id
FROM insight
WHERE insight.state = 'released'
  AND insight.level > 0
  AND NOT EXISTS (
    SELECT 1
    FROM insight_source
    JOIN reflection ON reflection.id = insight_source.reflection_id
    WHERE insight_source.insight_id = insight.id
      AND (
        insight_source.consent = 'refused'
        OR (
          insight_source.consented_level < insight.level
          AND (insight.level >= 2 OR reflection.release_level < insight.level)
        )
      )
  )
"""
