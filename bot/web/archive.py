"""What anyone finds without Slack: a front page, and editions as their readers got them."""

from flask import Flask, Response, abort, request

from bot.domain.circulation import archive
from bot.domain.circulation.archive import EditionPage, Listed
from bot.slack.circle.themes import named
from bot.slack.circulation.corrections import correction_label
from bot.texts import Texts, texts_for
from bot.web.html import NO_ROBOTS, checked, html, page_number, team
from bot.web.insights import card_words, shown
from bot.web.markdown import edition_markdown
from storage.database import Database

LONGEST_SLUG = 32  # characters; ours have 16
GONE = 410


def add_pages(pages: Flask, db: Database) -> None:
    @pages.get("/")
    @pages.get("/of/<team_id>")
    def front(team_id: str | None = None) -> Response:
        with db.read() as session:
            found = archive.front(session, team(team_id))
        if found is None:
            abort(404)
        texts = texts_for(found.language)
        return html(
            "front.html",
            texts,
            found.around,
            front=found,
            editions=[_listed(each) for each in found.editions],
            cards=[shown(each) for each in found.cards],
            themes=[
                {"name": named(theme, texts), "url": found.around.theme(theme.key), "count": n}
                for theme, n in found.themes
            ],
        )

    @pages.get("/editions")
    @pages.get("/editions/of/<team_id>")
    def edition_shelf(team_id: str | None = None) -> Response:
        with db.read() as session:
            found = archive.shelf(session, team(team_id), page_number())
        if found is None:
            abort(404)
        editions = [_listed(each) for each in found.editions]
        texts = texts_for(found.language)
        return html("editions.html", texts, found.around, shelf=found, editions=editions)

    @pages.get("/editions/<slug>")
    @pages.get("/editions/<slug>.md", defaults={"as_markdown": True})
    def edition(slug: str, *, as_markdown: bool = False) -> tuple[Response, int]:
        with db.read() as session:
            found = archive.page(session, checked(slug, LONGEST_SLUG))
        if found is None:
            abort(404)
        texts = texts_for(found.digest.language)
        if found.is_gone:
            gone = html(
                "edition_gone.html",
                texts,
                found.around,
                digest=found.digest,
                correction=_corrected(found, texts),
            )
            return gone, GONE
        if as_markdown:
            said = edition_markdown(found, texts)
            return Response(said, mimetype="text/markdown", headers=NO_ROBOTS), 200
        return _edition(found, texts), 200


def _listed(edition: Listed) -> dict[str, object]:
    at = edition.published_at.date()
    return {
        "title": edition.title,
        "url": edition.url,
        "language": edition.language,
        "iso": at.isoformat(),
        "date": texts_for(edition.language).short_date(at),
    }


def _corrected(found: EditionPage, texts: Texts) -> str:
    return correction_label(found.digest, found.circle.time_zone, texts)


def _edition(found: EditionPage, texts: Texts) -> Response:
    """For search engines only when it is listed as well."""
    digest = found.digest
    pieces = [
        card_words(piece.card, texts_for(piece.language))
        | {"slug": piece.slug, "url": piece.url}
        if piece.card
        else None
        for piece in found.pieces
    ]
    return html(
        "edition.html",
        texts,
        found.around,
        headers=None if digest.is_listed else NO_ROBOTS,
        digest=digest,
        circle=found.circle,
        correction=_corrected(found, texts),
        period=(texts.short_date(digest.period_from), texts.short_date(digest.period_to)),
        pieces=pieces,
        as_markdown=f"{request.path}.md",
    )
