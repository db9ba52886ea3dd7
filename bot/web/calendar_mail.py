"""Sessions as calendar mail, on the one page behind its mails: saying yes, and stopping.

As for digests: mail gateways open every link with GET, which changes nothing here.
"""

from collections.abc import Callable

from flask import Blueprint, Flask, Response, request
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.domain.planning import calendar_mail
from bot.domain.planning.calendar_mail import Owner
from bot.domain.readers import publications
from bot.texts import texts_for
from bot.web.forms import LONGEST_PART, guard, lost_page
from bot.web.html import NO_ROBOTS, checked, html
from bot.web.mailing import ONE_CLICK
from storage.database import Database


def add_pages(pages: Flask, db: Database, clock: Clock, timer: Callable[[], float]) -> None:
    found = Blueprint("calendar_mail", __name__)
    guard(found, timer, "calendar-mail-form-title", "mailing-too-large")

    @found.get("/calendar-mail/<token>")
    def look(token: str) -> tuple[Response, int]:
        with db.read() as session:
            owner = calendar_mail.behind(session, checked(token, LONGEST_PART), clock())
            return (_page(owner), 200) if owner else _unknown(session)

    @found.post("/calendar-mail/<token>")
    def choose(token: str) -> tuple[Response, int]:
        with db.begin() as session:
            part = checked(token, LONGEST_PART)
            owner = calendar_mail.behind(session, part, clock(), lock=True)
            if owner is None:
                return _unknown(session)
            if ONE_CLICK in request.form:  # of a program, which shows nobody a page
                calendar_mail.stop_from_mail(owner, clock())
                return Response("ok\n", mimetype="text/plain"), 200
            match request.form.get("do"):
                case "yes":
                    calendar_mail.confirm(session, owner, clock())
                case "stop":
                    calendar_mail.stop_from_mail(owner, clock())
                case _:
                    return _unknown(session, 400)
            return _page(owner), 200

    pages.register_blueprint(found)


def _page(owner: Owner) -> Response:
    """What waits for a yes, goes on, or was stopped."""
    mailbox = owner.mailbox
    state = "on" if mailbox.confirmed_at else "asked"
    return html(
        "calendar_mail.html",
        texts_for(owner.person.language),
        publications.around(owner.workspace),
        headers=NO_ROBOTS,
        state="stopped" if mailbox.ended_at else state,
        address=mailbox.address,
        name=owner.workspace.name,
    )


def _unknown(session: Session, status: int = 404) -> tuple[Response, int]:
    return lost_page(session, "mailing-unknown-title", "mailing-calendar-unknown"), status
