"""Principles by theme and a page for each session: what is public of them, and nothing else."""

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.insights.principles import words_of
from bot.domain.readers import publications
from bot.domain.readers.publications import LISTED
from bot.web.site import site
from storage.models import (
    Insight,
    Kind,
    Meeting,
    MeetingSeries,
    Recognition,
    ReleaseLevel,
    Stance,
)
from tests.mailing import URL, MailPost
from tests.web.test_archive import NASTY, get, links

ORGANISATIONS = ("Gemeente A", "Gemeente B", "Provincie C", "Waterschap D", "Rijk E")


@pytest.fixture
def pages(mail: MailPost) -> Any:
    return site(mail.db, mail.clock.now)


def hold(mail: MailPost) -> int:
    """A session that is over; its id."""
    now, there = mail.clock.now(), mail.there
    with mail.db.begin() as session:
        series = MeetingSeries(
            workspace_id=mail.workspace_id,
            circle_id=there.circle.id,
            created_by=there.ada.id,
            created_at=now,
            remark="Kom met de trein.",
        )
        session.add(series)
        session.flush()
        meeting = Meeting(
            workspace_id=mail.workspace_id,
            circle_id=there.circle.id,
            series_id=series.id,
            position=1,
            local_start=(now - timedelta(days=9)).replace(tzinfo=None),
            time_zone="Europe/Amsterdam",
            minutes=60,
            starts_at=now - timedelta(days=9),
            ends_at=now - timedelta(days=9, hours=-1),
            place="Kelder van het stadhuis",
            topic="Geheim onderwerp",
            calendar_uid="een",
            created_at=now,
        )
        session.add(meeting)
        session.flush()
        return meeting.id


def recognise(mail: MailPost, insight_id: int, organisations: tuple[str, ...]) -> None:
    with mail.db.begin() as session:
        card = session.get_one(Insight, insight_id)
        for n, name in enumerate(organisations):
            session.add(
                Recognition(
                    workspace_id=mail.workspace_id,
                    insight_id=insight_id,
                    person_id=n + 1,
                    stance=Stance.CONFIRMS,
                    organisation=name,
                    level=ReleaseLevel.PUBLIC,
                    seen=words_of(card),
                    given_at=mail.clock.now(),
                )
            )


def in_order(body: str, *words: str) -> bool:
    places = [body.find(each) for each in words]
    return -1 not in places and places == sorted(places)


def test_principles_stand_by_theme_the_most_recognised_first(
    mail: MailPost, pages: Any
) -> None:
    principle: dict[str, Any] = {"kind": Kind.PRINCIPLE}
    few = mail.card(title="Weinig herkend", theme="food", **principle)
    many = mail.card(title="Breed herkend", theme="food", **principle)
    mail.card(title="Bouwhandvat", theme="construction", language="en", **principle)
    mail.card(title="Gewoon inzicht", theme="food")
    mail.card(ReleaseLevel.NETWORK, title="Alleen in Slack", theme="food", **principle)
    recognise(mail, few, ORGANISATIONS[:3])
    recognise(mail, many, ORGANISATIONS[:4])

    body = get(pages, "/insights/principles").body

    assert in_order(body, "Bouw<", "Bouwhandvat", "Biomassa", "Breed herkend", "Weinig herkend")
    assert "4 organisaties herkennen dit." in body
    assert "3 organisaties" not in body.replace("minstens 3 organisaties", "")
    assert '<li lang="en">' in body
    assert "Gewoon inzicht" not in body
    assert "Alleen in Slack" not in body
    assert f"{URL}/insights/of/T0TEST/principles" in links(get(pages, "/").body)
    assert f"{URL}/insights/of/T0TEST/principles" in get(pages, "/sitemap.xml").body
    mail.withdraw(many)
    assert "Breed herkend" not in get(pages, "/insights/principles").body
    assert get(pages, "/insights/principles?page=2").status == 404


def test_more_principles_than_a_page_holds_go_on_under_their_theme(
    mail: MailPost, pages: Any
) -> None:
    for n in range(LISTED + 1):
        mail.card(title=f"Handvat {n}", theme="food", kind=Kind.PRINCIPLE)

    first, second = (get(pages, f"/insights/principles?page={n}").body for n in (1, 2))

    assert first.count("<h3") == LISTED
    assert re.findall(r"Handvat \d+<", second) == ["Handvat 0<"]
    assert "Biomassa en voedsel" in second


def test_a_session_has_a_page_with_what_is_public_of_it(mail: MailPost, pages: Any) -> None:
    meeting = hold(mail)
    first = mail.card(title="Eerste les", meeting_id=meeting)
    second = mail.card(title=f"Tweede les {NASTY}", meeting_id=meeting, language="en")
    mail.card(ReleaseLevel.NETWORK, title="Niet openbaar", meeting_id=meeting)
    mail.card(title="Zonder bijeenkomst")
    [path] = {
        each.removeprefix(URL)
        for each in re.findall(r"<loc>([^<]+)", get(pages, "/sitemap.xml").body)
        if "/sessions/" in each
    }

    page = get(pages, path)

    assert page.status == 200
    assert in_order(page.body, "<h1>Wat ", "Eerste les", "Tweede les")
    assert '<article lang="en">' in page.body
    assert page.body.count("<h1") == 1
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert f'<link rel="canonical" href="{URL}{path}">' in page.body
    assert not re.search(r"<script|<img| onload=(?!&)|1022117|\u202e", page.body)
    for secret in ("Niet openbaar", "Zonder bijeenkomst", "Geheim", "Kelder", "trein", "Ada"):
        assert secret not in page.body
    with mail.db.read() as session:
        [home] = publications.on_the_web(session)
        shelf = publications.shelf(session, home.external_id)
    assert shelf is not None
    own = {each.insight_id: each.url.removeprefix(URL) for each in shelf.cards}
    assert f"{URL}{path}" in links(get(pages, own[second]).body)
    # and what is taken back is gone, though the address stays
    mail.withdraw(first)
    assert "Eerste les" not in get(pages, path).body
    assert get(pages, path).status == 200
    mail.withdraw(second)
    gone = get(pages, path)
    assert gone.status == 410
    assert "Eerste" not in gone.body
    assert "Tweede" not in gone.body
    assert "/sessions/" not in get(pages, "/sitemap.xml").body
    assert get(pages, "/sessions/onbekend").status == 404
