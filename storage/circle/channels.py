"""Where the id of a channel in Slack is kept."""

from sqlalchemy import String, cast, select, update
from sqlalchemy.orm import Session

from storage.models import Circle, Delivery, Digest, Subscription, Surface


def note_new_id(session: Session, workspace_id: int, before: str, after: str) -> None:
    """Also of what stands there: it is edited under the new id from now on."""
    in_slack = Delivery.surface == Surface.SLACK
    for column, *which in (
        (Circle.channel, Circle.surface == Surface.SLACK),
        (Delivery.channel, in_slack),
        (Delivery.external_channel, in_slack),
        (Subscription.channel,),
    ):
        model = column.class_
        mine = model.workspace_id == workspace_id
        session.execute(
            update(model).where(mine, column == before, *which).values({column: after})
        )
    named = cast(Digest.channels, String).contains(before, autoescape=True)
    for digest in session.scalars(
        select(Digest).where(Digest.workspace_id == workspace_id, named)
    ):
        digest.channels = [after if each == before else each for each in digest.channels]
