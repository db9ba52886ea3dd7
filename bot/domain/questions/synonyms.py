"""Words that mean the same in searches, kept by those who look after the knowledge."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_optional
from bot.errors import InvalidInput, NotAllowed
from bot.search import indexing, synonyms, tokens
from storage.circle import circles
from storage.models import Role
from storage.people import people
from storage.questions import synonyms as rows

LONGEST_LIST = 3000  # characters, as much as a field in Slack takes
LONGEST_LINE = 200  # characters of a line of the glossary
LONGEST_WORDS = 60  # characters of one entry: a word, or a few


@dataclass(frozen=True)
class Groups:
    """All groups, as lines to edit. `version` tells whether someone else was faster."""

    lines: str
    version: str


def show(session: Session, actor: Actor) -> Groups:
    """Raises NotAllowed for anyone who neither leads a circle nor manages the programme."""
    _require(session, actor)
    return _groups(session, actor.workspace_id)


def save(session: Session, actor: Actor, lines: str, version: str, now: datetime) -> int:
    """Replace all groups by these lines; how many there are. Searches use them at once.

    Raises:
        NotAllowed: as for `show`.
        InvalidInput: a line is not a group, or someone else changed the list meanwhile.
    """
    _require(session, actor)
    wanted = parse(lines)
    indexing.lock(session, actor.workspace_id)  # two who save come one after the other
    if _groups(session, actor.workspace_id).version != version:
        raise InvalidInput("groups", "synonyms-changed")
    rows.replace(session, actor.workspace_id, wanted or [[]])
    audit.record(session, actor, "synonyms.changed", "workspace", actor.workspace_id, now)
    return len(wanted)


def may_edit(session: Session, actor: Actor) -> bool:
    person = people.get(session, actor.workspace_id, actor.id)
    led = circles.of_person(session, actor.workspace_id, actor.id, Role.FACILITATOR)
    return person.is_programme_manager or bool(led)


def _require(session: Session, actor: Actor) -> None:
    if not may_edit(session, actor):
        raise NotAllowed("synonyms-not-yours")


def _groups(session: Session, workspace_id: int) -> Groups:
    groups = synonyms.groups_of(session, workspace_id)
    lines = "\n".join(", ".join(words) for words in groups)
    return Groups(lines, sha256(lines.encode()).hexdigest()[:16])


def parse(lines: str) -> list[list[str]]:
    check_optional("groups", lines, LONGEST_LIST)
    groups = (_entries(line) for line in lines.splitlines())
    return [entries for entries in groups if entries]


def _entries(line: str) -> list[str]:
    if "=" in line:
        return [_translated(line)]
    said = (" ".join(each.split()) for each in line.replace(";", ",").split(","))
    entries = list(dict.fromkeys(each for each in said if each))
    if entries and len(entries) < 2:  # noqa: PLR2004  # one word means the same as itself
        raise InvalidInput("groups", "synonyms-one-word", word=entries[0][:LONGEST_WORDS])
    for each in entries:
        if len(each) > LONGEST_WORDS or not any(tokens.words(each)):
            raise InvalidInput("groups", "synonyms-no-word", word=each[:LONGEST_WORDS])
    return entries


def _translated(line: str) -> str:
    """A line of the glossary: one that names no English word takes ours away."""
    dutch, _, english = (" ".join(each.split()) for each in line.partition("="))
    if len(line) > LONGEST_LINE:
        raise InvalidInput(
            "groups", "synonyms-long-line", word=line[:LONGEST_WORDS], longest=LONGEST_LINE
        )
    if not any(tokens.words(dutch)):
        raise InvalidInput("groups", "synonyms-no-word", word=line[:LONGEST_WORDS])
    return f"{dutch} = {english}".strip()
