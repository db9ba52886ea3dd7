"""What someone wrote, where it is in use, and how far it may travel: seen, then shared."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit, messages
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles, fading
from bot.domain.insights import release, withdrawal
from bot.domain.learned.prompts import messages_about
from bot.domain.learned.sheets import details_of
from bot.errors import AlreadyDone, NotFound
from storage.insights import insights, usage
from storage.learned import asked, reflections
from storage.learned.reflections import Written
from storage.models import Case, Circle, Insight, InsightState, Reflection, ReleaseLevel

Levels = Mapping[int, ReleaseLevel]  # what an author wants, by reflection id
MOST_AT_ONCE = 8  # answers in one form, whole; a session has five questions at most


@dataclass(frozen=True)
class Seen:
    """What its author looked at before sharing it."""

    reflection_id: int
    level: ReleaseLevel
    fingerprint: str


@dataclass(frozen=True)
class Usage:
    """Where one answer is in use now, apart from the cards themselves."""

    editions: Sequence[str] = ()  # titles of digests
    channels: int = 0  # in which a card of it was shown
    in_recap: bool = False


@dataclass(frozen=True)
class MyTexts:
    """What someone wrote, newest first, and what was made of it; by reflection id."""

    written: Sequence[Written]
    used_in: Mapping[int, Sequence[Insight]]
    usage: Mapping[int, Usage] = field(default_factory=dict)


def fingerprint(reflection: Reflection) -> str:
    """Changes with any word that others would see."""
    said = [
        reflection.text,
        reflection.case_id,
        reflection.permalink,
        *astuple(details_of(reflection)),
    ]
    return sha256(json.dumps(said).encode()).hexdigest()[:12]


def share(
    session: Session, actor: Actor, seen: Sequence[Seen], now: datetime
) -> Sequence[Reflection]:
    """Let words travel as far as their author wants, now that the author has seen them.

    Raises:
        NotFound: not the actor's words, or of a circle that the actor left.
        AlreadyDone: words or level changed after they were shown; nothing is shared.
    """
    looked_at = {each.reflection_id: each for each in seen}
    found = reflections.own(session, actor.workspace_id, actor.id, looked_at)
    if not found or len(found) != len(looked_at):
        raise NotFound
    for circle_id in {reflection.circle_id for reflection in found}:
        circles.get_for_member(session, actor, circle_id)
        fading.note_act(session, actor, circle_id, now)
    for reflection in found:
        look = looked_at[reflection.id]
        if (reflection.wanted_level, fingerprint(reflection)) != (
            look.level,
            look.fingerprint,
        ):
            raise AlreadyDone("reflection-changed-since")
    raised = [each for each in found if each.wanted_level > each.release_level]
    for reflection in raised:
        reflection.release_level = reflection.wanted_level
    if raised:
        release.raised(session, actor, raised, now)
        _show_again(session, raised, now)
        for reflection in raised:
            audit.record(session, actor, "reflection.shared", "reflection", reflection.id, now)
    return found


def mine(session: Session, actor: Actor) -> MyTexts:
    written = reflections.of_author(session, actor.workspace_id, actor.id)
    used_in = insights.in_use(
        session, actor.workspace_id, [each.reflection.id for each in written]
    )
    return MyTexts(written, used_in, _usage(session, actor, written, used_in))


def _usage(
    session: Session,
    actor: Actor,
    written: Sequence[Written],
    used_in: Mapping[int, Sequence[Insight]],
) -> dict[int, Usage]:
    """Only of cards that are out: one that waits is nowhere yet."""
    out = {
        reflection_id: {card.id for card in cards if card.state is InsightState.RELEASED}
        for reflection_id, cards in used_in.items()
    }
    card_ids = {each for cards in out.values() for each in cards}
    editions = usage.editions(session, actor.workspace_id, card_ids)
    kind = MessageKind.SHARED_INSIGHT.value
    channels = usage.channels(session, actor.workspace_id, kind, card_ids)
    meeting_ids = {w.meeting.id for w in written if w.meeting is not None}
    recapped = usage.recapped(session, actor.workspace_id, meeting_ids)
    found = {}
    for each in written:
        cards = out.get(each.reflection.id, set())
        found[each.reflection.id] = Usage(
            list(dict.fromkeys(title for card, title in editions if card in cards)),
            len({channel for card, channel in channels if card in cards}),
            each.reflection.id in recapped
            and each.reflection.release_level >= ReleaseLevel.CIRCLE,
        )
    return found


def my_reflection(session: Session, actor: Actor, reflection_id: int) -> MyTexts:
    """One of the actor's own, with its cards. Raises NotFound for anyone else's."""
    everything = mine(session, actor)
    written = [w for w in everything.written if w.reflection.id == reflection_id]
    if not written:
        raise NotFound
    return MyTexts(written, everything.used_in, everything.usage)


def set_level(
    session: Session, actor: Actor, reflection_id: int, level: ReleaseLevel, now: datetime
) -> Reflection:
    """Lowering works at once; raising waits for `share`.

    Raises:
        NotFound: someone else's words, or raising them in a circle that the actor left.
    """
    found = reflections.own(session, actor.workspace_id, actor.id, [reflection_id])
    if not found:
        raise NotFound
    [reflection] = found
    _show_again(session, [reflection], now)
    if withdrawal.takes_back(session, reflection, level):
        withdrawal.lower(session, actor, reflection, level, now)
    if level > reflection.release_level:
        circles.get_for_member(session, actor, reflection.circle_id)
    reflection.wanted_level = level
    return reflection


def beside(session: Session, actor: Actor, reflection_id: int) -> MyTexts:
    """All that was written about the same session. Raises as `my_reflection`."""
    [written] = my_reflection(session, actor, reflection_id).written
    return of_session(session, actor, written.reflection.prompt_id)


def of_session(session: Session, actor: Actor, prompt_id: int) -> MyTexts:
    """All that the actor wrote about one session. Raises NotFound when that is nothing."""
    everything = mine(session, actor)
    written = [w for w in everything.written if w.reflection.prompt_id == prompt_id]
    if not written:
        raise NotFound
    return MyTexts(written[:MOST_AT_ONCE], everything.used_in, everything.usage)


@dataclass(frozen=True)
class LevelsChanged:
    """What became of levels that were chosen, and what waits for a look."""

    circle: Circle
    waiting: Sequence[Reflection]
    cases: Sequence[Case]
    crowd: int


def set_levels(session: Session, actor: Actor, wanted: Levels, now: datetime) -> LevelsChanged:
    """As `set_level`, for one or several answers of one circle at once.

    Raises:
        NotFound: as for `set_level`, and for answers of several circles.
    """
    everything = {each.reflection.id: each for each in mine(session, actor).written}
    if not wanted or not wanted.keys() <= everything.keys():
        raise NotFound
    written = [everything[each] for each in sorted(wanted)]
    if len({each.circle.id for each in written}) > 1:
        raise NotFound
    changed = [
        set_level(session, actor, each.reflection.id, wanted[each.reflection.id], now)
        for each in written
    ]
    return LevelsChanged(
        written[0].circle,
        [each for each in changed if each.wanted_level > each.release_level],
        [each.case for each in written if each.case is not None],
        asked.crowd_of(session, written[0].circle.id),
    )


def about_to_share(session: Session, actor: Actor, reflection: Reflection) -> LevelsChanged:
    """Words that were just kept, as they wait for their author's look."""
    circle = circles.get_for_member(session, actor, reflection.circle_id)
    waiting = reflection.wanted_level > reflection.release_level
    crowd = asked.crowd_of(session, circle.id)
    return LevelsChanged(circle, [reflection] if waiting else [], [], crowd)


def _show_again(session: Session, written: Sequence[Reflection], now: datetime) -> None:
    """In the messages that their author got about them."""
    about = {(each.workspace_id, each.author_id, each.prompt_id): each for each in written}
    for (workspace_id, author_id, prompt_id), each in about.items():
        shown = messages_about(session, workspace_id, prompt_id, each.meeting_id)
        messages.make_stale(session, workspace_id, shown, now, reader=author_id)
