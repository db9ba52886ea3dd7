"""Where a circle is written to."""

from sqlalchemy.orm import Session

from storage.circle import channels


def note_new_id(session: Session, workspace_id: int, before: str, after: str) -> None:
    """A channel goes on under another id; nobody has to choose it again."""
    if before and after:
        channels.note_new_id(session, workspace_id, before, after)
