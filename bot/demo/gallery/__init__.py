"""Every message, form and Home that Leerkring can show: both languages, shortest and longest.

Made by the builders themselves from invented values. A new builder gets a `Case` in the
module of its subject; a test names what is missing.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from bot.demo.gallery.case import Case, Made
from bot.demo.gallery.cases import cases, my_cases
from bot.demo.gallery.circle import approvals, circles, free_days, joining, members, themes
from bot.demo.gallery.circulation import digests, feedback, reuse
from bot.demo.gallery.decisions import endings, polls, quorum
from bot.demo.gallery.harvest import groups
from bot.demo.gallery.insights import insights, principle_list, recognition, trials, wishes
from bot.demo.gallery.learned import captures, intentions, ratings, reflections
from bot.demo.gallery.overview import deliveries, home, impact, programme, session_pages
from bot.demo.gallery.people import guests, notices
from bot.demo.gallery.planning import calendar_mail, changes, meetings
from bot.demo.gallery.questions import found_cases, introductions, questions, search
from bot.demo.gallery.readers import pioneers, subscriptions
from bot.demo.gallery.samples import NOW, WORDS, Samples
from bot.demo.gallery.sessions import recaps, runs, syllabi
from bot.demo.gallery.specials import specials
from bot.sandbox.inputs import initial_values
from bot.sandbox.marks import drawable
from bot.sandbox.page import PROTECTION
from bot.sandbox.render import Reader
from bot.sandbox.server import Request, Response, json_response
from bot.slack.base.blocks import Json, Message
from bot.texts import LANGUAGES, Texts, texts_for

SUBJECTS: Mapping[str, Sequence[Case]] = {
    "circles": circles.CASES,
    "approvals": approvals.CASES,
    "members": members.CASES,
    "joining": joining.CASES,
    "meetings": meetings.CASES,
    "changes": changes.CASES,
    "calendar-mail": calendar_mail.CASES,
    "polls": polls.CASES,
    "quorum": quorum.CASES,
    "endings": endings.CASES,
    "intentions": intentions.CASES,
    "cases": cases.CASES,
    "my-cases": my_cases.CASES,
    "runs": runs.CASES,
    "syllabi": syllabi.CASES,
    "recaps": recaps.CASES,
    "reflections": reflections.CASES,
    "ratings": ratings.CASES,
    "captures": captures.CASES,
    "insights": insights.CASES,
    "groups": groups.CASES,
    "recognition": recognition.CASES,
    "trials": trials.CASES,
    "wishes": wishes.CASES,
    "principles": principle_list.CASES,
    "themes": themes.CASES,
    "digests": digests.CASES,
    "subscriptions": subscriptions.CASES,
    "specials": specials.CASES,
    "feedback": feedback.CASES,
    "search": search.CASES,
    "found-cases": found_cases.CASES,
    "questions": questions.CASES,
    "introductions": introductions.CASES,
    "reuse": reuse.CASES,
    "pioneers": pioneers.CASES,
    "home": home.CASES,
    "deliveries": deliveries.CASES,
    "programme": programme.CASES,
    "impact": impact.CASES,
    "session-pages": session_pages.CASES,
    "free-days": free_days.CASES,
    "guests": guests.CASES,
    "notices": notices.CASES,
}
ZONE = "Europe/Amsterdam"
SHOWN_OF_A_FORM = ("type", "callback_id", "title", "submit", "close")

Length = Literal["short", "long"]
LENGTHS: tuple[Length, ...] = ("short", "long")


@dataclass(frozen=True)
class Piece:
    """One thing that someone may see. `made` is what the builder returned, whole."""

    id: str
    subject: str
    case: Case
    language: str
    length: Length
    made: Made

    @property
    def kind(self) -> Literal["message", "form", "home"]:
        if isinstance(self.made, Message):
            return "message"
        return "home" if self.made["type"] == "home" else "form"

    @property
    def blocks(self) -> list[Json]:
        made = self.made
        blocks: list[Json] = made.blocks if isinstance(made, Message) else made["blocks"]
        return blocks

    def as_json(self) -> Json:
        """For the page: a message has `text`; a form and a Home have `view`, without blocks."""
        said: Json = {
            "id": self.id,
            "subject": self.subject,
            "kind": self.kind,
            "builder": self.case.builder.__name__,
            "title": self.case.dutch if self.language == "nl" else self.case.english,
            "language": self.language,
            "length": self.length,
            "blocks": self.blocks,
        }
        if isinstance(self.made, Message):
            return said | {"text": self.made.text}
        return said | {
            "view": {name: self.made[name] for name in SHOWN_OF_A_FORM if name in self.made}
        }


def pieces(
    texts_of: Callable[[str], Texts] = texts_for,
    written: str = WORDS,
    languages: Sequence[str] = LANGUAGES,
    subjects: Collection[str] = SUBJECTS,
) -> Iterator[Piece]:
    """By subject; what has no long version stands there once, as short."""
    for subject in subjects:
        for case in SUBJECTS[subject]:
            for language in languages:
                yield from _lengths(subject, case, texts_of(language), written)


def _lengths(subject: str, case: Case, texts: Texts, written: str) -> Iterator[Piece]:
    shortest: Made | None = None
    for length in LENGTHS:
        try:
            made = case.make(Samples(texts, long=length == "long", written=written))
        except Exception as problem:
            problem.add_note(f"in the gallery: {subject}, {case.english!r}, {length}")
            raise
        if made != shortest:
            name = f"{subject}.{_slug(case.english)}.{texts.language}.{length}"
            yield Piece(name, subject, case, texts.language, length, made)
        shortest = made


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def answer(request: Request) -> Response:
    """For the sandbox's page, as JSON: the subjects, or one with its pieces."""
    if (subject := request.query.get("subject")) is None:
        return _json({"subjects": list(SUBJECTS)})
    if subject not in SUBJECTS:
        return Response(404, b"Nothing here.\n")
    return _subject(subject)


@cache
def _subject(subject: str) -> Response:
    """Nothing in it changes while the program runs, and making it takes a while."""
    return _json({"pieces": [_drawn(piece) for piece in pieces(subjects=[subject])]})


def _json(content: Json) -> Response:
    return replace(json_response(content), headers=PROTECTION)


def _drawn(piece: Piece) -> Json:
    """As the page draws it: block ids that no other piece has, and what is filled in."""
    blocks = [
        {**block, "block_id": f"{piece.id}.{number}"}
        for number, block in enumerate(piece.blocks)
    ]
    reader = Reader(ZONE, piece.language, NOW, person_name=str, channel_name=str)
    return {
        **piece.as_json(),
        "blocks": drawable(blocks, reader),
        "values": initial_values(blocks),
    }
