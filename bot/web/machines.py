"""What programs ask of a site, at the addresses where they look: RFC 9116, sitemaps, a look."""

from datetime import timedelta
from xml.etree import ElementTree as ET

from flask import Flask, Response, abort

from bot import design_tokens
from bot.clock import Clock
from bot.domain.circulation import archive
from bot.domain.readers import publications
from bot.operator import Operator
from storage.database import Database
from storage.readers.publications import root

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_MAPPED = 50_000  # that the protocol takes
EXPIRES_AFTER = timedelta(days=180)  # RFC 9116: less than a year
FOR_PEOPLE_ALONE = ("/answers", "/calendar-mail", "/search", "/subscribe", "/unsubscribe")


def add_pages(pages: Flask, db: Database, clock: Clock, operator: Operator) -> None:
    _for_search_engines(pages, db, operator)
    _for_researchers(pages, db, clock, operator)

    @pages.get("/tokens.css")
    def tokens() -> Response:
        if not operator.tokens:
            abort(404)
        return Response(design_tokens.stylesheet(operator.tokens), mimetype="text/css")


def _for_search_engines(pages: Flask, db: Database, operator: Operator) -> None:
    @pages.get("/sitemap.xml")
    def sitemap() -> Response:
        if not operator.is_indexed:
            abort(404)
        with db.read() as session:
            found = archive.sitemap(session)
        every = ET.Element("urlset", {"xmlns": SITEMAP})
        for each in found[:MOST_MAPPED]:
            url = ET.SubElement(every, "url")
            ET.SubElement(url, "loc").text = each.url
            if each.changed_at is not None:
                ET.SubElement(url, "lastmod").text = each.changed_at.date().isoformat()
        said = ET.tostring(every, encoding="utf-8", xml_declaration=True)
        return Response(said, content_type="application/xml; charset=utf-8")

    @pages.get("/robots.txt")
    def robots() -> Response:
        """Pages that are not to be found say so themselves, so that they can be read."""
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in FOR_PEOPLE_ALONE)]
        if operator.is_indexed and (address := _root(db)):
            lines.append(f"Sitemap: {address}/sitemap.xml")
        return Response("\n".join(lines) + "\n", mimetype="text/plain")


def _for_researchers(pages: Flask, db: Database, clock: Clock, operator: Operator) -> None:
    @pages.get("/.well-known/security.txt")
    def security() -> Response:
        if not operator.security_contact:
            abort(404)
        expires = (clock() + EXPIRES_AFTER).replace(microsecond=0)
        lines = [
            f"Contact: {operator.security_contact}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: nl, en",
        ]
        if address := _root(db):
            lines.append(f"Canonical: {address}/.well-known/security.txt")
        return Response("\n".join(lines) + "\n", mimetype="text/plain")


def _root(db: Database) -> str:
    """Where our pages are; blank while no workspace is on the web."""
    with db.read() as session:
        return next(map(root, publications.on_the_web(session)), "")
