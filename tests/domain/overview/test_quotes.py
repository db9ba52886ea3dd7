"""Whatever the bot sent that quotes somebody: the register names it, and it follows them."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot.delivery.render import RENDERERS
from bot.domain.base.kinds import MessageKind, Quotes, Reader, quoting
from bot.domain.insights import withdrawal
from bot.domain.overview import privacy
from bot.domain.people.people import as_actor
from storage.database import Database
from storage.models import (
    Delivery,
    DeliveryState,
    Details,
    Person,
    Reflection,
    ReleaseLevel,
)
from tests.domain.overview import test_privacy as seeds
from tests.domain.overview.test_privacy import ADA, CANARY, LATER, NOON, bram

circle = seeds.circle
LONG_AGO = NOON - timedelta(days=999)
# Shown with Bram's words or name by the rows there are here.
SHOWN = {
    MessageKind.APPROVAL_ANSWERED,
    MessageKind.JOIN_ASKED,
    MessageKind.LEADING,
    MessageKind.FACILITATOR_BRIEF,
    MessageKind.RELEASE_REQUEST,
    MessageKind.RELEASE_ANSWERED,
    MessageKind.PRINCIPLE_PROPOSED,
    MessageKind.PRINCIPLE_ENDED,
    MessageKind.SHARED_INSIGHT,
    MessageKind.DIGEST,
    MessageKind.LEARNING_QUESTION,
    MessageKind.ANSWER,
    MessageKind.TROUBLE,
}
TO_READERS = {MessageKind.SHARED_INSIGHT, MessageKind.DIGEST, MessageKind.ANSWER}


@pytest.fixture
def sent(circle: Database) -> Database:
    """One message of each kind stands in Slack, to Ada or in the channel."""
    with circle.begin() as session:
        session.add_all(_standing(kind) for kind in RENDERERS)
    return circle


def _details(kind: MessageKind) -> Details:
    """What a message of some kinds cannot be worded without."""
    if kind is not MessageKind.DIGESTS_MISSED:
        return {}
    return {"since": LONG_AGO.isoformat(), "until": LONG_AGO.isoformat()}


def _standing(kind: MessageKind) -> Delivery:
    is_public = kind.row.reader is Reader.CHANNEL
    return Delivery(
        workspace_id=1,
        key=f"{kind}:1",
        kind=kind.value,
        subject_id=1,
        person_id=None if is_public else ADA,
        channel="C1" if is_public else None,
        circle_id=1,
        details=_details(kind),
        due_at=NOON,
        available_at=NOON,
        message_key=f"key of {kind}"[:36],
        created_at=NOON,
        state=DeliveryState.SENT,
        sent_at=NOON,
        external_channel="C1",
        external_id=f"1.{kind}",
    )


def looks(session: Session) -> dict[MessageKind, str]:
    """What each of them shows at this moment, in lower case; nothing where it has no words."""
    ada = session.get_one(Person, ADA)
    return {
        kind: _look(session, kind, ada)
        for kind in RENDERERS
        if kind is not MessageKind.INSIGHT_REVISION  # it names who asks, in its details
    }


def _look(session: Session, kind: MessageKind, ada: Person) -> str:
    row = _row(session, kind)
    reader = ada if row.person_id else None
    said = RENDERERS[kind](session, row, reader, NOON + timedelta(hours=2))
    return f"{said.text} {said.blocks}".lower() if said else ""


def _row(session: Session, kind: MessageKind) -> Delivery:
    [row] = [
        row
        for row in session.query(Delivery).where(Delivery.kind == kind.value)
        if row.key == f"{kind}:1"
    ]
    return row


def test_a_kind_that_quotes_somebody_is_named_so(sent: Database) -> None:
    with sent.read() as session:
        showing = {kind for kind, words in looks(session).items() if CANARY in words}

    assert showing == SHOWN
    assert showing.isdisjoint(quoting(Quotes.NOBODY))


def test_every_one_that_shows_an_erased_person_is_edited(sent: Database) -> None:
    with sent.begin() as session:
        privacy.erase_person(session, bram(session), LATER)

    with sent.read() as session:
        assert {kind for kind, words in looks(session).items() if CANARY in words} == set()
        stale = {
            kind
            for kind in RENDERERS
            if (row := _row(session, kind)).revision > row.shown_revision
        }
    assert stale >= set(quoting(Quotes.PEOPLE)) - {MessageKind.TOGETHER}
    assert stale >= set(quoting(Quotes.CARD))


def test_every_one_that_shows_withdrawn_words_to_readers_is_edited(sent: Database) -> None:
    with sent.begin() as session:
        written = session.query(Reflection).where(Reflection.author_id != ADA).one()
        actor = as_actor(bram(session))
        withdrawal.lower(session, actor, written, ReleaseLevel.PRIVATE, LATER)
        for kind in (MessageKind.RELEASE_REQUEST, *TO_READERS):
            row = _row(session, kind)
            session.refresh(row)
            assert row.revision > row.shown_revision

    with sent.read() as session:
        seen = looks(session)
    assert {kind for kind in TO_READERS if CANARY in seen[kind]} == set()
