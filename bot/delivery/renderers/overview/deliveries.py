"""The report about a message that did not arrive."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import MessageKind
from bot.slack.base.blocks import Message
from bot.slack.overview.deliveries import Trouble, trouble_message
from bot.texts import texts_for
from storage.base import deliveries
from storage.circle import circles
from storage.models import Delivery, Person
from storage.people import people


def trouble(
    session: Session, delivery: Delivery, reader: Person | None, now: datetime
) -> Message | None:
    about = deliveries.find(session, delivery.workspace_id, delivery.subject_id)
    if about is None or about.circle_id is None or reader is None:
        return None
    circle = circles.find(session, about.workspace_id, about.circle_id)
    if circle is None:
        return None
    target = None
    if about.person_id is not None:
        target = people.get(session, about.workspace_id, about.person_id).name
    reason = delivery.details.get("reason", "")
    found = Trouble(about, target, circle.name, reason)
    return trouble_message(found, texts_for(reader.language))


RENDERERS = {MessageKind.TROUBLE: trouble}
