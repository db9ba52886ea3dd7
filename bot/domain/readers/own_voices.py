"""What somebody without Slack said, behind the link in their mail: to confirm or take back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base.mail_address import domain_of
from bot.domain.insights import card_words, principles, recognition
from bot.domain.people.people import as_actor
from bot.domain.questions import learning_questions
from bot.domain.readers.mail_readers import (
    CONFIRM_WITHIN,
)
from bot.domain.readers.voices import MOST_WAITING, STANCES, Lost, keep
from storage.base.upsert import insert_unless_present
from storage.models import (
    Address,
    Mailbox,
    Person,
    QuestionState,
    Says,
    WaitingVoice,
    Workspace,
)
from storage.people import people
from storage.questions import questions
from storage.readers import mailboxes, voices
from storage.readers import publications as rows

# Where anybody has a mailbox, colleagues too: it says nothing about where they work.
_PROVIDERS = """gmail.com googlemail.com outlook.com hotmail.com hotmail.nl live.com live.nl
    msn.com icloud.com me.com mac.com yahoo.com yahoo.nl proton.me protonmail.com pm.me gmx.com
    gmx.net kpnmail.nl kpnplanet.nl planet.nl hetnet.nl ziggo.nl upcmail.nl casema.nl home.nl
    chello.nl quicknet.nl xs4all.nl telfort.nl tele2.nl online.nl solcon.nl zonnet.nl freeler.nl
    aol.com mail.com zoho.com fastmail.com hey.com tutanota.com telenet.be skynet.be"""
FOR_ANYBODY = frozenset(_PROVIDERS.split())


@dataclass(frozen=True)
class Given:
    """One thing that a mailbox's owner said: waiting for their yes, or kept."""

    key: str
    says: Says
    text: str
    title: str  # of the card; blank for a question, and when it may not be read any more
    url: str


@dataclass(frozen=True)
class _Row:
    says: Says
    id: int
    insight_id: int | None
    text: str

    def key(self, token: str) -> str:
        """Names it on a page, without telling how many of its kind there are."""
        return sha256(f"{token}.{self.says}.{self.id}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Giver:
    """Whoever opens their own link; `person`: None as long as they said no yes."""

    home: Workspace
    address: str
    language: str
    given: Sequence[Given]
    person: Person | None = None
    token: str = ""  # with which they come back
    is_full: bool = False  # as much waits as can: what was said after that was not kept


@dataclass(frozen=True)
class Kept:
    """What became of all that waited for a yes."""

    any: bool
    lost: Sequence[Lost]  # why the rest could not be kept


def answers_url(home: Workspace, token: str) -> str:
    return f"{rows.root(home)}/answers/{token}"


def token_of(session: Session, person: Person) -> str | None:
    mailbox = mailboxes.of_person(session, person.id) if person.is_active else None
    return mailbox.token if mailbox and mailbox.rests_since is None else None


def behind(session: Session, token: str, now: datetime) -> Giver | None:
    """What waits, or what was kept; None once it is too late, or for what never was."""
    waiting = voices.behind(session, token)
    if waiting is not None:
        home = session.get_one(Workspace, waiting.workspace_id)
        fresh = _fresh(voices.waiting(session, home.id, waiting.address), now)
        given = _given(session, home, token, fresh)
        giver = Giver(
            home,
            waiting.address,
            waiting.language,
            given,
            is_full=len(given) >= MOST_WAITING,
        )
        return giver if given else None
    person = voices.reader_behind(session, token)
    if person is None:
        return None
    home = session.get_one(Workspace, person.workspace_id)
    given = _given(session, home, token, _kept(session, person))
    return Giver(home, person.external_id, person.language, given, person, token)


def _fresh(waiting: Sequence[WaitingVoice], now: datetime) -> list[_Row]:
    return [
        _Row(each.says, each.id, each.insight_id, each.text)
        for each in waiting
        if now - each.said_at < CONFIRM_WITHIN
    ]


def _kept(session: Session, person: Person) -> list[_Row]:
    said = {stance: says for says, stance in STANCES.items()}
    asked = questions.of_asker(session, person.workspace_id, person.id)
    return [
        *(
            _Row(said[each.stance], each.insight_id, each.insight_id, each.text)
            for each in voices.recognised(session, person)
        ),
        *(
            _Row(Says.USES, each.insight_id, each.insight_id, "")
            for each in voices.used(session, person)
        ),
        *(
            _Row(Says.ASKS, each.id, each.asked_about, each.text)
            for each in asked
            if each.state is not QuestionState.WITHDRAWN
        ),
    ]


def _given(session: Session, home: Workspace, token: str, said: Sequence[_Row]) -> list[Given]:
    about = [each.insight_id for each in said if each.insight_id]
    public = rows.cards_among(session, home.id, about)
    found = []
    for each in said:
        card = public.get(each.insight_id or 0)
        url = rows.card_address(home, card.slug) if card else ""
        title = card.title if card else ""
        found.append(Given(each.key(token), each.says, each.text, title, url))
    return found


def confirm(session: Session, token: str, now: datetime) -> tuple[Giver, Kept] | None:
    """Keep all that waits for this mailbox: who it is of, and what became of it.

    None as for `behind`; the second time nothing waits any more.
    """
    asked = voices.behind(session, token)
    if asked is None:
        return None
    home = session.get_one(Workspace, asked.workspace_id, with_for_update=True)
    waiting = voices.waiting(session, home.id, asked.address, lock=True)
    fresh = [each for each in waiting if now - each.said_at < CONFIRM_WITHIN]
    if not fresh:
        return None
    person = _known(session, home, asked, now)
    became = [
        keep(session, person, each.insight_id, each.says, each.text, now) for each in fresh
    ]
    for each in waiting:
        session.delete(each)
    session.flush()
    mailbox = mailboxes.of_person(session, person.id)
    assert mailbox is not None  # noqa: S101  # just added
    given = _given(session, home, mailbox.token, _kept(session, person))
    giver = Giver(home, asked.address, person.language, given, person, mailbox.token)
    return giver, Kept(None in became, sorted({each for each in became if each}))


def _known(session: Session, home: Workspace, asked: WaitingVoice, now: datetime) -> Person:
    """From here on the bot knows this mailbox, and for whom it speaks."""
    address = asked.address
    person = people.find_or_add(session, home.id, Address.email(address), refreshed_at=now)
    person.email = address
    person.language, person.chose_language = asked.language, True
    person.organisation = person.organisation or _organisation(session, home, address)
    values = {"workspace_id": home.id, "person_id": person.id, "confirmed_at": now}
    insert_unless_present(session, Mailbox, values)
    return person


def _organisation(session: Session, home: Workspace, address: str) -> str | None:
    """Where they work, if all colleagues with a mailbox there say the same."""
    domain = domain_of(address)
    if domain in FOR_ANYBODY:
        return None
    said = voices.colleagues(session, home.id, domain)
    return said[0] if len({principles.same(each) for each in said}) == 1 else None


def take_back(session: Session, token: str, key: str, now: datetime) -> Giver | None:
    """As if it had not been said. Twice is once. None as for `behind`."""
    person = voices.reader_behind(session, token)
    if person is None:
        return None
    actor = as_actor(person)
    for each in _kept(session, person):
        if each.key(token) != key:
            continue
        if each.says in STANCES:
            recognition.take_back(session, actor, each.id, now)
        elif each.says is Says.USES:
            card_words.stop_using(session, actor, each.id, now)
        else:
            learning_questions.withdraw(session, actor, each.id, now)
    session.flush()
    return behind(session, token, now)
