"""`leerkring demo --script`: the whole main job as a story, printed as each person sees it."""

import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from bot.demo import cast as casts
from bot.demo.steps import AMSTERDAM, CHANNEL, DAY, PHASE, SQUARE, board
from bot.demo.town import QUARTER_DAY, Town, hurried
from bot.domain.agenda.insights.requests import SETTLES_AFTER
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.texts import texts_for
from storage.models import CircleState

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=AMSTERDAM)
FIRST_SESSION = datetime(2026, 3, 12, 10, 0, tzinfo=AMSTERDAM)
CIRCLE, NETWORK = "1", "2"
TAKES_PART = ("U0NOOR", "U0BRAM", "U0SAMI", "U0TEUN", "U0LEZE", "U0EMMA")
SECOND_SESSION = FIRST_SESSION + timedelta(weeks=4)
ASKED_HOW_ON = datetime(2026, 5, 18, 11, 0, tzinfo=AMSTERDAM)  # the third was on 7 May
AFTER_SUMMER = datetime(2026, 9, 7, 9, 30, tzinfo=AMSTERDAM)
NEXT_SERIES = datetime(2026, 10, 1, 10, 0, tzinfo=AMSTERDAM)


class Story:
    """Every step asserts nothing: someone clicks what they see, and it must be there."""

    def __init__(self, town: Town, say: Callable[[str], None], language: str) -> None:
        self.town = town
        self.say = say
        self.label = texts_for(language)  # of a button, by the id of its text
        self._told: datetime | None = None  # the last moment that was printed
        with files(__package__).joinpath("story.toml").open("rb") as file:
            self.words: dict[str, str] = tomllib.load(file)[language]
        cast = casts.load(language)
        people = town.settle([each for each in cast.people if each.id in TAKES_PART])
        self.noor, self.bram, self.samira, self.teun, self.lotte, self.emma = (
            people[each] for each in TAKES_PART
        )
        circle = [person.id for person in (self.noor, self.bram, self.samira, self.teun)]
        self.channel = f"#{cast.circle['channel']}"
        town.sandbox.add_channel(CHANNEL, cast.circle["channel"], members=circle)
        town.sandbox.add_channel(SQUARE, cast.circle["square"], members=list(people))

    def tell(self) -> None:
        self._start()
        self._plan()
        self._answer_invitations()
        self._session()
        self._reflect()
        self._intend()
        self._harvest()
        self._publish()
        self._search()
        self._ask_the_circle()
        self._take_it_up()
        self._learn_it()
        self._tell_the_asker()
        self._end()
        self._tell_the_whole()
        self._begin_again()

    def _start(self) -> None:
        self._chapter("begin")
        form = self.noor.command("/leerkring nieuw", channel=CHANNEL).form
        self.noor.submit(
            form,
            name=self.words["circle"],
            theme="procurement",
            purpose=self.words["purpose"],
            channel=CHANNEL,
            participants=[self.bram.id, self.samira.id, self.teun.id],
        )
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.bram, self.bram.reads()[-1])

    def _plan(self) -> None:
        self._chapter("series")
        form = self.noor.command("/leerkring plan").form
        self.noor.submit(
            form,
            first_on=FIRST_SESSION.date().isoformat(),
            at="10:00",
            minutes="120",
            place=self.words["place"],
            every_weeks="4",
            count="3",
        )
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.bram, self.bram.reads()[-1])

    def _answer_invitations(self) -> None:
        self._chapter("coming")
        self.bram.click(self.bram.reads()[-1], self.label("rsvp-yes"))
        form = self.samira.click(self.samira.reads()[-1], self.label("rsvp-contributes")).form
        self.samira.submit(form, contribution=self.words["contribution"])
        self._sees(self.samira, self.samira.reads()[-1])
        self._wait_until(FIRST_SESSION - timedelta(days=2, hours=1))
        self._sees(self.teun, self.teun.reads()[-1])
        self.teun.click(self.teun.reads()[-1], self.label("rsvp-yes"))

    def _session(self) -> None:
        self._chapter("day", FIRST_SESSION - timedelta(hours=1))
        self._sees(self.bram, self.bram.reads(CHANNEL)[-1], self.channel)
        self._sees(self.noor, self.noor.reads()[-1])
        self._wait_until(FIRST_SESSION)
        for person in (self.bram, self.teun):
            person.click(person.reads(CHANNEL)[-1], self.label("check-in"))
        self._run()
        self._wait_until(FIRST_SESSION + timedelta(hours=2, minutes=1))
        self._sees(self.bram, self.bram.reads()[-1])
        self._sees(self.noor, self.noor.reads()[-1])

    def _run(self) -> None:
        self._chapter("run")
        self.noor.click(
            self.noor.command("/leerkring draaiboek").form, self.label("sheet-start")
        )
        self._finish(self.noor)
        self._sees(self.teun, self._board(), self.channel)
        form = self.teun.click(self._board(), self.label("point-open")).form
        self.teun.submit(form, text=self.words["parked"])
        self._finish(self.teun)
        while self.label("run-press-next") in self._board().buttons:
            self.town.pass_time(self.town.clock.now() + PHASE, step=PHASE)
            self.noor.click(self._board(), self.label("run-press-next"))
            self._finish(self.noor)
        self._sees(self.noor, self._board(), self.channel)
        self.noor.click(self._board(), self.label("run-press-finish"))
        self._finish(self.noor)

    def _reflect(self) -> None:
        self._chapter("write")
        form = self.bram.click(self.bram.reads()[-1], self.label("prompt-answer")).form
        first, second = [name for name in form.inputs if name.startswith("answer-")][:2]
        given = {
            first: self.words["answer-market"],
            first.replace("answer", "level"): NETWORK,
            second: self.words["answer-budgets"],
            second.replace("answer", "level"): CIRCLE,
        }
        self.bram.submit(form, given)
        self._sees(self.bram, self.bram.form)
        self.bram.submit(self.bram.form)
        self._sees(self.bram, self.bram.reads()[-1])
        self.teun.click(self.teun.reads()[-1], self.label("prompt-later"))
        self._sees(self.teun, self.teun.reads()[-1])

    def _intend(self) -> None:
        self._chapter("intention")
        form = self.bram.click(self.bram.reads()[-1], self.label("intention-form")).form
        self.bram.submit(form, text=self.words["intention"], level=CIRCLE)
        self._sees(self.bram, self.bram.form)
        self.bram.submit(self.bram.form)
        self._sees(self.bram, self.bram.form)
        self._finish(self.bram)
        form = self.noor.click(self.noor.reads()[-1], self.label("recap-make-draft")).form
        self.noor.submit(form)
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)

    def _harvest(self) -> None:
        self._chapter("insight", FIRST_SESSION + timedelta(days=1, hours=1))
        for card, outcome in (("market", "worked"), ("budgets", "did_not")):
            self._make_card(card, outcome)
            self._sees(self.noor, self.noor.form)
            self._finish(self.noor)
            self._agree(self.bram)
        self._sees(self.noor, self.noor.reads()[-1])

    def _agree(self, author: Person) -> None:
        """Authors are asked once the facilitator is done with a sitting."""
        self.town.pass_time(self.town.clock.now() + SETTLES_AFTER)
        asked = next(
            m for m in reversed(author.reads()) if self.label("release-give") in m.buttons
        )
        self._sees(author, asked)
        author.click(asked, self.label("release-give"))
        self._finish(author)

    def _make_card(self, card: str, outcome: str) -> None:
        harvest = self.noor.command("/leerkring oogst").form
        near = self.words[f"answer-{card}"][:40]
        form = self.noor.click(harvest, self.label("harvest-make"), near=near).form
        told = {
            each: self.words[f"card-{card}-{each}"] for each in ("title", "why", "condition")
        }
        self.noor.submit(form, {**told, "outcome": outcome, "kind": "tip", "level": NETWORK})
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self.town.tick()

    def _publish(self) -> None:
        self._chapter("digest")
        for reader in (self.lotte, self.emma):
            reader.submit(reader.command("/leerkring abonnement").form)
            self._finish(reader)
        form = self.noor.command("/leerkring kennisbrief").form
        self.noor.submit(form, channels=[SQUARE])
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.lotte, self.lotte.reads()[-1])
        self.emma.submit(self.emma.command("/leerkring settings").form, language="en")
        self._finish(self.emma)
        self._sees(self.emma, self.emma.open_home())

    def _search(self) -> None:
        self._chapter("search")
        typed = f"/leerkring {self.words['search']}"
        self.say(f"   {self.lotte.real_name}: {typed}")
        found = self.lotte.command(typed, channel=SQUARE)
        self._sees(self.lotte, found.message)

    def _ask_the_circle(self) -> None:
        self._chapter("unknown")
        self.say(f"   {self.lotte.real_name}: {self.words['question']}")
        self.lotte.says(self.words["question"])
        self.town.sandbox.idle()
        self._sees(self.lotte, self.lotte.reads()[-1])
        form = self.lotte.click(self.lotte.reads()[-1], self.label("search-put")).form
        options = form.options("circle")
        self.lotte.submit(form, circle=options[0])
        self._sees(self.lotte, form)
        self._finish(self.lotte)
        self._sees(self.noor, self.noor.reads()[-1])

    def _take_it_up(self) -> None:
        self._chapter("agenda")
        asked = next(
            m for m in reversed(self.noor.reads()) if self.label("question-accept") in m.buttons
        )
        self.noor.click(asked, self.label("question-accept"))
        self._finish(self.noor)
        self._sees(self.lotte, self.lotte.reads()[-1])
        self._wait_until(SECOND_SESSION - timedelta(hours=1))
        agenda = next(
            m for m in reversed(self.bram.reads(CHANNEL)) if self.words["question"] in m.sees
        )
        self._sees(self.bram, agenda, self.channel)

    def _learn_it(self) -> None:
        self._chapter("known", SECOND_SESSION + timedelta(hours=2, minutes=1))
        form = self.samira.command("/leerkring reflectie").form
        first = next(name for name in form.inputs if name.startswith("answer-"))
        self.samira.submit(form, {first: self.words["answer-cups"], "level": NETWORK})
        self.samira.submit(self.samira.form)
        self._finish(self.samira)
        harvest = self.noor.command("/leerkring oogst").form
        form = self.noor.click(
            harvest, self.label("harvest-make"), near=self.words["answer-cups"][:40]
        ).form
        self.noor.submit(
            form,
            title=self.words["card-cups-title"],
            outcome="worked",
            level=NETWORK,
        )
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._agree(self.samira)
        proposed = next(
            m
            for m in reversed(self.noor.reads())
            if self.label("question-match-send") in m.buttons
        )
        self._sees(self.noor, proposed)
        self.noor.click(proposed, self.label("question-match-send"))
        self._finish(self.noor)

    def _tell_the_asker(self) -> None:
        self._chapter("hears")
        self._sees(self.lotte, self.lotte.reads()[-1])
        self._sees(self.lotte, self.lotte.command("/leerkring vragen").form)
        self._finish(self.lotte)

    def _end(self) -> None:
        """A week after the last session its facilitator is asked how the circle goes on."""
        self._chapter("end", ASKED_HOW_ON, step=DAY)
        asked = next(
            m for m in reversed(self.noor.reads()) if self.label("ending-open") in m.buttons
        )
        self._sees(self.noor, asked)
        form = self.noor.click(asked, self.label("ending-open")).form
        self._sees(self.noor, form)
        self.noor.submit(form, state=CircleState.CLOSED.value)
        self._sees(self.noor, self.noor.form)

    def _tell_the_whole(self) -> None:
        self._chapter("story")
        form = self.noor.click(self.noor.form, self.label("special-story-make")).form
        self.noor.submit(form, opening=self.words["story-opening"])
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.teun, self.teun.reads()[-1])
        news = self.teun.reads(CHANNEL)[-1]
        self._sees(self.teun, news, self.channel)
        self._sees(self.teun, self.teun.click(news, self.label("special-read")).form)
        self._finish(self.teun)

    def _begin_again(self) -> None:
        """With the same people, who hear so, and are invited."""
        self._chapter("again", AFTER_SUMMER, step=DAY)
        ended = self.noor.click(
            self.noor.command("/leerkring archief").form, self.label("ending-see")
        ).form
        self._sees(self.noor, ended)
        self.noor.click(ended, self.label("ending-resume"))
        self._finish(self.noor)
        self._sees(self.bram, self.bram.reads()[-1])
        form = self.noor.command("/leerkring plan").form
        place = self.words["place"]
        day = NEXT_SERIES.date().isoformat()
        self.noor.submit(form, first_on=day, at="10:00", minutes="120", place=place)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.bram, self.bram.reads()[-1])

    def _finish(self, person: Person) -> None:
        """Close what lies open, and let the bot send what is due."""
        if person.modal is not None:
            person.close(everything=True)
        self.town.tick()

    def _wait_until(self, moment: datetime, step: timedelta = QUARTER_DAY) -> None:
        self.town.pass_time(moment, step)

    def _board(self) -> Message:
        return board(self.noor, self.label("point-open"))

    def _chapter(
        self, name: str, at: datetime | None = None, step: timedelta = QUARTER_DAY
    ) -> None:
        """A heading, with the moment at which it sets in."""
        if at is not None:
            self._wait_until(at, step)
        self._told = self.town.clock.now()
        self.say(f"\n=== {self.words[f'chapter-{name}']} === {self._moment()}\n")

    def _moment(self) -> str:
        return self.label.moment(self.town.clock.now(), "Europe/Amsterdam")

    def _sees(self, person: Person, what: Message | View, where: str = "") -> None:
        """Print what someone looks at, with its buttons."""
        text = what.sees if isinstance(what, Message) else f"{what.title}\n{what.text}".strip()
        labels = [*what.buttons]
        if isinstance(what, View) and what.submit:
            labels.append(what.submit)
        shown = "\n".join([text, *(f"[ {label} ]" for label in dict.fromkeys(labels))])
        place = f" ({where})" if where else ""
        if (now := self.town.clock.now()) != self._told:
            self._told = now
            self.say(f"   {self._moment()}\n")
        self.say(f"   {person.real_name}{place}:\n{indent(shown, '   │ ')}\n")


def play(say: Callable[[str], None] = print, language: str = "nl") -> int:
    """Play the story on a database of its own; the exit status."""
    with (
        TemporaryDirectory(prefix="leerkring-") as folder,
        hurried(Path(folder) / "story.db", MONDAY, language=language) as town,
    ):
        story = Story(town, say, language)
        story.tell()
        say(f"\n{story.words['end']}")
    return 0
