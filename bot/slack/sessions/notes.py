"""How writing something down, and parking something for later, look in Slack."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.sessions.notes import LEVELS, LONGEST_LINE, SessionNotes, fingerprint
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.agreements import agreement_blocks
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    divider,
    field,
    fine_print,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.base.fitting import fitting
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import one_line, radio
from bot.slack.base.levels import level_label, who_reads
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.models import Circle, NoteKind, ParkedPoint, ReleaseLevel
from storage.sessions.notes import Noted, Parked

ROOM = 4000  # characters as they travel, for a list in a message


def note_modal(meeting_id: int, texts: Texts) -> Json:
    """One line, what kind it is, and whether the circle may read it."""
    kinds = [option(texts(f"note-kind-{kind.value}"), kind.value) for kind in NoteKind]
    levels = [option(level_label(level, texts), int(level)) for level in LEVELS]
    return modal(
        ids.NOTE_FORM,
        texts("note-title"),
        [
            field(
                "text",
                texts("note-text"),
                one_line(LONGEST_LINE),
            ),
            field(
                "kind",
                texts("note-kind"),
                radio(kinds, kinds[0]),
            ),
            field(
                "level",
                texts("reflection-who"),
                radio(levels, levels[0]),
                hint=texts("note-level-hint"),
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"meeting": meeting_id},
    )


def read_note(view: Json) -> tuple[int, str, str, bool]:
    """The session, the kind, the words, and whether the circle may read them.

    Raises:
        InvalidInput: a level that is none.
    """
    answers = Answers(view)
    chosen = answers.choice("level")
    level = next((each for each in LEVELS if str(int(each)) == chosen), None)
    if level is None:
        raise InvalidInput("level", "error-choose")
    meeting_id = read_id(remembered(view).get("meeting"))
    shared = level is ReleaseLevel.CIRCLE
    return meeting_id, answers.choice("kind") or "", answers.text("text"), shared


def preview_modal(noted: Noted, circle: Circle, texts: Texts) -> Json:
    """Exactly what the circle would see, and where."""
    return modal(
        ids.NOTE_PREVIEW,
        texts("reflection-preview-title"),
        [
            say(texts("note-preview-opening")),
            *noted_blocks(noted, texts),
            *agreement_blocks(circle, texts),
            fine_print(texts("note-preview-closing")),
        ],
        submit=texts("reflection-share"),
        close=texts("note-keep-private"),
        remember={"note": noted.note.id, "seen": fingerprint(noted.note)},
    )


def read_preview(view: Json) -> tuple[int, str]:
    """The note, and what of it was looked at."""
    memory = remembered(view)
    return read_id(memory.get("note")), str(memory.get("seen"))


def noted_blocks(noted: Noted, texts: Texts) -> list[Block]:
    """As the circle reads it."""
    kind = texts(f"note-kind-{noted.note.kind.value}")
    return [fine_print(f"{noted.author.name} – {kind}"), quote(noted.note.text)]


def shared_notes(notes: Sequence[Noted], texts: Texts, room: int) -> list[Block]:
    """As many as fit in `room` characters as they travel; the rest is counted."""
    blocks, rest = fitting([noted_blocks(each, texts) for each in notes], room)
    if not rest:
        return blocks
    return [*blocks, _more("note-more", rest, notes[0].note.meeting_id, texts)]


def _more(text_id: str, rest: int, meeting_id: int, texts: Texts) -> Block:
    see = button(texts("more-see"), ids.NOTE_LIST, meeting_id)
    return say(texts(text_id, count=rest), accessory=see)


def point_modal(meeting_id: int, texts: Texts) -> Json:
    return modal(
        ids.POINT_FORM,
        texts("point-title"),
        [
            field(
                "text",
                texts("point-text"),
                one_line(LONGEST_LINE),
                hint=texts("point-hint"),
            )
        ],
        submit=texts("point-park"),
        close=texts("button-cancel"),
        remember={"meeting": meeting_id},
    )


def read_point(view: Json) -> tuple[int, str]:
    """The session, and what is parked."""
    return read_id(remembered(view).get("meeting")), Answers(view).text("text")


def parked_blocks(parked: Sequence[Parked], texts: Texts) -> list[Block]:
    """As the channel reads it."""
    groups = [[fine_print(each.author.name), quote(each.point.text)] for each in parked]
    blocks, rest = fitting(groups, ROOM)
    if not rest:
        return blocks
    return [*blocks, _more("point-more", rest, parked[0].point.meeting_id, texts)]


def list_modal(captured: SessionNotes, texts: Texts, page: int = 0) -> Json:
    """What is parked and what was written down, as far as the reader may see it."""
    groups = [_point(each, captured, texts) for each in captured.parked]
    groups += [_note(each, captured, texts) for each in captured.notes]
    shown = page_of(groups, page)
    opening = texts("note-list-opening" if groups else "note-list-empty")
    return modal(
        ids.NOTE_LIST,
        texts("note-list-title"),
        [
            fine_print(opening),
            *shown.blocks,
            *turners(shown, ids.NOTE_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"meeting": captured.meeting.id},
    )


def _point(parked: Parked, captured: SessionNotes, texts: Texts) -> list[Block]:
    said = texts("point-by", name=parked.author.name)
    blocks = [divider(), fine_print(said), quote(parked.point.text)]
    if captured.leads or parked.author.id == captured.reader_id:
        blocks.append(
            buttons(
                button(texts("point-ask"), ids.POINT_OPEN_ASK, parked.point.id),
                button(texts("point-drop"), ids.POINT_DROP, parked.point.id),
            )
        )
    return blocks


def _note(noted: Noted, captured: SessionNotes, texts: Texts) -> list[Block]:
    blocks = [divider(), *noted_blocks(noted, texts)]
    if noted.author.id != captured.reader_id:
        return blocks
    level = who_reads(noted.note.level, texts)
    away = button(texts("note-drop"), ids.NOTE_DROP, noted.note.id)
    return [*blocks, fine_print(level), buttons(away)]


def ask_modal(point: ParkedPoint, texts: Texts) -> Json:
    """The point as a question, to reword; it is put in the name of whoever does so."""
    return modal(
        ids.POINT_ASK,
        texts("point-ask-title"),
        [
            fine_print(texts("point-ask-opening")),
            field(
                "question",
                texts("point-ask-text"),
                one_line(LONGEST_LINE, point.text),
            ),
        ],
        submit=texts("question-send"),
        close=texts("button-cancel"),
        remember={"point": point.id},
    )


def read_ask(view: Json) -> tuple[int, str]:
    """The point, and the question that it becomes."""
    return read_id(remembered(view).get("point")), Answers(view).text("question")
