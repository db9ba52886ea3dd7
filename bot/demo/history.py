"""Living a circle's past through Slack: every message and every answer is a real one."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from bot.demo.cast import Role
from bot.demo.steps import SQUARE, Steps, done, level, thursday
from bot.domain.circle.terms import Opening
from bot.domain.overview.privacy import people_with
from bot.domain.people import people
from bot.domain.planning.calendar_mail import SETTLES

SECONDS = 20  # for one of our own pages


class History(Steps):
    """Of the circle that goes on, until this morning."""

    def introduce(self) -> None:
        """Everyone says who they work for; two readers ask for digests."""
        everybody = [person.id for person in self.cast.people]
        self.town.sandbox.add_channel(SQUARE, self.cast.circle["square"], members=everybody)
        for role in self.cast.people:
            self._set_up(role)
        for role in self.cast.of("reader"):
            person = self.people[role.id]
            person.submit(person.command("/leerkring abonnement").modal)
            done(person)
        with self.town.db.begin() as session:
            for role in self.cast.of("manager"):
                for manager in people_with(session, self.people[role.id].profile.email):
                    people.set_manager(session, manager, self.town.clock.now(), is_manager=True)

    def _set_up(self, role: Role) -> None:
        person = self.people[role.id]
        form = person.command("/leerkring instellingen").modal
        person.submit(
            form,
            language=role.language,
            organisation=role.organisation,
            layer=role.layer,
            working_days=list(role.working_days),
        )
        done(person)
        self._told()

    def live(self) -> None:
        """From the start of the circle; everybody introduced themselves."""
        self._start()
        self._open_up()
        for number in range(1, len(self.cast.meetings) + 1):
            self._hold(number)
        self._publish()
        self._look_ahead()

    def _open_up(self) -> None:
        """Whoever reads may ask to join, and finds the circle on the web as well."""
        manage = self.lead.command("/leerkring beheer").form
        requests = self.lead.click(manage, self.label("join-requests-open")).form
        terms = self.lead.click(requests, self.label("join-terms")).form
        self.lead.submit(terms, is_open=Opening.ON_THE_WEB)
        done(self.lead)

    def _publish(self) -> None:
        """Digests of the first two sessions; the third is left to the visitor.

        One of what is public first: it also goes to who reads by mail.
        """
        self._subscribe_by_mail()
        self._send_digest(self.cast.circle["public_digest"], audience=level("public"))
        self._send_digest(self.cast.circle["digest"], channels=[SQUARE])

    def _subscribe_by_mail(self) -> None:
        """Somebody outside Slack asks on the page, and confirms from their mailbox."""
        address = self.cast.circle["mail_reader"]
        asked = {"address": address, "language": self.cast.language}
        _post(f"{self.town.server.url}/subscribe", asked)
        self.town.tick()
        question = self.town.mailboxes.of(address)[-1].part("plain")
        _post(next(line for line in question.split() if "/subscribe/" in line), {})

    def _send_digest(self, title: str, **choices: Any) -> None:
        last = thursday(self.today, self.cast.meetings[-1]["weeks_ago"])
        form = self.lead.command("/leerkring kennisbrief").modal
        self.lead.submit(
            form,
            title=title,
            period_from=thursday(self.today, 20).isoformat(),
            period_to=(last - timedelta(days=1)).isoformat(),
            **choices,
        )
        self.lead.submit(self.lead.modal)
        done(self.lead)
        self.town.tick()

    def _look_ahead(self) -> None:
        """One session to come, with some answers in and some not."""
        on = thursday(self.today, -2)
        self._plan_next(on)
        for role in self.cast.of("participant")[:3]:
            person = self.people[role.id]
            person.click(person.reads()[-1], self.label("rsvp-yes"))
        for brought in self.cast.cases:
            if not brought.meetings:
                self._bring(brought)
        self.town.tick()
        self._keep_calendar()

    def _keep_calendar(self) -> None:
        """Somebody gets their sessions as calendar mail, and confirms from their mailbox."""
        person = self.people[self.cast.of("participant")[0].id]
        calendars = person.command("/leerkring agenda").form
        form = person.click(calendars, self.label("calendar-mail-ask")).form
        address = str(form.initial("address"))
        person.submit(form)
        done(person)
        self.town.tick()
        question = self.town.mailboxes.of(address)[-1].part("plain")
        link = next(line for line in question.split() if "/calendar-mail/" in line)
        _post(link, {"do": "yes"})
        self.town.pass_time(self.town.clock.now() + SETTLES)

    def _plan_next(self, on: date) -> None:
        form = self.lead.command("/leerkring plan").modal
        self.lead.submit(
            form,
            first_on=on.isoformat(),
            at="10:00",
            minutes="120",
            place=self.cast.circle["next_place"],
        )
        self.lead.submit(self.lead.modal)
        done(self.lead)
        self.town.tick()


def _post(url: str, fields: Mapping[str, str]) -> None:
    """Press a button of a page, on this machine."""
    with urlopen(url, urlencode(fields).encode(), timeout=SECONDS):  # noqa: S310  # our own
        pass
