"""Pure: addresses of pages and files that people give with their words."""

from urllib.parse import urlsplit

from bot.domain.base.limits import check_count, check_optional
from bot.errors import InvalidInput

LONGEST_LINK = 300  # characters
MOST_LINKS = 3  # with one answer or card; more is a reading list
HIDING = set('<>|"\\^`{}')  # what no address needs, and markup might take for its own


def read_links(typed: str, field: str) -> tuple[str, ...]:
    """One in a line, each once.

    Raises:
        InvalidInput: too many, too long, or not an address that a browser opens safely.
    """
    links = tuple(dict.fromkeys(typed.split()))
    check_count(field, len(links), MOST_LINKS, "details-too-many-links")
    for link in links:
        check_optional(field, link, LONGEST_LINK)
        if not is_link(link):
            raise InvalidInput(field, "details-bad-link")
    return links


def is_link(text: str) -> bool:
    """A web address with a plain host and nothing hidden in it: no script, no password."""
    if len(text) > LONGEST_LINK or not text.isprintable() or set(text) & HIDING:
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port  # refuses what is no number
    except ValueError:
        return False
    named = "." in host and host.isascii()
    return parts.scheme in {"http", "https"} and named and "@" not in parts.netloc
