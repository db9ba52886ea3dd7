"""The answers to one question, in groups: suggested by likeness, arranged by facilitators.

Once somebody arranges the answers to a question, all of them stay where they stand; an answer
that comes later joins what it is most like.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_optional
from bot.domain.circle import circles
from bot.domain.harvest.grouping import Said, grouped, name_of
from bot.errors import InvalidInput, NotFound, existing
from bot.search import synonyms
from storage.harvest import groups as rows
from storage.learned import reflections
from storage.learned.reflections import Written
from storage.models import AnswerGroup, Circle

LONGEST_GROUP_NAME = 80  # characters


@dataclass(frozen=True)
class Group:
    """Answers that belong together, the most central first; or one that stands alone."""

    answers: Sequence[Written]
    words: Sequence[str] = ()  # that they share: its name until somebody gives it one
    kept: AnswerGroup | None = None

    @property
    def ids(self) -> list[int]:
        return sorted(each.reflection.id for each in self.answers)

    @property
    def id(self) -> int:
        """By which it is found again, whatever joins or leaves: its first answer."""
        return self.ids[0]

    @property
    def name(self) -> str:
        return self.kept.name if self.kept else ""

    @property
    def question(self) -> str:
        return self.answers[0].reflection.wording

    @property
    def is_alone(self) -> bool:
        return len(self.answers) == 1


def of_answers(
    session: Session,
    workspace_id: int,
    circle_id: int,
    meeting_id: int | None,
    shared: Sequence[Written],
) -> list[Group]:
    """Question by question, the largest groups first; `shared` is what the circle may read."""
    if not shared:
        return []
    kept = rows.arranged(session, workspace_id, circle_id, meeting_id)
    meanings = synonyms.of_workspace(session, workspace_id).words
    questions: dict[str, list[Written]] = {}
    for each in shared:
        questions.setdefault(each.reflection.wording, []).append(each)
    found = []
    for answers in questions.values():
        homes = [kept.get(each.reflection.id) for each in answers]
        said = [
            Said(each.reflection.text, home.id if home else None)
            for each, home in zip(answers, homes, strict=True)
        ]
        parts = [_group(answers, homes, places) for places in grouped(said, meanings)]
        found += sorted(parts, key=lambda group: -len(group.answers))
    return found


def _group(
    answers: Sequence[Written], homes: Sequence[AnswerGroup | None], places: Sequence[int]
) -> Group:
    kept = next((home for n in places if (home := homes[n])), None)
    words: Sequence[str] = ()
    if len(places) > 1 and not (kept and kept.name):
        chosen = set(places)
        others = [each.reflection.text for n, each in enumerate(answers) if n not in chosen]
        words = name_of([answers[n].reflection.text for n in places], others)
    return Group([answers[n] for n in places], words, kept)


@dataclass(frozen=True)
class Arranging:
    """One group of the answers to a question, and the others; None for one to be made."""

    circle: Circle
    group: Group | None
    others: Sequence[Group]

    @property
    def meeting_id(self) -> int | None:
        return self.answers[0].reflection.meeting_id

    @property
    def answers(self) -> list[Written]:
        """All answers to the question, those of this group first."""
        own = list(self.group.answers) if self.group else []
        return own + [each for group in self.others for each in group.answers]


def look(
    session: Session, actor: Actor, answer_ids: Collection[int], *, lock: bool = False
) -> Arranging:
    """The group that the first of these answers stands in that its circle may still read.

    Raises:
        NotFound: there is none, or the actor is a stranger to its circle.
        NotAllowed: for participants.
    """
    found = reflections.still_shared(session, actor.workspace_id, answer_ids)
    if not found:
        raise NotFound
    first = found[0]
    circle = circles.get_for_facilitator(session, actor, first.circle.id)
    if lock:
        rows.lock(session, circle.id)
    meeting_id = first.reflection.meeting_id
    shared = reflections.shared_in_circle(session, actor.workspace_id, circle.id, meeting_id)
    to_it = [each for each in shared if each.reflection.wording == first.reflection.wording]
    groups = of_answers(session, actor.workspace_id, circle.id, meeting_id, to_it)
    own = existing(next((each for each in groups if first.reflection.id in each.ids), None))
    return Arranging(circle, own, [each for each in groups if each is not own])


def look_to_add(session: Session, actor: Actor, answer_id: int) -> Arranging:
    """To make a group of the answers to the same question as this one."""
    there = look(session, actor, [answer_id])
    return without(there)


def without(there: Arranging) -> Arranging:
    own = [there.group] if there.group else []
    return Arranging(there.circle, None, [*own, *there.others])


@dataclass(frozen=True)
class Wish:
    """A group as a facilitator wants it; `merged`: an answer in the group to be added."""

    name: str
    answer_ids: Collection[int]
    merged: int | None = None


def arrange(
    session: Session, actor: Actor, there: Arranging, wish: Wish, now: datetime
) -> None:
    """Name a group, put answers in it, leave answers out of it, or add another group.

    What is left out of it stands alone. `there`: from `look`, locked, in this transaction.

    Raises:
        InvalidInput: names the field of the form.
    """
    check_optional("name", wish.name, LONGEST_GROUP_NAME)
    added = next((each for each in there.others if wish.merged in each.ids), None)
    readable = {each.reflection.id for each in there.answers}
    members = (readable & set(wish.answer_ids)) | set(added.ids if added else ())
    if not members:
        raise InvalidInput("answers", "error-choose")
    left_out = [
        {each} for each in (there.group.ids if there.group else ()) if each not in members
    ]
    others = [
        (each, rest)
        for each in there.others
        if each is not added and (rest := set(each.ids) - members)
    ]
    kept = _kept(there.group, there.circle)
    kept.name = wish.name or (added.name if added and not _named(there) else "")
    groups = [kept, *(_kept(None, there.circle) for _ in left_out)]
    groups += [_kept(each, there.circle) for each, _ in others]
    rows.arrange(session, groups, [members, *left_out, *(rest for _, rest in others)])
    audit.record(session, actor, "answers.grouped", "circle", there.circle.id, now)


def _named(there: Arranging) -> bool:
    return bool(there.group and there.group.name)


def _kept(group: Group | None, circle: Circle) -> AnswerGroup:
    if group and group.kept:
        return group.kept
    return AnswerGroup(workspace_id=circle.workspace_id, circle_id=circle.id, name="")


def following(
    groups: Sequence[Group], used: Collection[int], done: Iterable[int] = ()
) -> Group | None:
    """The next group of which no card is made, after those with the answers just `done`."""
    just = set(done)
    last = max((n for n, each in enumerate(groups) if just & set(each.ids)), default=-1)
    turned = [*groups[last + 1 :], *groups[: last + 1]]
    return next((each for each in turned if not set(each.ids) & set(used)), None)
