"""What readers say about a card of others: "I recognise this", "with us it went otherwise".

One voice a person, for the organisation that they work for at that moment. Organisations are
counted, people are not; and nothing is counted aloud before four people spoke.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.base.limits import check_optional, check_required
from bot.domain.insights import card_words as insights
from bot.domain.insights import principles, trials
from bot.domain.insights.card_words import Card, card_of
from bot.domain.insights.principles import Rule, Tally
from bot.domain.insights.trials import Tried
from bot.domain.people import people
from bot.domain.people.people import LONGEST_ORGANISATION
from bot.errors import InvalidInput, NotAllowed, NotFound, existing
from bot.search import search
from storage.base.finding import find_row
from storage.base.upsert import insert_unless_present
from storage.circle import circles
from storage.insights import recognition
from storage.models import Insight, Recognition, ReleaseLevel, Role, Stance, Surface
from storage.readers import publications

LONGEST_SENTENCE = 300  # characters; one sentence
YEAR = 365  # days


@dataclass(frozen=True)
class VoiceForm:
    """What someone filled in; `organisation` is asked only when we do not know it."""

    stance: Stance | None
    text: str
    organisation: str


@dataclass(frozen=True)
class CardStanding:
    """How a card stands with its readers, as one of them sees it."""

    insight_id: int
    level: ReleaseLevel
    tally: Tally
    confirmations: Sequence[str]
    contradictions: Sequence[str]
    released_on: date
    years: int  # how old it is
    confirmed_on: date | None  # when someone last said that it holds
    rule: Rule | None  # by which it became a principle
    case: str | None = None
    mine: Stance | None = None
    uses: bool = False  # the reader
    is_asked: bool = False  # whoever uses it, what came of that
    page: str | None = None  # its address on the web, if anyone may read it there
    tried: Tried = field(default_factory=Tried)
    happened: Sequence[str] = ()  # what came of it, in the words of whoever tried it
    leads: bool = False  # the reader, its circle: what differs may become a condition
    session: int | None = None  # that it is about, for a reader who is in its circle


@dataclass(frozen=True)
class Voicing:
    """The form of one reader about one card."""

    insight: Insight
    stance: Stance
    own: Recognition | None
    needs_organisation: bool


def standing(
    session: Session,
    workspace_id: int,
    insight_id: int,
    now: datetime,
    reader_id: int | None = None,
) -> CardStanding | None:
    """None for a card that is not out. The caller sees to it that its reader may read it."""
    insight = find_row(Insight, session, workspace_id, insight_id)
    if insight is None or insight.released_at is None:
        return None
    if search.anyhow(session, workspace_id, insight_id) is None:
        return None
    voices = principles.voices(session, insight)
    found = principles.count(voices)
    said = trials.about(session, insight)
    mine = next((each for each in voices if each.person_id == reader_id), None)
    rule = (
        principles.rule_of(session, workspace_id) if insight.promoted_at is not None else None
    )
    member = circles.membership(session, insight.circle_id, reader_id) if reader_id else None
    use = reader_id and recognition.use_of(session, workspace_id, insight_id, reader_id)
    differing = _sentences(voices, insight, Stance.DIFFERS, reader_id)
    return CardStanding(
        insight_id=insight_id,
        level=insight.level,
        tally=found,
        confirmations=_sentences(voices, insight, Stance.CONFIRMS, reader_id),
        contradictions=differing,
        released_on=insight.released_at.date(),
        years=(now - insight.released_at).days // YEAR,
        confirmed_on=_confirmed_on(insight, voices, found),
        rule=rule,
        case=recognition.case_title(session, insight),
        mine=mine.stance if mine else None,
        uses=bool(use),
        is_asked=bool(use) and not recognition.written_by(session, insight, reader_id or 0),
        page=publications.address(session, workspace_id, insight_id),
        tried=trials.count(said),
        happened=trials.sentences(said, insight),
        leads=bool(differing) and member is not None and member.role is Role.FACILITATOR,
        session=insight.meeting_id if member is not None else None,
    )


def contradictions(session: Session, insight: Insight) -> list[str]:
    """What went otherwise with other readers, newest first, for whoever may read the card."""
    return _sentences(principles.voices(session, insight), insight, Stance.DIFFERS, None)


def _sentences(
    voices: Sequence[Recognition], insight: Insight, stance: Stance, reader_id: int | None
) -> list[str]:
    """Those that may go as far as the card goes now.

    What an address of nobody knows where says, only somebody in Slack reads who opens the card.
    """
    return [
        each.text
        for each in voices
        if each.stance is stance
        and each.text
        and (each.level >= insight.level or (reader_id is not None and not each.organisation))
    ]


def _confirmed_on(insight: Insight, voices: Sequence[Recognition], found: Tally) -> date | None:
    """When readers confirmed it counts from four people on, like all that is told of them."""
    said = [insight.still_holds_at] if insight.still_holds_at else []
    if found.may_be_shown:
        known = (each for each in voices if each.organisation)
        said += [each.given_at for each in known if each.stance is Stance.CONFIRMS]
    return max(said).date() if said else None


@dataclass(frozen=True)
class Reading:
    card: Card
    standing: CardStanding


def read(session: Session, actor: Actor, insight_id: int, now: datetime) -> Reading:
    """A card, whole. Raises NotFound for one that the actor may not read."""
    hit = insights.readable(session, actor, insight_id)
    found = existing(standing(session, actor.workspace_id, insight_id, now, actor.id))
    return Reading(card_of(hit), found)


def read_if_there(
    session: Session, actor: Actor, insight_id: int, now: datetime
) -> Reading | None:
    try:
        return read(session, actor, insight_id, now)
    except NotFound:
        return None


def form(session: Session, actor: Actor, insight_id: int, stance: Stance) -> Voicing:
    """Raises NotFound for a card that the actor may not read, NotAllowed for an own one."""
    insight = _of_others(session, actor, insight_id)
    own = recognition.own(session, actor.workspace_id, insight_id, actor.id)
    organisation = people.get(session, actor).organisation
    return Voicing(insight, stance, own, not organisation)


def _of_others(
    session: Session, actor: Actor, insight_id: int, *, lock: bool = False
) -> Insight:
    insights.readable(session, actor, insight_id)
    insight = existing(find_row(Insight, session, actor.workspace_id, insight_id, lock=lock))
    if recognition.written_by(session, insight, actor.id):
        raise NotAllowed("recognition-own")
    return insight


def say(
    session: Session, actor: Actor, insight_id: int, said: VoiceForm, now: datetime
) -> Insight:
    """The actor recognises a card, or not; saying it again takes the place of what was said.

    Raises:
        NotFound: the card is gone, or not for the actor to read.
        NotAllowed: the actor made it, or wrote what it was made from.
        InvalidInput: names the field of the form.
    """
    insight = _of_others(session, actor, insight_id, lock=True)
    if said.stance is None:
        raise NotFound
    if said.stance is Stance.DIFFERS and not said.text:
        raise InvalidInput("text", "recognition-why-missing")
    check_optional("text", said.text, LONGEST_SENTENCE)
    organisation = _organisation(session, actor, said.organisation)
    values = {
        "stance": said.stance,
        "organisation": organisation,
        "text": said.text,
        "level": insight.level if organisation else ReleaseLevel.CIRCLE,
        "seen": principles.words_of(insight),
        "given_at": now,
    }
    key = {
        "workspace_id": actor.workspace_id,
        "insight_id": insight_id,
        "person_id": actor.id,
    }
    is_new = insert_unless_present(session, Recognition, key | values)
    row = recognition.own(session, actor.workspace_id, insight_id, actor.id)
    _leave_channels(session, row, said.text, now, is_new=is_new)
    for name, value in values.items():
        setattr(row, name, value)
    audit.record(session, actor, "insight.recognised", "insight", insight_id, now)
    principles.weigh(session, insight, now)
    return insight


def _leave_channels(
    session: Session,
    row: Recognition | None,
    words: str,
    now: datetime,
    *,
    is_new: bool = False,
) -> None:
    """A sentence that is taken back or changed leaves the messages that show it."""
    if row is not None and not is_new and row.text and row.text != words:
        shown = [(MessageKind.SHARED_INSIGHT, row.insight_id)]
        messages.make_stale(session, row.workspace_id, shown, now)


def forget(session: Session, row: Recognition, now: datetime) -> None:
    """Its writer is erased."""
    _leave_channels(session, row, "", now)
    session.delete(row)


def _organisation(session: Session, actor: Actor, said: str) -> str:
    """The actor's, from the settings; asked here once, it is kept there.

    Whoever comes by mail is not asked: what they would say is theirs to make up.
    """
    person = people.get(session, actor)
    if person.organisation or person.surface is Surface.EMAIL:
        return person.organisation or ""
    check_required("organisation", said, LONGEST_ORGANISATION)
    person.organisation = said
    return said


def take_back(session: Session, actor: Actor, insight_id: int, now: datetime) -> None:
    """As if nothing had been said; also about a card that the actor cannot read any more."""
    row = recognition.own(session, actor.workspace_id, insight_id, actor.id)
    if row is None:
        return
    insight = find_row(Insight, session, actor.workspace_id, insight_id, lock=True)
    _leave_channels(session, row, "", now)
    session.delete(row)
    session.flush()
    if insight is not None:
        principles.weigh(session, insight, now)
