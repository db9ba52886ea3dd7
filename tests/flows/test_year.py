"""A circle of nine people, lived for a year: two series, an end, and a new start in between.

Each chapter names what once went wrong there. At the end, every message to the one who says
nothing and to the one who always answers is counted.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.database import Database
from tests.flows.cases.test_cases import WORMS, board, bring, clear
from tests.flows.conftest import World
from tests.flows.reflecting import CARD, NETWORK

DUTCH = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)
QUARTER = timedelta(weeks=13)
SATURDAY = 6
SERIES = ("2026-04-09", "2026-05-07", "2026-06-04", "2026-07-02")
AGAIN = ("2026-10-08", "2026-11-05", "2026-12-03")
PLAN = {"at": "10:00", "minutes": "120", "place": "Stadhuis", "every_weeks": "4"}
BRING = "Neem je contract mee."
WHY = "De zaal was dubbel geboekt."
INPUT = "Vraag naar de kosten van het beheer."
SMALL = "Begin klein, met één afdeling die wil."
ALIKE = "Klein beginnen met één afdeling werkt."
SECOND = "Wij begonnen het tweede jaar met een lijst van wat er al ligt."
ROOFS = "Een sloper die twee weken eerder begint, haalt het dakhout er heel uit."
ROOF_TITLE = "Begin twee weken eerder met slopen"
TITLE = CARD["title"]
DIFFERENT = "Bij ons tekent de directie zelf."
HELPED = "De jurist van de provincie vond een uitzondering."
RESULT = "De ontheffing is binnen."
MOST_IN_A_QUARTER, MOST_IN_A_MONTH = 3, 5


class Year:
    """Nine people: Ada leads, Gert never reacts, Bram always does, Eva reads along."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ada, self.bram, self.chris, self.eva = (
            world.ada,
            world.bram,
            world.chris,
            world.eva,
        )
        self.dewi = world.dewi
        self.fatma, self.gert, self.hanna, self.imre = (
            world.add_person(f"U0{name.upper()}", name, real_name=name.title())
            for name in ("fatma", "gert", "hanna", "imre")
        )
        self.circle = [
            self.bram, self.chris, self.dewi, self.fatma, self.gert, self.hanna, self.imre
        ]  # fmt: skip

    def until(self, moment: str) -> None:
        """With a heartbeat on the morning of each working day, and one at that moment."""
        aim = datetime.fromisoformat(moment).replace(tzinfo=DUTCH)
        while (morning := self._next_morning()) < aim:
            self.world.clock.move_to(morning)
            self.world.tick()
        self.world.clock.move_to(aim)
        self.world.tick()

    def _next_morning(self) -> datetime:
        now = self.world.clock.now().astimezone(DUTCH)
        morning = datetime.combine(now.date(), time(9, 30), tzinfo=DUTCH)
        if morning <= now:
            morning += DAY
        while morning.isoweekday() >= SATURDAY:
            morning += DAY
        return morning

    def submit(self, person: Person, **filled: Any) -> None:
        """What is in front of somebody, up to the last look at it."""
        assert person.submit(person.form, **filled) == {}

    def done(self, person: Person) -> None:
        clear(person)
        self.world.tick()

    def manage(self, label: str) -> None:
        clear(self.ada)
        self.ada.click(self.ada.command("/leerkring beheer").form, label)

    def plan(self, first: str, count: int) -> str:
        """A series of the circle; what its planner was shown."""
        clear(self.ada)
        form = self.ada.command("/leerkring plan").form
        assert self.ada.submit(form, PLAN | {"first_on": first, "count": str(count)}) == {}
        shown = self.ada.form.text
        self.submit(self.ada, remark=BRING)
        self.done(self.ada)
        return shown

    def come(self, person: Person, label: str = "Ja, ik kom op deze data") -> None:
        """To every date that was asked about."""
        asked = told(person, "Uitnodiging")[-1]
        if "Antwoord op alle data" in asked.buttons:
            form = person.click(asked, "Antwoord op alle data").form
            assert person.submit(form, dates=form.options("dates"), others="open") == {}
        else:
            person.click(asked, next(b for b in asked.buttons if b.startswith("Ja, ik kom")))
        self.done(person)

    def hold(self, day: str) -> None:
        """A session, from the hour before it until after it; two check in in the channel."""
        briefs = len(told(self.ada, "Straks:"))
        self.until(f"{day} 09:00")
        assert len(told(self.ada, "Straks:")) == briefs + 1
        self.until(f"{day} 10:00")
        for person in (self.bram, self.chris):
            person.click(person.reads(self.world.channel)[-1], "Ik ben er")
        self.until(f"{day} 12:01")

    def answer(self, person: Person, words: str) -> None:
        clear(person)
        asked = [each for each in person.reads() if "Beantwoord" in each.buttons][-1]
        form = person.click(asked, "Beantwoord").form
        first = next(name for name in form.inputs if name.startswith("answer-"))
        assert person.submit(form, {first: words, "level": NETWORK}) == {}
        if person.modal is not None and person.form.submit:
            self.submit(person)
        self.done(person)

    def make(self, label: str, near: str | None = None, **card: str) -> None:
        """A card, of which all authors are asked; they let it go."""
        clear(self.ada)
        form = self.ada.click(self.ada.command("/leerkring oogst").form, label, near=near).form
        assert self.ada.submit(form, {**CARD, "level": NETWORK, **card}) == {}
        self.submit(self.ada)
        self.done(self.ada)

    def let_go(self, *people: Person) -> None:
        self.world.later(minutes=15)
        for person in people:
            asked = [m for m in person.reads() if "Geef vrij" in m.buttons][-1]
            person.click(asked, "Geef vrij")
        self.world.later(minutes=15)

    def read(self, person: Person, question: str = TITLE) -> None:
        """A card, through the search."""
        clear(person)
        person.click(person.command(f"/leerkring zoek {question}").message, "Lees meer")


