"""Keeping what someone concluded from a colleague's message, if the colleague agrees.

What is stored is the conclusion, in the words of whoever draws it, and where the message
stands; nothing of the message. Its author is asked in private, sees exactly that, and may
change it. A yes makes it the author's own words, at a level that the author chooses: from
there on it is a reflection like any other. A no, or two weeks of silence, and it is gone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_required
from bot.domain.circle import circles, fading
from bot.domain.learned.direct_messages import FORGOTTEN_AFTER
from bot.domain.learned.prompts import open_prompt
from bot.domain.learned.sheets import LONGEST_ANSWER
from bot.domain.people.people import Profile
from bot.errors import AlreadyDone, NotAllowed, NotFound, existing
from storage.base.finding import find_row
from storage.learned import captures
from storage.models import (
    Address,
    Capture,
    CaptureState,
    Circle,
    Person,
    PromptState,
    Reflection,
    ReleaseLevel,
)
from storage.people import people

LONGEST_CONCLUSION = 1500  # characters; what a card can hold
ASKED_FOR = timedelta(days=14)
KEPT, NOT_KEPT = "kept", "not_kept"  # what whoever wanted to keep it hears
_CHANNEL, _TS, _DOMAIN = (
    re.compile(r"[CDG][A-Z0-9]{1,30}"),
    re.compile(r"\d{1,16}\.\d{1,8}"),
    re.compile(r"[a-z0-9][a-z0-9-]{0,60}"),
)


@dataclass(frozen=True)
class Source:
    """A message in Slack, as the shortcut names it; what it says is not in here."""

    author: Address | None  # None: nobody wrote it
    channel: str
    ts: str
    thread_ts: str
    domain: str
    is_private: bool  # between two people, or a few
    is_from_bot: bool = False

    @property
    def permalink(self) -> str:
        """As Slack makes it. Built here: asking for it would need to see the channel.

        Raises:
            NotFound: parts that Slack would not send.
        """
        sound = _CHANNEL.fullmatch(self.channel) and _TS.fullmatch(self.ts)
        if not sound or not _DOMAIN.fullmatch(self.domain):
            raise NotFound
        stands = f"https://{self.domain}.slack.com/archives/{self.channel}"
        address = f"{stands}/p{self.ts.replace('.', '')}"
        if self.thread_ts and self.thread_ts != self.ts and _TS.fullmatch(self.thread_ts):
            address += f"?thread_ts={self.thread_ts}&cid={self.channel}"
        return address

    @property
    def key(self) -> str:
        return sha256(f"{self.channel}:{self.ts}".encode()).hexdigest()


@dataclass(frozen=True)
class Desk:
    """What is needed to write a conclusion down. `author` is None for one's own message."""

    source: Source
    author: Person | None
    circles: Sequence[Circle]


def can_keep(session: Session, actor: Actor, source: Source, profile: Profile | None) -> Desk:
    """Whether something can be kept of this message, and in which circle.

    Raises:
        NotAllowed: says in words why not.
        AlreadyDone: its author was asked about it before.
    """
    if source.is_from_bot or source.author is None:
        raise NotAllowed("capture-bot")
    if source.author == actor.address:
        mine = circles.active_of(session, actor)
        if not mine:
            raise NotAllowed("reflection-no-circle")
        return Desk(source, None, mine)
    if source.is_private:
        raise NotAllowed("capture-private")
    check_profile(profile)
    if captures.is_known(session, actor.workspace_id, source.key):
        raise AlreadyDone("capture-before")
    author = _colleague(session, actor, source.author)
    return Desk(source, author, _together(session, actor, author))


def check_profile(profile: Profile | None) -> None:
    if profile is None or profile.is_external:
        raise NotAllowed("capture-outside")
    if profile.is_bot:
        raise NotAllowed("capture-bot")
    if not profile.is_active:
        raise NotAllowed("capture-gone")


def _colleague(session: Session, actor: Actor, address: Address | None) -> Person:
    author = people.find_at(session, actor.workspace_id, address) if address else None
    if author is None:
        raise NotAllowed("capture-not-together")
    if not author.is_active or author.is_bot:
        raise NotAllowed("capture-gone")
    return author


def _together(session: Session, actor: Actor, author: Person) -> Sequence[Circle]:
    """Only there can the author let it be read with their name, which is the first step."""
    found = captures.shared_circles(session, actor.workspace_id, actor.id, author.id)
    if not found:
        raise NotAllowed("capture-not-together")
    return found


def ask(
    session: Session,
    actor: Actor,
    source: Source,
    circle_id: int,
    conclusion: str,
    now: datetime,
) -> Capture:
    """Ask the author, once for each message, whoever draws a conclusion from it.

    Raises:
        InvalidInput: no words, or too many.
        NotFound: not a circle that both are in.
        NotAllowed, AlreadyDone: as for `look`.
    """
    check_required("conclusion", conclusion, LONGEST_CONCLUSION)
    if source.is_private or source.author == actor.address:
        raise NotFound
    author = _colleague(session, actor, source.author)
    if circle_id not in {each.id for each in _together(session, actor, author)}:
        raise NotFound
    capture = captures.add(
        session,
        {
            "workspace_id": actor.workspace_id,
            "message_key": source.key,
            "circle_id": circle_id,
            "capturer_id": actor.id,
            "author_id": author.id,
            "conclusion": conclusion,
            "permalink": source.permalink,
            "asked_at": now,
            "expires_at": now + ASKED_FOR,
        },
    )
    if capture is None:
        raise AlreadyDone("capture-before")
    message = Due(
        workspace_id=actor.workspace_id,
        kind=MessageKind.CAPTURE_REQUEST,
        subject_id=capture.id,
        circle_id=None,
        due_at=now,
        expires_at=capture.expires_at,
        to=author.id,
    )
    messages.queue(session, message, now=now)
    audit.record(session, actor, "capture.asked", "capture", capture.id, now)
    return capture


