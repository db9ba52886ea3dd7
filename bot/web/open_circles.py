"""Circles that people can ask to join, for people without Slack."""

from flask import Flask, Response, abort

from bot.clock import Clock
from bot.domain.readers import open_circles
from bot.domain.readers.open_circles import PublicCircle
from bot.slack.circle.themes import named
from bot.texts import texts_for
from bot.web.html import html, page_number, team
from storage.database import Database


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    @pages.get("/circles")
    @pages.get("/circles/of/<team_id>")
    def circles(team_id: str | None = None) -> Response:
        with db.read() as session:
            found = open_circles.list_circles(session, team(team_id), page_number(), clock())
        if found is None:
            abort(404)
        return html(
            "circles.html",
            texts_for(found.language),
            found.around,
            found=found,
            circles=[_shown(each) for each in found.circles],
        )


def _shown(circle: PublicCircle) -> dict[str, object]:
    """In the circle's own language."""
    texts = texts_for(circle.language)
    return {
        "t": texts,
        "name": circle.name,
        "purpose": circle.purpose,
        "language": texts.language,
        "theme": named(circle.theme, texts) if circle.theme else "",
        "iso": circle.next_on.isoformat() if circle.next_on else "",
        "day": texts.date(circle.next_on) if circle.next_on else "",
        "is_full": circle.is_full,
    }