def told(person: Person, words: str) -> list[Message]:
    return [each for each in person.reads() if words in each.sees]


def by(person: Person, period: Callable[[date], Any]) -> Counter[Any]:
    """How many messages a person had from the bot, in each month or quarter."""
    sent = [each for each in person.reads() if not each.ephemeral]
    return Counter(period(datetime.fromtimestamp(float(m.ts), DUTCH).date()) for m in sent)


def when(message: Message) -> datetime:
    return datetime.fromtimestamp(float(message.ts), DUTCH)


@pytest.fixture
def year(database: Database) -> Iterator[Year]:
    if not database.is_sqlite:
        pytest.skip("nothing in it depends on the database")
    world = World(database)
    yield Year(world)
    world.close()


@pytest.mark.slow
def test_a_year_of_a_circle(year: Year) -> None:
    start(year)
    invite(year)
    first_session(year)
    harvest(year)
    digests(year)
    disagree(year)
    second_session(year)
    withdraw(year)
    last_sessions(year)
    finish(year)
    tell_the_case(year)
    begin_again(year)
    second_series(year)
    count(year)


def start(year: Year) -> None:
    year.world.start_circle(
        purpose="Samen leren hoe circulair inkoopen lukt.",
        participants=[person.id for person in year.circle],
        horizon_on="2026-07-31",
    )
    # A circle can be corrected: a typing error in its purpose.
    year.manage("Pas de kring aan")
    year.submit(year.ada, purpose="Samen leren hoe circulair inkopen lukt.")
    year.done(year.ada)
    assert "circulair inkopen lukt" in year.gert.reads()[0].sees
    # A clash with another circle: two of its people sit there at that hour.
    clear(year.eva)
    form = year.eva.command("/leerkring nieuw", channel="C0PLEIN").form
    other = {"name": "Bouw", "theme": "construction", "purpose": "Leren.", "channel": "C0PLEIN"}
    people = [year.chris.id, year.dewi.id]
    assert year.eva.submit(form, other, participants=people) == {}
    year.submit(year.eva)
    year.done(year.eva)


def invite(year: Year) -> None:
    year.until("2026-03-16 09:30")
    year.plan(SERIES[0], 4)
    # A word of the facilitator goes along with the invitation.
    assert BRING in told(year.gert, "Uitnodiging")[0].sees
    # Every date of a series can be answered at once, also the fourth.
    for person in (year.bram, year.chris, year.fatma, year.imre):
        year.come(person)
        assert "2 juli 2026" in told(person, "Uitnodiging")[0].sees
    clear(year.eva)
    form = year.eva.command("/leerkring plan").form
    at_the_same = {"first_on": SERIES[0], "at": "10:30", "minutes": "60", "place": "Zaal 1"}
    assert year.eva.submit(form, at_the_same) == {}
    assert "hebben dan een andere bijeenkomst" in year.eva.form.text
    clear(year.eva)


def first_session(year: Year) -> None:
    year.until("2026-04-02 09:30")
    bring(year.bram, WORMS)
    year.ada.click(board(year.ada), "Kies deze")
    year.done(year.ada)
    year.hold(SERIES[0])
    # What was discussed can be told to its end after the session too, by its owner.
    year.ada.click(board(year.ada), "Noteer als besproken")
    year.done(year.ada)
    year.bram.click(board(year.bram), "Mijn praktijken")
    assert "Hoe liep het af?" in year.bram.form.buttons
    for person, words in (
        (year.bram, SMALL), (year.chris, ALIKE), (year.fatma, ROOFS)
    ):  # fmt: skip
        year.answer(person, words)


