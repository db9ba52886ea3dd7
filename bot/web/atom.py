"""The feed of public cards (RFC 4287), written by the standard library: it escapes."""

import re
from datetime import datetime
from xml.etree import ElementTree as ET

from bot.domain.base.visible import contained
from bot.domain.readers.publications import Published, Shelf
from bot.texts import Texts, texts_for

ATOM = "http://www.w3.org/2005/Atom"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def feed_file(shelf: Shelf, texts: Texts, now: datetime) -> bytes:
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": shelf.language})
    _add(feed, "id", shelf.url)
    _add(feed, "title", texts("web-feed-title", name=_clean(shelf.around.name)))
    ET.SubElement(feed, "link", {"rel": "self", "href": shelf.around.feed})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": shelf.url})
    changed = max((each.updated_at for each in shelf.cards), default=now)
    _add(feed, "updated", changed.isoformat())
    author = ET.SubElement(feed, "author")
    _add(author, "name", _clean(shelf.around.name) or "Leerkring")
    for each in shelf.cards:
        feed.append(_entry(each))
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(published: Published) -> ET.Element:
    card = published.card
    texts = texts_for(published.language)
    entry = ET.Element("entry", {"xml:lang": texts.language})
    _add(entry, "id", published.url)
    _add(entry, "title", _clean(card.title))
    ET.SubElement(
        entry, "link", {"rel": "alternate", "type": "text/html", "href": published.url}
    )
    _add(entry, "published", published.published_at.isoformat())
    _add(entry, "updated", published.updated_at.isoformat())
    only_if = f"\n\n{texts('card-condition')}: {card.condition}" if card.condition else ""
    summary = _add(entry, "summary", _clean(card.what + only_if))
    summary.set("type", "text")
    return entry


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element


def _clean(text: str) -> str:
    """Without what XML cannot hold at all: control characters, halves of a pair."""
    return NOT_XML.sub("", contained(text))
