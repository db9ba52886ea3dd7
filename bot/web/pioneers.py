"""Pages of pioneers: what someone released, under their name, because they want that.

For people who have the address: no list leads there, and search engines stay away.
"""

from flask import Flask, Response, abort

from bot.domain.readers import pioneers
from bot.texts import texts_for
from bot.web.html import NO_ROBOTS, checked, html, visitors_texts
from bot.web.insights import card_words
from storage.database import Database

LONGEST_TOKEN = 64  # characters; ours have 43
GONE = 410


def add_pages(pages: Flask, db: Database) -> None:
    @pages.get("/pioneers/<token>")
    def pioneer(token: str) -> Response:
        """One page, as it is now; 410 once it was taken back, 404 for what never was."""
        with db.read() as session:
            found = pioneers.behind(session, checked(token, LONGEST_TOKEN))
        if found is None:
            abort(404)
        if found.page is None:
            response = html("pioneer_gone.html", visitors_texts(), headers=NO_ROBOTS)
            response.status_code = GONE
            return response
        texts = texts_for(found.page.language)
        cards = [card_words(card, texts) for card in found.page.cards]
        return html("pioneer.html", texts, page=found.page, cards=cards, headers=NO_ROBOTS)
