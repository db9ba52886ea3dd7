"""Principles by theme, and what is public of one session, for people without Slack."""

from flask import Flask, Response, abort

from bot.domain.readers import public_pages
from bot.domain.readers.public_pages import PublicPrinciples, PublicSession
from bot.slack.circle.themes import named, rule_said
from bot.slack.insights.recognition import counted
from bot.texts import texts_for
from bot.web.html import checked, html, page_number, team
from bot.web.insights import GONE, LONGEST_SLUG, shown
from storage.database import Database


def add_pages(pages: Flask, db: Database) -> None:
    @pages.get("/insights/principles")
    @pages.get("/insights/of/<team_id>/principles")
    def principles(team_id: str | None = None) -> Response:
        with db.read() as session:
            found = public_pages.list_principles(session, team(team_id), page_number())
        if found is None:
            abort(404)
        return _principles(found)

    @pages.get("/sessions/<slug>")
    def public_session(slug: str) -> tuple[Response, int]:
        with db.read() as session:
            found = public_pages.session_page(session, checked(slug, LONGEST_SLUG))
        if found is None:
            abort(404)
        if not found.cards:
            return html("session_gone.html", texts_for(found.language), found.around), GONE
        return _session(found), 200


def _principles(found: PublicPrinciples) -> Response:
    texts = texts_for(found.language)
    themes = [
        {
            "name": named(theme, texts),
            "url": found.around.theme(theme.key),
            "cards": [
                shown(card) | {"counted": counted(tally, texts_for(card.language))}
                for card, tally in cards
            ],
        }
        for theme, cards in found.themes
    ]
    rule = rule_said(found.rule, texts)
    return html("principles.html", texts, found.around, found=found, themes=themes, rule=rule)


def _session(found: PublicSession) -> Response:
    texts = texts_for(found.language)
    day = texts.date(found.day)
    title = texts("web-session-title", circle=found.circle_name, day=day)
    cards = [shown(each) for each in found.cards]
    return html("session.html", texts, found.around, found=found, title=title, cards=cards)
