"""What else happens when a message is queued, or noted as lost: by the `effect` of its kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import Due, Effect
from bot.domain.cases import case_votes
from bot.domain.circle import facilitators, joining
from bot.domain.learned import prompts, pulse
from bot.domain.learned.prompts import Opening
from bot.domain.questions import introductions
from bot.domain.sessions import runs
from storage.base.finding import find_row
from storage.circle import members
from storage.models import Circle

Happens = Callable[[Session, Due, datetime], object]
HappenTogether = Callable[[Session, Sequence[Due], datetime], object]


def _nothing(session: Session, message: Due, now: datetime) -> None:
    """Says and does no more than the message itself."""


def _introduce(session: Session, message: Due, now: datetime) -> bool:
    about, to = message.subject_id, message.to or 0
    return introductions.begin(session, message.workspace_id, about, to, now)


def _open_prompts(session: Session, asked: Sequence[Due], now: datetime) -> None:
    prompts.open_prompts(
        session,
        [
            Opening(each.workspace_id, each.circle_id, each.subject_id, each.to)
            for each in asked
            if each.to is not None and each.circle_id is not None
        ],
        now,
    )
    pulse.begin(session, {each.subject_id for each in asked})


def _close_vote(session: Session, message: Due, now: datetime) -> None:  # noqa: ARG001
    case_votes.close_by_itself(session, message.workspace_id, message.subject_id)


def _note_warning(session: Session, message: Due, now: datetime) -> None:  # noqa: ARG001
    """It was given or has passed: it is not due again."""
    runs.note_said(session, message.workspace_id, message)


def _pass_on(session: Session, message: Due, now: datetime) -> None:
    """Those who still lead get what was on its way to someone who is gone."""
    if message.circle_id is None or message.to is None:
        return
    circle = find_row(Circle, session, message.workspace_id, message.circle_id)
    if circle is not None:
        facilitators.redirect(session, circle, message.to, now)


def _fade(session: Session, message: Due, now: datetime) -> bool:
    """Not when they did something since the heartbeat looked."""
    return members.fade(session, message.subject_id, now)


def _offer_place(session: Session, message: Due, now: datetime) -> bool:
    """Not when it was taken since the heartbeat looked."""
    return joining.offer(session, message.workspace_id, message.subject_id, now)


def _each(happens: Happens) -> HappenTogether:
    def one_by_one(session: Session, told: Sequence[Due], now: datetime) -> None:
        for message in told:
            happens(session, message, now)

    return one_by_one


@dataclass(frozen=True)
class Consequences:
    """`before` gives False when the message must not be queued after all."""

    before: Happens
    queued: HappenTogether
    lost: Happens


EFFECTS = {
    Effect.NOTHING: Consequences(before=_nothing, queued=_each(_nothing), lost=_nothing),
    Effect.OPEN_PROMPT: Consequences(before=_nothing, queued=_open_prompts, lost=_nothing),
    Effect.CLOSE_VOTE: Consequences(
        before=_nothing, queued=_each(_close_vote), lost=_close_vote
    ),
    Effect.NOTE_WARNING: Consequences(
        before=_nothing, queued=_each(_note_warning), lost=_note_warning
    ),
    Effect.INTRODUCE: Consequences(before=_introduce, queued=_each(_nothing), lost=_nothing),
    Effect.FADE: Consequences(before=_fade, queued=_each(_nothing), lost=_nothing),
    Effect.OFFER_PLACE: Consequences(
        before=_offer_place, queued=_each(_nothing), lost=_nothing
    ),
    Effect.PASS_ON: Consequences(before=_nothing, queued=_each(_pass_on), lost=_nothing),
}
if missing := set(Effect) - EFFECTS.keys():
    raise ImportError(f"nobody knows what these effects do: {missing}")


def of(message: Due) -> Consequences:
    return EFFECTS[message.kind.row.effect]


def queued(session: Session, told: Sequence[Due], now: datetime) -> None:
    """What follows from these messages, that are new in the outbox."""
    by_effect: dict[Effect, list[Due]] = {}
    for message in told:
        by_effect.setdefault(message.kind.row.effect, []).append(message)
    for effect, mine in by_effect.items():
        EFFECTS[effect].queued(session, mine, now)
