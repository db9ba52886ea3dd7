"""Readers by mail: asked for on a page, confirmed from the mailbox, stopped from either.

Whoever types an address is not therefore its owner: nothing is sent there but one question,
and nothing of it is kept for longer than two days, until its owner confirms. Only editions for
everyone go by mail: these readers may be anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.mail_address import domain_of, read_address
from bot.domain.circle import themes as vocabulary
from bot.domain.people.people import as_actor
from bot.domain.readers import subscriptions as wishes
from bot.domain.readers.subscriptions import Wish
from bot.errors import InvalidInput, NotFound
from storage.base.upsert import insert_unless_present
from storage.models import (
    Address,
    CalendarMailbox,
    Delivery,
    Digest,
    DigestRhythm,
    Mailbox,
    MailRequest,
    Person,
    ReleaseLevel,
    Subscription,
    WaitingVoice,
    Workspace,
)
from storage.people import people
from storage.readers import mailboxes, publications, subscriptions

CONFIRM_WITHIN = timedelta(days=2)
AGAIN_AFTER = timedelta(minutes=10)  # a mail with the question, to one address
MOST_TIMES = 3  # as long as nobody confirms
MOST_ASKED = 300  # addresses of one workspace in an hour: nobody fills mailboxes by us
EXPIRES = timedelta(days=3)  # an edition; over a weekend on which a server is down
MOST_FAILURES = 3  # mails in a row
MOST_BOUNCES = 4  # halves: a mailbox that is not there counts for two, another for one
COMES_BACK_WITHIN = timedelta(days=7)  # servers try for five days
STOPPED_FOR = timedelta(days=30)  # then their address is forgotten
VOICES_KEPT = timedelta(days=365)  # what they said about cards, after the last of it
HOUR = timedelta(hours=1)

AnyMailbox = Mailbox | CalendarMailbox


@dataclass(frozen=True)
class Wanted:
    """What somebody typed and chose on the page."""

    address: str
    themes: Sequence[str]  # empty: all
    language: str


@dataclass(frozen=True)
class MailReader:
    """Whoever opens their own link."""

    mailbox: Mailbox
    person: Person
    subscription: Subscription
    workspace: Workspace

    @property
    def is_stopped(self) -> bool:
        return self.subscription.ended_at is not None


def is_offered(workspace: Workspace) -> bool:
    """Whether there is a mail server, and an address of our own for its links."""
    return bool(workspace.mail_from and workspace.public_url)


def ask_url(home: Workspace) -> str:
    """Where anybody can ask for digests by mail."""
    return f"{publications.root(home)}/subscribe/of/{home.external_id}"


def confirm_url(home: Workspace, token: str) -> str:
    return f"{publications.root(home)}/subscribe/{token}"


def stop_url(home: Workspace, token: str) -> str:
    """Where one reader changes what they get, or stops; mail programs stop it there too."""
    return f"{publications.root(home)}/unsubscribe/{token}"


def ask(session: Session, workspace: Workspace, wanted: Wanted, now: datetime) -> None:
    """Let the owner of an address confirm it. Who looks cannot tell whether it is known here.

    Raises:
        InvalidInput: the address is none, a theme is none, or too much was asked for lately.
    """
    try:
        address = Address.email(read_address(wanted.address)).external_id
    except ValueError:
        raise InvalidInput("address", "mailing-address-wrong") from None
    vocabulary.check(session, workspace.id, wanted.themes, "themes")
    session.get_one(Workspace, workspace.id, with_for_update=True)
    if mailboxes.asked_since(session, workspace.id, now - HOUR) >= MOST_ASKED:
        raise InvalidInput("address", "mailing-too-many")
    values = {
        "workspace_id": workspace.id,
        "address": address,
        "themes": list(wanted.themes),
        "language": wanted.language,
        "asked_at": now,
    }
    is_new = insert_unless_present(session, MailRequest, values)
    request = mailboxes.asked(session, workspace.id, address, lock=True)
    if request is None or not (is_new or _is_asked_again(request, wanted, now)):
        return
    ask_by_mail(session, request, MessageKind.MAIL_CONFIRM, now)


def is_offered_to(session: Session, actor: Actor) -> bool:
    return is_offered(session.get_one(Workspace, actor.workspace_id))


@dataclass(frozen=True)
class Offer:
    """Digests by mail, to somebody in Slack. `known`: only to fill in for them."""

    known: str


def offer(session: Session, actor: Actor) -> Offer:
    """Raises NotFound where no mail is sent."""
    if not is_offered_to(session, actor):
        raise NotFound
    return Offer(people.get(session, actor.workspace_id, actor.id).email or "")


def ask_in_slack(session: Session, actor: Actor, address: str, now: datetime) -> None:
    """As `ask`, with the themes that they chose in Slack. Raises NotFound as for `offer`."""
    home = session.get_one(Workspace, actor.workspace_id)
    if not is_offered(home):
        raise NotFound
    current = wishes.current(session, actor)
    in_use = vocabulary.current(session, actor.workspace_id)
    themes = [each.key for each in in_use if current and each.key in current.themes]
    ask(session, home, Wanted(address, themes, actor.language), now)


def ask_by_mail(
    session: Session, row: MailRequest | WaitingVoice, kind: MessageKind, now: datetime
) -> None:
    """Have the owner of an address confirm it, which stands in this row alone."""
    question = Due(
        workspace_id=row.workspace_id,
        kind=kind,
        subject_id=row.id,
        circle_id=None,
        due_at=now,
        expires_at=now + CONFIRM_WITHIN,
        channel="mail",  # the address is forgotten with its row
        occasion=uuid4().hex,  # a row may ask again
        mail_domain=domain_of(row.address),
    )
    messages.queue(session, question, now=now)


def _is_asked_again(request: MailRequest, wanted: Wanted, now: datetime) -> bool:
    """What was chosen last counts; but nobody is sent a heap of questions."""
    request.themes, request.language = list(wanted.themes), wanted.language
    if now - request.asked_at < AGAIN_AFTER or request.times >= MOST_TIMES:
        return False
    request.times += 1
    request.asked_at = now
    return True


def asked(
    session: Session, token: str, now: datetime, *, lock: bool = False
) -> MailRequest | None:
    """What waits for a yes; None once that is too late, or for what never was."""
    request = mailboxes.request_behind(session, token, lock=lock)
    if request is None or now - request.asked_at >= CONFIRM_WITHIN:
        return None
    return request


def confirmed(session: Session, request: MailRequest) -> MailReader | None:
    """Whoever gets digests since they said yes to this request, to what it still asks."""
    address = Address.email(request.address)
    person = people.find_at(session, request.workspace_id, address)
    mailbox = mailboxes.of_person(session, person.id) if person else None
    if person is None or mailbox is None or mailbox.confirmed_at < request.asked_at:
        return None
    subscription = subscriptions.of_person(session, person.id)
    if subscription is None or subscription.ended_at or mailbox.rests_since:
        return None
    if (subscription.themes, person.language) != (request.themes, request.language):
        return None
    home = session.get_one(Workspace, request.workspace_id)
    return MailReader(mailbox, person, subscription, home)


def confirm(session: Session, token: str, now: datetime) -> MailReader | None:
    """From here on they are a reader; pressed twice, they still are. None as for `asked`."""
    request = asked(session, token, now, lock=True)
    if request is None:
        return None
    home = session.get_one(Workspace, request.workspace_id)
    person = people.find_or_add(
        session, home.id, Address.email(request.address), refreshed_at=now
    )
    person.email = request.address
    person.language = request.language
    person.chose_language = True
    own = {"workspace_id": home.id, "person_id": person.id}
    insert_unless_present(session, Mailbox, {**own, "confirmed_at": now})
    blank = {"themes": [], "created_at": now, "caught_up_at": now}
    insert_unless_present(session, Subscription, {**own, **blank})
    mailbox = mailboxes.of_person(session, person.id, lock=True)
    subscription = subscriptions.of_person(session, person.id)
    assert mailbox is not None and subscription is not None  # noqa: S101, PT018  # just added
    promised = Wish(request.themes, DigestRhythm.EACH, subscription.channel, None)
    wishes.renew(subscription, promised, None, now)
    mailbox.confirmed_at = now
    wake(mailbox)
    session.flush()
    return MailReader(mailbox, person, subscription, home)


def behind(session: Session, token: str) -> MailReader | None:
    found = mailboxes.behind(session, token)
    if found is None:
        return None
    return MailReader(*found, session.get_one(Workspace, found[0].workspace_id))


def stop(reader: MailReader, now: datetime) -> None:
    """At once and for good; what is on its way is not sent any more."""
    if not reader.is_stopped:
        reader.subscription.ended_at = now


def begin_again(reader: MailReader, now: datetime) -> None:
    """They own the mailbox: that was confirmed before. What came out meanwhile stays out."""
    if reader.is_stopped:
        reader.subscription.ended_at, reader.subscription.caught_up_at = None, now
    wake(reader.mailbox)


def change(session: Session, reader: MailReader, wish: Wish, now: datetime) -> None:
    """Raises InvalidInput for a theme or a day that cannot be chosen."""
    wishes.subscribe(session, as_actor(reader.person), wish, now)


def wake(mailbox: AnyMailbox) -> None:
    """Try it again: its owner says so, or it took a mail."""
    mailbox.failures, mailbox.rests_since, mailbox.rest_reason = 0, None, None
    mailbox.bounce_score, mailbox.bounced_at = 0, None


def note_failure(
    mailbox: AnyMailbox | None, reason: str, now: datetime, *, for_good: bool
) -> None:
    """Its server does not take a mail. `for_good`: there is no such mailbox."""
    if mailbox is None or mailbox.rests_since is not None:
        return
    mailbox.failures += 1
    if for_good or mailbox.failures >= MOST_FAILURES:
        mailbox.rests_since, mailbox.rest_reason = now, reason


def note_bounce(
    session: Session,
    mailbox: AnyMailbox | None,
    delivery: Delivery,
    now: datetime,
    *,
    is_gone: bool,
) -> None:
    """A mail that its server took came back: as Mailman counts, one day's count for once.

    It begins anew when a mail of meanwhile stayed away long enough to have arrived.
    """
    if mailbox is None or mailbox.rests_since is not None:
        return
    last = mailbox.bounced_at
    if last is not None:
        if last.date() >= now.date():
            return
        if mailboxes.took_another(session, delivery, last, now - COMES_BACK_WITHIN):
            mailbox.bounce_score = 0
    mailbox.bounce_score += 2 if is_gone else 1
    mailbox.bounced_at = now
    if mailbox.bounce_score >= MOST_BOUNCES:
        mailbox.rests_since, mailbox.rest_reason = now, delivery.last_error


def note_arrival(mailbox: AnyMailbox | None) -> None:
    if mailbox is not None and mailbox.rests_since is None and mailbox.failures:
        mailbox.failures = 0


def subscribers(session: Session, digest: Digest) -> Sequence[tuple[Person, Subscription]]:
    """Who could get this edition by mail: nobody, unless anyone may read it."""
    home = session.get_one(Workspace, digest.workspace_id)
    if digest.audience < ReleaseLevel.PUBLIC or not is_offered(home):
        return []
    return mailboxes.subscribers(session, digest.workspace_id)


def forget_asked(session: Session, now: datetime) -> int:
    return mailboxes.forget_asked(session, now - CONFIRM_WITHIN)


def stopped_long_ago(session: Session, now: datetime) -> Sequence[Person]:
    return mailboxes.stopped(session, now - STOPPED_FOR, now - VOICES_KEPT)
