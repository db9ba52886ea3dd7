"""A small circle, lived from its start to its travel story, before the other one begins."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.demo.steps import AMSTERDAM, MORNING, Steps, done
from bot.sandbox.people import Person
from storage.models import CircleState, ReleaseLevel

FINISHES_AFTER = timedelta(days=5)  # a Tuesday
PUBLIC = str(int(ReleaseLevel.PUBLIC))


class Finished(Steps):
    channel = "C0KLEDING"

    def live(self) -> None:
        self._start()
        for number in range(1, len(self.cast.meetings) + 1):
            self._hold(number)
        for brought in self.cast.cases:
            self._tell_case(brought)
        self._make_principle()
        self._wait_until(self.town.clock.now() + FINISHES_AFTER)
        self._finish()

    def _who_come(self) -> Sequence[Person]:
        return [self.people[role.id] for role in self.cast.of("participant")]

    def _check_in(self) -> None:
        """Who said that they come is taken to be there."""

    def _wait_until(self, moment: datetime) -> None:
        """With no heartbeat before the morning of that day: a small circle is lived quickly."""
        morning = datetime.combine(
            moment.astimezone(AMSTERDAM).date(), MORNING, tzinfo=AMSTERDAM
        )
        for step in sorted({morning, moment}):
            if self.town.clock.now() < step <= moment:
                self.town.clock.move_to(step)
                self.town.tick()

    def _make_principle(self) -> None:
        """Others find the insight and recognise it; then it is for its facilitator to say."""
        for each in self.cast.circle["recognised_by"]:
            self._recognise(self.town.sandbox.person(each), self.cast.circle["principle"])
        self.town.tick()
        make = self.label("principle-make")
        proposed = next(m for m in reversed(self.lead.reads()) if make in m.buttons)
        self.lead.click(proposed, make)
        self.town.tick()

    def _recognise(self, person: Person, title: str) -> None:
        found = person.command(f"/leerkring zoek {title}")
        card = person.click(found.message, self.label("search-read")).form
        person.submit(person.click(card, self.label("recognition-confirm")).form)
        done(person)

    def _finish(self) -> None:
        """Farewell to everybody, and the travel story for whoever has its address."""
        manage = self.lead.command("/leerkring beheer").form
        form = self.lead.click(manage, self.label("ending-open")).form
        self.lead.submit(form, state=CircleState.CLOSED.value)
        form = self.lead.click(self.lead.form, self.label("special-story-make")).form
        self.lead.submit(form, readers=PUBLIC, opening=self.cast.circle["opening"])
        self.lead.submit(self.lead.form)
        done(self.lead)
        self.town.tick()
