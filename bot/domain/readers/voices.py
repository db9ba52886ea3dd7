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

from sqlalchemy.orm import Session

from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_optional
from bot.domain.base.mail_address import read_address
from bot.domain.base.visible import one_line, tidy
from bot.domain.insights import card_words, recognition
from bot.domain.insights.recognition import LONGEST_SENTENCE, VoiceForm
from bot.domain.people.people import as_actor
from bot.domain.questions import learning_questions
from bot.domain.readers import mail_readers
from bot.domain.readers.mail_readers import (
    AGAIN_AFTER,
    CONFIRM_WITHIN,
    HOUR,
    MOST_ASKED,
    MOST_TIMES,
)
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, NotFound
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.models import (
    Address,
    Circle,
    CircleState,
    Person,
    Says,
    Stance,
    WaitingVoice,
    Workspace,
)
from storage.people import people
from storage.readers import mailboxes, voices
from storage.readers import publications as rows

MOST_WAITING = 20  # things said under one address that nobody confirmed
NEEDS_WORDS = {Says.DIFFERS, Says.ASKS}
STANCES = {Says.CONFIRMS: Stance.CONFIRMS, Says.DIFFERS: Stance.DIFFERS}


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
    circle = find_row(Circle, session, home.id, card.circle_id)
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
        _tell(session, person, keep(session, person, insight_id, said.says, text, now), now)
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


def keep(  # one thing that was said
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
            about = insight_id
            learning_questions.put(session, actor, card.circle_id, text, now, about=about)
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
    found = find_row(WaitingVoice, session, workspace_id, voice_id)
    return found if found and now - found.said_at < CONFIRM_WITHIN else None


def forget_waiting(session: Session, now: datetime) -> int:
    return voices.forget_waiting(session, now - CONFIRM_WITHIN)
