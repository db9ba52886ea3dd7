"""Special editions for people without Slack: a page, slides without a script, and A4.

Each request reads what stands now, and nothing is kept: what is withdrawn is gone at once. A
page is for whoever has its address; search engines are asked to stay away.
"""

from typing import NamedTuple

import segno
from flask import Flask, Response, abort
from markupsafe import Markup, escape

from bot.clock import Clock
from bot.domain.specials import published_specials, quarters
from bot.domain.specials.pieces import Piece
from bot.domain.specials.published_specials import OnWeb, Reading
from bot.slack.circulation.corrections import correction_label
from bot.slack.specials.published_specials import figure_lines, more_label, piece_note
from bot.texts import Texts, texts_for
from bot.web import sheets
from bot.web.html import NO_ROBOTS, checked, html
from storage.database import Database
from storage.models import SpecialKind

LONGEST_SLUG = 32  # characters; ours have 16
GONE = 410
PAGE, SLIDES, SHEET = "special.html", "special_slides.html", "sheet.typ"
# Bytes, so that the longest page stays under 50 kB with its styles.
LARGEST_TEXTS = 22_000  # of all pieces together
LARGEST_TITLE = 300
LARGEST_INTRODUCTION = 2_000
LONGEST_ON_SLIDE = 240  # characters that are legible from the back of a hall
LONGEST_TITLE_ON_SLIDE = 70

Shown = dict[str, object]


class Figured(NamedTuple):
    """A number of a quarter, as the templates read it."""

    label: str
    now: int
    before: int


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    @pages.get("/pages/<slug>")
    def special_page(slug: str) -> Response:
        return _page(PAGE, _found(db, clock, slug))

    @pages.get("/pages/<slug>/slides")
    def special_slides(slug: str) -> Response:
        return _page(SLIDES, _found(db, clock, slug))

    @pages.get("/pages/<slug>/a4.pdf")
    def special_sheet(slug: str) -> Response:
        """Where no PDF can be made: the page, which says so and prints as A4."""
        found = _found(db, clock, slug)
        if found.reading is None or found.reading.is_empty or not sheets.can_be_made():
            return _page(PAGE, found, without_pdf=True)
        texts = texts_for(found.special.language)
        made = sheets.sheet(SHEET, _words(found.reading, texts), _qr(found.reading.url, texts))
        return Response(made, content_type="application/pdf", headers=NO_ROBOTS)


def _found(db: Database, clock: Clock, slug: str) -> OnWeb:
    with db.read() as session:
        found = published_specials.on_web(session, checked(slug, LONGEST_SLUG), clock())
    if found is None:
        abort(404)
    return found


def _page(template: str, found: OnWeb, *, without_pdf: bool = False) -> Response:
    special, reading = found.special, found.reading
    texts = texts_for(special.language)
    if reading is None or reading.is_empty:
        return _gone(found, texts)
    most = LARGEST_TEXTS // max(1, len(reading.pieces))
    parts = [
        (
            texts(f"special-part-{part}"),
            [
                _on_slide(each, texts) if template == SLIDES else _on_page(each, texts, most)
                for each in pieces
            ],
        )
        for part, pieces in reading.parts
    ]
    return html(
        template,
        texts,
        found.around,
        headers=NO_ROBOTS,
        reading=reading,
        special=special,
        correction=correction_label(special, reading.time_zone, texts),
        introduction=fitting(special.introduction, LARGEST_INTRODUCTION),
        parts=parts,
        figures=_figures(reading, texts),
        lines=figure_lines(reading, texts),
        made=_made(reading, texts),
        qr=Markup(_qr(reading.url, texts)),  # noqa: S704  # made of our own address
        without_pdf=without_pdf,
        has_pdf=sheets.can_be_made(),
        changed=special.kind is SpecialKind.QUARTER,
    )


def _gone(found: OnWeb, texts: Texts) -> Response:
    """No word of it is left, not even its title; unless it was taken back, a correction."""
    reading, label = found.reading, ""
    if reading is not None:
        label = correction_label(reading.special, reading.time_zone, texts)
    gone = html(
        "special_gone.html",
        texts,
        found.around,
        headers=NO_ROBOTS,
        special=found.special,
        correction=label,
    )
    gone.status_code = GONE
    return gone


