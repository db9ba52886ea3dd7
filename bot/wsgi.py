"""What gunicorn loads: `gunicorn "bot.wsgi:application()"`. Started by `leerkring web`."""

from wsgiref.types import WSGIApplication

from bot import logs
from bot.app import build
from bot.settings import load


def application() -> WSGIApplication:
    """Answers requests; messages leave from `leerkring worker`."""
    logs.to_stderr()
    return build(load().require_web()).wsgi
