"""Sessions for a calendar program: one as a file, or all behind an address that stays.

Nobody guesses an address (256 random bits), and it shows no more than what its owner may
see at that moment. It is kept as it is, because people want to copy it again; what it opens
lies in the same database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.circle import circles
from bot.domain.readers import mail_readers
from bot.errors import NotAllowed
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles as circle_rows
from storage.models import (
    CalendarFeed,
    CalendarMailbox,
    Circle,
    Meeting,
    MeetingState,
    Rsvp,
)
from storage.people import people
from storage.planning import calendar_mail, calendars, remarks

LOOK_BACK = timedelta(days=180)  # what is longer ago, a calendar need not fetch every hour


@dataclass(frozen=True)
class Entry:
    """A session as a calendar shows it. `rsvp`: what the owner of the calendar answered."""

    meeting: Meeting
    circle: Circle
    rsvp: Rsvp | None = None
    remarks: Sequence[str] = ()  # what was written along with it
    is_mine: bool = False  # in someone's own calendar, where their answer counts

    @property
    def is_cancelled(self) -> bool:
        return self.meeting.state is not MeetingState.PLANNED

    @property
    def is_open(self) -> bool:
        return self.is_mine and self.rsvp is None


@dataclass(frozen=True)
class Feed:
    """What stands behind an address, in the language of its owner. No circle: all of theirs."""

    circle: Circle | None
    language: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class FeedOffer:
    """An address that someone has, or could have."""

    circle: Circle | None
    token: str | None


@dataclass(frozen=True)
class MailOffer:
    """Sessions as calendar mail. `mailbox`: where they go, or will after its owner's yes."""

    mailbox: CalendarMailbox | None = None
    known: str = ""  # what Slack says their address is: only to fill in for them


@dataclass(frozen=True)
class Offers:
    """All of one person. `web`: where the bot's pages are. `mail`: where there is any."""

    web: str
    each: Sequence[FeedOffer]
    mail: MailOffer | None = None


def offers(session: Session, actor: Actor, now: datetime) -> Offers:
    """Raises NotAllowed where the bot cannot be reached from outside."""
    web = calendars.web_address(session, actor.workspace_id)
    if web is None:
        raise NotAllowed("calendar-no-address")
    mine = {feed.circle_id: feed.token for feed in calendars.of_person(session, actor.id)}
    chosen = [None, *circles.active_of(session, actor)]
    each = [FeedOffer(each, mine.get(each.id if each else None)) for each in chosen]
    return Offers(web, each, mail_offer(session, actor, now))


def mail_offer(session: Session, actor: Actor, now: datetime) -> MailOffer | None:
    """None where no mail is sent."""
    if not mail_readers.is_offered_to(session, actor):
        return None
    asked_since = now - mail_readers.CONFIRM_WITHIN
    mailbox = calendar_mail.current(session, actor.id, asked_since)
    known = people.get(session, actor.workspace_id, actor.id).email
    return MailOffer(mailbox, known or "")


def renew(session: Session, actor: Actor, circle_id: int | None, now: datetime) -> None:
    """Give a new address; one that was there before shows nothing any more."""
    if circle_id is not None:
        circles.get_for_member(session, actor, circle_id)
    values = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "circle_id": circle_id,
        "created_at": now,
    }
    is_new = insert_unless_present(session, CalendarFeed, values)
    feed = calendars.find(session, actor.id, circle_id)
    if feed is not None and not is_new:
        feed.token = token_urlsafe(32)
        feed.created_at = now
    if feed is not None:
        audit.record(session, actor, "calendar.renewed", "calendar_feed", feed.id, now)


def stop(session: Session, actor: Actor, circle_id: int | None, now: datetime) -> None:
    """The address shows nothing any more; stopping twice is stopping."""
    feed = calendars.find(session, actor.id, circle_id)
    if feed is not None:
        calendars.remove(session, feed)
        audit.record(session, actor, "calendar.stopped", "calendar_feed", feed.id, now)


def session_behind(session: Session, token: str) -> Entry | None:
    """One session, planned or cancelled."""
    row = calendars.session_by_token(session, token)
    if row is None:
        return None
    said = remarks.of(session, [row[0].id])
    return Entry(*row, remarks=said[row[0].id])


def feed_behind(session: Session, token: str, now: datetime) -> Feed | None:
    """What its owner may see now; None for a dead address, and for whoever left the circle."""
    found = calendars.by_token(session, token)
    if found is None:
        return None
    feed, person = found
    circle = None
    if feed.circle_id is not None:
        circle = find_row(Circle, session, feed.workspace_id, feed.circle_id)
        if circle is None or circle_rows.membership(session, circle.id, person.id) is None:
            return None
    rows = calendars.sessions_of(session, person.id, feed.circle_id, now - LOOK_BACK)
    said = remarks.of(session, [row[0].id for row in rows])
    entries = [Entry(*row, said[row[0].id], is_mine=True) for row in rows]
    return Feed(circle, person.language, [each for each in entries if _is_wanted(each, feed)])


def _is_wanted(entry: Entry, feed: CalendarFeed) -> bool:
    """In my own calendar stands what I go to; in a circle's, everything that it does."""
    return feed.circle_id is not None or entry.rsvp not in {Rsvp.NO, Rsvp.CONTRIBUTES}
