"""What else happens when a message is queued, or noted as lost: by the `effect` of its kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base.kinds import Due, Effect
from bot.domain.circle import facilitators
from bot.domain.learned import prompts
from bot.domain.questions import introductions
from bot.domain.sessions import case_votes, runs
from storage.circle import circles, members

Happens = Callable[[Session, Due, datetime], object]


def _nothing(session: Session, message: Due, now: datetime) -> None:
    """Says and does no more than the message itself."""


def _introduce(session: Session, message: Due, now: datetime) -> bool:
    about, to = message.subject_id, message.to or 0
    return introductions.begin(session, message.workspace_id, about, to, now)


def _open_prompt(session: Session, message: Due, now: datetime) -> None:
    if message.to is not None and message.circle_id is not None:
        prompts.open_prompt(
            session,
            workspace_id=message.workspace_id,
            circle_id=message.circle_id,
            meeting_id=message.subject_id,
            person_id=message.to,
            now=now,
        )


def _close_vote(session: Session, message: Due, now: datetime) -> None:  # noqa: ARG001
    case_votes.close_by_itself(session, message.workspace_id, message.subject_id)


def _note_warning(session: Session, message: Due, now: datetime) -> None:  # noqa: ARG001
    """It was given or has passed: it is not due again."""
    runs.note_said(session, message.workspace_id, message)


def _pass_on(session: Session, message: Due, now: datetime) -> None:
    """Those who still lead get what was on its way to someone who is gone."""
    if message.circle_id is None or message.to is None:
        return
    circle = circles.find(session, message.workspace_id, message.circle_id)
    if circle is not None:
        facilitators.redirect(session, circle, message.to, now)


def _fade(session: Session, message: Due, now: datetime) -> None:
    members.fade(session, message.subject_id, now)


@dataclass(frozen=True)
class Consequences:
    """`before` gives False when the message must not be queued after all."""

    before: Happens
    queued: Happens
    lost: Happens


EFFECTS = {
    Effect.NOTHING: Consequences(before=_nothing, queued=_nothing, lost=_nothing),
    Effect.OPEN_PROMPT: Consequences(before=_nothing, queued=_open_prompt, lost=_nothing),
    Effect.CLOSE_VOTE: Consequences(before=_nothing, queued=_close_vote, lost=_close_vote),
    Effect.NOTE_WARNING: Consequences(
        before=_nothing, queued=_note_warning, lost=_note_warning
    ),
    Effect.INTRODUCE: Consequences(before=_introduce, queued=_nothing, lost=_nothing),
    Effect.FADE: Consequences(before=_nothing, queued=_fade, lost=_nothing),
    Effect.PASS_ON: Consequences(before=_nothing, queued=_pass_on, lost=_nothing),
}
if missing := set(Effect) - EFFECTS.keys():
    raise ImportError(f"nobody knows what these effects do: {missing}")


def of(message: Due) -> Consequences:
    return EFFECTS[message.kind.row.effect]
