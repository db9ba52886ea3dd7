"""Who gets digests less often, and what was published for them."""

from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.insights.missed import Facts, Waiting, begins
from bot.domain.base.kinds import MessageKind
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.circulation import digests
from storage.models import Address, ReleaseLevel
from storage.readers import subscriptions

Published = dict[int, list[Any]]  # a row for each theme of an edition, by workspace


def load(session: Session, beat: Heartbeat) -> Facts:
    rows = subscriptions.waiting(session, MessageKind.DIGESTS_MISSED.value)
    if not rows:
        return Facts()
    published: Published = {}
    since = min(begins(row.caught_up_at, row.told_until) for row in rows)
    for each in digests.themes_since(session, since):
        published.setdefault(each.workspace_id, []).append(each)
    people = [row.person_id for row in rows]
    circles = subscriptions.circles_of(session, people)
    sent = digests.sent_to(session, people, since)
    return Facts(
        beat.sieve.each(
            rows,
            lambda row: waiting_of(
                row,
                [
                    each
                    for each in published.get(row.workspace_id, ())
                    if each.digest_id not in sent[row.person_id]
                ],
                circles[row.person_id],
                beat.off,
            ),
        )
    )


def waiting_of(row: Row[Any], published: list[Any], circles: set[int], off: DaysOff) -> Waiting:
    mine = set() if row.channel else circles
    mail_domain = Address(row.surface, row.external_id).mail_domain
    news = {
        each.digest_id: each.published_at
        for each in published
        if (not row.themes or each.theme in row.themes)
        and (not mail_domain or each.audience >= ReleaseLevel.PUBLIC)
        and (each.audience > ReleaseLevel.CIRCLE or each.circle_id in mine)
    }
    return Waiting(
        row.workspace_id,
        row.person_id,
        rhythms.of_row(row, off),
        row.rhythm.value,
        row.caught_up_at,
        row.themes,
        row.channel,
        row.paused_until,
        row.told_until,
        row.tried_at,
        sorted(news.values()),
        mail_domain=mail_domain,
    )
