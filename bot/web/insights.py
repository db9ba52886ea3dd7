"""Public cards for people without Slack: pages and a feed. Withdrawn is gone at once.

Every page is made again and kept by nobody (`no-store`): what is withdrawn must not live on in
a cache. There is nothing to follow people with: no scripts, no cookies, no foreign addresses.
"""

from collections.abc import Iterable
from typing import Any

from flask import Flask, Response, abort

from bot.clock import Clock
from bot.domain.insights.card_words import Card
from bot.domain.readers import publications
from bot.domain.readers.publications import Page, Published, Shelf
from bot.slack.circle.themes import named, rule_said, theme_name
from bot.slack.insights.recognition import responses
from bot.slack.insights.trials import tried_line
from bot.texts import Texts, texts_for
from bot.web.atom import feed_file
from bot.web.html import checked, html, page_number, team
from storage.database import Database
from storage.models import Says
from storage.models.base import LONGEST_TERM

LONGEST_SLUG = 32  # characters; ours have 16
GONE = 410


def add_pages(pages: Flask, db: Database, clock: Clock) -> None:
    """A card; those of a workspace, in parts; the same as a feed."""

    @pages.get("/insights/<slug>")
    def one_card(slug: str) -> tuple[Response, int]:
        with db.read() as session:
            found = publications.page(session, checked(slug, LONGEST_SLUG), clock())
        if found is None:
            abort(404)
        return _page(found)

    @pages.get("/insights")
    @pages.get("/insights/of/<team_id>")
    def card_shelf(team_id: str | None = None) -> Response:
        return _list(_shelf(db, team_id, page_number()))

    @pages.get("/insights/themes/<theme>")
    @pages.get("/insights/of/<team_id>/themes/<theme>")
    def theme_shelf(theme: str, team_id: str | None = None) -> Response:
        wanted = checked(theme, LONGEST_TERM)
        return _list(_shelf(db, team_id, page_number(), theme=wanted))

    @pages.get("/feed.atom")
    @pages.get("/insights/of/<team_id>/feed.atom")
    def card_feed(team_id: str | None = None) -> Response:
        found = _shelf(db, team_id)
        body = feed_file(found, texts_for(found.language), clock())
        return Response(body, content_type="application/atom+xml; charset=utf-8")


def _shelf(db: Database, team_id: str | None, number: int = 1, **only: Any) -> Shelf:
    wanted = team(team_id)
    with db.read() as session:
        found = publications.shelf(session, wanted, number, **only)
    if found is None:
        abort(404)
    return found


def _page(found: Page) -> tuple[Response, int]:
    """A card; or that it is gone, without a word of it."""
    texts = texts_for(found.language)
    if found.published is None:
        return html("gone.html", texts, found.around), GONE
    card = shown(found.published)
    said = html(
        "card.html",
        texts,
        found.around,
        card=card,
        answers=answers(texts),
        session_url=found.session_url,
    )
    return said, 200


def answers(texts: Texts, choices: Iterable[Says] = Says) -> list[tuple[Says, str]]:
    """What somebody without Slack can say about a card."""
    return [(each, texts(f"web-voice-{each}")) for each in choices]


def _list(found: Shelf) -> Response:
    texts = texts_for(found.language)
    title = texts("web-shelf-title", name=found.around.name)
    if found.theme is not None:
        title = named(found.theme, texts)
    cards = [shown(each) for each in found.cards]
    return html("shelf.html", texts, found.around, shelf=found, cards=cards, title=title)


def shown(published: Published) -> dict[str, object]:
    """A card as the templates read it; they escape everything."""
    texts = texts_for(published.language)
    said = card_words(published.card, texts)
    return said | {"url": published.url} | _stands(published, texts)


def card_words(card: Card, texts: Texts) -> dict[str, object]:
    return {
        "t": texts,
        "language": texts.language,
        "card": card,
        "verdict": verdict(card, texts),
        "theme": theme_name(card.theme, card.theme_names, texts),
        "layer": texts(f"layer-{card.layer.replace('_', '-')}") if card.layer else "",
        "happened_on": texts.short_date(card.happened_on),
    }


def _stands(published: Published, texts: Texts) -> dict[str, object]:
    """How it stands with its readers; nothing in a list."""
    standing = published.standing
    if standing is None:
        return {}
    said = (
        texts("card-confirmed", date=texts.short_date(standing.confirmed_on))
        if (standing.confirmed_on)
        else ""
    )
    released = texts.short_date(standing.released_on)
    return {
        "standing": standing,
        "counted": " ".join(
            filter(None, [responses(standing, texts), tried_line(standing.tried, texts)])
        ),
        "age": texts("card-age", date=released, years=standing.years),
        "rule": rule_said(standing.rule, texts) if standing.rule else "",
        "confirmed": said,
    }


def verdict(card: Card, texts: Texts) -> str:
    outcome = texts(f"outcome-{card.outcome.value.replace('_', '-')}")
    return f"{outcome} · {texts(f'kind-{card.kind.value}')}"
