"""What every page shares: the frame, what the operator says in it, and parts of addresses."""

from collections.abc import Mapping

from flask import Response, abort, render_template, request

from bot.domain.readers.publications import Around
from bot.texts import LANGUAGES, Texts, texts_for
from storage.models import Workspace

LONGEST_TEAM = 32  # characters
LONGEST_NUMBER = 4  # digits of a page
NO_ROBOTS = {"X-Robots-Tag": "noindex"}


def html(
    template: str,
    texts: Texts,
    around: Around | None = None,
    *,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> Response:
    """`around`: the workspace whose other pages it leads to; None leads nowhere."""
    page = render_template(template, t=texts, around=around, **values)
    response = Response(page, content_type="text/html; charset=utf-8")
    response.headers.update(headers or {})
    return response


def checked(part: str, longest: int) -> str:
    """A part of an address as ours are: anything else does not reach the database."""
    if not part.isascii() or not part.isprintable() or len(part) > longest:
        abort(404)
    return part


def team(part: str | None) -> str | None:
    return None if part is None else checked(part, LONGEST_TEAM)


def page_number() -> int:
    """Of a list in parts, as its own links say it."""
    said = request.args.get("page", "1")
    if not (said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER and int(said)):
        abort(404)
    return int(said)


def visitors_texts(home: Workspace | None = None) -> Texts:
    """In the language that the browser asks for first, if it is one of ours."""
    usual = home.language if home else "nl"
    return texts_for(request.accept_languages.best_match(LANGUAGES) or usual)
