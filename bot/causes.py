"""What goes wrong around the program, as its operator reads it: the cause, then the remedy.

The only place where exceptions of others become sentences. Those never repeat what an exception
says: it may hold an address with its password, or people's words.
"""

import errno
import re
import smtplib
import sqlite3
import ssl
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from imaplib import IMAP4
from pathlib import Path
from socket import gaierror
from urllib.error import HTTPError, URLError

from alembic.util import CommandError
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from bot.errors import ConfigError
from bot.mail_server import NoLoginError, NoMoveError
from storage.migrate import is_known
from storage.sqlite_file import DamagedError, ReplacedError, is_damage

COPY_AGAIN = "copy the Bot User OAuth Token of your app into SLACK_BOT_TOKEN again"
OTHER_APP = "reinstall the app to the workspace, and " + COPY_AGAIN
MANIFEST = "paste the output of `leerkring manifest` at your app's settings and reinstall it"
ROUTE = "check the network, the firewall and HTTPS_PROXY"
NEWER = (
    "the database was made by a newer version of Leerkring",
    "install that version, or put back a backup of before it",
)
OLDER = "the database has another schema", "run `leerkring migrate`"
RESTORE = "keep the file, and `leerkring restore` the newest backup"
SPACE = "make room, or use another disk"

# Slack's code → cause, remedy
SLACK = {
    "invalid_auth": ("the token is not valid", COPY_AGAIN),
    "not_authed": ("there is no token", COPY_AGAIN),
    "token_revoked": ("the token was revoked", OTHER_APP),
    "token_expired": ("the token has expired", "turn off token rotation, and " + COPY_AGAIN),
    "account_inactive": ("the app was removed, or its account was switched off", OTHER_APP),
    "not_allowed_token_type": ("this is another kind of token", COPY_AGAIN),
    "missing_scope": ("a right is missing", MANIFEST),
    "no_permission": ("the app may not do this", MANIFEST),
    "ratelimited": ("too many requests", "wait a minute and try again"),
    "team_access_not_granted": ("the app may not use this workspace", OTHER_APP),
    "org_login_required": ("the workspace is being moved", "try again later"),
    "team_added_to_org": ("the workspace is being moved", "try again later"),
    "internal_error": ("Slack has an internal error", "try again later"),
    "fatal_error": ("Slack has an internal error", "try again later"),
    "service_unavailable": ("Slack is out of service", "try again later"),
}
NOT_SLACK = "what answers is not Slack's API", "leave SLACK_API_URL out, or check " + ROUTE[6:]

# Part of what the driver says → cause, remedy. In this order.
SQLITE = (
    ("unable to open database file", "the file cannot be opened", "check the folder's rights"),
    ("readonly database", "it may only be read", "give the bot's account the right to write"),
    ("disk is full", "the disk is full", SPACE),
    ("disk I/O error", "the disk cannot be read or written", "check the disk, and the rights"),
    ("locked", "another program keeps it locked", "stop that program and try again"),
    ("no such table", "tables are missing", "run `leerkring migrate`"),
    ("no such column", "tables are of another version", "run `leerkring migrate`"),
    ("already exists", "it holds tables of another program", "use an empty database"),
)
POSTGRESQL = (
    ("password authentication failed", "the name or password is wrong", "check DATABASE_URL"),
    ("no password supplied", "a password is needed", "put it in DATABASE_URL"),
    ('role ".*" does not exist', "it knows no such user", "make it, or check DATABASE_URL"),
    ('database ".*" does not exist', "it has no such database", "make it with `createdb`"),
    ("pg_hba.conf", "the server does not let us in", "allow it in pg_hba.conf"),
    ("resolve host|translate host", "no host has that name", "check the host in DATABASE_URL"),
    ("connection refused", "nothing listens there", "start PostgreSQL; check host and port"),
    ("on socket", "PostgreSQL does not run on this machine", "start it, or name its host"),
    ("timeout|timed out", "no answer in time", "check host, port and firewall"),
    ("unreachable|no route", "no way leads there", "check host and firewall"),
    ("certificate", "its certificate is not trusted", "check sslrootcert in DATABASE_URL"),
    ("ssl", "no encrypted connection", "check sslmode in DATABASE_URL"),
    ("too many|connection slots", "all its connections are in use", "raise max_connections"),
    ("starting up|recovery mode", "it is still starting", "try again in a moment"),
    ("shutting down", "it is stopping", "start it, and try again"),
    ("permission denied", "the user may not do this", "make the user owner of the database"),
    ("read-only", "it may only be read", "connect to the primary server"),
    ("no space left", "its disk is full", SPACE),
    ("invalid .*(uri|option|value)", "an option is wrong", "check DATABASE_URL after ?"),
    ('relation ".*" does not exist', "tables are missing", "run `leerkring migrate`"),
    ("column .* does not exist", "tables are of another version", "run `leerkring migrate`"),
    ("already exists", "it holds tables of another program", "use an empty database"),
    ("closed|terminat|reset by", "it broke off the connection", "check that it runs"),
)

