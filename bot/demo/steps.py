"""What a circle's people do, a step at a time: every message and answer is a real one."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.cast import Brought, Cast, Made, Role, Tried, Written
from bot.demo.town import Town
from bot.domain.agenda.insights.requests import SETTLES_AFTER
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.texts import texts_for
from storage.models import ReleaseLevel

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHANNEL = "C0KRING"
SQUARE = "C0PLEIN"
THURSDAY = 4
HEARTBEATS = (1, 2, THURSDAY)  # days of the week: each one takes its time
BEGINS_BEFORE = timedelta(days=21)  # the circle starts three weeks before its first session
INVITED_BEFORE = timedelta(days=14)
DAY = timedelta(days=1)
MORNING = time(9, 30)
PHASE = timedelta(minutes=20)  # about as long as most take


class Steps:
    """What a circle does, by its people; `told` is called now and then: this takes a while."""

    channel = CHANNEL

    def __init__(
        self, town: Town, cast: Cast, today: date, told: Callable[[], None] = lambda: None
    ) -> None:
        self.town = town
        self._told = told
        self.cast = cast
        self.today = today
        self.label = texts_for(cast.language)  # of a button, by the id of its text
        self.people = {each.id: town.sandbox.person(each.id) for each in cast.people}
        self.lead = self.people[cast.of("facilitator")[0].id]
        members = [each.id for each in [*cast.of("facilitator"), *cast.of("participant")]]
        town.sandbox.add_channel(self.channel, cast.circle["channel"], members=members)

    @staticmethod
    def begins(cast: Cast, today: date) -> datetime:
        """When the story of this cast sets in, counted back from today."""
        first = thursday(today, cast.meetings[0]["weeks_ago"])
        return _at(first - BEGINS_BEFORE, MORNING)

    def _who_come(self) -> Sequence[Person]:
        """To the sessions: some never do."""
        return [self.people[role.id] for role in self.cast.of("participant")[:-2]]

    def _start(self) -> None:
        circle = self.cast.circle
        form = self.lead.command("/leerkring nieuw", channel=self.channel).modal
        self.lead.submit(
            form,
            name=circle["name"],
            theme=circle["theme"],
            purpose=circle["purpose"],
            channel=self.channel,
            participants=[person.id for person in self.cast.of("participant")],
        )
        self.lead.submit(self.lead.modal)
        done(self.lead)
        self.town.tick()

    def _hold(self, number: int) -> None:
        meeting = self.cast.meetings[number - 1]
        on = thursday(self.today, meeting["weeks_ago"])
        self._plan(on, meeting["place"])
        for tried in self.cast.intentions:
            if tried.meeting == number - 1 and tried.state:
                self._tell(tried)
        for brought in self.cast.cases:
            self._take_further(brought, number)
        self._told()
        self._wait_until(_at(on, time(10, 0)))
        self._check_in()
        if "parked" in meeting:
            self._run(self.people[meeting["parked_by"]], meeting["parked"])
        self._wait_until(_at(on, time(12, 0)) + timedelta(minutes=5))
        self._look_back(number)
        self._wait_until(_at(on + timedelta(days=1), time(11, 0)))
        self._harvest([made for made in self.cast.insights if made.meeting == number])
        self._told()

    def _check_in(self) -> None:
        for person in self._who_come():
            person.click(person.reads(self.channel)[-1], self.label("check-in"))

    def _look_back(self, number: int) -> None:
        """Right after a session: its case, what they learned, what they will try."""
        if any(number in brought.meetings for brought in self.cast.cases):
            self._press_on_cases("case-discussed")
        for role in self.cast.of("participant"):
            self._reflect(role, number)
            self._told()
        self.town.tick()
        for tried in self.cast.intentions:
            if tried.meeting == number:
                self._intend(tried)

    def _run(self, parks: Person, point: str) -> None:
        """By the run of show, from its first phase to its last; someone parks a point."""
        self.lead.click(
            self.lead.command("/leerkring draaiboek").form, self.label("sheet-start")
        )
        done(self.lead)
        self.town.tick()
        parks.submit(parks.click(self._board(), self.label("point-open")).form, text=point)
        done(parks)
        while self.label("run-press-next") in self._board().buttons:
            self.town.pass_time(self.town.clock.now() + PHASE, step=PHASE)
            self.lead.click(self._board(), self.label("run-press-next"))
            self.town.tick()
        self.town.pass_time(self.town.clock.now() + PHASE, step=PHASE)
        self.lead.click(self._board(), self.label("run-press-finish"))
        self.town.tick()

    def _board(self) -> Message:
        return board(self.lead, self.label("point-open"))

    def _wait_until(self, moment: datetime) -> None:
        """With a heartbeat on some mornings of the week, for what is said then."""
        while (morning := self._next_morning()) < moment:
            self.town.pass_time(morning, step=4 * DAY)
        self.town.pass_time(moment, step=DAY)

    def _next_morning(self) -> datetime:
        now = self.town.clock.now().astimezone(AMSTERDAM)
        day = now.date() if now < _at(now.date(), MORNING) else now.date() + DAY
        while day.isoweekday() not in HEARTBEATS:
            day += DAY
        return _at(day, MORNING)

    def _plan(self, on: date, place: str) -> None:
        self._wait_until(_at(on, MORNING) - INVITED_BEFORE)
        form = self.lead.command("/leerkring plan").modal
        self.lead.submit(form, first_on=on.isoformat(), at="10:00", minutes="120", place=place)
        self.lead.submit(self.lead.modal)
        done(self.lead)
        self.town.tick()
        for person in self._who_come():
            person.click(person.reads()[-1], self.label("rsvp-yes"))

    def _reflect(self, role: Role, number: int) -> None:
        """Answer the question after the session, look at what others see, share it."""
        written = [
            each
            for each in self.cast.reflections
            if (each.person, each.meeting) == (role.id, number)
        ]
        if not written:
            return
        person = self.people[role.id]
        form = person.command("/leerkring reflectie").form
        fields = [name for name in form.inputs if name.startswith("answer-")]
        person.submit(form, _fields(fields, written))
        if person.modal is not None:
            person.submit(person.modal)
        done(person)

    def _intend(self, tried: Tried) -> None:
        """Form an intention, look at what the circle sees, share it."""
        person = self.people[tried.person]
        form = person.command("/leerkring voornemen").form
        person.submit(form, text=tried.text, level=level(tried.level))
        _agree(person)

    def _tell(self, tried: Tried) -> None:
        """How it went, a few days before the next session."""
        person = self.people[tried.person]
        mine = person.command("/leerkring voornemens").form
        form = person.click(mine, self.label("intention-how")).form
        person.submit(form, state=tried.state, happened=tried.happened)
        _agree(person)

    def _harvest(self, cards: Sequence[Made]) -> None:
        """Make cards in one sitting; then their authors are asked, and agree."""
        for made in cards:
            self._make(made)
        self.town.tick()
        self.town.pass_time(self.town.clock.now() + SETTLES_AFTER)
        for made in cards:
            author = self.people[self._answer_behind(made).person]
            give = self.label("release-give")
            asked = next(m for m in reversed(author.reads()) if give in m.buttons)
            author.click(asked, give)
        self.town.tick()

    def _make(self, made: Made) -> None:
        harvest = self.lead.command("/leerkring oogst").form
        near = self._answer_behind(made).text[:60]
        form = self.lead.click(harvest, self.label("harvest-make"), near=near).form
        self.lead.submit(
            form,
            title=made.title,
            what=made.what,
            outcome=made.outcome,
            why=made.why,
            condition=made.condition,
            theme=made.theme,
            kind=made.kind,
            level=level(made.level),
        )
        self.lead.submit(self.lead.modal)
        done(self.lead)

    def _answer_behind(self, made: Made) -> Written:
        person, question = made.sources[0]
        return next(
            each
            for each in self.cast.reflections
            if (each.meeting, each.person, each.question) == (made.meeting, person, question)
        )

    def _take_further(self, brought: Brought, number: int) -> None:
        """To this session, with what is chosen there; told to its end before the one after."""
        if number not in brought.meetings:
            if number - 1 == max(brought.meetings, default=0) > 0:
                self._tell_case(brought)
            return
        if number == min(brought.meetings):
            self._bring(brought)
        else:
            person = self.people[brought.person]
            person.click(person.command("/leerkring praktijk").form, self.label("case-again"))
            done(person)
        self._press_on_cases("case-pick")

    def _press_on_cases(self, label: str) -> None:
        self.lead.click(self.lead.command("/leerkring praktijk").form, self.label(label))
        done(self.lead)
        self.town.tick()

    def _tell_case(self, brought: Brought) -> None:
        """From their own list: how it ended, and who got it moving."""
        person = self.people[brought.person]
        cases = person.command("/leerkring praktijk").form
        mine = person.click(cases, self.label("my-cases")).form
        form = person.click(mine, self.label("case-follow-up"), near=brought.words.title).form
        person.submit(
            form,
            follow_up=brought.result,
            unlocked_by=brought.unlocked_by,
            level=level(brought.level),
        )
        done(person)
        self.town.tick()

    def _bring(self, brought: Brought) -> None:
        person = self.people[brought.person]
        cases = person.command("/leerkring praktijk").form
        form = person.click(cases, self.label("case-bring")).form
        person.submit(form, asdict(brought.words))
        done(person)


def board(person: Person, parks: str) -> Message:
    """What stands in the circle's channel about the session that goes on; its button."""
    shown = reversed(person.reads(CHANNEL))
    return next(each for each in shown if parks in each.buttons)


def _agree(person: Person) -> None:
    """Share what a preview shows, if there is one."""
    if person.form.submit:
        person.submit(person.form)
    done(person)


def done(person: Person) -> None:
    if person.modal is not None:
        person.close(everything=True)


def _fields(names: list[str], written: list[Written]) -> dict[str, str]:
    """One level where they all have it, as most people choose."""
    chosen = {names[each.question - 1]: each for each in written}
    fields = {name: each.text for name, each in chosen.items()}
    if len(levels := {each.level for each in written}) == 1:
        return fields | {"level": level(levels.pop())}
    per_question = {
        name.replace("answer", "level"): level(each.level) for name, each in chosen.items()
    }
    return fields | per_question


def level(name: str) -> str:
    return str(int(ReleaseLevel[name.upper()]))


def thursday(today: date, weeks_ago: int) -> date:
    """The Thursday of the week that many weeks before this one."""
    return today - timedelta(weeks=weeks_ago, days=today.isoweekday() - THURSDAY)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=AMSTERDAM)
