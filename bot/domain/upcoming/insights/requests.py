"""Cards that wait for the word of an author."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.insights.requests import OpenRequest
from bot.domain.people import rhythms
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.insights import requests


def load(session: Session, beat: Heartbeat) -> list[OpenRequest]:
    def request(row: Row[Any]) -> OpenRequest:
        return OpenRequest(
            row.workspace_id,
            row.circle_id,
            row.id,
            row.author_id,
            rhythms.of_row(row, beat.off),
            row.asked_at,
        )

    return beat.sieve.each(requests.waiting(session), request)
