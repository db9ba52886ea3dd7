"""What a facilitator can correct about a circle that runs, and who hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.denials import denials
from bot.domain.base.kinds import Due, MessageKind
from bot.domain.base.limits import check_count, check_optional
from bot.domain.circle import circles, themes
from bot.domain.circle.circles import Basics
from bot.domain.circle.themes import Theme
from bot.errors import AlreadyDone, InvalidInput, existing
from storage.circle import circles as circle_rows
from storage.circle import members as member_rows
from storage.models import Circle, CircleState, Proposes

SAME = 0.9  # of the letters: a typing error was mended, and nobody needs to hear of it
WORDS = ("name", "purpose")
MOST_AGREEMENTS = 7
LONGEST_AGREEMENT = 150  # characters
SHOWING = (MessageKind.WELCOME, MessageKind.CIRCLE_HORIZON, MessageKind.APPROVAL_ASKED)
CHANGEABLE = (CircleState.ACTIVE, CircleState.DRAFT)
UNTOLD = {"proposes"}  # it concerns facilitators alone


@dataclass(frozen=True)
class CircleEdit:
    """The settings of a circle as someone filled them in."""

    circle_id: int
    basics: Basics
    language: str
    horizon_on: date | None
    proposes: Proposes = Proposes.NEVER
    agreements: Sequence[str] = ()


@dataclass(frozen=True)
class CircleSettings:
    """A circle as it is now, with what can be chosen."""

    circle: Circle
    themes: Sequence[Theme]


def show(session: Session, actor: Actor, circle_id: int) -> CircleSettings:
    circle = circles.get_for_facilitator(session, actor, circle_id)
    return CircleSettings(circle, themes.current(session, actor.workspace_id))


def change(session: Session, actor: Actor, wanted: CircleEdit, now: datetime) -> Circle:
    """Everyone sees it from now on; the channel is told of more than a typing error.

    Raises:
        InvalidInput: names the field of the form.
        AlreadyDone: the circle stopped.
    """
    circles.get_for_facilitator(session, actor, wanted.circle_id)
    circle = existing(member_rows.lock_circle(session, actor.workspace_id, wanted.circle_id))
    if circle.state not in CHANGEABLE:
        raise AlreadyDone("circle-not-running")
    new = _new_values(wanted)
    _check(session, circle, wanted, now)
    before = {name: getattr(circle, name) for name in new}
    changed = [name for name in new if new[name] != before[name]]
    if not changed:
        return circle
    for name in changed:
        setattr(circle, name, new[name])
    if "horizon_on" in changed:
        circle.horizon_set_at = now
    if "proposes" in changed:
        circle.proposes_since = now
    shown = [(kind, circle.id) for kind in SHOWING]
    messages.make_stale(session, circle.workspace_id, shown, now)
    told = [
        name
        for name in changed
        if name not in UNTOLD and not is_slip(name, before[name], new[name])
    ]
    if "name" in told:
        circle_rows.revise_sessions(session, circle.id, now)
    if told and circle.state is CircleState.ACTIVE:
        _tell(session, circle, told, now)
    audit.record(session, actor, "circle.changed", "circle", circle.id, now)
    return circle


def _new_values(wanted: CircleEdit) -> dict[str, object]:
    return {
        "name": wanted.basics.name,
        "theme": wanted.basics.theme,
        "purpose": wanted.basics.purpose,
        "channel": wanted.basics.channel,
        "language": wanted.language,
        "horizon_on": wanted.horizon_on,
        "proposes": wanted.proposes,
        "agreements": list(wanted.agreements),
    }


def _check(session: Session, circle: Circle, wanted: CircleEdit, now: datetime) -> None:
    wanted.basics.check()
    check_agreements(wanted.agreements)
    if wanted.basics.theme != circle.theme:  # one that was retired since may stay
        themes.check(session, circle.workspace_id, [wanted.basics.theme], "theme")
    other = circle_rows.named(session, circle.workspace_id, wanted.basics.name)
    if other is not None and other.id != circle.id:
        raise InvalidInput("name", "circle-name-taken")
    if wanted.horizon_on != circle.horizon_on:
        circles.check_horizon(wanted.horizon_on, now)


def as_agreements(text: str) -> list[str]:
    """One agreement per line, without the marks that people put before them."""
    lines = (line.strip().lstrip("-•*").strip() for line in text.splitlines())
    return [line for line in lines if line]


def check_agreements(agreements: Sequence[str]) -> None:
    """Raises InvalidInput, naming the field of the form."""
    check_count("agreements", len(agreements), MOST_AGREEMENTS, "agreements-too-many")
    for line in agreements:
        check_optional("agreements", line, LONGEST_AGREEMENT, "agreements-too-long")


def is_slip(name: str, before: object, after: object) -> bool:
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_is_alike, before, after))
    return name in WORDS and _is_alike(str(before), str(after))


def _is_alike(before: str, after: str) -> bool:
    """A word that turns the sentence round is no typing error."""
    ratio = SequenceMatcher(None, before, after).ratio()
    return ratio >= SAME and denials(before) == denials(after)


def _tell(session: Session, circle: Circle, changed: Sequence[str], now: datetime) -> None:
    message = Due(
        workspace_id=circle.workspace_id,
        kind=MessageKind.CIRCLE_CHANGED,
        subject_id=circle.id,
        circle_id=circle.id,
        due_at=now,
        channel=circle.channel,
        occasion=f"{now:%Y%m%dT%H%M%S}",
        details={"changed": list(changed)},
    )
    messages.queue(session, message, now=now)
