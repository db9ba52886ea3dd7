"""How Alembic compares our models with a database, and how it writes a difference down."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import ExecuteSQLOp, MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.types import TypeDecorator

from storage.models import Base
from storage.models.insights import CREATE_RELEASED_INSIGHT, DROP_RELEASED_INSIGHT


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A migration must not change its meaning when our types change: it names plain ones."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def rebuild_view(
    drafting: MigrationContext, _revision: object, scripts: list[MigrationScript]
) -> None:
    """Alembic does not compare views: when ours differs, drop it first and make it last."""
    connection = drafting.connection
    assert connection is not None
    before = connection.scalar(
        text("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'released_insight'")
    )
    if " ".join((before or "").split()) == " ".join(CREATE_RELEASED_INSIGHT.split()):
        return
    for script in scripts:
        assert script.upgrade_ops is not None
        assert script.downgrade_ops is not None
        script.upgrade_ops.ops.insert(0, ExecuteSQLOp(DROP_RELEASED_INSIGHT))
        script.upgrade_ops.ops.append(ExecuteSQLOp(CREATE_RELEASED_INSIGHT))
        script.downgrade_ops.ops.insert(0, ExecuteSQLOp(DROP_RELEASED_INSIGHT))
        if before:
            script.downgrade_ops.ops.append(ExecuteSQLOp(before))


def run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        render_item=render_item,
        render_as_batch=True,  # SQLite cannot alter a column: Alembic copies the table
        process_revision_directives=rebuild_view,
    )
    context.run_migrations()


run()
