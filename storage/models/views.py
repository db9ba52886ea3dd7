"""What may leave: the only door through which insights reach a search, a digest or a page.

The view cannot contain a card whose level goes beyond what every author behind it allowed,
either for the reflection itself or for the card's own words; an author's refusal of these
words outweighs both. A card that leaves its circle with a place or a kind of organisation can
tell who it was: its own words must have been agreed to. A card without reflections behind it
is its maker's own.
"""

from sqlalchemy import DDL, MetaData, Table, event

from storage.models.base import Base
from storage.models.insights import Insight

_COLUMNS = [column.name for column in Insight.__table__.columns]

CREATE_RELEASED_INSIGHT = f"""
CREATE VIEW released_insight AS
SELECT {", ".join(f"insight.{name}" for name in _COLUMNS)}
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
          reflection.release_level < insight.level
          AND insight_source.consented_level < insight.level
        )
        OR (
          (insight.place <> '' OR insight.layer IS NOT NULL)
          AND insight.level >= 2
          AND insight_source.consented_level < insight.level
        )
      )
  )
"""  # noqa: S608  # names of our own columns
DROP_RELEASED_INSIGHT = "DROP VIEW IF EXISTS released_insight"

# A metadata of its own: Alembic must not take the view for a table that is missing.
_views = MetaData()
released_insight = Table(
    "released_insight",
    _views,
    *[column._copy() for column in Insight.__table__.columns],  # noqa: SLF001  # the public copy() is deprecated
)

event.listen(Base.metadata, "after_create", DDL(DROP_RELEASED_INSIGHT))  # type: ignore[no-untyped-call]
event.listen(Base.metadata, "after_create", DDL(CREATE_RELEASED_INSIGHT))  # type: ignore[no-untyped-call]
event.listen(Base.metadata, "before_drop", DDL(DROP_RELEASED_INSIGHT))  # type: ignore[no-untyped-call]
