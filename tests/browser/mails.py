"""Every kind of mail, as its reader gets it: for tests that look at all of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from bot.delivery.mail.notes import (
    Note,
    calendar_confirm_note,
    calendar_skins,
    note_skins,
    voice_skins,
)
from bot.delivery.mail.skins import confirm_skins, edition_skins, edition_words
from bot.domain.circulation.composing import MOST_ITEMS
from bot.domain.circulation.mailed import mailed
from bot.domain.insights.card_words import LONGEST_TITLE, LONGEST_WHAT
from bot.domain.planning import calendar_mail
from bot.texts import LANGUAGES, texts_for
from storage.database import Database
from storage.models import (
    Base,
    CalendarMailbox,
    Circle,
    Meeting,
    MeetingState,
    Person,
    Workspace,
)
from tests.domain.seeds import NOON
from tests.mailing import URL, MailPost

HOSTILE = '<b>"Titel" & \u202emeer</i> <script>alert(1)</script> {{ 1009*1013 }} '


@contextmanager
def posted(folder: Path) -> Iterator[MailPost]:
    """A mail post with a database of its own."""
    database = Database(f"sqlite:///{folder}/leerkring.db")
    Base.metadata.create_all(database.engine)
    post = MailPost(database)
    try:
        yield post
    finally:
        post.close()
        database.close()


def every_mail(folder: Path) -> Mapping[str, str]:
    """HTML by a name for it, in each language."""
    with posted(folder) as post:
        gone = post.card(title="Weg")
        post.card(title="Begin klein", what="Wij begonnen\nmet één straat.", condition="Als.")
        usual = post.publish(introduction="Drie lessen")
        post.withdraw(gone)
        for _ in range(MOST_ITEMS):
            post.card(title=HOSTILE[:LONGEST_TITLE], what=(HOSTILE * 99)[:LONGEST_WHAT])
        longest = post.publish(title=HOSTILE)
        return {
            f"{name}-{language}": html
            for language in LANGUAGES
            for name, html in _in(language, post, usual, longest).items()
        }


def _in(language: str, post: MailPost, *digests: int) -> Mapping[str, str]:
    quoted = Note("Je vraag", "Waarom", "Doe dit", URL, "Lees", "Onderaan", HOSTILE)
    with post.db.read() as session:
        home = session.get_one(Workspace, post.workspace_id)
        texts = texts_for(language)
        found = [mailed(session, home.id, each) for each in digests]
        usual, longest = (each for each in found if each)
        both = replace(
            usual,
            editions=[*usual.editions, *longest.editions],
            urls={**usual.urls, **longest.urls},
        )
        skins = {
            "confirm": confirm_skins(home, URL, language),
            "voice": voice_skins(home, URL, language, "confirm"),
            "kept": voice_skins(home, URL, language, "kept"),
            "note": note_skins(texts, quoted),
            "session": calendar_skins(_session(session, post, language), URL, texts),
            "calendar": note_skins(texts, calendar_confirm_note(home, URL, texts)),
            "edition": edition_skins(edition_words(usual, language, URL), language),
            "longest": edition_skins(edition_words(longest, language, URL), language),
            "several": edition_skins(edition_words(both, language, URL), language),
        }
    return {name: html for name, (_, html, _) in skins.items()}


def _session(session: Session, post: MailPost, language: str) -> calendar_mail.Mail:
    return calendar_mail.Mail(
        CalendarMailbox(ended_at=None),
        Person(language=language, time_zone="Europe/Amsterdam"),
        Meeting(starts_at=NOON, place=HOSTILE, state=MeetingState.PLANNED),
        session.get_one(Circle, post.there.circle.id),
        session.get_one(Workspace, post.workspace_id),
        is_in=True,
    )
