"""Pure: which server takes our mail, and how it is spoken to, as SMTP_URL says it."""

from dataclasses import dataclass
from enum import Enum, auto
from smtplib import SMTPNotSupportedError
from urllib.parse import parse_qsl, unquote, urlsplit

FORM = "smtps://user:password@host, or smtp://host for a relay"
IMAP_FORM = "imaps://user:password@host"
IMAPS = 993
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST_PORT = 65535


class Tls(Enum):
    """When the connection is encrypted."""

    FROM_THE_FIRST_BYTE = auto()
    REQUIRED = auto()  # by STARTTLS
    IF_OFFERED = auto()
    NEVER = auto()


SCHEMES = {
    "smtps": (Tls.FROM_THE_FIRST_BYTE, 465),
    "smtp+starttls": (Tls.REQUIRED, 587),
    "starttls": (Tls.REQUIRED, 587),
    "smtp": (Tls.IF_OFFERED, 25),
}
STARTTLS = {"yes": Tls.REQUIRED, "no": Tls.NEVER}


class NoLoginError(SMTPNotSupportedError):
    """The server knows no login, and we have a password for it."""


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Without the password, wherever it is shown."""
        return f"MailServer({self.host}:{self.port}, {self.tls.name})"


class NoMoveError(Exception):
    """The server cannot move a message, or has no such folder."""


@dataclass(frozen=True)
class BounceServer:
    """The mailbox in which mail comes back."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"

    def __repr__(self) -> str:
        """Without the password, wherever it is shown."""
        return f"BounceServer({self.host}:{self.port})"


def read_bounce_server(url: str) -> BounceServer:
    """Raises ValueError, as `read_server` does."""
    try:
        parts = urlsplit(url)
        port, host = parts.port or IMAPS, parts.hostname or ""
    except ValueError:
        raise ValueError(f"must be of the form {IMAP_FORM}, with a number for a port") from None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if parts.scheme != "imaps" or not host or not user or not password:
        raise ValueError(f"must be of the form {IMAP_FORM}")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    plain = folder.isascii() and folder.isprintable() and host.isascii()
    if parts.query or parts.fragment or not plain or set(folder) & set('"\\ ') or " " in url:
        raise ValueError("must end with the host, its port or a folder in plain letters")
    return BounceServer(host, port, user, password, folder)


def read_server(url: str) -> MailServer:
    """Raises ValueError, which says what is wrong and never quotes the address."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise ValueError(f"must be of the form {FORM}, with a number for a port") from None
    if parts.scheme not in SCHEMES or not host:
        raise ValueError(f"must begin with smtp://, smtps:// or starttls://: {FORM}")
    if parts.path.strip("/") or parts.fragment:
        raise ValueError(
            "must end with the host or its port; a / # or @ in the password is %.."
        )
    if any(map(str.isspace, url)) or not host.isascii():
        raise ValueError("must be without spaces, and the host in plain letters")
    if port is not None and not 0 < port <= LARGEST_PORT:
        raise ValueError("must have a port from 1 to 65535")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) is not bool(password):
        raise ValueError(f"must have both a name and a password, or neither: {FORM}")
    tls, usual = SCHEMES[parts.scheme]
    tls = _tls(parts.query, tls, has_password=bool(password), host=host)
    if port is None and parts.scheme == "smtp" and password:
        usual = 587  # where people's own mail is handed in
    return MailServer(host, port or usual, tls, user, password)


def _tls(query: str, tls: Tls, *, has_password: bool, host: str) -> Tls:
    options = dict(parse_qsl(query, keep_blank_values=True))
    if options:
        known = set(options) == {"starttls"} and options["starttls"] in STARTTLS
        if not known or tls is not Tls.IF_OFFERED:
            raise ValueError("may end with ?starttls=yes or ?starttls=no after smtp:// alone")
        tls = STARTTLS[options["starttls"]]
    if has_password and host not in LOOPBACK:
        if tls is Tls.NEVER:
            raise ValueError("would send the password in clear: leave ?starttls=no out")
        if tls is Tls.IF_OFFERED:
            return Tls.REQUIRED
    return tls
