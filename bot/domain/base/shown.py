"""Messages that show words of the circle: edited when somebody takes theirs back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import MessageKind
from storage.base import deliveries
from storage.models import Delivery, Reflection, ReleaseLevel
from storage.sessions import briefs

SHOWING = (
    MessageKind.MEETING_AGENDA,
    MessageKind.FACILITATOR_BRIEF,
    MessageKind.MEETING_RECAP,
)


def withdraw(session: Session, reflection: Reflection, now: datetime) -> None:
    """Before a reflection is lowered or reworded: it leaves the recap that it stands in."""
    if reflection.release_level > ReleaseLevel.PRIVATE:
        refresh(
            session,
            reflection.workspace_id,
            reflection.circle_id,
            reflection.created_at,
            now,
            (MessageKind.MEETING_RECAP,),
        )


def refresh(
    session: Session,
    workspace_id: int,
    circle_id: int,
    since: datetime,
    now: datetime,
    kinds: Collection[MessageKind] = SHOWING,
) -> None:
    """Make anew what was sent in a circle since these words came to be.

    Every renderer asks for what is shared at that moment, so what was taken back is gone.
    """
    for sent in briefs.showing(session, workspace_id, circle_id, kinds, since):
        messages.queue(
            session,
            workspace_id=workspace_id,
            kind=MessageKind.WORDS_UPDATE,
            subject_id=sent.subject_id,
            circle_id=circle_id,
            to=sent.person_id,
            channel=sent.channel,
            occasion=f"{sent.id}:{now.isoformat()}",
            details={
                "of": sent.kind,
                "update": {"channel": sent.external_channel, "ts": sent.external_id},
            },
            now=now,
        )


def refresh_shared(session: Session, workspace_id: int, insight_id: int, now: datetime) -> None:
    """Make anew a card wherever somebody shared it: with what is said about it now, or gone."""
    for sent in deliveries.sent_about(
        session, workspace_id, MessageKind.SHARED_INSIGHT.value, insight_id
    ):
        messages.queue(
            session,
            workspace_id=workspace_id,
            kind=MessageKind.SHARED_UPDATE,
            subject_id=insight_id,
            circle_id=sent.circle_id,
            channel=sent.channel,
            occasion=f"{sent.id}:{now.isoformat()}",
            details={"update": {"channel": sent.external_channel, "ts": sent.external_id}},
            now=now,
        )


def edit_sent(
    session: Session, workspace_id: int, kind: MessageKind, subject_id: int, now: datetime
) -> None:
    """Have the messages about something shown as they would be now."""
    for sent in deliveries.sent_about(session, workspace_id, kind.value, subject_id):
        queue_edit(session, sent, now)


def queue_edit(session: Session, sent: Delivery, now: datetime) -> None:
    messages.queue(
        session,
        workspace_id=sent.workspace_id,
        kind=MessageKind.QUESTION_UPDATE,
        subject_id=sent.subject_id,
        circle_id=sent.circle_id,
        to=sent.person_id,
        occasion=f"{sent.id}:{now.isoformat()}",
        details={
            **sent.details,
            "of": sent.kind,
            "update": {"channel": sent.external_channel, "ts": sent.external_id},
        },
        now=now,
    )
