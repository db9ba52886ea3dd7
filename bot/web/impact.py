"""What a circle or a programme brought about, for whoever was given the address."""

from itertools import groupby
from operator import itemgetter
from typing import Any

from flask import Flask, Response, abort, render_template

from bot.clock import Clock
from bot.domain.overview import impact
from bot.domain.overview.impact import Impact, Shown, Value, as_csv
from bot.slack.overview.impact import about, label, number
from bot.texts import Texts, texts_for
from bot.web import sheets
from bot.web.html import NO_ROBOTS, checked, html
from storage.database import Database

LONGEST_TOKEN = 64  # characters; ours have 43
BAR = 200  # of the drawing's 320 units, for the highest number
ROW = 44  # units high: a line of words above a bar


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    def found(token: str) -> Shown:
        """Gone, stopped and never there look the same."""
        with db.read() as session:
            shown = impact.behind(session, checked(token, LONGEST_TOKEN), clock())
        return shown or abort(404)

    @pages.get("/impact/<token>.csv")
    def impact_csv(token: str) -> Response:
        body = "\ufeff" + as_csv(found(token).impact)  # by which Excel knows UTF-8
        response = _private(body, "text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="leerkring.csv"'
        return response

    @pages.get("/impact/<token>.svg")
    def impact_svg(token: str) -> Response:
        drawing = render_template("impact.svg", **_shown(found(token)))
        return _private(drawing, "image/svg+xml; charset=utf-8")

    @pages.get("/impact/<token>.pdf")
    def impact_sheet(token: str) -> Response:
        """Where no PDF can be made: the page, which says so and prints as A4."""
        shown = found(token)
        if not sheets.can_be_made():
            return _page(shown, token, without_pdf=True)
        return _private(sheets.sheet("impact.typ", _words(shown)), "application/pdf")

    @pages.get("/impact/<token>")
    def impact_page(token: str) -> Response:
        return _page(found(token), token)


def _page(found: Shown, token: str, *, without_pdf: bool = False) -> Response:
    shown = _shown(found)
    return html(
        "impact.html",
        shown.pop("t"),
        headers=NO_ROBOTS,
        url=f"/impact/{token}",
        has_pdf=sheets.can_be_made(),
        without_pdf=without_pdf,
        **shown,
    )


def _private(body: str | bytes, content_type: str) -> Response:
    return Response(body, headers=NO_ROBOTS, content_type=content_type)


def _shown(shown: Shown) -> dict[str, Any]:
    """As the templates read it; they escape everything."""
    texts, found = texts_for(shown.language), shown.impact
    rows = _rows(found, texts)
    return {
        "t": texts,
        "name": found.circle.name if found.circle else texts("impact-all"),
        "about": about(found, texts),
        "rows": rows,
        "height": ROW * len(rows),
    }


def _words(shown: Shown) -> dict[str, object]:
    """The sheet as plain words, for the PDF."""
    found = _shown(shown)
    t, rows = found["t"], found["rows"]
    return {
        "lang": t.language,
        "title": f"{t('impact-title')}: {found['name']}",
        "lines": [found["about"], t("impact-few")],
        "groups": [
            {
                "value": value,
                "rows": [
                    {
                        "label": each["label"],
                        "number": each["number"],
                        "part": each["width"] / BAR,
                    }
                    for each in group
                ],
            }
            for value, group in groupby(rows, key=itemgetter("value"))
        ],
    }


def _rows(found: Impact, texts: Texts) -> list[dict[str, Any]]:
    """Each number once: drawn as a bar, and in the table."""
    order = list(Value)
    every = [(group.value, each) for group in found.groups for each in group.figures]
    return [
        {
            "order": order.index(value),
            "value": texts(f"impact-value-{value.value}"),
            "label": label(each, texts),
            "number": number(each, texts),
            "width": round(BAR * (each.count or 0) / found.highest),
            "top": ROW * n,
        }
        for n, (value, each) in enumerate(every)
    ]
