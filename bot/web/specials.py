"""Special editions for people without Slack: a page, slides without a script, and A4.

Each request reads what stands now, and nothing is kept: what is withdrawn is gone at once. A
page is for who has its address; search engines are asked to stay away.
"""

from typing import NamedTuple

import segno
from flask import Flask, Response, abort, render_template
from markupsafe import Markup, escape

from bot.clock import Clock
from bot.domain.circulation import quarters, specials
from bot.domain.circulation.pieces import Piece
from bot.domain.circulation.specials import Reading
from bot.slack.circulation.specials import figure_lines, more_label, piece_note
from bot.texts import Texts, texts_for
from bot.web import sheets
from storage.database import Database
from storage.models import SpecialKind

LONGEST_SLUG = 32  # characters; ours have 16
GONE = 410
SLIDES = "special_slides.html"
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


Shown = dict[str, object]


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    @pages.get("/pages/<slug>")
    def special_page(slug: str) -> Response:
        return _shown(db, clock, slug, "special.html")

    @pages.get("/pages/<slug>/slides")
    def special_slides(slug: str) -> Response:
        return _shown(db, clock, slug, SLIDES)

    @pages.get("/pages/<slug>/a4.pdf")
    def special_sheet(slug: str) -> Response:
        """Where no PDF can be made: the page, which says so and prints as A4."""
        texts, reading = _found(db, clock, slug)
        if reading is None or not sheets.can_be_made():
            return _page("special.html", texts, reading, without_pdf=True)
        made = sheets.sheet(_words(reading, texts), _qr(reading.url, texts))
        return _quiet(Response(made, content_type="application/pdf"))


def _found(db: Database, clock: Clock, slug: str) -> tuple[Texts, Reading | None]:
    if not slug.isascii() or not slug.isprintable() or len(slug) > LONGEST_SLUG:
        abort(404)
    with db.read() as session:
        found = specials.on_web(session, slug, clock())
    if found is None:
        abort(404)
    language, reading = found
    return texts_for(language), reading


def _shown(db: Database, clock: Clock, slug: str, template: str) -> Response:
    return _page(template, *_found(db, clock, slug))


def _page(
    template: str, texts: Texts, reading: Reading | None, *, without_pdf: bool = False
) -> Response:
    """Of one that is gone no word is left, not even its title."""
    if reading is None:
        return _quiet(_html(render_template("special_gone.html", t=texts), GONE))
    most = LARGEST_TEXTS // max(1, len(reading.pieces))
    body = render_template(
        template,
        t=texts,
        reading=reading,
        special=reading.special,
        introduction=fitting(reading.special.introduction, LARGEST_INTRODUCTION),
        parts=[
            (
                texts(f"special-part-{part}"),
                [
                    _on_slide(each, texts)
                    if template == SLIDES
                    else _on_page(each, texts, most)
                    for each in found
                ],
            )
            for part, found in reading.parts
        ],
        figures=_figures(reading, texts),
        lines=figure_lines(reading, texts),
        made=_made(reading, texts),
        qr=Markup(_qr(reading.url, texts)),  # noqa: S704  # made of our own address
        without_pdf=without_pdf,
        has_pdf=sheets.can_be_made(),
        changed=reading.special.kind is SpecialKind.QUARTER,
    )
    return _quiet(_html(body))


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
    return {
        "lang": special.language,
        "title": special.title,
        "about": reading.circle_name,
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


def _html(page: str, status: int = 200) -> Response:
    return Response(page, status=status, content_type="text/html; charset=utf-8")


def _quiet(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex"
    return response