FILES = {
    errno.EACCES: ("may not be opened by this account", "change its rights"),
    errno.EPERM: ("may not be changed by this account", "change its rights"),
    errno.ENOENT: ("is not there", "check the name"),
    errno.EEXIST: ("exists already", "choose another name"),
    errno.EISDIR: ("is a folder", "name a file"),
    errno.ENOTDIR: ("lies in something that is not a folder", "check the name"),
    errno.ENOSPC: ("does not fit: the disk is full", SPACE),
    errno.EDQUOT: ("does not fit: the quota is used up", SPACE),
    errno.EROFS: ("is on a disk that may only be read", "use another disk"),
    errno.ENAMETOOLONG: ("has too long a name", "choose a shorter name"),
    errno.EMFILE: ("is one file too many", "raise the limit with `ulimit -n`"),
    errno.EXDEV: ("is on another disk", "choose a place on the same disk"),
    errno.EIO: ("cannot be read or written", "check the disk"),
}
LISTENING = {
    errno.EADDRINUSE: ("is in use by another program", "stop it, or set {port}"),
    errno.EACCES: ("may not be used by this account", "set {port} to 1024 or higher"),
    errno.EADDRNOTAVAIL: ("is not an address of this machine", "set HOST, such as 127.0.0.1"),
}
# What stops all mail → cause, remedy
MAIL = {
    "login": ("refuses the name or the password", "copy both again into SMTP_URL"),
    "certificate": (
        "has a certificate that does not fit its name, or is not trusted here",
        "name the host as in its certificate, or put your root certificate in SSL_CERT_FILE",
    ),
    "tls": (
        "does not speak TLS as SMTP_URL says",
        "smtps:// is mostly at port 465, smtp:// with STARTTLS at 587",
    ),
    "no-login": (
        "knows no login here",
        "leave the name and password out of SMTP_URL, or use the port for them (587 or 465)",
    ),
    "starttls": ("offers no encryption (STARTTLS)", "use smtps://, or another port"),
    "name": ("is not found by its name", "check the host in SMTP_URL, and DNS"),
    "refused": ("refuses the connection", "check host, port and firewall"),
    "slow": ("does not answer in time", "check host, port and firewall"),
    "cut": ("breaks off the connection", "check the port; smtps:// is mostly at 465"),
    "hello": ("does not want to speak with this machine", "allow its address there"),
}
BOUNCES = {
    "cut": ("breaks off the connection, or refuses a command", "check the port, mostly 993"),
    "tls": ("does not speak TLS from the first byte", "imaps:// is mostly at port 993"),
    "move": (
        "cannot move messages (IMAP MOVE), or has no such folder",
        "use another server or folder: nothing is ever deleted there",
    ),
}
NO_MEMORY = "there is no memory left", "stop other programs, or use a larger machine"
NO_SUCH_HOST = "is not an address of this machine", "set HOST, such as 127.0.0.1"

ON_THE_WAY = (  # of OSError, which a file raises as well
    *(URLError, ssl.SSLError, gaierror, ConnectionError, TimeoutError),
    *(HTTPException, SlackClientError),
)


def no_answer(error: Exception) -> ConfigError:
    """Why a call to Slack failed; the kind, where that is all that is known."""
    said = f"Slack does not answer: {type(error).__name__}; {ROUTE}"
    return explain(error) or ConfigError(said)


def mail_trouble(error: Exception) -> ConfigError:
    """Why no mail can be handed in; raised by `bot.delivery.mail.smtp.open_line`."""
    cause, remedy = MAIL[mail_cause(error)]
    return ConfigError(f"the mail server {cause}; {remedy}")


def bounce_trouble(error: Exception) -> ConfigError:
    """Why what came back cannot be read; raised by `bot.delivery.mail.mailbox`."""
    if isinstance(error, NoMoveError):
        why = "move"
    else:  # what is refused, and not broken off, is the name and password
        is_refused = isinstance(error, IMAP4.error) and not isinstance(error, IMAP4.abort)
        why = "login" if is_refused else mail_cause(error)
    cause, remedy = (MAIL | BOUNCES)[why]
    remedy = remedy.replace("SMTP_URL", "BOUNCE_URL")
    return ConfigError(f"the server of the bounce mailbox {cause}; {remedy}")


def mail_cause(error: Exception) -> str:
    """A word of `MAIL`."""
    for kind, word in _MAIL_CAUSES:
        if isinstance(error, kind):
            return word
    return "cut"