def harvest(year: Year) -> None:
    """Two answers that are alike are one insight; so is one about demolition."""
    year.until("2026-04-10 11:00")
    year.make("Maak hier één inzicht van")
    year.make("Maak inzicht", ROOFS, title=ROOF_TITLE, what=ROOFS, why="", theme="construction")
    year.let_go(year.bram, year.chris, year.fatma)
    year.read(year.eva)
    clear(year.eva)


def digests(year: Year) -> None:
    year.until("2026-04-14 11:00")
    form = year.ada.command("/leerkring kennisbrief").form
    assert year.ada.submit(form) == {}
    # An edition without readers says where members find it.
    assert "Wie hem mag lezen, vindt hem op het tabblad Home, onder" in year.ada.form.text
    clear(year.ada)
    form = year.eva.command("/leerkring abonnement").form
    assert year.eva.submit(form, themes=["construction"]) == {}
    year.done(year.eva)
    before = len(year.eva.reads())
    assert year.ada.submit(year.ada.command("/leerkring kennisbrief").form) == {}
    year.submit(year.ada)
    year.done(year.ada)
    # Who subscribed to one theme gets no other.
    [digest] = year.eva.reads()[before:]
    assert ROOF_TITLE in digest.sees
    assert TITLE not in digest.sees
    # The same cards are not sent twice: the same clicks send nothing.
    year.until("2026-04-14 12:00")
    clear(year.ada)
    assert year.ada.submit(year.ada.command("/leerkring kennisbrief").form) == {}
    assert "Er is niets nieuws voor deze lezers" in year.ada.form.text
    assert year.ada.form.submit is None
    clear(year.ada)


def disagree(year: Year) -> None:
    """A reader contradicts, and the facilitator makes a condition of it."""
    year.until("2026-04-20 11:00")
    year.read(year.eva)
    form = year.eva.click(year.eva.form, "Bij ons anders, want…").form
    assert year.eva.submit(form, text=DIFFERENT, organisation="Waterschap") == {}
    year.done(year.eva)
    year.read(year.ada)
    assert DIFFERENT in year.ada.form.text
    year.ada.click(year.ada.form, "Maak er een voorwaarde van")
    year.submit(year.ada, condition="de directie meedoet")
    year.done(year.ada)
    year.let_go(year.bram, year.chris)
    year.read(year.eva)
    assert "de directie meedoet" in year.eva.form.text
    clear(year.eva)


def second_session(year: Year) -> None:
    """Somebody sends something in; then the session moves, with a reason."""
    year.until("2026-05-01 10:00")
    home = year.hanna.open_home()
    year.hanna.click(home, "Nee, maar ik geef iets mee")
    year.submit(year.hanna, contribution=INPUT)
    year.done(year.hanna)
    clear(year.ada)
    sessions = year.ada.command("/leerkring bijeenkomsten").form
    year.ada.click(sessions, "Verplaats", near="7 mei")
    year.submit(year.ada, day="2026-05-08")
    year.submit(year.ada, remark=WHY)
    year.done(year.ada)
    [moved] = told(year.hanna, "Nieuwe tijd")
    # A reason goes along with the move, and so does what was sent in.
    assert WHY in moved.sees
    assert "Wat je meegaf, gaat mee naar de nieuwe tijd." in moved.sees
    who = year.ada.click(year.ada.open_home(), "Wie komt er?").form
    assert INPUT in who.text
    clear(year.ada)
    year.bram.click(told(year.bram, "Nieuwe tijd")[0], "Ja, ik kom")
    # The giver is told: an answer became a card.
    assert told(year.bram, "Wat jij schreef, zit in dit inzicht.") != []
    year.hold("2026-05-08")
    year.answer(year.bram, "Een lijst met drie dingen werkt beter dan een plan.")


def withdraw(year: Year) -> None:
    year.until("2026-05-18 11:00")
    # An author turns an answer round: the card waits for them.
    clear(year.chris)
    asked = told(year.chris, "Bewaard. Je beantwoordde")[0]
    form = year.chris.click(asked, "Pas aan").form
    year.chris.submit(form, {form.inputs[0]: "Klein beginnen werkte bij ons toch niet."})
    year.done(year.chris)
    assert "Een van de schrijvers veranderde een antwoord" in year.ada.reads()[-1].sees
    question = next(m for m in year.chris.reads() if "Ja, het klopt nog" in m.buttons)
    year.chris.click(question, "Ja, het klopt nog")
    year.until("2026-06-01 11:00")
    year.eva.says("Hoe begin je klein met één afdeling?")
    year.world.sandbox.idle()
    year.world.tick()
    assert TITLE in year.eva.reads()[-1].sees
    card = next(m for m in year.chris.reads() if TITLE in m.sees and "Trek in" in m.buttons)
    year.chris.click(card, "Trek in")
    year.world.later(minutes=15)
    # What was withdrawn is gone from the bot's own answer, too.
    kept = [each.sees for each in year.eva.reads() if not each.ephemeral]
    assert TITLE not in "".join(kept)
    # The other author hears of it, and the facilitator can make it anew of what remains.
    assert "jouw eigen antwoord blijft zoals het is" in year.bram.reads()[-1].sees
    assert "Maak het opnieuw" in year.ada.reads()[-1].buttons


