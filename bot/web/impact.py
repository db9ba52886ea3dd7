"""What a circle or a programme brought about, for whoever was given the address."""

from flask import Flask, Response, abort, render_template

from bot.clock import Clock
from bot.domain.overview import impact
from bot.domain.overview.impact import Impact, Shown, as_csv
from bot.slack.overview.impact import about, label, number
from bot.texts import Texts, texts_for
from storage.database import Database

LONGEST_TOKEN = 64  # characters; ours have 43
BAR = 200  # of the drawing's 320 units, for the highest number
ROW = 44  # units high: a line of words above a bar


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    def found(token: str) -> Shown:
        """Gone, stopped and never there look the same."""
        if not token.isascii() or not token.isprintable() or len(token) > LONGEST_TOKEN:
            abort(404)
        with db.read() as session:
            shown = impact.behind(session, token, clock())
        return shown or abort(404)

    @pages.get("/impact/<token>.csv")
    def impact_csv(token: str) -> Response:
        body = "\ufeff" + as_csv(found(token).impact)  # by which Excel knows UTF-8
        response = _private(body, "text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="leerkring.csv"'
        return response

    @pages.get("/impact/<token>.svg")
    def impact_svg(token: str) -> Response:
        return _private(_drawn("impact.svg", found(token)), "image/svg+xml; charset=utf-8")

    @pages.get("/impact/<token>")
    def impact_page(token: str) -> Response:
        return _private(_drawn("impact.html", found(token)), "text/html; charset=utf-8")


def _private(body: str, content_type: str) -> Response:
    """For people who have the address; not for search engines."""
    response = Response(body, content_type=content_type)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _drawn(template: str, shown: Shown) -> str:
    texts, found = texts_for(shown.language), shown.impact
    rows = _rows(found, texts)
    return render_template(
        template,
        t=texts,
        name=found.circle.name if found.circle else texts("impact-all"),
        about=about(found, texts),
        rows=rows,
        height=ROW * len(rows),
    )


def _rows(found: Impact, texts: Texts) -> list[dict[str, object]]:
    """Each number once: drawn as a bar, and in the table."""
    every = [(group.value, each) for group in found.groups for each in group.figures]
    return [
        {
            "value": texts(f"impact-value-{value.value}"),
            "label": label(each, texts),
            "number": number(each, texts),
            "width": round(BAR * (each.count or 0) / found.highest),
            "top": ROW * n,
        }
        for n, (value, each) in enumerate(every)
    ]
