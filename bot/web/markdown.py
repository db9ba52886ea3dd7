"""An edition as Markdown, for whoever takes it over into a newsletter of their own."""

import re
from collections.abc import Iterator

from bot.domain.base.visible import contained, one_line
from bot.domain.circulation.archive import EditionPage, Piece
from bot.slack.circle.themes import theme_name
from bot.slack.circulation.corrections import correction_label
from bot.texts import Texts, texts_for
from bot.web.insights import verdict

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")  # what can be markup: CommonMark 2.4


def edition_markdown(found: EditionPage, texts: Texts) -> str:
    """Cards as they may be read now, under the same addresses as on the page."""
    digest = found.digest
    period = f"{texts.short_date(digest.period_from)} – {texts.short_date(digest.period_to)}"
    blocks = [f"# {_line(digest.title)}", _line(f"{found.circle.name} · {period}")]
    if label := correction_label(digest, found.circle.time_zone, texts):
        blocks += _paragraphs(f"{label}: {digest.correction}")
    blocks += _paragraphs(digest.introduction)
    for piece in found.pieces:
        blocks += _piece(piece, texts)
    return "\n\n".join(blocks) + "\n"


def _piece(piece: Piece, texts: Texts) -> Iterator[str]:
    card = piece.card
    if card is None:
        yield f"## {_line(texts('web-gone-title'))}"
        yield _line(texts("web-gone"))
        return
    own = texts_for(piece.language)
    yield f"## [{_line(card.title)}]({piece.url})"
    yield f"*{_line(verdict(card, own))}*"
    yield from _paragraphs(card.what)
    for key, words in (("card-why", card.why), ("card-condition", card.condition)):
        if words:
            yield f"### {_line(own(key))}"
            yield from _paragraphs(words)
    theme = theme_name(card.theme, card.theme_names, own)
    yield _line(f"{card.circle_name} · {own.short_date(card.happened_on)} · {theme}")


def _paragraphs(words: str) -> list[str]:
    return [_line(line) for line in words.splitlines() if line.strip()]


def _line(words: str) -> str:
    """As it was typed: no character of it is markup."""
    return PUNCTUATION.sub(r"\\\1", one_line(contained(words)))
