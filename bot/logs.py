"""Where the log goes. What people write is never in it."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def to_stderr() -> None:
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    logging.getLogger("alembic").setLevel(logging.WARNING)


def is_no_remark_on_tokens(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment, and says twice that it does not use it."""
    said = record.getMessage()
    return not (said.startswith("As ") and "`token`" in said)