def explain(error: Exception) -> ConfigError | None:
    """Something that its operator can mend; None for a fault of ours."""
    if isinstance(error, ConfigError):
        return error
    for each in _chain(error):
        if found := _explain(each):
            return ConfigError("; ".join(found))
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """What was raised, and what it was raised for."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        inner = seen.reason if isinstance(seen, URLError) else None
        seen = inner if isinstance(inner, BaseException) else seen.__cause__


def _explain(error: BaseException) -> Sequence[str] | None:  # noqa: PLR0911  # a table
    match error:
        case SlackApiError():
            return _slack_refuses(error)
        case DamagedError() | ReplacedError():
            return _replaced(error)
        case IntegrityError() | DataError() | sqlite3.IntegrityError() | sqlite3.DataError():
            return None  # a statement of ours; what it says of rows can be words of people
        case SQLAlchemyError() | sqlite3.Error() | CommandError():
            return _database(error)
        case ImportError() if error.name:
            package = error.name.partition(".")[0]
            return f"the Python package {package} is missing", "install Leerkring again"
        case _ if isinstance(error, ON_THE_WAY) or "Tunnel" in str(error):
            return _no_answer(error)
        case OSError():
            return _file(error)
        case UnicodeEncodeError() if error.reason == "surrogates not allowed":
            return "the command line holds bytes that are not UTF-8", "set LANG to a UTF-8 one"
        case MemoryError():
            return NO_MEMORY
    return None


def _slack_refuses(error: SlackApiError) -> Sequence[str]:
    code = str(error.response.get("error") or "unknown")
    if not re.fullmatch(r"[a-z_]+", code):  # a page of a proxy or of another site
        return NOT_SLACK
    cause, remedy = SLACK.get(code, ("unknown here", "look the code up at docs.slack.dev"))
    return f"Slack refuses ({code}): {cause}", remedy


def _no_answer(error: BaseException) -> Sequence[str] | None:
    """No way to Slack, the only address that is called beside the database's."""
    reason = getattr(error, "reason", error)
    said = str(reason)
    if isinstance(error, HTTPError):
        return NOT_SLACK
    if "Tunnel" in said or "407" in said:
        return "Slack does not answer: the proxy refuses", "check HTTPS_PROXY and its password"
    for kind, cause, remedy in _NETWORK:
        if isinstance(reason, kind):
            return f"Slack does not answer: {cause}", remedy
    return f"Slack does not answer: {type(reason).__name__}", ROUTE


_NETWORK: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        ssl.SSLCertVerificationError,
        "its certificate is not trusted here",
        "if a proxy opens TLS traffic, put its root certificate in SSL_CERT_FILE",
    ),
    (ssl.SSLError, "no TLS connection", "check the proxy, and https in SLACK_API_URL"),
    (gaierror, "its name is not found", "check DNS, the network and HTTPS_PROXY"),
    (ConnectionRefusedError, "the connection is refused", ROUTE),
    (TimeoutError, "not within the time allowed", ROUTE),
    (ConnectionError, "the connection is cut off", ROUTE),
)


_MAIL_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "login"),
    (NoLoginError, "no-login"),
    (smtplib.SMTPNotSupportedError, "starttls"),
    (smtplib.SMTPResponseException, "hello"),
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "tls"),
    (gaierror, "name"),
    (ConnectionRefusedError, "refused"),
    (TimeoutError, "slow"),
)


def _file(error: OSError) -> Sequence[str] | None:
    known = FILES.get(error.errno or 0)
    if known is None:
        return None
    cause, remedy = known
    return f"{error.filename or 'the output'} {cause}", remedy


def _replaced(error: DamagedError | ReplacedError) -> Sequence[str]:
    if isinstance(error, ReplacedError):
        return (str(error),)
    return f"the database is damaged: {error}", RESTORE


def _database(error: BaseException) -> Sequence[str] | None:
    if isinstance(error, CommandError):
        return NEWER
    if isinstance(error, NoSuchModuleError | ArgumentError):
        return "this is no address of a database", "begin with sqlite:/// or postgresql://"
    driver = error.orig if isinstance(error, DBAPIError) else error
    if is_damage(driver):
        return "the database is damaged, or no SQLite file at all", RESTORE
    said = str(driver).partition("\nDETAIL:")[0]
    for part, cause, remedy in SQLITE if isinstance(driver, sqlite3.Error) else POSTGRESQL:
        if re.search(part, said, re.IGNORECASE):
            return f"the database does not answer: {cause}", remedy
    if not isinstance(error, OperationalError | InterfaceError | sqlite3.OperationalError):
        return None  # a statement of ours that is wrong
    kind = type(error).__name__
    return f"the database does not answer ({kind})", "check DATABASE_URL, and its own log"


def other_schema(revision: str | None) -> ConfigError:
    """Why a database cannot be used as it is; `revision` is what it is at."""
    newer = revision is not None and not is_known(revision)
    return ConfigError("; ".join(NEWER if newer else OLDER))


def not_listening(error: OSError, host: str, port: int, setting: str = "PORT") -> ConfigError:
    """Why nothing can listen at an address; `setting` is where its port comes from."""
    cause, remedy = LISTENING.get(error.errno or 0, NO_SUCH_HOST)
    return ConfigError(f"{host}:{port} {cause}; {remedy.format(port=setting)}")


def unusable_file(url: str) -> str | None:
    """What a SQLite address leads to where that cannot be a database; None: nothing wrong.

    SQLite itself says the same of a folder, of a file in no folder and of a lack of rights.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or (address.database or "").startswith("file:"):
        return None
    path = Path(address.database or "")
    if path.is_dir():
        return f"DATABASE_URL: {path} is a folder; name a file in it"
    if not path.parent.is_dir():
        return f"DATABASE_URL: there is no folder {path.parent.absolute()}; make it first"
    return None
