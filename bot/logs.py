"""Where the log goes. What people write is never in it."""

import logging
from traceback import format_tb

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


# At DEBUG these show what is sent and received: requests, rows, addresses with a secret.
TALKATIVE = (
    "slack_sdk",
    "slack_bolt",
    "sqlalchemy",
    "urllib3",
    "websockets",
    "apscheduler",
    "werkzeug",
    "waitress",
    "psycopg",
)
TELLS_ERRORS = "flufl.bounce"  # with what they say of the message that it tripped over


def keep_words_out() -> None:
    """Whatever level somebody gives the log as a whole: people's words do not reach it."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        floor = logging.WARNING if name == "sqlalchemy" else logging.INFO
        _raise_to(logger, floor)
        for child in logger.manager.loggerDict:
            if child.startswith(f"{name}."):
                below = logging.getLogger(child)
                if below.level:
                    _raise_to(below, floor)
    _raise_to(logging.getLogger(TELLS_ERRORS), logging.CRITICAL)


def _raise_to(logger: logging.Logger, floor: int) -> None:
    """Setting a level, even the same, makes every logger forget what it knows."""
    if logger.level < floor:
        logger.setLevel(floor)


def to_stderr() -> None:
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    keep_words_out()
    logging.getLogger("alembic").setLevel(logging.WARNING)


def where(error: BaseException) -> str:
    """Its kind and its place. Not what it says: that may quote rows, and people's words."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"


def is_no_remark_on_tokens(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment, and says twice that it does not use it."""
    said = record.getMessage()
    return not (said.startswith("As ") and "`token`" in said)
