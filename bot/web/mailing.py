"""Digests by mail, on pages: asking, confirming, changing, stopping.

Mail gateways open every link that passes, with GET and HEAD: those change nothing here. What
changes something is a button, or the one request with which mail programs stop a list
(RFC 8058). No cookie is needed, so no other site can borrow one.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Flask, Response, abort, request
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.domain.circle import themes as vocabulary
from bot.domain.readers import mail_readers, publications
from bot.domain.readers.mail_readers import MailReader, Wanted
from bot.domain.readers.subscriptions import Wish, is_paused
from bot.errors import InvalidInput
from bot.slack.circle.themes import named
from bot.texts import LANGUAGES, Texts, texts_for
from bot.web.forms import LONGEST_PART, TRAP, guard, lost_page, said_page
from bot.web.html import NO_ROBOTS, checked, html, visitors_texts
from bot.zones import zone_named
from storage.database import Database
from storage.models import DigestRhythm, Workspace

ONE_CLICK = "List-Unsubscribe"


def add_pages(pages: Flask, db: Database, clock: Clock, timer: Callable[[], float]) -> None:
    found = Blueprint("mailing", __name__)
    guard(found, timer, "mailing-title", "mailing-too-large")
    _ask_pages(found, db, clock)
    _confirm_pages(found, db, clock)
    _stop_pages(found, db, clock)
    pages.register_blueprint(found)


def _ask_pages(pages: Blueprint, db: Database, clock: Clock) -> None:
    @pages.get("/subscribe")
    @pages.get("/subscribe/of/<team_id>")
    def form(team_id: str | None = None) -> Response:
        with db.read() as session:
            home = _home(session, team_id)
            return _form(session, home, visitors_texts(home))

    @pages.post("/subscribe")
    @pages.post("/subscribe/of/<team_id>")
    def ask(team_id: str | None = None) -> tuple[Response, int]:
        """The same answer whether or not the address is known, and to programs."""
        with db.begin() as session:
            home = _home(session, team_id)
            wanted = _wanted(visitors_texts(home))
            texts = texts_for(wanted.language)
            if not request.form.get(TRAP):
                try:
                    mail_readers.ask(session, home, wanted, clock())
                except InvalidInput as error:
                    return _form(session, home, texts, wanted, error), 400
            around = publications.around(home)
        return said_page(texts, "mailing-asked-title", "mailing-asked", around), 200


def _confirm_pages(pages: Blueprint, db: Database, clock: Clock) -> None:
    @pages.get("/subscribe/<token>")
    def confirming(token: str) -> tuple[Response, int]:
        with db.read() as session:
            found = mail_readers.asked(session, checked(token, LONGEST_PART), clock())
            if found is None:
                return _expired(session)
            if reader := mail_readers.confirmed(session, found):
                return _confirmed(reader), 200
            home = session.get_one(Workspace, found.workspace_id)
            texts = texts_for(found.language)
            page = html(
                "mail_confirm.html",
                texts,
                publications.around(home),
                headers=NO_ROBOTS,
                name=home.name,
                address=found.address,
            )
        return page, 200

    @pages.post("/subscribe/<token>")
    def confirm(token: str) -> tuple[Response, int]:
        with db.begin() as session:
            reader = mail_readers.confirm(session, checked(token, LONGEST_PART), clock())
            if reader is None:
                return _expired(session)
            return _confirmed(reader), 200


def _confirmed(reader: MailReader) -> Response:
    how = {
        "address": reader.person.address.external_id,
        "link": mail_readers.stop_url(reader.workspace, reader.mailbox.token),
        "link_id": "mailing-change",
    }
    texts = texts_for(reader.person.language)
    around = publications.around(reader.workspace)
    return said_page(texts, "mailing-confirmed-title", "mailing-confirmed", around, **how)


def _stop_pages(pages: Blueprint, db: Database, clock: Clock) -> None:
    @pages.get("/unsubscribe/<token>")
    def choosing(token: str) -> tuple[Response, int]:
        with db.read() as session:
            reader = mail_readers.behind(session, checked(token, LONGEST_PART))
            return (_choices(session, reader, clock()), 200) if reader else _unknown(session)

    @pages.post("/unsubscribe/<token>")
    def choose(token: str) -> tuple[Response, int]:
        with db.begin() as session:
            reader = mail_readers.behind(session, checked(token, LONGEST_PART))
            if reader is None:
                return _unknown(session)
            if ONE_CLICK in request.form:  # of a program, which shows nobody a page
                mail_readers.stop(reader, clock())
                return Response("ok\n", mimetype="text/plain"), 200
            return _chosen(session, reader, clock)


def _chosen(session: Session, reader: MailReader, clock: Clock) -> tuple[Response, int]:
    """What a button of the page asks for; the page says what became of it."""
    match request.form.get("do"):
        case "stop":
            mail_readers.stop(reader, clock())
        case "again":
            mail_readers.begin_again(reader, clock())
        case "save":
            try:
                mail_readers.change(session, reader, _wish(), clock())
            except InvalidInput as error:
                return _choices(session, reader, clock(), error=error), 400
            return _choices(session, reader, clock(), is_saved=True), 200
        case _:
            return _unknown(session, 400)
    return _choices(session, reader, clock()), 200


def _wish() -> Wish:
    """What was chosen on the page to change it."""
    said = request.form
    try:
        rhythm = DigestRhythm(said.get("rhythm", DigestRhythm.EACH))
    except ValueError:
        raise InvalidInput("rhythm", "error-choose") from None
    until = said.get("paused_until", "").strip()
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError:
        raise InvalidInput("paused_until", "subscription-pause-past") from None
    return Wish(said.getlist("themes"), rhythm, None, day)


def _home(session: Session, team_id: str | None) -> Workspace:
    """The workspace meant; the only one without an id. Not there where mail is not offered."""
    found = publications.home(
        session, None if team_id is None else checked(team_id, LONGEST_PART)
    )
    if found is None or not mail_readers.is_offered(found):
        abort(404)
    return found


def _wanted(texts: Texts) -> Wanted:
    said = request.form
    language = said.get("language", "")
    return Wanted(
        said.get("address", "").strip(),
        said.getlist("themes"),
        language if language in LANGUAGES else texts.language,
    )


def _form(
    session: Session,
    home: Workspace,
    texts: Texts,
    wanted: Wanted | None = None,
    error: InvalidInput | None = None,
) -> Response:
    """Empty, or with what was typed and what is wrong with it."""
    return html(
        "mail_ask.html",
        texts,
        publications.around(home),
        headers=NO_ROBOTS,
        name=home.name,
        trap=TRAP,
        wanted=wanted or Wanted("", [], texts.language),
        themes=_themes(session, home.id, texts, wanted.themes if wanted else ()),
        wrong=texts(error.text_id, **error.params) if error else "",
        wrong_field=error.field if error else "",
    )


def _themes(
    session: Session, workspace_id: int, texts: Texts, chosen: Sequence[str]
) -> Sequence[Mapping[str, Any]]:
    return [
        {"key": each.key, "name": named(each, texts), "chosen": each.key in chosen}
        for each in vocabulary.current(session, workspace_id, keep=chosen)
    ]


def _choices(
    session: Session,
    reader: MailReader,
    now: datetime,
    *,
    is_saved: bool = False,
    error: InvalidInput | None = None,
) -> Response:
    """Less before nothing; why a mailbox rests, and a way back from either."""
    texts = texts_for(reader.person.language)
    chosen, often = reader.subscription.themes, reader.subscription.rhythm
    until = reader.subscription.paused_until if is_paused(reader.subscription, now) else None
    zone = zone_named(reader.person.time_zone)
    themes = _themes(session, reader.workspace.id, texts, chosen)
    return html(
        "mail_choices.html",
        texts,
        publications.around(reader.workspace),
        headers=NO_ROBOTS,
        name=reader.workspace.name,
        address=reader.person.address.external_id,
        stopped=reader.is_stopped,
        reason=reader.mailbox.rest_reason if reader.mailbox.rests_since else "",
        themes=themes,
        rhythms=[
            {"key": each.value, "name": texts(f"subscription-{each}"), "chosen": each is often}
            for each in DigestRhythm
        ],
        paused_until=until.astimezone(zone).date().isoformat() if until else "",
        saved=_saved(reader, themes, now, texts) if is_saved else "",
        wrong=texts(error.text_id, **error.params) if error else "",
    )


def _saved(
    reader: MailReader, themes: Sequence[Mapping[str, Any]], now: datetime, texts: Texts
) -> str:
    """What comes from now on, about what, and when nothing does."""
    wanted = reader.subscription
    names = [str(each["name"]) for each in themes if each["chosen"]]
    about = ", ".join(names) or texts("mailing-themes-all")
    often = texts(f"subscription-{wanted.rhythm}")
    said = texts("mailing-manage-saved", often=often, themes=about)
    if wanted.paused_until is None or not is_paused(wanted, now):
        over = wanted.paused_until == now
        return f"{said} {texts('mailing-manage-saved-over')}" if over else said
    day = texts.local_date(wanted.paused_until, reader.person.time_zone)
    return f"{said} {texts('mailing-manage-saved-pause', day=day)}"


def _expired(session: Session) -> tuple[Response, int]:
    how = {"link": "/subscribe", "link_id": "mailing-ask-again"}
    return lost_page(session, "mailing-expired-title", "mailing-expired", **how), 404


def _unknown(session: Session, status: int = 404) -> tuple[Response, int]:
    return lost_page(session, "mailing-unknown-title", "mailing-unknown"), status
