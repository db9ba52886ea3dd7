"""first tables

Revision ID: 0001
Revises: 

Written as tables, unlike those that `make migration` drafts: each column with its key and index
is one line, and names follow from NAMING. Types are plain ones and nothing comes from
`storage.models`, because a released migration may not change when the models do. The tables
stand in `storage/migrations/first`, a file for each room.
"""

from alembic import op

from storage.migrations.first import (  # noqa: F401  # each adds its tables to FIRST
    circle,
    circulation,
    delivery,
    insights,
    learned,
    planning,
    questions,
    sessions,
)
from storage.migrations.first.tables import FIRST

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(DROP_RELEASED_INSIGHT)
    FIRST.create_all(op.get_bind(), checkfirst=False)
    op.execute(CREATE_RELEASED_INSIGHT)


def downgrade() -> None:
    op.execute(DROP_RELEASED_INSIGHT)
    FIRST.drop_all(op.get_bind(), checkfirst=False)


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
