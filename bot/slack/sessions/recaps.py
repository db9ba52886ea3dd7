"""How the end of a session, and telling the circle about it, look in Slack."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    Option,
)

from bot.domain.sessions.recaps import (
    LONGEST_WORDS,
    MOST_ITEMS,
    RecapForm,
    RecapMaterial,
    version,
)
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut_as_sent,
    divider,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.base.fitting import SHORT, size
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down_of_several, several_lines
from bot.slack.base.ratings import pulse_blocks, rating_blocks
from bot.slack.base.sessions import page_button
from bot.slack.base.shared_intentions import shared_blocks
from bot.slack.learned.reflections import about
from bot.slack.sessions.notes import shared_notes
from bot.texts import Texts, texts_for
from storage.models import RecapState

LONGEST_ANSWER = 500  # characters of an answer in a recap
ROOM = 3500  # characters as they travel, for intentions
WHOLE = 12_700  # the same, for a message; what the rest leaves of it is for notes


def wrap_up_message(captured: RecapMaterial, texts: Texts) -> Message:
    """To the facilitator: who was there, and the one offer of a recap, or what came of it."""
    state = captured.recap.state if captured.recap else RecapState.DRAFT
    meeting_id, circle_id = captured.meeting.id, captured.circle.id
    pressed = [
        button(texts("present-open"), ids.MEETING_OPEN_PRESENT, meeting_id),
        button(texts("home-harvest"), ids.INSIGHT_OPEN_HARVEST, circle_id),
    ]
    if state is not RecapState.SENT:
        pressed.insert(
            0, button(texts(f"recap-make-{state.value}"), ids.RECAP_OPEN, meeting_id)
        )
    if state is RecapState.DRAFT:
        pressed.insert(1, button(texts("recap-none"), ids.RECAP_DISMISS, meeting_id))
    if captured.was_run:
        pressed.append(button(texts("note-open-list"), ids.NOTE_LIST, meeting_id))
    pressed.append(page_button(meeting_id, texts))
    return message(
        say(texts("wrap-up", about=about(captured.circle, captured.meeting, texts))),
        say(_present(captured, texts)),
        *rating_blocks(captured.rated, texts, waits=captured.asks_rating),
        *pulse_blocks(captured.rated, texts, leads=True),
        fine_print(texts(f"recap-offer-{state.value}")),
        buttons(*pressed),
    )


def _present(captured: RecapMaterial, texts: Texts) -> str:
    present = captured.present
    count = len(present.present)
    return texts("wrap-up-present" if present.is_said else "wrap-up-unsaid", count=count)


def recap_modal(captured: RecapMaterial, texts: Texts) -> Json:
    """The draft, to change; and what others shared, to leave in or out."""
    answers, formed = captured.chosen
    blocks = [
        fine_print(
            texts("recap-form-opening" if _has_more(captured) else "recap-form-nothing")
        ),
        field(
            "words",
            texts("recap-words"),
            several_lines(LONGEST_WORDS, _words(captured)),
        ),
    ]
    shared = {
        each.reflection.id: _option(each.author.name, each.reflection.text, each.reflection.id)
        for each in captured.shared
    }
    tried = {
        each.intention.id: _option(each.person.name, each.intention.text, each.intention.id)
        for each in captured.formed
    }
    noted = {
        each.note.id: _option(each.author.name, each.note.text, each.note.id)
        for each in captured.notes
    }
    blocks += _choose("notes", noted, [each.note.id for each in captured.chosen_notes], texts)
    blocks += _choose("reflections", shared, [each.reflection.id for each in answers], texts)
    blocks += _choose("intentions", tried, [each.intention.id for each in formed], texts)
    return modal(
        ids.RECAP_FORM,
        texts("recap-title"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"meeting": captured.meeting.id},
    )


def _has_more(captured: RecapMaterial) -> bool:
    """Whether anything can stand below the facilitator's words."""
    return bool(captured.shared or captured.formed or captured.notes)


def _words(captured: RecapMaterial) -> str:
    """What was kept, or a beginning in the circle's language."""
    if captured.recap is not None and captured.recap.text:
        return captured.recap.text
    texts = texts_for(captured.circle.language)
    present = captured.present
    day = texts.date(captured.meeting.local_start.date())
    count = len(present.present) if present.is_said else 0
    said = texts("recap-draft", day=day)
    if count > 1:  # one who checked in says more about checking in than about who was there
        said = texts("recap-draft-with", day=day, count=count)
    if exercise := captured.meeting.exercise:
        said = f"{said}\n\n{texts('recap-exercise', words=exercise)}"
    apart = "\n\n" if exercise else " "
    return f"{said}{apart}{texts('recap-draft-below')}" if _has_more(captured) else said


def _option(name: str, words: str, value: int) -> Option:
    return option(f"{name}: {' '.join(words.split())}", value)


def _choose(
    block_id: str, options: Mapping[int, Option], chosen: Sequence[int], texts: Texts
) -> list[Block]:
    if not options:
        return []
    select = drop_down_of_several(
        options.values(), [options[each] for each in chosen if each in options], most=MOST_ITEMS
    )
    return [field(block_id, texts(f"recap-choose-{block_id}"), select, optional=True)]


def read_recap(view: Json) -> RecapForm:
    """The inverse of `recap_modal`."""
    answers = Answers(view)
    return RecapForm(
        meeting_id=read_id(remembered(view).get("meeting")),
        words=answers.text("words"),
        reflection_ids=[read_id(each) for each in answers.choices("reflections")],
        intention_ids=[read_id(each) for each in answers.choices("intentions")],
        note_ids=[read_id(each) for each in answers.choices("notes")],
    )


def preview_modal(captured: RecapMaterial, texts: Texts) -> Json:
    """Exactly what the circle will read."""
    seen = version(captured.recap) if captured.recap else ""
    return modal(
        ids.RECAP_PREVIEW,
        texts("recap-title"),
        [fine_print(texts("recap-preview-opening")), divider(), *recap_blocks(captured)],
        submit=texts("recap-send"),
        close=texts("button-back"),
        remember={"meeting": captured.meeting.id, "seen": seen},
    )


def read_preview(view: Json) -> tuple[int, str]:
    """The session, and which version was looked at."""
    memory = remembered(view)
    return read_id(memory.get("meeting")), str(memory.get("seen"))


def recap_message(captured: RecapMaterial) -> Message:
    """In the circle's channel, in its language."""
    texts = texts_for(captured.circle.language)
    return message(*recap_blocks(captured), buttons(page_button(captured.meeting.id, texts)))


def recap_blocks(captured: RecapMaterial) -> list[Block]:
    texts = texts_for(captured.circle.language)
    answers, formed = captured.chosen
    felt = [*rating_blocks(captured.rated, texts), *pulse_blocks(captured.rated, texts)]
    opening = [
        header(texts("recap-heading", name=captured.circle.name)),
        say(cut_as_sent(_words(captured), ROOM)),
    ]
    blocks: list[Block] = []
    for case in captured.cases:
        blocks += [fine_print(texts("recap-case")), quote(cut_as_sent(case.title, SHORT))]
    for each in answers:
        said = f"{each.author.name} · {cut_as_sent(each.reflection.wording, SHORT)}"
        blocks += [fine_print(said), quote(cut_as_sent(each.reflection.text, LONGEST_ANSWER))]
    if formed:
        shared = shared_blocks(formed, texts, ROOM - size(felt))
        blocks += [say(texts("recap-intentions")), *shared]
    blocks += felt
    room = WHOLE - size([*opening, *blocks])
    return [*opening, *shared_notes(captured.chosen_notes, texts, room), *blocks]
