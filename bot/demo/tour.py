"""The tour of the demo: the main job in eight steps, each by the person whose turn it is.

Where words are shared, a step opens the real form, filled in, and the visitor presses its last
button; who goes on without that finds it done.
"""

import time
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from importlib.resources import files
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, select

from bot.demo.cast import Cast, Role
from bot.demo.steps import CHANNEL, SQUARE
from bot.demo.town import QUARTER_DAY, Town
from bot.domain.agenda.insights.requests import SETTLES_AFTER
from bot.domain.base.kinds import MessageKind
from bot.sandbox.errors import SandboxError
from bot.sandbox.guide import DIRECT, HOME, Guide, Link, Look, Moment, Said, Step
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.texts import texts_for
from storage.models import (
    Delivery,
    DigestItem,
    Insight,
    InsightState,
    Meeting,
    MeetingState,
    Reflection,
    ReleaseLevel,
)

Found = TypeVar("Found")

PACE = timedelta(hours=1)  # between heartbeats around a session, while the clock is moved
AROUND = QUARTER_DAY + PACE  # before a session: the larger step may not pass its briefing
LONGEST_REST = 16  # quarters of a day: from one working day to the next, over a weekend
PATIENCE = 15.0  # seconds of real time; a busy machine is slow, not broken
BEFORE = timedelta(hours=1)
AFTER = timedelta(minutes=5)
PUBLIC = str(int(ReleaseLevel.PUBLIC))  # so that the mailbox at the end gets it too
BUTTONS = {
    "yes": "rsvp-yes",
    "later": "prompt-later",
    "skip": "prompt-skip",
    "save": "button-save",
    "propose": "note-propose",
    "next": "button-next",
    "publish": "digest-publish",
}
PUBLISHED = {"channels": [SQUARE], "audience": PUBLIC}
ROLES = {
    "facilitator": {"nl": "begeleider", "en": "facilitator"},
    "participant": {"nl": "deelnemer", "en": "participant"},
    "reader": {"nl": "lezer", "en": "reader"},
    "manager": {"nl": "programmabeheerder", "en": "programme manager"},
}
IN_ENGLISH = {"nl": ", leest Engels", "en": ", reads English"}


def guide(town: Town, cast: Cast, again: Callable[[str], None] | None = None) -> Guide:
    tour = Tour(town, cast)
    public = {"nl": "Openbare inzichten", "en": "Public insights"}
    return Guide(
        tour.pass_time,
        tour.moments,
        tour.steps(),
        roles={person.id: _role(person, cast.language) for person in cast.people},
        links=[
            Link(f"{town.server.url}/insights", public),
            Link(f"{town.sandbox.url}/mail", {"nl": "Mailboxen", "en": "Mailboxes"}),
        ],
        again=again,
        language=cast.language,
    )


def _role(person: Role, usual: str) -> Said:
    reads = IN_ENGLISH if person.language != usual else {"nl": "", "en": ""}
    return {each: said + reads[each] for each, said in ROLES[person.role].items()}


