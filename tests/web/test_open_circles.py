"""Open circles on the web: only those whose facilitators chose it, and no more than that."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.readers.publications import LISTED
from bot.web.site import site
from storage.models import (
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    Membership,
    Role,
    Workspace,
)
from tests.mailing import URL, MailPost
from tests.web.test_archive import NASTY, get, links
from tests.web.test_public_pages import hold, in_order

PAGE = "/circles/of/T0TEST"
PLACE = "Kelder van het stadhuis"


@pytest.fixture
def pages(mail: MailPost) -> Any:
    return site(mail.db, mail.clock.now)


def change(mail: MailPost, **values: Any) -> None:
    with mail.db.begin() as session:
        circle = session.get_one(Circle, mail.there.circle.id)
        for name, value in values.items():
            setattr(circle, name, value)


def plan(mail: MailPost, at: datetime, state: MeetingState = MeetingState.PLANNED) -> None:
    meeting_id = hold(mail)
    with mail.db.begin() as session:
        meeting = session.get_one(Meeting, meeting_id)
        meeting.starts_at, meeting.ends_at = at, at + timedelta(hours=1)
        meeting.calendar_uid, meeting.state = f"van {at}", state


def test_a_circle_is_listed_with_what_its_facilitators_chose_to_show(
    mail: MailPost, pages: Any
) -> None:
    change(mail, is_open=True, is_public=True, language="en", purpose=f"Leren {NASTY}")
    now = mail.clock.now()
    plan(mail, now + timedelta(days=2), MeetingState.CANCELLED)
    plan(mail, now + timedelta(days=9))
    plan(mail, now + timedelta(days=30))

    page = get(pages, PAGE)

    assert page.status == 200
    assert in_order(
        page.body, "<h1>Open kringen van Test", '<li lang="en">', "Circulair inkopen"
    )
    assert 'Next session: <time datetime="2026-03-13">' in page.body
    assert "Typ in Slack /leerkring meedoen" in page.body
    assert "Heb je geen account in deze Slack? Vraag dan een collega" in page.body
    assert not any(each in page.body for each in ("Ada", "Bram", "Chris", PLACE, "C0KRING"))
    assert not any(each in page.body for each in ("<script", "<img", "1022117", "\u202e"))
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.body.count("<h1") == 1
    assert URL + PAGE in links(get(pages, "/").body)
    assert URL + PAGE in get(pages, "/sitemap.xml").body
    change(mail, most_members=3)
    assert (
        "If the facilitator says yes, you will go on the waiting list." in get(pages, PAGE).body
    )


@pytest.mark.parametrize(
    "values",
    [
        {"is_open": False},
        {"is_public": False},
        {"state": CircleState.PAUSED},
        {"state": CircleState.CLOSED},
        {"state": CircleState.DRAFT},
        {},  # nobody leads it
    ],
)
def test_what_is_not_open_to_everyone_is_as_if_it_were_not_there(
    mail: MailPost, pages: Any, values: dict[str, Any]
) -> None:
    nothing = get(pages, PAGE).body
    front, mapped = get(pages, "/").body, get(pages, "/sitemap.xml").body
    change(mail, is_open=True, is_public=True)
    assert "Circulair inkopen" in get(pages, PAGE).body
    change(mail, **values)
    if not values:
        with mail.db.begin() as session:
            session.query(Membership).filter_by(role=Role.FACILITATOR).delete()

    assert get(pages, PAGE).body == nothing
    assert "Er staat hier nu geen open kring." in nothing
    assert get(pages, "/").body == front
    assert get(pages, "/sitemap.xml").body == mapped


def test_without_an_address_of_its_own_a_workspace_has_no_page(
    mail: MailPost, pages: Any
) -> None:
    change(mail, is_open=True, is_public=True)
    with mail.db.begin() as session:
        session.get_one(Workspace, mail.workspace_id).public_url = None

    assert get(pages, PAGE).status == get(pages, "/circles").status == 404


def test_more_circles_than_a_page_holds_go_on_on_the_next(mail: MailPost, pages: Any) -> None:
    change(mail, is_open=True, is_public=True)
    with mail.db.begin() as session:
        first = session.get_one(Circle, mail.there.circle.id)
        for n in range(LISTED):
            circle = Circle(
                workspace_id=first.workspace_id,
                name=f"Kring {n:03}",
                theme="food",
                purpose="Leren.",
                channel="C0KRING",
                state=CircleState.ACTIVE,
                is_open=True,
                is_public=True,
                created_at=first.created_at,
                created_by=first.created_by,
            )
            session.add(circle)
            session.flush()
            session.add(
                Membership(
                    workspace_id=first.workspace_id,
                    circle_id=circle.id,
                    person_id=mail.there.ada.id,
                    role=Role.FACILITATOR,
                    joined_at=first.created_at,
                )
            )

    one, two = get(pages, PAGE).body, get(pages, f"{PAGE}?page=2").body

    assert one.count("<h3") == LISTED
    assert two.count("<h3") == 1
    assert f"Kring {LISTED - 1:03}" in two
    assert get(pages, f"{PAGE}?page=3").status == 404
