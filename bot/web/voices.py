"""Saying something about a card without Slack: a form, a yes from a mailbox, taking it back.

No address with a token in it is anywhere but in a mail and on its reader's own page, and no
GET changes anything: gateways open every link.
"""

from collections.abc import Callable

from flask import Blueprint, Flask, Response, abort, request
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.domain.insights.recognition import LONGEST_SENTENCE
from bot.domain.questions.learning_questions import MOST_WAITING
from bot.domain.readers import own_voices, publications, voices
from bot.domain.readers.own_voices import Giver, Kept
from bot.domain.readers.voices import Opened, Said
from bot.errors import InvalidInput
from bot.texts import LANGUAGES, texts_for
from bot.web.forms import LONGEST_PART, TRAP, guard, lost_page, said_page
from bot.web.html import NO_ROBOTS, checked, html
from bot.web.insights import answers
from storage.database import Database
from storage.models import Says

LONGEST_SLUG = 32


def add_pages(pages: Flask, db: Database, clock: Clock, timer: Callable[[], float]) -> None:
    found = Blueprint("voices", __name__)
    guard(found, timer, "web-voice-title", "web-voice-too-large")
    _form_pages(found, db, clock)
    _own_pages(found, db, clock)
    pages.register_blueprint(found)


def _form_pages(pages: Blueprint, db: Database, clock: Clock) -> None:
    @pages.get("/insights/<slug>/answer")
    def form(slug: str) -> Response:
        with db.read() as session:
            opened = voices.opened(session, checked(slug, LONGEST_SLUG))
        if opened is None:
            abort(404)
        said = Said(_says(request.args.get("says", "")), "", "", opened.language)
        return _form(opened, said)

    @pages.post("/insights/<slug>/answer")
    def say(slug: str) -> tuple[Response, int]:
        """The same answer whether or not the address is known, and to programs."""
        with db.begin() as session:
            opened = voices.opened(session, checked(slug, LONGEST_SLUG))
            if opened is None:
                abort(404)
            said = _filled_in(opened)
            if not request.form.get(TRAP):
                try:
                    voices.say(session, opened, said, clock())
                except InvalidInput as error:
                    return _form(opened, said, error), 400
        texts = texts_for(opened.language)
        how = {"link": opened.url, "link_id": "web-voice-back"}
        around = publications.around(opened.home)
        return said_page(texts, "mailing-asked-title", "web-voice-asked", around, **how), 200


def _own_pages(pages: Blueprint, db: Database, clock: Clock) -> None:
    @pages.get("/answers/<token>")
    def given(token: str) -> tuple[Response, int]:
        with db.read() as session:
            giver = own_voices.behind(session, checked(token, LONGEST_PART), clock())
            return (_given(giver), 200) if giver else _expired(session)

    @pages.post("/answers/<token>")
    def answer(token: str) -> tuple[Response, int]:
        with db.begin() as session:
            match request.form.get("do"):
                case "confirm":
                    kept = own_voices.confirm(session, checked(token, LONGEST_PART), clock())
                    return (_given(kept[0], kept[1]), 200) if kept else _expired(session)
                case "back":
                    key = checked(request.form.get("what", ""), LONGEST_PART)
                    token = checked(token, LONGEST_PART)
                    giver = own_voices.take_back(session, token, key, clock())
                    return (_given(giver, taken_back=True), 200) if giver else _expired(session)
                case _:
                    return lost_page(session, "web-voice-title", "web-voice-unknown"), 400


def _says(said: str) -> Says | None:
    return Says(said) if said in set(Says) else None


def _filled_in(opened: Opened) -> Said:
    form = request.form
    says = _says(form.get("says", ""))
    return Said(
        says if says in opened.choices else None,
        form.get("text", ""),
        form.get("address", "").strip(),
        opened.language if opened.language in LANGUAGES else "nl",
    )


def _form(opened: Opened, said: Said, error: InvalidInput | None = None) -> Response:
    """Empty, or with what was typed and what is wrong with it."""
    texts = texts_for(opened.language)
    return html(
        "voice_form.html",
        texts,
        publications.around(opened.home),
        headers=NO_ROBOTS,
        card=opened,
        said=said,
        choices=answers(texts, opened.choices),
        trap=TRAP,
        longest=LONGEST_SENTENCE,
        wrong=texts(error.text_id, **error.params) if error else "",
        wrong_field=error.field if error else "",
    )


def _given(giver: Giver, kept: Kept | None = None, *, taken_back: bool = False) -> Response:
    texts = texts_for(giver.language)
    return html(
        "voices.html",
        texts,
        publications.around(giver.home),
        headers=NO_ROBOTS,
        giver=giver,
        labels=dict(answers(texts)),
        action=own_voices.answers_url(giver.home, giver.token),
        kept=kept,
        most_waiting=voices.MOST_WAITING,
        lost=[
            texts(f"web-voices-lost-{why}", most=MOST_WAITING)
            for why in (kept.lost if kept else ())
        ],
        taken_back=taken_back,
    )


def _expired(session: Session) -> tuple[Response, int]:
    return lost_page(session, "mailing-expired-title", "web-voice-expired"), 404