def _figures(reading: Reading, texts: Texts) -> list[Figured]:
    """Of a quarter: a row for each number."""
    if reading.special.kind is not SpecialKind.QUARTER:
        return []
    return [
        Figured(texts(f"special-figure-{each.name}"), each.now, each.before)
        for each in quarters.figures(reading.figures)
    ]


def _made(reading: Reading, texts: Texts) -> str:
    published = reading.special.published_at or reading.special.created_at
    return texts("special-web-made", date=texts.date(published.date()))


def _on_slide(piece: Piece, texts: Texts) -> Shown:
    title = shortened(piece.title, LONGEST_TITLE_ON_SLIDE)
    return _as_shown(piece, texts, title, shortened(piece.text, LONGEST_ON_SLIDE), "")


def _on_page(piece: Piece, texts: Texts, most: int) -> Shown:
    """`most`: bytes of it."""
    text = fitting(piece.text, most)
    more = fitting(piece.more, most - size_of(text))
    return _as_shown(piece, texts, fitting(piece.title, LARGEST_TITLE), text, more)


def _as_shown(piece: Piece, texts: Texts, title: str, text: str, more: str) -> Shown:
    """A piece as the templates read it; they escape everything."""
    return {
        "title": title,
        "text": text,
        "more": more,
        "is_cut": (text, more) != (piece.text, piece.more),
        "note": piece_note(piece, texts),
        "label": more_label(piece, texts),
        "language": piece.language if piece.kind is not None else texts.language,
        "url": piece.url,
    }


def shortened(text: str, longest: int) -> str:
    """Whole sentences as far as they fit; else whole words."""
    if len(text) <= longest:
        return text
    head = text[: longest - 2]
    ends = [head.rfind(mark) + 1 for mark in (". ", "! ", "? ", ".\n")]
    if max(ends) > longest // 2:
        return f"{head[: max(ends)]} …"
    return f"{head.rsplit(None, 1)[0] if ' ' in head else head} …"


def size_of(text: str) -> int:
    """Bytes on the page."""
    return len(str(escape(text)).encode())


def fitting(text: str, most: int) -> str:
    """As much of it as takes so many bytes on the page."""
    if size_of(text) <= most:
        return text
    size = len("…".encode())
    for n, character in enumerate(text):
        size += size_of(character)
        if size > most:
            return f"{text[:n]}…" if n else ""
    return text


def _qr(url: str, texts: Texts) -> str:
    """An image in the page itself: no request to anybody."""
    code = segno.make(url, error="m", micro=False)
    return code.svg_inline(
        omitsize=True, border=4, svgclass=None, lineclass=None, title=texts("special-web-qr")
    )


def _words(reading: Reading, texts: Texts) -> dict[str, object]:
    """The whole sheet as plain words, for the PDF."""
    special, figures = reading.special, _figures(reading, texts)
    lines = figure_lines(reading, texts)
    label = correction_label(special, reading.time_zone, texts)
    return {
        "lang": special.language,
        "title": special.title,
        "about": reading.circle_name,
        "correction": [f"{label}:", special.correction] if label else [],
        "introduction": special.introduction,
        "introduction_title": texts("special-web-quarter-changed") if figures else "",
        "lines": [] if figures else lines,
        "figures": [[each.label, str(each.now), str(each.before)] for each in figures],
        "figures_title": texts("special-web-figures"),
        "columns": [
            texts("special-web-figure"),
            texts("special-web-now"),
            texts("special-web-before"),
        ],
        "share": lines[len(figures) :] if figures else [],
        "parts": [
            {
                "title": texts(f"special-part-{part}"),
                "pieces": [
                    {
                        "title": each.title,
                        "text": each.text,
                        "label": more_label(each, texts) if each.more else "",
                        "more": each.more,
                        "note": piece_note(each, texts),
                        "lang": each.language,
                    }
                    for each in found
                ],
            }
            for part, found in reading.parts
        ],
        "qr": texts("special-web-qr"),
        "scan": texts("special-web-scan"),
        "url": reading.url,
        "made": _made(reading, texts),
    }
