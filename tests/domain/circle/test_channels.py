"""Where the id of a channel is kept, when it gets another."""

from datetime import date

from sqlalchemy.orm import Session

from bot.domain.circle import channels
from storage.models import Digest, ReleaseLevel, Subscription
from tests.domain.seeds import NOON, seed

BEFORE, AFTER, OTHER = "C0EERST", "C0LATER", "C0EERSTE"


def test_editions_and_subscriptions_of_this_workspace_alone(session: Session) -> None:
    ours, theirs = seed(session), seed(session, "T0ANDERS")
    kept = []
    for there in (ours, theirs):
        shared = {"workspace_id": there.ada.workspace_id, "themes": [], "created_at": NOON}
        digest = Digest(
            **shared,
            circle_id=there.circle.id,
            title="Editie",
            period_from=date(2026, 1, 1),
            period_to=date(2026, 3, 1),
            audience=ReleaseLevel.NETWORK,
            channels=[OTHER, BEFORE],
            created_by=there.ada.id,
        )
        subscription = Subscription(
            **shared, person_id=there.ada.id, channel=BEFORE, caught_up_at=NOON
        )
        session.add_all([digest, subscription])
        kept.append((digest, subscription))
    session.flush()

    channels.note_new_id(session, ours.ada.workspace_id, BEFORE, AFTER)

    session.flush()
    session.expire_all()
    assert [(digest.channels, each.channel) for digest, each in kept] == [
        ([OTHER, AFTER], AFTER),
        ([OTHER, BEFORE], BEFORE),
    ]
