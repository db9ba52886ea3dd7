"""Public cards for people without Slack: pages and a feed. Withdrawn is gone at once.

Every page is made again and kept by nobody (`no-store`): what is withdrawn must not live on in
a cache. There is nothing to follow people with: no scripts, no cookies, no foreign addresses.
"""

from flask import Flask, Response, abort, render_template, request

from bot.clock import Clock
from bot.domain.circulation import publications
from bot.domain.circulation.publications import Page, Published, Shelf
from bot.domain.insights.card_words import Card
from bot.slack.circle.themes import rule_said, theme_name
from bot.slack.insights.recognition import counted
from bot.texts import Texts, texts_for
from bot.web.atom import feed_file
from storage.database import Database

LONGEST_SLUG = 32  # characters; ours have 16
LONGEST_TEAM = 32
LONGEST_NUMBER = 4  # digits of a page
GONE = 410


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    """A card; all of a workspace; the same as a feed. Without a workspace: of the only one."""

    @pages.get("/insights/<slug>")
    def one_card(slug: str) -> tuple[Response, int]:
        with db.read() as session:
            found = publications.page(session, _checked(slug, LONGEST_SLUG), clock())
        if found is None:
            abort(404)
        return _page(found)

    @pages.get("/insights")
    @pages.get("/insights/of/<team_id>")
    def card_shelf(team_id: str | None = None) -> Response:
        return _list(_shelf(db, team_id, _number(request.args.get("page", "1"))))

    @pages.get("/feed.atom")
    @pages.get("/insights/of/<team_id>/feed.atom")
    def card_feed(team_id: str | None = None) -> Response:
        found = _shelf(db, team_id)
        body = feed_file(found, texts_for(found.language), clock())
        return Response(body, content_type="application/atom+xml; charset=utf-8")


def _number(said: str) -> int:
    """Of a page of the shelf, as its own links say it."""
    if not (said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER and int(said)):
        abort(404)
    return int(said)


def _shelf(db: Database, team_id: str | None, number: int = 1) -> Shelf:
    wanted = None if team_id is None else _checked(team_id, LONGEST_TEAM)
    with db.read() as session:
        found = publications.shelf(session, wanted, number)
    if found is None:
        abort(404)
    return found


def _page(found: Page) -> tuple[Response, int]:
    """A card; or that it is gone, without a word of it."""
    texts = texts_for(found.language)
    if found.published is None:
        return _html("gone.html", texts, shelf_url=found.shelf_url), GONE
    shown = _shown(found.published, texts)
    return _html("card.html", texts, card=shown, shelf_url=found.shelf_url), 200


def _list(found: Shelf) -> Response:
    cards = [_shown(each, texts_for(each.language)) for each in found.cards]
    return _html("shelf.html", texts_for(found.language), shelf=found, cards=cards)


def _checked(part: str, longest: int) -> str:
    """A part of an address as ours are: anything else does not reach the database."""
    if not part.isascii() or not part.isprintable() or len(part) > longest:
        abort(404)
    return part


def _html(template: str, texts: Texts, **values: object) -> Response:
    said = render_template(template, t=texts, **values)
    return Response(said, content_type="text/html; charset=utf-8")


def _shown(published: Published, texts: Texts) -> dict[str, object]:
    """A card as the templates read it; they escape everything."""
    card, standing = published.card, published.standing
    shown: dict[str, object] = {
        "url": published.url,
        "language": texts.language,
        "card": card,
        "verdict": _verdict(card, texts),
        "theme": theme_name(card.theme, card.theme_names, texts),
        "layer": texts(f"layer-{card.layer.replace('_', '-')}") if card.layer else "",
        "happened_on": texts.short_date(card.happened_on),
        "standing": standing,
    }
    if standing is not None:
        released = texts.short_date(standing.released_on)
        shown["counted"] = counted(standing.tally, texts)
        shown["age"] = texts("card-age", date=released, years=standing.years)
        shown["rule"] = rule_said(standing.rule, texts) if standing.rule else ""
        shown["confirmed"] = (
            texts("card-confirmed", date=texts.short_date(standing.confirmed_on))
            if standing.confirmed_on
            else ""
        )
    return shown


def _verdict(card: Card, texts: Texts) -> str:
    outcome = texts(f"outcome-{card.outcome.value.replace('_', '-')}")
    return f"{outcome} · {texts(f'kind-{card.kind.value}')}"
