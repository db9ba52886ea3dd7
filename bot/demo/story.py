"""`leerkring demo --script`: the whole main job as a story, printed as each person sees it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from bot.demo import cast as casts
from bot.demo.history import AMSTERDAM, CHANNEL, PHASE, SQUARE, board
from bot.demo.town import Town
from bot.domain.agenda.requests import SETTLES_AFTER
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.texts import texts_for
from storage.database import Database

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=AMSTERDAM)
FIRST_SESSION = datetime(2026, 3, 12, 10, 0, tzinfo=AMSTERDAM)
CIRCLE, NETWORK = "1", "2"
TAKES_PART = ("U0NOOR", "U0BRAM", "U0SAMI", "U0TEUN", "U0LEZE", "U0EMMA")
LEARNED = (
    "Statiegeld op koffiebekers: onze ervaring is dat een statiegeldsysteem werkt als je de "
    "bekers overal kunt inleveren."
)
SECOND_SESSION = FIRST_SESSION + timedelta(weeks=4)
QUESTION = "Wie heeft ervaring met een statiegeldsysteem voor koffiebekers?"


class Story:
    """Every step asserts nothing: someone clicks what they see, and it must be there."""

    def __init__(self, town: Town, say: Callable[[str], None]) -> None:
        self.town = town
        self.say = say
        cast = casts.load()
        people = town.settle([each for each in cast.people if each.id in TAKES_PART])
        self.noor, self.bram, self.samira, self.teun, self.lotte, self.emma = (
            people[each] for each in TAKES_PART
        )
        circle = [person.id for person in (self.noor, self.bram, self.samira, self.teun)]
        town.sandbox.add_channel(CHANNEL, "leerkring-circulair", members=circle)
        town.sandbox.add_channel(SQUARE, "circulair-plein", members=list(people))

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

    def _start(self) -> None:
        self._chapter("Een leerkring begint", "A circle begins")
        form = self.noor.command("/leerkring nieuw", channel=CHANNEL).form
        self.noor.submit(
            form,
            name="Circulair inkopen",
            theme="procurement",
            purpose="Samen ontdekken hoe circulair inkopen lukt binnen de regels van nu.",
            channel=CHANNEL,
            participants=[self.bram.id, self.samira.id, self.teun.id],
        )
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.bram, self.bram.reads()[-1])

    def _plan(self) -> None:
        self._chapter("Een reeks bijeenkomsten", "A series of sessions")
        form = self.noor.command("/leerkring plan").form
        self.noor.submit(
            form,
            first_on=FIRST_SESSION.date().isoformat(),
            at="10:00",
            minutes="120",
            place="Stadswerf Rivierdam, Kade 4",
            every_weeks="4",
            count="3",
        )
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._sees(self.bram, self.bram.reads()[-1])

    def _answer_invitations(self) -> None:
        self._chapter("Wie komt er?", "Who is coming?")
        self.bram.click(self.bram.reads()[-1], "Ja, ik kom")
        form = self.samira.click(self.samira.reads()[-1], "Nee, maar ik geef iets mee").form
        self.samira.submit(form, contribution="Vraag door op wie het beheer betaalt.")
        self._sees(self.samira, self.samira.reads()[-1])
        self._wait_until(FIRST_SESSION - timedelta(days=2, hours=1))
        self._sees(self.teun, self.teun.reads()[-1])
        self.teun.click(self.teun.reads()[-1], "Ja, ik kom")

    def _session(self) -> None:
        self._chapter("De dag zelf", "The day itself")
        self._wait_until(FIRST_SESSION - timedelta(hours=1))
        self._sees(self.bram, self.bram.reads(CHANNEL)[-1], "#leerkring-circulair")
        self._sees(self.noor, self.noor.reads()[-1])
        self._wait_until(FIRST_SESSION)
        for person in (self.bram, self.teun):
            person.click(person.reads(CHANNEL)[-1], "Ik ben er")
        self._run()
        self._wait_until(FIRST_SESSION + timedelta(hours=2, minutes=1))
        self._sees(self.bram, self.bram.reads()[-1])
        self._sees(self.noor, self.noor.reads()[-1])

    def _run(self) -> None:
        self._chapter("Het draaiboek", "The run of show")
        self.noor.click(self.noor.command("/leerkring draaiboek").form, "Start nu")
        self._finish(self.noor)
        self._sees(self.teun, board(self.noor), "#leerkring-circulair")
        form = self.teun.click(board(self.noor), "Parkeer een punt").form
        self.teun.submit(form, text="Wie betaalt het beheer na vijf jaar?")
        self._finish(self.teun)
        while "Volgende fase" in board(self.noor).buttons:
            self.town.pass_time(self.town.clock.now() + PHASE, step=PHASE)
            self.noor.click(board(self.noor), "Volgende fase")
            self._finish(self.noor)
        self._sees(self.noor, board(self.noor), "#leerkring-circulair")
        self.noor.click(board(self.noor), "Rond af")
        self._finish(self.noor)

    def _reflect(self) -> None:
        self._chapter("Opschrijven wat je leerde", "Writing down what you learned")
        form = self.bram.click(self.bram.reads()[-1], "Beantwoord").form
        first, second = [name for name in form.inputs if name.startswith("answer-")][:2]
        self.bram.submit(
            form,
            {
                first: "Praat met de markt voordat je eisen opschrijft. "
                "Dan komen bedrijven zelf met een terugkoopregeling.",
                first.replace("answer", "level"): NETWORK,
                second: "Beheer en aanleg hebben ieder een eigen potje. Dat wringt.",
                second.replace("answer", "level"): CIRCLE,
            },
        )
        self._sees(self.bram, self.bram.form)
        self.bram.submit(self.bram.form)
        self._sees(self.bram, self.bram.reads()[-1])
        self.teun.click(self.teun.reads()[-1], "Later")
        self._sees(self.teun, self.teun.reads()[-1])

    def _intend(self) -> None:
        self._chapter("Een voornemen", "An intention")
        form = self.bram.click(self.bram.reads()[-1], "Mijn voornemen").form
        self.bram.submit(
            form, text="Ik nodig drie bedrijven uit vóór de uitvraag.", level=CIRCLE
        )
        self._sees(self.bram, self.bram.form)
        self.bram.submit(self.bram.form)
        self._sees(self.bram, self.bram.form)
        self._finish(self.bram)
        form = self.noor.click(self.noor.reads()[-1], "Maak een terugblik").form
        self.noor.submit(form)
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self._finish(self.noor)

    def _harvest(self) -> None:
        self._chapter("Van antwoord naar inzicht", "From answer to insight")
        self._wait_until(FIRST_SESSION + timedelta(days=1, hours=1))
        for near, title in (
            ("Praat met de markt", "Praat eerst met de markt"),
            ("Beheer en aanleg", "Twee potjes, één bank: dat wringt"),
        ):
            self._make_card(near, title, NETWORK)
            self._sees(self.noor, self.noor.form)
            self._finish(self.noor)
            self._agree(self.bram)
        self._sees(self.noor, self.noor.reads()[-1])

    def _agree(self, author: Person) -> None:
        """Authors are asked once the facilitator is done with a sitting."""
        self.town.pass_time(self.town.clock.now() + SETTLES_AFTER)
        asked = next(m for m in reversed(author.reads()) if "Geef vrij" in m.buttons)
        self._sees(author, asked)
        author.click(asked, "Geef vrij")
        self._finish(author)

    def _make_card(self, near: str, title: str, level: str) -> None:
        harvest = self.noor.command("/leerkring oogst").form
        form = self.noor.click(harvest, "Maak inzicht", near=near).form
        self.noor.submit(
            form,
            title=title,
            outcome="worked" if near.startswith("Praat") else "did_not",
            why="Wie alleen eisen stelt, krijgt alleen antwoord op die eisen.",
            condition="Nodig alle partijen uit en deel de verslagen.",
            theme="procurement",
            kind="tip",
            level=level,
        )
        self._sees(self.noor, self.noor.form)
        self.noor.submit(self.noor.form)
        self.town.tick()

    def _publish(self) -> None:
        self._chapter("De kennisbrief", "The digest")
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
        self._chapter("Een collega zoekt", "A colleague searches")
        typed = "/leerkring zoek gesprek met de markt over terugkopen"
        self.say(f"   {self.lotte.real_name}: {typed}")
        found = self.lotte.command(typed, channel=SQUARE)
        self._sees(self.lotte, found.message)

    def _ask_the_circle(self) -> None:
        self._chapter("Nog geen ervaring", "No experience yet")
        self.say(f"   {self.lotte.real_name}: {QUESTION}")
        self.lotte.says(QUESTION)
        self.town.sandbox.idle()
        self._sees(self.lotte, self.lotte.reads()[-1])
        form = self.lotte.click(self.lotte.reads()[-1], "Leg voor aan een leerkring").form
        options = form.options("circle")
        self.lotte.submit(form, circle=options[0])
        self._sees(self.lotte, form)
        self._finish(self.lotte)
        self._sees(self.noor, self.noor.reads()[-1])

    def _take_it_up(self) -> None:
        self._chapter("Op de agenda", "On the agenda")
        asked = next(m for m in reversed(self.noor.reads()) if "Zet op de agenda" in m.buttons)
        self.noor.click(asked, "Zet op de agenda")
        self._finish(self.noor)
        self._sees(self.lotte, self.lotte.reads()[-1])
        self._wait_until(SECOND_SESSION - timedelta(hours=1))
        agenda = next(m for m in reversed(self.bram.reads(CHANNEL)) if QUESTION in m.sees)
        self._sees(self.bram, agenda, "#leerkring-circulair")

    def _learn_it(self) -> None:
        self._chapter("De kring weet het nu", "Now the circle knows")
        self._wait_until(SECOND_SESSION + timedelta(hours=2, minutes=1))
        form = self.samira.command("/leerkring reflectie").form
        first = next(name for name in form.inputs if name.startswith("answer-"))
        self.samira.submit(form, {first: LEARNED, first.replace("answer", "level"): NETWORK})
        self.samira.submit(self.samira.form)
        self._finish(self.samira)
        harvest = self.noor.command("/leerkring oogst").form
        form = self.noor.click(harvest, "Maak inzicht", near="Statiegeld op koffiebekers").form
        self.noor.submit(
            form,
            title="Statiegeld op koffiebekers",
            outcome="worked",
            theme="procurement",
            kind="practice",
            level=NETWORK,
        )
        self.noor.submit(self.noor.form)
        self._finish(self.noor)
        self._agree(self.samira)
        proposed = next(m for m in reversed(self.noor.reads()) if "Ja, stuur door" in m.buttons)
        self._sees(self.noor, proposed)
        self.noor.click(proposed, "Ja, stuur door")
        self._finish(self.noor)

    def _tell_the_asker(self) -> None:
        self._chapter("De vrager hoort het", "The one who asked hears")
        self._sees(self.lotte, self.lotte.reads()[-1])
        self._sees(self.lotte, self.lotte.command("/leerkring vragen").form)
        self._finish(self.lotte)

    def _finish(self, person: Person) -> None:
        """Close what lies open, and let the bot send what is due."""
        if person.modal is not None:
            person.close(everything=True)
        self.town.tick()

    def _wait_until(self, moment: datetime) -> None:
        self.town.pass_time(moment)

    def _chapter(self, dutch: str, english: str) -> None:
        now = texts_for("nl").moment(self.town.clock.now(), "Europe/Amsterdam")
        self.say(f"\n=== {dutch} · {english} === {now}\n")

    def _sees(self, person: Person, what: Message | View, where: str = "") -> None:
        """Print what someone looks at, with its buttons."""
        text = what.sees if isinstance(what, Message) else f"{what.title}\n{what.text}"
        labels = [*what.buttons]
        if isinstance(what, View) and what.submit:
            labels.append(what.submit)
        shown = "\n".join([text, *(f"[ {label} ]" for label in dict.fromkeys(labels))])
        place = f" ({where})" if where else ""
        self.say(f"   {person.real_name}{place}:\n{indent(shown, '   │ ')}\n")


def play(say: Callable[[str], None] = print) -> int:
    """Play the story on a database of its own; the exit status."""
    with TemporaryDirectory(prefix="leerkring-") as folder:
        town = Town(Database(f"sqlite:///{Path(folder)}/leerkring.db"), MONDAY)
        try:
            Story(town, say).tell()
            say("\nDit was het hele verhaal. · That was the whole story.")
        finally:
            town.close()
    return 0
