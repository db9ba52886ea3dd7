"""People without Slack who say something about a public card: on its page, under an address.

The first time, its owner says yes by a button that a mail leads to; nothing is read by anybody
before. From then on what is said under the address is kept at once, and the owner hears of it
and can take it back. It lands where a colleague's would: a recognition, a use, a learning
question. A mailbox at a domain where colleagues work speaks for their organisation. Any other
counts for none, and what it says stands on no page: anybody can have a mailbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.mail_address import domain_of, read_address
from bot.domain.base.visible import one_line, tidy
from bot.domain.circulation import mail_readers
from bot.domain.circulation.mail_readers import (
    AGAIN_AFTER,
    CONFIRM_WITHIN,
    HOUR,
    MOST_ASKED,
    MOST_TIMES,
)
from bot.domain.insights import card_words, principles, recognition
from bot.domain.insights.recognition import LONGEST_SENTENCE, VoiceForm
from bot.domain.people.people import as_actor
from bot.domain.questions import learning_questions
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound
from storage.base.upsert import insert_unless_present
from storage.circle import circles
from storage.circulation import mailboxes, voices
from storage.circulation import publications as rows
from storage.models import (
    Address,
    CircleState,
    Mailbox,
    Person,
    QuestionState,
    Says,
    Stance,
    WaitingVoice,
    Workspace,
)
from storage.people import people
from storage.questions import questions

MOST_WAITING = 20  # things said under one address that nobody confirmed
NEEDS_WORDS = {Says.DIFFERS, Says.ASKS}
STANCES = {Says.CONFIRMS: Stance.CONFIRMS, Says.DIFFERS: Stance.DIFFERS}
# Where anybody has a mailbox, colleagues too: it says nothing about where they work.
_PROVIDERS = """gmail.com googlemail.com outlook.com hotmail.com hotmail.nl live.com live.nl
    msn.com icloud.com me.com mac.com yahoo.com yahoo.nl proton.me protonmail.com pm.me gmx.com
    gmx.net kpnmail.nl kpnplanet.nl planet.nl hetnet.nl ziggo.nl upcmail.nl casema.nl home.nl
    chello.nl quicknet.nl xs4all.nl telfort.nl tele2.nl online.nl solcon.nl zonnet.nl freeler.nl
    aol.com mail.com zoho.com fastmail.com hey.com tutanota.com telenet.be skynet.be"""
FOR_ANYBODY = frozenset(_PROVIDERS.split())


class Lost(StrEnum):
    """Why something that was said could not be kept."""

    GONE = "gone"  # the card, or the circle that would get the question
    MANY = "many"  # questions of theirs that still wait
    DECLINED = "declined"  # the circle did, before


_REASONS = {"question-too-many": Lost.MANY, "question-declined-before": Lost.DECLINED}


@dataclass(frozen=True)
class Said:
    """What somebody filled in."""

    says: Says | None
    text: str
    address: str
    language: str


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


@dataclass(frozen=True)
class Opened:
    """A card that something can be said about, and what: a question while its circle is on."""

    home: Workspace
    insight_id: int
    title: str
    url: str
    language: str
    choices: Sequence[Says]


def opened(session: Session, slug: str) -> Opened | None:
    """None for a card that is not public, and where there is no mail to confirm with."""
    found = rows.at(session, slug)
    home = session.get_one(Workspace, found.workspace_id) if found else None
    card = rows.card(session, found.workspace_id, found.insight_id) if found else None
    if home is None or card is None or not mail_readers.is_offered(home):
        return None
    circle = circles.find(session, home.id, card.circle_id)
    takes_questions = circle is not None and circle.state is CircleState.ACTIVE
    choices = [each for each in Says if each is not Says.ASKS or takes_questions]
    url = rows.card_address(home, slug)
    return Opened(home, card.id, card.title, url, card.language, choices)


def say(session: Session, about: Opened, said: Said, now: datetime) -> None:
    """Keep it, or let the owner of the address confirm it. Who looks cannot tell which.

    The mail to that address tells, also what could not be kept.

    Raises:
        InvalidInput: names the field of the form.
    """
    if said.says is None:
        raise InvalidInput("says", "error-choose")
    text = one_line(tidy(said.text))
    if said.says in NEEDS_WORDS and not text:
        raise InvalidInput("text", "web-voice-no-words")
    check_optional("text", text, LONGEST_SENTENCE)
    if said.says is Says.ASKS:
        _check_question(text)
    try:
        address = Address.email(read_address(said.address)).external_id
    except ValueError:
        raise InvalidInput("address", "mailing-address-wrong") from None
    home, insight_id = about.home, about.insight_id
    session.get_one(Workspace, home.id, with_for_update=True)
    if voices.waiting_since(session, home.id, now - HOUR) >= MOST_ASKED:
        raise InvalidInput("address", "mailing-too-many")
    person = people.find_at(session, home.id, Address.email(address))
    mailbox = mailboxes.of_person(session, person.id) if person else None
    if person is not None and mailbox is not None and person.is_active:
        _tell(session, person, _keep(session, person, insight_id, said.says, text, now), now)
        return
    _let_wait(session, home, address, insight_id, said, text, now)


def _check_question(text: str) -> None:
    try:
        learning_questions.checked(text)
    except InvalidInput as error:
        raise InvalidInput("text", error.text_id, **error.params) from None


def _let_wait(  # one row
    session: Session,
    home: Workspace,
    address: str,
    insight_id: int,
    said: Said,
    text: str,
    now: datetime,
) -> None:
    before = voices.waiting(session, home.id, address, lock=True)
    is_new = (insight_id, said.says) not in {(each.insight_id, each.says) for each in before}
    if is_new and len(before) >= MOST_WAITING:
        return  # the page of what waits says so
    key = {
        "workspace_id": home.id,
        "address": address,
        "insight_id": insight_id,
        "says": said.says,
    }
    values = {"text": text, "language": said.language, "said_at": now}
    insert_unless_present(session, WaitingVoice, key | values)
    every = voices.waiting(session, home.id, address)
    row = next(
        each for each in every if each.insight_id == insight_id and each.says is said.says
    )
    row.text, row.language, row.said_at = text, said.language, now
    mailed = [each.mailed_at for each in every if each.mailed_at]
    if len(mailed) >= MOST_TIMES or (mailed and now - max(mailed) < AGAIN_AFTER):
        return  # the mail that they have leads to all that waits
    row.mailed_at = now
    mail_readers.ask_by_mail(session, row, MessageKind.VOICE_CONFIRM, now)


def _keep(  # one thing that was said
    session: Session, person: Person, insight_id: int, says: Says, text: str, now: datetime
) -> Lost | None:
    """Where a colleague's would be; otherwise why not."""
    card = rows.card(session, person.workspace_id, insight_id)
    if card is None:
        return Lost.GONE
    actor = as_actor(person)
    try:
        if says in STANCES:
            form = VoiceForm(STANCES[says], text, "")
            recognition.say(session, actor, insight_id, form, now)
        elif says is Says.USES:
            card_words.use(session, actor, insight_id, now)
        else:
            learning_questions.put(session, actor, card.circle_id, text, now)
    except InvalidInput as error:
        return _REASONS.get(error.text_id, Lost.GONE)
    except (NotFound, NotAllowed, AlreadyDone):
        return Lost.GONE
    return None


def _tell(session: Session, person: Person, lost: Lost | None, now: datetime) -> None:
    """That something was said in their name; once an hour, for the page shows all of it."""
    told = Due(
        workspace_id=person.workspace_id,
        kind=MessageKind.VOICE_LOST if lost else MessageKind.VOICE_KEPT,
        subject_id=person.id,
        circle_id=None,
        due_at=now,
        expires_at=now + CONFIRM_WITHIN,
        to=person.id,
        occasion=f"{lost or ''}{now:%Y%m%d%H}",
        details={"why": lost} if lost else {},
        mail_domain=person.address.mail_domain,
    )
    messages.queue(session, told, now=now)


def waits_in(
    session: Session, workspace_id: int, voice_id: int, now: datetime
) -> WaitingVoice | None:
    """For the mail about it; None when it was confirmed meanwhile, or it is too late."""
    found = voices.find(session, workspace_id, voice_id)
    return found if found and now - found.said_at < CONFIRM_WITHIN else None


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
            _Row(Says.ASKS, each.id, None, each.text)
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
        _keep(session, person, each.insight_id, each.says, each.text, now) for each in fresh
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


def forget_waiting(session: Session, now: datetime) -> int:
    return voices.forget_waiting(session, now - CONFIRM_WITHIN)
