"""The small vocabulary that insights are filed under, and what a workspace makes of it.

It starts with the five transition agendas of the Dutch circular economy programme, the
R-strategies and the instruments of governments; texts name those: `theme-<key>`. What a
workspace adds, renames or retires are rows: a workspace without rows has just these.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_optional
from bot.errors import AlreadyDone, InvalidInput, NotAllowed, existing
from storage.base.upsert import insert_unless_present
from storage.circle import themes
from storage.models import Theme as Row
from storage.models import ThemeGroup

AGENDAS = ("construction", "plastics", "food", "manufacturing", "consumer-goods")
STRATEGIES = ("use-less", "last-longer", "recycling")
INSTRUMENTS = ("procurement", "permits", "rules", "cooperation", "funding")
START = (
    *((key, ThemeGroup.AGENDA) for key in AGENDAS),
    *((key, ThemeGroup.STRATEGY) for key in STRATEGIES),
    *((key, ThemeGroup.INSTRUMENT) for key in INSTRUMENTS),
)
THEMES = tuple(key for key, _ in START)  # the keys that every workspace starts with
LONGEST_THEME = 60  # characters; fits a choice in a menu
MOST_THEMES = 60  # in use at once; more is not a vocabulary


@dataclass(frozen=True)
class Theme:
    """`nl` and `en` are a workspace's own names; empty: the texts name it."""

    key: str
    group: ThemeGroup
    nl: str = ""
    en: str = ""
    is_retired: bool = False


@dataclass(frozen=True)
class Wording:
    """A theme as someone wrote it down; without an English name, the Dutch one serves."""

    nl: str
    en: str
    group: ThemeGroup | None


@dataclass(frozen=True)
class Vocabulary:
    themes: Sequence[Theme]  # retired ones too, last
    may_edit: bool


def every(session: Session, workspace_id: int) -> Mapping[str, Theme]:
    """All themes by key, in order; retired ones too, for cards keep them."""
    changed = {row.key: row for row in themes.of_workspace(session, workspace_id)}
    found = [_theme(key, group, changed.get(key)) for key, group in START]
    found += [_theme(key, row.group, row) for key, row in changed.items() if key not in THEMES]
    order = list(ThemeGroup)
    return {
        each.key: each for each in sorted(found, key=lambda theme: order.index(theme.group))
    }


def _theme(key: str, group: ThemeGroup, row: Row | None) -> Theme:
    if row is None:
        return Theme(key, group)
    return Theme(key, row.group, row.name_nl, row.name_en, row.retired_at is not None)


def current(session: Session, workspace_id: int, *, keep: Sequence[str] = ()) -> list[Theme]:
    """Those to choose from; `keep` were chosen before and stay a choice."""
    return [
        theme
        for theme in every(session, workspace_id).values()
        if not theme.is_retired or theme.key in keep
    ]


def check(
    session: Session,
    workspace_id: int,
    wanted: Sequence[str],
    field: str,
    *,
    keep: Sequence[str] = (),
) -> None:
    """Raises InvalidInput for a theme that cannot be chosen."""
    known = {theme.key for theme in current(session, workspace_id, keep=keep)}
    if not set(wanted) <= known:
        raise InvalidInput(field, "error-choose")


def look(session: Session, actor: Actor) -> Vocabulary:
    found = every(session, actor.workspace_id).values()
    in_use = [theme for theme in found if not theme.is_retired]
    retired = [theme for theme in found if theme.is_retired]
    return Vocabulary([*in_use, *retired], may_edit(session, actor))


def may_edit(session: Session, actor: Actor) -> bool:
    """Programme managers; as long as there are none, everyone who leads a circle."""
    return themes.may_edit(session, actor.workspace_id, actor.id)


def check_editor(session: Session, actor: Actor) -> None:
    if not may_edit(session, actor):
        raise NotAllowed("theme-not-allowed")


def find(session: Session, actor: Actor, key: str) -> Theme:
    """To change it. Raises NotFound, or NotAllowed for anyone who may not."""
    check_editor(session, actor)
    return existing(every(session, actor.workspace_id).get(key))


def add(session: Session, actor: Actor, wanted: Wording, now: datetime) -> None:
    """A theme of one's own.

    Raises:
        InvalidInput: a name is missing, too long or taken, or there are too many themes.
    """
    check_editor(session, actor)
    known = every(session, actor.workspace_id)
    check_wording(wanted, known.values())
    if len([theme for theme in known.values() if not theme.is_retired]) >= MOST_THEMES:
        raise InvalidInput("nl", "theme-too-many", most=MOST_THEMES)
    key = f"own-{token_hex(4)}"
    row = _row(session, actor, key, wanted.group or ThemeGroup.INSTRUMENT, now)
    row.name_nl, row.name_en = wanted.nl, wanted.en
    audit.record(session, actor, "theme.added", "theme", row.id, now)


def rename(session: Session, actor: Actor, key: str, wanted: Wording, now: datetime) -> None:
    """Another name, everywhere at once: cards have the theme, not its name.

    One that came along gets its own name back when both fields are left empty.
    """
    theme = find(session, actor, key)
    others = [t for t in every(session, actor.workspace_id).values() if t.key != key]
    if wanted.nl or wanted.en or key not in THEMES:
        check_wording(wanted, others)
    row = _row(session, actor, key, theme.group, now)
    row.name_nl, row.name_en = wanted.nl, wanted.en
    row.group = wanted.group or theme.group
    audit.record(session, actor, "theme.renamed", "theme", row.id, now)


def retire(session: Session, actor: Actor, key: str, now: datetime) -> None:
    """Nobody can choose it any more; what has it keeps it.

    Raises:
        AlreadyDone: it was retired, or is the last one.
    """
    theme = find(session, actor, key)
    if theme.is_retired or len(current(session, actor.workspace_id)) == 1:
        raise AlreadyDone("theme-stays" if not theme.is_retired else "error-already-done")
    row = _row(session, actor, key, theme.group, now)
    row.retired_at = now
    audit.record(session, actor, "theme.retired", "theme", row.id, now)


def bring_back(session: Session, actor: Actor, key: str, now: datetime) -> None:
    theme = find(session, actor, key)
    if not theme.is_retired:
        raise AlreadyDone
    row = _row(session, actor, key, theme.group, now)
    row.retired_at = None
    audit.record(session, actor, "theme.brought_back", "theme", row.id, now)


def check_wording(wanted: Wording, others: Iterable[Theme]) -> None:
    for field, name in (("nl", wanted.nl), ("en", wanted.en)):
        check_optional(field, name, LONGEST_THEME)
    if not wanted.nl:
        raise InvalidInput("nl", "error-empty")
    taken = {theme.nl.casefold() for theme in others if theme.nl}
    if wanted.nl.casefold() in taken:
        raise InvalidInput("nl", "theme-taken")


def _row(session: Session, actor: Actor, key: str, group: ThemeGroup, now: datetime) -> Row:
    """The theme's row, made if there is none; from now on the actor's change."""
    values = {
        "workspace_id": actor.workspace_id,
        "key": key,
        "group": group,
        "position": themes.count(session, actor.workspace_id) + 1,
        "name_nl": "",
        "name_en": "",
        "changed_by": actor.id,
        "changed_at": now,
    }
    insert_unless_present(session, Row, values)
    row = existing(themes.find(session, actor.workspace_id, key))
    row.changed_by, row.changed_at = actor.id, now
    return row