def last_sessions(year: Year) -> None:
    year.hold(SERIES[2])
    year.answer(year.bram, "De beheerder zat er dit keer vanaf het begin bij.")
    year.hold(SERIES[3])
    # Nobody was alarmed about a date on which people had answered long before.
    assert [m for m in told(year.ada, "Jullie minimum is") if "2 juli" in m.sees] == []
    # Who never reacts hears no more of it.
    assert told(year.gert, "4 juni 2026")[1:] == []
    year.answer(year.bram, "We nemen drie afspraken mee naar het najaar.")


def finish(year: Year) -> None:
    # A month before its horizon the circle is asked how it goes on.
    [asked] = told(year.ada, "loopt tot vrijdag 31 juli 2026")
    year.until("2026-07-06 10:00")
    clear(year.ada)
    year.ada.click(asked, "Pauzeer of rond af")
    year.submit(year.ada, state="closed")
    # It ends with a story of what came of it.
    year.ada.click(year.ada.form, "Maak het reisverhaal")
    year.submit(year.ada, readers="Onze leerkring")
    assert ROOF_TITLE in year.ada.form.text
    year.submit(year.ada)
    year.done(year.ada)
    farewell = told(year.bram, "‘Circulair inkopen’ is afgerond")[-1]
    assert "Wat je schreef, blijft van jou." in farewell.sees
    # The archive opens by its Dutch word.
    archive = year.bram.command("/leerkring archief").form
    year.bram.click(archive, "Bekijk de kring")
    story = year.bram.click(year.bram.form, "Lees het reisverhaal").form
    assert ROOF_TITLE in story.text
    assert TITLE not in story.text
    clear(year.bram)
    assert "Circulair inkopen" not in year.ada.open_home().text


def tell_the_case(year: Year) -> None:
    """Long after the session, and though the circle is finished."""
    year.until("2026-08-20 10:00")
    clear(year.bram)
    mine = year.bram.command("/leerkring praktijk").message
    year.bram.click(mine, "Mijn praktijken")
    form = year.bram.click(year.bram.form, "Hoe liep het af?").form
    outcome = {"follow_up": RESULT, "unlocked_by": HELPED, "level": NETWORK}
    assert year.bram.submit(form, outcome) == {}
    year.done(year.bram)
    clear(year.eva)
    year.eva.command("/leerkring zoek wie kreeg een ontheffing?")
    found = year.eva.click(year.eva.reads()[-1], "Bekijk").form
    assert HELPED in found.text
    assert RESULT in found.text
    clear(year.eva)


def begin_again(year: Year) -> None:
    """With the same people."""
    year.until("2026-09-01 10:00")
    clear(year.ada)
    year.ada.click(year.ada.command("/leerkring archief").form, "Bekijk de kring")
    year.ada.click(year.ada.form, "Ga weer verder")
    year.done(year.ada)
    assert told(year.imre, "‘Circulair inkopen’ gaat weer verder") != []
    year.until("2026-09-14 10:00")
    year.plan(AGAIN[0], 3)
    for person in (year.bram, year.chris, year.fatma):
        year.come(person)


def second_series(year: Year) -> None:
    for day in AGAIN:
        year.hold(day)
        year.answer(year.bram, SECOND if day == AGAIN[0] else f"Wat we deden op {day}.")
    year.until("2026-12-21 10:00")
    # After the last session its facilitator is asked once how the circle goes on.
    asked = told(year.ada, "De laatste geplande bijeenkomst van ‘Circulair inkopen’")
    assert len(asked) == 1
    year.until("2027-02-26 10:00")


def count(year: Year) -> None:
    active = by(year.bram, lambda day: (day.year, day.month))
    assert max(active.values()) <= MOST_IN_A_MONTH, active
    silent = by(year.gert, lambda day: (day.year, (day.month - 1) // 3))
    assert max(silent.values()) <= MOST_IN_A_QUARTER, silent
    # Nor in thirteen weeks from the welcome, or the new start; but a move must be told.
    heard = [each for each in year.gert.reads() if "Nieuwe tijd" not in each.sees]
    for begun in (heard[0], told(year.gert, "gaat weer verder")[-1]):
        soon = [each for each in heard if when(begun) <= when(each) < when(begun) + QUARTER]
        assert len(soon) <= MOST_IN_A_QUARTER, soon
    # Who never reacted was asked once in each series whether they still take part.
    assert len(told(year.gert, "Doe je nog mee?")) == 2
