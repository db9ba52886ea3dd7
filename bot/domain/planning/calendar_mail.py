"""Sessions as calendar mail (iTIP): asked for by a person, confirmed from the mailbox.

What a mailbox should hold follows from the rows at every beat, and so does what it may hold by
the mails that left. Where the two differ, one mail is queued, which is written from the rows
when it leaves; what changes before that takes its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.mail_address import domain_of, read_address
from bot.domain.planning import remarks
from bot.domain.readers import mail_readers
from bot.domain.readers.mail_readers import AGAIN_AFTER, CONFIRM_WITHIN, MOST_TIMES
from bot.errors import InvalidInput, NotFound
from storage.base.finding import find_row
from storage.base.upsert import add_unless_present
from storage.models import (
    Address,
    CalendarCopy,
    CalendarMailbox,
    Circle,
    Delivery,
    DeliveryState,
    Meeting,
    MeetingState,
    Person,
    Workspace,
)
from storage.people import people
from storage.planning import calendar_mail as rows
from storage.readers import mailboxes, publications

SETTLES = timedelta(minutes=3)  # after a change, as others often follow
STOPPED_FOR = timedelta(days=30)  # then the address is forgotten


@dataclass(frozen=True)
class Owner:
    """Whoever opens the link in a mail."""

    mailbox: CalendarMailbox
    person: Person
    workspace: Workspace


@dataclass(frozen=True)
class Mail:
    """One session for one mailbox, as it is at this moment."""

    mailbox: CalendarMailbox
    person: Person
    meeting: Meeting
    circle: Circle
    home: Workspace
    is_in: bool  # it goes into the calendar; else out of it
    remarks: Sequence[str] = ()  # what was written along with it

    @property
    def is_called_off(self) -> bool:
        return self.meeting.state is not MeetingState.PLANNED


def page_url(home: Workspace, token: str) -> str:
    """Where the owner of a mailbox says yes, and stops; mail programs stop it there too."""
    return f"{publications.root(home)}/calendar-mail/{token}"


# Asking, confirming, stopping


def ask(session: Session, actor: Actor, typed: str, now: datetime) -> str:
    """Let the owner of an address confirm it; gives the address.

    Raises:
        InvalidInput: it is none, or too much was asked for lately.
        NotFound: no mail is sent here.
    """
    home = session.get_one(Workspace, actor.workspace_id, with_for_update=True)
    if not mail_readers.is_offered(home):
        raise NotFound
    try:
        address = Address.email(read_address(typed)).external_id
    except ValueError:
        raise InvalidInput("address", "mailing-address-wrong") from None
    waiting = rows.unconfirmed(session, home.id, actor.id, address)
    lately = [each for each in waiting if each.asked_at > now - CONFIRM_WITHIN]
    if any(
        (each.person_id, each.address) == (actor.id, address)
        and each.ended_at is None
        and each.asked_at > now - AGAIN_AFTER
        for each in lately
    ):
        return address
    if len(lately) >= MOST_TIMES:
        raise InvalidInput("address", "calendar-mail-too-often")
    _check_room(session, home, now)
    mailbox = CalendarMailbox(
        workspace_id=home.id, person_id=actor.id, address=address, asked_at=now
    )
    session.add(mailbox)
    session.flush()
    _ask_owner(session, mailbox, now)
    audit.record(session, actor, "calendar_mail.asked", "calendar_mailbox", mailbox.id, now)
    return address


def _check_room(session: Session, home: Workspace, now: datetime) -> None:
    """Nobody fills mailboxes by us: together with whoever asks for digests."""
    since = now - mail_readers.HOUR
    asked = mailboxes.asked_since(session, home.id, since)
    if asked + rows.asked_since(session, home.id, since) >= mail_readers.MOST_ASKED:
        raise InvalidInput("address", "mailing-too-many")


def _ask_owner(session: Session, mailbox: CalendarMailbox, now: datetime) -> None:
    question = Due(
        workspace_id=mailbox.workspace_id,
        kind=MessageKind.CALENDAR_CONFIRM,
        subject_id=mailbox.id,
        circle_id=None,
        due_at=now,
        expires_at=now + CONFIRM_WITHIN,
        to=mailbox.person_id,
        occasion=uuid4().hex,  # a row may ask again
        mail_domain=domain_of(mailbox.address),
    )
    messages.queue(session, question, now=now)


def stop(session: Session, actor: Actor, now: datetime) -> None:
    """What is in the calendar is taken out. Stopping twice is stopping."""
    for mailbox in rows.live_of(session, actor.id):
        mailbox.ended_at = now
        audit.record(
            session, actor, "calendar_mail.stopped", "calendar_mailbox", mailbox.id, now
        )


def wake(session: Session, actor: Actor) -> None:
    """Its owner says that their mailbox takes mail again."""
    for mailbox in rows.live_of(session, actor.id):
        mail_readers.wake(mailbox)
        rows.send_refused_again(session, mailbox.id)


def behind(session: Session, token: str, now: datetime, *, lock: bool = False) -> Owner | None:
    """None for what never was, and for what was not confirmed in time."""
    found = rows.behind(session, token, lock=lock)
    if found is None:
        return None
    mailbox, person = found
    if mailbox.confirmed_at is None and now - mailbox.asked_at >= CONFIRM_WITHIN:
        return None
    return Owner(mailbox, person, session.get_one(Workspace, mailbox.workspace_id))


def confirm(session: Session, owner: Owner, now: datetime) -> None:
    """From here on sessions go there, and nowhere else. Pressed twice, they still do."""
    mailbox = owner.mailbox
    if mailbox.confirmed_at is not None or mailbox.ended_at is not None:
        return
    for other in rows.live_of(session, mailbox.person_id):
        if other.id != mailbox.id:
            other.ended_at = now
    mailbox.confirmed_at = now
    mail_readers.wake(mailbox)


def stop_from_mail(owner: Owner, now: datetime) -> None:
    if owner.mailbox.ended_at is None:
        owner.mailbox.ended_at = now


def forget(session: Session, now: datetime) -> None:
    rows.forget(session, now - CONFIRM_WITHIN, now - STOPPED_FOR)


# Keeping calendars up to date


def behind_now(session: Session, now: datetime) -> set[int]:
    """The mailboxes that are to get a mail."""
    pairs = [*rows.wanting(session, now), *rows.leaving(session, now)]
    return {mailbox_id for mailbox_id, _ in pairs}


def follow(session: Session, mailbox_id: int, now: datetime) -> None:
    """Queue what one mailbox has to hear; what waits for it and is not true any more goes."""
    mailbox = session.get(CalendarMailbox, mailbox_id, with_for_update=True)
    if mailbox is None:
        return
    for _, meeting_id in rows.wanting(session, now, mailbox_id):
        _put(session, mailbox, session.get_one(Meeting, meeting_id), now, is_in=True)
    for _, meeting_id in rows.leaving(session, now, mailbox_id):
        _put(session, mailbox, session.get_one(Meeting, meeting_id), now, is_in=False)


def _put(
    session: Session, mailbox: CalendarMailbox, meeting: Meeting, now: datetime, *, is_in: bool
) -> None:
    copy, is_first = _copy(session, mailbox, meeting)
    _note_before(session, copy)
    if (copy.is_in, copy.sequence) != (is_in, meeting.calendar_sequence):
        copy.refusals = 0
    copy.is_in, copy.sequence, copy.delivery_id = is_in, meeting.calendar_sequence, None
    if not is_in and not copy.may_be_in:
        return
    message = Due(
        workspace_id=mailbox.workspace_id,
        kind=MessageKind.CALENDAR_MAIL,
        subject_id=copy.id,
        circle_id=None,
        due_at=_leaves_at(mailbox, meeting, now, is_first=is_first),
        expires_at=meeting.starts_at,
        to=mailbox.person_id,
        occasion=uuid4().hex,
        mail_domain=domain_of(mailbox.address),
    )
    messages.queue(session, message, now=now)
    queued = messages.find(session, message)
    copy.delivery_id = queued.id if queued else None


def _copy(
    session: Session, mailbox: CalendarMailbox, meeting: Meeting
) -> tuple[CalendarCopy, bool]:
    """The row, and whether it is new."""
    blank = {
        "workspace_id": mailbox.workspace_id,
        "mailbox_id": mailbox.id,
        "meeting_id": meeting.id,
        "is_in": True,
        "sequence": meeting.calendar_sequence,
    }
    new = add_unless_present(session, CalendarCopy, blank)
    found = new or rows.copy_of(session, mailbox.id, meeting.id)
    assert found is not None  # noqa: S101  # just added, or there before
    return found, new is not None


def _note_before(session: Session, copy: CalendarCopy) -> None:
    """What the mail before did, if it may have left; if it did not, `to_send` stops it."""
    if copy.delivery_id is None:
        return
    delivery = session.get_one(Delivery, copy.delivery_id, with_for_update=True)
    if may_have_left(delivery):
        copy.may_be_in = copy.is_in or delivery.state is not DeliveryState.SENT
    if delivery.state is DeliveryState.DEAD:
        copy.refusals += 1


def may_have_left(delivery: Delivery) -> bool:
    """An answer that was lost may have been a yes."""
    if delivery.state is DeliveryState.SENT:
        return True
    was_looked_at = delivery.state in {DeliveryState.CANCELLED, DeliveryState.EXPIRED}
    tries = delivery.attempts - was_looked_at
    return delivery.ambiguous or (tries > 0 and delivery.state is not DeliveryState.DEAD)


def _leaves_at(
    mailbox: CalendarMailbox, meeting: Meeting, now: datetime, *, is_first: bool
) -> datetime:
    """At once for those who just said yes or stopped, and look at their calendar."""
    if mailbox.ended_at is not None:
        return now
    changed_at = (meeting.changed_at or meeting.created_at) if is_first else now
    return max(now, changed_at + SETTLES)


# Sending


def to_confirm(
    session: Session, workspace_id: int, mailbox_id: int, now: datetime
) -> CalendarMailbox | None:
    """An address that waits for a yes from its owner."""
    mailbox = find_row(CalendarMailbox, session, workspace_id, mailbox_id)
    if mailbox is None or mailbox.confirmed_at or mailbox.ended_at or mailbox.rests_since:
        return None
    return mailbox if now - mailbox.asked_at < CONFIRM_WITHIN else None


def to_send(session: Session, delivery: Delivery, now: datetime) -> Mail | None:
    """None when something else is true by now, which then has a mail of its own."""
    found = rows.copy_in(session, delivery.workspace_id, delivery.subject_id)
    if found is None:
        return None
    copy, mailbox, meeting, circle = found
    if copy.delivery_id != delivery.id or mailbox.rests_since is not None:
        return None
    if rows.belongs(session, copy, now) is not copy.is_in or (
        copy.is_in and copy.sequence != meeting.calendar_sequence
    ):
        return None
    home = session.get_one(Workspace, delivery.workspace_id)
    person = people.get(session, home.id, mailbox.person_id)
    said = [] if mailbox.ended_at else remarks.of(session, meeting)
    return Mail(mailbox, person, meeting, circle, home, copy.is_in, said)


def mailbox_of(session: Session, delivery: Delivery) -> CalendarMailbox | None:
    """Where a mail of these went, to note whether it was taken."""
    if delivery.kind == MessageKind.CALENDAR_CONFIRM:
        return find_row(
            CalendarMailbox, session, delivery.workspace_id, delivery.subject_id, lock=True
        )
    found = rows.copy_in(session, delivery.workspace_id, delivery.subject_id)
    return found[1] if found else None
