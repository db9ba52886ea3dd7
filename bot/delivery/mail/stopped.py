"""What stands in the way of all mail, and is for whoever manages the programme to mend."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from storage.people import people

REFUSED_FOR = timedelta(hours=1)  # a server of a reader has something against us


def tell_managers(session: Session, workspace_id: int, reason: str, now: datetime) -> bool:
    """Once a day for each reason; False when that was today."""
    told = [
        Due(
            workspace_id=workspace_id,
            kind=MessageKind.MAIL_STOPPED,
            subject_id=person.id,
            circle_id=None,
            due_at=now,
            to=person.id,
            occasion=f"{now:%Y%m%d}.{reason}",
            details={"reason": reason},
        )
        for person in people.managers(session, workspace_id)
    ]
    return bool(messages.queue_all(session, told, now))
