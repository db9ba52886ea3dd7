"""What handlers call after a change of what their messages show."""

from collections.abc import Iterable
from datetime import datetime

from slack_sdk import WebClient

from bot.domain.base.actor import Actor
from bot.domain.base.messages import Subject
from storage.database import Database

__all__ = ["Subject", "redraw"]


def redraw(
    client: WebClient, db: Database, reader: Actor, subjects: Iterable[Subject], now: datetime
) -> None:
    """Nothing is left to do: the change itself made its messages stale, and they are edited."""