class Tour:
    """A step that was done already, by the visitor or before, only shows its place again."""

    def __init__(self, town: Town, cast: Cast) -> None:
        self._town = town
        self._label = texts_for(cast.language)  # of a button, by the id of its text
        self._words = cast.tour
        self._mail_reader = cast.circle["mail_reader"]
        people = {person.id: town.sandbox.person(person.id) for person in cast.people}
        self._lead = people[cast.of("facilitator")[0].id]
        participants = cast.of("participant")
        self._speaker = people[participants[0].id]
        self._invitee = people[participants[4].id]
        self._reader = people[cast.of("reader")[0].id]

    def moments(self) -> Sequence[Moment]:
        """An hour before the next session, and just after it."""
        meeting = self._next_meeting()
        if meeting is None:
            return []
        before = {"nl": "Een uur voor de bijeenkomst", "en": "An hour before the session"}
        after = {"nl": "Na de bijeenkomst", "en": "After the session"}
        return [
            Moment("before", meeting.starts_at - BEFORE, before),
            Moment("after", meeting.ends_at + AFTER, after),
        ]

    def pass_time(self, until: datetime) -> None:
        """Hour by hour, on the hour, around sessions; in larger steps between them."""
        while (now := self._town.clock.now()) < until:
            step = PACE if self._meets_around(now) else QUARTER_DAY
            aim = (now + step).replace(minute=0, second=0, microsecond=0)
            self._town.pass_time(min(until, aim), step=step)

    def _meets_around(self, now: datetime) -> bool:
        with self._town.db.read() as session:
            found = session.scalars(
                select(Meeting.id)
                .where(Meeting.starts_at < now + AROUND, Meeting.ends_at > now - PACE)
                .limit(1)
            )
            return found.first() is not None

    def steps(self) -> Sequence[Step]:
        acts = {
            "accept": self._accept,
            "run": self._run,
            "hold": self._hold,
            "answer": self._answer,
            "card": self._make_card,
            "publish": self._publish,
            "search": self._search,
            "mail": self._read_mail,
        }
        with files(__package__).joinpath("tour.toml").open("rb") as file:
            told = tomllib.load(file)["steps"]
        return [
            Step(
                title=self._named(step["title"]),
                text=self._named(step["text"]),
                button=self._named(step["button"]),
                go=acts[step["act"]],
            )
            for step in told
        ]

    def _named(self, said: Said) -> Said:
        people = {
            "lead": self._lead,
            "speaker": self._speaker,
            "invitee": self._invitee,
            "reader": self._reader,
        }
        names = {role: person.real_name.split()[0] for role, person in people.items()}
        names["mailbox"] = self._mail_reader
        names |= {name: self._label(text_id) for name, text_id in BUTTONS.items()}
        return {language: text.format(**names) for language, text in said.items()}

    def _accept(self) -> Look:
        with suppress(SandboxError):
            self._invitee.click(self._invitee.reads()[-1], self._label("rsvp-yes"))
        return Look(self._invitee.id, DIRECT, self._invitee.reads()[-1].ts)

    def _run(self) -> Look:
        meeting = self._next_meeting()
        if meeting is None:
            return Look(self._lead.id, CHANNEL)
        self.pass_time(meeting.starts_at)
        with suppress(SandboxError):
            self._lead.command("/leerkring draaiboek")
            form = self._form(
                self._lead, lambda form: self._label("sheet-start") in form.buttons
            )
            self._lead.click(form, self._label("sheet-start"))
        self._leave(self._lead)
        return Look(self._lead.id, CHANNEL)

    def _hold(self) -> Look:
        if (meeting := self._next_meeting()) is not None:
            self.pass_time(meeting.ends_at + AFTER)
        return Look(self._speaker.id, DIRECT)

    def _answer(self) -> Look:
        self._leave(self._speaker)
        self._speaker.types(self._questions(), self._answers(self._questions()))
        return Look(self._speaker.id, DIRECT, form=True)

    def _questions(self) -> View:
        """The form with the questions, which stays open."""
        if (open_now := self._speaker.modal) is not None and open_now.submit:
            return open_now
        self._speaker.command("/leerkring reflectie")
        return self._form(self._speaker, lambda form: bool(form.submit))

    def _answers(self, form: View) -> dict[str, str]:
        field = next(name for name in form.inputs if name.startswith("answer-"))
        return {field: self._words["answer"], "level": PUBLIC}

    @property
    def _card(self) -> dict[str, str]:
        told = {each: self._words[each] for each in ("title", "why", "condition")}
        return {**told, "outcome": "did_not", "level": PUBLIC}

    def _make_card(self) -> Look:
        if not self._exists(
            select(Reflection.id).where(Reflection.text == self._words["answer"])
        ):
            form = self._questions()
            self._speaker.submit(form, self._answers(form))
            if self._speaker.modal is not None:
                self._speaker.submit(self._speaker.modal)
        self._leave(self._speaker)
        self._leave(self._lead)
        if self._has_card():
            return Look(self._lead.id, HOME)
        self._lead.types(self._card_form(), self._card)
        return Look(self._lead.id, DIRECT, form=True)

    def _card_form(self) -> View:
        self._lead.command("/leerkring oogst")
        harvest = self._form(self._lead, lambda form: self._words["answer"][:60] in form.text)
        self._lead.click(harvest, self._label("harvest-make"), near=self._words["answer"][:60])
        return self._form(self._lead, lambda form: "title" in form.inputs)

    def _publish(self) -> Look:
        if not self._has_card():
            with suppress(SandboxError):
                self._lead.submit(self._card_form(), self._card)
                self._lead.submit(self._lead.modal)
        self._leave(self._lead)
        if self._exists(self._card_that(Insight.state == InsightState.PROPOSED)):
            self._let_ask()
            self._speaker.click(self._awaited(self._asked), self._label("release-give"))
            self._town.tick()
        self._lead.types(self._digest_form(), PUBLISHED)
        return Look(self._lead.id, DIRECT, form=True)

    def _let_ask(self) -> None:
        """Let the sitting be over; then the speaker is asked, in their working hours."""
        told = select(Delivery.id).where(
            Delivery.kind == MessageKind.RELEASE_REQUEST,
            Delivery.subject_id.in_(self._card_that()),
        )
        self.pass_time(self._town.clock.now() + SETTLES_AFTER)
        for _ in range(LONGEST_REST):
            if self._exists(told):
                return
            self.pass_time(self._town.clock.now() + QUARTER_DAY)

    def _asked(self) -> Message | None:
        """What asks the speaker whether others may read the card, once it is there."""
        give, title = self._label("release-give"), self._words["title"]
        seen = reversed(self._speaker.reads())
        return next(
            (each for each in seen if give in each.buttons and title in each.sees), None
        )

    def _digest_form(self) -> View:
        self._lead.command("/leerkring kennisbrief")
        return self._form(self._lead, lambda form: "channels" in form.inputs)

    def _search(self) -> Look:
        sent = select(DigestItem.id).where(DigestItem.title == self._words["title"])
        if not self._exists(sent):
            self._leave(self._lead)
            self._lead.submit(self._digest_form(), PUBLISHED)
            if self._lead.modal is not None:
                self._lead.submit(self._lead.modal)
                self._town.tick()
                with suppress(SandboxError):  # nothing was released, say
                    self._awaited(self._posted)
        self._leave(self._lead)
        self._reader.command(f"/leerkring zoek {self._words['question']}", channel=SQUARE)
        return Look(self._reader.id, SQUARE)

    def _posted(self) -> Message | None:
        """The digest in the channel where the colleague asks."""
        seen = reversed(self._reader.reads(SQUARE))
        return next((each for each in seen if self._words["title"] in each.sees), None)

    def _read_mail(self) -> Look:
        """The newest, of somebody outside Slack."""
        self._town.tick()
        mail = self._town.mailboxes.of(self._mail_reader)[-1]
        return Look(self._reader.id, HOME, page=f"/mail/{mail.number}")

    def _has_card(self) -> bool:
        return self._exists(self._card_that())

    def _card_that(self, *holds: ColumnElement[bool]) -> Select[int]:
        return select(Insight.id).where(Insight.title == self._words["title"], *holds)

    def _exists(self, what: Select[int]) -> bool:
        with self._town.db.read() as session:
            return session.scalars(what.limit(1)).first() is not None

    def _form(self, person: Person, fits: Callable[[View], bool]) -> View:
        """The form that the bot is opening. Raises as `_awaited`."""

        def opened() -> View | None:
            modal = person.modal
            return modal if modal is not None and fits(modal) else None

        return self._awaited(opened)

    def _awaited(self, look: Callable[[], Found | None]) -> Found:
        """What the bot brings: it does so in a thread of its own.

        Raises:
            SandboxError: it did not come within a few seconds.
        """
        sandbox, give_up = self._town.sandbox, time.monotonic() + PATIENCE
        while True:
            version = sandbox.version
            if (found := look()) is not None:
                return found
            if (left := give_up - time.monotonic()) <= 0:
                raise SandboxError("the bot did not answer in time; try it again")
            sandbox.wait_for_change(version, left)

    def _leave(self, person: Person) -> None:
        """Close what lies open, and let the bot send what is due."""
        if person.modal is not None:
            person.close(everything=True)
        self._town.tick()

    def _next_meeting(self) -> Meeting | None:
        with self._town.db.read() as session:
            return session.scalars(
                select(Meeting)
                .where(
                    Meeting.state == MeetingState.PLANNED,
                    Meeting.ends_at > self._town.clock.now(),
                )
                .order_by(Meeting.starts_at)
                .limit(1)
            ).first()
