"""What mails look like: HTML that classic Outlook shows, and a text with a template of its own.

Without images, pixels, rewritten links, or anything of a reader in a link but their own to
change and stop.
"""

import unicodedata
from functools import cache
from textwrap import TextWrapper
from typing import Any

from css_inline import CSSInliner
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.domain.base.visible import contained, one_line
from bot.domain.circulation.mailed import Mailed
from bot.domain.insights.card_words import Card
from bot.domain.readers.publications import around, shelf_url
from bot.slack.base.blocks import Json, cut
from bot.slack.circle.themes import theme_name
from bot.slack.circulation.corrections import correction_label
from bot.texts import Texts, texts_for
from storage.models import Workspace

LARGEST_HTML = 60_000  # bytes; Gmail cuts off at about 100 kB
SHORTENED = 500  # characters of a card's words, where all of them would be too much
SHORTENED_CONDITION = 150
WIDEST = 76  # characters of a line of text
PREHEADER = 90  # characters: what a mailbox shows beside the subject
KEPT = frozenset("\n\t")


def _shown(value: object) -> object:
    """Text turns nothing around it, and steers no machine."""
    if not isinstance(value, str):
        return value
    clean = "".join(
        each
        for each in contained(value)
        if each in KEPT or unicodedata.category(each) not in {"Cc", "Cs"}
    )
    return Markup(clean) if isinstance(value, Markup) else clean  # noqa: S704  # escaped before


def _lines(text: str) -> Markup:
    """Line breaks as they were typed: Outlook knows no other way to keep them."""
    return Markup("<br>").join(escape(line) for line in str(_shown(text)).split("\n"))


def _wrapped(text: str) -> str:
    """Short lines; an address or a long word stays whole."""
    wrapper = TextWrapper(WIDEST, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrapper.fill(line) for line in str(_shown(text)).split("\n"))


@cache
def _templates(kind: str) -> Environment:
    made = Environment(
        autoescape=kind == "html",  # noqa: S701  # the other is plain text
        finalize=_shown,
        loader=PackageLoader("bot.delivery.mail"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(lines=_lines, wrap=_wrapped)
    return made


@cache
def _inliner() -> CSSInliner:
    """What says so stays in the head: the rules for small and dark screens."""
    return CSSInliner(load_remote_stylesheets=False)


def html(template: str, **values: Any) -> str:
    page = _templates("html").get_template(f"{template}.html").render(values)
    return str(_inliner().inline(page))


def text(template: str, **values: Any) -> str:
    return _templates("txt").get_template(f"{template}.txt").render(values)


def edition_words(found: Mailed, language: str, stop_url: str) -> Json:
    """What `edition_skins` show of an edition, or of several."""
    texts = texts_for(language)
    values = _cards(found, texts)
    values |= _head(found, texts) if len(found.editions) == 1 else _heads(found, texts)
    first = values["introduction"] or next(c["title"] for c in values["cards"] if c["title"])
    values["preheader"] = cut(one_line(first), PREHEADER)
    return {**values, "stop_url": stop_url}


def edition_skins(words: Json, language: str) -> tuple[str, str, str]:
    """Subject, HTML and text."""
    values = {**words, "t": texts_for(language)}
    whole = html("edition", **values)
    if len(whole.encode()) > LARGEST_HTML:
        for card in values["cards"]:
            card["what"] = cut(card["what"], SHORTENED)
            card["condition"] = cut(card["condition"], SHORTENED_CONDITION)
        whole = html("edition", **values)
    return values["subject"], whole, text("edition", **values)


def _head(found: Mailed, texts: Texts) -> dict[str, Any]:
    """Of one edition: its own title and words."""
    [edition] = found.editions
    digest = edition.digest
    period = texts(
        "digest-period",
        begin=texts.short_date(digest.period_from),
        end=texts.short_date(digest.period_to),
    )
    label = correction_label(digest, edition.circle.time_zone, texts)
    return {
        "subject": one_line(digest.title),
        "under": f"{edition.circle.name} · {period}",
        "corrections": [[label, digest.correction]] if label else [],
        "introduction": digest.introduction,
    }


def _heads(found: Mailed, texts: Texts) -> dict[str, Any]:
    """Of several: their titles."""
    said = texts("mailing-missed", count=len(found.editions), name=one_line(found.home.name))
    titles = " · ".join(one_line(each.digest.title) for each in found.editions)
    corrections = [
        [f"{one_line(each.digest.title)} · {label}", each.digest.correction]
        for each in found.editions
        if (label := correction_label(each.digest, each.circle.time_zone, texts))
    ]
    return {"subject": said, "under": titles, "corrections": corrections, "introduction": ""}


def _cards(found: Mailed, texts: Texts) -> dict[str, Any]:
    items = [item for edition in found.editions for item in edition.items]
    cards = [
        _card(item.card, found.urls[item.id], number, texts) if item.card else {}
        for number, item in enumerate(items, start=1)
    ]
    return {
        # Of what people wrote; its readers may read in another.
        "words": found.editions[0].digest.language,
        "cards": [{"title": "", "what": "", "condition": "", **card} for card in cards],
        "name": found.home.name,
        "shelf_url": shelf_url(found.home),
        "pages": [
            [one_line(each.digest.title), around(found.home).edition(each.digest.slug)]
            for each in found.editions
        ],
    }


def _card(card: Card, url: str, number: int, texts: Texts) -> dict[str, Any]:
    outcome = texts(f"outcome-{card.outcome.value.replace('_', '-')}")
    theme = theme_name(card.theme, card.theme_names, texts)
    return {
        "title": one_line(card.title),
        "verdict": f"{outcome} · {texts(f'kind-{card.kind.value}')}",
        "what": card.what,
        "condition": card.condition,
        "origin": f"{card.circle_name} · {texts.short_date(card.happened_on)} · {theme}",
        "url": url,
        "note": number,
    }


def confirm_skins(home: Workspace, url: str, language: str) -> tuple[str, str, str]:
    """The one question to an address that somebody typed."""
    texts = texts_for(language)
    values = {
        "t": texts,
        "subject": texts("mailing-confirm-subject", name=one_line(home.name)),
        "preheader": texts("mailing-confirm-why", name=one_line(home.name)),
        "url": url,
    }
    return str(values["subject"]), html("confirm", **values), text("confirm", **values)
