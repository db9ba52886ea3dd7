"""The search box for everybody. Nothing of what is asked is kept, in a log neither."""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, abort, request

from bot.domain.readers import public_search, publications
from bot.domain.readers.public_search import Found
from bot.domain.readers.publications import Around
from bot.search import why
from bot.web.html import NO_ROBOTS, html, page_number, team, visitors_texts
from bot.web.insights import shown
from bot.web.looks import Limit
from storage.database import Database

MOST_A_MINUTE = 60  # questions of one address; a proxy in front may be one address for all
LONGEST_SHOWN = 400  # characters of what a card says


def add_pages(pages: Flask, db: Database, timer: Callable[[], float]) -> None:
    found = Blueprint("searching", __name__)
    limit = Limit(MOST_A_MINUTE, timer, seconds=60)

    @found.before_request
    def not_too_much() -> tuple[Response, int] | None:
        if "q" not in request.args or not limit.is_over(request.remote_addr or ""):
            return None
        busy = html("search_busy.html", visitors_texts(), headers={"Retry-After": "60"})
        return busy, 429

    @found.get("/search")
    @found.get("/search/of/<team_id>")
    def search(team_id: str | None = None) -> Response:
        typed, as_typed = request.args.get("q", ""), "exact" in request.args
        number = page_number()
        with db.read() as session:
            home = publications.home(session, team(team_id))
            if home is None:
                abort(404)
            answer = public_search.ask(session, home, typed, number, as_typed=as_typed)
            around, texts = publications.around(home), visitors_texts(home)
        return html(
            "search.html",
            texts,
            around,
            headers=NO_ROBOTS,
            answer=answer,
            cards=[
                shown(card) | {"said": why.marked(_cut(card.card.what), terms)}
                for card, terms in answer.cards
            ],
            near=[shown(card) for card in answer.near],
            exact_url=_url(around, answer, exact="1"),
            newer_url=_url(around, answer, page=number - 1) if number > 1 else "",
            older_url=_url(around, answer, page=number + 1) if answer.has_more else "",
        )

    pages.register_blueprint(found)


def _cut(words: str) -> str:
    if len(words) <= LONGEST_SHOWN:
        return words
    return words[:LONGEST_SHOWN].rsplit(maxsplit=1)[0] + "…"


def _url(around: Around, answer: Found, **more: object) -> str:
    kept = {"exact": "1"} if "exact" in request.args else {}
    return f"{around.search}?{urlencode({'q': answer.question, **kept, **more})}"
