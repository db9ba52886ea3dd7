"""Pages of pioneers: what someone released, under their name, because they want that."""

from flask import Flask, Response, abort, render_template

from bot.domain.circulation import pioneers
from bot.domain.insights.card_words import Card
from bot.slack.circle.themes import theme_name
from bot.texts import Texts, texts_for
from storage.database import Database

LONGEST_TOKEN = 64  # characters; ours have 43
GONE = 410


def add_pages(pages: Flask, db: Database) -> None:
    @pages.get("/pioneers/<token>")
    def pioneer(token: str) -> Response:
        """One page, as it is now; 410 once it was taken back, 404 for what never was."""
        if not token.isascii() or not token.isprintable() or len(token) > LONGEST_TOKEN:
            abort(404)
        with db.read() as session:
            found = pioneers.behind(session, token)
        if found is None:
            abort(404)
        if found.page is None:
            texts = texts_for("nl")
            said = texts("profile-web-gone")
            return _html(render_template("pioneer_gone.html", said=said, texts=texts), GONE)
        texts = texts_for(found.page.language)
        cards = [_plain(card, texts) for card in found.page.cards]
        about = texts("profile-web-about")
        page = render_template(
            "pioneer.html", page=found.page, cards=cards, about=about, texts=texts
        )
        return _html(page)


def _plain(card: Card, texts: Texts) -> dict[str, str]:
    """The card in words; the template escapes them."""
    outcome = texts(f"outcome-{card.outcome.value.replace('_', '-')}")
    theme = theme_name(card.theme, card.theme_names, texts)
    return {
        "title": card.title,
        "verdict": f"{outcome} · {texts(f'kind-{card.kind.value}')}",
        "what": card.what,
        "why": card.why,
        "condition": card.condition,
        "origin": f"{card.circle_name} · {texts.short_date(card.happened_on)} · {theme}",
    }


def _html(page: str, status: int = 200) -> Response:
    """For people who have the address; not for search engines."""
    response = Response(page, status=status, content_type="text/html; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return response