@dataclass(frozen=True)
class CaptureRequest:
    """What an author is asked, as long as it is open."""

    capture: Capture
    circle: Circle
    asker: Person


def request_for(
    session: Session, workspace_id: int, capture_id: int, author_id: int
) -> CaptureRequest | None:
    """None for anyone but the author of the message."""
    capture = find_row(Capture, session, workspace_id, capture_id)
    if capture is None or capture.author_id != author_id:
        return None
    circle = session.get_one(Circle, capture.circle_id)
    return CaptureRequest(
        capture, circle, people.get(session, workspace_id, capture.capturer_id)
    )


def to_keep(session: Session, actor: Actor, capture_id: int, now: datetime) -> CaptureRequest:
    """Raises NotFound for someone else's message, AlreadyDone once it is settled."""
    request = existing(request_for(session, actor.workspace_id, capture_id, actor.id))
    _check_open(request.capture, now)
    return request


def _check_open(capture: Capture, now: datetime) -> None:
    if capture.state is not CaptureState.ASKED or capture.expires_at <= now:
        raise AlreadyDone("capture-settled")


def _locked(session: Session, actor: Actor, capture_id: int, now: datetime) -> Capture:
    capture = existing(captures.of_author(session, actor.workspace_id, capture_id, actor.id))
    _check_open(capture, now)
    return capture


@dataclass(frozen=True)
class CaptureWords:
    """What becomes someone's own: as they wrote it, or changed it."""

    text: str
    level: ReleaseLevel
    heading: str  # in the place of a guiding question


def accept(
    session: Session, actor: Actor, capture_id: int, words: CaptureWords, now: datetime
) -> Reflection:
    """The author's own words from now on, private until they have seen them as others will.

    Raises:
        InvalidInput: no words, or too many.
        NotFound: someone else's message, or a circle that the actor left.
        AlreadyDone: it was answered, or forgotten.
    """
    check_required("text", words.text, LONGEST_ANSWER)
    capture = _locked(session, actor, capture_id, now)
    kept = _keep(session, actor, capture.circle_id, words, capture.permalink, now)
    _settle(session, capture, CaptureState.KEPT, KEPT, now)
    audit.record(session, actor, "capture.kept", "capture", capture.id, now)
    return kept


def keep_own(
    session: Session,
    actor: Actor,
    source: Source,
    circle_id: int,
    words: CaptureWords,
    now: datetime,
) -> Reflection:
    """One's own message needs nobody's yes. An address between two people says nothing."""
    check_required("text", words.text, LONGEST_ANSWER)
    if source.author != actor.address:
        raise NotFound
    permalink = "" if source.is_private else source.permalink
    return _keep(session, actor, circle_id, words, permalink, now)


def _keep(
    session: Session,
    actor: Actor,
    circle_id: int,
    words: CaptureWords,
    permalink: str,
    now: datetime,
) -> Reflection:
    circle = circles.get_for_member(session, actor, circle_id)
    prompt = open_prompt(session, actor.workspace_id, circle.id, None, actor.id, now)
    if prompt.state is PromptState.OPEN:
        prompt.state = PromptState.ANSWERED  # nobody asked, so nothing waits
    kept = Reflection(
        workspace_id=actor.workspace_id,
        prompt_id=prompt.id,
        circle_id=circle.id,
        author_id=actor.id,
        wording=words.heading,
        text=words.text,
        permalink=permalink,
        wanted_level=words.level,
        created_at=now,
        updated_at=now,
    )
    session.add(kept)
    session.flush()
    fading.note_act(session, actor, circle.id, now)
    audit.record(session, actor, "reflection.kept", "reflection", kept.id, now)
    return kept


def refuse(session: Session, actor: Actor, capture_id: int, now: datetime) -> None:
    """It is gone; whoever wanted to keep it hears that, without a reason.

    Raises:
        NotFound, AlreadyDone: as for `accept`.
    """
    capture = _locked(session, actor, capture_id, now)
    _settle(session, capture, CaptureState.REFUSED, NOT_KEPT, now)
    audit.record(session, actor, "capture.refused", "capture", capture.id, now)


def _settle(
    session: Session, capture: Capture, state: CaptureState, answer: str, now: datetime
) -> None:
    capture.state = state
    capture.conclusion = capture.permalink = ""
    kind = MessageKind.CAPTURE_REQUEST
    messages.cancel(session, capture.workspace_id, kind, capture.id, None)
    messages.make_stale(session, capture.workspace_id, [(kind, capture.id)], now)
    message = Due(
        workspace_id=capture.workspace_id,
        kind=MessageKind.CAPTURE_ANSWERED,
        subject_id=capture.id,
        circle_id=None,
        due_at=now,
        to=capture.capturer_id,
        details={"answer": answer},
    )
    messages.queue(session, message, now=now)


def forget_old(session: Session, now: datetime) -> None:
    """What nobody answered is gone, also from the message that asked. Silence is like a no."""
    captures.forget_said(session, now - FORGOTTEN_AFTER)
    for capture in captures.unanswered(session, now):
        _settle(session, capture, CaptureState.EXPIRED, NOT_KEPT, now)


@dataclass(frozen=True)
class CaptureAnswer:
    """What whoever wanted to keep something hears, and about which circle."""

    circle: Circle


def told(
    session: Session, workspace_id: int, capture_id: int, reader_id: int
) -> CaptureAnswer | None:
    capture = find_row(Capture, session, workspace_id, capture_id)
    if capture is None or capture.capturer_id != reader_id:
        return None
    return CaptureAnswer(session.get_one(Circle, capture.circle_id))
