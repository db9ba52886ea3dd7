"""Forms that anybody may send in: what holds for each of them."""

from collections.abc import Callable

from flask import Blueprint, Response, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from bot.domain.readers import publications
from bot.domain.readers.publications import Around
from bot.texts import Texts
from bot.web.html import NO_ROBOTS, html, visitors_texts
from bot.web.looks import Limit

LARGEST_FORM = 20_000  # bytes; ours are some hundreds
LONGEST_PART = 64  # characters of a token or a workspace's id; ours have 43
MOST_A_MINUTE = 12  # requests that want something changed, of one address
TRAP = "website"  # a field that people do not see, and programs fill in


def guard(
    pages: Blueprint, timer: Callable[[], float], title_id: str, too_large_id: str
) -> None:
    """Turn away what is too large, and who sends in too much."""
    limit = Limit(MOST_A_MINUTE, timer, seconds=60)

    @pages.before_request
    def not_too_much() -> tuple[Response, int] | None:
        request.max_content_length = LARGEST_FORM
        if request.method != "POST" or not limit.is_over(request.remote_addr or ""):
            return None
        return said_page(visitors_texts(), title_id, "mailing-busy"), 429

    @pages.errorhandler(RequestEntityTooLarge)
    def too_large(_: RequestEntityTooLarge) -> tuple[Response, int]:
        return said_page(visitors_texts(), title_id, too_large_id), 413


def said_page(
    texts: Texts,
    title_id: str,
    said_id: str,
    around: Around | None = None,
    *,
    link: str = "",
    link_id: str = "",
    **words: str,
) -> Response:
    """A page of one heading and one paragraph, perhaps with a link."""
    return html(
        "mail_said.html",
        texts,
        around,
        headers=NO_ROBOTS,
        title=texts(title_id),
        said=texts(said_id, **words),
        link=link,
        link_said=texts(link_id) if link_id else "",
    )


def lost_page(session: Session, title_id: str, said_id: str, **how: str) -> Response:
    """The same where it is not known whose page was meant: nothing fits the link."""
    around = publications.around_only(session)
    return said_page(visitors_texts(), title_id, said_id, around, **how)
