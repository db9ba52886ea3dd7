"""A special edition as its readers see it: its pieces, its figures, where it can be read."""

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.domain.specials import quarters
from bot.domain.specials.pieces import Part, Piece
from bot.domain.specials.published_specials import Reading
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    addresses,
    button,
    buttons,
    confirm,
    divider,
    fine_print,
    header,
    message,
    modal,
    quote,
    say,
    strong,
)
from bot.slack.circulation.corrections import correction_blocks, correction_button
from bot.texts import Texts
from storage.models import DigestState, Special, SpecialKind


def reading_modal(reading: Reading, texts: Texts) -> Json:
    """A published edition; who leads its circle can correct it, and take it back."""
    blocks = whole(reading, texts)
    if reading.is_empty:
        blocks.append(say(texts("special-emptied")))
    if reading.is_own:
        sure = confirm(
            "special-take-back", "special-take-back-sure", "special-take-back", texts
        )
        pressed = button(
            texts("special-take-back"),
            ids.SPECIAL_TAKE_BACK,
            reading.special.id,
            confirm=sure,
        )
        correct = correction_button(reading.special, ids.SPECIAL_CORRECT, texts)
        blocks += [divider(), buttons(correct, pressed)]
    return modal(
        ids.MESSAGE_NOTICE,
        texts(f"special-form-{reading.special.kind}"),
        blocks,
        close=texts("button-close"),
    )


def published_modal(reading: Reading, texts: Texts) -> Json:
    """Where it can be read now."""
    special = reading.special
    said = "special-published" if special.kind is SpecialKind.STORY else "special-published-web"
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-published-title"),
        [
            say(texts(said)),
            *_links(reading, texts),
            fine_print(texts("special-published-live")),
            buttons(button(texts("special-read"), ids.SPECIAL_READ, special.id)),
        ],
        close=texts("button-close"),
    )


def story_message(special: Special, circle_name: str, texts: Texts) -> Message:
    """To the circle's channel."""
    if special.state is not DigestState.PUBLISHED:
        return message(say(texts("special-story-gone", name=circle_name)))
    return message(
        say(texts("special-story-news", name=circle_name)),
        buttons(button(texts("special-read"), ids.SPECIAL_READ, special.id)),
    )


def whole(reading: Reading, texts: Texts) -> list[Block]:
    blocks = head(reading, texts)
    for part, pieces in reading.parts:
        blocks += [divider(), say(texts(f"special-part-{part}"))]
        for piece in pieces:
            blocks += piece_blocks(piece, texts)
    return [*blocks, divider(), *_links(reading, texts), fine_print(texts("special-closing"))]


def head(reading: Reading, texts: Texts) -> list[Block]:
    special = reading.special
    blocks: list[Block] = [
        header(special.title),
        fine_print(reading.circle_name),
        *correction_blocks(special, reading.time_zone, texts),
    ]
    if special.introduction:
        blocks.append(quote(special.introduction))
    if figures := figure_lines(reading, texts):
        blocks.append(say("\n".join(figures)))
    return blocks


def figure_lines(reading: Reading, texts: Texts) -> list[str]:
    """The numbers of an edition, a line for each."""
    counts = reading.figures
    if reading.special.kind is SpecialKind.STORY:
        return [texts("special-sessions", count=counts.get("sessions", 0))]
    if reading.special.kind is not SpecialKind.QUARTER:
        return []
    lines = [
        texts(
            "special-figure",
            name=texts(f"special-figure-{each.name}"),
            now=each.now,
            before=each.before,
        )
        for each in quarters.figures(counts)
    ]
    share = quarters.share(counts)
    return lines if share is None else [*lines, texts("special-share", share=share)]


def piece_blocks(piece: Piece, texts: Texts) -> list[Block]:
    """One piece: people's words as theirs, and under them where they come from."""
    title = [strong(piece.title)] if piece.title else []
    note = piece_note(piece, texts)
    return [*title, _quoted(piece, texts), *([fine_print(note)] if note else [])]


def _quoted(piece: Piece, texts: Texts) -> Block:
    """Both of their texts in one block: a form holds no more than a hundred."""
    if not piece.more:
        return quote(piece.text)
    parts = RichTextElementParts
    label = parts.Text(text=more_label(piece, texts), style=parts.TextStyle(bold=True))
    return RichTextBlock(
        elements=[
            RichTextQuoteElement(elements=[parts.Text(text=piece.text or "–")]),
            RichTextSectionElement(elements=[label]),
            RichTextQuoteElement(elements=[parts.Text(text=piece.more)]),
        ]
    )


def more_label(piece: Piece, texts: Texts) -> str:
    return texts("special-became" if piece.part is Part.INTENTIONS else "card-condition")


def piece_note(piece: Piece, texts: Texts) -> str:
    """Of a question when it was asked; of anything else how far it was released."""
    if piece.part is Part.QUESTIONS:
        said = [texts("special-question-came", session=piece.session)]
        if piece.went is not None:
            said.append(texts("special-question-went", session=piece.went))
        return " ".join(said)
    said = []
    if piece.outcome is not None and piece.kind is not None:
        outcome = texts(f"outcome-{piece.outcome.value.replace('_', '-')}")
        said.append(f"{outcome} · {texts(f'kind-{piece.kind.value}')}")
    if piece.state is not None:
        said.append(texts(f"intention-state-{piece.state.value}"))
    if piece.level is not None and piece.part is not Part.CARDS:
        said.append(texts("special-level"))  # only a circle's own story holds these
    return " · ".join(said)


def _links(reading: Reading, texts: Texts) -> list[Block]:
    if not reading.url:
        return []
    found = [addresses([reading.url], texts("special-page"))]
    if reading.special.kind is not SpecialKind.QUARTER:
        found.append(addresses([f"{reading.url}/slides"], texts("special-slides")))
    return [*found, addresses([f"{reading.url}/a4.pdf"], texts("special-a4"))]
